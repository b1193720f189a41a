//! What stopped an action, typed: the page words it.

use chain::{ChainError, EndpointUrlError, Fault, LabelError, Method};
use wallet_types::{
    ChainId, account::AccountNameError, address::ParseAddressError, amount::ParseAmountError,
    interoperable_name::NameError, payment_uri::PaymentUriError, protocol::Refusal,
};

use crate::{
    effect::StorageFault,
    event::{FileFault, RealmLoss, SealFault},
    records::RecordFault,
};

/// What stopped an action. Nothing was changed or sent unless a variant says so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// An endpoint gave no usable answer.
    #[error("{fault}")]
    Endpoint {
        /// Its name, as the person knows it.
        endpoint: String,
        /// What went wrong.
        fault: Fault,
        /// What was asked.
        method: Method,
        /// Seconds the endpoint asks to be left alone.
        retry_after_s: Option<u64>,
        /// The endpoint's own words: a quotation, for a disclosure.
        remote: Option<String>,
        /// Whether asking again may help.
        retryable: bool,
    },
    /// The list holds no endpoint.
    #[error("no endpoint is on the list")]
    NoEndpoint,
    /// The page is sealed, and may not reach this origin before it reloads.
    #[error("the page is sealed and may not reach this endpoint")]
    NotListed,
    /// Storage failed.
    #[error(transparent)]
    Storage(#[from] StorageFault),
    /// A stored record cannot be read, so that it is not written over either.
    #[error(transparent)]
    Record(#[from] RecordFault),
    /// The key realm refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The key realm was lost, and was made again.
    #[error(transparent)]
    RealmLost(#[from] RealmLoss),
    /// The page could not be sealed, so that no key frame was made.
    #[error(transparent)]
    Seal(#[from] SealFault),
    /// A file cannot be used.
    #[error(transparent)]
    File(#[from] FileFault),
    /// The chosen file is not the stored vault.
    #[error("the file is not this wallet's vault file as it is now")]
    OtherFile,
    /// The browser did not take a file.
    #[error("the browser did not take the file")]
    DownloadRefused,
    /// The clipboard did not take a text.
    #[error("the clipboard did not take the text")]
    CopyRefused,
    /// Another tab writes; this one only reads.
    #[error("another tab writes")]
    ReadingOnly,
    /// The page keeps nothing across a reload here, and this needs one.
    #[error("this needs a reload, and this page keeps nothing across one")]
    MemoryOnly,
    /// The account's name cannot be used.
    #[error(transparent)]
    AccountName(#[from] AccountNameError),
    /// The wallet changed in another tab, so that this one locked.
    #[error("the wallet changed in another tab")]
    WalletChanged,
}

/// What is wrong with a field that the person filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum FieldProblem {
    /// No endpoint's address.
    Url(EndpointUrlError),
    /// The address is on the list already.
    UrlListed,
    /// No name.
    Label(LabelError),
    /// No address.
    Address(ParseAddressError),
    /// A payment link that cannot be paid from here.
    Link(LinkProblem),
    /// No amount.
    Amount(ParseAmountError),
    /// An amount of nothing.
    ZeroAmount,
    /// More than there is, the fee counted.
    Overdraft {
        /// How much is missing.
        missing: wallet_types::Wei,
    },
    /// The cap for each unit of gas is below the price of the newest block.
    CapBelowBaseFee {
        /// That price.
        base_fee: wallet_types::Wei,
    },
    /// The tip is above the whole cap.
    TipAboveCap,
    /// The fee cannot be expressed.
    FeeTooLarge,
}

/// What is wrong with a payment link, or a name that says on which chain an address lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkProblem {
    /// It cannot be read.
    Link(PaymentUriError),
    /// It cannot be read as an address on a chain.
    Name(NameError),
    /// It asks for a token.
    Token,
    /// It is for another chain than the endpoint's.
    OtherChain {
        /// The chain that it names.
        wanted: ChainId,
    },
}

impl Problem {
    /// Names what an endpoint failed at.
    #[must_use]
    pub fn endpoint(name: &str, error: &ChainError) -> Self {
        Self::Endpoint {
            endpoint: name.to_owned(),
            fault: error.fault(),
            method: error.method(),
            retry_after_s: error.retry_after().map(|wait| wait.as_secs()),
            remote: error.remote_message().map(|text| text.as_str().to_owned()),
            retryable: error.is_retryable(),
        }
    }
}
