//! What a screen is drawn from, and what its controls do.

use std::rc::Rc;

use ui::{
    ChoiceOption, SecretField,
    node::{Element, Handler},
};
use wallet_core::secret::SecretText;

use super::{desk::Desk, local::Local, parts::typed};
use crate::machine::{Action, Realm};

/// What a screen is drawn from: the machine's state, and what the screen alone keeps.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// Carries what the person does.
    pub(super) desk: Desk,
    /// The machine's state.
    pub(super) realm: &'a Realm,
    /// What the screen alone keeps.
    pub(super) local: &'a Local,
}

/// One entry of a choice: its value, its label, and a quieter line beneath, empty where there is
/// none.
pub(super) type Entry = (&'static str, &'static str, &'static str);

impl View<'_> {
    /// Makes a handler that does one thing.
    pub(super) fn on(&self, action: fn() -> Action) -> Handler {
        let desk = self.desk;
        Rc::new(move |_| desk.act(action()))
    }

    /// Makes a handler that hands in what the field of this id holds.
    pub(super) fn hand_in(&self, id: &'static str, action: fn(SecretText) -> Action) -> Handler {
        let desk = self.desk;
        Rc::new(move |_| desk.act(action(typed(id))))
    }

    /// Makes a handler that only changes what the screen alone keeps.
    pub(super) fn set(&self, name: &'static str, value: &'static str) -> Handler {
        let desk = self.desk;
        Rc::new(move |_| desk.set_local(name, value))
    }

    /// Draws a field of one line for a secret.
    pub(super) fn secret(&self, field: SecretField) -> Element {
        let is_shown = self.local.get(field.test_id) == SHOWN;
        let toggle = self.set(field.test_id, if is_shown { "" } else { SHOWN });
        field.draw(is_shown, toggle)
    }

    /// Draws a choice that this screen alone keeps, and returns what is chosen: the first of the
    /// entries where the person has not chosen yet.
    pub(super) fn choice(
        &self,
        legend: &'static str,
        test_id: &'static str,
        entries: &'static [Entry],
    ) -> (Element, &'static str) {
        let desk = self.desk;
        let chosen = match (self.local.get(test_id), entries.first()) {
            ("", Some((first, ..))) => *first,
            (chosen, _) => chosen,
        };
        let choose: Handler = Rc::new(move |said| {
            if let Some((value, ..)) = entries.iter().find(|(value, ..)| *value == said) {
                desk.set_local(test_id, value);
            }
        });
        let choice = ui::choice(legend, test_id, options(entries), chosen, &choose);
        (choice, chosen)
    }
}

/// The entries of a choice, as its part takes them.
pub(super) fn options(entries: &[Entry]) -> Vec<ChoiceOption> {
    let entries = entries.iter();
    let option = |(value, label, detail): &Entry| ChoiceOption {
        value,
        label: (*label).to_owned(),
        detail: (!detail.is_empty()).then(|| (*detail).to_owned()),
    };
    entries.map(option).collect()
}

const SHOWN: &str = "shown";
