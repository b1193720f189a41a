//! Fields for secrets: nothing of the browser's help reads along. Used in the key realm alone.
//!
//! They are never filled by what is drawn, and no handler is told their text: what is typed exists
//! in the field, until its owner reads it by the field's id, nowhere else.

use crate::{
    icon::{IconName, icon},
    node::{Deed, Element, Handler, Text, classed, div, p},
};

/// A labelled field for a secret, to be described and then drawn.
pub struct SecretField {
    /// What it is for.
    pub label: &'static str,
    /// Its id, its name to tests, and its parts' names to each other.
    pub test_id: &'static str,
    /// Hears that something was typed, without the text.
    pub on_edit: Option<Handler>,
    /// Hears the enter key.
    pub on_enter: Option<Handler>,
    /// What is wrong with it, in words.
    pub error: Text,
    /// What helps to fill it in.
    pub hint: &'static str,
}

impl SecretField {
    /// Describes a field without hint, error or handlers.
    pub const fn new(label: &'static str, test_id: &'static str) -> Self {
        Self {
            label,
            test_id,
            on_edit: None,
            on_enter: None,
            error: Text::Borrowed(""),
            hint: "",
        }
    }

    /// Draws a field of one line that shows what is typed where the person wants that; `on_show`
    /// hears the wish to see or to hide it.
    pub fn draw(self, is_shown: bool, on_show: Handler) -> Element {
        let (kind, pressed, eye) = if is_shown {
            ("text", "true", IconName::EyeOff)
        } else {
            ("password", "false", IconName::Eye)
        };
        let toggle = classed("button", "field__toggle")
            .attr("type", "button")
            .attr("aria-pressed", pressed)
            .attr("aria-label", "Show what is typed")
            .test_id([self.test_id, "-show"].concat())
            .on(Deed::Press, on_show)
            .child(icon(eye));
        let input = classed("input", "field__input").attr("type", kind);
        self.around(input, |input| div("field__row").child(input).child(toggle))
    }

    /// Draws a field of several lines, whose text is always shown.
    pub fn draw_area(self) -> Element {
        let area = classed("textarea", "field__input field__input--area").attr("rows", "4");
        self.around(area, |area| area)
    }

    fn around(self, input: Element, place: impl FnOnce(Element) -> Element) -> Element {
        let (id, is_wrong) = (self.test_id, !self.error.is_empty());
        let hint_id = [id, "-hint"].concat();
        let error_id = [id, "-error"].concat();
        let mut input = input
            .attr("id", id)
            .test_id(id)
            .attr("aria-describedby", [&hint_id, " ", &error_id].concat())
            .attr("aria-invalid", if is_wrong { "true" } else { "false" })
            .without_help();
        if let Some(handler) = self.on_edit {
            input = input.on(Deed::Edit, handler);
        }
        if let Some(handler) = self.on_enter {
            input = input.on(Deed::Enter, handler);
        }
        div(if is_wrong {
            "field field--wrong"
        } else {
            "field"
        })
        .child(
            classed("label", "field__label")
                .attr("for", id)
                .child(self.label),
        )
        .child(place(input))
        .child(p("field__hint").attr("id", hint_id).child(self.hint))
        .child(
            p("field__error")
                .test_id(error_id.clone())
                .attr("id", error_id)
                .child(self.error),
        )
    }
}

impl Element {
    /// Keeps the browser's helpers from reading along in a field.
    pub(crate) fn without_help(mut self) -> Self {
        for (name, value) in [
            ("autocomplete", "off"),
            ("autocapitalize", "off"),
            ("autocorrect", "off"),
            ("spellcheck", "false"),
            ("translate", "no"),
        ] {
            self = self.attr(name, value);
        }
        self
    }
}
