//! Amounts of ether.
//!
//! What an endpoint said is shown by [`Amount`], which cannot be made without a mark. [`PlainAmount`]
//! is for the person's own figures and for those that the key realm reads from bytes.

use leptos::prelude::*;
use wallet_types::{
    Mark, Wei,
    amount::{Unit, group_fraction, group_whole},
};

use crate::mark_badge::MarkBadge;

/// How large an amount is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AmountSize {
    /// As large as the text around it.
    #[default]
    Body,
    /// The one figure of a screen.
    Hero,
}

/// An amount read from outside, with its mark and its age.
#[component]
pub fn Amount(
    /// The amount.
    wei: Wei,
    /// How far it can be trusted.
    mark: Mark,
    /// Seconds since it was read.
    #[prop(into)]
    age_s: Signal<u64>,
    /// The name of the unit.
    #[prop(into)]
    symbol: String,
    /// How large.
    #[prop(optional)]
    size: AmountSize,
    /// Names it to tests.
    test_id: &'static str,
) -> impl IntoView {
    view! {
        <div class="marked">
            <PlainAmount wei symbol size test_id/>
            <MarkBadge mark age_s/>
        </div>
    }
}

/// An amount that nobody outside has said.
#[component]
pub fn PlainAmount(
    /// The amount.
    wei: Wei,
    /// The name of the unit.
    #[prop(into)]
    symbol: String,
    /// How large.
    #[prop(optional)]
    size: AmountSize,
    /// Names it to tests.
    #[prop(default = "amount")]
    test_id: &'static str,
) -> impl IntoView {
    let (whole, fraction) = wei.split(Unit::Ether);
    let fraction = (!fraction.is_empty()).then(|| {
        let digits = group_fraction(&fraction);
        view! { <span class="amount__fraction">"." {digits}</span> }
    });
    view! {
        <span class="amount" class:amount--hero=size == AmountSize::Hero data-testid=test_id>
            <span class="amount__whole">{group_whole(&whole)}</span>
            {fraction}
            <span class="amount__unit">"\u{a0}" {symbol}</span>
        </span>
    }
}
