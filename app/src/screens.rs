//! One file for each journey; here only which one is shown, and how a press becomes an action.

use std::{
    mem::{Discriminant, discriminant},
    rc::Rc,
};

use flows::{Action, Screen, view::FieldView};
use ui::{
    ButtonKind, Field, button,
    node::{Element, Handler},
    waiting,
};

use self::local::Local;
use crate::{dispatch::act, wording};

pub(crate) mod accounts;
pub(crate) mod activity;
pub(crate) mod add_endpoint;
pub(crate) mod banners;
pub(crate) mod care;
pub(crate) mod copy;
pub(crate) mod dialogs;
pub(crate) mod endpoints;
pub(crate) mod home;
pub(crate) mod keys;
pub(crate) mod ledger;
pub(crate) mod local;
pub(crate) mod payment;
pub(crate) mod receive;
pub(crate) mod records;
pub(crate) mod refused;
pub(crate) mod send;
pub(crate) mod settings;
pub(crate) mod tools;
pub(crate) mod welcome;

/// Tells screens apart: where it changes, the heading is read out anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind(Discriminant<Screen>, u8);

impl Kind {
    /// Journeys of the key frame are told apart too: each has a heading of its own.
    pub(crate) fn of(screen: &Screen) -> Self {
        let part = match screen {
            Screen::KeyFrame(frame) => 1 + frame.journey as u8,
            Screen::Send(send) => u8::from(send.following.is_some()),
            _ => 0,
        };
        Self(discriminant(screen), part)
    }
}

/// Draws the present screen.
pub(crate) fn draw(screen: &Screen, local: &Local) -> Element {
    match screen {
        Screen::Starting => waiting("Opening this copy.", "starting"),
        Screen::Refused(view) => refused::draw(view),
        Screen::Welcome(view) => welcome::draw(view),
        Screen::Unlock(view) => keys::draw_unlock(view),
        Screen::KeyFrame(view) => keys::draw_journey(view),
        Screen::Home(view) => home::draw(view, local),
        Screen::Receive(view) => receive::draw(view, local),
        Screen::Send(view) => match &view.following {
            Some(follow) => payment::draw_followed(follow),
            None => send::draw(view),
        },
        Screen::Activity(view) => activity::draw(view),
        Screen::Payment(view) => payment::draw(view),
        Screen::Endpoints(view) => endpoints::draw(view),
        Screen::AddEndpoint(view) => add_endpoint::draw(view),
        Screen::Tools(view) => tools::draw(view, local),
        Screen::Settings(view) => settings::draw(view),
        Screen::ThisCopy(view) => copy::draw(view, local),
        Screen::Ledger(view) => ledger::draw(view),
        Screen::RecordTrouble(view) => records::draw(view),
        Screen::Erased => records::draw_erased(),
    }
}

/// Makes a handler of an action.
#[inline(never)]
pub(crate) fn on(action: Action) -> Handler {
    Rc::new(move |_| act(action.clone()))
}

/// Makes a handler that hands on what was typed or chosen.
#[inline(never)]
pub(crate) fn typed(action: fn(String) -> Action) -> Handler {
    Rc::new(move |text| act(action(text.to_owned())))
}

/// Makes a plain button that acts.
#[inline(never)]
pub(crate) fn deed(test_id: &'static str, words: &'static str, action: Action) -> Element {
    button(ButtonKind::Outline, None, test_id, words, on(action))
}

/// A field that shows what was typed and what is wrong with it.
pub(crate) fn field(
    label: &'static str,
    test_id: &'static str,
    view: &FieldView,
    action: fn(String) -> Action,
) -> Field {
    let mut field = Field::new(label, test_id, view.text.clone(), typed(action));
    field.error = view.problem.as_ref().map(wording::field_problem);
    field
}
