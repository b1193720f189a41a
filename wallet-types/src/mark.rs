//! Trust marks: how far a figure from outside can be trusted.
//!
//! Every value read from an endpoint travels as [`Marked`] up to the view, and a view cannot show
//! it without its mark.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::{digest::Digest, time::UnixMs};

/// A block, by number and hash.
///
/// # Examples
/// ```
/// use wallet_types::{BlockRef, Digest, Mark};
///
/// let block = BlockRef { number: 22_431_084, hash: Digest::from_bytes([0xb1; 32]) };
/// assert_eq!(Mark::Proven { anchor: block }.block(), Some(block));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BlockRef {
    /// The block's number.
    pub number: u64,
    /// The block's hash.
    pub hash: Digest,
}

/// How far a value can be trusted, strongest first.
///
/// # Examples
/// ```
/// use wallet_types::Mark;
///
/// let claimed = Mark::Claimed { endpoint: "my node".into(), block: None };
/// assert!(!claimed.is_checked());
/// ```
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
///
/// # Examples
/// ```
/// use wallet_types::{Mark, Marked, UnixMs, Wei};
///
/// let mark = Mark::Claimed { endpoint: "my node".into(), block: None };
/// let balance = Marked::new(Wei::from_u64(5), mark, UnixMs(1_735_689_600_000));
/// assert_eq!(*balance.value(), Wei::from_u64(5));
/// assert!(!balance.mark().is_checked());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked<T> {
    value: T,
    mark: Mark,
    read_at: UnixMs,
}

impl Mark {
    /// Says whether a decision that moves money may rest on the value without the person's consent.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{BlockRef, Digest, Mark};
    ///
    /// let block = BlockRef { number: 1, hash: Digest::from_bytes([0xb1; 32]) };
    /// assert!(Mark::Agreed { agreeing: 2, asked: 3, block }.is_checked());
    /// assert!(!Mark::Disputed { evidence: "5 and 6 wei".into() }.is_checked());
    /// ```
    #[must_use]
    pub const fn is_checked(&self) -> bool {
        matches!(self, Self::Proven { .. } | Self::Agreed { .. })
    }

    /// Returns the block that the value belongs to, where one is known.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{BlockRef, Digest, Mark};
    ///
    /// let block = BlockRef { number: 1, hash: Digest::from_bytes([0xb1; 32]) };
    /// assert_eq!(Mark::Agreed { agreeing: 2, asked: 3, block }.block(), Some(block));
    /// assert_eq!(Mark::Disputed { evidence: "5 and 6 wei".into() }.block(), None);
    /// ```
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
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{Mark, Marked, UnixMs};
    ///
    /// let mark = Mark::Disputed { evidence: "5 and 6 wei".into() };
    /// let disputed = Marked::new(5, mark, UnixMs(0));
    /// assert_eq!(disputed.mark().block(), None);
    /// ```
    #[must_use]
    pub const fn new(value: T, mark: Mark, read_at: UnixMs) -> Self {
        Self {
            value,
            mark,
            read_at,
        }
    }

    /// Returns the value. Whoever shows it shows the mark too.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{Mark, Marked, UnixMs};
    /// # let mark = Mark::Claimed { endpoint: "my node".into(), block: None };
    /// let marked = Marked::new("5 wei", mark, UnixMs(0));
    /// assert_eq!(*marked.value(), "5 wei");
    /// ```
    #[must_use]
    pub const fn value(&self) -> &T {
        &self.value
    }

    /// Returns the mark.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{Mark, Marked, UnixMs};
    /// let mark = Mark::Claimed { endpoint: "my node".into(), block: None };
    /// let marked = Marked::new("5 wei", mark.clone(), UnixMs(0));
    /// assert_eq!(*marked.mark(), mark);
    /// ```
    #[must_use]
    pub const fn mark(&self) -> &Mark {
        &self.mark
    }

    /// Returns when the value was read.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{Mark, Marked, UnixMs};
    /// # use std::time::Duration;
    /// # let mark = Mark::Claimed { endpoint: "my node".into(), block: None };
    /// let marked = Marked::new("5 wei", mark, UnixMs(2_000));
    /// assert_eq!(UnixMs(9_000).since(marked.read_at()), Duration::from_secs(7));
    /// ```
    #[must_use]
    pub const fn read_at(&self) -> UnixMs {
        self.read_at
    }

    /// Applies a function to the value; mark and moment stay.
    ///
    /// # Examples
    /// ```
    /// # use wallet_types::{Mark, Marked, UnixMs, Wei, amount::Unit};
    /// # let mark = Mark::Claimed { endpoint: "my node".into(), block: None };
    /// let balance = Marked::new(Wei::from_u64(1_500_000_000), mark.clone(), UnixMs(0));
    /// let text = balance.map(|wei| wei.to_decimal(Unit::Gwei));
    /// assert_eq!((text.value().as_str(), text.mark()), ("1.5", &mark));
    /// ```
    #[must_use]
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Marked<U> {
        Marked {
            value: f(self.value),
            mark: self.mark,
            read_at: self.read_at,
        }
    }
}
