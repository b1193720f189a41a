//! The review, drawn: the sentence, what deserves a look, the facts, the very bytes, and Sign.

mod facts;
mod sentence;

use std::rc::Rc;

use ui::{
    Tone, byte_map,
    node::{Element, Handler, classed, div, p, span, words},
    tick, waiting,
};
use wallet_types::review::{Finding, FindingSource, Review, Severity};

use super::{
    parts::{body, button, main_button},
    view::View,
};
use crate::{
    machine::{Action, Journey, Realm, Reviewing},
    wording,
};

/// The review, once the signer has answered.
pub(super) fn draw(view: &View<'_>) -> Element {
    let reviewing = reviewing(view.realm);
    match reviewing.and_then(|it| Some((it, it.review.as_deref()?))) {
        Some((reviewing, review)) => reviewed(view, reviewing, review),
        None => body().child(waiting(wording::READING, "waiting")),
    }
}

/// Returns the review under way.
pub(super) fn reviewing(realm: &Realm) -> Option<&Reviewing> {
    match realm.journey()? {
        Journey::Review(reviewing) => Some(reviewing),
        _ => None,
    }
}

fn reviewed(view: &View<'_>, reviewing: &Reviewing, review: &Review) -> Element {
    body()
        .child(sentence::sentence(review))
        .child(findings(&review.findings))
        .child(facts::facts(review))
        .child(bytes(review))
        .child(sign_row(view, reviewing, review))
}

fn bytes(review: &Review) -> Element {
    let kind = wording::kind_of(review.decoded.transaction_type());
    let kind = [&review.bytes.bytes.len().to_string(), " bytes, ", kind].concat();
    let head = div("row row--apart")
        .child(words("h2", "The bytes you sign"))
        .child(span("label num").child(kind));
    let digest = p("digest")
        .attr("translate", "no")
        .test_id("realm-review-digest")
        .child(span("quiet").child("digest "))
        .child(review.digest.groups().join(" "));
    classed("section", "card stack")
        .attr("aria-label", "The bytes you sign")
        .child(head)
        .child(byte_map(&review.bytes))
        .child(digest)
}

fn sign_row(view: &View<'_>, reviewing: &Reviewing, review: &Review) -> Element {
    let desk = view.desk;
    let accept: Handler = Rc::new(move |said| desk.act(Action::AcceptClaims(!said.is_empty())));
    let is_set = reviewing.are_claims_accepted;
    let tick = review.needs_acceptance().then(|| {
        tick(
            "realm-review-accept",
            is_set,
            wording::acceptance(review),
            accept,
        )
    });
    let sign = main_button("realm-sign", "Sign and send", view.on(|| Action::Sign));
    let sign = if reviewing.is_signing {
        sign.busy(true)
    } else {
        sign.disabled(!reviewing.can_sign())
    };
    let note = p("sign__note")
        .test_id("realm-sign-note")
        .child(wording::sign_note(reviewing));
    div("sign").test_id(SIGN_ROW).child(tick).child(
        div("sign__row")
            .child(sign)
            .child(button("realm-change", "Change", view.on(|| Action::Leave)))
            .child(note),
    )
}

fn findings(findings: &[Finding]) -> Option<Element> {
    if findings.is_empty() {
        return None;
    }
    let drawn = findings.iter().map(draw_finding).collect();
    Some(
        div("stack")
            .test_id("realm-review-findings")
            .children(drawn),
    )
}

fn draw_finding(finding: &Finding) -> Element {
    let worded = wording::finding(&finding.kind);
    let (severity, source) = (finding.severity, finding.source);
    found(severity, source, worded, "realm-review-finding")
}

/// A finding in words, with what it rests on.
pub(super) fn found(
    severity: Severity,
    source: FindingSource,
    (title, text): (&'static str, String),
    test_id: &'static str,
) -> Element {
    let tone = match severity {
        Severity::Notice => Tone::Quiet,
        Severity::Caution => Tone::Amber,
        Severity::Danger => Tone::Red,
    };
    let source = match source {
        FindingSource::Bytes => wording::FROM_BYTES,
        FindingSource::Page => wording::FROM_PAGE,
    };
    let body = vec![words("p", text), p("label").child(source)];
    ui::notice(tone, title, test_id, body)
}

/// The sentence's name, which also finds it to be watched.
pub(super) const SENTENCE: &str = "realm-review-sentence";

/// The name of the row with Sign, which also finds it to be watched.
pub(super) const SIGN_ROW: &str = "realm-sign-row";
