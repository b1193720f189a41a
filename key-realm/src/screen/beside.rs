//! What runs beside a drawing for as long as its screen is there: the focus and the document's title,
//! the watch over the review, the bar of a derivation, the hiding of words.

use gloo::{
    events::EventListener,
    timers::callback::{Interval, Timeout},
};
use leptos::prelude::{document, window};

use super::{
    desk::Desk,
    parts::{find, focus},
    review, sign_message,
    wait::{self, Derivation},
    watch::Watch,
};
use crate::{
    machine::{Action, Realm, Screen, SeenPart},
    wording,
};

/// What runs beside the present screen.
#[derive(Default)]
pub(super) struct Beside {
    place: Option<(u32, Screen)>,
    has_heading: bool,
    watches: Vec<Watch>,
    bar: Option<(Derivation, Interval)>,
    // Kept only to be dropped with the screen.
    _hiding: Option<(Timeout, EventListener)>,
}

impl Beside {
    /// Begins what the screen just drawn needs, and ends what belonged to another.
    pub(super) fn follow(&mut self, desk: Desk) {
        let place = desk.read(Realm::place);
        if self.place != Some(place) {
            *self = Self {
                place: Some(place),
                _hiding: matches!(place.1, Screen::RevealWords | Screen::ExportShown)
                    .then(|| hide_soon(desk)),
                ..Self::default()
            };
        }
        if !self.has_heading {
            self.has_heading = greet(place.1);
        }
        if self.watches.is_empty() {
            self.watches = watches(desk, place.1);
        }
        let derivation = desk.read(wait::under_way);
        if self.bar.as_ref().map(|(derivation, _)| *derivation) != derivation {
            self.bar = derivation.map(|derivation| (derivation, wait::move_bar(derivation)));
        }
    }
}

/// Moves the focus to the screen's heading, so that the screen is read from its start, and names the
/// document after it. Says whether there is one.
fn greet(screen: Screen) -> bool {
    if let Some((sentence, _)) = reviewed(screen) {
        if find(sentence).is_none() {
            return false;
        }
        focus(sentence);
        document().set_title("Key realm: review before you sign");
        return true;
    }
    let Some(heading) = find(HEADING) else {
        return false;
    };
    focus(HEADING);
    let text = heading.text_content().unwrap_or_default();
    document().set_title(&["Key realm: ", &text].concat());
    true
}

/// Watches the two parts of the review that must be seen, once they are drawn.
fn watches(desk: Desk, screen: Screen) -> Vec<Watch> {
    let Some((sentence, sign_row)) = reviewed(screen) else {
        return Vec::new();
    };
    let parts = [
        (SeenPart::Sentence, sentence),
        (SeenPart::SignRow, sign_row),
    ];
    let watch = |(part, test_id)| Watch::over(desk, part, &find(test_id)?);
    parts.into_iter().filter_map(watch).collect()
}

/// The names of a review's sentence and of its row with Sign.
const fn reviewed(screen: Screen) -> Option<(&'static str, &'static str)> {
    match screen {
        Screen::Review => Some((review::SENTENCE, review::SIGN_ROW)),
        Screen::MessageReview => Some((sign_message::SENTENCE, sign_message::SIGN_ROW)),
        _ => None,
    }
}

/// Hides the words after a while, and as soon as the person turns to something else.
fn hide_soon(desk: Desk) -> (Timeout, EventListener) {
    let hide = move || desk.act(Action::HideWords);
    let timer = Timeout::new(wording::REVEAL_S * 1000, hide);
    let blur = EventListener::new(&window(), "blur", move |_| hide());
    (timer, blur)
}

const HEADING: &str = "realm-heading";
