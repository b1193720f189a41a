//! The facts of a review: who, how much, how far each figure can be trusted.

use leptos::{prelude::*, tachys::view::iterators::StaticVec};
use ui::{AddressText, Badge, Fact, Facts, Identicon, Tone};
use wallet_types::{
    Mark,
    amount::{Unit, group_whole},
    review::Review,
};

use super::sentence::ether;
use crate::wording;

/// The recipient and the facts.
pub(super) fn facts(review: &Review) -> AnyView {
    let decoded = &review.decoded;
    let context = &review.context;
    let from = vec![
        text(review.from.name.to_string()),
        view! { <br/> }.into_any(),
        view! { <AddressText address=review.from.address test_id="realm-review-from-address"/> }
            .into_any(),
    ];
    let amount = ether(decoded.value);
    let price = format!(
        "({} gwei × {})",
        decoded.max_fee_per_gas().to_grouped(Unit::Gwei),
        group_whole(&decoded.gas_limit.0.to_string())
    );
    let fee = vec![
        text(ether(review.max_fee)),
        view! { " " <span class="quiet">{price}</span> }.into_any(),
        mark_word(&context.fee_mark),
    ];
    let nonce = vec![
        text(group_whole(&decoded.nonce.0.to_string())),
        mark_word(&context.nonce_mark),
    ];
    let network = match decoded.chain_id() {
        Some(chain_id) => format!("{}, chain {chain_id}", context.network_name),
        None => "Every chain".to_owned(),
    };
    let mut facts = vec![
        fact("From", "realm-review-from", from),
        fact(
            "Amount",
            "realm-review-amount",
            vec![view! { <b>{amount}</b> }.into_any()],
        ),
        fact("Fee, at most", "realm-review-fee", fee),
    ];
    if let Some(left) = review.left_afterwards {
        let mut parts = vec![text(ether(left))];
        parts.extend(context.balance.as_ref().map(|(_, mark)| mark_word(mark)));
        facts.push(fact("Left afterwards", "realm-review-left", parts));
    }
    facts.push(fact("Nonce", "realm-review-nonce", nonce));
    if !decoded.data.is_empty() {
        facts.push(fact(
            "Data",
            "fact",
            vec![text(format!("{} bytes", decoded.data.len()))],
        ));
    }
    facts.push(fact("Network", "realm-review-network", vec![text(network)]));
    view! {
        <section class="card stack" aria-label="The facts">
            {recipient(review)}
            <Facts>{StaticVec::from(facts)}</Facts>
        </section>
    }
    .into_any()
}

fn fact(name: &'static str, test_id: &'static str, value: Vec<AnyView>) -> AnyView {
    view! { <Fact name test_id>{StaticVec::from(value)}</Fact> }.into_any()
}

fn text(text: String) -> AnyView {
    text.into_any()
}

fn recipient(review: &Review) -> AnyView {
    let Some(to) = review.decoded.to() else {
        return ().into_any();
    };
    let mut paid = review.context.paid_before.iter();
    let named_by_page = paid
        .find(|(known, _)| *known == to)
        .and_then(|(_, name)| name.clone());
    let (name, note) = match (&review.own_recipient, named_by_page) {
        (Some(account), _) => (account.name.to_string(), wording::OWN_NAME),
        (None, Some(name)) => (name, wording::PAGE_NAME),
        (None, None) => ("Recipient".to_owned(), ""),
    };
    let note = (!note.is_empty()).then(|| badge(Tone::Quiet, note.to_owned()));
    view! {
        <div class="recipient">
            <Identicon address=to/>
            <div class="recipient__text">
                <h2>{name} {note}</h2>
                <AddressText address=to test_id="realm-review-to"/>
            </div>
        </div>
    }
    .into_any()
}

/// How far a figure can be trusted, in a word; the findings say what follows from it.
fn mark_word(mark: &Mark) -> AnyView {
    let tone = match mark {
        Mark::Proven { .. } => Tone::Sea,
        Mark::Agreed { .. } => Tone::Quiet,
        Mark::Claimed { .. } => Tone::Amber,
        Mark::Disputed { .. } => Tone::Red,
    };
    view! { " " {badge(tone, wording::mark(mark))} }.into_any()
}

fn badge(tone: Tone, words: String) -> AnyView {
    view! { <Badge tone>{words}</Badge> }.into_any()
}
