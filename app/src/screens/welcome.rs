//! The first screen: what this copy is, and the doors.

use flows::{Action, FilePurpose, view::WelcomeView};
use leptos::prelude::*;
use ui::{Brand, Door, IconName, Notice, Tone};

use super::{Slice, copy, on};
use crate::wording;

/// Draws the first screen of a copy without a wallet.
pub(crate) fn draw(view: Slice<WelcomeView>) -> impl IntoView {
    let problem = Memo::new(move |_| view.with(|view| view.problem.clone()));
    let can_begin = Memo::new(move |_| view.with(|view| view.can_begin));
    view! {
        <section class="welcome stack" data-testid="welcome">
            <Brand/>
            <div class="welcome__head stack">
                <h1>"A wallet that has nowhere to go down."</h1>
                <p class="lead">
                    "Your keys stay in a locked room of this page. The page is named by its own content. \
                     It talks to nobody until you say whom."
                </p>
            </div>
            {move || problem.get().map(|problem| view! {
                <Notice tone=Tone::Red test_id="welcome-problem"><p>{wording::problem(&problem)}</p></Notice>
            })}
            {move || can_begin.get().then(doors)}
            {move || view.with(|view| copy::facts(&view.copy))}
            <p class="small quiet">{move || view.with(|view| wording::copy::outlook(view.storage))}</p>
            {move || view.with(|view| view.endpoints == 0).then(|| view! {
                <p class="small quiet">
                    "Requests to anyone but this copy's own source so far: " <b>"0"</b> ". "
                    <a href="#/endpoints/add" data-testid="welcome-add-endpoint">"Add an endpoint"</a>
                    " when you want to see the chain."
                </p>
            })}
        </section>
    }
}

fn doors() -> impl IntoView {
    view! {
        <div class="doors">
            <Door
                icon=IconName::Key
                title="Make a new wallet"
                text="About three minutes, with paper and a pen."
                test_id="welcome-create"
                on_press=on(Action::Create)
            />
            <Door
                icon=IconName::Restore
                title="Restore from words"
                text="You have 12 to 24 words on paper."
                test_id="welcome-restore-words"
                on_press=on(Action::RestoreFromWords)
            />
            <Door
                icon=IconName::File
                title="Open a vault file"
                text="You saved one from another copy."
                test_id="welcome-restore-file"
                on_press=on(Action::ChooseFile(FilePurpose::RestoreVault))
            />
        </div>
    }
}
