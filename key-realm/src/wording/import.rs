//! What is said while something is brought into a wallet.

use wallet_core::{
    extended_key::{ParseExtendedKeyError, Prefix},
    signer::Refusal,
    signing_key::ParseKeyError,
};
use wallet_types::{
    AccountIndex, Address, PathFamily, SourceFacts, SourceKind,
    address::ParseAddressError,
    amount::Unit,
    protocol::{SearchFault, Seen},
};

use crate::machine::{Import, ImportStep, Place, ReadyPart, Search, TextFault, is_used};

pub(crate) const RESTORE_ANY_LEAD: &str = "From whatever you have of it. It is typed and read in \
    this room, which no request can leave.";
pub(crate) const IMPORT_LEAD: &str = "It is kept in your vault, beside what is there. Nothing that \
    is there changes.";
pub(crate) const KEY_LEAD: &str = "64 digits, 0 to 9 and a to f, with 0x in front or without. \
    Whoever has them has the account.";
pub(crate) const BRANCH_LEAD: &str = "With xprv, accounts can sign here. With xpub, you watch them: \
    their keys stay where they are.";
pub(crate) const WATCH_LEAD: &str = "You see what it has. To spend from it, its key is needed, \
    which stays where it is.";
pub(crate) const SOURCES_LEAD: &str = "Accounts follow from each of them. Choose where to look.";
pub(crate) const PLACES_LEAD: &str = "Wallets number their accounts in different ways. Tick what is \
    yours. These addresses were found here, and nobody was asked.";
pub(crate) const SEARCH_LEAD: &str = "Your endpoints can say which of the addresses above were used. \
    Whoever runs them then sees that these addresses belong together.";
pub(crate) const STOPPING_LOCKS: &str = "Stopping locks the wallet. Nothing in it changes.";
pub(crate) const LOOKING: &str = "Addresses are being derived";
pub(crate) const SEARCHING: &str = "Your endpoints are being asked";
pub(crate) const TAKE: &str = "Take the ticked accounts";

/// The heading over what was read, and what to do about it.
pub(crate) const fn ready(kind: Option<SourceKind>) -> (&'static str, &'static str) {
    match kind {
        None => ("Watch this address?", WATCH_LEAD),
        Some(SourceKind::Words { .. }) => ("Is this your wallet?", super::ADDRESS_LEAD),
        Some(SourceKind::Key) => (
            "Is this your account?",
            "The key leads to this address, and to no other. If you know your address, compare \
             all of it.",
        ),
        Some(SourceKind::WatchedBranch) => (
            "Is this the account?",
            "The xpub leads to this address first. Its accounts are watched: they cannot sign \
             here. If you know the address, compare all of it.",
        ),
        Some(SourceKind::Shares) => (
            "Is this your wallet?",
            "Shares and passphrase lead to this address first. Another passphrase leads to \
             another one, and none is called wrong: compare all of it with the address you know.",
        ),
        Some(_) => (
            "Is this the account?",
            "The extended key leads to this address first. If you know your address, compare all \
             of it.",
        ),
    }
}

/// How many accounts come along.
pub(crate) fn more_accounts(count: usize) -> String {
    format!("{count} accounts are chosen. This is the first of them.")
}

/// How many accounts are ticked.
pub(crate) fn chosen(count: usize) -> String {
    match count {
        0 => "Nothing is ticked yet.".to_owned(),
        1 => "One account is ticked.".to_owned(),
        count => format!("{count} accounts are ticked."),
    }
}

/// A keystore says another address than its key has.
pub(crate) fn other_address_stated(stated: &Address) -> String {
    format!(
        "The file says another address: {stated}. Nothing protects what it says; the address \
         above follows from the key."
    )
}

/// A source of the wallet, in a few words.
pub(crate) fn source(facts: &SourceFacts) -> String {
    let name = match facts.kind {
        SourceKind::Words {
            count,
            has_passphrase: true,
        } => format!("{count} words with a passphrase"),
        SourceKind::Words { count, .. } => format!("{count} words"),
        SourceKind::Shares => "Shares".to_owned(),
        SourceKind::Branch => "An extended key".to_owned(),
        SourceKind::WatchedBranch => "An extended key, watched".to_owned(),
        _ => "A key".to_owned(),
    };
    match facts.fingerprint {
        Some([a, b, c, d]) => format!("{name}, fingerprint {a:02x}{b:02x}{c:02x}{d:02x}"),
        None => name,
    }
}

/// A place of accounts: its name, and who uses it.
pub(crate) const fn place(place: Place) -> (&'static str, &'static str) {
    match place {
        Place::Children => ("Right below the extended key", "m/i"),
        Place::FirstChain => ("Below its first chain", "m/0/i"),
        Place::Family(PathFamily::Standard) => (
            "Standard",
            "This wallet, MetaMask, Trezor, Rabby and most others",
        ),
        Place::Family(PathFamily::LedgerLive) => {
            ("Ledger Live", "Its first account is the standard one")
        }
        Place::Family(PathFamily::Legacy) => (
            "Legacy",
            "Ledger's first application, and old MyEtherWallet",
        ),
        Place::Family(PathFamily::Testnets) => ("Test networks", "Trezor, for test networks"),
        Place::Family(_) => ("Ethereum Classic", "Wallets that were made for it"),
    }
}

