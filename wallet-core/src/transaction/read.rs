//! Strict reading of transactions: whatever reads, writes back to the same bytes.

use alloc::vec::Vec;

use alloy_primitives::U256;
use wallet_types::{
    Address, ChainId, Digest, Gas, Nonce, Transaction, Wei,
    review::{ByteMap, Field, Stretch},
    transaction::{
        AccessItem, Authorization, Fees, Kind, RawSignature, SignedAuthorization, StorageKey,
        TransactionType,
    },
};

use crate::{
    rlp::{Reader, RlpError},
    signing_key::Signature,
    transaction::{
        DecodeError, Decoded, MAX_ENTRIES, MAX_LEN_BYTES, layout, sidecar,
        write::{V_OF_CHAIN, V_WITHOUT_CHAIN},
    },
};

/// Reads any transaction, to its last byte.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let len_bytes = bytes.len();
    if len_bytes > MAX_LEN_BYTES {
        return Err(DecodeError::TooLong { len_bytes });
    }
    let mut reading = Reading::default();
    let (transaction_type, envelope) = reading.transaction_type(bytes)?;
    let mut items = reading.envelope(envelope)?;
    let mut sidecar = None;
    let (transaction, signature);
    if transaction_type == TransactionType::Blob && items.is_list_next() {
        let body = reading.list(&mut items, Field::Header)?;
        (transaction, signature) = reading.body(transaction_type, body)?;
        sidecar = Some(sidecar::read(
            &mut reading,
            items,
            transaction.blob_hashes(),
        )?);
    } else {
        (transaction, signature) = reading.body(transaction_type, items)?;
    }
    Ok(Decoded {
        transaction,
        signature,
        sidecar,
        bytes: ByteMap {
            bytes: bytes.to_vec(),
            stretches: reading.stretches,
        },
    })
}

/// A transaction under reading: the map of what was met so far.
#[derive(Default)]
pub(super) struct Reading {
    stretches: Vec<Stretch>,
    entry_count: usize,
}

/// The fields of all types, as far as they were met.
#[derive(Default)]
struct Parts {
    chain_id: Option<ChainId>,
    nonce: Nonce,
    tip: Wei,
    cap: Wei,
    gas_limit: Gas,
    to: Option<Address>,
    value: Wei,
    data: Vec<u8>,
    access_list: Vec<AccessItem>,
    blob_fee_cap: Wei,
    blob_hashes: Vec<Digest>,
    authorizations: Vec<SignedAuthorization>,
}

