//! The vault: round trips, damage, tampering, refusals, and the format frozen by a sample.

use std::time::Instant;

use proptest::prelude::*;
use sha2::{Digest, Sha256};
use wallet_core::{
    kdf::{Kdf, KdfOutOfRange},
    mnemonic::Phrase,
    password::Password,
    seal::Seal,
    secret::SecretText,
    vault::{self, Contents, LockRandom, Vault, VaultError, WriteRandom},
};
use wallet_types::{AccountIndex, AccountName, UnixMs, protocol::VaultBytes};
use zeroize::Zeroizing;

use crate::support::WORDS;

/// The password of the sample, composed as a keyboard does; the vault takes its normal form.
pub(crate) const SAMPLE_PASSWORD: &str = "gulls above nine b\u{e2}teaux";

/// The sample never changes: whoever can read it today can read it in any later release.
#[test]
fn reads_the_sample() {
    let sample = sample_file();
    let kdf = vault::inspect(&sample).unwrap();
    assert_eq!((kdf.memory_kib(), kdf.passes()), (65_536, 2));
    let opened = Vault::open(&sample, &Password::new(SAMPLE_PASSWORD)).unwrap();
    let contents = opened.contents();
    assert_eq!(contents.phrase().words().expose(), WORDS);
    assert_eq!(contents.passphrase().expose(), "low t\u{ef}de");
    assert_eq!(contents.created_at(), UnixMs(1_760_000_000_000));
    assert_eq!(contents.seal().words(), ["bright", "boat"]);
    let names: Vec<_> = contents
        .accounts()
        .iter()
        .map(|account| (account.index.0, account.name.as_str()))
        .collect();
    assert_eq!(
        names,
        [(0, "Account 1"), (1, "\u{dc}bersee"), (2, "Account 3")]
    );
}

/// The same contents, password and randomness give the same bytes as ever. Where the format gets a
/// new version, `HOLDFAST_WRITE_SAMPLE=1` writes the new sample beside the old one.
#[test]
fn writes_the_sample_to_the_byte() {
    let random = Zeroizing::new(core::array::from_fn(|at| u8::try_from(at).unwrap()));
    let kdf = Kdf::new(65_536, 2).unwrap();
    let password = Password::new(SAMPLE_PASSWORD);
    let vault = Vault::new(contents(), &password, kdf, LockRandom::from(random)).unwrap();
    let written = vault.write(&WriteRandom::from([0xa5; 24]));
    if std::env::var_os("HOLDFAST_WRITE_SAMPLE").is_some() {
        std::fs::write(sample_path(), &written.0).unwrap();
    }
    assert!(written == sample_file());
}

#[test]
fn opens_again_after_changes() {
    let (mut vault, _) = made();
    let name = AccountName::new("Second").unwrap();
    let index = vault.contents_mut().add_account(Some(name)).unwrap();
    let other = AccountName::new("Renamed").unwrap();
    vault.contents_mut().rename_account(AccountIndex(0), other);
    let written = vault.write(&WriteRandom::from([8; 24]));
    let opened = Vault::open(&written, &password()).unwrap();
    assert_eq!(opened.contents().accounts().len(), 4);
    assert_eq!(opened.contents().accounts()[0].name.as_str(), "Renamed");
    assert_eq!(opened.contents().accounts()[3].index, index);
    assert_eq!(opened.contents().seal(), vault.contents().seal());
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
    let new_file = vault.write(&WriteRandom::from([3; 24]));
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
    let sample = sample_file();
    for at in 0..sample.0.len() {
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
    let sample = sample_file();
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
        let mut bytes = sample_file().0;
        bytes[at] ^= change;
        assert_eq!(vault::inspect(&resealed(bytes)), Err(expected), "byte {at}");
    };
    check(9, 3, VaultError::UnknownVersion { found: 2 });
    check(8, 1, VaultError::UnknownVersion { found: 257 });
    check(10, 3, VaultError::Malformed);
    check(19, 3, VaultError::Malformed);
    check(135, 1, VaultError::Malformed);
    let short = resealed(sample_file().0[..200].to_vec());
    assert_eq!(vault::inspect(&short), Err(VaultError::Malformed));
    let header_only = resealed(b"HOLDFAST\x00\x01 and nothing of what belongs here....".to_vec());
    assert_eq!(vault::inspect(&header_only), Err(VaultError::Malformed));
    let magic_only = resealed([&b"HOLDFAST"[..], &[0; 32]].concat());
    assert_eq!(vault::inspect(&magic_only), Err(VaultError::Malformed));
}

/// Refused by the numbers alone: four tebibytes would otherwise fail as lack of memory, and 2^32
/// passes would not come back.
#[test]
fn refuses_prices_beyond_the_bounds() {
    let check = |memory_kib: u32, passes: u32| {
        let mut bytes = sample_file().0;
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
    assert_eq!(file.0.len(), 136 + 1024 + 16 + 32);
    for _ in 0..20 {
        vault.contents_mut().add_account(None).unwrap();
    }
    let more = vault.write(&WriteRandom::from([4; 24]));
    assert_eq!(more.0.len(), file.0.len());
    let text = String::from_utf8_lossy(&file.0).into_owned();
    assert!(!text.contains("Account") && !text.contains("bersee"));
}

#[test]
fn holds_a_thousand_accounts() {
    let (mut vault, _) = made();
    let longest = AccountName::new(&"\u{1d11e}".repeat(32)).unwrap();
    while vault
        .contents_mut()
        .add_account(Some(longest.clone()))
        .is_some()
    {}
    assert_eq!(vault.contents().accounts().len(), Contents::MAX_ACCOUNTS);
    assert_eq!(vault.contents().next_index(), None);
    let written = vault.write(&WriteRandom::from([4; 24]));
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
    fn any_form_is_judged(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let whole = resealed([&b"HOLDFAST\x00\x01"[..], &bytes, &[0; 32]].concat());
        prop_assert!(vault::inspect(&whole).is_err());
    }
}

pub(crate) fn sample_path() -> String {
    format!("{}/tests/data/vault-v1.hfv", env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn sample_file() -> VaultBytes {
    VaultBytes(std::fs::read(sample_path()).unwrap())
}

fn password() -> Password {
    Password::new("a test of the vault")
}

/// A vault with the sample's contents at the lowest price, and its file.
fn made() -> (Vault, VaultBytes) {
    let random = LockRandom::from(Zeroizing::new([0x5a; 72]));
    let vault = Vault::new(contents(), &password(), Kdf::CHEAPEST, random).unwrap();
    let file = vault.write(&WriteRandom::from([1; 24]));
    (vault, file)
}

fn contents() -> Contents {
    let phrase = Phrase::parse(WORDS).unwrap();
    let passphrase = SecretText::from(String::from("low t\u{ef}de"));
    let seal = Seal::from_random(&core::array::from_fn(|at| u8::try_from(at + 3).unwrap()));
    let mut contents = Contents::new(phrase, passphrase, seal, UnixMs(1_760_000_000_000)).unwrap();
    let name = AccountName::new("\u{dc}bersee").unwrap();
    contents.add_account(Some(name)).unwrap();
    contents.add_account(None).unwrap();
    contents
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
