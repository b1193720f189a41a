//! What the chain says about an address: balance, nonce, code, and what calling it costs.

use wallet_types::{Address, BlockRef, Gas, Marked, Nonce, Wei};

use crate::{
    block::by_hash,
    client::{Call, Client},
    error::{ChainError, Contradiction, Fault, ValueFault},
    join::join,
    json::Json,
    json_rpc::text,
    transport::{Clock, Method, Reveals, Transport},
    value,
};

/// Balance and nonces of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountState {
    /// The balance at the block that the mark names.
    pub balance: Wei,
    /// How many of its transactions are included up to that block: the nonce that comes next.
    pub nonce: Nonce,
    /// The nonce that comes next once the endpoint's waiting transactions are counted too; `None`
    /// where the endpoint does not say, or says less than is included already.
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
    /// That and a quarter more, for a chain that has moved on, but no more than a block holds;
    /// exactly 21000 stays as it is.
    pub suggested_limit: Gas,
}

impl RecipientKind {
    /// Says whether code runs when the address is paid.
    #[must_use]
    pub const fn runs_code(&self) -> bool {
        !matches!(self, Self::Plain)
    }
}

impl<T: Transport, C: Clock> Client<'_, T, C> {
    /// Asks for balance and nonces. Balance and nonce belong to the one block that the mark names.
    ///
    /// # Errors
    /// Whatever kept the endpoint from giving a usable answer.
    pub async fn account(&self, address: Address) -> Result<Marked<AccountState>, ChainError> {
        let block = self.newest_block().await?.block;
        let figures = join(
            self.at_block(Method::Balance, address, block, value::wei),
            self.at_block(Method::TransactionCount, address, block, value::nonce),
        );
        let ((balance, nonce), pending) = join(figures, self.pending_nonce(address)).await;
        let nonce = nonce?;
        let state = AccountState {
            balance: balance?,
            nonce,
            // Fewer waiting than included: another machine behind the same address, and behind.
            pending_nonce: pending?.filter(|pending| *pending >= nonce),
        };
        Ok(self.claimed(state, Some(block)))
    }

    /// Asks what stands at an address.
    ///
    /// # Errors
    /// Whatever kept the endpoint from giving a usable answer.
    pub async fn recipient(&self, address: Address) -> Result<Marked<RecipientKind>, ChainError> {
        let block = self.newest_block().await?.block;
        let kind = self
            .at_block(Method::Code, address, block, read_code)
            .await?;
        Ok(self.claimed(kind, Some(block)))
    }

    /// Asks what a call would use.
    ///
    /// # Errors
    /// [`Fault::WouldRevert`] and [`Fault::WouldOverdraw`] where it would fail; an estimate that cannot
    /// be is a [`Contradiction`].
    pub async fn gas(
        &self,
        from: Address,
        to: Address,
        value: Wei,
        data: &[u8],
    ) -> Result<Marked<GasEstimate>, ChainError> {
        let call = Call {
            method: Method::EstimateGas,
            params: vec![write_call(from, to, value, data), text("latest")],
            reveals: Reveals::Plan { from, to },
        };
        let (head, expected) = join(self.newest_block(), self.read(call, value::gas)).await;
        let (head, expected) = (head?, expected?);
        if expected < Gas::PLAIN_PAYMENT || expected > head.gas_limit {
            let fault = Fault::Contradiction(Contradiction::GasEstimate);
            return Err(ChainError::new(Method::EstimateGas, fault));
        }
        let estimate = GasEstimate {
            expected,
            suggested_limit: with_reserve(expected, head.gas_limit),
        };
        Ok(self.claimed(estimate, Some(head.block)))
    }

    /// Asks for the nonce that comes after all included transactions of the newest block.
    pub(crate) async fn latest_nonce(&self, address: Address) -> Result<Nonce, ChainError> {
        let call = about(Method::TransactionCount, address, text("latest"));
        self.read(call, value::nonce).await
    }

    /// Asks about an address at one block: by hash, or by number where the endpoint knows no other way.
    async fn at_block<V>(
        &self,
        method: Method,
        address: Address,
        block: BlockRef,
        read: impl Fn(&Json) -> Result<V, ValueFault>,
    ) -> Result<V, ChainError> {
        let by_hash = about(method, address, by_hash(block.hash));
        match self.read(by_hash, &read).await {
            Err(error) if error.fault() == Fault::InvalidParameters => {
                let number = text(value::write_number(block.number));
                self.read(about(method, address, number), &read).await
            }
            outcome => outcome,
        }
    }

    /// Asks for the nonce after all waiting transactions; `None` where the endpoint keeps no such count.
    async fn pending_nonce(&self, address: Address) -> Result<Option<Nonce>, ChainError> {
        let call = about(Method::TransactionCount, address, text("pending"));
        match self.read(call, value::nonce).await {
            Ok(nonce) => Ok(Some(nonce)),
            Err(error) => match error.fault() {
                Fault::MethodUnavailable
                | Fault::InvalidParameters
                | Fault::StateUnavailable
                | Fault::Other { .. } => Ok(None),
                _ => Err(error),
            },
        }
    }
}