impl Reading {
    fn transaction_type<'a>(
        &mut self,
        bytes: &'a [u8],
    ) -> Result<(TransactionType, &'a [u8]), DecodeError> {
        let (first, rest) = bytes.split_first().ok_or(DecodeError::Empty)?;
        if *first >= FIRST_OF_NO_TYPE {
            return Ok((TransactionType::Legacy, bytes));
        }
        let found = *first;
        let known = TransactionType::of_number(found);
        let known = known.ok_or(DecodeError::UnknownType { found })?;
        self.note(Field::Type, 1);
        Ok((known, rest))
    }

    fn envelope<'a>(&mut self, envelope: &'a [u8]) -> Result<Reader<'a>, DecodeError> {
        let mut outer = Reader::new(envelope);
        let items = outer.list().map_err(DecodeError::Frame)?;
        outer.finish().map_err(DecodeError::Frame)?;
        self.note(Field::Header, envelope.len() - items.len());
        Ok(items)
    }

    fn body(
        &mut self,
        transaction_type: TransactionType,
        mut items: Reader<'_>,
    ) -> Result<(Transaction, Option<Signature>), DecodeError> {
        let mut parts = Parts::default();
        for field in layout::fields(transaction_type) {
            self.field(&mut items, *field, &mut parts)?;
        }
        let signature = match transaction_type {
            _ if items.is_empty() => None,
            TransactionType::Legacy => self.legacy_end(&mut items, &mut parts)?,
            _ => Some(self.signature(&mut items)?),
        };
        items.finish().map_err(DecodeError::Frame)?;
        Ok((parts.into_transaction(transaction_type)?, signature))
    }

    fn field(
        &mut self,
        items: &mut Reader<'_>,
        field: Field,
        parts: &mut Parts,
    ) -> Result<(), DecodeError> {
        match field {
            Field::ChainId => {
                let id = self.uint64(items, field)?;
                parts.chain_id = Some(chain_id(id)?);
            }
            Field::Nonce => parts.nonce = Nonce(self.uint64(items, field)?),
            Field::GasLimit => parts.gas_limit = Gas(self.uint64(items, field)?),
            Field::Tip => parts.tip = self.wei(items, field)?,
            Field::FeeCap | Field::GasPrice => parts.cap = self.wei(items, field)?,
            Field::Value => parts.value = self.wei(items, field)?,
            Field::BlobFeeCap => parts.blob_fee_cap = self.wei(items, field)?,
            Field::Data => parts.data = self.bytes(items, field)?.to_vec(),
            Field::To => parts.to = self.recipient(items)?,
            Field::AccessList => parts.access_list = self.access_list(items)?,
            Field::Authorizations => parts.authorizations = self.authorizations(items)?,
            Field::BlobHashes => {
                let mut hashes = self.list(items, field)?;
                while !hashes.is_empty() {
                    self.enter()?;
                    let hash = self.array(&mut hashes, Field::BlobHash)?;
                    parts.blob_hashes.push(Digest::from_bytes(hash));
                }
            }
            // The tables name no other field.
            _ => {}
        }
        Ok(())
    }

    fn recipient(&mut self, items: &mut Reader<'_>) -> Result<Option<Address>, DecodeError> {
        let field = Field::To;
        let bytes = self.bytes(items, field)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        let to = bytes.try_into().map_err(|_| {
            let error = RlpError::WrongLength { found: bytes.len() };
            DecodeError::Field { field, error }
        })?;
        Ok(Some(Address::from_bytes(to)))
    }

    fn access_list(&mut self, items: &mut Reader<'_>) -> Result<Vec<AccessItem>, DecodeError> {
        let mut entries = self.list(items, Field::AccessList)?;
        let mut list = Vec::new();
        while !entries.is_empty() {
            self.enter()?;
            let mut entry = self.list(&mut entries, Field::AccessItem)?;
            let address = self.array(&mut entry, Field::AccessAddress)?;
            let mut rest = self.list(&mut entry, Field::AccessKeys)?;
            let mut keys = Vec::new();
            while !rest.is_empty() {
                self.enter()?;
                keys.push(StorageKey(self.array(&mut rest, Field::AccessKey)?));
            }
            finish(entry, Field::AccessItem)?;
            let address = Address::from_bytes(address);
            list.push(AccessItem { address, keys });
        }
        Ok(list)
    }

    fn authorizations(
        &mut self,
        items: &mut Reader<'_>,
    ) -> Result<Vec<SignedAuthorization>, DecodeError> {
        let mut entries = self.list(items, Field::Authorizations)?;
        let mut list = Vec::new();
        while !entries.is_empty() {
            self.enter()?;
            let mut entry = self.list(&mut entries, Field::Authorization)?;
            list.push(self.authorization(&mut entry)?);
            finish(entry, Field::Authorization)?;
        }
        Ok(list)
    }

    fn authorization(
        &mut self,
        entry: &mut Reader<'_>,
    ) -> Result<SignedAuthorization, DecodeError> {
        let id = self.uint64(entry, Field::AuthorizationChainId)?;
        let address = self.array(entry, Field::Delegate)?;
        let nonce = self.uint64(entry, Field::AuthorizationNonce)?;
        let field = Field::AuthorizationParity;
        let y_parity = self.uint64(entry, field)?;
        let error = RlpError::TooLarge;
        let y_parity = y_parity.try_into();
        let y_parity = y_parity.map_err(|_| DecodeError::Field { field, error })?;
        let r = self.uint(entry, Field::AuthorizationR)?;
        let s = self.uint(entry, Field::AuthorizationS)?;
        Ok(SignedAuthorization {
            authorization: Authorization {
                // Zero, which no chain has, is every chain.
                chain_id: ChainId::try_from(id).ok(),
                address: Address::from_bytes(address),
                nonce: Nonce(nonce),
            },
            signature: RawSignature {
                y_parity,
                r: r.to_be_bytes(),
                s: s.to_be_bytes(),
            },
        })
    }

    fn signature(&mut self, items: &mut Reader<'_>) -> Result<Signature, DecodeError> {
        let parity = self.uint(items, Field::Parity)?;
        let r = self.uint(items, Field::R)?;
        let s = self.uint(items, Field::S)?;
        signature_of(parity, r, s)
    }

    /// The last three numbers of a legacy transaction: a signature whose parity holds the chain id,
    /// or the chain id and two zeros, where it is not signed.
    fn legacy_end(
        &mut self,
        items: &mut Reader<'_>,
        parts: &mut Parts,
    ) -> Result<Option<Signature>, DecodeError> {
        let v = self.uint(items, Field::V)?;
        let r = self.uint(items, Field::R)?;
        let s = self.uint(items, Field::S)?;
        if r.is_zero() && s.is_zero() {
            self.rename_last([Field::ChainId, Field::Placeholder, Field::Placeholder]);
            parts.chain_id = Some(wide_chain_id(v, Field::ChainId)?);
            return Ok(None);
        }
        let plain = U256::from(V_WITHOUT_CHAIN);
        if v == plain || v == plain + U256::ONE {
            return signature_of(v - plain, r, s).map(Some);
        }
        let above = v.checked_sub(U256::from(V_OF_CHAIN));
        let above = above.ok_or(DecodeError::Parity)?;
        parts.chain_id = Some(wide_chain_id(above >> 1, Field::V)?);
        signature_of(above & U256::ONE, r, s).map(Some)
    }

    /// Names the last stretches anew, once it is clear what they are.
    fn rename_last(&mut self, fields: [Field; 3]) {
        let last = self.stretches.iter_mut().rev();
        for (stretch, field) in last.zip(fields.into_iter().rev()) {
            stretch.field = field;
        }
    }

    fn wei(&mut self, items: &mut Reader<'_>, field: Field) -> Result<Wei, DecodeError> {
        self.uint(items, field).map(Wei::new)
    }

    fn uint64(&mut self, items: &mut Reader<'_>, field: Field) -> Result<u64, DecodeError> {
        let number = self.uint(items, field)?;
        let error = RlpError::TooLarge;
        number
            .try_into()
            .map_err(|_| DecodeError::Field { field, error })
    }

    pub(super) fn uint(
        &mut self,
        items: &mut Reader<'_>,
        field: Field,
    ) -> Result<U256, DecodeError> {
        let before = items.len();
        let number = items.uint();
        self.noted(field, before - items.len(), number)
    }

    pub(super) fn bytes<'a>(
        &mut self,
        items: &mut Reader<'a>,
        field: Field,
    ) -> Result<&'a [u8], DecodeError> {
        let before = items.len();
        let bytes = items.bytes();
        self.noted(field, before - items.len(), bytes)
    }

    fn array<const N: usize>(
        &mut self,
        items: &mut Reader<'_>,
        field: Field,
    ) -> Result<[u8; N], DecodeError> {
        let before = items.len();
        let array = items.array();
        self.noted(field, before - items.len(), array)
    }

    /// Enters a list: its header is noted, its items are not yet.
    pub(super) fn list<'a>(
        &mut self,
        items: &mut Reader<'a>,
        field: Field,
    ) -> Result<Reader<'a>, DecodeError> {
        let before = items.len();
        let list = items.list();
        let inner = list.as_ref().map_or(0, Reader::len);
        self.noted(field, before - items.len() - inner, list)
    }

    /// Notes a whole item, whatever is in it.
    pub(super) fn note(&mut self, field: Field, len: usize) {
        let len_bytes = u32::try_from(len).unwrap_or(u32::MAX);
        self.stretches.push(Stretch { field, len_bytes });
    }

    fn noted<T>(
        &mut self,
        field: Field,
        len: usize,
        read: Result<T, RlpError>,
    ) -> Result<T, DecodeError> {
        self.note(field, len);
        read.map_err(|error| DecodeError::Field { field, error })
    }

    fn enter(&mut self) -> Result<(), DecodeError> {
        self.entry_count += 1;
        if self.entry_count > MAX_ENTRIES {
            return Err(DecodeError::TooManyEntries);
        }
        Ok(())
    }
}

