//! Examining, drawn: what it is, what the person has, and what was found out.

use std::rc::Rc;

use ui::{
    AddressCut, Tone, address_text, byte_map, fact, facts,
    node::{Element, Handler, classed, div, p, span, words},
};
use wallet_types::explained::{Explained, Fact};

use super::{
    message_field::{area, forms, line},
    parts::{
        body, button, first_screen, main_button, not_now, notice, plain_button, row, screen,
        typed_text,
    },
    view::View,
};
use crate::{
    machine::{Action, Examine, ExamineFault, Examined, Finding, Journey, MessageFault, Realm},
    wording::examine,
};

/// What is to be examined.
#[inline(never)]
pub(super) fn choose(view: &View<'_>) -> Element {
    let transaction = view.on(|| Action::Examine(Examined::Transaction));
    let signature = view.on(|| Action::Examine(Examined::Signature));
    first_screen(view, "Examine.", examine::CHOOSE_LEAD).child(row(vec![
        button(
            "realm-examine-transaction",
            "Explain a transaction",
            transaction,
        ),
        button("realm-examine-signature", "Check a signature", signature),
        not_now(view),
    ]))
}

/// The bytes of a transaction.
#[inline(never)]
pub(super) fn transaction(view: &View<'_>) -> Element {
    let body = first_screen(view, "Explain a transaction.", examine::TRANSACTION_LEAD);
    let Some(journey) = journey(view.realm) else {
        return body;
    };
    let desk = view.desk;
    let submit: Handler = Rc::new(move |_| {
        desk.act(Action::SubmitTransaction(typed_text("realm-examine-text")));
    });
    let fault = journey.fault.as_ref().map(examine::fault);
    let explain = main_button("realm-examine-submit", "Explain the transaction", submit);
    body.child(area(
        "Its bytes",
        "realm-examine-text",
        examine::TRANSACTION_HINT,
        &journey.text,
        fault.unwrap_or_default(),
    ))
    .child(row(vec![
        explain.busy(journey.is_busy),
        back(view),
        not_now(view),
    ]))
}

/// A message, an account and a signature.
#[inline(never)]
pub(super) fn signature(view: &View<'_>) -> Element {
    let body = first_screen(view, "Check a signature.", examine::SIGNATURE_LEAD);
    let Some(journey) = journey(view.realm) else {
        return body;
    };
    let desk = view.desk;
    let submit: Handler = Rc::new(move |_| {
        desk.act(Action::SubmitSignature {
            text: typed_text("realm-examine-text"),
            account: typed_text("realm-examine-account"),
            signature: typed_text("realm-examine-of"),
        });
    });
    let [of_text, of_account, of_signature] = faults(journey);
    let check = main_button("realm-examine-submit", "Check the signature", submit);
    body.child(forms(desk, "realm-examine-form", journey.form))
        .child(area(
            "The message",
            "realm-examine-text",
            "",
            &journey.text,
            of_text,
        ))
        .child(line(
            "Account that is said to have signed",
            "realm-examine-account",
            "0x and 40 digits.",
            &journey.account,
            of_account,
        ))
        .child(area(
            "The signature",
            "realm-examine-of",
            examine::SIGNATURE_HINT,
            &journey.signature,
            of_signature,
        ))
        .child(row(vec![
            check.busy(journey.is_busy),
            back(view),
            not_now(view),
        ]))
}

/// What is wrong, beside the field that it is about: message, account, signature.
fn faults(journey: &Examine) -> [String; 3] {
    let mut faults = [String::new(), String::new(), String::new()];
    let Some(fault) = &journey.fault else {
        return faults;
    };
    let place = match fault {
        ExamineFault::Signature(MessageFault::Account) => 1,
        ExamineFault::Signature(fault) if fault.is_of_signature() => 2,
        _ => 0,
    };
    faults[place] = examine::fault(fault);
    faults
}

/// What the transaction says.
#[inline(never)]
pub(super) fn explained(view: &View<'_>) -> Element {
    let finding = journey(view.realm).and_then(|journey| journey.finding.as_ref());
    let Some(Finding::Explained(explained)) = finding else {
        return body();
    };
    let sentence = classed("h1", "sentence")
        .attr("tabindex", "-1")
        .test_id("realm-heading")
        .child(examine::sentence(explained));
    let state = match explained.signed {
        None => "It is not signed",
        Some(_) => "It is signed",
    };
    body()
        .child(
            div("stack stack--tight")
                .child(p("label").child(state))
                .child(sentence),
        )
        .child(all_facts(explained))
        .child(bytes(explained))
        .child(ends(view, "Explain another"))
}

fn all_facts(explained: &Explained) -> Element {
    let mut list = facts();
    if let Some(signed) = &explained.signed {
        let sender = match signed.sender {
            Some(sender) => address_text(sender, AddressCut::Full, "realm-examine-address"),
            None => words("span", "Nobody: no node takes it"),
        };
        list = list
            .child(fact("Signed by", "realm-examine-sender", sender))
            .child(fact("Hash", "realm-examine-hash", signed.hash.to_string()));
    }
    for stated in &explained.facts {
        let (name, value) = examine::fact(stated);
        list = list.child(match stated {
            Fact::To(Some(to)) => {
                let to = address_text(*to, AddressCut::Full, "realm-examine-address");
                fact(name, "realm-examine-fact", to)
            }
            _ => fact(name, "realm-examine-fact", value),
        });
    }
    if let Some(sidecar) = explained.sidecar {
        let count = sidecar.blob_count.to_string();
        list = list.child(fact("Blobs that came along", "realm-examine-blobs", count));
    }
    classed("section", "card stack")
        .attr("aria-label", "The facts")
        .child(list)
}

fn bytes(explained: &Explained) -> Element {
    let length = [&explained.bytes.bytes.len().to_string(), " bytes"].concat();
    let head = div("row row--apart")
        .child(words("h2", "Its bytes"))
        .child(span("label num").child(length));
    let digest = p("digest")
        .attr("translate", "no")
        .test_id("realm-examine-digest")
        .child(span("quiet").child("digest "))
        .child(explained.digest.groups().join(" "));
    classed("section", "card stack")
        .attr("aria-label", "Its bytes")
        .child(head)
        .child(byte_map(&explained.bytes))
        .child(digest)
}

/// Who signed.
#[inline(never)]
pub(super) fn verdict(view: &View<'_>) -> Element {
    let finding = journey(view.realm).and_then(|journey| journey.finding.as_ref());
    let Some(Finding::Verdict { account, verdict }) = finding else {
        return body();
    };
    let (heading, text) = examine::verdict(*account, verdict);
    let tone = if verdict.is_match {
        Tone::Sea
    } else {
        Tone::Red
    };
    screen(heading, examine::VERDICT_NOTE)
        .child(notice(tone, "realm-examine-verdict", text))
        .child(ends(view, "Check another"))
}

fn ends(view: &View<'_>, another: &'static str) -> Element {
    row(vec![
        main_button("realm-examine-done", "Done", view.on(|| Action::GoOn)),
        button("realm-examine-another", another, view.on(|| Action::Back)),
    ])
}

fn back(view: &View<'_>) -> Element {
    plain_button("realm-examine-back", "Back", view.on(|| Action::Back))
}

fn journey(realm: &Realm) -> Option<&Examine> {
    match realm.journey()? {
        Journey::Examine(journey) => Some(journey),
        _ => None,
    }
}
