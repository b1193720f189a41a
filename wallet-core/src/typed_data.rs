//! Typed data ([EIP-712](https://eips.ethereum.org/EIPS/eip-712)).
//!
//! Owns the way from the JSON that wallets receive (`types`, `primaryType`, `domain`, `message`) to
//! the digest that is signed, and the listing of every field in it. What is hashed is what was
//! read: nothing in the text is left aside. What a message means for an account is judged in
//! [`message_review`](crate::message_review).
//!
//! # What is read
//! All types of the standard: `bool`, `address`, `string`, `bytes`, `bytes1` to `bytes32`, `int8`
//! to `int256` and `uint8` to `uint256` in steps of 8, structs, and lists of fixed and free length
//! in each other. A struct may hold lists of itself. Numbers come as JSON numbers, decimal texts or
//! hexadecimal texts after `0x`; bytes and addresses as hexadecimal texts after `0x`.
//!
//! # Where other readers differ
//! Whatever ethers 6 and viem 2 hash alike is read here, and gives the same digest, save what could
//! mislead whoever looks at the text:
//! - Members that no type declares are refused; both leave them aside.
//! - JSON numbers beyond 2<sup>53</sup> are refused, since JavaScript rounds them, and so are
//!   fractions and exponents; the same numbers are read from texts.
//! - Texts for truth values are refused (ethers takes `"false"` for true), as are texts that are
//!   not hexadecimal for bytes (viem hashes their characters), numbers for texts, and `uint` and
//!   `int` without a width (ethers hashes them as 256 bits, others as they stand).
//! - A list of another length than its type says is refused (viem hashes it).
//! - Types that no member uses are left aside, as by viem, and structs may hold lists of themselves
//!   (ethers refuses both). Names are letters, digits and `_ $ : -`.
//! - Addresses in capitals alone and negative hexadecimal numbers are read, as by ethers.
//! - A struct of `null` is refused. `eth-sig-util` hashes it as zero.
//! - A domain's type may only declare the standard's five members, in their order and with their
//!   types. Where `types` declares none, it is made of the members that are there.

mod domain;
mod encode;
mod error;
mod listing;
mod number;
mod types;
mod value;

use alloc::{string::String, vec::Vec};

use wallet_types::{Digest, message::MessageField};

pub use crate::typed_data::{
    domain::Domain,
    error::{Fault, TypedDataError},
};
pub(crate) use crate::typed_data::{
    error::{path, push_name},
    number::{Number, bit_len, decimal, push_hex, unhex},
};
use crate::{
    json::{self, Value as Json},
    typed_data::{
        encode::Encoder,
        types::{Kind, Types},
        value::{Reader, Value},
    },
};

/// The longest text that is read, in bytes.
pub const MAX_TEXT_LEN_BYTES: usize = 256 * 1024;
/// How deeply values may stand in each other.
pub const MAX_DEPTH: usize = 32;
/// How many values there may be, structs and lists among them.
pub const MAX_VALUES: usize = 16_384;
/// How many types there may be, and how many members each may have.
pub const MAX_TYPES: usize = 128;
/// The longest name of a type or member, in bytes.
pub const MAX_NAME_LEN_BYTES: usize = 128;

/// Typed data that was read whole.
///
/// # Examples
/// ```
/// use wallet_core::typed_data::TypedData;
///
/// // The example of EIP-712.
/// let json = br#"{"types": {
///         "Person": [{"name": "name", "type": "string"}, {"name": "wallet", "type": "address"}],
///         "Mail": [{"name": "from", "type": "Person"}, {"name": "to", "type": "Person"},
///             {"name": "contents", "type": "string"}]},
///     "primaryType": "Mail",
///     "domain": {"name": "Ether Mail", "version": "1", "chainId": 1,
///         "verifyingContract": "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},
///     "message": {
///         "from": {"name": "Cow", "wallet": "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"},
///         "to": {"name": "Bob", "wallet": "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"},
///         "contents": "Hello, Bob!"}}"#;
/// let digest = TypedData::read(json)?.digest().to_string();
/// assert_eq!(digest, "0xbe609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");
/// # Ok::<(), wallet_core::typed_data::TypedDataError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedData {
    types: Types,
    domain_type: usize,
    primary_type: usize,
    domain: Value,
    message: Value,
}

