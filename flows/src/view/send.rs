//! A payment, from the form to the receipt.

use chain::{FeeDoubt, RecipientKind};
use wallet_types::{AccountIndex, Address, Gas, Mark, Nonce, Wei, amount::Unit};

use super::{FigureView, activity::PaymentView, endpoints::FieldView, home::AccountRowView};
use crate::{action::Pace, problem::Problem};

/// A payment being written, or followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendView {
    /// Who pays.
    pub from: AccountRowView,
    /// This wallet's other accounts, to be picked as recipients.
    pub own: Vec<AccountRowView>,
    /// The network's name, where an endpoint is on the list.
    pub network: Option<String>,
    /// The currency's symbol.
    pub symbol: String,
    /// The recipient's field.
    pub recipient: FieldView,
    /// What is known about the recipient.
    pub recipient_is: Option<RecipientView>,
    /// The amount's field.
    pub amount: FieldView,
    /// The unit in which the amount is read.
    pub unit: Unit,
    /// Whether all that the fee leaves is sent.
    pub all: bool,
    /// The fee.
    pub fee: FeeView,
    /// What is being asked, or failed.
    pub asked: AskedView,
    /// What the sender holds.
    pub balance: Option<FigureView>,
    /// The nonce that the payment gets.
    pub nonce: Option<Nonce>,
    /// What would be reviewed, once everything is there.
    pub summary: Option<SummaryView>,
    /// Why the review cannot begin yet.
    pub block: Option<ReviewBlock>,
    /// The payment that was signed: the form is closed until it is.
    pub following: Option<FollowView>,
}

/// What is known about a recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientView {
    /// The address.
    pub address: Address,
    /// The own account it is.
    pub own: Option<AccountIndex>,
    /// What stands there, with the mark of who says so.
    pub kind: Option<(RecipientKind, Mark)>,
    /// Whether this wallet has paid it before.
    pub paid_before: bool,
}

/// The fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeeView {
    /// Which offer holds.
    pub pace: Pace,
    /// What can be chosen, slow to fast; empty until the endpoint has answered.
    pub offers: Vec<FeeOfferView>,
    /// The most for each unit of gas, in gwei: typed, or of the chosen offer.
    pub cap: FieldView,
    /// The most for the block's maker, in gwei: typed, or of the chosen offer.
    pub tip: FieldView,
    /// What the quote rests on.
    pub mark: Option<Mark>,
    /// What looks wrong about the quote.
    pub doubts: Vec<FeeDoubt>,
    /// The work the payment may cause.
    pub gas_limit: Option<Gas>,
    /// The most that the fee can come to.
    pub max_fee: Option<Wei>,
}

/// One offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeOfferView {
    /// Its name.
    pub pace: Pace,
    /// The most that the fee can come to; `None` until the gas limit is known.
    pub max_fee: Option<Wei>,
    /// The most for each unit of gas.
    pub cap: Wei,
}

/// What is being asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum AskedView {
    /// Nothing was asked yet.
    #[default]
    Nothing,
    /// The endpoint is being asked.
    Asking {
        /// Seconds since.
        for_s: u64,
    },
    /// Every answer is there.
    Known {
        /// Seconds since the oldest.
        age_s: u64,
    },
    /// Something is missing; [`SendAction::Refresh`](crate::SendAction::Refresh) asks again.
    Failed(Problem),
}

/// What would be reviewed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryView {
    /// Who is paid.
    pub to: Address,
    /// How much.
    pub amount: Wei,
    /// The most that the fee can come to.
    pub max_fee: Wei,
    /// Both together.
    pub max_total: Wei,
    /// What is left at the least.
    pub left: Option<Wei>,
}

/// Why a review cannot begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReviewBlock {
    /// No endpoint is on the list.
    NoEndpoint,
    /// Another tab writes.
    ReadingOnly,
    /// The account is watched: its key is elsewhere.
    OnlyWatched,
    /// No recipient, or not a valid one.
    Recipient,
    /// No amount, or not a valid one.
    Amount,
    /// No fee, or not a valid one.
    Fee,
    /// The balance does not cover amount and fee.
    Overdraft,
    /// Answers are being waited for.
    Asking,
    /// An answer is missing.
    AnswerMissing,
    /// An earlier signed payment is still being stored or handed over.
    Busy,
    /// The outbox cannot be read, so the next nonce cannot be known for certain.
    OutboxDamaged,
}

/// A signed payment being followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowView {
    /// The payment.
    pub payment: PaymentView,
    /// What is being done about it now.
    pub step: FollowStep,
}

/// What is being done about a signed payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowStep {
    /// It is written to the outbox; nothing has left this page.
    Storing,
    /// It could not be written, so it was not sent.
    /// [`SendAction::StoreAgain`](crate::SendAction::StoreAgain) tries again.
    NotStored(Problem),
    /// It is in the outbox.
    Stored,
}
