//! The vault: round trips, damage, tampering, refusals, and the format frozen by a sample.

use std::time::Instant;

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use wallet_core::{
    extended_key::ExtendedKey,
    kdf::{Kdf, KdfOutOfRange},
    mnemonic::{Language, Phrase},
    password::Password,
    seal::Seal,
    secret::{SecretBytes, SecretText},
    signing_key::SigningKey,
    vault::{
        self, Contents, ContentsError, LockRandom, Place, Source, StoredAccount, Vault, VaultError,
        WriteRandom,
    },
};
use wallet_types::{AccountIndex, AccountName, SourceId, SourceKind, UnixMs, protocol::VaultBytes};
use zeroize::Zeroizing;

use crate::support::{WORDS, own_address, word_list};

/// The password of the sample, composed as a keyboard does; the vault takes its normal form.
pub(crate) const SAMPLE_PASSWORD: &str = "gulls above nine b\u{e2}teaux";

/// The samples never change: whoever can read them today can read them in any later release.
#[test]
fn reads_the_first_sample() {
    let sample = sample_file(1);
    let kdf = vault::inspect(&sample).unwrap();
    assert_eq!((kdf.memory_kib(), kdf.passes()), (65_536, 2));
    let opened = Vault::open(&sample, &Password::new(SAMPLE_PASSWORD)).unwrap();
    let contents = opened.contents();
    let [stored] = contents.sources() else {
        panic!()
    };
    let Source::Words { phrase, passphrase } = &stored.source else {
        panic!()
    };
    assert_eq!(phrase.words().expose(), WORDS);
    assert_eq!(passphrase.expose(), "low t\u{ef}de");
    assert_eq!(contents.created_at(), UnixMs(1_760_000_000_000));
    assert_eq!(contents.seal().words(), ["bright", "boat"]);
    let accounts: Vec<_> = contents
        .accounts()
        .iter()
        .map(|account| (account.index.0, account.name.as_str(), path_of(account)))
        .collect();
    let path = |index: u32| format!("m/44'/60'/0'/0/{index}");
    assert_eq!(
        accounts,
        [
            (0, "Account 1", path(0)),
            (1, "\u{dc}bersee", path(1)),
            (2, "Account 3", path(2))
        ]
    );
}

#[test]
fn reads_the_second_sample() {
    let opened = Vault::open(&sample_file(2), &Password::new(SAMPLE_PASSWORD)).unwrap();
    let expected = contents();
    assert_eq!(format!("{:?}", opened.contents()), format!("{expected:?}"));
    assert_eq!(opened.contents().accounts(), expected.accounts());
    let kinds = |contents: &Contents| -> Vec<SourceKind> {
        let sources = contents.sources().iter();
        sources.map(|stored| stored.source.kind()).collect()
    };
    assert_eq!(kinds(opened.contents()), kinds(&expected));
    assert_eq!(kinds(&expected).len(), 7);
}

/// The same contents, password and randomness give the same bytes as ever. Where the format gets a
/// new version, `HOLDFAST_WRITE_SAMPLE=1` writes the new sample beside the old ones.
#[test]
fn writes_the_second_sample_to_the_byte() {
    let random = Zeroizing::new(core::array::from_fn(|at| u8::try_from(at).unwrap()));
    let kdf = Kdf::new(65_536, 2).unwrap();
    let password = Password::new(SAMPLE_PASSWORD);
    let mut vault = Vault::new(contents(), &password, kdf, LockRandom::from(random)).unwrap();
    let written = vault.write(&WriteRandom::from([0xa5; 48]));
    if std::env::var_os("HOLDFAST_WRITE_SAMPLE").is_some() {
        std::fs::write(sample_path(2), &written.0).unwrap();
    }
    assert!(written == sample_file(2));
}

/// A vault of the first version is written as one of the second; the password stays.
#[test]
fn renews_an_old_vault_when_it_is_changed() {
    let password = Password::new(SAMPLE_PASSWORD);
    let mut vault = Vault::open(&sample_file(1), &password).unwrap();
    let name = AccountName::new("Renamed").unwrap();
    vault.contents_mut().rename_account(AccountIndex(0), name);
    let written = vault.write(&WriteRandom::from([8; 48]));
    assert_eq!(written.0[8..10], [0, 2]);
    assert_ne!(written.0[36..60], sample_file(1).0[36..60], "a new nonce");
    let mut opened = Vault::open(&written, &password).unwrap();
    assert_eq!(opened.contents().accounts()[0].name.as_str(), "Renamed");
    let again = opened.write(&WriteRandom::from([9; 48]));
    assert_eq!(again.0[..108], written.0[..108], "the lock stays");
}

