//! A field for what is no secret.

use crate::node::{Deed, Element, Handler, Text, classed, div, element, p};

/// A labelled text field, to be described and then drawn. What was typed stays when it is wrong.
pub struct Field {
    /// What it is for.
    pub label: &'static str,
    /// Names it to tests, and its parts to each other.
    pub test_id: &'static str,
    /// What it holds.
    pub value: String,
    /// Hears each change.
    pub on_input: Handler,
    /// Hears the enter key.
    pub on_enter: Option<Handler>,
    /// What is wrong with it, in words.
    pub error: Option<String>,
    /// What helps to fill it in.
    pub hint: &'static str,
    /// Whether a machine reads it: addresses and the like.
    pub mono: bool,
    /// Which keys a phone shows: `text`, `decimal`, `url`.
    pub keys: &'static str,
}

impl Field {
    /// Describes a field for words, without hint, error or enter key.
    pub fn new(
        label: &'static str,
        test_id: &'static str,
        value: String,
        on_input: Handler,
    ) -> Self {
        Self {
            label,
            test_id,
            value,
            on_input,
            on_enter: None,
            error: None,
            hint: "",
            mono: false,
            keys: "text",
        }
    }

    /// Draws it.
    pub fn draw(self) -> Element {
        let (is_wrong, id) = (self.error.is_some(), self.test_id);
        let hint_id = [id, "-hint"].concat();
        let error_id = [id, "-error"].concat();
        let input = element("input")
            .attr("id", id)
            .test_id(id)
            .attr(
                "class",
                if self.mono {
                    "field__input mono"
                } else {
                    "field__input"
                },
            )
            .attr("type", "text")
            .attr("inputmode", self.keys)
            .attr("autocomplete", "off")
            .attr("autocapitalize", "off")
            .attr("spellcheck", "false")
            .attr("aria-describedby", [&hint_id, " ", &error_id].concat())
            .attr("aria-invalid", if is_wrong { "true" } else { "false" })
            .value(self.value)
            .on(Deed::Type, self.on_input);
        let input = match self.on_enter {
            Some(handler) => input.on(Deed::Enter, handler),
            None => input,
        };
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
        .child(div("field__row").child(input))
        .child(p("field__hint").attr("id", hint_id).child(self.hint))
        .child(
            p("field__error")
                .test_id(error_id.clone())
                .attr("id", error_id)
                .child(self.error.map_or(Text::Borrowed(""), Text::Owned)),
        )
    }
}
