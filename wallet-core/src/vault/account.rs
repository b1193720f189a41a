//! An account as the vault keeps it.

use alloc::vec::Vec;

use wallet_types::{AccountIndex, AccountName, Address, DerivationPath, source::SourceId};

use crate::{
    derivation_path::ChildNumber,
    vault::rest::{Rest, put_long, put_short},
};

/// An account; its address follows from its place.
///
/// # Examples
/// ```
/// # use wallet_core::{seal::Seal, signing_key::SigningKey, vault::*};
/// # use wallet_types::{AccountIndex, AccountName, Address, SourceId, UnixMs};
/// # let mut contents = Contents::new(Seal::from_random(&[8; 18]), UnixMs(5));
/// contents.add_account(Place::Elsewhere(Address::from_bytes([7; 20])), None).unwrap();
/// let account: &StoredAccount = &contents.accounts()[0];
/// assert_eq!((account.index, account.name.as_str()), (AccountIndex(0), "Account 1"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAccount {
    /// Its number in the wallet.
    pub index: AccountIndex,
    /// Its name.
    pub name: AccountName,
    /// Where its key is.
    pub place: Place,
}

/// Where an account's key is.
///
/// # Examples
/// ```
/// use wallet_core::vault::Place;
/// use wallet_types::{DerivationPath, SourceId};
///
/// let (source, path) = (SourceId(0), DerivationPath::accounts());
/// assert_eq!(Place::Path { source, path }.source(), Some(source));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Place {
    /// At a path below a source that is a tree.
    Path {
        /// The tree.
        source: SourceId,
        /// The path from its root.
        path: DerivationPath,
    },
    /// A source that is one key.
    Key(SourceId),
    /// Elsewhere: the account is watched.
    Elsewhere(Address),
    /// In a way of a later release, kept as it is.
    Unknown {
        /// Its kind there.
        kind: u8,
        /// Its bytes; no secret, since secrets are sources.
        body: Vec<u8>,
    },
}

impl Place {
    /// Returns the source that it lies in.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::vault::Place;
    /// use wallet_types::{Address, SourceId};
    ///
    /// assert_eq!(Place::Key(SourceId(1)).source(), Some(SourceId(1)));
    /// assert_eq!(Place::Elsewhere(Address::from_bytes([7; 20])).source(), None);
    /// ```
    #[must_use]
    pub const fn source(&self) -> Option<SourceId> {
        match self {
            Self::Path { source, .. } | Self::Key(source) => Some(*source),
            Self::Elsewhere(_) | Self::Unknown { .. } => None,
        }
    }
}

impl StoredAccount {
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.index.0.to_be_bytes());
        put_short(out, self.name.as_str().as_bytes());
        match &self.place {
            Place::Path { source, path } => {
                let mut body = Vec::from([source.0]);
                for step in path.steps() {
                    body.extend_from_slice(&step.to_bits().to_be_bytes());
                }
                put_place(out, PATH, &body);
            }
            Place::Key(source) => put_place(out, KEY, &[source.0]),
            Place::Elsewhere(address) => put_place(out, ELSEWHERE, address.as_bytes()),
            Place::Unknown { kind, body } => put_place(out, *kind, body),
        }
    }

    pub(super) fn read(rest: &mut Rest<'_>) -> Option<Self> {
        Some(Self {
            index: AccountIndex(rest.u32()?),
            name: rest.name()?,
            place: Place::read(rest.byte()?, rest.long()?)?,
        })
    }
}

impl Place {
    fn read(kind: u8, body: &[u8]) -> Option<Self> {
        if body.len() > MAX_PLACE_LEN_BYTES {
            return None;
        }
        match kind {
            PATH => {
                let (source, steps) = body.split_first()?;
                Some(Self::Path {
                    source: SourceId(*source),
                    path: read_path(steps)?,
                })
            }
            KEY => match body {
                [source] => Some(Self::Key(SourceId(*source))),
                _ => None,
            },
            ELSEWHERE => {
                let address = Address::from_bytes(body.try_into().ok()?);
                Some(Self::Elsewhere(address))
            }
            kind => Some(Self::Unknown {
                kind,
                body: body.to_vec(),
            }),
        }
    }
}

fn read_path(bytes: &[u8]) -> Option<DerivationPath> {
    let steps = bytes.chunks(4).map(|step| {
        let step = u32::from_be_bytes(step.try_into().ok()?);
        Some(ChildNumber::from_bits(step))
    });
    DerivationPath::new(steps.collect::<Option<Vec<_>>>()?)
}

fn put_place(out: &mut Vec<u8>, kind: u8, body: &[u8]) {
    out.push(kind);
    put_long(out, body);
}

const PATH: u8 = 1;
const KEY: u8 = 2;
const ELSEWHERE: u8 = 3;
/// A path of some hundred steps.
const MAX_PLACE_LEN_BYTES: usize = 512;
