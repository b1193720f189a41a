//! Moments as values: no part of Holdfast that decides reads a clock of its own.

use core::time::Duration;

use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01 00:00 UTC.
///
/// # Examples
/// ```
/// use wallet_types::UnixMs;
///
/// let start_of_2025 = UnixMs(1_735_689_600_000);
/// assert!(UnixMs::default() < start_of_2025);
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct UnixMs(pub u64);

impl UnixMs {
    /// Returns the moment `wait` later.
    ///
    /// # Examples
    /// ```
    /// use std::time::Duration;
    /// use wallet_types::UnixMs;
    ///
    /// assert_eq!(UnixMs(500).after(Duration::from_secs(2)), UnixMs(2_500));
    /// assert_eq!(UnixMs(500).after(Duration::MAX), UnixMs(u64::MAX));
    /// ```
    #[must_use]
    pub fn after(self, wait: Duration) -> Self {
        let wait = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        Self(self.0.saturating_add(wait))
    }

    /// Returns how long ago `earlier` was, zero where it lies in the future.
    ///
    /// # Examples
    /// ```
    /// use std::time::Duration;
    /// use wallet_types::UnixMs;
    ///
    /// assert_eq!(UnixMs(2_500).since(UnixMs(500)), Duration::from_secs(2));
    /// assert_eq!(UnixMs(500).since(UnixMs(2_500)), Duration::ZERO);
    /// ```
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}
