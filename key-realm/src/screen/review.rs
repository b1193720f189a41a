//! The review, drawn: the sentence, what deserves a look, the facts, the very bytes, and Sign.

mod facts;
mod sentence;

use leptos::{html, prelude::*};
use ui::{ByteMap, Notice, Tick, Tone};
use wallet_types::review::{Finding, FindingSource, Review, Severity};

use super::{
    desk::Desk,
    parts::{nothing, press},
    room::waiting,
    watch::watch,
};
use crate::{
    machine::{Action, Journey, Realm, Reviewing, SeenPart},
    wording,
};

/// The review, once the signer has answered.
pub(super) fn screen(desk: Desk) -> AnyView {
    let is_there = desk.memo(|realm| reviewing(realm).is_some_and(|it| it.review.is_some()));
    let draw = move || {
        // A memo is followed only by reading it.
        is_there.get();
        let review = desk.read(|realm| reviewing(realm).and_then(|it| it.review.clone()));
        match review {
            Some(review) => reviewed(desk, &review),
            None => waiting(wording::READING, "waiting"),
        }
    };
    view! { {move || draw()} }.into_any()
}

fn reviewed(desk: Desk, review: &Review) -> AnyView {
    let kind = wording::kind_of(review.decoded.transaction_type());
    let kind = format!("{} bytes, {kind}", review.bytes.bytes.len());
    let digest = review.digest.groups().join(" ");
    view! {
        {sentence::sentence(desk, review)}
        {findings(&review.findings)}
        {facts::facts(review)}
        <section class="card stack" aria-label="The bytes you sign">
            <div class="row row--apart">
                <h2>"The bytes you sign"</h2>
                <span class="label num">{kind}</span>
            </div>
            <ByteMap map=review.bytes.clone()/>
            <p class="digest" translate="no" data-testid="realm-review-digest">
                <span class="quiet">"digest "</span>
                {digest}
            </p>
        </section>
        {sign_row(desk, review)}
    }
    .into_any()
}

fn sign_row(desk: Desk, review: &Review) -> AnyView {
    let accepted = review
        .needs_acceptance()
        .then(|| wording::acceptance(review));
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(row) = node.get() {
            watch(desk, SeenPart::SignRow, &row);
        }
    });
    let is_asleep = desk.memo(|realm| !reviewing(realm).is_some_and(Reviewing::can_sign));
    let is_signing = desk.memo(|realm| reviewing(realm).is_some_and(|it| it.is_signing));
    let why = desk.memo(|realm| reviewing(realm).map_or("", wording::sign_note));
    let sign = press(
        desk.on_press(|| Action::Sign),
        "realm-sign",
        "Sign and send",
    );
    let change = press(desk.on_press(|| Action::Leave), "realm-change", "Change");
    view! {
        <div class="sign" node_ref=node>
            {accepted.map(|words| tick(desk, words))}
            <div class="sign__row">
                {sign.main().asleep(is_asleep.into()).busy(is_signing.into()).view()}
                {change.view()}
                <p class="sign__note" data-testid="realm-sign-note">
                    {move || why.get().to_owned()}
                </p>
            </div>
        </div>
    }
    .into_any()
}

fn tick(desk: Desk, words: String) -> AnyView {
    let is_set = desk.memo(|realm| reviewing(realm).is_some_and(|it| it.are_claims_accepted));
    let accept = Callback::new(move |accepted| desk.act(Action::AcceptClaims(accepted)));
    view! {
        <Tick test_id="realm-review-accept" is_set on_set=accept>{words}</Tick>
    }
    .into_any()
}

fn findings(findings: &[Finding]) -> AnyView {
    if findings.is_empty() {
        return nothing();
    }
    let findings: Vec<AnyView> = findings.iter().map(draw_finding).collect();
    view! { <div class="stack" data-testid="realm-review-findings">{findings}</div> }.into_any()
}

fn draw_finding(finding: &Finding) -> AnyView {
    let tone = match finding.severity {
        Severity::Notice => Tone::Quiet,
        Severity::Caution => Tone::Amber,
        Severity::Danger => Tone::Red,
    };
    let (title, text) = wording::finding(&finding.kind);
    let source = match finding.source {
        FindingSource::Bytes => wording::FROM_BYTES,
        FindingSource::Page => wording::FROM_PAGE,
    };
    view! {
        <Notice tone title test_id="realm-review-finding">
            <p>{text}</p>
            <p class="label">{source}</p>
        </Notice>
    }
    .into_any()
}

fn reviewing(realm: &Realm) -> Option<&Reviewing> {
    match realm.journey()? {
        Journey::Review(reviewing) => Some(reviewing),
        _ => None,
    }
}
