//! The bytes of transactions with a fee market
//! ([EIP-1559](https://eips.ethereum.org/EIPS/eip-1559)).
//!
//! Owns writing and strict reading of the bytes that are hashed and signed, the map of their
//! fields, and the signed form that is broadcast. What the fields mean to a person is the business
//! of `review`.

use alloc::vec::Vec;
use core::fmt;

use alloy_primitives::U256;
use wallet_types::{
    Address, ChainId, Digest, Gas, Nonce, Payment, Wei,
    review::{ByteMap, Field, Stretch},
};

use crate::{
    rlp::{self, Reader, RlpError},
    signing_key::Signature,
};

/// Why bytes are no such transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The first byte is not the type of these transactions, 2.
    WrongType,
    /// A field is not in the canonical form.
    Field {
        /// Which field.
        field: Field,
        /// What is wrong with it.
        error: RlpError,
    },
    /// The chain id is 0.
    ZeroChainId,
    /// The access list is not empty.
    AccessListNotEmpty,
    /// The signature's numbers are no signature.
    Signature,
    /// The list is wrongly closed, or bytes follow it.
    Frame(RlpError),
}

/// A transaction, signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedPayment {
    /// The bytes to broadcast ([EIP-2718](https://eips.ethereum.org/EIPS/eip-2718) envelope).
    pub raw: Vec<u8>,
    /// The transaction's hash, by which the network knows it.
    pub hash: Digest,
}

/// Writes the bytes that are hashed and signed.
///
/// # Examples
/// ```
/// use wallet_core::transaction;
/// use wallet_types::{Address, ChainId, Gas, Nonce, Payment, Wei};
///
/// let payment = Payment {
///     chain_id: ChainId::MAINNET,
///     nonce: Nonce(14),
///     max_priority_fee_per_gas: Wei::from_u64(1_500_000_000),
///     max_fee_per_gas: Wei::from_u64(20_000_000_000),
///     gas_limit: Gas::PLAIN_PAYMENT,
///     to: Address::from_bytes([0x11; 20]),
///     value: Wei::from_u64(500_000_000_000_000_000),
///     data: Vec::new(),
/// };
/// let bytes = transaction::encode(&payment);
/// assert_eq!(bytes[..5], [0x02, 0xf0, 0x01, 0x0e, 0x84]);
/// assert_eq!(transaction::decode(&bytes).unwrap().0, payment);
/// ```
#[must_use]
pub fn encode(payment: &Payment) -> Vec<u8> {
    in_envelope(&fields_of(payment))
}

/// Reads the bytes that are hashed and signed, with the map of their fields.
///
/// # Errors
/// Whatever [`encode`] would not have written, to the last byte.
///
/// # Examples
/// ```
/// use wallet_core::transaction::{self, DecodeError};
///
/// assert_eq!(transaction::decode(&[0x01, 0xc0]).unwrap_err(), DecodeError::WrongType);
/// ```
pub fn decode(bytes: &[u8]) -> Result<(Payment, ByteMap), DecodeError> {
    let mut reading = Reading::begin(bytes)?;
    let payment = reading.payment()?;
    reading.items.finish().map_err(DecodeError::Frame)?;
    let map = ByteMap {
        bytes: bytes.to_vec(),
        stretches: reading.stretches,
    };
    Ok((payment, map))
}

/// Puts a signature to a transaction.
///
/// # Examples
/// ```
/// # use wallet_core::{signing_key::SigningKey, transaction};
/// # use wallet_types::Digest;
/// # let payment = transaction::decode(&[0x02, 0xdf, 1, 0x80, 1, 1, 0x82, 0x52, 0x08, 0x94,
/// #     1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0x80, 0x80, 0xc0]).unwrap().0;
/// let key = SigningKey::from_bytes(&[1; 32]).unwrap();
/// let digest = Digest::keccak256(&transaction::encode(&payment));
/// let signed = transaction::attach(&payment, &key.sign(&digest));
/// assert_eq!(transaction::decode_signed(&signed.raw).unwrap().0, payment);
/// ```
#[must_use]
pub fn attach(payment: &Payment, signature: &Signature) -> SignedPayment {
    let mut fields = fields_of(payment);
    rlp::put_uint(&mut fields, U256::from(u8::from(signature.is_y_odd())));
    rlp::put_uint(&mut fields, U256::from_be_bytes(*signature.r()));
    rlp::put_uint(&mut fields, U256::from_be_bytes(*signature.s()));
    let raw = in_envelope(&fields);
    let hash = Digest::keccak256(&raw);
    SignedPayment { raw, hash }
}

