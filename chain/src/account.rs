//! What the chain says about an address: balance, nonce, code, and what calling it costs.

use wallet_types::{Address, Gas, Nonce, Wei};

/// Balance and nonces of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountState {
    /// The balance at the block that the mark names.
    pub balance: Wei,
    /// How many of its transactions are included up to that block: the nonce that comes next.
    pub nonce: Nonce,
    /// The nonce that comes next once the endpoint's waiting transactions are counted too; `None`
    /// where the endpoint does not say.
    pub pending_nonce: Option<Nonce>,
}

/// What stands at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecipientKind {
    /// No code: a plain payment costs 21000 gas.
    Plain,
    /// An account that lends itself another's code
    /// ([EIP-7702](https://eips.ethereum.org/EIPS/eip-7702)).
    Delegated {
        /// Whose code.
        to: Address,
    },
    /// A contract.
    Contract {
        /// Length of its code in bytes.
        code_len_bytes: u32,
    },
}

/// What a call is expected to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GasEstimate {
    /// What the endpoint computed.
    pub expected: Gas,
    /// That and a quarter more, for a chain that has moved on; exactly 21000 stays as it is.
    pub suggested_limit: Gas,
}

impl RecipientKind {
    /// Says whether code runs when the address is paid.
    #[must_use]
    pub const fn runs_code(&self) -> bool {
        !matches!(self, Self::Plain)
    }
}