impl TypedData {
    /// Reads typed data from JSON.
    ///
    /// Takes at most 64 times the text's length in memory, and 64 KiB more.
    ///
    /// # Errors
    /// Text that is not strictly JSON or not strictly typed data, with the path to the fault.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::typed_data::{Fault, TypedData};
    ///
    /// let json = br#"{"types": {"Tide": [{"name": "cm", "type": "uint8"}]}, "primaryType": "Tide",
    ///     "domain": {}, "message": {"cm": 300}}"#;
    /// let error = TypedData::read(json).unwrap_err();
    /// assert_eq!((error.fault(), error.path()), (Fault::OutOfRange, "message.cm"));
    /// ```
    pub fn read(json: &[u8]) -> Result<Self, TypedDataError> {
        let json = json::read(json, MAX_TEXT_LEN_BYTES)
            .map_err(|error| TypedDataError::new(Fault::Json(error), ""))?;
        let part = |name: &str| {
            let found = json.get(name);
            found.ok_or_else(|| TypedDataError::new(Fault::Missing, name))
        };
        let [types, primary_type, domain, message] = PARTS.map(part);
        let mut types = Types::read(types?)?;
        let (domain, message) = (domain?, message?);
        let domain_type = domain::declare(&mut types, domain)?;
        let primary_type = primary(&types, primary_type?, domain_type)?;
        if let Some(extra) = extra(&json) {
            return Err(TypedDataError::new(Fault::Extra, &path("", extra)));
        }
        let mut reader = Reader::new(&types);
        let domain = reader.top("domain", domain_type, domain)?;
        let message = reader.top("message", primary_type, message)?;
        Ok(Self {
            types,
            domain_type,
            primary_type,
            domain,
            message,
        })
    }

    /// Returns the name of the message's type.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::typed_data::TypedData;
    /// # let json = br#"{"types": {"Tide": [{"name": "cm", "type": "int16"}]},
    /// #     "primaryType": "Tide", "domain": {"chainId": 1}, "message": {"cm": -120}}"#;
    /// # let data = TypedData::read(json).unwrap();
    /// assert_eq!(data.primary_type(), "Tide");
    /// ```
    #[must_use]
    pub fn primary_type(&self) -> &str {
        self.types.name(self.primary_type)
    }

    /// Returns the domain.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::typed_data::TypedData;
    /// # let json = br#"{"types": {"Tide": [{"name": "cm", "type": "int16"}]},
    /// #     "primaryType": "Tide", "domain": {"chainId": 1}, "message": {"cm": -120}}"#;
    /// # let data = TypedData::read(json).unwrap();
    /// assert_eq!(data.domain().chain_id.as_deref(), Some("1"));
    /// assert_eq!(data.domain().name, None);
    /// ```
    #[must_use]
    pub fn domain(&self) -> Domain {
        domain::of(self.types.members(self.domain_type), &self.domain)
    }

    /// Returns the text of the message's type and all types in it, which the standard calls
    /// `encodeType`.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::typed_data::TypedData;
    /// # let json = br#"{"types": {"Tide": [{"name": "cm", "type": "int16"}]},
    /// #     "primaryType": "Tide", "domain": {"chainId": 1}, "message": {"cm": -120}}"#;
    /// # let data = TypedData::read(json).unwrap();
    /// assert_eq!(data.encode_type(), "Tide(int16 cm)");
    /// ```
    #[must_use]
    pub fn encode_type(&self) -> String {
        self.types.encode_type(self.primary_type)
    }

    /// Computes the hash of the domain.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::typed_data::TypedData;
    /// # let json = br#"{"types": {"Tide": [{"name": "cm", "type": "int16"}]},
    /// #     "primaryType": "Tide", "domain": {}, "message": {"cm": -120}}"#;
    /// # let data = TypedData::read(json).unwrap();
    /// let of_type = wallet_types::Digest::keccak256(b"EIP712Domain()");
    /// let empty = wallet_types::Digest::keccak256(of_type.as_bytes());
    /// assert_eq!(data.domain_separator(), empty);
    /// ```
    #[must_use]
    pub fn domain_separator(&self) -> Digest {
        Encoder::new(&self.types).hash_struct(self.domain_type, &self.domain)
    }

