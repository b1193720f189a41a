//! What deserves a look in a transaction, how serious it is, and what saying so rests on.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
    account::AccountIndex,
    address::Address,
    amount::Wei,
    chain_id::ChainId,
    explained::{DecodedCall, Delegation},
};

/// Something about the bytes that deserves a look.
///
/// # Examples
/// ```
/// use wallet_types::review::{Finding, FindingKind, FindingSource, Severity};
///
/// let finding = Finding {
///     kind: FindingKind::ZeroAddress,
///     source: FindingSource::Bytes,
///     severity: Severity::Danger,
/// };
/// assert!(!finding.kind.needs_acceptance());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// What it rests on.
    pub source: FindingSource,
    /// How serious it is.
    pub severity: Severity,
}

/// What a finding rests on.
///
/// # Examples
/// ```
/// use wallet_types::{protocol::{decode, encode}, review::FindingSource};
///
/// assert_eq!(decode(&encode(&FindingSource::Page)), Ok(FindingSource::Page));
/// assert_ne!(FindingSource::Page, FindingSource::Bytes);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FindingSource {
    /// The bytes and the vault alone.
    Bytes,
    /// What the page handed in: a hostile page could have hidden or invented it.
    Page,
}

/// How serious a finding is.
///
/// # Examples
/// ```
/// use wallet_types::review::Severity;
///
/// let most = [Severity::Caution, Severity::Danger, Severity::Notice].into_iter().max();
/// assert_eq!(most, Some(Severity::Danger));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Good to know.
    Notice,
    /// Look twice.
    Caution,
    /// Stop, unless this is really meant.
    Danger,
}

/// The findings that exist.
///
/// # Examples
/// ```
/// use wallet_types::review::{ClaimedFigure, FindingKind};
///
/// let claimed = FindingKind::OnlyClaimed { figures: vec![ClaimedFigure::Balance] };
/// assert!(claimed.needs_acceptance());
/// assert!(!FindingKind::SelfSend.needs_acceptance());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum FindingKind {
    /// No earlier payment to this address is known.
    FirstPayment {
        /// The known address it resembles most, with the digits, of 40, in which they differ.
        nearest: Option<(Address, Option<String>, u8)>,
    },
    /// It resembles a known address so much that it may have been made to be taken for it.
    LookAlike {
        /// The known address.
        known: Address,
        /// The name of the known address.
        name: Option<String>,
        /// In how many of 40 digits the two differ.
        digits_differing: u8,
    },
    /// The recipient is the sender.
    SelfSend,
    /// The fee is more than 1 % of the amount.
    FeeAboveOnePercent,
    /// The fee is more than any plain payment should cost.
    FeeAboveCeiling {
        /// The ceiling.
        ceiling: Wei,
    },
    /// The amount and the fee leave nothing.
    WholeBalance,
    /// The balance does not cover amount and fee.
    Overdraft {
        /// How much is missing.
        missing: Wei,
    },
    /// The transaction carries data, so code may run at the recipient's address.
    CarriesData {
        /// Length of the data in bytes.
        len_bytes: u64,
        /// Its first four bytes, by which contracts tell calls apart, where there are as many.
        selector: Option<[u8; 4]>,
    },
    /// The recipient is the zero address: what is sent there is lost.
    ZeroAddress,
    /// Some figures are only claimed by one endpoint: the person accepts this with a tick.
    OnlyClaimed {
        /// Which figures.
        figures: Vec<ClaimedFigure>,
    },
    /// The data is a well-known call that moves tokens or lets others move them.
    KnownCall(DecodedCall),
    /// No earlier payment is known to whom a call gives tokens, or leave to take them.
    CallPartyUnknown {
        /// Who that is.
        party: Address,
    },
    /// Whom a call gives tokens, or leave to take them, resembles a known address.
    CallPartyLookAlike {
        /// Who that is.
        party: Address,
        /// The known address.
        known: Address,
        /// The name of the known address.
        name: Option<String>,
        /// In how many of 40 digits the two differ.
        digits_differing: u8,
    },
    /// It creates a contract from its data, instead of paying someone.
    CreatesContract {
        /// Where the contract will stand.
        address: Address,
        /// Length of the data in bytes.
        len_bytes: u64,
    },
    /// It names no chain, so that anyone may send it again on every chain: the person accepts this
    /// with a tick.
    ValidOnEveryChain,
    /// It is valid on another chain than the network that the page names.
    OtherChain {
        /// The chain that the bytes name.
        in_bytes: ChainId,
        /// The chain that the page says the person confirmed.
        confirmed: ChainId,
    },
    /// The price of gas is paid in full, whatever the network asks.
    PriceInFull,
    /// It announces addresses and storage.
    AccessList {
        /// How many addresses.
        address_count: u32,
        /// How many storage keys, all together.
        key_count: u32,
    },
    /// It pays for blobs, which are not part of these bytes.
    CarriesBlobs {
        /// How many.
        count: u32,
        /// The most that they can cost.
        max_fee: Wei,
    },
    /// It carries an authorisation: code acts for an account, or no longer does. Where it holds on
    /// every chain, the person accepts this with a tick.
    Delegation {
        /// The authorisation, and who signed it.
        delegation: Delegation,
        /// How that account stands to this wallet.
        whose: Whose,
    },
}

/// How an account stands to this wallet.
///
/// # Examples
/// ```
/// use wallet_types::{AccountIndex, review::Whose};
///
/// assert_ne!(Whose::Own(AccountIndex(1)), Whose::Own(AccountIndex(2)));
/// assert_ne!(Whose::Foreign, Whose::Nobody);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// It is the one that signs this transaction.
    Sender,
    /// It is another of this wallet's.
    Own(AccountIndex),
    /// It is not of this wallet.
    Foreign,
    /// It is nobody's.
    Nobody,
}

/// A figure that may be only claimed.
///
/// # Examples
/// ```
/// use wallet_types::review::{ClaimedFigure, FindingKind};
///
/// let figures = vec![ClaimedFigure::Nonce, ClaimedFigure::Fee];
/// assert!(FindingKind::OnlyClaimed { figures }.needs_acceptance());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimedFigure {
    /// The sender's balance.
    Balance,
    /// The nonce.
    Nonce,
    /// The fee.
    Fee,
}

impl FindingKind {
    /// Says whether the person must accept this with a tick before Sign.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::review::FindingKind;
    ///
    /// assert!(FindingKind::ValidOnEveryChain.needs_acceptance());
    /// assert!(!FindingKind::FeeAboveOnePercent.needs_acceptance());
    /// ```
    #[must_use]
    pub const fn needs_acceptance(&self) -> bool {
        match self {
            Self::OnlyClaimed { .. } | Self::ValidOnEveryChain => true,
            Self::Delegation { delegation, whose } => {
                let is_everywhere = delegation.authorization.chain_id.is_none();
                is_everywhere && !matches!(whose, Whose::Nobody)
            }
            _ => false,
        }
    }
}
