//! One sentence that says what happens if the person signs, in full.

use ui::{
    AddressCut, address_text,
    node::{Element, classed, div, p, span},
};
use wallet_types::{Wei, amount::Unit, review::Review};

use crate::wording;

/// The sentence. Its numbers are those of the bytes; a name is one of this wallet's own accounts.
pub(super) fn sentence(review: &Review) -> Element {
    let sentence = classed("h1", "sentence")
        .attr("tabindex", "-1")
        .test_id(super::SENTENCE)
        .child([wording::verb(&review.decoded), &ether(review.decoded.value)].concat());
    let sentence = match (&review.own_recipient, review.decoded.to()) {
        (_, None) => sentence,
        (Some(account), _) => {
            sentence.child([" to your own account “", account.name.as_str(), "”"].concat())
        }
        (None, Some(to)) => sentence
            .child(" to ")
            .child(span("sentence__address").child(address_text(to, AddressCut::Full, "address"))),
    };
    let after = [
        " and at most ",
        &ether(review.max_fee),
        " in fees. ",
        &wording::what_else(&review.decoded),
    ];
    div("stack stack--tight")
        .child(p("label").child("If you sign"))
        .child(sentence.child(after.concat()))
}

/// An amount in ether, with its unit kept on the same line.
pub(super) fn ether(wei: Wei) -> String {
    [&wei.to_grouped(Unit::Ether), "\u{a0}ETH"].concat()
}
