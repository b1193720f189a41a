//! One signed payment, from the outbox to its receipt.

use chain::SendRefusal;
use flows::{
    Action, OutboxAction, OutboxState, SendAction,
    view::{FollowStep, FollowView, OutboxNow, PaymentView},
};
use ui::{
    AddressCut, AmountSize, ButtonKind, IconName, Tone, address_text, button, fact, identicon,
    link_button,
    node::{Element, classed, div, element, p, words},
    notice, plain_amount, waiting,
};
use wallet_types::{Wei, amount::group_whole};

use super::{deed, on};
use crate::wording;

/// Draws one payment of the outbox.
pub(crate) fn draw(view: &PaymentView) -> Element {
    let all = element("a")
        .attr("href", "#/activity")
        .child("All activity");
    body(section().test_id("payment"), view).child(all)
}

/// Draws the payment that was just signed.
pub(crate) fn draw_followed(view: &FollowView) -> Element {
    let section = section().test_id("send-followed");
    match &view.step {
        FollowStep::Stored => {
            let close = button(
                ButtonKind::Plain,
                None,
                "send-close",
                "Write another payment",
                on(Action::Send(SendAction::Close)),
            );
            let home = link_button(ButtonKind::Outline, None, "send-home", "Go home", "#/home");
            body(section, &view.payment).child(div("row").child(home).child(close))
        }
        FollowStep::Storing => section.child(words("h1", "Signed")).child(waiting(
            "Writing the signed payment to the outbox. Nothing has left this page.",
            "send-storing",
        )),
        FollowStep::NotStored(problem) => {
            let mut text = wording::problem(problem);
            text.push_str(" It was not sent, so that nothing can be sent twice.");
            let again = deed(
                "send-store-again",
                "Store it again",
                Action::Send(SendAction::StoreAgain),
            );
            section
                .child(words("h1", "Signed, and not sent"))
                .child(notice(
                    Tone::Red,
                    "The signed payment could not be stored",
                    "send-not-stored",
                    vec![words("p", text), again],
                ))
        }
    }
}

fn section() -> Element {
    classed("section", "stack stack--loose reading")
}

/// Puts the payment into a section.
fn body(section: Element, payment: &PaymentView) -> Element {
    let item = &payment.item;
    let (title, text) = wording::activity::state(&item.state, payment.endpoint.as_deref());
    let status = words("h1", title)
        .test_id("send-status")
        .attr("data-state", wording::activity::key(&item.state));
    let name = item.to_name.clone().map(|name| words("b", name));
    let recipient = div("row recipient").child(identicon(item.to)).child(
        element("div")
            .child(name)
            .child(address_text(item.to, AddressCut::Full, "payment-to")),
    );
    section
        .child(
            div("stack stack--tight")
                .child(status)
                .child(p("lead").child(text)),
        )
        .child(now(&payment.now))
        .child(
            div("card stack")
                .child(recipient)
                .child(facts(payment))
                .child(
                    p("small mono quiet")
                        .test_id("payment-hash")
                        .child(item.hash.to_string()),
                )
                .child(deeds(payment)),
        )
}

fn facts(payment: &PaymentView) -> Element {
    let item = &payment.item;
    let amount = |name: &'static str, wei: Wei, test_id: &'static str| {
        let amount = plain_amount(wei, item.symbol.clone(), AmountSize::Body, test_id);
        fact(name, "fact", amount)
    };
    let facts = ui::facts()
        .child(amount("Amount", item.amount, "payment-amount"))
        .child(fact("From", "payment-from", item.from_name.clone()))
        .child(fact("Nonce", "payment-nonce", payment.nonce.0.to_string()))
        .child(fact("Chain", "payment-chain", payment.chain_id.to_string()))
        .child(amount("Fee, at most", payment.max_fee, "payment-max-fee"));
    let Some(inclusion) = payment.inclusion else {
        return facts;
    };
    let block = group_whole(&inclusion.block.number.to_string());
    let depth = inclusion.confirmations.to_string();
    facts
        .child(amount("Fee paid", inclusion.fee, "payment-fee"))
        .child(fact("Block", "payment-block", block))
        .child(fact("Blocks on top, with it", "payment-depth", depth))
}

fn now(now: &OutboxNow) -> Option<Element> {
    let (title, test_id, text) = match now {
        OutboxNow::Resting | OutboxNow::Asking => return None,
        OutboxNow::Sending => {
            return Some(waiting(
                "Handing the payment to your endpoint.",
                "payment-sending",
            ));
        }
        OutboxNow::NotTaken { reason, remote } => {
            return Some(not_taken(*reason, remote.as_deref()));
        }
        OutboxNow::Failed(problem) => {
            ("Not known yet", "payment-problem", wording::problem(problem))
        }
        OutboxNow::NoEndpoint => (
            "",
            "payment-no-endpoint",
            "No endpoint of this payment's network is on your list, so nobody can be asked about it.".to_owned(),
        ),
    };
    Some(notice(Tone::Amber, title, test_id, vec![words("p", text)]))
}

fn not_taken(reason: SendRefusal, remote: Option<&str>) -> Element {
    let mut body = vec![words("p", wording::activity::refusal(reason))];
    if let Some(remote) = remote {
        let quoted = ["In its words: “", remote, "”"].concat();
        body.push(p("small").child(quoted));
    }
    notice(
        Tone::Red,
        "Your endpoint did not take it",
        "payment-not-taken",
        body,
    )
}

fn deeds(payment: &PaymentView) -> Element {
    let hash = payment.item.hash;
    let press = |kind, icon, test_id, words: &'static str, action| {
        let handler = on(Action::Outbox(action));
        button(kind, Some(icon), test_id, words, handler)
    };
    let resend = payment.can_resend.then(|| {
        press(
            ButtonKind::Outline,
            IconName::Send,
            "payment-resend",
            "Send the same bytes again",
            OutboxAction::Resend(hash),
        )
        .busy(matches!(payment.now, OutboxNow::Sending))
    });
    let is_open = !matches!(payment.item.state, OutboxState::Replaced);
    let check = is_open.then(|| {
        press(
            ButtonKind::Plain,
            IconName::Refresh,
            "payment-check",
            "Ask about it",
            OutboxAction::Check(hash),
        )
    });
    let copy = press(
        ButtonKind::Plain,
        IconName::Copy,
        "payment-copy",
        "Copy the hash",
        OutboxAction::CopyHash(hash),
    );
    div("row").child(resend).child(check).child(copy)
}
