//! Trust marks: how far a figure from outside can be trusted.
//!
//! Every value read from an endpoint travels as [`Marked`] up to the view, and a view cannot show
//! it without its mark.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::{digest::Digest, time::UnixMs};

/// A block, by number and hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BlockRef {
    /// The block's number.
    pub number: u64,
    /// The block's hash.
    pub hash: Digest,
}

/// How far a value can be trusted, strongest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// A state proof against this block's root was checked here.
    Proven {
        /// The block whose state root judged the value.
        anchor: BlockRef,
    },
    /// Endpoints of different operators gave the same value for the same block.
    Agreed {
        /// How many agreed.
        agreeing: u8,
        /// How many were asked.
        asked: u8,
        /// The block they were asked about.
        block: BlockRef,
    },
    /// One endpoint says so, and nothing here has checked it.
    Claimed {
        /// The name of the endpoint, as its user knows it.
        endpoint: String,
        /// The block it named, where it named one.
        block: Option<BlockRef>,
    },
    /// Endpoints contradict each other.
    Disputed {
        /// What they said, in the words of this page.
        evidence: String,
    },
}

/// A value with its trust mark and the moment it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked<T> {
    value: T,
    mark: Mark,
    read_at: UnixMs,
}

impl Mark {
    /// Says whether a decision that moves money may rest on the value without the person's consent.
    #[must_use]
    pub const fn is_checked(&self) -> bool {
        matches!(self, Self::Proven { .. } | Self::Agreed { .. })
    }

    /// Returns the block that the value belongs to, where one is known.
    #[must_use]
    pub const fn block(&self) -> Option<BlockRef> {
        match self {
            Self::Proven { anchor } => Some(*anchor),
            Self::Agreed { block, .. } => Some(*block),
            Self::Claimed { block, .. } => *block,
            Self::Disputed { .. } => None,
        }
    }
}

impl<T> Marked<T> {
    /// Marks a value.
    #[must_use]
    pub const fn new(value: T, mark: Mark, read_at: UnixMs) -> Self {
        Self {
            value,
            mark,
            read_at,
        }
    }

    /// Returns the value. Whoever shows it shows the mark too.
    #[must_use]
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// Returns the mark.
    #[must_use]
    pub const fn mark(&self) -> &Mark {
        &self.mark
    }

    /// Returns when the value was read.
    #[must_use]
    pub const fn read_at(&self) -> UnixMs {
        self.read_at
    }

    /// Applies a function to the value; mark and moment stay.
    #[must_use]
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Marked<U> {
        Marked {
            value: f(self.value),
            mark: self.mark,
            read_at: self.read_at,
        }
    }
}
