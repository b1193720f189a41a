//! When the signer locks by itself.
//!
//! Owns the idle time, the time a page may be hidden, and what a sleeping device or a clock that
//! was turned back does to both. It reads no clock: every moment is handed in.

use core::time::Duration;

use wallet_types::{UnixMs, protocol::LockReason};

/// How long the page may be hidden before the signer locks.
pub const HIDDEN_LIMIT: Duration = Duration::from_secs(60);

/// The least idle time that can be chosen, in minutes.
pub const IDLE_MIN_MIN: u8 = 1;

/// The idle time until another is chosen, in minutes.
pub const IDLE_DEFAULT_MIN: u8 = 5;

/// The most idle time that can be chosen, in minutes.
pub const IDLE_MAX_MIN: u8 = 60;

/// The moments that decide about locking.
#[derive(Debug)]
pub(super) struct Deadlines {
    idle: Duration,
    last_active: UnixMs,
    hidden_since: Option<UnixMs>,
    last_seen: UnixMs,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            idle: minutes(IDLE_DEFAULT_MIN),
            last_active: UnixMs(0),
            hidden_since: None,
            last_seen: UnixMs(0),
        }
    }
}

impl Deadlines {
    /// Sets the idle time, held to the choices.
    pub(super) fn set_idle_min(&mut self, lock_after_min: u8) {
        self.idle = minutes(lock_after_min.clamp(IDLE_MIN_MIN, IDLE_MAX_MIN));
    }

    /// Notes that the page was hidden or shown. Hiding twice does not begin anew.
    pub(super) fn set_hidden(&mut self, hidden: bool, now: UnixMs) {
        self.hidden_since = match (hidden, self.hidden_since) {
            (false, _) => None,
            (true, Some(since)) => Some(since),
            (true, None) => Some(now),
        };
    }

    /// Notes that the person is there.
    pub(super) const fn touch(&mut self, now: UnixMs) {
        self.last_active = now;
    }

    /// Notes that time was looked at.
    pub(super) const fn see(&mut self, now: UnixMs) {
        self.last_seen = now;
    }

    /// The moment at which the next deadline passes.
    pub(super) fn next(&self) -> UnixMs {
        self.soonest().0
    }

    /// Says which deadline has passed.
    ///
    /// A clock that was turned back by more than a moment makes every deadline worthless, so it
    /// counts as passed.
    pub(super) fn passed(&self, now: UnixMs) -> Option<LockReason> {
        if now.after(CLOCK_SLACK) < self.last_seen {
            return Some(LockReason::Suspended);
        }
        let (deadline, reason) = self.soonest();
        if now < deadline {
            None
        } else if now.since(deadline) > TIMER_SLACK {
            Some(LockReason::Suspended)
        } else {
            Some(reason)
        }
    }

    fn soonest(&self) -> (UnixMs, LockReason) {
        let idle = (self.last_active.after(self.idle), LockReason::Idle);
        let hidden = self
            .hidden_since
            .map(|since| (since.after(HIDDEN_LIMIT), LockReason::Hidden));
        match hidden {
            Some(hidden) if hidden.0 < idle.0 => hidden,
            _ => idle,
        }
    }
}

const fn minutes(count: u8) -> Duration {
    Duration::from_secs(count as u64 * 60)
}

/// How far clocks are set back without anyone's doing.
const CLOCK_SLACK: Duration = Duration::from_secs(60);
/// How late a timer comes on a device that is awake: browsers wake hidden pages once a minute.
const TIMER_SLACK: Duration = Duration::from_secs(90);

#[cfg(test)]
mod tests {
    use super::*;

    const START: UnixMs = UnixMs(1_000_000_000);

    fn after_s(seconds: u64) -> UnixMs {
        START.after(Duration::from_secs(seconds))
    }

    fn started() -> Deadlines {
        let mut deadlines = Deadlines::default();
        deadlines.touch(START);
        deadlines.see(START);
        deadlines
    }

    #[test]
    fn idles_for_five_minutes_by_default() {
        let deadlines = started();
        assert_eq!(deadlines.next(), after_s(300));
        assert_eq!(deadlines.passed(after_s(299)), None);
        assert_eq!(deadlines.passed(after_s(300)), Some(LockReason::Idle));
        assert_eq!(deadlines.passed(after_s(1000)), Some(LockReason::Suspended));
    }

    #[test]
    fn holds_the_idle_time_to_the_choices() {
        let mut deadlines = started();
        deadlines.set_idle_min(0);
        assert_eq!(deadlines.next(), after_s(60));
        deadlines.set_idle_min(255);
        assert_eq!(deadlines.next(), after_s(3600));
    }

    #[test]
    fn locks_a_minute_after_hiding() {
        let mut deadlines = started();
        deadlines.set_hidden(true, after_s(10));
        deadlines.set_hidden(true, after_s(60));
        assert_eq!(deadlines.passed(after_s(69)), None);
        assert_eq!(deadlines.passed(after_s(70)), Some(LockReason::Hidden));
        deadlines.set_hidden(false, after_s(69));
        assert_eq!(deadlines.passed(after_s(70)), None);
    }

    #[test]
    fn distrusts_a_clock_that_was_turned_back() {
        let deadlines = started();
        let earlier = |seconds: u64| UnixMs(START.0 - seconds * 1000);
        assert_eq!(deadlines.passed(earlier(59)), None);
        assert_eq!(deadlines.passed(earlier(61)), Some(LockReason::Suspended));
    }
}
