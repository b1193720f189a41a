//! Answers that need neither an unlocked vault nor a draft.

use wallet_types::protocol::VaultBytes;

use crate::{
    kdf::{Kdf, SALT_LEN_BYTES},
    mnemonic,
    password::{self, Password},
    secret::SecretText,
    signer::{
        Answer, Response, Secrets, done,
        inbox::{one_random, one_secret, one_text},
        plain,
    },
    vault,
};

/// Completes a word under typing.
pub(super) fn hint_words(secrets: Secrets) -> Answer {
    let typed = one_text(secrets)?;
    let hints = mnemonic::completions(typed.expose());
    let is_word = mnemonic::is_word(typed.expose());
    let words = SecretText::joined(hints.iter().copied(), " ");
    Ok((Response::WordHints { is_word }, one_secret(words)))
}

/// Draws a password of five words.
pub(super) fn suggest_password(secrets: Secrets) -> Answer {
    let password = Password::drawn(&one_random(secrets)?.take());
    let secrets = one_secret(password.into_text());
    Ok((Response::PasswordSuggested, secrets))
}

/// Judges a password of the person's own.
pub(super) fn judge_password(secrets: Secrets) -> Answer {
    let verdict = password::judge(one_text(secrets)?.expose());
    plain(Response::PasswordJudged(verdict))
}

/// Runs the key derivation on nothing, to be measured.
pub(super) fn run_kdf(kdf: Kdf, secrets: Secrets) -> Answer {
    let nothing = Password::new("");
    let _ = kdf.derive(&nothing, &[0; SALT_LEN_BYTES])?;
    done(secrets)
}

/// Looks at a vault from outside.
pub(super) fn inspect_vault(vault: &VaultBytes) -> Answer {
    let kdf = vault::inspect(vault)?;
    plain(Response::VaultInspected { kdf })
}
