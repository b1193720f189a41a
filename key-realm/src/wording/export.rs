//! Words for secrets that are shown, and for accounts that are taken out.

use wallet_core::signer::Export as What;
use wallet_types::{Account, SourceFacts, SourceId, SourceKind};

use crate::machine::{Fate, Known, PathFault};

pub(crate) const CHOOSE_LEAD: &str = "What leaves this room is no longer guarded by the password. \
    Show it only to copy it by hand, or into another wallet.";
pub(crate) const PATH_HINT: &str = "From the root, such as m/44'/60'/0'. The branch there holds all \
    accounts below it.";
pub(crate) const PASSWORD_LEAD: &str = "Make sure that nobody looks over your shoulder, and that no \
    screen is shared. What is shown hides again after a minute.";
pub(crate) const HIDES: &str =
    "It hides after a minute, and as soon as you turn to another window.";
pub(crate) const NOT_PRINTED: &str = "Secrets are never printed from here.";

/// What can be shown, in a line.
pub(crate) fn offer(what: &What, known: &Known) -> String {
    match what {
        What::Words(id) => ["Words: ", &source(*id, known)].concat(),
        What::Key(index) => {
            let account = known.accounts.iter().find(|it| it.index == *index);
            ["Private key: ", &account.map(named).unwrap_or_default()].concat()
        }
        What::Branch { source: id, .. } => {
            ["Private branch (xprv): ", &source(*id, known)].concat()
        }
        What::PublicBranch { source: id, .. } => {
            ["Public branch (xpub): ", &source(*id, known)].concat()
        }
        What::Seed(id) => ["Seed: ", &source(*id, known)].concat(),
        _ => String::new(),
    }
}

fn named(account: &Account) -> String {
    [account.name.as_str(), ", ", &account.address.to_string()].concat()
}

fn source(id: SourceId, known: &Known) -> String {
    let source = known.sources.iter().find(|source| source.id == id);
    source.map(source_words).unwrap_or_default()
}

fn source_words(source: &SourceFacts) -> String {
    let kind = match source.kind {
        SourceKind::Words {
            count,
            has_passphrase: false,
        } => format!("{count} words"),
        SourceKind::Words { count, .. } => format!("{count} words with a passphrase"),
        SourceKind::Shares => "shares".to_owned(),
        SourceKind::Key => "a key".to_owned(),
        SourceKind::Branch => "a branch".to_owned(),
        SourceKind::WatchedBranch => "a watched branch".to_owned(),
        _ => "a source".to_owned(),
    };
    match source.fingerprint {
        Some([a, b, c, d]) => format!("{kind}, fingerprint {a:02x}{b:02x}{c:02x}{d:02x}"),
        None => kind,
    }
}

/// What is wrong with a path.
pub(crate) const fn path_fault(fault: PathFault) -> &'static str {
    match fault {
        PathFault::NoPath => {
            "This is no path: m, then numbers parted by /, each with ' where it is hardened."
        }
        PathFault::NoSuchPlace => {
            "There is no branch at this path. Below a public branch no step can be hardened."
        }
    }
}

/// The heading over what is shown, and what to know about it.
pub(crate) const fn shown(what: &What) -> (&'static str, &'static str) {
    match what {
        What::Words(_) => ("These are the words.", super::REVEALED_LEAD),
        What::Key(_) => (
            "This is the private key.",
            "Whoever has it has this account, and all that it will ever hold. Other accounts stay \
             safe.",
        ),
        What::Branch { .. } => (
            "This is the private branch.",
            "Whoever has it has every account below it, those of the future too.",
        ),
        What::PublicBranch { .. } => (
            "This is the public branch.",
            "Whoever has it sees every account below it and all their money, but cannot spend it. \
             Together with the private key of one of them, it gives away all the others.",
        ),
        _ => ("This is the secret.", super::REVEALED_LEAD),
    }
}

pub(crate) const REMOVE_LEAD: &str = "It leaves this wallet and its vault. What it holds stays on \
    the chain, and nothing is sent.";

/// What goes with an account, and what stays.
pub(crate) const fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::KeyGoes => {
            "Its private key was brought for this account alone, and goes with it. If you have it \
             nowhere else, what the account holds is lost for good. Vault files that you saved \
             before still have it."
        }
        Fate::BranchGoes => {
            "The watched branch that it follows from goes with it, since no other account here lies \
             in it. Its keys are elsewhere, and stay there."
        }
        Fate::SourceStays => {
            "What it follows from stays in the wallet. The account can be brought back from it, \
             with the same address."
        }
        Fate::OnlyWatched => {
            "It was only watched. Its key is elsewhere, and stays there. You can watch it again by \
             its address."
        }
        Fate::IsLast => {
            "It is the last one, and a wallet keeps at least one. Add another account first."
        }
    }
}

#[cfg(test)]
mod tests {
    use wallet_types::{AccountIndex, AccountOrigin};

    use super::*;
    use crate::machine::play::account;

    #[test]
    fn names_what_can_be_shown() {
        let known = Known {
            seal: wallet_core::seal::Seal::from_random(&[1; wallet_core::seal::SEAL_LEN_BYTES]),
            accounts: vec![account(0, AccountOrigin::Elsewhere)],
            sources: vec![SourceFacts {
                id: SourceId(4),
                kind: SourceKind::Words {
                    count: 24,
                    has_passphrase: true,
                },
                fingerprint: Some([0xab, 1, 2, 3]),
            }],
        };
        assert_eq!(
            offer(&What::Words(SourceId(4)), &known),
            "Words: 24 words with a passphrase, fingerprint ab010203"
        );
        let key = offer(&What::Key(AccountIndex(0)), &known);
        assert!(
            key.starts_with("Private key: ") && key.contains("0x"),
            "{key}"
        );
    }
}
