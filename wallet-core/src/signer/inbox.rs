//! The secrets beside a request, taken apart and checked.

use alloc::vec::Vec;

use crate::{
    password::{self, Password, PasswordVerdict},
    random::Random,
    secret::{SecretBytes, SecretText},
    signer::{RANDOM_LEN_BYTES, Refusal, Secrets},
};

/// Exactly so many buffers.
pub(super) fn exactly<const N: usize>(secrets: Secrets) -> Result<[SecretBytes; N], Refusal> {
    let buffers = secrets.into_buffers();
    buffers.try_into().map_err(|_| Refusal::WrongSecretCount)
}

/// One text.
pub(super) fn one_text(secrets: Secrets) -> Result<SecretText, Refusal> {
    let [text] = exactly(secrets)?;
    text_of(text)
}

/// One password, whatever the rules for new ones say.
pub(super) fn one_password(secrets: Secrets) -> Result<Password, Refusal> {
    one_text(secrets).map(|typed| Password::new(typed.expose()))
}

/// One buffer of fresh random bytes.
pub(super) fn one_random(secrets: Secrets) -> Result<Random, Refusal> {
    let [random] = exactly(secrets)?;
    random_of(random)
}

/// Any number of texts.
pub(super) fn texts(secrets: Secrets) -> Result<Vec<SecretText>, Refusal> {
    secrets.into_buffers().into_iter().map(text_of).collect()
}

pub(super) fn text_of(bytes: SecretBytes) -> Result<SecretText, Refusal> {
    bytes.into_text().map_err(|_| Refusal::NotText)
}

pub(super) fn random_of(bytes: SecretBytes) -> Result<Random, Refusal> {
    Random::new(bytes, RANDOM_LEN_BYTES).ok_or(Refusal::NoRandomness)
}

/// A password that the person sets, held to the rules.
pub(super) fn own_password(typed: SecretBytes) -> Result<Password, Refusal> {
    let typed = text_of(typed)?;
    match password::judge(typed.expose()) {
        PasswordVerdict::Acceptable => Ok(Password::new(typed.expose())),
        verdict => Err(Refusal::WeakPassword(verdict)),
    }
}

/// One text, on its way out.
pub(super) fn one_secret(text: SecretText) -> Secrets {
    Secrets::from(Vec::from([SecretBytes::from(text)]))
}