/// What a later release wrote is kept to the byte.
#[test]
fn keeps_what_it_does_not_know() {
    let (mut vault, file) = made();
    let opened = Vault::open(&file, &password()).unwrap();
    let unknown = opened.contents().accounts().last().unwrap().clone();
    let body = b"from afar".to_vec();
    assert_eq!(unknown.place, Place::Unknown { kind: 99, body });
    let last = opened.contents().sources().last().unwrap();
    let Source::Unknown { kind: 77, body } = &last.source else {
        panic!("{last:?}")
    };
    assert_eq!(body.expose(), b"a secret of tomorrow");
    let name = AccountName::new("Touched").unwrap();
    vault.contents_mut().rename_account(AccountIndex(0), name);
    let written = vault.write(&WriteRandom::from([8; 48]));
    let again = Vault::open(&written, &password()).unwrap();
    assert_eq!(again.contents().accounts().last(), Some(&unknown));
}

#[test]
fn opens_again_after_changes() {
    let (mut vault, _) = made();
    let before = vault.contents().accounts().len();
    let name = AccountName::new("Second").unwrap();
    let place = at(0, "m/44'/60'/0'/0/9");
    let contents = vault.contents_mut();
    let index = contents.add_account(place.clone(), Some(name)).unwrap();
    let known = ContentsError::AccountKnown(index);
    assert_eq!(contents.add_account(place, None), Err(known));
    let nowhere = at(200, "m/0");
    assert_eq!(
        contents.add_account(nowhere, None),
        Err(ContentsError::NoSuchPlace)
    );
    let other = AccountName::new("Renamed").unwrap();
    vault.contents_mut().rename_account(AccountIndex(0), other);
    let written = vault.write(&WriteRandom::from([8; 48]));
    let opened = Vault::open(&written, &password()).unwrap();
    assert_eq!(opened.contents().accounts().len(), before + 1);
    assert_eq!(opened.contents().accounts()[0].name.as_str(), "Renamed");
    assert_eq!(opened.contents().accounts()[before].index, index);
    assert_eq!(opened.contents().seal(), vault.contents().seal());
}

/// A key goes with its only account; a phrase stays.
#[test]
fn takes_accounts_away_with_keys_brought_for_them() {
    let mut contents = contents();
    let key = contents
        .accounts()
        .iter()
        .find(|account| matches!(account.place, Place::Key(_)))
        .unwrap();
    let (index, source) = (key.index, key.place.source().unwrap());
    let first = contents.accounts()[0].index;
    contents.remove_account(index).unwrap();
    assert!(contents.source(source).is_none());
    contents.remove_account(first).unwrap();
    assert!(contents.source(SourceId(0)).is_some());
    assert_eq!(contents.remove_account(first), None);
}

/// A changed password draws a new data key: the old file opens with the old password alone, the
/// new one with the new alone, and no part of the old lock opens the new contents.
#[test]
fn changes_the_password() {
    let (mut vault, old_file) = made();
    let new = Password::new("a lantern in the fog");
    let random = LockRandom::from(Zeroizing::new([0x77; 72]));
    vault.change_password(&new, Kdf::CHEAPEST, random).unwrap();
    assert!(vault.check_password(&new).is_ok());
    let new_file = vault.write(&WriteRandom::from([3; 48]));
    let wrong = Err(VaultError::WrongPasswordOrTampered);
    assert_eq!(vault.check_password(&password()), wrong);
    assert_eq!(open(&new_file, &password()), wrong);
    assert_eq!(open(&old_file, &new), wrong);
    assert_eq!(open(&new_file, &new), Ok(()));
    assert_eq!(open(&old_file, &password()), Ok(()));
    let spliced = [&old_file.0[..108], &new_file.0[108..]].concat();
    assert_eq!(open(&resealed(spliced), &password()), wrong);
}

#[test]
fn tells_every_flipped_bit_as_damage() {
    let sample = sample_file(2);
    for at in (0..sample.0.len()).step_by(3) {
        for bit in 0..8 {
            let mut bytes = sample.0.clone();
            bytes[at] ^= 1 << bit;
            let found = vault::inspect(&VaultBytes(bytes));
            assert_eq!(found, Err(VaultError::Damaged), "bit {bit} of byte {at}");
        }
    }
}

