//! One sentence that says what happens if the person signs, in full.

use leptos::{html, prelude::*};
use ui::AddressText;
use wallet_types::{Wei, amount::Unit, review::Review};

use super::super::{desk::Desk, watch::watch};
use crate::{machine::SeenPart, wording};

/// The sentence. Its numbers are those of the bytes; a name is one of this wallet's own accounts.
#[component]
pub(super) fn Sentence(
    /// The desk.
    desk: Desk,
    /// The review.
    review: Review,
) -> impl IntoView {
    let node = NodeRef::<html::H1>::new();
    document().set_title("Key realm: review before you sign");
    Effect::new(move |_| {
        if let Some(sentence) = node.get() {
            // It is focusable by its tabindex, and read first.
            let _ = sentence.focus();
            watch(desk, SeenPart::Sentence, &sentence);
        }
    });
    let to = review.decoded.to;
    let recipient = match &review.own_recipient {
        Some(account) => view! { "your own account “" {account.name.to_string()} "”" }.into_any(),
        None => {
            view! { <span class="sentence__address"><AddressText address=to/></span> }.into_any()
        }
    };
    view! {
        <div class="stack stack--tight">
            <p class="label">"If you sign"</p>
            <h1 class="sentence" tabindex="-1" node_ref=node data-testid="realm-review-sentence">
                "You pay " {ether(review.decoded.value)} " to " {recipient} ", and at most "
                {ether(review.max_fee)} " in fees. " {wording::what_else(review.decoded.data.len())}
            </h1>
        </div>
    }
}

/// An amount in ether, with its unit kept on the same line.
pub(super) fn ether(wei: Wei) -> String {
    format!("{}\u{a0}ETH", wei.to_grouped(Unit::Ether))
}
