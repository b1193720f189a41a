use alloc::{borrow::ToOwned, format, string::ToString, vec};

use super::*;

fn path(text: &str) -> DerivationPath {
    text.parse().unwrap()
}

#[test]
fn reads_and_prints() {
    let check = |text: &str, expected: Result<&str, ParsePathError>| {
        let printed = text.parse::<DerivationPath>().map(|path| path.to_string());
        assert_eq!(printed, expected.map(str::to_owned), "{text}");
    };
    check("m", Ok("m"));
    check(
        "m/44h/60'/0H/0/2147483647'",
        Ok("m/44'/60'/0'/0/2147483647'"),
    );
    check("", Err(ParsePathError::MissingRoot));
    check("M/0", Err(ParsePathError::MissingRoot));
    check("44'/60'", Err(ParsePathError::MissingRoot));
    check("m/", Err(ParsePathError::NotANumber { step: 1 }));
    check("m/0//1", Err(ParsePathError::NotANumber { step: 2 }));
    check("m/1/+2", Err(ParsePathError::NotANumber { step: 2 }));
    check("m/1/ 2", Err(ParsePathError::NotANumber { step: 2 }));
    check("m/1/2''", Err(ParsePathError::NotANumber { step: 2 }));
    check("m/1/2/h", Err(ParsePathError::NotANumber { step: 3 }));
    check("m/1/\u{663}", Err(ParsePathError::NotANumber { step: 2 }));
    check("m/2147483648", Err(ParsePathError::TooLarge { step: 1 }));
    check("m/0/2147483648'", Err(ParsePathError::TooLarge { step: 2 }));
    check("m/99999999999", Err(ParsePathError::TooLarge { step: 1 }));
}

#[test]
fn is_bounded() {
    let deepest = format!("m{}", "/0".repeat(255));
    assert_eq!(path(&deepest).to_string(), deepest);
    let deeper = format!("{deepest}/0");
    assert_eq!(
        deeper.parse::<DerivationPath>(),
        Err(ParsePathError::TooDeep)
    );
    assert_eq!(path(&deepest).child(ChildNumber::default()), None);
    let endless = format!("m{}", "/x".repeat(1 << 16));
    let error = endless.parse::<DerivationPath>();
    assert_eq!(error, Err(ParsePathError::NotANumber { step: 1 }));
}

#[test]
fn travels_in_bytes_and_is_checked_on_arrival() {
    let path = path("m/44'/60'/0'/0/7");
    let bytes = postcard::to_allocvec(&path).unwrap();
    assert_eq!(postcard::from_bytes::<DerivationPath>(&bytes), Ok(path));
    let long = postcard::to_allocvec(&vec![ChildNumber::default(); 256]).unwrap();
    assert!(postcard::from_bytes::<DerivationPath>(&long).is_err());
    assert!(postcard::from_bytes::<DerivationPath>(&[0xff, 0xff, 0xff, 0x7f]).is_err());
}

/// The examples in the table of BIP-44, and what only looks like them.
#[test]
fn knows_the_levels_of_bip_44() {
    let check = |text: &str, expected: Option<(u32, u32, Chain, u32)>| {
        let levels = path(text).levels();
        let found = levels.map(|l| (l.coin_type.0, l.account, l.chain, l.address));
        assert_eq!(found, expected, "{text}");
    };
    check("m/44'/0'/0'/0/0", Some((0, 0, Chain::External, 0)));
    check("m/44'/0'/0'/1/1", Some((0, 0, Chain::Internal, 1)));
    check("m/44'/1'/1'/0/1", Some((1, 1, Chain::External, 1)));
    check(
        "m/44'/60'/0'/0/2147483647",
        Some((60, 0, Chain::External, 0x7fff_ffff)),
    );
    check("m/44'/60'/0'/2/0", None);
    check("m/44'/60'/0'/0", None);
    check("m/44'/60'/0'/0'/0", None);
    check("m/44'/60'/0'/0/0'", None);
    check("m/44'/60'/0/0/0", None);
    check("m/44/60'/0'/0/0", None);
    check("m/84'/0'/0'/0/0", None);
    check("m/44'/60'/0'/0/0/0", None);
    check("m", None);
}

#[test]
fn knows_the_coins_of_slip_44() {
    assert_eq!(CoinType::TESTNETS.name(), Some("Testnet"));
    assert_eq!(CoinType::ETHEREUM.name(), Some("Ether"));
    assert_eq!(CoinType::ETHEREUM_CLASSIC.name(), Some("Ether Classic"));
    assert_eq!(CoinType(0).name(), None);
    assert_eq!(path("m/84'/0'").purpose(), Some(Purpose(84)));
    assert_eq!(path("m").purpose(), None);
}

#[test]
fn numbers_accounts_below_one_path() {
    let third = DerivationPath::account(AccountIndex(3)).unwrap();
    assert_eq!(third.to_string(), "m/44'/60'/0'/0/3");
    assert_eq!(third.steps()[4], ChildNumber::normal(3).unwrap());
    assert_eq!(third.account_index(), Some(AccountIndex(3)));
    assert_eq!(DerivationPath::account(AccountIndex(1 << 31)), None);
    for other in [
        "m",
        "m/44'/60'/0'/0/3'",
        "m/44'/60'/1'/0/3",
        "m/44'/60'/0'/0/3/0",
    ] {
        assert!(!path(other).is_standard_account(), "{other}");
    }
    assert!(path("m/1'/2'").is_fully_hardened());
    assert!(!path("m/1'/2").is_fully_hardened());
}
