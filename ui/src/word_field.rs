//! A field for one word of a phrase: readable while typed, and unknown to the browser's helpers. Used
//! in the key realm alone.

use crate::node::{Deed, Element, Handler, Text, classed, div};

/// A field for one word, to be described and then drawn. Like any field for a secret it is read by
/// its id, and tells no handler its text.
pub struct WordField {
    /// The word's place in the phrase, counted from 1.
    pub place: u8,
    /// Its id and its name to tests.
    pub test_id: String,
    /// Whether another word belongs there.
    pub is_wrong: bool,
    /// Whether its label names the word in full.
    pub is_roomy: bool,
    /// Hears that something was typed.
    pub on_edit: Option<Handler>,
    /// Hears the enter key.
    pub on_enter: Handler,
}

impl WordField {
    /// Draws it.
    pub fn draw(self) -> Element {
        let place = self.place.to_string();
        let name = ["Word ", &place].concat();
        let label = if self.is_roomy { &name } else { &place }.clone();
        let class = match (self.is_roomy, self.is_wrong) {
            (false, false) => "word-field",
            (false, true) => "word-field word-field--wrong",
            (true, false) => "word-field word-field--roomy",
            (true, true) => "word-field word-field--roomy word-field--wrong",
        };
        let invalid = Text::Borrowed(if self.is_wrong { "true" } else { "false" });
        let mut input = classed("input", "word-field__input")
            .attr("id", self.test_id.clone())
            .test_id(self.test_id.clone())
            .attr("type", "text")
            .attr("data-place", place)
            .attr("aria-label", name)
            .attr("aria-invalid", invalid)
            .without_help()
            .on(Deed::Enter, self.on_enter);
        if let Some(handler) = self.on_edit {
            input = input.on(Deed::Edit, handler);
        }
        div(class)
            .child(
                classed("label", "word-field__label")
                    .attr("for", self.test_id)
                    .child(label),
            )
            .child(input)
    }
}
