use alloc::vec;

use proptest::prelude::*;

use super::*;

#[test]
fn refuses_with_the_place_of_the_fault() {
    let check = |text: &str, expected: Base58Error| {
        assert_eq!(decode(text).err(), Some(expected), "{text}");
    };
    check("", Base58Error::WrongLength);
    check("111", Base58Error::WrongLength);
    check("1111", Base58Error::WrongChecksum);
    check("0", Base58Error::NotADigit { position: 1 });
    check("xprvI", Base58Error::NotADigit { position: 5 });
    check("äl", Base58Error::NotADigit { position: 1 });
    check("1\u{131}", Base58Error::NotADigit { position: 2 });
    check(&"z".repeat(257), Base58Error::WrongLength);
    check(&"z".repeat(256), Base58Error::WrongChecksum);
}

#[test]
fn writes_nothing_and_zeros() {
    for bytes in [vec![], vec![0], vec![0; 40], vec![0xff; 78]] {
        let expected = bs58::encode(&bytes).with_check().into_string();
        assert_eq!(encode(&bytes).expose(), expected);
        assert_eq!(decode(&expected).unwrap().expose(), bytes);
    }
}

proptest! {
    #[test]
    fn agrees_with_another_hand(zeros in 0_usize..4, tail in proptest::collection::vec(any::<u8>(), 0..120)) {
        let mut bytes = vec![0; zeros];
        bytes.extend(tail);
        let text = encode(&bytes);
        prop_assert_eq!(text.expose(), bs58::encode(&bytes).with_check().into_string());
        let read = decode(text.expose()).unwrap();
        prop_assert_eq!(read.expose(), bytes);
    }

    #[test]
    fn reads_what_another_hand_reads(text in "[1-9A-HJ-NP-Za-km-z]{0,60}") {
        let other = bs58::decode(&text).with_check(None).into_vec().ok();
        let ours = decode(&text).ok().map(|bytes| bytes.expose().to_vec());
        prop_assert_eq!(ours, other);
    }

    #[test]
    fn one_wrong_character_is_found(at in 0_usize..111, other in "[1-9A-HJ-NP-Za-km-z]") {
        let text = encode(&[4; 78]);
        let mut changed = String::from(text.expose());
        let at = at % changed.len();
        changed.replace_range(at..=at, &other);
        if changed != text.expose() {
            prop_assert!(decode(&changed).is_err());
        }
    }
}
