//! Fields for what is no secret: a message with the form it is written in, bytes, an address.
//!
//! What they hold is read by their id when the person acts, and drawn again from what was handed in,
//! so that nothing typed is lost.

use std::rc::Rc;

use ui::node::{Element, Handler, Text, classed, div, p};

use super::{
    desk::Desk,
    view::{Entry, options},
};
use crate::machine::{Action, MessageForm};

/// A field of several lines.
pub(super) fn area(
    label: &'static str,
    test_id: &'static str,
    hint: &'static str,
    text: &str,
    error: String,
) -> Element {
    let input = classed("textarea", "field__input field__input--area mono").attr("rows", "8");
    around(input, label, test_id, hint, text, error)
}

/// A field of one line.
pub(super) fn line(
    label: &'static str,
    test_id: &'static str,
    hint: &'static str,
    text: &str,
    error: String,
) -> Element {
    let input = classed("input", "field__input mono").attr("type", "text");
    around(input, label, test_id, hint, text, error)
}

fn around(
    input: Element,
    label: &'static str,
    test_id: &'static str,
    hint: &'static str,
    text: &str,
    error: String,
) -> Element {
    let hint_id = [test_id, "-hint"].concat();
    let error_id = [test_id, "-error"].concat();
    let (class, is_wrong) = if error.is_empty() {
        ("field", "false")
    } else {
        ("field field--wrong", "true")
    };
    let mut input = input
        .attr("id", test_id)
        .test_id(test_id)
        .attr("aria-describedby", [&hint_id, " ", &error_id].concat())
        .attr("aria-invalid", is_wrong)
        .value(text.to_owned());
    for (name, value) in [
        ("autocomplete", "off"),
        ("autocapitalize", "off"),
        ("autocorrect", "off"),
        ("spellcheck", "false"),
        ("translate", "no"),
    ] {
        input = input.attr(name, value);
    }
    let label = classed("label", "field__label")
        .attr("for", test_id)
        .child(label);
    let error = p("field__error")
        .test_id(error_id.clone())
        .attr("id", error_id)
        .child(Text::Owned(error));
    div(class)
        .child(label)
        .child(input)
        .child(p("field__hint").attr("id", hint_id).child(hint))
        .child(error)
}

/// The choice of how a message is written down.
pub(super) fn forms(desk: Desk, test_id: &'static str, form: MessageForm) -> Element {
    let choose: Handler = Rc::new(move |said| {
        desk.act(Action::ChooseForm(match said {
            "hex" => MessageForm::Bytes,
            "typed" => MessageForm::Typed,
            _ => MessageForm::Text,
        }));
    });
    let chosen = match form {
        MessageForm::Text => "text",
        MessageForm::Bytes => "hex",
        MessageForm::Typed => "typed",
    };
    ui::choice("What it is", test_id, options(&FORMS), chosen, &choose)
}

const FORMS: [Entry; 3] = [
    ("text", "A text", "As it stands, sign-ins too"),
    ("hex", "Bytes", "Hexadecimal digits after 0x"),
    ("typed", "Typed data", "JSON, as EIP-712 has it"),
];
