//! The device's clock.

use chain::Clock;
use wallet_types::UnixMs;

/// Reads the device's clock.
#[derive(Debug, Clone, Copy)]
pub(super) struct DeviceClock;

impl Clock for DeviceClock {
    fn now(&self) -> UnixMs {
        now()
    }
}

/// Returns the present moment by the device's clock.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole milliseconds since 1970 fit 64 bits, and the cast clamps a clock set before it"
)]
pub(crate) fn now() -> UnixMs {
    UnixMs(js_sys::Date::now() as u64)
}
