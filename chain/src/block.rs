//! The chain itself: its id, and its blocks as far as a wallet reads them.

use core::time::Duration;

use wallet_types::{BlockRef, ChainId, Digest, Gas, Marked, UnixMs, Wei};

use crate::{
    client::{Call, Client},
    error::{ChainError, Contradiction, Fault, ValueFault},
    json::Json,
    json_rpc::text,
    transport::{Clock, Method, Transport},
    value,
};

/// The newest block that an endpoint knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its number and hash.
    pub block: BlockRef,
    /// When it was made, by its own statement.
    pub made_at: UnixMs,
    /// The price that each unit of gas burns in it, where the chain has one
    /// ([EIP-1559](https://eips.ethereum.org/EIPS/eip-1559)).
    pub base_fee_per_gas: Option<Wei>,
    /// The most gas that all its transactions together may use.
    pub gas_limit: Gas,
}

impl Head {
    /// Returns how long ago the block was made; zero where its time lies ahead of `now`.
    #[must_use]
    pub const fn age(&self, now: UnixMs) -> Duration {
        now.since(self.made_at)
    }

    /// Says whether the block claims to come from the future, by more than clocks differ.
    #[must_use]
    pub fn lies_ahead_of(&self, now: UnixMs) -> bool {
        self.made_at.since(now) > CLOCK_TOLERANCE
    }
}

impl<T: Transport, C: Clock> Client<'_, T, C> {
    /// Asks which chain the endpoint serves.
    ///
    /// # Errors
    /// Whatever kept the endpoint from giving a usable answer.
    pub async fn chain_id(&self) -> Result<Marked<ChainId>, ChainError> {
        let call = Call::open(Method::ChainId, vec![]);
        let id = self.read(call, read_chain_id).await?;
        Ok(self.claimed(id, None))
    }

    /// Asks whether the endpoint still serves the chain that was confirmed for it.
    ///
    /// # Errors
    /// [`Fault::WrongChain`] where it serves another.
    pub async fn confirm_chain(&self, expected: ChainId) -> Result<Marked<ChainId>, ChainError> {
        let id = self.chain_id().await?;
        let found = *id.value();
        if found == expected {
            return Ok(id);
        }
        let fault = Fault::WrongChain { expected, found };
        Err(ChainError::new(Method::ChainId, fault))
    }

    /// Asks for the newest block.
    ///
    /// # Errors
    /// Whatever kept the endpoint from giving a usable answer.
    pub async fn head(&self) -> Result<Marked<Head>, ChainError> {
        let head = self.newest_block().await?;
        Ok(self.claimed(head, Some(head.block)))
    }

    pub(crate) async fn newest_block(&self) -> Result<Head, ChainError> {
        let params = vec![text("latest"), "false".to_owned()];
        let call = Call::open(Method::BlockByNumber, params);
        let missing = ChainError::new(call.method, Fault::StateUnavailable);
        self.read(call, read_block).await?.ok_or(missing)
    }

    /// Asks for the block of a number; `None` where the endpoint has none.
    pub(crate) async fn block_at(&self, number: u64) -> Result<Option<Head>, ChainError> {
        let params = vec![text(value::write_number(number)), "false".to_owned()];
        let call = Call::open(Method::BlockByNumber, params);
        match self.read(call, read_block).await? {
            Some(block) if block.block.number != number => {
                let fault = Fault::Contradiction(Contradiction::Block);
                Err(ChainError::new(Method::BlockByNumber, fault))
            }
            block => Ok(block),
        }
    }
}

fn read_chain_id(result: &Json) -> Result<ChainId, ValueFault> {
    ChainId::try_from(value::number(result)?).map_err(|_| ValueFault::OutOfRange)
}

fn read_block(result: &Json) -> Result<Option<Head>, ValueFault> {
    if *result == Json::Null {
        return Ok(None);
    }
    let seconds = value::number(value::field(result, "timestamp")?)?;
    let base_fee = result.field("baseFeePerGas").map(value::wei).transpose()?;
    Ok(Some(Head {
        block: BlockRef {
            number: value::number(value::field(result, "number")?)?,
            hash: value::digest(value::field(result, "hash")?)?,
        },
        made_at: UnixMs(seconds.checked_mul(1000).ok_or(ValueFault::OutOfRange)?),
        base_fee_per_gas: base_fee,
        gas_limit: value::gas(value::field(result, "gasLimit")?)?,
    }))
}

/// Names a block by its hash, as [EIP-1898](https://eips.ethereum.org/EIPS/eip-1898) does.
pub(crate) fn by_hash(hash: Digest) -> String {
    format!(r#"{{"blockHash":"{hash}"}}"#)
}

const CLOCK_TOLERANCE: Duration = Duration::from_secs(60);
