//! The bytes of transactions of every type.
//!
//! Owns writing and strict reading of the bytes that are hashed and signed, the map of their
//! fields, and the signed form that is broadcast. Which fields a type has stands in one table,
//! `layout`, from which both ways are driven. What the fields mean to a person is the business of
//! `review`.

mod authorization;
mod error;
mod layout;
mod read;
mod sidecar;
mod write;

use alloc::vec::Vec;

use wallet_types::{
    Address, Digest, Transaction, explained::Sidecar, review::ByteMap, transaction::RawSignature,
};

use crate::signing_key::Signature;
pub(crate) use crate::transaction::sidecar::BLOB_HASH_VERSION;
pub use crate::transaction::{
    authorization::{authority, authorization_digest, sign_authorization},
    error::DecodeError,
};

/// The longest bytes that are read, in bytes: twice what nodes accept without blobs.
///
/// Reading takes at most ten times the bytes in memory, and 4 KiB more, whatever the bytes say.
pub const MAX_LEN_BYTES: usize = 256 * 1024;

/// The most entries of access lists, blob hashes and authorisations together that are read: more
/// than fit a transaction that nodes accept.
pub const MAX_ENTRIES: usize = 8192;

/// A transaction, signed.
///
/// # Examples
/// ```
/// # use wallet_core::{signing_key::SigningKey, transaction};
/// # let unsigned = [0xc9, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01, 0x80, 0x80];
/// let (transaction, _) = transaction::decode(&unsigned)?;
/// let key = SigningKey::from_bytes(&[1; 32]).unwrap();
/// let signed = transaction::attach(&transaction, &key.sign(&transaction::digest(&transaction)));
/// assert_eq!(signed.hash, wallet_types::Digest::keccak256(&signed.raw));
/// # Ok::<(), transaction::DecodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedTransaction {
    /// The bytes to broadcast ([EIP-2718](https://eips.ethereum.org/EIPS/eip-2718) envelope); for
    /// blobs, without these.
    pub raw: Vec<u8>,
    /// The transaction's hash, by which the network knows it.
    pub hash: Digest,
}

/// A transaction as it was read from bytes, signed or not.
///
/// # Examples
/// ```
/// use wallet_core::{review::parse_hex, transaction};
///
/// // The example of EIP-155, signed.
/// let bytes = parse_hex("0xf86c098504a817c80082520894353535353535353535353535353535353535353588\
///     0de0b6b3a76400008025a028ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276\
///     a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83")?;
/// let decoded = transaction::decode_any(&bytes)?;
/// assert_eq!(decoded.transaction.nonce.0, 9);
/// assert!(decoded.signature.is_some() && decoded.sidecar.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// What it says.
    pub transaction: Transaction,
    /// Its signature, where it has one.
    pub signature: Option<Signature>,
    /// The blobs that came along.
    pub sidecar: Option<Sidecar>,
    /// All bytes that were read, by field.
    pub bytes: ByteMap,
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
/// let bytes = transaction::encode(&payment.clone().into());
/// assert_eq!(bytes[..5], [0x02, 0xf0, 0x01, 0x0e, 0x84]);
/// assert_eq!(transaction::decode(&bytes).unwrap().0, payment.into());
/// ```
#[must_use]
pub fn encode(transaction: &Transaction) -> Vec<u8> {
    write::unsigned(transaction)
}

/// Computes the digest that is signed.
///
/// # Examples
/// ```
/// use wallet_core::transaction;
///
/// // The example of EIP-155.
/// let bytes = [
///     0xec, 0x09, 0x85, 0x04, 0xa8, 0x17, 0xc8, 0x00, 0x82, 0x52, 0x08, 0x94, 0x35, 0x35, 0x35,
///     0x35, 0x35, 0x35, 0x35, 0x35, 0x35, 0x35, 0x35, 0x35, 0x35, 0x35, 0x35, 0x35, 0x35, 0x35,
///     0x35, 0x35, 0x88, 0x0d, 0xe0, 0xb6, 0xb3, 0xa7, 0x64, 0x00, 0x00, 0x80, 0x01, 0x80, 0x80,
/// ];
/// let (transaction, _) = transaction::decode(&bytes)?;
/// assert_eq!(
///     transaction::digest(&transaction).to_string(),
///     "0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53",
/// );
/// # Ok::<(), transaction::DecodeError>(())
/// ```
#[must_use]
pub fn digest(transaction: &Transaction) -> Digest {
    Digest::keccak256(&encode(transaction))
}

