//! Where no wallet is opened: why, and the way to a safe door.

use flows::{
    origin::{Door, OriginRefusal},
    view::RefusedView,
};
use ui::{
    ButtonKind, IconName, brand, icon, link_button,
    node::{Element, classed, div, p, span, words},
};

/// Draws the full-page refusal.
pub(crate) fn draw(view: &RefusedView) -> Element {
    let (title, text) = words_of(&view.reason);
    let head = div("refusal__head").child(icon(IconName::Stop)).child(
        div("stack")
            .child(words("h1", title).test_id("refusal-title"))
            .child(p("lead").child(text)),
    );
    let doors = div("card stack")
        .test_id("refusal-doors")
        .child(words("h2", "Open the same bytes by a safe door"))
        .children(view.doors.iter().filter_map(door).collect());
    classed("section", "refusal stack stack--loose reading")
        .child(brand())
        .child(head)
        .child(doors)
}

fn words_of(reason: &OriginRefusal) -> (&'static str, String) {
    match reason {
        OriginRefusal::PathGateway { host } => (
            "No keys at this address.",
            format!(
                "This gateway serves every site from one shared origin, {host}. Any of them could read a \
                 wallet opened here, so Holdfast will not open one. Your money is not affected."
            ),
        ),
        OriginRefusal::Framed => (
            "No keys inside another page.",
            "Another page shows Holdfast in a frame. It could draw over what you read and catch what \
             you press, so no wallet is opened here. Your money is not affected."
                .to_owned(),
        ),
        OriginRefusal::InsecureContext => (
            "No keys over an open line.",
            "This address is neither encrypted nor on your own machine. Anyone on the way could change \
             this page, so no wallet is opened here. Your money is not affected."
                .to_owned(),
        ),
    }
}

fn door(door: &Door) -> Option<Element> {
    let way = div("stack stack--tight");
    match door {
        Door::Link { url } => Some(
            way.child(link_button(
                ButtonKind::Main,
                None,
                "refusal-link",
                "Open it at an address of its own",
                url.clone(),
            ))
            .child(p("small mono quiet").child(url.clone())),
        ),
        Door::LoopbackCommand { cid } => {
            let name = cid.clone().map(|cid| {
                p("small quiet")
                    .child("It names the folder by its bytes. The name must be ")
                    .child(span("mono").child(cid))
            });
            Some(
                way.child(words(
                    "p",
                    "From your own machine, with every byte checked: fetch this copy's folder from any IPFS node, then",
                ))
                .child(
                    classed("code", "code")
                        .test_id("refusal-command")
                        .child("holdfast serve FOLDER"),
                )
                .child(name),
            )
        }
        // This release ships no single file, and shows no door that leads nowhere.
        Door::SingleFile => None,
    }
}
