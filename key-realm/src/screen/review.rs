//! The review, drawn: the sentence, what deserves a look, the facts, the very bytes, and Sign.

mod facts;
mod sentence;

use leptos::{html, prelude::*};
use ui::{Button, ButtonKind, ByteMap, Notice, Tick, Tone, Waiting};
use wallet_types::review::{Finding, FindingSource, Review, Severity};

use self::{facts::ReviewFacts, sentence::Sentence};
use super::{desk::Desk, watch::watch};
use crate::{
    machine::{Action, Journey, Realm, Reviewing, SeenPart},
    wording,
};

/// The review, once the signer has answered.
#[component]
pub(super) fn ReviewScreen(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let is_there = desk.memo(|realm| reviewing(realm).is_some_and(|it| it.review.is_some()));
    move || {
        // A memo is followed only by reading it.
        is_there.get();
        let review = desk.read(|realm| reviewing(realm).and_then(|it| it.review.clone()));
        match review {
            Some(review) => view! { <Reviewed desk review=*review/> }.into_any(),
            None => {
                let what = Signal::stored(wording::READING.to_owned());
                view! { <Waiting what/> }.into_any()
            }
        }
    }
}

#[component]
fn Reviewed(desk: Desk, review: Review) -> impl IntoView {
    let findings = review.findings.iter().map(draw_finding).collect_view();
    let kind = format!("{} bytes, type 2", review.bytes.bytes.len());
    let digest = review.digest.groups().join(" ");
    let needs_tick = review.needs_acceptance();
    view! {
        <Sentence desk review=review.clone()/>
        {(!review.findings.is_empty()).then(|| view! {
            <div class="stack" data-testid="realm-review-findings">{findings}</div>
        })}
        <ReviewFacts review=review.clone()/>
        <section class="card stack" aria-label="The bytes you sign">
            <div class="row row--apart">
                <h2>"The bytes you sign"</h2>
                <span class="label num">{kind}</span>
            </div>
            <ByteMap map=review.bytes/>
            <p class="digest" translate="no" data-testid="realm-review-digest">
                <span class="quiet">"digest "</span>
                {digest}
            </p>
        </section>
        <SignRow desk needs_tick/>
    }
}

#[component]
fn SignRow(desk: Desk, needs_tick: bool) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(row) = node.get() {
            watch(desk, SeenPart::SignRow, &row);
        }
    });
    let is_accepted = desk.memo(|realm| reviewing(realm).is_some_and(|it| it.are_claims_accepted));
    let can_sign = desk.memo(|realm| reviewing(realm).is_some_and(Reviewing::can_sign));
    let is_signing = desk.memo(|realm| reviewing(realm).is_some_and(|it| it.is_signing));
    let why = desk.memo(|realm| reviewing(realm).map_or("", wording::sign_note));
    let tick = needs_tick.then(|| {
        view! {
            <Tick
                test_id="realm-review-accept"
                is_set=is_accepted
                on_set=Callback::new(move |accepted| desk.act(Action::AcceptClaims(accepted)))
            >
                {wording::ACCEPT_CLAIMS}
            </Tick>
        }
    });
    view! {
        <div class="sign" node_ref=node>
            {tick}
            <div class="sign__row">
                <Button
                    kind=ButtonKind::Main
                    test_id="realm-sign"
                    disabled=Signal::derive(move || !can_sign.get())
                    busy=is_signing
                    on_press=desk.on_press(|| Action::Sign)
                >
                    "Sign and send"
                </Button>
                <Button test_id="realm-change" on_press=desk.on_press(|| Action::Leave)>"Change"</Button>
                <p class="sign__note" data-testid="realm-sign-note">{why}</p>
            </div>
        </div>
    }
}

fn draw_finding(finding: &Finding) -> impl IntoView + use<> {
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
}

fn reviewing(realm: &Realm) -> Option<&Reviewing> {
    match realm.journey()? {
        Journey::Review(reviewing) => Some(reviewing),
        _ => None,
    }
}