#[test]
fn tells_every_cut_as_damage() {
    let sample = sample_file(2);
    for len in 1..sample.0.len() {
        let cut = VaultBytes(sample.0[..len].to_vec());
        assert_eq!(vault::inspect(&cut), Err(VaultError::Damaged), "{len}");
    }
    let longer = VaultBytes([&sample.0[..], &[0]].concat());
    assert_eq!(vault::inspect(&longer), Err(VaultError::Damaged));
}

#[test]
fn tells_other_files_from_vaults() {
    let check = |bytes: &[u8]| {
        let found = vault::inspect(&VaultBytes(bytes.to_vec()));
        assert_eq!(found, Err(VaultError::NotAVault), "{bytes:?}");
    };
    check(b"");
    check(b"\x89PNG\r\n\x1a\n and so on, for as long as a vault or longer");
    check(b"{\"version\":3,\"crypto\":{}}");
    check(b"hold fast, this is only a text");
}

/// Someone who changes a vault can make a new outer SHA-256; the seals hold against that, and what
/// the reader learns is the same as with a wrong password.
#[test]
fn tells_tampering_as_a_wrong_password() {
    let (_, file) = made();
    let wrong = Err(VaultError::WrongPasswordOrTampered);
    assert_eq!(open(&file, &Password::new("another password")), wrong);
    let last = file.0.len() - 33;
    // Passes, salt, two nonces, wrapped key, its tag, ciphertext, its tag.
    for at in [18, 20, 36, 60, 107, 108, 136, last] {
        let mut bytes = file.0.clone();
        bytes[at] ^= 2;
        assert_eq!(open(&resealed(bytes), &password()), wrong, "byte {at}");
    }
}

#[test]
fn refuses_other_versions_and_forms() {
    let check = |at: usize, change: u8, expected: VaultError| {
        let mut bytes = sample_file(2).0;
        bytes[at] ^= change;
        assert_eq!(vault::inspect(&resealed(bytes)), Err(expected), "byte {at}");
    };
    check(9, 1, VaultError::UnknownVersion { found: 3 });
    check(8, 1, VaultError::UnknownVersion { found: 258 });
    check(10, 3, VaultError::Malformed);
    check(19, 3, VaultError::Malformed);
    check(135, 1, VaultError::Malformed);
    let short = resealed(sample_file(2).0[..200].to_vec());
    assert_eq!(vault::inspect(&short), Err(VaultError::Malformed));
    let header_only = resealed(b"HOLDFAST\x00\x02 and nothing of what belongs here....".to_vec());
    assert_eq!(vault::inspect(&header_only), Err(VaultError::Malformed));
    let magic_only = resealed([&b"HOLDFAST"[..], &[0; 32]].concat());
    assert_eq!(vault::inspect(&magic_only), Err(VaultError::Malformed));
}

/// Refused by the numbers alone: four tebibytes would otherwise fail as lack of memory, and 2^32
/// passes would not come back.
#[test]
fn refuses_prices_beyond_the_bounds() {
    let check = |memory_kib: u32, passes: u32| {
        let mut bytes = sample_file(2).0;
        bytes[11..15].copy_from_slice(&memory_kib.to_be_bytes());
        bytes[15..19].copy_from_slice(&passes.to_be_bytes());
        let start = Instant::now();
        let found = open(&resealed(bytes), &password());
        let expected = KdfOutOfRange { memory_kib, passes };
        assert_eq!(found, Err(VaultError::KdfOutOfRange(expected)));
        assert!(start.elapsed().as_millis() < 50);
    };
    check(u32::MAX, 1);
    check(65_536, u32::MAX);
    check(256 * 1024 + 1, 1);
    check(64 * 1024 - 1, 1);
    check(65_536, 33);
    check(65_536, 0);
    check(0, 0);
}

#[test]
fn hides_how_much_it_holds() {
    let (mut vault, file) = made();
    assert_eq!(file.0.len(), 136 + 4096 + 16 + 32);
    for index in 0..20 {
        let place = at(0, &format!("m/44'/60'/0'/0/{}", index + 50));
        vault.contents_mut().add_account(place, None).unwrap();
    }
    let more = vault.write(&WriteRandom::from([4; 48]));
    assert_eq!(more.0.len(), file.0.len());
    let text = String::from_utf8_lossy(&file.0).into_owned();
    assert!(!text.contains("Account") && !text.contains("bersee"));
}

