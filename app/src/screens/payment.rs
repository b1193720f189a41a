//! One signed payment, from the outbox to its receipt.

use chain::SendRefusal;
use flows::{
    Action, OutboxAction, OutboxState, SendAction,
    view::{FollowStep, OutboxNow, PaymentView, SendView},
};
use leptos::prelude::*;
use ui::{
    AddressText, Button, ButtonKind, Fact, Facts, IconName, Identicon, LinkButton, Notice,
    PlainAmount, Tone, Waiting,
};
use wallet_types::{Wei, amount::group_whole};

use super::{Slice, on};
use crate::wording;

/// Draws one payment of the outbox.
pub(crate) fn draw(view: Slice<Box<PaymentView>>) -> impl IntoView {
    let steady = Memo::new(move |_| view.with(|view| steady(view)));
    view! {
        <section class="stack stack--loose reading" data-testid="payment">
            {move || body(&steady.get())}
            <a href="#/activity">"All activity"</a>
        </section>
    }
}

/// Draws the payment that was just signed.
pub(crate) fn draw_followed(view: Slice<Box<SendView>>) -> impl IntoView {
    let followed = Memo::new(move |_| {
        view.with(|view| {
            view.following
                .as_ref()
                .map(|follow| (steady(&follow.payment), follow.step.clone()))
        })
    });
    move || {
        followed.get().map(|(payment, step)| view! {
            <section class="stack stack--loose reading" data-testid="send-followed">
                {storing(&step)}
                {(step == FollowStep::Stored).then(|| body(&payment))}
                {(step == FollowStep::Stored).then(|| view! {
                    <div class="row">
                        <LinkButton href="#/home" test_id="send-home">"Go home"</LinkButton>
                        <Button kind=ButtonKind::Plain test_id="send-close" on_press=on(Action::Send(SendAction::Close))>"Write another payment"</Button>
                    </div>
                })}
            </section>
        })
    }
}

fn storing(step: &FollowStep) -> Option<AnyView> {
    match step {
        FollowStep::Stored => None,
        FollowStep::Storing => Some(view! {
            <h1>"Signed"</h1>
            <Waiting what="Writing the signed payment to the outbox. Nothing has left this page.".to_owned() test_id="send-storing"/>
        }.into_any()),
        FollowStep::NotStored(problem) => {
            let text = wording::problem(problem);
            Some(view! {
                <h1>"Signed, and not sent"</h1>
                <Notice tone=Tone::Red title="The signed payment could not be stored" test_id="send-not-stored">
                    <p>{text} " It was not sent, so that nothing can be sent twice."</p>
                    <Button test_id="send-store-again" on_press=on(Action::Send(SendAction::StoreAgain))>"Store it again"</Button>
                </Notice>
            }.into_any())
        }
    }
}

/// Leaves out what changes every second.
fn steady(payment: &PaymentView) -> PaymentView {
    let mut payment = payment.clone();
    payment.item.age_s = 0;
    payment.sent_ago_s = payment.sent_ago_s.map(|_| 0);
    payment
}

fn body(payment: &PaymentView) -> impl IntoView + use<> {
    let item = &payment.item;
    let (title, text) = wording::activity::state(&item.state, payment.endpoint.as_deref());
    let (to, to_name, hash) = (item.to, item.to_name.clone(), item.hash.to_string());
    let facts = facts(payment);
    view! {
        <div class="stack stack--tight">
            <h1 data-testid="send-status" data-state=wording::activity::key(&item.state)>{title}</h1>
            <p class="lead">{text}</p>
        </div>
        {now(&payment.now)}
        <div class="card stack">
            <div class="row recipient">
                <Identicon address=to/>
                <div>
                    {to_name.map(|name| view! { <b>{name}</b> })}
                    <AddressText address=to test_id="payment-to"/>
                </div>
            </div>
            <Facts>{facts}</Facts>
            <p class="small mono quiet" data-testid="payment-hash">{hash}</p>
            {deeds(payment)}
        </div>
    }
}

fn facts(payment: &PaymentView) -> impl IntoView + use<> {
    let symbol = &payment.item.symbol;
    let amount = |name: &'static str, wei: Wei, test_id: &'static str| {
        let symbol = symbol.clone();
        view! { <Fact name><PlainAmount wei symbol test_id/></Fact> }
    };
    let text = |name: &'static str, value: String, test_id: &'static str| {
        view! { <Fact name test_id>{value}</Fact> }
    };
    let included = payment.inclusion.map(|inclusion| {
        let block = group_whole(&inclusion.block.number.to_string());
        (
            amount("Fee paid", inclusion.fee, "payment-fee"),
            text("Block", block, "payment-block"),
            text(
                "Blocks on top, with it",
                inclusion.confirmations.to_string(),
                "payment-depth",
            ),
        )
    });
    (
        amount("Amount", payment.item.amount, "payment-amount"),
        text("From", payment.item.from_name.clone(), "payment-from"),
        text("Nonce", payment.nonce.0.to_string(), "payment-nonce"),
        text("Chain", payment.chain_id.to_string(), "payment-chain"),
        amount("Fee, at most", payment.max_fee, "payment-max-fee"),
        included,
    )
}

fn now(now: &OutboxNow) -> Option<AnyView> {
    match now {
        OutboxNow::Resting | OutboxNow::Asking => None,
        OutboxNow::Sending => Some(
            view! { <Waiting what="Handing the payment to your endpoint.".to_owned() test_id="payment-sending"/> }
                .into_any(),
        ),
        OutboxNow::NotTaken { reason, remote } => Some(not_taken(*reason, remote.clone()).into_any()),
        OutboxNow::Failed(problem) => {
            let text = wording::problem(problem);
            Some(
                view! { <Notice tone=Tone::Amber title="Not known yet" test_id="payment-problem"><p>{text}</p></Notice> }
                    .into_any(),
            )
        }
        OutboxNow::NoEndpoint => Some(
            view! {
                <Notice tone=Tone::Amber test_id="payment-no-endpoint">
                    <p>"No endpoint of this payment's network is on your list, so nobody can be asked about it."</p>
                </Notice>
            }
            .into_any(),
        ),
    }
}

fn not_taken(reason: SendRefusal, remote: Option<String>) -> impl IntoView {
    view! {
        <Notice tone=Tone::Red title="Your endpoint did not take it" test_id="payment-not-taken">
            <p>{wording::activity::refusal(reason)}</p>
            {remote.map(|remote| view! { <p class="small">"In its words: “" {remote} "”"</p> })}
        </Notice>
    }
}

fn deeds(payment: &PaymentView) -> impl IntoView + use<> {
    let hash = payment.item.hash;
    let is_busy = matches!(payment.now, OutboxNow::Sending);
    let is_open = !matches!(payment.item.state, OutboxState::Replaced);
    view! {
        <div class="row">
            {payment.can_resend.then(|| view! {
                <Button icon=IconName::Send busy=is_busy test_id="payment-resend" on_press=on(Action::Outbox(OutboxAction::Resend(hash)))>"Send the same bytes again"</Button>
            })}
            {is_open.then(|| view! {
                <Button kind=ButtonKind::Plain icon=IconName::Refresh test_id="payment-check" on_press=on(Action::Outbox(OutboxAction::Check(hash)))>"Ask about it"</Button>
            })}
            <Button kind=ButtonKind::Plain icon=IconName::Copy test_id="payment-copy" on_press=on(Action::Outbox(OutboxAction::CopyHash(hash)))>"Copy the hash"</Button>
        </div>
    }
}
