//! Signing a message, drawn: the message is written down, then reviewed.

mod listing;

use std::rc::Rc;

use ui::{
    AddressCut, SelectOption, address_text, fact, facts,
    node::{Element, Handler, classed, div, element, p, words},
    select,
};
use wallet_types::{
    AccountIndex,
    message::{MessageFinding, MessageReview},
};

use super::{
    message_field::{area, forms, line},
    parts::{body, button, first_screen, main_button, not_now, row, typed_text},
    review::found,
    view::View,
};
use crate::{
    machine::{Action, Journey, MessageFault, Realm, SignMessage},
    wording::message,
};

/// The message is written down.
#[inline(never)]
pub(super) fn compose(view: &View<'_>) -> Element {
    let body = first_screen(view, "Sign a message.", message::LEAD);
    let Some(journey) = journey(view.realm) else {
        return body;
    };
    let desk = view.desk;
    let submit: Handler = Rc::new(move |_| {
        desk.act(Action::SubmitMessage {
            text: typed_text("realm-message-text"),
            chain: typed_text("realm-message-chain"),
        });
    });
    let is_of_chain = journey.fault == Some(MessageFault::Chain);
    let fault = journey.fault.as_ref().map(message::fault);
    let (of_chain, of_text) = match fault {
        Some(fault) if is_of_chain => (fault, String::new()),
        fault => (String::new(), fault.unwrap_or_default()),
    };
    let read = main_button("realm-message-submit", "Read the message", submit);
    body.child(accounts(view, journey))
        .child(network(journey, of_chain))
        .child(forms(desk, "realm-message-form", journey.form))
        .child(area(
            "The message",
            "realm-message-text",
            message::TEXT_HINT,
            &journey.text,
            of_text,
        ))
        .child(row(vec![read.busy(journey.is_busy), not_now(view)]))
}

/// The account that signs, chosen among those that can.
fn accounts(view: &View<'_>, journey: &SignMessage) -> Element {
    let accounts = view.realm.known().map(|known| known.accounts.as_slice());
    let options = accounts
        .unwrap_or_default()
        .iter()
        .filter(|account| account.origin.can_sign())
        .map(|account| SelectOption {
            value: account.index.0.to_string(),
            label: [account.name.as_str(), ", ", &account.address.to_string()].concat(),
        })
        .collect();
    let desk = view.desk;
    let choose: Handler = Rc::new(move |said| {
        if let Ok(index) = said.parse() {
            desk.act(Action::ChooseAccount(AccountIndex(index)));
        }
    });
    let chosen = journey.from.0.to_string();
    select("Account", "realm-message-from", options, &chosen, choose)
}

fn network(journey: &SignMessage, fault: String) -> Element {
    match &journey.network {
        Some((chain_id, name)) => {
            let network = [name, ", chain ", &chain_id.to_string()].concat();
            facts().child(fact("Network", "realm-message-network", network))
        }
        None => line(
            "Number of the chain",
            "realm-message-chain",
            message::NO_NETWORK,
            &journey.chain,
            fault,
        ),
    }
}

/// The review, once the signer has answered.
#[inline(never)]
pub(super) fn review(view: &View<'_>) -> Element {
    let journey = journey(view.realm);
    let Some((journey, review)) = journey.and_then(|it| Some((it, it.review.as_deref()?))) else {
        return body();
    };
    body()
        .child(sentence(review))
        .child(findings(&review.findings))
        .child(who(journey, review))
        .child(listing::message(review))
        .child(digests(review))
        .child(sign_row(view, journey))
}

fn sentence(review: &MessageReview) -> Element {
    let sentence = classed("h1", "sentence")
        .attr("tabindex", "-1")
        .test_id(SENTENCE)
        .child(message::sentence(review));
    div("stack stack--tight")
        .child(p("label").child("If you sign"))
        .child(sentence)
}

fn findings(findings: &[MessageFinding]) -> Option<Element> {
    let draw = |finding: &MessageFinding| {
        let worded = message::finding(&finding.kind);
        found(
            finding.severity,
            finding.source,
            worded,
            "realm-message-finding",
        )
    };
    let drawn: Vec<Element> = findings.iter().map(draw).collect();
    (!drawn.is_empty()).then(|| {
        div("stack")
            .test_id("realm-message-findings")
            .children(drawn)
    })
}

fn who(journey: &SignMessage, review: &MessageReview) -> Element {
    let from = element("span")
        .child(review.from.name.to_string())
        .child(element("br"))
        .child(address_text(
            review.from.address,
            AddressCut::Full,
            "realm-message-from-address",
        ));
    let network = match &journey.network {
        Some((_, name)) => [name.as_str(), ", chain ", &review.chain_id.to_string()].concat(),
        None => ["Chain ", &review.chain_id.to_string(), ", as you typed it"].concat(),
    };
    let facts = facts()
        .child(fact("Account", "realm-message-from", from))
        .child(fact("Network here", "realm-message-network", network));
    classed("section", "card stack")
        .attr("aria-label", "Who signs")
        .child(facts)
}

/// The digests by the standard's own terms.
fn digests(review: &MessageReview) -> Element {
    let draw = |(term, digest): &(wallet_types::message::DigestTerm, wallet_types::Digest)| {
        p("digest")
            .attr("translate", "no")
            .test_id("realm-message-digest")
            .child(words("span", term.words()).attr("class", "quiet"))
            .child(" ")
            .child(digest.groups().join(" "))
    };
    classed("section", "card stack")
        .attr("aria-label", "The digests")
        .child(words("h2", "The digests"))
        .children(review.digests.iter().map(draw).collect())
}

fn sign_row(view: &View<'_>, journey: &SignMessage) -> Element {
    let sign = main_button(
        "realm-message-sign",
        "Sign the message",
        view.on(|| Action::Sign),
    );
    let sign = if journey.is_busy {
        sign.busy(true)
    } else {
        sign.disabled(!journey.can_sign())
    };
    let change = button("realm-message-change", "Change", view.on(|| Action::Back));
    let note = p("sign__note")
        .test_id("realm-message-sign-note")
        .child(message::sign_note(journey));
    div("sign").test_id(SIGN_ROW).child(
        div("sign__row")
            .child(sign)
            .child(change.disabled(journey.is_busy))
            .child(not_now(view))
            .child(note),
    )
}

fn journey(realm: &Realm) -> Option<&SignMessage> {
    match realm.journey()? {
        Journey::SignMessage(journey) => Some(journey),
        _ => None,
    }
}

/// The sentence's name, which also finds it to be watched.
pub(super) const SENTENCE: &str = "realm-message-sentence";

/// The name of the row with Sign, which also finds it to be watched.
pub(super) const SIGN_ROW: &str = "realm-message-sign-row";
