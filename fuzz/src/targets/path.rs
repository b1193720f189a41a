//! Paths of derivation, as typed and as stored.

use wallet_types::derivation_path::DerivationPath;

use super::text;
use crate::{Bound, Target, hostile};

pub(crate) const TARGET: Target = Target {
    name: "path",
    read,
    check,
    bound: Bound {
        times: 0,
        plus_bytes: 2048,
    },
    max_len_bytes: 8192,
    hostile: || {
        vec![
            hostile::around("m", "/0", "", 1 << 18),
            hostile::around("m", "/2147483647'", "", 255 * 12 + 1),
            hostile::around("m/", "9", "", 1 << 18),
            hostile::around("m", "/", "", 1 << 18),
            // A list of four thousand million steps, by its own word.
            vec![0xff, 0xff, 0xff, 0xff, 0x0f],
        ]
    },
};

fn read(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let _ = text.parse::<DerivationPath>();
}

fn check(bytes: &[u8]) {
    let text = text(bytes);
    match text.parse::<DerivationPath>() {
        Ok(path) => {
            check_sound(&path);
            let written = path.to_string();
            let plain = text.replace(['h', 'H'], "'");
            let is_padded = plain
                .split('/')
                .any(|step| step.len() > 1 && step.starts_with('0'));
            assert!(is_padded || written == plain);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(path) = postcard::from_bytes::<DerivationPath>(bytes) {
        check_sound(&path);
    }
}

fn check_sound(path: &DerivationPath) {
    assert!(path.steps().len() <= DerivationPath::MAX_STEPS);
    assert_eq!(path.to_string().parse().as_ref(), Ok(path));
    let stored = postcard::to_allocvec(path).unwrap();
    assert_eq!(
        postcard::from_bytes::<DerivationPath>(&stored).as_ref(),
        Ok(path)
    );
    let _ = (
        path.account_index(),
        path.is_standard_account(),
        path.is_fully_hardened(),
    );
}
