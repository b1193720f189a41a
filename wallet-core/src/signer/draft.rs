//! What is being made or brought into a wallet, and is in no vault yet.

use alloc::{boxed::Box, vec::Vec};

use wallet_types::{AccountIndex, Address, DerivationPath, UnixMs};
use zeroize::Zeroizing;

use crate::{
    derivation_path::ChildNumber,
    mnemonic::{Phrase, WordCount, WordPosition},
    random::Random,
    seal::{SEAL_LEN_BYTES, Seal},
    secret::SecretText,
    signer::{Refusal, Response, tree::Tree},
    vault::{Contents, Place, Source},
};

/// A source, or an address to watch, with the accounts that were chosen of it.
#[derive(Debug)]
pub(super) struct Draft {
    origin: Origin,
    chosen: Vec<DerivationPath>,
    first_address: Address,
}

#[derive(Debug)]
enum Origin {
    Source {
        source: Box<Source>,
        tree: Box<Tree>,
    },
    Address(Address),
}

impl Draft {
    /// Begins with a source; its first account is chosen.
    pub(super) fn new(source: Source) -> Result<Self, Refusal> {
        let mut tree = Tree::of(&source)?.ok_or(Refusal::Internal)?;
        let first = first_path(&source);
        Ok(Self {
            first_address: tree.address(&first)?,
            chosen: Vec::from([first]),
            origin: Origin::Source {
                source: Box::new(source),
                tree: Box::new(tree),
            },
        })
    }

    /// Begins with an address to watch.
    #[inline(never)]
    pub(super) const fn watching(address: Address) -> Self {
        Self {
            origin: Origin::Address(address),
            chosen: Vec::new(),
            first_address: address,
        }
    }

    /// Begins with a phrase that is drawn.
    pub(super) fn drawn(word_count: WordCount, mut random: Random) -> Result<Self, Refusal> {
        if !word_count.is_offered() {
            return Err(Refusal::WordCountNotOffered);
        }
        let mut entropy = Zeroizing::new([0; MAX_ENTROPY_LEN_BYTES]);
        let entropy = &mut entropy[..word_count.entropy_len_bytes()];
        random.fill(entropy);
        Self::of_entropy(entropy)
    }

    /// Begins with the English phrase of some entropy.
    pub(super) fn of_entropy(entropy: &[u8]) -> Result<Self, Refusal> {
        let phrase = Phrase::from_entropy(entropy).map_err(|_| Refusal::Internal)?;
        Self::of_phrase(phrase, SecretText::default())
    }

    pub(super) fn of_phrase(phrase: Phrase, passphrase: SecretText) -> Result<Self, Refusal> {
        Self::new(Source::words(phrase, passphrase).ok_or(Refusal::PassphraseTooLong)?)
    }

    /// Sets the passphrase of a phrase; other accounts follow, so that the choice is undone.
    #[inline(never)]
    pub(super) fn set_passphrase(&mut self, passphrase: SecretText) -> Result<(), Refusal> {
        let copy = self.phrase()?.duplicate().ok_or(Refusal::Internal)?;
        *self = Self::of_phrase(copy, passphrase)?;
        Ok(())
    }

    /// Chooses which accounts come into the wallet.
    #[inline(never)]
    pub(super) fn choose(&mut self, paths: Vec<DerivationPath>) -> Result<(), Refusal> {
        let Origin::Source { tree, .. } = &mut self.origin else {
            return Err(Refusal::NoSuchPlace);
        };
        let first = paths.first().ok_or(Refusal::NoSuchPlace)?;
        let first_address = tree.address(first)?;
        for path in &paths {
            tree.address(path)?;
        }
        self.chosen = paths;
        self.first_address = first_address;
        Ok(())
    }

    /// Returns the keys that follow from it.
    pub(super) const fn tree_mut(&mut self) -> Option<&mut Tree> {
        match &mut self.origin {
            Origin::Source { tree, .. } => Some(tree),
            Origin::Address(_) => None,
        }
    }

    pub(super) fn words(&self) -> Result<SecretText, Refusal> {
        Ok(self.phrase()?.words())
    }

    pub(super) fn ready(&self) -> Response {
        Response::DraftReady {
            kind: match &self.origin {
                Origin::Source { source, .. } => Some(source.kind()),
                Origin::Address(_) => None,
            },
            first_address: self.first_address,
        }
    }

    pub(super) fn wrong_words(
        &self,
        positions: &[WordPosition],
        typed: &[SecretText],
    ) -> Result<Vec<WordPosition>, Refusal> {
        if positions.len() != typed.len() {
            return Err(Refusal::WrongSecretCount);
        }
        let phrase = self.phrase()?;
        let mut wrong = Vec::new();
        for (position, typed) in positions.iter().zip(typed) {
            let is_right = phrase.has_word(*position, typed.expose());
            if !is_right.ok_or(Refusal::NoSuchWord)? {
                wrong.push(*position);
            }
        }
        Ok(wrong)
    }

    /// Makes the contents of a new vault of it.
    pub(super) fn contents(&self, random: &mut Random, now: UnixMs) -> Result<Contents, Refusal> {
        let seal = Seal::from_random(&random.take::<SEAL_LEN_BYTES>());
        let mut contents = Contents::new(seal, now);
        self.add_to(&mut contents)?;
        Ok(contents)
    }

    /// Puts it into a wallet.
    pub(super) fn add_to(&self, contents: &mut Contents) -> Result<(), Refusal> {
        match &self.origin {
            Origin::Address(address) => {
                contents.add_account(Place::Elsewhere(*address), None)?;
            }
            Origin::Source { source, .. } => {
                let copy = source.duplicate().ok_or(Refusal::Internal)?;
                let id = contents.add_source(copy)?;
                let is_key = matches!(**source, Source::Key(_));
                for path in &self.chosen {
                    let place = if is_key {
                        Place::Key(id)
                    } else {
                        Place::Path {
                            source: id,
                            path: path.clone(),
                        }
                    };
                    contents.add_account(place, None)?;
                }
            }
        }
        Ok(())
    }

    fn phrase(&self) -> Result<&Phrase, Refusal> {
        let Origin::Source { source, .. } = &self.origin else {
            return Err(Refusal::NoDraft);
        };
        match &**source {
            Source::Words { phrase, .. } => Ok(phrase),
            _ => Err(Refusal::NoDraft),
        }
    }
}

/// Where the first account of a source stands: by the standard where the source is a root, and
/// otherwise where the levels that are left lead.
fn first_path(source: &Source) -> DerivationPath {
    let depth = match source {
        Source::Words { .. } | Source::Shares(_) => 0,
        Source::Branch(key) => key.depth(),
        Source::WatchedBranch(key) => key.depth(),
        Source::Key(_) | Source::Unknown { .. } => return DerivationPath::default(),
    };
    let standard = DerivationPath::account(AccountIndex(0)).unwrap_or_default();
    let below = standard.steps().get(usize::from(depth)..).unwrap_or(&[]);
    if below.is_empty() || below.iter().any(|step| depth > 0 && step.is_hardened()) {
        let first = ChildNumber::from_bits(0);
        return DerivationPath::default().child(first).unwrap_or_default();
    }
    DerivationPath::new(below.to_vec()).unwrap_or_default()
}

const MAX_ENTROPY_LEN_BYTES: usize = 32;
