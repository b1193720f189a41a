//! Answers that need neither an unlocked vault nor a draft.

use alloc::boxed::Box;

use wallet_types::{Address, message::Message, protocol::VaultBytes};

use crate::{
    kdf::{Kdf, SALT_LEN_BYTES},
    message_review,
    mnemonic::{PhysicalEntropy, Tool, WordCount},
    password::{self, Password},
    review,
    signer::{
        Answer, ExplainError, Response, Secrets, done,
        inbox::{one_random, one_secret, one_text},
        plain,
    },
    vault,
};

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

/// Judges what was rolled so far.
#[inline(never)]
pub(super) fn judge_rolls(tool: Tool, word_count: WordCount, secrets: Secrets) -> Answer {
    match PhysicalEntropy::parse(tool, one_text(secrets)?.expose()) {
        Ok(rolls) => {
            let judged = Response::RollsJudged(rolls.judge(word_count));
            Ok((judged, one_secret(rolls.bits())))
        }
        Err(error) => plain(Response::RollsRefused(error)),
    }
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

/// Explains a pasted transaction.
#[inline(never)]
pub(super) fn explain(text: &str) -> Response {
    let bytes = review::parse_hex(text).map_err(ExplainError::Text);
    let explained = bytes.and_then(|bytes| review::explain(&bytes).map_err(ExplainError::Bytes));
    match explained {
        Ok(explained) => Response::Explained(Box::new(explained)),
        Err(error) => Response::TransactionRefused(error),
    }
}

/// Tells whose signature over a message it is.
#[inline(never)]
pub(super) fn verify(account: &Address, message: &Message, signature: &str) -> Response {
    match message_review::verify(account, message, signature) {
        Ok(verdict) => Response::Verified(verdict),
        Err(error) => Response::MessageRefused(error),
    }
}
