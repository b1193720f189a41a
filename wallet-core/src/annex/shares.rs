//! SLIP-39 shares, as they come in and once they are enough.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::{
    annex::{Refusal, Response, text_of},
    secret::SecretBytes,
    signer::Secrets,
    slip39::{
        Collected, CombineError, NotPrintableAscii, Passphrase, RefusedShare, Share, ShareError,
    },
};

/// Why shares are not taken, or restore nothing.
///
/// # Examples
/// ```
/// use wallet_core::annex::{Request, Response, SharesFault, handle};
/// use wallet_core::{signer::Secrets, slip39::ShareError};
///
/// let secrets = Secrets::from(vec![b"shadow pistol".to_vec()]);
/// let (answer, _) = handle(Request::CollectShares, secrets);
/// let fault = SharesFault::Words(ShareError::WrongCount { found: 2 });
/// assert_eq!(answer, Response::SharesRefused(fault));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SharesFault {
    /// The words are no share.
    Words(ShareError),
    /// The share does not fit those before it.
    Set(RefusedShare),
    /// The passphrase has a character that the standard leaves out.
    Passphrase(NotPrintableAscii),
    /// The shares restore no secret.
    Together(CombineError),
}

type Carried = Result<(Response, Secrets), Refusal>;

/// Says how far the shares are collected.
pub(super) fn collect(secrets: Secrets) -> Carried {
    Ok(match collected(secrets.into_buffers())? {
        Ok(collected) => match collected.progress() {
            Some(progress) => (Response::SharesCollected(progress), Secrets::none()),
            None => return Err(Refusal::WrongSecretCount),
        },
        Err(fault) => refused(fault),
    })
}

/// Restores the secret of enough shares.
pub(super) fn combine(secrets: Secrets) -> Carried {
    let mut buffers = secrets.into_buffers().into_iter();
    let passphrase = text_of(buffers.next().ok_or(Refusal::WrongSecretCount)?)?;
    let collected = match collected(buffers.collect())? {
        Ok(collected) => collected,
        Err(fault) => return Ok(refused(fault)),
    };
    let passphrase = Passphrase::new(passphrase.expose()).map_err(SharesFault::Passphrase);
    let secret = passphrase.and_then(|passphrase| {
        collected
            .combine(&passphrase)
            .map_err(SharesFault::Together)
    });
    Ok(match secret {
        Ok(secret) => {
            let secret = SecretBytes::from(secret.expose().to_vec());
            (Response::SharesCombined, Secrets::from(Vec::from([secret])))
        }
        Err(fault) => refused(fault),
    })
}

fn collected(shares: Vec<SecretBytes>) -> Result<Result<Collected, SharesFault>, Refusal> {
    let mut collected = Collected::new();
    for words in shares {
        let words = text_of(words)?;
        let share = Share::parse(words.expose()).map_err(SharesFault::Words);
        let added = share.and_then(|share| collected.add(share).map_err(SharesFault::Set));
        if let Err(fault) = added {
            return Ok(Err(fault));
        }
    }
    Ok(Ok(collected))
}

fn refused(fault: SharesFault) -> (Response, Secrets) {
    (Response::SharesRefused(fault), Secrets::none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annex::{Request, handle};

    fn ask(request: Request, secrets: &[&str]) -> (Response, Vec<SecretBytes>) {
        let secrets = secrets.iter().map(|text| text.as_bytes().to_vec());
        let (response, secrets) = handle(request, Secrets::from(secrets.collect::<Vec<_>>()));
        (response, secrets.into_buffers())
    }

    #[test]
    fn collects_and_combines() {
        let (response, _) = ask(Request::CollectShares, &SHARES[..1]);
        let Response::SharesCollected(progress) = response else {
            panic!("{response:?}")
        };
        assert!(!progress.is_complete());
        let (response, _) = ask(Request::CollectShares, &SHARES);
        assert!(matches!(response, Response::SharesCollected(progress) if progress.is_complete()));
        let (response, secrets) = ask(Request::CombineShares, &["TREZOR", SHARES[0], SHARES[1]]);
        assert_eq!(response, Response::SharesCombined);
        assert_eq!(secrets[0].expose()[..4], [0xb4, 0x3c, 0xeb, 0x7e]);
    }

    #[test]
    fn says_what_is_wrong() {
        let refused = |request, secrets: &[&str]| {
            let (response, secrets) = ask(request, secrets);
            assert!(secrets.is_empty());
            match response {
                Response::SharesRefused(fault) => fault,
                other => panic!("{other:?}"),
            }
        };
        let mistyped = SHARES[1].replace("prayer", "zebu");
        assert!(matches!(
            refused(Request::CollectShares, &[SHARES[0], &mistyped]),
            SharesFault::Words(ShareError::UnknownWords { .. })
        ));
        assert!(matches!(
            refused(Request::CollectShares, &[SHARES[0], SHARES[0]]),
            SharesFault::Set(RefusedShare::Duplicate { .. })
        ));
        assert!(matches!(
            refused(Request::CombineShares, &["", SHARES[0]]),
            SharesFault::Together(CombineError::Incomplete(_))
        ));
        assert_eq!(
            refused(Request::CombineShares, &["t\u{ed}de", SHARES[0], SHARES[1]]),
            SharesFault::Passphrase(NotPrintableAscii { position: 2 })
        );
        let (response, _) = ask(Request::CollectShares, &[]);
        assert_eq!(response, Response::Refused(Refusal::WrongSecretCount));
    }

    /// From the standard's vectors: two of three, encrypted with `TREZOR`.
    const SHARES: [&str; 2] = [
        "shadow pistol academic always adequate wildlife fancy gross oasis cylinder mustang wrist \
         rescue view short owner flip making coding armed",
        "shadow pistol academic acid actress prayer class unknown daughter sweater depict flip \
         twice unkind craft early superior advocate guest smoking",
    ];
}
