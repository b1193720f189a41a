//! When the realm locks by itself, by the screen's own reckoning.
//!
//! The worker reckons for itself and looks at its deadlines before each request; this one makes the
//! lock come in time, and ends the worker even if it is busy.

use std::time::Duration;

use wallet_core::signer::{HIDDEN_LIMIT, IDLE_DEFAULT_MIN, IDLE_MAX_MIN, IDLE_MIN_MIN};
use wallet_types::{UnixMs, protocol::LockReason};

/// The screen's deadlines.
#[derive(Debug)]
pub(super) struct LockTimer {
    is_holding: bool,
    idle_min: u8,
    last_active: UnixMs,
    hidden_since: Option<UnixMs>,
}

impl LockTimer {
    pub(super) const fn new() -> Self {
        Self {
            is_holding: false,
            idle_min: IDLE_DEFAULT_MIN,
            last_active: UnixMs(0),
            hidden_since: None,
        }
    }

    pub(super) fn set_idle_min(&mut self, idle_min: u8) {
        self.idle_min = idle_min.clamp(IDLE_MIN_MIN, IDLE_MAX_MIN);
    }

    /// Says whether there is anything to lock.
    pub(super) const fn set_holding(&mut self, is_holding: bool) {
        self.is_holding = is_holding;
    }

    pub(super) const fn is_holding(&self) -> bool {
        self.is_holding
    }

    /// Notes that the person is there. Returns whether that is worth telling: moments later it is
    /// not.
    pub(super) fn touch(&mut self, now: UnixMs) -> bool {
        let is_news = now < self.last_active || now.since(self.last_active) >= TOUCH_STEP;
        if is_news {
            self.last_active = now;
        }
        is_news
    }

    /// Notes that the document was hidden or shown. Returns whether that is news.
    pub(super) fn set_hidden(&mut self, hidden: bool, now: UnixMs) -> bool {
        let is_news = hidden != self.hidden_since.is_some();
        if is_news {
            self.hidden_since = hidden.then_some(now);
        }
        is_news
    }

    /// Returns the next deadline with its reason, while there is anything to lock.
    pub(super) fn due(&self) -> Option<(UnixMs, LockReason)> {
        let idle = Duration::from_secs(60 * u64::from(self.idle_min));
        let idle = (self.last_active.after(idle), LockReason::Idle);
        let hidden = self
            .hidden_since
            .map(|since| (since.after(HIDDEN_LIMIT), LockReason::Hidden));
        let soonest = match hidden {
            Some(hidden) if hidden.0 < idle.0 => hidden,
            _ => idle,
        };
        self.is_holding.then_some(soonest)
    }

    /// Says which deadline has passed. Long past means that the device slept.
    pub(super) fn passed(&self, now: UnixMs) -> Option<LockReason> {
        let (at, reason) = self.due()?;
        if now < at {
            None
        } else if now.since(at) > TIMER_SLACK {
            Some(LockReason::Suspended)
        } else {
            Some(reason)
        }
    }
}

/// Signs of the person closer together than this count as one.
const TOUCH_STEP: Duration = Duration::from_secs(5);

/// How late a timer comes on a device that is awake: browsers wake hidden pages once a minute.
const TIMER_SLACK: Duration = Duration::from_secs(90);

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> UnixMs {
        UnixMs(1_000_000_000 + seconds * 1000)
    }

    fn holding() -> LockTimer {
        let mut timer = LockTimer::new();
        timer.touch(at(0));
        timer.set_holding(true);
        timer
    }

    #[test]
    fn locks_when_idle_and_only_if_there_is_something() {
        let mut timer = holding();
        assert_eq!(timer.passed(at(299)), None);
        assert_eq!(timer.passed(at(300)), Some(LockReason::Idle));
        assert_eq!(timer.passed(at(900)), Some(LockReason::Suspended));
        timer.set_holding(false);
        assert_eq!(timer.passed(at(900)), None);
    }

    #[test]
    fn locks_a_minute_after_hiding() {
        let mut timer = holding();
        assert!(timer.set_hidden(true, at(10)));
        assert!(!timer.set_hidden(true, at(50)));
        assert_eq!(timer.passed(at(70)), Some(LockReason::Hidden));
        assert!(timer.set_hidden(false, at(60)));
        assert_eq!(timer.passed(at(70)), None);
    }

    #[test]
    fn takes_signs_close_together_for_one() {
        let mut timer = holding();
        assert!(!timer.touch(at(4)));
        assert!(timer.touch(at(6)));
        assert_eq!(timer.due(), Some((at(306), LockReason::Idle)));
    }
}
