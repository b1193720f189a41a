//! Hashing: `hashStruct` and `encodeData` of EIP-712.

use alloc::{vec, vec::Vec};

use wallet_types::Digest;

use crate::typed_data::{
    types::{Kind, Types},
    value::Value,
};

/// Hashes values of declared types, and keeps the hashes of the types themselves.
pub(crate) struct Encoder<'a> {
    types: &'a Types,
    type_hashes: Vec<Option<Digest>>,
}

impl<'a> Encoder<'a> {
    pub(crate) fn new(types: &'a Types) -> Self {
        Self {
            types,
            type_hashes: vec![None; types.0.len()],
        }
    }

    /// Hashes a struct: the hash of its type, then a word for each member.
    pub(crate) fn hash_struct(&mut self, place: usize, value: &Value) -> Digest {
        Digest::keccak256(&self.encode_data(place, value))
    }

    fn encode_data(&mut self, place: usize, value: &Value) -> Vec<u8> {
        let types = self.types;
        let mut out = self.type_hash(place).as_bytes().to_vec();
        let members = types.members(place);
        if let Value::Parts(parts) = value {
            for (member, part) in members.iter().zip(parts) {
                out.extend_from_slice(&self.word(&member.kind, part));
            }
        }
        out
    }

    fn word(&mut self, kind: &Kind, value: &Value) -> [u8; 32] {
        let digest = match (kind, value) {
            (_, Value::Word(word)) => return *word,
            (_, Value::Bytes(bytes)) => Digest::keccak256(bytes),
            (_, Value::String(text)) => Digest::keccak256(text.as_bytes()),
            (Kind::Struct(place), _) => self.hash_struct(*place, value),
            (Kind::Array(item, _), Value::Parts(parts)) => {
                let mut words = Vec::with_capacity(parts.len() * 32);
                for part in parts {
                    words.extend_from_slice(&self.word(item, part));
                }
                Digest::keccak256(&words)
            }
            // A value is made by its type, so parts belong to one of the two above.
            (_, Value::Parts(_)) => Digest::keccak256(&[]),
        };
        *digest.as_bytes()
    }

    fn type_hash(&mut self, place: usize) -> Digest {
        if let Some(Some(known)) = self.type_hashes.get(place) {
            return *known;
        }
        let hash = Digest::keccak256(self.types.encode_type(place).as_bytes());
        if let Some(slot) = self.type_hashes.get_mut(place) {
            *slot = Some(hash);
        }
        hash
    }
}
