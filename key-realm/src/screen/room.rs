//! The room: the walls, the head, the screen under way, and the one voice for screen readers.

#[cfg(test)]
mod tests;

use leptos::{html, prelude::*};
use ui::{
    Canvas, key_frame_head, live_region,
    node::{Element, classed, div, p},
    steps, waiting,
};

use super::{
    beside::Beside, create, desk::Desk, dice, examine, export, file, import, keystore, parts,
    password, places, ready, remove, restore, reveal, review, seal, shares, sign_message, unlock,
    view::View, wait,
};
use crate::{
    machine::{Action, Screen},
    wording,
};

/// The walls. Leptos mounts them and has what they hold drawn again when what it is drawn from has
/// changed; what is drawn is plain data, which costs half of what a component for each part does.
pub(super) fn room(desk: Desk) -> impl IntoView {
    let walls = NodeRef::<html::Main>::new();
    let mut canvas = None::<Canvas>;
    let mut beside = Beside::default();
    Effect::new(move || {
        let Some(walls) = walls.get() else { return };
        let drawing = desk.follow(draw);
        let canvas = canvas.get_or_insert_with(|| Canvas::new(walls.into()));
        canvas.draw(drawing);
        beside.follow(desk);
    });
    view! { <main data-testid="realm" node_ref=walls></main> }
}

/// Draws all that is within the walls.
fn draw(view: &View<'_>) -> Element {
    let realm = view.realm;
    let seal = realm.known().map(|known| {
        (
            known.seal.words().join(" "),
            known.seal.drawing().as_slice(),
        )
    });
    let steps = realm.steps().map(|(reached, total)| steps(reached, total));
    let (journey, screen) = realm.place();
    // Nothing of one screen, least of all what was typed in it, is taken over into another.
    let key = journey.wrapping_shl(8) | screen as u32;
    classed("main", "key-frame")
        .attr("aria-label", "Key realm")
        .child(key_frame_head(seal))
        .child(
            div("key-frame__body stack stack--loose")
                .child(steps)
                .child(draw_screen(view, screen).key(key)),
        )
        .child(live_region(wording::announcement(realm)))
}

fn draw_screen(view: &View<'_>, screen: Screen) -> Element {
    match screen {
        Screen::Starting => parts::body().child(waiting(wording::STARTING, "realm-starting")),
        Screen::Storing => parts::body().child(waiting(wording::STORING, "realm-storing")),
        Screen::Resting => resting(view),
        Screen::Fetching => fetching(view),
        Screen::CreateChoose => create::choose(view),
        Screen::CreateDice => dice::draw(view),
        Screen::CreateWords => create::words(view),
        Screen::CreateCheck => create::check(view),
        Screen::RestoreWords => restore::words(view),
        Screen::ImportChoose => import::choose(view),
        Screen::ImportShares => shares::draw(view),
        Screen::ImportKeystore => keystore::file(view),
        Screen::ImportKeystorePassword => keystore::password(view),
        Screen::ImportKey => import::key(view),
        Screen::ImportBranch => import::branch(view),
        Screen::ImportAddress => import::address(view),
        Screen::ImportSource => import::source(view),
        Screen::ImportPlaces => places::draw(view),
        Screen::RestoreAddress => ready::address(view),
        Screen::Passphrase => ready::passphrase(view),
        Screen::Password => password::choose(view),
        Screen::Working => wait::working(view),
        Screen::Seal => seal::show(view),
        Screen::File => file::offer(view),
        Screen::Unlock => unlock::draw(view),
        Screen::ChangeCurrent => password::change(view),
        Screen::RevealPassword => reveal::password(view),
        Screen::RevealWords => reveal::words(view),
        Screen::Review => review::draw(view),
        Screen::ExamineChoose => examine::choose(view),
        Screen::ExamineTransaction => examine::transaction(view),
        Screen::ExamineSignature => examine::signature(view),
        Screen::ExamineExplained => examine::explained(view),
        Screen::ExamineVerdict => examine::verdict(view),
        Screen::ExportChoose => export::choose(view),
        Screen::ExportPassword => export::password(view),
        Screen::ExportShown => export::shown(view),
        Screen::RemoveAccount => remove::draw(view),
        Screen::MessageCompose => sign_message::compose(view),
        Screen::MessageReview => sign_message::review(view),
    }
}

/// Waits for the later half, or says why it did not come.
fn fetching(view: &View<'_>) -> Element {
    let is_fetching = view.realm.is_fetching();
    let again = (!is_fetching)
        .then(|| parts::main_button("realm-fetch-again", "Try again", view.on(|| Action::GoOn)));
    let buttons = again.into_iter().chain([parts::not_now(view)]);
    parts::body()
        .child(parts::note(view))
        .child(is_fetching.then(|| waiting(wording::FETCHING, "realm-fetching")))
        .child(parts::row(buttons.collect()))
}

fn resting(view: &View<'_>) -> Element {
    let text = match view.realm.known() {
        Some(_) => wording::RESTING_OPEN,
        None => wording::RESTING_LOCKED,
    };
    parts::body()
        .child(parts::note(view))
        .child(p("quiet").test_id("realm-resting").child(text))
}
