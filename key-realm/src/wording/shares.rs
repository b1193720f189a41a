//! What is said about SLIP-39 shares and keystore files.

use wallet_core::{
    annex::SharesFault,
    keystore::KeystoreError,
    slip39::{CombineError, GroupProgress, Progress, RefusedShare, ShareError},
};

use crate::machine::KeystoreFault;

pub(crate) const SHARES_LEAD: &str = "20 words each, or 33. Type one share after another, in any \
    order, until there are enough. This is SLIP-39; the words of BIP-39 go elsewhere.";
pub(crate) const SHARES_PASSPHRASE_HINT: &str = "Leave it empty if you never set one. A wrong one is \
    not noticed: it leads to another address.";
pub(crate) const COMBINING: &str = "The shares are put together, slowly on purpose";
pub(crate) const KEYSTORE_LEAD: &str = "A file of geth, MyEtherWallet or another wallet, locked with \
    a password of its own. It holds one account.";
pub(crate) const KEYSTORE_PASSWORD_LEAD: &str = "The one that the file was saved with. It is needed \
    this once: here, your vault's password protects the account.";
pub(crate) const OPENING: &str = "The password is turned into a key, at the price that the file asks \
    for. This may take a minute";
pub(crate) const FETCHING_PART: &str = "Looking at it, with a part of Holdfast that is fetched when \
    it is needed";
pub(crate) const ANNEX_STOPPED: &str = "The part that reads this stopped, perhaps for lack of memory. \
    Close other pages, and try again.";

/// How far all of them are.
pub(crate) fn shares_so_far(progress: &Progress, count: usize) -> String {
    let taken = if count == 1 {
        "One share is taken.".to_owned()
    } else {
        format!("{count} shares are taken.")
    };
    match progress.missing_groups() {
        0 => format!("{taken} They are enough."),
        1 if progress.group_count == 1 => taken,
        1 => format!("{taken} One more group is needed."),
        missing => format!("{taken} {missing} more groups are needed."),
    }
}

/// How far a group is.
pub(crate) fn group(progress: &Progress, group: &GroupProgress) -> String {
    let (here, needed) = (group.members.len(), group.threshold);
    let missing = match group.missing() {
        0 => "complete".to_owned(),
        1 => "one more is needed".to_owned(),
        missing => format!("{missing} more are needed"),
    };
    if progress.group_count == 1 {
        format!("{here} of {needed}: {missing}.")
    } else {
        format!("Group {}: {here} of {needed}, {missing}.", group.group.0)
    }
}

/// What is wrong with a share, or with all of them.
pub(crate) fn shares_fault(fault: &SharesFault) -> String {
    match fault {
        SharesFault::Words(fault) => share_fault(fault),
        SharesFault::Set(fault) => set_fault(fault),
        SharesFault::Passphrase(fault) => format!(
            "Character {} cannot be in such a passphrase: it has letters without accents, digits \
             and the usual signs.",
            fault.position
        ),
        SharesFault::Together(CombineError::WrongDigestOfGroup { group }) => format!(
            "The shares of group {} do not belong together, though each is whole: one was made \
             another time, or is forged. Begin again without it.",
            group.0
        ),
        SharesFault::Together(CombineError::Incomplete(_) | CombineError::NoShares) => {
            "There are too few shares.".to_owned()
        }
        _ => "The groups do not belong together, though each is in order: one was made another \
              time, or is forged. Begin again without it."
            .to_owned(),
    }
}

fn share_fault(fault: &ShareError) -> String {
    match fault {
        ShareError::Empty => "There are no words yet.".to_owned(),
        ShareError::WrongCount { found } => {
            format!("There are {found} words. A share has 20 or 33, seldom another number.")
        }
        ShareError::UnknownWords { words } => {
            let places: Vec<u8> = words.iter().map(|word| word.position().0).collect();
            super::not_on_the_list(&places)
        }
        ShareError::TooLong { .. } => "This is longer than any share.".to_owned(),
        ShareError::WrongChecksum => "Each word is on the list, but they do not belong together: \
            one is another word, or two are swapped. Compare with your card."
            .to_owned(),
        _ => "These words fit together, but whoever made this share did not follow the standard."
            .to_owned(),
    }
}

