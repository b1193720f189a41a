//! Every word that the key realm says to a person.
//!
//! Plain words, short sentences: what is true now, what it means for the money, what to do next.

mod dice;
pub(crate) mod examine;
pub(crate) mod export;
mod import;
pub(crate) mod message;
mod moment;
mod shares;
mod spoken;
mod transaction;

use wallet_core::{
    mnemonic::PhraseError,
    password::{MIN_PASSWORD_CHARS, PasswordVerdict},
};
use wallet_types::{
    Mark,
    amount::Unit,
    protocol::{LockReason, Refusal},
    review::{ClaimedFigure, FindingKind},
};

pub(crate) use self::{
    dice::*,
    import::*,
    shares::*,
    transaction::{acceptance, kind_of, verb, what_else},
};
use crate::machine::{
    Journey, Note, PartOutcome, PasswordFault, Realm, RevealStep, Reviewing, Screen, SeenGate,
};

pub(crate) const STARTING: &str = "The key realm is being made";
pub(crate) const STORING: &str = "Your vault is being stored";
pub(crate) const READING: &str = "The bytes are being written and read back";
pub(crate) const RESTING_LOCKED: &str = "The key realm is locked. Nothing secret is in memory.";
pub(crate) const RESTING_OPEN: &str = "The key realm is open, and has nothing to ask you.";

pub(crate) const CREATE_LEAD: &str = "A wallet is made of words. They are drawn here, in a room of \
    this page that no request can leave. Have paper and a pen at hand.";
pub(crate) const WORDS_LEAD: &str = "In this order. Whoever has them has the money, and nobody can \
    bring them back for you: not us, not a bank, not this page.";
pub(crate) const WORDS_NOTICE: &str =
    "No photograph, no cloud note, no e-mail. Next, you will be asked for three of them.";
pub(crate) const CHECK_LEAD: &str = "This shows that what you wrote can be read again.";
pub(crate) const NOT_PRINTED: &str = "Words are never printed from here. Write them by hand.";

pub(crate) const PASSWORD_LEAD: &str = "It locks the vault in this browser and in your vault file, \
    and is asked for each time you unlock. If it is lost, the words on your paper still bring \
    everything back.";
pub(crate) const DRAWN_HINT: &str = "Write it down too, and keep it apart from the other words.";
pub(crate) const OWN_HINT: &str = "At least 12 characters, and none of the common ones.";
pub(crate) const WRONG_PASSWORD: &str =
    "This password does not open the vault. The vault is whole: try again.";
pub(crate) const CHANGE_LEAD: &str = "First the one until now. Then you choose another, and get a \
    new vault file.";

pub(crate) const WORKING_LEAD: &str = "Your password is turned into a key, slowly on purpose: whoever \
    steals the vault pays this price for each guess.";
pub(crate) const RELOCKING_LEAD: &str = "The old password is checked, and the new one turned into a \
    key. Stopping locks the wallet; the old password stays.";

pub(crate) const SEAL_LEAD: &str = "The key realm has just made it, and keeps it inside the vault. \
    Whenever you are unlocked, it stands at the top of this frame. The page around cannot know it.";
pub(crate) const SEAL_WARNING: &str = "Then what you see is an imitation. Type nothing, sign nothing, \
    and close the page. Before you unlock there is no seal yet.";

pub(crate) const FILE_LEAD: &str = "It is locked with your password, and opens in every copy of \
    Holdfast. What a browser stores can vanish; a file stays where you put it.";
pub(crate) const OLD_FILES: &str = "Vault files that you saved before still open with the old \
    password. Delete them if that must not be.";
pub(crate) const MEMORY_ONLY: &str = "This way of opening Holdfast keeps nothing. Once the page is \
    closed, this file and your words are all there is.";
pub(crate) const NOT_STORED: &str = "The browser did not store the vault. This file and your words \
    are all there is, so save it now.";
pub(crate) const FILE_TAKEN: &str =
    "The file was handed to the browser. Look whether it is among your downloads.";
pub(crate) const FILE_REFUSED: &str = "The browser did not take the file. Try again.";

pub(crate) const RESTORE_LEAD: &str = "12, 15, 18, 21 or 24 of them, in their order. They stay in \
    this room.";
pub(crate) const FETCHING_LIST: &str = "Fetching the word list";
pub(crate) const LAST_WORD_HINT: &str = "11, 14, 17, 20 or 23 words. The last one holds a checksum, \
    so that only some words fit.";
pub(crate) const LAST_WORD_LEAD: &str = "Each of these ends the phrase, and each leads to another \
    wallet. Choose one, and compare the address.";
pub(crate) const ADDRESS_LEAD: &str = "Your words lead to this address first. If you know your \
    address, compare all of it.";
