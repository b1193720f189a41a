//! What a review says about bytes that are about to be signed.
//!
//! `wallet-core` fills it in from the very bytes; the key realm words and draws it. The sentence,
//! the facts and the byte map carry numbers, never text that came from the page, save the names
//! that are marked as such.

use alloc::{string::String, vec::Vec};

use serde::{Deserialize, Serialize};

use crate::{
    account::{Account, AccountIndex},
    address::Address,
    amount::Wei,
    chain_id::ChainId,
    digest::Digest,
    explained::{DecodedCall, Delegation, Fact},
    mark::Mark,
    transaction::{Payment, Transaction},
};

/// What the page asks to have signed, with what it knows about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRequest {
    /// The account that is to sign.
    pub from: AccountIndex,
    /// What it is to sign.
    pub intent: Intent,
    /// What the page knows. Nothing signed rests on it; findings that do say so.
    pub context: Context,
}

/// Something that can be signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Intent {
    /// A payment in the fee market.
    Payment(Payment),
    /// A transaction of any type.
    Transaction {
        /// Its bytes before signing, as handed in: they are decoded where the keys are.
        bytes: Vec<u8>,
    },
}

/// What the page hands in about an intent: helpful, and not to be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// The network's name, as the person confirmed it.
    pub network_name: String,
    /// The chain id that the person confirmed with that name, where the page tells it.
    pub chain_id: Option<ChainId>,
    /// The sender's balance, with its mark, where it is known.
    pub balance: Option<(Wei, Mark)>,
    /// How far the nonce can be trusted.
    pub nonce_mark: Mark,
    /// How far the fee figures can be trusted.
    pub fee_mark: Mark,
    /// Addresses that this wallet has paid before, with names where the person gave them.
    pub paid_before: Vec<(Address, Option<String>)>,
}

/// Everything that the person is shown before signing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The account that signs.
    pub from: Account,
    /// What the bytes say, read back from them.
    pub decoded: Transaction,
    /// What the bytes say, one by one.
    pub facts: Vec<Fact>,
    /// The most the fee can come to.
    pub max_fee: Wei,
    /// What is left of the balance afterwards at the least, where the page gave one.
    pub left_afterwards: Option<Wei>,
    /// The recipient, where it is one of this wallet's own accounts.
    pub own_recipient: Option<Account>,
    /// What deserves a look, most serious first.
    pub findings: Vec<Finding>,
    /// The bytes that are hashed and signed, by field.
    pub bytes: ByteMap,
    /// The digest that is signed, once or never.
    pub digest: Digest,
    /// The page's words and marks, repeated for display.
    pub context: Context,
}

/// Something about the bytes that deserves a look.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FindingSource {
    /// The bytes and the vault alone.
    Bytes,
    /// What the page handed in: a hostile page could have hidden or invented it.
    Page,
}

/// How serious a finding is.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimedFigure {
    /// The sender's balance.
    Balance,
    /// The nonce.
    Nonce,
    /// The fee.
    Fee,
}

/// Bytes, with the meaning of each stretch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByteMap {
    /// All the bytes that are hashed and signed.
    pub bytes: Vec<u8>,
    /// Stretches that cover the bytes from first to last, without a gap.
    pub stretches: Vec<Stretch>,
}

/// A stretch of bytes with one meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// What it means.
    pub field: Field,
    /// How many bytes it has.
    pub len_bytes: u32,
}

/// Fields of signed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Field {
    /// The transaction's type byte ([EIP-2718](https://eips.ethereum.org/EIPS/eip-2718)).
    Type,
    /// The list's header.
    Header,
    /// The chain id.
    ChainId,
    /// The nonce.
    Nonce,
    /// The tip.
    Tip,
    /// The fee cap.
    FeeCap,
    /// The gas limit.
    GasLimit,
    /// The recipient.
    To,
    /// The amount.
    Value,
    /// The data.
    Data,
    /// The header of the access list.
    AccessList,
    /// The price of gas, where there is but one.
    GasPrice,
    /// The header of one entry of the access list.
    AccessItem,
    /// An address of the access list.
    AccessAddress,
    /// The header of an address's storage keys.
    AccessKeys,
    /// A storage key.
    AccessKey,
    /// The cap of the price of blob gas.
    BlobFeeCap,
    /// The header of the blobs' hashes.
    BlobHashes,
    /// The versioned hash of a blob.
    BlobHash,
    /// The header of the authorisations.
    Authorizations,
    /// The header of one authorisation.
    Authorization,
    /// The chain id of an authorisation, 0 for every chain.
    AuthorizationChainId,
    /// The address whose code an authorisation lets act.
    Delegate,
    /// The nonce of an authorisation.
    AuthorizationNonce,
    /// The parity of an authorisation's signature.
    AuthorizationParity,
    /// The `r` of an authorisation's signature.
    AuthorizationR,
    /// The `s` of an authorisation's signature.
    AuthorizationS,
    /// A zero that stands where the signature will ([EIP-155](https://eips.ethereum.org/EIPS/eip-155)).
    Placeholder,
    /// The signature's parity with the chain id in it, as legacy transactions write it.
    V,
    /// The signature's parity.
    Parity,
    /// The signature's `r`.
    R,
    /// The signature's `s`.
    S,
    /// The version of what comes beside the transaction.
    SidecarVersion,
    /// The blobs.
    Blobs,
    /// The commitments to the blobs.
    Commitments,
    /// The proofs of the commitments.
    Proofs,
}

impl Review {
    /// Says whether the person must accept something with a tick before Sign.
    #[must_use]
    pub fn needs_acceptance(&self) -> bool {
        self.findings.iter().any(|f| f.kind.needs_acceptance())
    }

    /// Returns the payment that the bytes say, where they say one.
    #[must_use]
    pub fn payment(&self) -> Option<Payment> {
        self.decoded.payment()
    }
}

impl FindingKind {
    /// Says whether the person must accept this with a tick before Sign.
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
