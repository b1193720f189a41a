//! Calls that move tokens or let others move them, as data.
//!
//! Owns the names of the well-known calls and what makes one dangerous. Reading them out of bytes
//! is the business of `wallet-core`.

use alloy_primitives::U256;
use serde::{Deserialize, Serialize};

use crate::address::Address;

/// An amount of a token in its smallest unit, or, for tokens that are told apart, the number of one.
///
/// The bytes of a call do not say which: that depends on the contract.
///
/// # Examples
/// ```
/// use alloy_primitives::U256;
/// use wallet_types::call::TokenAmount;
///
/// let whole_coin = TokenAmount(U256::from(1_000_000));
/// assert!(TokenAmount(U256::ZERO) < whole_coin);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TokenAmount(pub U256);

/// A well-known call, read from its bytes as the chain would read them.
///
/// Standards: [ERC-20](https://eips.ethereum.org/EIPS/eip-20),
/// [ERC-721](https://eips.ethereum.org/EIPS/eip-721),
/// [ERC-1155](https://eips.ethereum.org/EIPS/eip-1155),
/// [ERC-2612](https://eips.ethereum.org/EIPS/eip-2612). Some share a selector, so that only the
/// contract decides which is meant.
///
/// # Examples
/// ```
/// use alloy_primitives::U256;
/// use wallet_types::{Address, call::{KnownCall, TokenAmount}};
///
/// let spender = Address::from_bytes([0x11; 20]);
/// let approval = KnownCall::Approve { spender, amount: TokenAmount(U256::MAX) };
/// assert_eq!(approval.party(), spender);
/// assert!(approval.allowance().is_some_and(TokenAmount::is_unlimited));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum KnownCall {
    /// `transfer`: tokens go from the sender to someone.
    Transfer {
        /// Who gets them.
        to: Address,
        /// How many.
        amount: TokenAmount,
    },
    /// `transferFrom` and `safeTransferFrom`: tokens go from someone to someone.
    TransferFrom {
        /// Who loses them.
        from: Address,
        /// Who gets them.
        to: Address,
        /// How many, or which.
        amount: TokenAmount,
    },
    /// `safeTransferFrom` of ERC-1155: so many tokens of one kind go from someone to someone.
    TransferKind {
        /// Who loses them.
        from: Address,
        /// Who gets them.
        to: Address,
        /// Which kind.
        kind: TokenAmount,
        /// How many.
        amount: TokenAmount,
    },
    /// `safeBatchTransferFrom` of ERC-1155: tokens of several kinds go from someone to someone.
    TransferBatch {
        /// Who loses them.
        from: Address,
        /// Who gets them.
        to: Address,
    },
    /// `approve`: someone may take tokens later.
    Approve {
        /// Who may.
        spender: Address,
        /// How many at most, or which.
        amount: TokenAmount,
    },
    /// `approve` of Permit2: someone may take tokens of a kind later, by way of that contract.
    ApproveToken {
        /// Which token's contract.
        token: Address,
        /// Who may.
        spender: Address,
        /// How many at most.
        amount: TokenAmount,
    },
    /// `increaseAllowance`: someone may take more tokens later than until now.
    IncreaseAllowance {
        /// Who may.
        spender: Address,
        /// How many more.
        amount: TokenAmount,
    },
    /// `setApprovalForAll`: someone may take every token, or no longer may.
    ApproveAll {
        /// Who may.
        operator: Address,
        /// Whether leave is given or taken back.
        is_approved: bool,
    },
    /// `permit`: a signature of the owner, made before, lets someone take tokens later.
    Permit {
        /// Whose tokens.
        owner: Address,
        /// Who may.
        spender: Address,
        /// How many at most.
        amount: TokenAmount,
    },
}

impl TokenAmount {
    /// Says whether this is as good as no limit: from 2^255 on, or one of the largest numbers of 96
    /// bits and more that fit a field.
    ///
    /// # Examples
    /// ```
    /// use alloy_primitives::U256;
    /// use wallet_types::call::TokenAmount;
    ///
    /// assert!(TokenAmount(U256::MAX).is_unlimited());
    /// assert!(TokenAmount((U256::ONE << 160) - U256::ONE).is_unlimited());
    /// assert!(!TokenAmount(U256::from(1_000_000_000)).is_unlimited());
    /// ```
    #[must_use]
    pub fn is_unlimited(self) -> bool {
        let bits = self.0.bit_len();
        bits == U256::BITS || bits >= LEAST_FIELD_BITS && self.0.count_ones() == bits
    }
}

impl KnownCall {
    /// Returns how many tokens may be taken later, where the call gives leave to take some.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Address, call::{KnownCall, TokenAmount}};
    ///
    /// let operator = Address::from_bytes([0x11; 20]);
    /// let all = KnownCall::ApproveAll { operator, is_approved: true };
    /// assert!(all.allowance().is_some_and(TokenAmount::is_unlimited));
    /// let batch = KnownCall::TransferBatch { from: operator, to: operator };
    /// assert_eq!(batch.allowance(), None);
    /// ```
    #[must_use]
    pub const fn allowance(&self) -> Option<TokenAmount> {
        match self {
            Self::Approve { amount, .. }
            | Self::ApproveToken { amount, .. }
            | Self::IncreaseAllowance { amount, .. }
            | Self::Permit { amount, .. } => Some(*amount),
            Self::ApproveAll { is_approved, .. } => Some(TokenAmount(if *is_approved {
                U256::MAX
            } else {
                U256::ZERO
            })),
            _ => None,
        }
    }

    /// Returns who gets tokens, or leave to take them.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Address, call::KnownCall};
    ///
    /// let [from, to] = [0x11, 0x22].map(|byte| Address::from_bytes([byte; 20]));
    /// assert_eq!(KnownCall::TransferBatch { from, to }.party(), to);
    /// ```
    #[must_use]
    pub const fn party(&self) -> Address {
        match self {
            Self::Transfer { to, .. }
            | Self::TransferFrom { to, .. }
            | Self::TransferKind { to, .. }
            | Self::TransferBatch { to, .. } => *to,
            Self::Approve { spender, .. }
            | Self::ApproveToken { spender, .. }
            | Self::IncreaseAllowance { spender, .. }
            | Self::Permit { spender, .. } => *spender,
            Self::ApproveAll { operator, .. } => *operator,
        }
    }
}

/// The shortest field in which contracts keep an allowance.
const LEAST_FIELD_BITS: usize = 96;
