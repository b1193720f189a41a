//! Amounts of ether.
//!
//! What an endpoint said is shown by [`amount`], which cannot be made without a mark. [`plain_amount`]
//! is for the person's own figures and for those that the key realm reads from bytes.

use wallet_types::{
    Mark, Wei,
    amount::{Unit, group_fraction, group_whole},
};

use crate::{
    mark_badge::mark_badge,
    node::{Element, div, span},
};

/// How large an amount is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AmountSize {
    /// As large as the text around it.
    #[default]
    Body,
    /// The one figure of a screen.
    Hero,
}

/// Draws an amount read from outside, with its mark and the seconds since it was read.
pub fn amount(
    wei: Wei,
    mark: &Mark,
    age_s: u64,
    symbol: String,
    size: AmountSize,
    test_id: &'static str,
) -> Element {
    div("marked")
        .child(plain_amount(wei, symbol, size, test_id))
        .child(mark_badge(mark, age_s))
}

/// Draws an amount that nobody outside has said.
pub fn plain_amount(wei: Wei, symbol: String, size: AmountSize, test_id: &'static str) -> Element {
    let (whole, fraction) = wei.split(Unit::Ether);
    let fraction = (!fraction.is_empty()).then(|| {
        span("amount__fraction")
            .child(".")
            .child(group_fraction(&fraction))
    });
    let class = match size {
        AmountSize::Body => "amount",
        AmountSize::Hero => "amount amount--hero",
    };
    span(class)
        .test_id(test_id)
        .child(span("amount__whole").child(group_whole(&whole)))
        .child(fraction)
        .child(span("amount__unit").child("\u{a0}").child(symbol))
}