#[test]
fn holds_a_thousand_accounts() {
    let (mut vault, _) = made();
    let longest = AccountName::new(&"\u{1d11e}".repeat(32)).unwrap();
    for index in 100.. {
        let place = at(0, &format!("m/44'/60'/0'/0/{index}"));
        let added = vault
            .contents_mut()
            .add_account(place, Some(longest.clone()));
        if let Err(error) = added {
            assert_eq!(error, ContentsError::TooManyAccounts);
            break;
        }
    }
    assert_eq!(vault.contents().accounts().len(), Contents::MAX_ACCOUNTS);
    assert_eq!(vault.contents().next_index(), None);
    let written = vault.write(&WriteRandom::from([4; 48]));
    let opened = Vault::open(&written, &password()).unwrap();
    assert_eq!(opened.contents().accounts(), vault.contents().accounts());
}

proptest! {
    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(vault::inspect(&VaultBytes(bytes)).is_err());
    }

    /// Whole and of this version, but otherwise anything: judged without a panic.
    #[test]
    fn any_form_is_judged(
        version in 1_u8..=2,
        bytes in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        let whole = resealed([&b"HOLDFAST\x00"[..], &[version], &bytes, &[0; 32]].concat());
        prop_assert!(vault::inspect(&whole).is_err());
    }
}

pub(crate) fn sample_path(version: u8) -> String {
    format!(
        "{}/tests/data/vault-v{version}.hfv",
        env!("CARGO_MANIFEST_DIR")
    )
}

pub(crate) fn sample_file(version: u8) -> VaultBytes {
    VaultBytes(std::fs::read(sample_path(version)).unwrap())
}

fn password() -> Password {
    Password::new("a test of the vault")
}

/// A vault with the sample's contents at the lowest price, and its file.
fn made() -> (Vault, VaultBytes) {
    let random = LockRandom::from(Zeroizing::new([0x5a; 72]));
    let mut vault = Vault::new(contents(), &password(), Kdf::CHEAPEST, random).unwrap();
    let file = vault.write(&WriteRandom::from([1; 48]));
    (vault, file)
}

/// One of each kind.
fn contents() -> Contents {
    let seal = Seal::from_random(&core::array::from_fn(|at| u8::try_from(at + 3).unwrap()));
    let mut contents = Contents::new(seal, UnixMs(1_760_000_000_000));
    let passphrase = SecretText::from(String::from("low t\u{ef}de"));
    let english = Phrase::parse(WORDS).unwrap();
    let root = ExtendedKey::root(&[7; 32]).unwrap();
    let french = Phrase::from_entropy_in(&[0x5a; 16], &word_list(Language::French)).unwrap();
    let sources = [
        Source::words(english, passphrase).unwrap(),
        Source::words(french, SecretText::default()).unwrap(),
        Source::shares(SecretBytes::from(vec![0x33; 16])).unwrap(),
        Source::Key(SigningKey::from_bytes(&[0x44; 32]).unwrap()),
        Source::Branch(root.derive(&"m/44'/60'/0'".parse().unwrap()).unwrap()),
        Source::WatchedBranch(root.derive(&"m/1'".parse().unwrap()).unwrap().public()),
        Source::Unknown {
            kind: 77,
            body: SecretBytes::from(b"a secret of tomorrow".to_vec()),
        },
    ];
    for source in sources {
        contents.add_source(source).unwrap();
    }
    let places = [
        (at(0, "m/44'/60'/0'/0/0"), None),
        (at(0, "m/44'/60'/1'/0/0"), Some("\u{dc}bersee")),
        (at(1, "m/44'/60'/0'/0/0"), None),
        (at(2, "m/44'/60'/0'/3"), None),
        (Place::Key(SourceId(3)), Some("A key")),
        (at(4, "m/0/1"), None),
        (at(5, "m/0/1"), None),
        (Place::Elsewhere(own_address(1)), Some("Watched")),
        (
            Place::Unknown {
                kind: 99,
                body: b"from afar".to_vec(),
            },
            None,
        ),
    ];
    for (place, name) in places {
        let name = name.map(|name| AccountName::new(name).unwrap());
        contents.add_account(place, name).unwrap();
    }
    contents
}

fn at(source: u8, path: &str) -> Place {
    Place::Path {
        source: SourceId(source),
        path: path.parse().unwrap(),
    }
}

fn path_of(account: &StoredAccount) -> String {
    match &account.place {
        Place::Path { path, .. } => path.to_string(),
        other => format!("{other:?}"),
    }
}

fn open(file: &VaultBytes, password: &Password) -> Result<(), VaultError> {
    Vault::open(file, password).map(|_| ())
}

/// Puts a right SHA-256 in place of the last 32 bytes.
fn resealed(mut bytes: Vec<u8>) -> VaultBytes {
    bytes.truncate(bytes.len() - 32);
    let digest = Sha256::digest(&bytes);
    bytes.extend_from_slice(&digest);
    VaultBytes(bytes)
}