fn about(method: Method, address: Address, block: String) -> Call {
    Call {
        method,
        params: vec![text(value::write_address(address)), block],
        reveals: Reveals::Address(address),
    }
}

fn read_code(result: &Json) -> Result<RecipientKind, ValueFault> {
    let code = value::bytes(result)?;
    if code.is_empty() {
        return Ok(RecipientKind::Plain);
    }
    let delegate = code.strip_prefix(&DELEGATION_PREFIX);
    if let Some(Ok(to)) = delegate.map(TryInto::try_into) {
        let to = Address::from_bytes(to);
        return Ok(RecipientKind::Delegated { to });
    }
    let code_len_bytes = u32::try_from(code.len()).map_err(|_| ValueFault::OutOfRange)?;
    Ok(RecipientKind::Contract { code_len_bytes })
}

fn write_call(from: Address, to: Address, value: Wei, data: &[u8]) -> String {
    format!(
        r#"{{"from":"{}","to":"{}","value":"{:#x}","data":"{}"}}"#,
        value::write_address(from),
        value::write_address(to),
        value.as_u256(),
        value::write_bytes(data),
    )
}

fn with_reserve(expected: Gas, block_limit: Gas) -> Gas {
    if expected == Gas::PLAIN_PAYMENT {
        return expected;
    }
    let reserve = expected.0 / 4;
    Gas(expected.0.saturating_add(reserve)).min(block_limit)
}

/// What the code of a delegated account begins with; an address follows and ends it.
const DELEGATION_PREFIX: [u8; 3] = [0xef, 0x01, 0x00];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_code_from_none() {
        let read = |code: &str| read_code(&Json::Text(code.to_owned()));
        assert_eq!(read("0x"), Ok(RecipientKind::Plain));
        assert_eq!(
            read("0x6000"),
            Ok(RecipientKind::Contract { code_len_bytes: 2 })
        );
        let to = Address::from_bytes([0x11; 20]);
        let delegated = format!("0xef0100{}", "11".repeat(20));
        assert_eq!(read(&delegated), Ok(RecipientKind::Delegated { to }));
        let longer = RecipientKind::Contract { code_len_bytes: 24 };
        assert_eq!(read(&format!("{delegated}00")), Ok(longer));
    }

    #[test]
    fn adds_a_reserve_to_an_estimate() {
        assert_eq!(with_reserve(Gas(21_000), Gas(30_000_000)), Gas(21_000));
        assert_eq!(with_reserve(Gas(40_000), Gas(30_000_000)), Gas(50_000));
        assert_eq!(with_reserve(Gas(40_000), Gas(45_000)), Gas(45_000));
    }

    #[test]
    fn writes_a_call() {
        let from = Address::from_bytes([1; 20]);
        assert_eq!(
            write_call(from, from, Wei::from_u64(255), &[0xab]),
            format!(
                r#"{{"from":"0x{0}","to":"0x{0}","value":"0xff","data":"0xab"}}"#,
                "01".repeat(20)
            )
        );
    }
}
