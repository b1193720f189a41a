//! The keys that follow from a source.

use wallet_types::{AccountIndex, Address, DerivationPath};

use crate::{
    derivation_path::{ChildNumber, family_of},
    extended_key::ExtendedKey,
    extended_public_key::ExtendedPublicKey,
    seed::Seed,
    signer::Refusal,
    signing_key::SigningKey,
    vault::Source,
};

/// A source, ready to give keys.
#[derive(Debug)]
pub(super) enum Tree {
    /// All keys below a root or branch.
    Private {
        root: ExtendedKey,
        /// The parent that was walked to last: accounts mostly stand side by side.
        last: Option<(DerivationPath, ExtendedKey)>,
    },
    /// The public keys below a branch.
    Public(ExtendedPublicKey),
    /// One key, at the path `m`.
    Lone(SigningKey),
}

impl Tree {
    /// Makes the tree of a source. `None` for a source that this release cannot use.
    ///
    /// # Errors
    /// A seed without a root; none is known.
    pub(super) fn of(source: &Source) -> Result<Option<Self>, Refusal> {
        let root = match source {
            Source::Words { phrase, passphrase } => {
                ExtendedKey::of_seed(&Seed::new(phrase, passphrase))?
            }
            Source::Shares(secret) => ExtendedKey::root(secret.expose())?,
            Source::Branch(key) => key.derive(&DerivationPath::default())?,
            Source::WatchedBranch(key) => return Ok(Some(Self::Public(key.clone()))),
            Source::Key(key) => return Ok(Some(Self::Lone(duplicate(key)?))),
            Source::Unknown { .. } => return Ok(None),
        };
        Ok(Some(Self::Private { root, last: None }))
    }

    /// Finds the address at a path from the source's root.
    pub(super) fn address(&mut self, path: &DerivationPath) -> Result<Address, Refusal> {
        match self {
            Self::Public(key) => {
                let key = key.derive(path).map_err(|_| Refusal::NoSuchPlace)?;
                Ok(key.address())
            }
            _ => self.signing_key(path).map(|key| key.address()),
        }
    }

    /// Finds the key at a path from the source's root.
    pub(super) fn signing_key(&mut self, path: &DerivationPath) -> Result<SigningKey, Refusal> {
        let (root, last) = match self {
            Self::Private { root, last } => (root, last),
            Self::Lone(key) if path.steps().is_empty() => return duplicate(key),
            Self::Lone(_) => return Err(Refusal::NoSuchPlace),
            Self::Public(_) => return Err(Refusal::OnlyWatched),
        };
        let Some((step, parent)) = path.steps().split_last() else {
            return Ok(root.signing_key());
        };
        let parent = DerivationPath::new(parent.to_vec()).ok_or(Refusal::Internal)?;
        if last.as_ref().is_none_or(|(known, _)| *known != parent) {
            let key = root.derive(&parent)?;
            *last = Some((parent, key));
        }
        let (_, parent) = last.as_ref().ok_or(Refusal::Internal)?;
        Ok(parent.child(*step)?.signing_key())
    }

    /// Returns the private branch at a path.
    pub(super) fn branch(&self, path: &DerivationPath) -> Result<ExtendedKey, Refusal> {
        match self {
            Self::Private { root, .. } => Ok(root.derive(path)?),
            Self::Public(_) => Err(Refusal::OnlyWatched),
            Self::Lone(_) => Err(Refusal::NoSuchPlace),
        }
    }

    /// Returns the public branch at a path.
    pub(super) fn public_branch(
        &self,
        path: &DerivationPath,
    ) -> Result<ExtendedPublicKey, Refusal> {
        match self {
            Self::Public(key) => key.derive(path).map_err(|_| Refusal::NoSuchPlace),
            _ => self.branch(path).map(|key| key.public()),
        }
    }

    /// Returns the fingerprint of root or branch; `None` for a lone key.
    pub(super) fn fingerprint(&self) -> Option<[u8; 4]> {
        match self {
            Self::Private { root, .. } => Some(*root.fingerprint().as_bytes()),
            Self::Public(key) => Some(*key.fingerprint().as_bytes()),
            Self::Lone(_) => None,
        }
    }
}

/// Returns the path of the account behind another: by the family that numbers it, or by the last
/// step. `None` behind the last there is.
pub(super) fn next_path(path: &DerivationPath) -> Option<DerivationPath> {
    if let Some((family, index)) = family_of(path) {
        return family.path(AccountIndex(index.0.checked_add(1)?));
    }
    let (last, parent) = path.steps().split_last()?;
    let number = last.number().checked_add(1)?;
    let next = if last.is_hardened() {
        ChildNumber::hardened(number)?
    } else {
        ChildNumber::normal(number)?
    };
    DerivationPath::new(parent.to_vec())?.child(next)
}

fn duplicate(key: &SigningKey) -> Result<SigningKey, Refusal> {
    let bytes = key.expose();
    let bytes = bytes.expose().try_into().map_err(|_| Refusal::Internal)?;
    SigningKey::from_bytes(bytes).map_err(|_| Refusal::Internal)
}
