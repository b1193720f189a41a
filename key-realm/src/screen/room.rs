//! The room: the walls, the head, the screen under way, and the one voice for screen readers.

use leptos::prelude::*;
use ui::{KeyFrameHead, LiveRegion, Notice, Steps, Tone, Waiting};

use super::{
    create::{CreateCheck, CreateChoose, CreateWords},
    desk::Desk,
    file::OfferFile,
    password::{ChangeCurrent, ChoosePassword},
    restore::{RestoreAddress, RestoreWords, TryPassphrase},
    reveal::{RevealPassword, RevealWords},
    review::ReviewScreen,
    seal::ShowSeal,
    unlock::UnlockScreen,
    wait::Working,
};
use crate::{
    machine::{Note, Realm, Screen},
    wording,
};

/// All that is drawn.
#[component]
pub(super) fn Room(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let seal = desk.memo(|realm| {
        let seal = &realm.known()?.seal;
        Some((seal.words().join(" "), seal.drawing().to_vec()))
    });
    let place = desk.memo(Realm::place);
    let steps = desk.memo(Realm::steps);
    let announcement = desk.memo(wording::announcement);
    view! {
        <main class="key-frame" data-testid="realm" aria-label="Key realm">
            <KeyFrameHead seal/>
            <div class="key-frame__body stack stack--loose">
                {move || {
                    let (reached, total) = steps.get()?;
                    Some(view! { <Steps total reached=Signal::stored(reached)/> })
                }}
                {move || draw(desk, place.get().1)}
            </div>
            <LiveRegion message=announcement/>
        </main>
    }
}

fn draw(desk: Desk, screen: Screen) -> AnyView {
    match screen {
        Screen::Starting => {
            let what = Signal::stored(wording::STARTING.to_owned());
            view! { <Waiting what test_id="realm-starting"/> }.into_any()
        }
        Screen::Storing => {
            let what = Signal::stored(wording::STORING.to_owned());
            view! { <Waiting what test_id="realm-storing"/> }.into_any()
        }
        Screen::Resting => view! { <Resting desk/> }.into_any(),
        Screen::CreateChoose => view! { <CreateChoose desk/> }.into_any(),
        Screen::CreateWords => view! { <CreateWords desk/> }.into_any(),
        Screen::CreateCheck => view! { <CreateCheck desk/> }.into_any(),
        Screen::RestoreWords => view! { <RestoreWords desk/> }.into_any(),
        Screen::RestoreAddress => view! { <RestoreAddress desk/> }.into_any(),
        Screen::Passphrase => view! { <TryPassphrase desk/> }.into_any(),
        Screen::Password => view! { <ChoosePassword desk/> }.into_any(),
        Screen::Working => view! { <Working desk/> }.into_any(),
        Screen::Seal => view! { <ShowSeal desk/> }.into_any(),
        Screen::File => view! { <OfferFile desk/> }.into_any(),
        Screen::Unlock => view! { <UnlockScreen desk/> }.into_any(),
        Screen::ChangeCurrent => view! { <ChangeCurrent desk/> }.into_any(),
        Screen::RevealPassword => view! { <RevealPassword desk/> }.into_any(),
        Screen::RevealWords => view! { <RevealWords desk/> }.into_any(),
        Screen::Review => view! { <ReviewScreen desk/> }.into_any(),
    }
}

#[component]
fn Resting(desk: Desk) -> impl IntoView {
    let is_open = desk.memo(|realm| realm.known().is_some());
    view! {
        <NoteNotice desk/>
        <p class="quiet" data-testid="realm-resting">
            {move || if is_open.get() { wording::RESTING_OPEN } else { wording::RESTING_LOCKED }}
        </p>
    }
}

/// What is to be said before anything else.
#[component]
pub(super) fn NoteNotice(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let note = desk.memo(Realm::note);
    move || {
        let note = note.get()?;
        let tone = match note {
            Note::Locked(_) => Tone::Sea,
            Note::WorkerLost | Note::Stopped => Tone::Amber,
            Note::NoRandomness | Note::Refused(_) => Tone::Red,
        };
        Some(view! { <Notice tone test_id="realm-note"><p>{wording::note(note)}</p></Notice> })
    }
}
