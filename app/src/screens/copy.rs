//! This copy: which bytes are open, and how they came.

use flows::{
    Action, Persistence, SettingsAction,
    view::{CopyView, ThisCopyView},
};
use leptos::prelude::*;
use ui::{Button, CopyButton, Fact, Facts};

use super::{Slice, on};
use crate::{dispatch::act, wording};

/// Draws what is known of this copy.
pub(crate) fn draw(view: Slice<ThisCopyView>) -> impl IntoView {
    let copy = Memo::new(move |_| view.with(|view| view.copy.clone()));
    let persistence = Memo::new(move |_| view.with(|view| view.persistence));
    let reach = Memo::new(move |_| view.with(|view| view.sealed_to.clone()));
    let (is_copied, set_copied) = signal(false);
    let copy_cid = Callback::new(move |()| {
        act(Action::Settings(SettingsAction::CopyCid));
        set_copied.set(true);
    });
    view! {
        <section class="stack stack--loose reading" data-testid="this-copy">
            <div class="stack stack--tight">
                <h1>"This copy"</h1>
                <p class="quiet">"The bytes you have open, and how they reached you."</p>
            </div>
            <div class="card stack">
                {move || facts(&copy.get())}
                {move || copy.with(|copy| copy.cid.is_some()).then(|| view! {
                    <div class="row"><CopyButton label="Copy the name" test_id="copy-cid" is_done=is_copied on_press=copy_cid/></div>
                })}
            </div>
            <div class="card stack">
                <h2>"What it keeps"</h2>
                <p>{move || view.with(|view| wording::copy::outlook(view.storage))}</p>
                <p class="small quiet" data-testid="copy-persistence">{move || wording::copy::persistence(persistence.get())}</p>
                {move || (persistence.get() == Persistence::Unasked).then(|| view! {
                    <div class="row">
                        <Button test_id="copy-persist" on_press=on(Action::Settings(SettingsAction::AskPersistence))>"Ask the browser to keep it"</Button>
                    </div>
                })}
            </div>
            <div class="card stack">
                <h2>"Whom it can reach"</h2>
                {move || match reach.get() {
                    None => view! { <p>"No wallet is open yet, so an endpoint may still be tried. Nothing is asked before you confirm it."</p> }.into_any(),
                    Some(origins) if origins.is_empty() => view! { <p data-testid="copy-reach">"Only its own source. The browser enforces it until the page is loaded again."</p> }.into_any(),
                    Some(origins) => view! {
                        <p>"Its own source, and these. The browser enforces it until the page is loaded again."</p>
                        <ul class="stack stack--tight" data-testid="copy-reach">{origins.into_iter().map(|origin| view! { <li class="mono small">{origin}</li> }).collect_view()}</ul>
                    }.into_any(),
                }}
            </div>
            <p class="small quiet">"Version " {move || view.with(|view| view.version)} ". A page cannot prove itself: compare the name with one you trust."</p>
        </section>
    }
}

/// Draws name and route in short.
pub(crate) fn facts(copy: &CopyView) -> impl IntoView + use<> {
    let cid = copy
        .cid
        .as_ref()
        .map(|cid| (cid.text.clone(), wording::copy::source(cid.source)));
    let route = copy.route.as_ref().map(wording::copy::route);
    let server = copy.server.clone();
    view! {
        <div class="stack stack--tight" data-testid="copy-facts">
            {match cid {
                Some((text, source)) => view! {
                    <p class="label">"This copy, by its bytes"</p>
                    <p class="mono" data-testid="copy-name">{text}</p>
                    <p class="small quiet">{source}</p>
                }.into_any(),
                None => view! {
                    <p class="label">"This copy"</p>
                    <p class="small quiet" data-testid="copy-name">"Its name by its bytes is not known here."</p>
                }.into_any(),
            }}
            <Facts>
                {route.map(|route| view! { <Fact name="How it came" test_id="copy-route">{route}</Fact> })}
                {server.map(|server| view! { <Fact name="The server calls itself" test_id="copy-server">{server}</Fact> })}
            </Facts>
        </div>
    }
}
