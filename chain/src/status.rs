//! What became of a transaction.

use wallet_types::{Address, BlockRef, Digest, Gas, Marked, Nonce, Wei};

use crate::{
    block::Head,
    client::{Call, Client},
    error::{ChainError, Contradiction, Fault, ValueFault},
    join::join,
    json::Json,
    json_rpc::text,
    transport::{Clock, Method, Reveals, Transport},
    value,
};

/// What an endpoint knows about a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransactionStatus {
    /// The endpoint does not know it: never arrived, dropped, or not passed on yet.
    Unknown,
    /// It waits for a block.
    Pending,
    /// It is in a block.
    Included(Inclusion),
    /// Another transaction with its nonce was included, so that this one never can be, unless the
    /// chain is reorganised. It is final once the other has some blocks on top of it.
    Replaced {
        /// The nonce that comes next for the account.
        next_nonce: Nonce,
    },
}

/// A transaction's place in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inclusion {
    /// The block that holds it.
    pub block: BlockRef,
    /// Blocks since, this one counted: 1 at the head.
    pub confirmations: u64,
    /// What it used.
    pub gas_used: Gas,
    /// What each unit of gas cost.
    pub effective_gas_price: Wei,
    /// What it cost in all, with what a rollup adds for its place on the layer below.
    pub fee: Wei,
    /// Whether it did what it was to do.
    pub execution: Execution,
}

/// Whether an included transaction took effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Execution {
    /// It did what it was to do.
    Succeeded,
    /// It was undone; the fee is paid all the same.
    Failed,
}

/// A receipt, as far as a wallet reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Receipt {
    hash: Digest,
    from: Address,
    block: BlockRef,
    gas_used: Gas,
    effective_gas_price: Wei,
    /// What a rollup takes for the layer below, nothing elsewhere.
    base_layer_fee: Wei,
    execution: Execution,
}

/// Who a transaction is, by an endpoint's statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Identity {
    hash: Digest,
    from: Address,
    nonce: Nonce,
}

impl<T: Transport, C: Clock> Client<'_, T, C> {
    /// Asks what became of a transaction that `from` signed with `nonce`.
    ///
    /// # Errors
    /// Whatever kept the endpoint from giving a usable answer. A receipt or transaction that does not fit
    /// the one asked for, or a block outside the endpoint's own chain, is a [`Contradiction`].
    pub async fn status(
        &self,
        hash: Digest,
        from: Address,
        nonce: Nonce,
    ) -> Result<Marked<TransactionStatus>, ChainError> {
        if let Some(receipt) = self.receipt(hash, from).await? {
            return self.included(receipt).await;
        }
        let asked = Identity { hash, from, nonce };
        if self.waits(asked).await? {
            return Ok(self.claimed(TransactionStatus::Pending, None));
        }
        let next_nonce = self.latest_nonce(from).await?;
        if next_nonce <= nonce {
            return Ok(self.claimed(TransactionStatus::Unknown, None));
        }
        // It may have been included since the first question.
        match self.receipt(hash, from).await? {
            Some(receipt) => self.included(receipt).await,
            None => Ok(self.claimed(TransactionStatus::Replaced { next_nonce }, None)),
        }
    }

    async fn receipt(&self, hash: Digest, from: Address) -> Result<Option<Receipt>, ChainError> {
        let call = about(Method::TransactionReceipt, hash);
        let receipt = self
            .read(call, |result| optional(result, read_receipt))
            .await?;
        let contradiction = match receipt {
            Some(receipt) if receipt.hash != hash => Contradiction::OtherTransaction,
            Some(receipt) if receipt.from != from => Contradiction::SenderOrNonce,
            receipt => return Ok(receipt),
        };
        Err(contradicts(Method::TransactionReceipt, contradiction))
    }

    /// Asks whether the endpoint holds the transaction, in a block or out of one.
    async fn waits(&self, asked: Identity) -> Result<bool, ChainError> {
        let call = about(Method::TransactionByHash, asked.hash);
        let found = self
            .read(call, |result| optional(result, read_identity))
            .await?;
        let contradiction = match found {
            None => return Ok(false),
            Some(found) if found == asked => return Ok(true),
            Some(found) if found.hash != asked.hash => Contradiction::OtherTransaction,
            Some(_) => Contradiction::SenderOrNonce,
        };
        Err(contradicts(Method::TransactionByHash, contradiction))
    }

    /// Checks that a receipt's block is in the endpoint's own chain, and counts the blocks since.
    async fn included(&self, receipt: Receipt) -> Result<Marked<TransactionStatus>, ChainError> {
        let number = receipt.block.number;
        let (head, block) = join(self.newest_block(), self.block_at(number)).await;
        let (head, block) = (head?, block?);
        let inclusion = inclusion_of(receipt, &head, block.as_ref())
            .map_err(|found| contradicts(Method::TransactionReceipt, found))?;
        let status = TransactionStatus::Included(inclusion);
        Ok(self.claimed(status, Some(receipt.block)))
    }
}

fn inclusion_of(
    receipt: Receipt,
    head: &Head,
    block: Option<&Head>,
) -> Result<Inclusion, Contradiction> {
    let number = receipt.block.number;
    let block = match block {
        Some(block) if block.block == receipt.block => block,
        None if number > head.block.number => return Err(Contradiction::BlockAboveHead),
        _ => return Err(Contradiction::Block),
    };
    let fee = receipt
        .effective_gas_price
        .checked_mul(receipt.gas_used.0)
        .and_then(|fee| fee.checked_add(receipt.base_layer_fee))
        .filter(|_| receipt.gas_used <= block.gas_limit);
    Ok(Inclusion {
        block: receipt.block,
        // The head may have been read a moment before the block was.
        confirmations: head.block.number.saturating_sub(number).saturating_add(1),
        gas_used: receipt.gas_used,
        effective_gas_price: receipt.effective_gas_price,
        fee: fee.ok_or(Contradiction::Figures)?,
        execution: receipt.execution,
    })
}

fn about(method: Method, hash: Digest) -> Call {
    Call {
        method,
        params: vec![text(hash)],
        reveals: Reveals::Transaction(hash),
    }
}

const fn contradicts(method: Method, contradiction: Contradiction) -> ChainError {
    ChainError::new(method, Fault::Contradiction(contradiction))
}

fn optional<V>(
    result: &Json,
    read: impl FnOnce(&Json) -> Result<V, ValueFault>,
) -> Result<Option<V>, ValueFault> {
    match result {
        Json::Null => Ok(None),
        some => read(some).map(Some),
    }
}

fn read_receipt(result: &Json) -> Result<Receipt, ValueFault> {
    let field = |name| value::field(result, name);
    Ok(Receipt {
        hash: value::digest(field("transactionHash")?)?,
        from: value::address(field("from")?)?,
        block: BlockRef {
            number: value::number(field("blockNumber")?)?,
            hash: value::digest(field("blockHash")?)?,
        },
        gas_used: value::gas(field("gasUsed")?)?,
        effective_gas_price: value::wei(field("effectiveGasPrice")?)?,
        base_layer_fee: result.field("l1Fee").map_or(Ok(Wei::ZERO), value::wei)?,
        execution: match value::number(field("status")?)? {
            0 => Execution::Failed,
            1 => Execution::Succeeded,
            _ => return Err(ValueFault::OutOfRange),
        },
    })
}

fn read_identity(result: &Json) -> Result<Identity, ValueFault> {
    let field = |name| value::field(result, name);
    Ok(Identity {
        hash: value::digest(field("hash")?)?,
        from: value::address(field("from")?)?,
        nonce: value::nonce(field("nonce")?)?,
    })
}
