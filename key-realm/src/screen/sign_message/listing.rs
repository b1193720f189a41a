//! All that a message says: its text or bytes, and every field by name, type and exact value.

use ui::node::{Element, classed, div, span, words};
use wallet_types::message::{MessageField, MessageKind, MessageReview, spelled_out};

/// The message, as its bytes say it.
pub(super) fn message(review: &MessageReview) -> Element {
    let text = match &review.kind {
        MessageKind::Text(text) | MessageKind::SignIn { text, .. } => Some(spelled_out(text)),
        MessageKind::Bytes(bytes) => Some(hexadecimal(bytes)),
        _ => None,
    };
    let text = text.map(|text| {
        classed("pre", "listing__text mono")
            .attr("translate", "no")
            .test_id("realm-message-content")
            .child(text)
    });
    let fields = (!review.listing.is_empty()).then(|| {
        classed("ul", "listing")
            .attr("translate", "no")
            .test_id("realm-message-fields")
            .children(review.listing.iter().map(row).collect())
    });
    classed("section", "card stack")
        .attr("aria-label", "The message")
        .child(words("h2", "The message you sign"))
        .child(text)
        .child(fields)
}

fn row(field: &MessageField) -> Element {
    let depth = usize::from(field.depth).min(DEPTHS.len() - 1);
    let class = DEPTHS.get(depth).copied().unwrap_or("listing__row");
    let kind = (!field.type_name.is_empty())
        .then(|| span("quiet small").child(spelled_out(&field.type_name)));
    let value = field
        .value
        .as_ref()
        .map(|value| div("listing__value mono").child(spelled_out(value)));
    classed("li", class)
        .test_id("realm-message-field")
        .child(words("b", spelled_out(&field.name)))
        .child(" ")
        .child(kind)
        .child(value)
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    "0x".chars().chain(halves.map(digit)).collect()
}

/// Deeper fields stand no further in: names of lists tell them apart.
const DEPTHS: [&str; 7] = [
    "listing__row",
    "listing__row listing__row--1",
    "listing__row listing__row--2",
    "listing__row listing__row--3",
    "listing__row listing__row--4",
    "listing__row listing__row--5",
    "listing__row listing__row--6",
];
