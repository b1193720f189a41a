//! The facts of a review: who, how much, how far each figure can be trusted.

use ui::{
    AddressCut, Tone, address_text, badge, fact, identicon,
    node::{Element, classed, div, element, span, words},
};
use wallet_types::{
    Mark,
    amount::{Unit, group_whole},
    review::Review,
};

use super::sentence::ether;
use crate::wording;

/// The recipient and the facts.
pub(super) fn facts(review: &Review) -> Element {
    let decoded = &review.decoded;
    let context = &review.context;
    let from = element("span")
        .child(review.from.name.to_string())
        .child(element("br"))
        .child(address_text(
            review.from.address,
            AddressCut::Full,
            "realm-review-from-address",
        ));
    let left = review.left_afterwards.map(|left| {
        let left = element("span").child(ether(left));
        let left = match &context.balance {
            Some((_, mark)) => marked(left, mark),
            None => left,
        };
        fact("Left afterwards", "realm-review-left", left)
    });
    let nonce = element("span").child(group_whole(&decoded.nonce.0.to_string()));
    let data = (!decoded.data.is_empty()).then(|| {
        let length = [&decoded.data.len().to_string(), " bytes"].concat();
        fact("Data", "fact", length)
    });
    let network = match decoded.chain_id() {
        Some(chain) => [&context.network_name, ", chain ", &chain.to_string()].concat(),
        None => "Every chain".to_owned(),
    };
    let facts = ui::facts()
        .child(fact("From", "realm-review-from", from))
        .child(fact(
            "Amount",
            "realm-review-amount",
            words("b", ether(decoded.value)),
        ))
        .child(fact("Fee, at most", "realm-review-fee", fee(review)))
        .child(left)
        .child(fact(
            "Nonce",
            "realm-review-nonce",
            marked(nonce, &context.nonce_mark),
        ))
        .child(data)
        .child(fact("Network", "realm-review-network", network));
    classed("section", "card stack")
        .attr("aria-label", "The facts")
        .child(recipient(review))
        .child(facts)
}

fn fee(review: &Review) -> Element {
    let decoded = &review.decoded;
    let price = [
        "(",
        &decoded.max_fee_per_gas().to_grouped(Unit::Gwei),
        " gwei × ",
        &group_whole(&decoded.gas_limit.0.to_string()),
        ")",
    ];
    let fee = element("span")
        .child(ether(review.max_fee))
        .child(" ")
        .child(span("quiet").child(price.concat()));
    marked(fee, &review.context.fee_mark)
}

fn recipient(review: &Review) -> Option<Element> {
    let to = review.decoded.to()?;
    let mut paid = review.context.paid_before.iter();
    let named_by_page = paid
        .find(|(known, _)| *known == to)
        .and_then(|(_, name)| name.clone());
    let (name, note) = match (&review.own_recipient, named_by_page) {
        (Some(account), _) => (account.name.to_string(), wording::OWN_NAME),
        (None, Some(name)) => (name, wording::PAGE_NAME),
        (None, None) => ("Recipient".to_owned(), ""),
    };
    let note = (!note.is_empty()).then(|| badge(Tone::Quiet, note));
    let text = div("recipient__text")
        .child(words("h2", name).child(" ").child(note))
        .child(address_text(to, AddressCut::Full, "realm-review-to"));
    Some(div("recipient").child(identicon(to)).child(text))
}

/// Says behind a figure how far it can be trusted, in a word; the findings say what follows from it.
fn marked(figure: Element, mark: &Mark) -> Element {
    let tone = match mark {
        Mark::Proven { .. } => Tone::Sea,
        Mark::Agreed { .. } => Tone::Quiet,
        Mark::Claimed { .. } => Tone::Amber,
        Mark::Disputed { .. } => Tone::Red,
    };
    figure.child(" ").child(badge(tone, wording::mark(mark)))
}
