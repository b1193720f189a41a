//! Where no wallet is opened: why, and the way to a safe door.

use flows::{
    origin::{Door, OriginRefusal},
    view::RefusedView,
};
use leptos::prelude::*;
use ui::{Brand, ButtonKind, Icon, IconName, LinkButton};

/// Draws the full-page refusal.
pub(crate) fn draw(view: &RefusedView) -> impl IntoView + use<> {
    let (title, text) = words(&view.reason);
    view! {
        <section class="refusal stack stack--loose reading">
            <Brand/>
            <div class="refusal__head">
                <Icon name=IconName::Stop/>
                <div class="stack">
                    <h1 data-testid="refusal-title">{title}</h1>
                    <p class="lead">{text}</p>
                </div>
            </div>
            <div class="card stack" data-testid="refusal-doors">
                <h2>"Open the same bytes by a safe door"</h2>
                {view.doors.iter().map(door).collect_view()}
            </div>
        </section>
    }
}

fn words(reason: &OriginRefusal) -> (&'static str, String) {
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

fn door(door: &Door) -> AnyView {
    match door {
        Door::Link { url } => view! {
            <div class="stack stack--tight">
                <LinkButton kind=ButtonKind::Main href=url.clone() test_id="refusal-link">
                    "Open it at an address of its own"
                </LinkButton>
                <p class="small mono quiet">{url.clone()}</p>
            </div>
        }
        .into_any(),
        Door::LoopbackCommand { cid } => view! {
            <div class="stack stack--tight">
                <p>"From your own machine, with every byte checked: fetch this copy's folder from any IPFS node, then"</p>
                <code class="code" data-testid="refusal-command">"holdfast serve FOLDER"</code>
                {cid.clone().map(|cid| view! {
                    <p class="small quiet">"It names the folder by its bytes. The name must be " <span class="mono">{cid}</span></p>
                })}
            </div>
        }
        .into_any(),
        // This release ships no single file, and shows no door that leads nowhere.
        Door::SingleFile => ().into_any(),
    }
}