pub(crate) const PASSPHRASE_LEAD: &str = "Each passphrase leads to a wallet of its own, a mistyped \
    one too. There is no wrong one, only another address. If you never set one, go on without.";
pub(crate) const PASSPHRASE_TOO_LONG: &str = "This is longer than a vault can hold.";

pub(crate) const UNLOCK_LEAD: &str = "Your seal appears above once you are in.";
pub(crate) const OPEN_FILE_LEAD: &str = "With the password it had when it was saved. It brings its \
    own seal and accounts along.";
pub(crate) const REVEAL_LEAD: &str = "Make sure that nobody looks over your shoulder, and that no \
    screen is shared. The words hide again after a minute.";
pub(crate) const REVEALED_LEAD: &str = "Whoever sees them has the money.";
pub(crate) const REVEALED_NOTICE: &str =
    "They hide after a minute, and as soon as you turn to another window.";
/// How long revealed words are shown, in seconds.
pub(crate) const REVEAL_S: u32 = 60;

pub(crate) const FROM_BYTES: &str = "Read from the bytes and your vault.";
pub(crate) const FROM_PAGE: &str = "Rests on what the page says, not on the bytes.";
pub(crate) const OWN_NAME: &str = "your account";
pub(crate) const PAGE_NAME: &str = "the page's name for it";
pub(crate) const ACCEPT_CLAIMS: &str = "One endpoint alone says these figures, and nothing has \
    checked them. I accept that.";

/// What is said on top of a screen.
pub(crate) const fn note(note: Note) -> &'static str {
    match note {
        Note::WorkerLost => {
            "The part that keeps your keys stopped, and was made again. It is locked now. Nothing \
             stored is lost, and nothing was signed."
        }
        Note::Stopped => "Stopped. Nothing was made or changed, and words drawn before are void.",
        Note::Locked(reason) => locked(reason),
        Note::NoRandomness => {
            "This browser gave no randomness, so nothing was made. Try another browser."
        }
        Note::Refused(refusal) => refused(refusal),
        Note::Coming => "This needs a part of Holdfast that is on its way. It goes on by itself.",
        Note::NoPart(outcome) => no_part(outcome),
    }
}

pub(crate) const FETCHING: &str = "Fetching the part of Holdfast that this needs";

const fn no_part(outcome: PartOutcome) -> &'static str {
    match outcome {
        PartOutcome::Here => "It is here now.",
        PartOutcome::Unreachable => {
            "This needs a part of Holdfast that is not loaded yet, and nobody could be reached for \
             it. Nothing was changed. Go online, and try again."
        }
        PartOutcome::Missing => {
            "This needs a part of Holdfast that this copy lacks. Nothing was changed. Open a copy \
             that is whole, and try again."
        }
        PartOutcome::Foreign => {
            "The page brought a part that does not belong to this copy of Holdfast, so it was not \
             used. Nothing was changed. Open your copy again."
        }
    }
}

const fn locked(reason: LockReason) -> &'static str {
    match reason {
        LockReason::Asked => "Locked.",
        LockReason::Idle => "Locked, since nothing happened for a while.",
        LockReason::Hidden => "Locked, since the page was hidden for a minute.",
        LockReason::Suspended => "Locked, since the page or the device slept.",
        _ => "Locked, since the part that keeps your keys stopped. Nothing stored is lost.",
    }
}

const fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Locked => "The wallet is locked, so this was not done.",
        Refusal::NoSuchAccount => "This wallet has no such account.",
        Refusal::InvalidIntent => "What the page asked for cannot be signed as it is.",
        Refusal::DamagedVault => {
            "This vault is damaged: some of its bytes are missing or changed. Try another vault \
             file, or your words."
        }
        Refusal::UnknownVault => "This is no vault that this copy of Holdfast can read.",
        Refusal::NoRandomness => "This browser gave no randomness, so nothing was made.",
        Refusal::OnlyWatched => {
            "This account is only watched: its key is elsewhere, so it cannot sign here."
        }
        Refusal::TooManyAccounts => "The wallet holds as many accounts as it can.",
        _ => "The key realm failed its own check, so nothing was done. Try again.",
    }
}

/// What is wrong with a password.
pub(crate) fn password_fault(fault: PasswordFault) -> String {
    match fault {
        PasswordFault::Differ => "The two fields hold different passwords.".to_owned(),
        PasswordFault::Weak(PasswordVerdict::TooShort { chars }) => {
            let missing = MIN_PASSWORD_CHARS.saturating_sub(chars);
            format!("Too short by {missing}: it needs {MIN_PASSWORD_CHARS} characters.")
        }
        PasswordFault::Weak(PasswordVerdict::Common) => {
            "This is among the passwords that are tried first. Add words of your own.".to_owned()
        }
        PasswordFault::Weak(_) => {
            "This follows a pattern that is tried early. Use words that do not belong together."
                .to_owned()
        }
    }
}

