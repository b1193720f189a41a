//! One sentence that says what happens if the person signs, in full.

use leptos::prelude::*;
use ui::AddressText;
use wallet_types::{Wei, amount::Unit, review::Review};

use super::super::{desk::Desk, parts::focused_heading, watch::watch};
use crate::{machine::SeenPart, wording};

/// The sentence. Its numbers are those of the bytes; a name is one of this wallet's own accounts.
pub(super) fn sentence(desk: Desk, review: &Review) -> AnyView {
    let node = focused_heading(move |sentence| watch(desk, SeenPart::Sentence, sentence));
    document().set_title("Key realm: review before you sign");
    let recipient = match (&review.own_recipient, review.decoded.to()) {
        (_, None) => ().into_any(),
        (Some(account), _) => format!("to your own account “{}”", account.name).into_any(),
        (None, Some(to)) => {
            view! { "to " <span class="sentence__address"><AddressText address=to/></span> }
                .into_any()
        }
    };
    let before = wording::verb(&review.decoded).to_owned() + &ether(review.decoded.value) + " ";
    let fees = format!("and at most {} in fees. ", ether(review.max_fee));
    let after = fees + &wording::what_else(&review.decoded);
    view! {
        <div class="stack stack--tight">
            <p class="label">"If you sign"</p>
            <h1 class="sentence" tabindex="-1" node_ref=node data-testid="realm-review-sentence">
                {before} {recipient} {after}
            </h1>
        </div>
    }
    .into_any()
}

/// An amount in ether, with its unit kept on the same line.
pub(super) fn ether(wei: Wei) -> String {
    format!("{}\u{a0}ETH", wei.to_grouped(Unit::Ether))
}
