//! The room: the walls, the head, the screen under way, and the one voice for screen readers.

use leptos::prelude::*;
use ui::{KeyFrameHead, LiveRegion, Steps, Tone, Waiting};

use super::{
    create,
    desk::Desk,
    file,
    parts::{nothing, notice},
    password, restore, reveal, review, seal, unlock, wait,
};
use crate::{
    machine::{Note, Realm, Screen},
    wording,
};

/// All that is drawn.
pub(super) fn room(desk: Desk) -> AnyView {
    // Two seals with the same drawing do not happen: it has sixteen random bytes.
    let drawing = desk.memo(|realm| match realm.known() {
        Some(known) => known.seal.drawing().to_vec(),
        None => Vec::new(),
    });
    let place = desk.memo(Realm::place);
    let steps = desk.memo(Realm::steps);
    let announcement = desk.memo(wording::announcement);
    view! {
        <main class="key-frame" data-testid="realm" aria-label="Key realm">
            {move || head(desk, drawing.get())}
            <div class="key-frame__body stack stack--loose">
                {move || match steps.get() {
                    Some((reached, total)) => view! { <Steps total reached/> }.into_any(),
                    None => nothing(),
                }}
                {move || draw(desk, place.get().1)}
            </div>
            <LiveRegion message=announcement/>
        </main>
    }
    .into_any()
}

fn head(desk: Desk, drawing: Vec<u8>) -> AnyView {
    let words = desk.read(|realm| Some(realm.known()?.seal.words().join(" ")));
    let seal = words.map(|words| (words, drawing));
    view! { <KeyFrameHead seal/> }.into_any()
}

fn draw(desk: Desk, screen: Screen) -> AnyView {
    match screen {
        Screen::Starting => waiting(wording::STARTING, "realm-starting"),
        Screen::Storing => waiting(wording::STORING, "realm-storing"),
        Screen::Resting => resting(desk),
        Screen::CreateChoose => create::choose(desk),
        Screen::CreateWords => create::words(desk),
        Screen::CreateCheck => create::check(desk),
        Screen::RestoreWords => restore::words(desk),
        Screen::RestoreAddress => restore::address(desk),
        Screen::Passphrase => restore::passphrase(desk),
        Screen::Password => password::choose(desk),
        Screen::Working => wait::working(desk),
        Screen::Seal => seal::show(desk),
        Screen::File => file::offer(desk),
        Screen::Unlock => unlock::screen(desk),
        Screen::ChangeCurrent => password::change(desk),
        Screen::RevealPassword => reveal::password(desk),
        Screen::RevealWords => reveal::words(desk),
        Screen::Review => review::screen(desk),
    }
}

/// A line about what is waited for.
pub(super) fn waiting(what: &str, test_id: &'static str) -> AnyView {
    let what = Signal::stored(what.to_owned());
    view! { <Waiting what test_id/> }.into_any()
}

fn resting(desk: Desk) -> AnyView {
    let is_open = desk.memo(|realm| realm.known().is_some());
    let text = move || {
        if is_open.get() {
            wording::RESTING_OPEN
        } else {
            wording::RESTING_LOCKED
        }
    };
    view! {
        {note(desk)}
        <p class="quiet" data-testid="realm-resting">{move || text().to_owned()}</p>
    }
    .into_any()
}

/// What is to be said before anything else.
pub(super) fn note(desk: Desk) -> AnyView {
    let note = desk.memo(Realm::note);
    let said = move || {
        let Some(note) = note.get() else {
            return nothing();
        };
        let tone = match note {
            Note::Locked(_) => Tone::Sea,
            Note::WorkerLost | Note::Stopped => Tone::Amber,
            Note::NoRandomness | Note::Refused(_) | Note::NoPart(_) => Tone::Red,
        };
        notice(tone, "realm-note", wording::note(note))
    };
    view! { {move || said()} }.into_any()
}
