//! The facts of a review: who, how much, how far each figure can be trusted.

use leptos::prelude::*;
use ui::{AddressText, Badge, Fact, Facts, Identicon, Tone};
use wallet_types::{
    Mark,
    amount::{Unit, group_whole},
    review::{Context, Review},
};

use super::sentence::ether;
use crate::wording;

/// The recipient and the facts.
#[component]
pub(super) fn ReviewFacts(
    /// The review.
    review: Review,
) -> impl IntoView {
    let payment = review.decoded.clone();
    let amount = ether(payment.value);
    let max_fee = ether(review.max_fee);
    let price = format!(
        "({} gwei × {})",
        payment.max_fee_per_gas.to_grouped(Unit::Gwei),
        group_whole(&payment.gas_limit.0.to_string())
    );
    let nonce = group_whole(&payment.nonce.0.to_string());
    let data = (!payment.data.is_empty()).then(|| {
        let text = format!("{} bytes", payment.data.len());
        view! { <Fact name="Data">{text}</Fact> }
    });
    let left = review.left_afterwards.map(|left| {
        let mark = review
            .context
            .balance
            .as_ref()
            .map(|(_, mark)| mark.clone());
        view! {
            <Fact name="Left afterwards" test_id="realm-review-left">
                {ether(left)} {mark.map(|mark| view! { <MarkWord mark/> })}
            </Fact>
        }
    });
    let Context {
        fee_mark,
        nonce_mark,
        ..
    } = review.context.clone();
    let from = review.from.clone();
    let network = format!(
        "{}, chain {}",
        review.context.network_name, payment.chain_id
    );
    view! {
        <section class="card stack" aria-label="The facts">
            <Recipient review/>
            <Facts>
                <Fact name="From" test_id="realm-review-from">
                    {from.name.to_string()} <br/> <AddressText address=from.address test_id="realm-review-from-address"/>
                </Fact>
                <Fact name="Amount" test_id="realm-review-amount"><b>{amount}</b></Fact>
                <Fact name="Fee, at most" test_id="realm-review-fee">
                    {max_fee} " "
                    <span class="quiet">{price}</span>
                    <MarkWord mark=fee_mark/>
                </Fact>
                {left}
                <Fact name="Nonce" test_id="realm-review-nonce">
                    {nonce} <MarkWord mark=nonce_mark/>
                </Fact>
                {data}
                <Fact name="Network" test_id="realm-review-network">{network}</Fact>
            </Facts>
        </section>
    }
}

#[component]
fn Recipient(review: Review) -> impl IntoView {
    let to = review.decoded.to;
    let mut paid = review.context.paid_before.iter();
    let named_by_page = paid
        .find(|(known, _)| *known == to)
        .and_then(|(_, name)| name.clone());
    let (name, note) = match (&review.own_recipient, named_by_page) {
        (Some(account), _) => (account.name.to_string(), Some(wording::OWN_NAME)),
        (None, Some(name)) => (name, Some(wording::PAGE_NAME)),
        (None, None) => ("Recipient".to_owned(), None),
    };
    view! {
        <div class="recipient">
            <Identicon address=to/>
            <div class="recipient__text">
                <h2>{name} {note.map(|note| view! { <Badge tone=Tone::Quiet>{note}</Badge> })}</h2>
                <AddressText address=to test_id="realm-review-to"/>
            </div>
        </div>
    }
}

/// How far a figure can be trusted, in a word; the findings say what follows from it.
#[component]
fn MarkWord(mark: Mark) -> impl IntoView {
    let tone = match mark {
        Mark::Proven { .. } => Tone::Sea,
        Mark::Agreed { .. } => Tone::Quiet,
        Mark::Claimed { .. } => Tone::Amber,
        Mark::Disputed { .. } => Tone::Red,
    };
    view! { " " <Badge tone>{wording::mark(&mark)}</Badge> }
}
