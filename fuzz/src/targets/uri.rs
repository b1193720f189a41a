//! Links that ask for a payment, names that hold a chain, and addresses.

use wallet_types::{Address, InteroperableName, PaymentUri, payment_uri::MAX_LINK_LEN_BYTES};

use super::text;
use crate::{Bound, Target, hostile};

pub(crate) const TARGET: Target = Target {
    name: "uri",
    read,
    check,
    bound: Bound {
        times: 0,
        plus_bytes: 2048,
    },
    max_len_bytes: 2 * MAX_LINK_LEN_BYTES,
    hostile: || {
        let head = "ethereum:0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359?value=";
        vec![
            hostile::around(head, "9", "", MAX_LINK_LEN_BYTES),
            hostile::around(head, "9", "", 1 << 18),
            format!("{head}1e999999999999999999").into_bytes(),
            format!("{head}0.{}1e77", "0".repeat(77)).into_bytes(),
            hostile::around(head, "&value=1", "", MAX_LINK_LEN_BYTES),
            hostile::over_and_over("@", 1 << 18),
            hostile::around("0x", "f", "@eip155:1#00000000", 1 << 18),
        ]
    },
};

fn read(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let _ = text.parse::<PaymentUri>();
    let _ = text.parse::<InteroperableName>();
    let _ = text.parse::<Address>();
}

fn check(bytes: &[u8]) {
    let text = text(bytes);
    match text.parse::<PaymentUri>() {
        Ok(read) => {
            assert!(PaymentUri::is_meant(&text));
            assert_eq!(read.to_string().parse().as_ref(), Ok(&read));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    if let Ok(name) = text.parse::<InteroperableName>() {
        assert_eq!(name.to_string().parse().as_ref(), Ok(&name));
    }
    if let Ok(address) = text.parse::<Address>() {
        assert_eq!(address.to_string().to_lowercase(), text.to_lowercase());
    }
}