fn set_fault(fault: &RefusedShare) -> String {
    match fault {
        RefusedShare::Duplicate { group, member } => format!(
            "Share {} of group {} is taken already. Type another one.",
            member.0, group.0
        ),
        RefusedShare::Contradiction { group, member } => format!(
            "Another share {} of group {} is taken already: one of the two was made another time, \
             or is forged.",
            member.0, group.0
        ),
        RefusedShare::TooManyRounds(_) => "Its passphrase would take far too long here.".to_owned(),
        _ => "This share belongs to another set. The shares of one set begin with the same two \
              words."
            .to_owned(),
    }
}

/// What is wrong with a keystore file, or its password.
pub(crate) fn keystore_fault(fault: KeystoreFault) -> String {
    let error = match fault {
        KeystoreFault::File(error) => error,
        KeystoreFault::Stopped => return ANNEX_STOPPED.to_owned(),
    };
    match error {
        KeystoreError::WrongPasswordOrDamaged => {
            "This password does not open the file, or the file is damaged. Try again."
        }
        KeystoreError::TooLong => "This is longer than any keystore file.",
        KeystoreError::NotJson { .. } | KeystoreError::NotAKeystore => {
            "This is no keystore file. It begins with { and has a member named crypto."
        }
        KeystoreError::Presale => {
            "This is a file of the sale of 2014, which is of another kind. Open it with the wallet \
             it came with, and bring its private key."
        }
        KeystoreError::NotEncrypted => {
            "This file holds a private key that nothing protects. Bring it as a private key."
        }
        KeystoreError::UnknownVersion { found } => {
            return format!("This file is of version {found}. Version 3 is read here.");
        }
        KeystoreError::PriceOutOfRange(_) => {
            "This file asks for more work than is done here, or for none at all."
        }
        KeystoreError::NotAKey => "The password is right, but what is inside is no private key.",
        KeystoreError::OutOfMemory => {
            "There is not enough memory for what this file asks for. Close other pages, and try \
             again."
        }
        _ => {
            "Something in this file is missing, or is not as the standard has it. Export it again \
              from the wallet that made it."
        }
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use wallet_core::slip39::{GroupNumber, MemberNumber};

    use super::*;

    #[test]
    fn counts_what_is_missing() {
        let some = |group, threshold, members: &[u8]| GroupProgress {
            group: GroupNumber(group),
            threshold,
            members: members.iter().map(|member| MemberNumber(*member)).collect(),
        };
        let mut progress = Progress {
            group_threshold: 1,
            group_count: 1,
            groups: vec![some(1, 3, &[2])],
        };
        assert_eq!(shares_so_far(&progress, 1), "One share is taken.");
        let line = group(&progress, &progress.groups[0]);
        assert_eq!(line, "1 of 3: 2 more are needed.");
        progress.groups = vec![some(1, 3, &[1, 2, 3])];
        let line = shares_so_far(&progress, 3);
        assert_eq!(line, "3 shares are taken. They are enough.");
        progress.group_threshold = 2;
        progress.group_count = 4;
        progress.groups.push(some(4, 2, &[1]));
        let line = shares_so_far(&progress, 4);
        assert_eq!(line, "4 shares are taken. One more group is needed.");
        let line = group(&progress, &progress.groups[1]);
        assert_eq!(line, "Group 4: 1 of 2, one more is needed.");
    }

    #[test]
    fn names_what_is_wrong_with_a_share() {
        let fault = SharesFault::Set(RefusedShare::Duplicate {
            group: GroupNumber(1),
            member: MemberNumber(2),
        });
        assert!(shares_fault(&fault).starts_with("Share 2 of group 1 is taken already."));
        let fault = SharesFault::Words(ShareError::WrongCount { found: 12 });
        assert!(shares_fault(&fault).starts_with("There are 12 words."));
        let fault = KeystoreFault::File(KeystoreError::UnknownVersion { found: 1 });
        assert!(keystore_fault(fault).contains("version 1"));
    }
}
