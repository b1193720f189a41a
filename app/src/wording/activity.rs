//! How far a payment got, in words.

use chain::SendRefusal;
use flows::{OutboxState, SETTLED_CONFIRMATIONS};
use ui::Tone;

/// Names a state for tests and styles.
pub(crate) const fn key(state: &OutboxState) -> &'static str {
    match state {
        OutboxState::Signed => "signed",
        OutboxState::Sent => "sent",
        OutboxState::Seen => "seen",
        OutboxState::Included(_) => "included",
        OutboxState::Failed(_) => "failed",
        OutboxState::Replaced => "replaced",
        OutboxState::Dropped { .. } => "dropped",
    }
}

/// Says how far a payment got: a title, and what it means.
pub(crate) fn state(state: &OutboxState, endpoint: Option<&str>) -> (&'static str, String) {
    let whose = endpoint.map_or_else(|| "Your endpoint".to_owned(), |name| format!("“{name}”"));
    match state {
        OutboxState::Signed => (
            "Signed, not sent yet",
            "It is kept here. Whoever holds its bytes can carry it out, so treat it as money on its way.".into(),
        ),
        OutboxState::Sent => ("Sent", format!("{whose} took it. It waits for a block.")),
        OutboxState::Seen => ("Waiting for a block", format!("{whose} shows it among the waiting payments.")),
        OutboxState::Included(inclusion) if inclusion.confirmations >= SETTLED_CONFIRMATIONS => {
            ("Paid", format!("{whose} shows it in a block that many others stand on."))
        }
        OutboxState::Included(_) => ("Paid", format!("{whose} shows it in a block. Later blocks make it firmer.")),
        OutboxState::Failed(_) => ("It failed", "It is in a block and was undone there. The amount stayed with you; the fee is paid.".into()),
        OutboxState::Replaced => ("Replaced", "Another payment used its place in your account's order. This one can never be carried out.".into()),
        OutboxState::Dropped { .. } => ("Not known any more", format!("{whose} took it once and does not show it now. It is still valid: send the same bytes again.")),
    }
}

/// Says it in a word.
pub(crate) const fn badge(state: &OutboxState) -> (Tone, &'static str) {
    match state {
        OutboxState::Signed => (Tone::Amber, "Signed, not sent"),
        OutboxState::Sent => (Tone::Amber, "Sent"),
        OutboxState::Seen => (Tone::Amber, "Waiting"),
        OutboxState::Included(_) => (Tone::Sea, "Paid"),
        OutboxState::Failed(_) => (Tone::Red, "Failed"),
        OutboxState::Replaced => (Tone::Quiet, "Replaced"),
        OutboxState::Dropped { .. } => (Tone::Amber, "Not known"),
    }
}

/// Says why an endpoint did not take a payment, and what to do.
pub(crate) fn refusal(reason: SendRefusal) -> String {
    match reason {
        SendRefusal::NonceTooLow => "Its place in your account's order is used already: this payment, or another in its place, is in a block. Ask about it.",
        SendRefusal::NonceTooHigh => "An earlier payment of this account is missing there. Send that one first.",
        SendRefusal::Underpriced => "The fee is too low for it now. It stays valid and may be taken later, or write a new one with a higher fee.",
        SendRefusal::ReplacementUnderpriced => "Another payment with the same place in the order is waiting and offers about as much.",
        SendRefusal::InsufficientFunds => "It says that the balance does not cover amount and fee.",
        SendRefusal::FeeAboveEndpointCap => "The fee is higher than this endpoint passes on.",
        SendRefusal::PoolFull => "It has no room for waiting payments now. Send the same bytes again in a while.",
        other => return super::sentence(&other.to_string()),
    }
    .into()
}