    /// Computes the hash of the message without its domain.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::typed_data::TypedData;
    /// # let json = br#"{"types": {"Tide": [{"name": "cm", "type": "uint8"}]},
    /// #     "primaryType": "Tide", "domain": {"chainId": 1}, "message": {"cm": 120}}"#;
    /// # let data = TypedData::read(json).unwrap();
    /// let of_type = wallet_types::Digest::keccak256(b"Tide(uint8 cm)");
    /// let bytes = [of_type.as_bytes(), &[0; 31][..], &[120]].concat();
    /// assert_eq!(data.message_hash(), wallet_types::Digest::keccak256(&bytes));
    /// ```
    #[must_use]
    pub fn message_hash(&self) -> Digest {
        Encoder::new(&self.types).hash_struct(self.primary_type, &self.message)
    }

    /// Computes the digest that is signed.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::typed_data::TypedData;
    /// # let json = br#"{"types": {"Tide": [{"name": "cm", "type": "int16"}]},
    /// #     "primaryType": "Tide", "domain": {"chainId": 1}, "message": {"cm": -120}}"#;
    /// # let data = TypedData::read(json).unwrap();
    /// let (domain, message) = (data.domain_separator(), data.message_hash());
    /// let bytes = [&[0x19, 1][..], domain.as_bytes(), message.as_bytes()].concat();
    /// assert_eq!(data.digest(), wallet_types::Digest::keccak256(&bytes));
    /// ```
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut bytes = Vec::from([0x19, 1]);
        bytes.extend_from_slice(self.domain_separator().as_bytes());
        bytes.extend_from_slice(self.message_hash().as_bytes());
        Digest::keccak256(&bytes)
    }

    /// Lists every field of domain and message, in the order of their types.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::typed_data::TypedData;
    /// # let json = br#"{"types": {"Tide": [{"name": "cm", "type": "int16"}]},
    /// #     "primaryType": "Tide", "domain": {"chainId": 1}, "message": {"cm": -120}}"#;
    /// # let data = TypedData::read(json).unwrap();
    /// let last = data.listing().pop().unwrap();
    /// assert_eq!((&*last.name, &*last.type_name), ("cm", "int16"));
    /// assert_eq!((last.value.as_deref(), last.depth), (Some("-120"), 1));
    /// ```
    #[must_use]
    pub fn listing(&self) -> Vec<MessageField> {
        let mut rows = Vec::new();
        let tops = [
            ("domain", self.domain_type, &self.domain),
            ("message", self.primary_type, &self.message),
        ];
        for (name, place, value) in tops {
            let type_name = self.types.name(place);
            let head = (name, type_name, &Kind::Struct(place));
            listing::append(&mut rows, &self.types, head, value, 0);
        }
        rows
    }

    /// Writes the message's own type, without the types in it.
    pub(crate) fn head(&self) -> String {
        self.types.head(self.primary_type)
    }
}

fn primary(types: &Types, json: &Json, domain_type: usize) -> Result<usize, TypedDataError> {
    let fail = |fault| TypedDataError::new(fault, "primaryType");
    let name = json.as_str().ok_or(fail(Fault::WrongShape))?;
    match types.place_of(name) {
        // Readers differ in whether there is a message at all then.
        Some(place) if place == domain_type => Err(fail(Fault::BadDomain)),
        Some(place) => Ok(place),
        None => Err(fail(Fault::UnknownType)),
    }
}

/// What stands beside the four parts.
fn extra(json: &Json) -> Option<&str> {
    let members = json.as_object()?;
    let extra = members.iter().find(|(name, _)| !PARTS.contains(&&**name))?;
    Some(&extra.0)
}

const PARTS: [&str; 4] = ["types", "primaryType", "domain", "message"];
