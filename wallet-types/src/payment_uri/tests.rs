use alloc::{borrow::ToOwned, format};

use super::*;

const TO: &str = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359";
const TOKEN: &str = "0x89205A3A3b2A69De6Dbf7f01ED13B2108B2c43e7";

/// Reads a link and writes it again.
fn check(text: &str, expected: Result<&str, PaymentUriError>) {
    let written = text.parse::<PaymentUri>().map(|uri| uri.to_string());
    assert_eq!(written, expected.map(str::to_owned), "{text}");
}

/// The examples of the standard, and what wallets write.
#[test]
fn reads_requests() {
    let lower = TO.to_lowercase();
    check(
        &format!("ethereum:{lower}?value=2.014e18"),
        Ok(&format!("ethereum:{TO}?value=2.014e18")),
    );
    check(&format!("ethereum:{TO}"), Ok(&format!("ethereum:{TO}")));
    check(
        &format!(" ETHEREUM:pay-{TO}@10 "),
        Ok(&format!("ethereum:{TO}@10")),
    );
    check(
        &format!("ethereum:{TOKEN}/transfer?address={TO}&uint256=1"),
        Ok(&format!("ethereum:{TOKEN}/transfer?address={TO}&uint256=1")),
    );
    check(
        &format!("ethereum:{TO}@1?gas=21000&value=1500&gasPrice=2e9"),
        Ok(&format!(
            "ethereum:{TO}@1?value=1500&gasLimit=21000&gasPrice=2000000000"
        )),
    );
}

#[test]
fn reads_numbers_exactly() {
    let value = |text: &str| {
        let link = format!("ethereum:{TO}?value={text}");
        let uri = link.parse::<PaymentUri>();
        uri.map(|uri| uri.amount().unwrap().as_u256().to_string())
            .map_err(|error| assert_eq!(error, PaymentUriError::Number { position: 1 }))
    };
    assert_eq!(value("0"), Ok("0".to_owned()));
    assert_eq!(value("1.50"), Err(()));
    assert_eq!(value("1.50e1"), Ok("15".to_owned()));
    assert_eq!(value("1.0"), Ok("1".to_owned()));
    assert_eq!(value("0.000000000000000001e18"), Ok("1".to_owned()));
    assert_eq!(value("1e77"), Ok(format!("1{}", "0".repeat(77))));
    let largest = U256::MAX.to_string();
    assert_eq!(value(&largest), Ok(largest.clone()));
    for wrong in [
        "", "-1", "+1", ".5", "5.", "1e", "1e-1", "1e100", "1e78", "0x10", "1,5", "1 0", "NaN",
        "1e1e1", "\u{661}",
    ] {
        assert_eq!(value(wrong), Err(()), "{wrong}");
    }
}

#[test]
fn refuses_the_rest() {
    use PaymentUriError as E;
    check(
        "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        Err(E::WrongScheme),
    );
    check(TO, Err(E::WrongScheme));
    check("ethereum:alice.eth?value=1", Err(E::Name));
    check("ethereum:pay-alice.eth", Err(E::Name));
    check(
        "ethereum:",
        Err(E::Address(ParseAddressError::MissingPrefix)),
    );
    check(
        "ethereum:0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96046",
        Err(E::Address(ParseAddressError::WrongChecksum)),
    );
    for chain in ["", "0", "01", "-1", "0x1", "x", "99999999999999999999"] {
        check(&format!("ethereum:{TO}@{chain}"), Err(E::ChainId));
    }
    check(&format!("ethereum:{TO}/approve"), Err(E::UnknownFunction));
    check(&format!("ethereum:{TO}/"), Err(E::UnknownFunction));
    check(
        &format!("ethereum:{TO}?value=1&data=0x00"),
        Err(E::UnknownParameter { position: 2 }),
    );
    check(
        &format!("ethereum:{TO}?"),
        Err(E::UnknownParameter { position: 1 }),
    );
    check(
        &format!("ethereum:{TO}?value=1&value=2"),
        Err(E::Twice { position: 2 }),
    );
    check(
        &format!("ethereum:{TO}?gas=1&gasLimit=2"),
        Err(E::Twice { position: 2 }),
    );
    check(
        &format!("ethereum:{TO}?gas=1e30"),
        Err(E::Number { position: 1 }),
    );
    check(
        &format!("ethereum:{TO}?address={TO}"),
        Err(E::UnknownParameter { position: 1 }),
    );
    check(
        &format!("ethereum:{TOKEN}/transfer?address={TO}&value=1"),
        Err(E::UnknownParameter { position: 2 }),
    );
    check(&format!("ethereum:{TOKEN}/transfer"), Err(E::NoReceiver));
    check(
        &format!("ethereum:{TOKEN}/transfer?address=alice.eth"),
        Err(E::Name),
    );
    check(&format!("ethereum:{}", "a".repeat(2000)), Err(E::TooLong));
}