/// What is wrong with a phrase.
pub(crate) fn phrase_fault(fault: &PhraseError) -> String {
    match fault {
        PhraseError::Empty => "There are no words yet.".to_owned(),
        PhraseError::WrongCount { found } => {
            format!("There are {found} words. A phrase has 12, 15, 18, 21 or 24.")
        }
        PhraseError::UnknownWords { positions } => {
            let places: Vec<u8> = positions.iter().map(|place| place.0).collect();
            not_on_the_list(&places)
        }
        PhraseError::TooLong => "This is longer than any phrase.".to_owned(),
        PhraseError::WrongCountBeforeLast { found } => {
            format!("There are {found} words. Without its last, a phrase has 11, 14, 17, 20 or 23.")
        }
        _ => "Each word is on the list, but they do not belong together: one is another word, or \
              two are swapped. Compare with your paper."
            .to_owned(),
    }
}

fn not_on_the_list(places: &[u8]) -> String {
    let (word, is) = if places.len() == 1 {
        ("Word", "is")
    } else {
        ("Words", "are")
    };
    format!("{word} {} {is} not on the list.", enumerate(places))
}

/// Which of the words asked for are wrong.
pub(crate) fn wrong_words(places: &[u8]) -> String {
    match places {
        [] => String::new(),
        [place] => format!("Word {place} is another one. Compare with your paper."),
        places => format!(
            "Words {} are others. Compare with your paper.",
            enumerate(places)
        ),
    }
}

/// How long a derivation takes.
pub(crate) fn derivation(expected_ms: u32, is_known: bool) -> String {
    if !is_known {
        return "Turning the password into a key".to_owned();
    }
    let (seconds, tenths) = (expected_ms / 1000, expected_ms % 1000 / 100);
    if expected_ms > TOLD_FROM_MS {
        format!("On this device this takes about {seconds}.{tenths} s, and so does each unlocking")
    } else {
        format!("About {seconds}.{tenths} s on this device")
    }
}

/// The title and the text of a finding.
pub(crate) fn finding(kind: &FindingKind) -> (&'static str, String) {
    match kind {
        FindingKind::FirstPayment {
            nearest: Some((known, name, digits)),
        } => (
            "First payment to this address",
            format!(
                "It differs from {} in {digits} of 40 digits. Compare all of it with what you were given.",
                named(name.as_ref(), known)
            ),
        ),
        FindingKind::FirstPayment { nearest: None } => (
            "First payment to this address",
            "Compare all of it with what you were given.".to_owned(),
        ),
        FindingKind::LookAlike {
            known,
            name,
            digits_differing,
        } => (
            "This address looks like one you know",
            format!(
                "It resembles {}, but {digits_differing} of 40 digits differ. Such addresses are \
                 made to be taken for one another. Compare every digit.",
                named(name.as_ref(), known)
            ),
        ),
        FindingKind::SelfSend => (
            "You pay yourself",
            "Sender and recipient are the same account. Only the fee is spent.".to_owned(),
        ),
        FindingKind::FeeAboveOnePercent => (
            "The fee is high for this amount",
            "It may come to more than 1 % of what you pay.".to_owned(),
        ),
        FindingKind::FeeAboveCeiling { ceiling } => (
            "The fee is far too high",
            format!(
                "It may come to more than {} ETH, which no plain payment should cost.",
                ceiling.to_grouped(Unit::Ether)
            ),
        ),
        FindingKind::WholeBalance => (
            "This empties the account",
            "Amount and fee leave nothing, so no later fee can be paid from it.".to_owned(),
        ),
        FindingKind::Overdraft { missing } => (
            "The balance is too small",
            format!(
                "{} ETH are missing for amount and fee.",
                missing.to_grouped(Unit::Ether)
            ),
        ),
        FindingKind::ZeroAddress => (
            "This address belongs to nobody",
            "What is sent to the zero address is lost for good.".to_owned(),
        ),
        FindingKind::OnlyClaimed { figures } => ("Only claimed", only_claimed(figures)),
        other => transaction::finding(other)
            .unwrap_or_else(|| ("Look twice", "Something here is unusual.".to_owned())),
    }
}

/// A mark in a word or two.
pub(crate) fn mark(mark: &Mark) -> String {
    match mark {
        Mark::Proven { .. } => "Proven".to_owned(),
        Mark::Agreed {
            agreeing, asked, ..
        } => format!("Agreed {agreeing} of {asked}"),
        Mark::Claimed { .. } => "Claimed".to_owned(),
        Mark::Disputed { .. } => "Disputed".to_owned(),
    }
}

