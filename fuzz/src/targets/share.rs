//! Shares of SLIP-39, one a line.

use wallet_core::slip39::Share;

use crate::{Bound, Target, hostile};

#[path = "../../../wallet-core/tests/it/slip39/check_share.rs"]
mod check_share;

pub(crate) const TARGET: Target = Target {
    name: "share",
    read,
    check: check_share::check_share,
    bound: Bound {
        times: 0,
        plus_bytes: 8 * 1024,
    },
    max_len_bytes: 8192,
    hostile: || {
        vec![
            hostile::over_and_over("a ", 1 << 18),
            hostile::over_and_over("a ", 2048),
            hostile::over_and_over("a ", 66),
            hostile::over_and_over("zzzzzzzzzzzz ", 59 * 13),
            hostile::over_and_over("academic ", 33 * 9),
            hostile::over_and_over(" ", 1 << 18),
        ]
    },
};

fn read(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let _ = Share::parse(text);
}
