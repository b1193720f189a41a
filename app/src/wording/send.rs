//! Sending, in words.

use chain::{FeeDoubt, RecipientKind};
use flows::view::{RecipientView, ReviewBlock, SendView};
use wallet_types::amount::Unit;

/// Says who pays, on which network.
pub(crate) fn from(view: &SendView) -> String {
    match &view.network {
        Some(network) => format!("From {}, on {network}.", view.from.name),
        None => format!("From {}.", view.from.name),
    }
}

/// Says what is known about a recipient.
pub(crate) fn recipient(known: &RecipientView) -> String {
    let whose = match (known.own.is_some(), known.paid_before) {
        (true, _) => "One of your own accounts.",
        (false, true) => "Paid before from this copy.",
        (false, false) => {
            "Not paid before from this copy. Compare all of it with what you were given."
        }
    };
    let kind = match known.kind.as_ref().map(|(kind, _)| kind) {
        Some(RecipientKind::Contract { .. }) => {
            " A contract stands there, your endpoint claims: its code runs when it is paid."
        }
        Some(RecipientKind::Delegated { .. }) => {
            " It lends itself a contract's code, your endpoint claims."
        }
        _ => "",
    };
    format!("{whose}{kind}")
}

/// Says why the review cannot begin.
pub(crate) const fn block(block: ReviewBlock) -> &'static str {
    match block {
        ReviewBlock::NoEndpoint => "Add an endpoint first.",
        ReviewBlock::ReadingOnly => "Another tab is the one that writes.",
        ReviewBlock::OnlyWatched => {
            "This account is watched: its key is elsewhere, so it cannot pay from here."
        }
        ReviewBlock::Recipient => "Say whom to pay.",
        ReviewBlock::Amount => "Say how much.",
        ReviewBlock::Fee => "The fee is missing or cannot be used.",
        ReviewBlock::Overdraft => "The account does not hold that much, the fee counted.",
        ReviewBlock::Asking => "Waiting for your endpoint's answers.",
        ReviewBlock::AnswerMissing => "An answer of your endpoint is missing. Ask again.",
        ReviewBlock::Busy => "The payment before this one is still being stored or handed over.",
        ReviewBlock::OutboxDamaged => {
            "The outbox cannot be read, so the next nonce is not certain. Look at the stored records first."
        }
    }
}

/// Says what looks wrong about a fee quote.
pub(crate) fn doubt(doubt: &FeeDoubt) -> String {
    match doubt {
        FeeDoubt::PriceAboveCeiling { ceiling } => format!(
            "Your endpoint asks for more than {} gwei for each unit of gas. That is more than public networks asked for in years: it may be draining you by the fee.",
            ceiling.to_grouped(Unit::Gwei)
        ),
        FeeDoubt::TipAboveCeiling { ceiling } => format!(
            "Your endpoint proposes a tip of more than {} gwei. A plain payment has no reason to offer that.",
            ceiling.to_grouped(Unit::Gwei)
        ),
        FeeDoubt::BaseFeeJumps => "The prices your endpoint tells of jump more than Ethereum's rules allow. On another network that can be honest.".into(),
        FeeDoubt::ContradictsHead => "Your endpoint's fee history contradicts its own newest block.".into(),
        FeeDoubt::NoHistory => "Your endpoint offers no fee history, so the tips are rules of thumb.".into(),
        _ => "Something about these fees is unusual.".into(),
    }
}