/// Why Sign sleeps, or what it rests on once awake.
pub(crate) fn sign_note(reviewing: &Reviewing) -> &'static str {
    if reviewing.is_signing {
        "Signing these very bytes."
    } else if let Some(note) = seen_note(&reviewing.seen) {
        note
    } else if !reviewing.can_sign() {
        "Sign wakes once you accept what the tick says."
    } else {
        "Read from these very bytes. Nothing else can be signed."
    }
}

/// What is still to be seen before Sign wakes.
fn seen_note(seen: &SeenGate) -> Option<&'static str> {
    if !seen.is_sentence_seen() {
        Some("Sign wakes once the sentence above was in view for a moment.")
    } else if !seen.is_open() {
        Some("Sign wakes once this row was in view for a moment.")
    } else {
        None
    }
}

/// What a screen reader hears when something changes without a new heading.
pub(crate) fn announcement(realm: &Realm) -> String {
    if let Some(said) = spoken::of_message(realm) {
        return said;
    }
    let said = match (realm.screen(), realm.journey()) {
        (Screen::Unlock, Some(Journey::Unlock(unlock))) if unlock.working_ms.is_some() => {
            "Turning the password into a key."
        }
        (Screen::Unlock, Some(Journey::Unlock(unlock))) if unlock.wrong_count > 0 => WRONG_PASSWORD,
        (Screen::RevealPassword, Some(Journey::Reveal(reveal))) => match reveal.step {
            RevealStep::Password {
                working_ms: None,
                wrong_count: 1..,
            } => WRONG_PASSWORD,
            _ => "",
        },
        (Screen::ChangeCurrent, Some(Journey::ChangePassword(change)))
            if change.wrong_count > 0 =>
        {
            WRONG_PASSWORD
        }
        (Screen::Review, Some(Journey::Review(reviewing))) if reviewing.can_sign() => {
            "You can sign now."
        }
        (Screen::Storing, _) => STORING,
        (Screen::Password, Some(journey)) => {
            let fault = journey.password_choice().and_then(|choice| choice.fault);
            return fault.map(password_fault).unwrap_or_default();
        }
        (_, Some(Journey::Import(journey))) => {
            let said = import::announcement(journey);
            return said.unwrap_or_else(|| realm.note().map_or("", note).to_owned());
        }
        _ => realm.note().map_or("", note),
    };
    said.to_owned()
}

fn named(name: Option<&String>, address: &wallet_types::Address) -> String {
    name.map_or_else(
        || address.to_string(),
        |name| format!("“{name}” ({address})"),
    )
}

fn only_claimed(figures: &[ClaimedFigure]) -> String {
    let names: Vec<&str> = figures
        .iter()
        .map(|figure| match figure {
            ClaimedFigure::Balance => "the balance",
            ClaimedFigure::Nonce => "the nonce",
            ClaimedFigure::Fee => "the fee",
        })
        .collect();
    let (is, it) = if names.len() == 1 {
        ("is", "It")
    } else {
        ("are", "They")
    };
    format!(
        "One endpoint alone says what {} {is}. {it} could be wrong; recipient and amount cannot, \
         since they stand in the bytes.",
        enumerate(&names)
    )
}

/// Joins with commas and a last "and".
fn enumerate<T: ToString>(items: &[T]) -> String {
    let texts: Vec<String> = items.iter().map(ToString::to_string).collect();
    match texts.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// From here on the price of a password is worth telling.
const TOLD_FROM_MS: u32 = 1500;

#[cfg(test)]
mod tests {
    use wallet_core::mnemonic::WordPosition;

    use super::*;

    #[test]
    fn names_what_is_wrong() {
        assert_eq!(
            wrong_words(&[7]),
            "Word 7 is another one. Compare with your paper."
        );
        assert_eq!(
            wrong_words(&[2, 9, 4]),
            "Words 2, 9 and 4 are others. Compare with your paper."
        );
        let unknown = |places: &[u8]| PhraseError::UnknownWords {
            positions: places.iter().map(|place| WordPosition(*place)).collect(),
        };
        assert_eq!(phrase_fault(&unknown(&[4])), "Word 4 is not on the list.");
        assert_eq!(
            phrase_fault(&unknown(&[4, 5])),
            "Words 4 and 5 are not on the list."
        );
        let short = PasswordFault::Weak(PasswordVerdict::TooShort { chars: 5 });
        assert_eq!(
            password_fault(short),
            "Too short by 7: it needs 12 characters."
        );
    }

    #[test]
    fn tells_the_price_when_it_is_long() {
        assert_eq!(derivation(800, true), "About 0.8 s on this device");
        assert!(derivation(2440, true).contains("about 2.4 s, and so does each unlocking"));
    }
}
