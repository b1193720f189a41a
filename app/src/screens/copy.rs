//! This copy: which bytes are open, and how they came.

use std::rc::Rc;

use flows::{
    Action, Persistence, SettingsAction,
    view::{CopyView, ThisCopyView},
};
use ui::{
    copy_button, fact,
    node::{Element, classed, div, p, words},
};

use super::{deed, local::Local};
use crate::{
    dispatch::{act, change_local},
    wording,
};

/// Draws what is known of this copy.
pub(crate) fn draw(view: &ThisCopyView, local: &Local) -> Element {
    let copy_cid = view.copy.cid.as_ref().map(|cid| {
        let is_done = local.copied == cid.text;
        let text = cid.text.clone();
        let copy = Rc::new(move |_: &str| {
            act(Action::Settings(SettingsAction::CopyCid));
            change_local(|local| local.copied.clone_from(&text));
        });
        div("row").child(copy_button("Copy the name", "copy-cid", is_done, copy))
    });
    let persist = (view.persistence == Persistence::Unasked).then(|| {
        div("row").child(deed(
            "copy-persist",
            "Ask the browser to keep it",
            Action::Settings(SettingsAction::AskPersistence),
        ))
    });
    classed("section", "stack stack--loose reading")
        .test_id("this-copy")
        .child(
            div("stack stack--tight")
                .child(words("h1", "This copy"))
                .child(p("quiet").child("The bytes you have open, and how they reached you.")),
        )
        .child(div("card stack").child(facts(&view.copy)).child(copy_cid))
        .child(
            div("card stack")
                .child(words("h2", "What it keeps"))
                .child(words("p", wording::copy::outlook(view.storage)))
                .child(
                    p("small quiet")
                        .test_id("copy-persistence")
                        .child(wording::copy::persistence(view.persistence)),
                )
                .child(persist),
        )
        .child(reach(view.sealed_to.as_deref()))
        .child(
            p("small quiet")
                .child("Version ")
                .child(view.version)
                .child(". A page cannot prove itself: compare the name with one you trust."),
        )
}

fn reach(sealed_to: Option<&[String]>) -> Element {
    let card = div("card stack").child(words("h2", "Whom it can reach"));
    match sealed_to {
        None => card.child(words(
            "p",
            "No wallet is open yet, so an endpoint may still be tried. Nothing is asked before you confirm it.",
        )),
        Some([]) => card.child(
            words("p", "Only its own source. The browser enforces it until the page is loaded again.")
                .test_id("copy-reach"),
        ),
        Some(origins) => {
            let mut list = classed("ul", "stack stack--tight").test_id("copy-reach");
            for origin in origins {
                list = list.child(classed("li", "mono small").child(origin.clone()));
            }
            card.child(words(
                "p",
                "Its own source, and these. The browser enforces it until the page is loaded again.",
            ))
            .child(list)
        }
    }
}

/// Draws name and route in short.
pub(crate) fn facts(copy: &CopyView) -> Element {
    let card = div("stack stack--tight").test_id("copy-facts");
    let card = match &copy.cid {
        Some(cid) => card
            .child(p("label").child("This copy, by its bytes"))
            .child(p("mono").test_id("copy-name").child(cid.text.clone()))
            .child(p("small quiet").child(wording::copy::source(cid.source))),
        None => card.child(p("label").child("This copy")).child(
            p("small quiet")
                .test_id("copy-name")
                .child("Its name by its bytes is not known here."),
        ),
    };
    let mut facts = ui::facts();
    if let Some(route) = &copy.route {
        let route = wording::copy::route(route);
        facts = facts.child(fact("How it came", "copy-route", route));
    }
    if let Some(server) = &copy.server {
        facts = facts.child(fact(
            "The server calls itself",
            "copy-server",
            server.clone(),
        ));
    }
    card.child(facts)
}