/// What is wrong with a key, a branch or an address.
pub(crate) fn text_fault(fault: &TextFault) -> String {
    match fault {
        TextFault::Key(fault) => key_fault(*fault),
        TextFault::Branch(fault) => branch_fault(*fault),
        TextFault::Address(fault) => address_fault(*fault),
    }
}

fn key_fault(fault: ParseKeyError) -> String {
    match fault {
        ParseKeyError::NotHex { position } => {
            format!("Character {position} is none of 0 to 9 and a to f.")
        }
        ParseKeyError::WrongLength { found: 0 } => "There is no key yet.".to_owned(),
        ParseKeyError::WrongLength { found } => {
            format!("There are {found} digits. A private key has 64.")
        }
        ParseKeyError::Zero => "This number is zero, which is no key.".to_owned(),
        _ => "This number is too large to be a key. Compare it with where it came from.".to_owned(),
    }
}

fn branch_fault(fault: ParseExtendedKeyError) -> String {
    match fault {
        ParseExtendedKeyError::NotADigit { position } => {
            return format!("Character {position} never stands in an extended key.");
        }
        ParseExtendedKeyError::WrongLength => {
            "An extended key has 111 characters. Some are missing, or too many."
        }
        ParseExtendedKeyError::WrongChecksum => {
            "At least one character is wrong. Compare with where it came from."
        }
        ParseExtendedKeyError::WrongKind { found, .. } => return wrong_kind(found),
        _ => {
            "The characters fit together, but this is no usable key. Bring it again from where it \
              came from."
        }
    }
    .to_owned()
}

fn wrong_kind(found: Prefix) -> String {
    format!(
        "This begins with {}, and is for something else. Here xprv or xpub is needed.",
        found.as_str()
    )
}

fn address_fault(fault: ParseAddressError) -> String {
    match fault {
        ParseAddressError::MissingPrefix => "An address begins with 0x.".to_owned(),
        ParseAddressError::WrongLength { found } => {
            format!("There are {found} digits after 0x. An address has 40.")
        }
        ParseAddressError::NotHex { position } => {
            format!("Character {position} after 0x is none of 0 to 9 and a to f.")
        }
        _ => "Capital and small letters do not fit: at least one character is wrong. Compare with \
              where it came from."
            .to_owned(),
    }
}

/// Why the wallet does not take what was brought.
pub(crate) fn not_taken(refusal: &Refusal) -> String {
    match refusal {
        Refusal::AccountKnown(index) => {
            let number = u64::from(index.0) + 1;
            format!("This wallet has this account already: it is its account number {number}.")
        }
        Refusal::SourceKnown => {
            "This wallet has it already. For other accounts of it, go back and \
            choose “More accounts of what is here”."
                .to_owned()
        }
        Refusal::TooManyAccounts => {
            "The wallet holds as many accounts as it can. Choose fewer, or take some out."
                .to_owned()
        }
        Refusal::TooManySources => {
            "The wallet holds as many sources as it can. Take one out first.".to_owned()
        }
        _ => "There is no account at one of these places.".to_owned(),
    }
}

/// Which account of the wallet it is.
pub(crate) fn known_as(index: AccountIndex) -> String {
    format!(
        "In this wallet already, as number {}.",
        u64::from(index.0) + 1
    )
}

/// What endpoints say of an account.
pub(crate) fn seen(seen: &Seen) -> String {
    let mark = super::mark(&seen.mark);
    if !is_used(seen) {
        return format!("Never used. {mark}.");
    }
    let sent = match seen.nonce.0 {
        0 => "nothing sent".to_owned(),
        1 => "1 transaction sent".to_owned(),
        sent => format!("{sent} transactions sent"),
    };
    format!(
        "{} ETH, {sent}. {mark}.",
        seen.balance.to_grouped(Unit::Ether)
    )
}

/// The button that asks.
pub(crate) fn ask_about(count: usize) -> String {
    match count {
        1 => "Ask my endpoints about this address".to_owned(),
        count => format!("Ask my endpoints about these {count} addresses"),
    }
}

/// What a search found.
pub(crate) fn told(asked: usize, used: usize) -> String {
    match used {
        0 if asked == 1 => "This address was never used, as far as anyone told.".to_owned(),
        1 if asked == 1 => "This address was used. It is ticked.".to_owned(),
        0 => format!("None of these {asked} addresses was used, as far as anyone told."),
        1 => format!("One of these {asked} addresses was used. It is ticked."),
        used => format!("{used} of these {asked} addresses were used. They are ticked."),
    }
}

/// Why nothing was found out.
pub(crate) const fn search_fault(fault: SearchFault) -> &'static str {
    match fault {
        SearchFault::NoEndpoint => {
            "There is no endpoint to ask. Add one in the settings, or tick by the addresses you \
             know."
        }
        SearchFault::NoAnswer => {
            "No endpoint answered. Try again, or tick by the addresses you know."
        }
    }
}

/// What a screen reader hears when something changes without a new heading.
#[inline(never)]
pub(super) fn announcement(import: &Import) -> Option<String> {
    if let ImportStep::Ready(ready) = &import.step
        && let (ReadyPart::Account, Some(fault)) = (ready.part, &ready.fault)
    {
        return Some(not_taken(fault));
    }
    let places = import.places()?;
    if let Some(fault) = &places.fault {
        return Some(not_taken(fault));
    }
    match places.search {
        Search::Not => None,
        Search::Asking => Some(SEARCHING.to_owned()),
        Search::Told { asked, used } => Some(told(asked, used)),
        Search::Failed(fault) => Some(search_fault(fault).to_owned()),
    }
}