/// Puts a signature to a transaction.
///
/// # Examples
/// ```
/// # use wallet_core::{signing_key::SigningKey, transaction};
/// # let transaction = transaction::decode(&[0x02, 0xdf, 1, 0x80, 1, 1, 0x82, 0x52, 0x08, 0x94,
/// #     1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0x80, 0x80, 0xc0]).unwrap().0;
/// let key = SigningKey::from_bytes(&[1; 32]).unwrap();
/// let signed = transaction::attach(&transaction, &key.sign(&transaction::digest(&transaction)));
/// assert_eq!(transaction::decode_signed(&signed.raw).unwrap().0, transaction);
/// ```
#[must_use]
pub fn attach(transaction: &Transaction, signature: &Signature) -> SignedTransaction {
    let raw = write::signed(transaction, signature);
    let hash = Digest::keccak256(&raw);
    SignedTransaction { raw, hash }
}

/// Reads the bytes that are hashed and signed, with the map of their fields.
///
/// # Errors
/// Whatever [`encode`] would not have written, to the last byte; a signed transaction too.
///
/// # Examples
/// ```
/// use wallet_core::transaction::{self, DecodeError};
///
/// let unknown = transaction::decode(&[0x05, 0xc0]);
/// assert_eq!(unknown.unwrap_err(), DecodeError::UnknownType { found: 5 });
/// ```
pub fn decode(bytes: &[u8]) -> Result<(Transaction, ByteMap), DecodeError> {
    let decoded = decode_any(bytes)?;
    match decoded.signature {
        None if decoded.sidecar.is_none() => Ok((decoded.transaction, decoded.bytes)),
        _ => Err(DecodeError::AlreadySigned),
    }
}

/// Reads a signed transaction.
///
/// Whether the signature belongs to anyone is for [`Decoded::sender`] to say.
///
/// # Errors
/// Whatever [`attach`] would not have written, to the last byte; an unsigned transaction too.
///
/// # Examples
/// ```
/// assert!(wallet_core::transaction::decode_signed(&[2, 0xc0]).is_err());
/// ```
pub fn decode_signed(raw: &[u8]) -> Result<(Transaction, Signature), DecodeError> {
    let decoded = decode_any(raw)?;
    match decoded.signature {
        Some(signature) if decoded.sidecar.is_none() => Ok((decoded.transaction, signature)),
        _ => Err(DecodeError::NotSigned),
    }
}

/// Reads a transaction, signed or not, with or without blobs beside it.
///
/// # Errors
/// Bytes that are no transaction of a known type in its one canonical form, to the last byte; more
/// than [`MAX_LEN_BYTES`], or more than [`MAX_ENTRIES`].
///
/// # Examples
/// ```
/// use wallet_core::transaction;
/// use wallet_types::transaction::TransactionType;
///
/// let decoded = transaction::decode_any(&[0xc6, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80])?;
/// assert_eq!(decoded.transaction.transaction_type(), TransactionType::Legacy);
/// assert_eq!(decoded.signature, None);
/// # Ok::<(), transaction::DecodeError>(())
/// ```
pub fn decode_any(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    read::decode(bytes)
}

impl Decoded {
    /// Finds who signed it. `None` where nobody did, or the signature is nobody's.
    ///
    /// # Examples
    /// ```
    /// # let decoded = wallet_core::transaction::decode_any(&[0xc6, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80]);
    /// assert_eq!(decoded?.sender(), None);
    /// # Ok::<(), wallet_core::transaction::DecodeError>(())
    /// ```
    #[must_use]
    pub fn sender(&self) -> Option<Address> {
        self.signature?.recover(&digest(&self.transaction))
    }

    /// Computes the transaction's hash, by which the network knows it; `None` before it is signed.
    ///
    /// # Examples
    /// ```
    /// # let decoded = wallet_core::transaction::decode_any(&[0xc6, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80]);
    /// assert_eq!(decoded?.hash(), None);
    /// # Ok::<(), wallet_core::transaction::DecodeError>(())
    /// ```
    #[must_use]
    pub fn hash(&self) -> Option<Digest> {
        Some(attach(&self.transaction, &self.signature?).hash)
    }
}

impl From<&Signature> for RawSignature {
    fn from(signature: &Signature) -> Self {
        Self {
            y_parity: u8::from(signature.is_y_odd()),
            r: *signature.r(),
            s: *signature.s(),
        }
    }
}