/// Reads a signed transaction.
///
/// Whether the signature belongs to anyone is for [`Signature::recover`] to say.
///
/// # Errors
/// Whatever [`attach`] would not have written, to the last byte.
///
/// # Examples
/// ```
/// assert!(wallet_core::transaction::decode_signed(&[2, 0xc0]).is_err());
/// ```
pub fn decode_signed(raw: &[u8]) -> Result<(Payment, Signature), DecodeError> {
    let mut reading = Reading::begin(raw)?;
    let payment = reading.payment()?;
    let items = &mut reading.items;
    let mut number = || items.uint().map_err(|_| DecodeError::Signature);
    let (y, r, s) = (number()?, number()?, number()?);
    let is_y_odd = match y {
        U256::ZERO => false,
        U256::ONE => true,
        _ => return Err(DecodeError::Signature),
    };
    reading.items.finish().map_err(DecodeError::Frame)?;
    let signature =
        Signature::new(r.to_be_bytes(), s.to_be_bytes(), is_y_odd).ok_or(DecodeError::Signature)?;
    Ok((payment, signature))
}

/// A transaction under reading: what is left of it, and what was met so far.
struct Reading<'a> {
    items: Reader<'a>,
    stretches: Vec<Stretch>,
}

impl<'a> Reading<'a> {
    fn begin(bytes: &'a [u8]) -> Result<Self, DecodeError> {
        let Some((&TRANSACTION_TYPE, envelope)) = bytes.split_first() else {
            return Err(DecodeError::WrongType);
        };
        let mut outer = Reader::new(envelope);
        let items = outer.list().map_err(DecodeError::Frame)?;
        outer.finish().map_err(DecodeError::Frame)?;
        let header_len = envelope.len() - items.len();
        let stretches = Vec::from([stretch(Field::Type, 1), stretch(Field::Header, header_len)]);
        Ok(Self { items, stretches })
    }

    fn payment(&mut self) -> Result<Payment, DecodeError> {
        let chain_id = self.field(Field::ChainId, Reader::uint64)?;
        Ok(Payment {
            chain_id: ChainId::try_from(chain_id).map_err(|_| DecodeError::ZeroChainId)?,
            nonce: Nonce(self.field(Field::Nonce, Reader::uint64)?),
            max_priority_fee_per_gas: Wei::new(self.field(Field::Tip, Reader::uint)?),
            max_fee_per_gas: Wei::new(self.field(Field::FeeCap, Reader::uint)?),
            gas_limit: Gas(self.field(Field::GasLimit, Reader::uint64)?),
            to: Address::from_bytes(self.field(Field::To, Reader::array)?),
            value: Wei::new(self.field(Field::Value, Reader::uint)?),
            data: self.field(Field::Data, Reader::bytes)?.to_vec(),
        })
        .and_then(|payment| self.empty_access_list().map(|()| payment))
    }

    fn empty_access_list(&mut self) -> Result<(), DecodeError> {
        let list = self.field(Field::AccessList, Reader::list)?;
        list.finish().map_err(|_| DecodeError::AccessListNotEmpty)
    }

    /// Reads one field and notes how many bytes it took.
    fn field<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&mut Reader<'a>) -> Result<T, RlpError>,
    ) -> Result<T, DecodeError> {
        let before = self.items.len();
        let value = read(&mut self.items).map_err(|error| DecodeError::Field { field, error })?;
        let len = before - self.items.len();
        self.stretches.push(stretch(field, len));
        Ok(value)
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongType => f.write_str("not a transaction of type 2"),
            Self::Field { field, error } => write!(f, "field {field:?}: {error}"),
            Self::ZeroChainId => f.write_str("the chain id is 0"),
            Self::AccessListNotEmpty => f.write_str("the access list is not empty"),
            Self::Signature => f.write_str("the signature is none"),
            Self::Frame(error) => write!(f, "the list of fields: {error}"),
        }
    }
}

impl core::error::Error for DecodeError {}

/// The fields one after another, without the list's header.
fn fields_of(payment: &Payment) -> Vec<u8> {
    let mut out = Vec::with_capacity(PLAIN_LEN_BYTES + payment.data.len());
    rlp::put_uint(&mut out, U256::from(payment.chain_id.get()));
    rlp::put_uint(&mut out, U256::from(payment.nonce.0));
    rlp::put_uint(&mut out, payment.max_priority_fee_per_gas.as_u256());
    rlp::put_uint(&mut out, payment.max_fee_per_gas.as_u256());
    rlp::put_uint(&mut out, U256::from(payment.gas_limit.0));
    rlp::put_bytes(&mut out, payment.to.as_bytes());
    rlp::put_uint(&mut out, payment.value.as_u256());
    rlp::put_bytes(&mut out, &payment.data);
    rlp::put_list_header(&mut out, 0);
    out
}

fn in_envelope(fields: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::from([TRANSACTION_TYPE]);
    rlp::put_list_header(&mut bytes, fields.len());
    bytes.extend_from_slice(fields);
    bytes
}

fn stretch(field: Field, len: usize) -> Stretch {
    let len_bytes = u32::try_from(len).unwrap_or(u32::MAX);
    Stretch { field, len_bytes }
}

const TRANSACTION_TYPE: u8 = 2;
/// Room for all fields of a plain payment with its signature.
const PLAIN_LEN_BYTES: usize = 256;
