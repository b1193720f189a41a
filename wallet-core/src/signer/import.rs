//! Reading what is brought into a wallet: keys, branches, master secrets.
//!
//! Each answers with the source, or with the response that says what is wrong with it.

use crate::{
    extended_key::ExtendedKey,
    signer::{
        Refusal, Response, Secrets,
        inbox::{exactly, one_text},
    },
    signing_key::SigningKey,
    vault::Source,
};

type Read = Result<Result<Source, Response>, Refusal>;

/// Reads a private key of 64 digits.
#[inline(never)]
pub(super) fn key(secrets: Secrets) -> Read {
    let typed = one_text(secrets)?;
    Ok(match SigningKey::parse(&typed) {
        Ok(key) => Ok(Source::Key(key)),
        Err(error) => Err(Response::KeyRefused(error)),
    })
}

/// Reads a branch, private or public.
#[inline(never)]
pub(super) fn branch(secrets: Secrets) -> Read {
    let typed = one_text(secrets)?;
    let text = typed.expose().trim();
    let source = if text.starts_with("xpub") {
        text.parse().map(Source::WatchedBranch)
    } else {
        ExtendedKey::parse(&typed).map(Source::Branch)
    };
    Ok(source.map_err(Response::BranchRefused))
}

/// Takes the master secret of shares.
#[inline(never)]
pub(super) fn master_secret(secrets: Secrets) -> Read {
    let [secret] = exactly(secrets)?;
    Ok(Ok(Source::shares(secret).ok_or(Refusal::NoSuchPlace)?))
}