impl Parts {
    fn into_transaction(self, of: TransactionType) -> Result<Transaction, DecodeError> {
        let fees = Fees {
            max_priority_fee_per_gas: self.tip,
            max_fee_per_gas: self.cap,
        };
        let (gas_price, to, access_list) = (self.cap, self.to, self.access_list);
        let known_chain = self.chain_id.ok_or(DecodeError::ZeroChainId);
        let recipient = to.ok_or(DecodeError::Field {
            field: Field::To,
            error: RlpError::WrongLength { found: 0 },
        });
        let kind = match of {
            TransactionType::Legacy => Kind::Legacy {
                chain_id: self.chain_id,
                gas_price,
                to,
            },
            TransactionType::AccessList => Kind::AccessList {
                chain_id: known_chain?,
                gas_price,
                to,
                access_list,
            },
            TransactionType::FeeMarket => Kind::FeeMarket {
                chain_id: known_chain?,
                fees,
                to,
                access_list,
            },
            TransactionType::Blob => Kind::Blob {
                chain_id: known_chain?,
                fees,
                to: recipient?,
                access_list,
                max_fee_per_blob_gas: self.blob_fee_cap,
                blob_hashes: self.blob_hashes,
            },
            TransactionType::SetCode => Kind::SetCode {
                chain_id: known_chain?,
                fees,
                to: recipient?,
                access_list,
                authorizations: self.authorizations,
            },
        };
        Ok(Transaction {
            nonce: self.nonce,
            gas_limit: self.gas_limit,
            value: self.value,
            data: self.data,
            kind,
        })
    }
}

fn finish(entry: Reader<'_>, field: Field) -> Result<(), DecodeError> {
    entry
        .finish()
        .map_err(|error| DecodeError::Field { field, error })
}

fn chain_id(id: u64) -> Result<ChainId, DecodeError> {
    ChainId::try_from(id).map_err(|_| DecodeError::ZeroChainId)
}

fn wide_chain_id(id: U256, field: Field) -> Result<ChainId, DecodeError> {
    let error = RlpError::TooLarge;
    let id = id.try_into();
    chain_id(id.map_err(|_| DecodeError::Field { field, error })?)
}

fn signature_of(parity: U256, r: U256, s: U256) -> Result<Signature, DecodeError> {
    let is_y_odd = match parity {
        U256::ZERO => false,
        U256::ONE => true,
        _ => return Err(DecodeError::Parity),
    };
    Signature::new(r.to_be_bytes(), s.to_be_bytes(), is_y_odd).ok_or(DecodeError::Signature)
}

/// From this byte on, a list or a string begins, and no type is named.
const FIRST_OF_NO_TYPE: u8 = 0x80;
