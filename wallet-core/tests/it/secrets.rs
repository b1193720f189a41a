//! What secret types must not be able to do, asked of the compiler.

use wallet_core::{
    extended_key::ExtendedKey,
    mnemonic::{Phrase, PhysicalEntropy},
    password::Password,
    secret::{SecretBytes, SecretText},
    seed::Seed,
    signer::{Reply, Secrets, Signer},
    signing_key::SigningKey,
    slip39::{Collected, MasterSecret, Passphrase, Share},
    vault::{Contents, LockRandom, Vault},
};

/// Answers whether a type has a trait: an inherent constant is found before one of a trait, but
/// only where its bound holds.
macro_rules! has {
    ($type:ty: $($bound:tt)+) => {{
        #[allow(dead_code, reason = "found only where the bound does not hold")]
        trait Otherwise {
            const HAS: bool = false;
        }
        impl<T> Otherwise for T {}
        struct Asked<T>(core::marker::PhantomData<T>);
        #[allow(dead_code, reason = "found only where the bound holds")]
        impl<T: $($bound)+> Asked<T> {
            const HAS: bool = true;
        }
        <Asked<$type>>::HAS
    }};
}

macro_rules! assert_secret {
    ($($type:ty),+ $(,)?) => {$(
        assert!(!has!($type: Clone), "Clone: {}", stringify!($type));
        assert!(!has!($type: core::fmt::Display), "Display: {}", stringify!($type));
        assert!(!has!($type: serde::Serialize), "Serialize: {}", stringify!($type));
        assert!(!has!($type: PartialEq), "PartialEq: {}", stringify!($type));
        assert!(has!($type: core::fmt::Debug), "Debug: {}", stringify!($type));
    )+};
}

#[test]
fn no_secret_type_can_be_copied_printed_or_sent() {
    assert!(
        has!(String: Clone) && has!(String: serde::Serialize),
        "the question works"
    );
    assert_secret!(
        SecretBytes,
        SecretText,
        Phrase,
        PhysicalEntropy,
        Seed,
        ExtendedKey,
        SigningKey,
        Password,
        Contents,
        Vault,
        LockRandom,
        Secrets,
        Reply,
        Signer,
        MasterSecret,
        Passphrase,
        Share,
        Collected,
    );
}

/// The words, the entropy and the keys of the phrase in question show in no `Debug`.
#[test]
fn debug_is_redacted() {
    let phrase = Phrase::parse(crate::support::WORDS).unwrap();
    let seed = Seed::new(&phrase, &SecretText::from(String::from("tide")));
    let root = ExtendedKey::of_seed(&seed).unwrap();
    let key = root.signing_key();
    let text = format!(
        "{phrase:?} {seed:?} {root:?} {key:?} {:?} {:?} {:?}",
        phrase.words(),
        root.expose(),
        Password::new("gulls"),
    );
    assert_eq!(
        text,
        "Phrase(12 words) Seed(..) ExtendedKey(..) SigningKey(..) SecretText(..) \
         SecretBytes(64 bytes) Password(SecretText(..))"
    );
}

/// Neither do a master secret, its passphrase and its shares.
#[test]
fn debug_of_shares_is_redacted() {
    let words = "duckling enlarge academic academic agency result length solution fridge kidney \
        coal piece deal husband erode duke ajar critical decision keyboard";
    let share = Share::parse(words).unwrap();
    let passphrase = Passphrase::new("TREZOR").unwrap();
    let wrong = Share::parse(&words.replace("coal", "coale")).unwrap_err();
    let shares = [share];
    let secret = wallet_core::slip39::combine(&shares, &passphrase).unwrap();
    let text = format!("{shares:?} {passphrase:?} {secret:?} {wrong:?}");
    assert_eq!(
        text,
        "[Share(20 words)] Passphrase(SecretText(..)) MasterSecret(16 bytes) \
         UnknownWords { words: [UnknownWord(11)] }"
    );
}
