//! What leaves an unlocked vault by the key realm's screen, once the password was given again.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use wallet_types::{AccountIndex, DerivationPath, source::SourceId};

use crate::{
    secret::{SecretBytes, SecretText},
    seed::Seed,
    signer::{Answer, Refusal, Response, Secrets, session::Session},
    vault::Source,
};

/// What is to be shown or written.
///
/// # Examples
/// ```
/// use wallet_core::signer::{Export, Refusal, Request, Response, Secrets, Signer};
/// use wallet_types::{AccountIndex, UnixMs};
///
/// let request = Request::Export(Export::Key(AccountIndex(0)));
/// let reply = Signer::new().handle(request, Secrets::none(), UnixMs(0));
/// assert_eq!(reply.response, Response::Refused(Refusal::Locked));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Export {
    /// The words of a phrase. Secrets of the answer: the words, parted by single spaces; the
    /// passphrase, empty where there is none.
    Words(SourceId),
    /// The private key of an account. Secrets: `0x` and 64 digits.
    Key(AccountIndex),
    /// A private branch. Secrets: its `xprv` text.
    Branch {
        /// The tree.
        source: SourceId,
        /// The path of the branch from its root.
        path: DerivationPath,
    },
    /// A public branch, by which all its accounts are known to whoever has it. Secrets: its `xpub`
    /// text, since that is no matter for the page.
    PublicBranch {
        /// The tree.
        source: SourceId,
        /// The path of the branch from its root.
        path: DerivationPath,
    },
    /// What SLIP-39 shares are made of: the master secret that came out of shares, or the seed of a
    /// phrase. Secrets: its bytes.
    Seed(SourceId),
}

/// Hands out what was asked for, if the password is the vault's.
#[inline(never)]
pub(super) fn export(session: &mut Session, what: Export, secrets: Secrets) -> Answer {
    session.check_password(secrets)?;
    let shown = match &what {
        Export::Words(id) => words(session, *id)?,
        Export::Key(index) => {
            let key = session.signing_key(*index)?;
            Vec::from([SecretBytes::from(key.to_text())])
        }
        Export::Branch { source, path } => {
            let branch = session.tree_mut(*source)?.branch(path)?;
            Vec::from([SecretBytes::from(branch.xprv())])
        }
        Export::PublicBranch { source, path } => {
            let branch = session.tree_mut(*source)?.public_branch(path)?;
            let text = alloc::string::ToString::to_string(&branch);
            Vec::from([SecretBytes::from(SecretText::from(text))])
        }
        Export::Seed(id) => Vec::from([seed(session, *id)?]),
    };
    Ok((Response::Exported(what), Secrets::from(shown)))
}

fn words(session: &Session, id: SourceId) -> Result<Vec<SecretBytes>, Refusal> {
    let Some(Source::Words { phrase, passphrase }) = session.vault().contents().source(id) else {
        return Err(Refusal::NoSuchPlace);
    };
    let passphrase = SecretText::collected(passphrase.expose().chars());
    Ok(Vec::from([
        SecretBytes::from(phrase.words()),
        SecretBytes::from(passphrase),
    ]))
}

fn seed(session: &Session, id: SourceId) -> Result<SecretBytes, Refusal> {
    match session.vault().contents().source(id) {
        Some(Source::Shares(secret)) => Ok(SecretBytes::from(secret.expose().to_vec())),
        Some(Source::Words { phrase, passphrase }) => {
            let seed = Seed::new(phrase, passphrase);
            Ok(SecretBytes::from(seed.expose().to_vec()))
        }
        _ => Err(Refusal::NoSuchPlace),
    }
}
