//! A node with one chain, a pool and no opinion.

use std::collections::BTreeMap;

use chain::{
    AccountState, Answer, Broadcast, ChainError, Execution, Fault, FeeOffer, FeeQuote, GasEstimate,
    Head, Inclusion, Method, Query, RecipientKind, SendOutcome, SendRefusal, Source,
    TransactionStatus, TransportError,
};
use wallet_types::{
    BlockRef, ChainId, Digest, Gas, Marked, Nonce, UnixMs, Wei, amount::Unit, protocol::decode,
    transaction::Payment,
};

pub(crate) struct Node {
    pub(crate) chain_id: ChainId,
    pub(crate) balance: Wei,
    pub(crate) fault: Option<Fault>,
    pub(crate) recipient: RecipientKind,
    pub(crate) refuses: Option<SendRefusal>,
    /// Takes broadcasts and forgets them.
    pub(crate) swallows: bool,
    /// Whether it answers at all.
    pub(crate) silent: bool,
    pub(crate) pool: BTreeMap<Digest, Payment>,
    pub(crate) mined: BTreeMap<Digest, (Payment, u64)>,
    /// Every raw transaction that was ever handed in.
    pub(crate) broadcasts: Vec<Vec<u8>>,
    pub(crate) asked: Vec<Query>,
    pub(crate) block: u64,
}

impl Node {
    pub(crate) fn new() -> Self {
        Self {
            chain_id: chain_id(1),
            balance: ether("10"),
            fault: None,
            recipient: RecipientKind::Plain,
            refuses: None,
            swallows: false,
            silent: false,
            pool: BTreeMap::new(),
            mined: BTreeMap::new(),
            broadcasts: Vec::new(),
            asked: Vec::new(),
            block: 100,
        }
    }

    /// Puts everything that waits into a block.
    pub(crate) fn mine(&mut self) {
        self.block += 1;
        for (hash, payment) in std::mem::take(&mut self.pool) {
            self.mined.insert(hash, (payment, self.block));
        }
    }

    pub(crate) fn answer(
        &mut self,
        source: &Source,
        query: &Query,
        now: UnixMs,
    ) -> Option<Result<Answer, ChainError>> {
        self.asked.push(query.clone());
        if self.silent {
            return None;
        }
        if let Some(fault) = self.fault {
            return Some(Err(ChainError::new(Method::ChainId, fault)));
        }
        let mark = source.claims(Some(self.tip()));
        Some(match query {
            Query::ChainId => Ok(Answer::ChainId(Marked::new(self.chain_id, mark, now))),
            Query::ConfirmChain { expected } if *expected == self.chain_id => {
                Ok(Answer::ChainId(Marked::new(self.chain_id, mark, now)))
            }
            Query::ConfirmChain { expected } => Err(ChainError::new(
                Method::ChainId,
                Fault::WrongChain {
                    expected: *expected,
                    found: self.chain_id,
                },
            )),
            Query::Head => Ok(Answer::Head(Marked::new(self.head(now), mark, now))),
            Query::Account { .. } => Ok(Answer::Account(Marked::new(self.state(), mark, now))),
            Query::Recipient { .. } => {
                Ok(Answer::Recipient(Marked::new(self.recipient, mark, now)))
            }
            Query::Fees => Ok(Answer::Fees(Marked::new(quote(), mark, now))),
            Query::Gas { .. } => Ok(Answer::Gas(Marked::new(estimate(), mark, now))),
            Query::Broadcast { raw } => {
                let answer = self.take(raw);
                Ok(Answer::Broadcast(Marked::new(answer, mark, now)))
            }
            Query::Status { hash, .. } => {
                Ok(Answer::Status(Marked::new(self.status(hash), mark, now)))
            }
            _ => Err(ChainError::new(
                Method::ChainId,
                Fault::Transport(TransportError::Unreachable),
            )),
        })
    }

    fn take(&mut self, raw: &[u8]) -> Broadcast {
        self.broadcasts.push(raw.to_vec());
        let hash = Digest::keccak256(raw);
        let known = self.pool.contains_key(&hash) || self.mined.contains_key(&hash);
        let outcome = match self.refuses {
            Some(reason) => SendOutcome::Refused {
                reason,
                details: None,
            },
            None if known => SendOutcome::AlreadyKnown,
            None => {
                if !self.swallows {
                    let body = &raw[..raw.len() - 1];
                    let payment = decode(body).expect("was signed by the realm of these tests");
                    self.pool.insert(hash, payment);
                }
                SendOutcome::Accepted
            }
        };
        Broadcast { hash, outcome }
    }

    fn status(&self, hash: &Digest) -> TransactionStatus {
        if self.pool.contains_key(hash) {
            return TransactionStatus::Pending;
        }
        match self.mined.get(hash) {
            None => TransactionStatus::Unknown,
            Some((_, number)) => TransactionStatus::Included(Inclusion {
                block: BlockRef {
                    number: *number,
                    hash: Digest::from_bytes([7; 32]),
                },
                confirmations: self.block - number + 1,
                gas_used: Gas::PLAIN_PAYMENT,
                effective_gas_price: gwei("1"),
                fee: gwei("21000"),
                execution: Execution::Succeeded,
            }),
        }
    }

    fn state(&self) -> AccountState {
        let mined = u64::try_from(self.mined.len()).expect("few");
        let pool = u64::try_from(self.pool.len()).expect("few");
        AccountState {
            balance: self.balance,
            nonce: Nonce(mined),
            pending_nonce: Some(Nonce(mined + pool)),
        }
    }

    fn head(&self, now: UnixMs) -> Head {
        Head {
            block: self.tip(),
            made_at: now,
            base_fee_per_gas: Some(gwei("1")),
            gas_limit: Gas(30_000_000),
        }
    }

    fn tip(&self) -> BlockRef {
        BlockRef {
            number: self.block,
            hash: Digest::from_bytes([7; 32]),
        }
    }
}

pub(crate) fn chain_id(id: u64) -> ChainId {
    ChainId::try_from(id).expect("is not zero")
}

pub(crate) fn ether(text: &str) -> Wei {
    Wei::parse(text, Unit::Ether).expect("is an amount")
}

pub(crate) fn gwei(text: &str) -> Wei {
    Wei::parse(text, Unit::Gwei).expect("is an amount")
}

fn quote() -> FeeQuote {
    let offer = |tip: &str, cap: &str| FeeOffer {
        max_priority_fee_per_gas: gwei(tip),
        max_fee_per_gas: gwei(cap),
    };
    FeeQuote {
        next_base_fee_per_gas: gwei("1"),
        slow: offer("0.1", "2.1"),
        normal: offer("1", "3"),
        fast: offer("2", "4"),
        blocks: 20,
        doubts: Vec::new(),
    }
}

fn estimate() -> GasEstimate {
    GasEstimate {
        expected: Gas(40_000),
        suggested_limit: Gas(50_000),
    }
}
