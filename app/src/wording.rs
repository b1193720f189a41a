//! Everything the page says: plain words, short sentences, no blame.
//!
//! Each message says what is true now, what it means for the money, what to do next.

use flows::{
    FieldProblem, FileFault, LinkProblem, Problem, RealmLoss, StorageFault,
    view::{Announcement, BackupState, BannerView, EndpointTest, Said, WhoKnows},
};
use wallet_types::{
    amount::{Unit, group_whole},
    protocol::{LockReason, Refusal},
};

pub(crate) mod activity;
pub(crate) mod copy;
pub(crate) mod endpoint;
pub(crate) mod send;
pub(crate) mod supply;

/// Makes a sentence of a library's lower-case line.
pub(crate) fn sentence(line: &str) -> String {
    let mut text = line.trim_end_matches('.').to_owned();
    // Our libraries write English; the tables of all capital letters would weigh more than its words.
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text.push('.');
    text
}

/// Says what stopped an action, and what to do.
pub(crate) fn problem(problem: &Problem) -> String {
    match problem {
        Problem::Endpoint { endpoint: name, fault, retry_after_s, .. } => {
            endpoint::fault(name, *fault, *retry_after_s)
        }
        Problem::NoEndpoint => "No endpoint is on your list, so nobody can be asked. Add one.".into(),
        Problem::NotListed => {
            "While a wallet is open this page may reach its list alone. Add the endpoint to the list first.".into()
        }
        Problem::Storage(fault) => storage(*fault),
        Problem::Record(fault) => sentence(&fault.to_string()),
        Problem::Refused(reason) => refusal(*reason).into(),
        Problem::RealmLost(loss) => realm_lost(*loss).into(),
        Problem::Seal(_) => {
            "The browser did not take the rule that holds this page to its list, so the key realm was not \
             opened. Load the page again, or use another browser."
                .into()
        }
        Problem::File(fault) => file(*fault).into(),
        Problem::OtherFile => {
            "This file is not the vault as it is stored now. Save the vault file again, and compare that one.".into()
        }
        Problem::DownloadRefused => "The browser did not take the file. Allow downloads for this page and try again.".into(),
        Problem::CopyRefused => "The browser did not let this page copy. Select the text and copy it yourself.".into(),
        Problem::ReadingOnly => "Another tab is the one that writes. Go on there, or use this tab.".into(),
        Problem::MemoryOnly => {
            "This needs a reload, and a copy opened as a file keeps nothing across one. Do it before opening a wallet.".into()
        }
        Problem::WalletChanged => "The wallet changed in another tab, so this one locked. Unlock to go on.".into(),
        other => sentence(&other.to_string()),
    }
}

/// Says what is wrong with a field.
pub(crate) fn field_problem(problem: &FieldProblem) -> String {
    match problem {
        FieldProblem::Url(error) => sentence(&error.to_string()),
        FieldProblem::UrlListed => "This address is on your list already.".into(),
        FieldProblem::Label(error) => sentence(&error.to_string()),
        FieldProblem::Address(error) => sentence(&error.to_string()),
        FieldProblem::Link(problem) => link(problem),
        FieldProblem::Amount(error) => sentence(&error.to_string()),
        FieldProblem::ZeroAmount => "An amount of nothing moves nothing.".into(),
        FieldProblem::Overdraft { missing } => {
            format!(
                "{} more than there is, the fee counted.",
                missing.to_grouped(Unit::Ether)
            )
        }
        FieldProblem::CapBelowBaseFee { base_fee } => format!(
            "Below the price of the newest block, {} gwei: the payment would wait.",
            base_fee.to_grouped(Unit::Gwei)
        ),
        FieldProblem::TipAboveCap => "The maker's part cannot be more than the whole cap.".into(),
        FieldProblem::FeeTooLarge => "This fee is larger than any amount that can exist.".into(),
        _ => "This cannot be used.".into(),
    }
}

/// Says what is wrong with a payment link.
fn link(problem: &LinkProblem) -> String {
    match problem {
        LinkProblem::Link(error) => sentence(&error.to_string()),
        LinkProblem::Name(error) => sentence(&error.to_string()),
        LinkProblem::Token => {
            "This link asks for a token. Holdfast pays ether alone so far.".into()
        }
        LinkProblem::OtherChain { wanted } => format!(
            "This is for chain {wanted}, and your first endpoint is on another. Nothing was filled in."
        ),
    }
}

/// Says why the key realm refused.
pub(crate) const fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Locked => "The key realm is locked. Unlock and try again.",
        Refusal::NoSuchAccount => "The wallet has no such account, or nothing of the kind.",
        Refusal::OnlyWatched => {
            "This account is watched: its key is elsewhere, so nothing can be signed for it here."
        }
        Refusal::InvalidIntent => {
            "This payment cannot be signed as it is: a number is out of range. Nothing was signed."
        }
        Refusal::DamagedVault => {
            "Some bytes of this vault are missing or changed. Nothing is lost that another copy of the file, or the words, cannot bring back."
        }
        Refusal::UnknownVault => {
            "This is no vault file, or one of a newer release. Open the release that made it."
        }
        Refusal::NoRandomness => {
            "The browser's random source failed, so nothing was made. Restart the browser, or use another."
        }
        Refusal::TooManyAccounts => "The wallet holds as many accounts as it can.",
        _ => "The key realm failed and starts again, locked. Nothing stored is lost.",
    }
}

/// Says why storage failed.
pub(crate) fn storage(fault: StorageFault) -> String {
    match fault {
        StorageFault::Unavailable => "This browser gives this page no storage. Save the vault file: it is the only copy.",
        StorageFault::Full => "The browser has no room left for this page. Free some space and try again; nothing stored was changed.",
        StorageFault::Blocked => "Another tab keeps the storage from being opened. Close other tabs of Holdfast and try again.",
        _ => "The browser's storage failed. Nothing stored was changed. Try again, and save the vault file.",
    }
    .into()
}

const fn realm_lost(loss: RealmLoss) -> &'static str {
    match loss {
        RealmLoss::NotLoaded => {
            "The key realm did not start. Its code could not be loaded from this copy. Nothing stored is lost."
        }
        RealmLoss::Vanished => {
            "The key realm went away and was made again, locked. Nothing stored is lost."
        }
        _ => {
            "The key realm said something that makes no sense, so it was made again, locked. Nothing stored is lost."
        }
    }
}

const fn file(fault: FileFault) -> &'static str {
    match fault {
        FileFault::Cancelled => "No file was chosen.",
        FileFault::TooLarge => {
            "This file is larger than any vault file. Choose the one that ends in .holdfast."
        }
        _ => "The browser could not read this file. Choose it again.",
    }
}

/// Says what a banner stands for.
pub(crate) fn banner(banner: &BannerView) -> String {
    match banner {
        BannerView::Problem(stopped) => problem(stopped),
        BannerView::PolicyViolation { directive, blocked, in_key_realm } => {
            let place = if *in_key_realm { "the key realm" } else { "this page" };
            format!(
                "The browser stopped something in {place} that should never be tried ({directive}: {blocked}). \
                 Lock the wallet and open a copy that you trust."
            )
        }
        BannerView::Locked(reason) => locked(*reason).into(),
        BannerView::ReadingOnly => "Another tab of this wallet is open and writes. This one only reads.".into(),
        BannerView::StaleEndpoints => "The list of endpoints changed in another tab. Load this page again to use it.".into(),
        BannerView::Backup => {
            "Save the vault file and keep it. What this browser stores ends with this copy; the file does not.".into()
        }
        BannerView::DamagedRecords { keys } => {
            format!("Some stored records cannot be read and are left as they are: {}.", keys.join(", "))
        }
    }
}

const fn locked(reason: LockReason) -> &'static str {
    match reason {
        LockReason::Idle => "Locked, since nothing happened for a while.",
        LockReason::Hidden => "Locked, since the page was out of sight for a minute.",
        LockReason::Suspended => "Locked, since the device slept or the page was frozen.",
        LockReason::WorkerLost => {
            "The key realm's worker stopped and was made again, locked. Nothing stored is lost."
        }
        _ => "Locked.",
    }
}

/// Says how a backup stands.
pub(crate) const fn backup(state: BackupState) -> &'static str {
    match state {
        BackupState::Missing => "Vault file: not saved yet",
        BackupState::Unconfirmed => "Vault file: saved here; confirm that you have it",
        BackupState::Current { compared: true } => "Vault file compared",
        BackupState::Current { compared: false } => "Vault file kept, as you say",
        BackupState::Outdated => "Vault file: the stored vault has changed since",
    }
}

/// Says how a listed endpoint did.
pub(crate) fn endpoint_test(test: &EndpointTest) -> String {
    match test {
        EndpointTest::Untested => "Not tested since this page was loaded.".into(),
        EndpointTest::Asking => "Asking.".into(),
        EndpointTest::Passed { block, age_s } => {
            format!(
                "Answers; block {}, {}.",
                group_whole(&block.to_string()),
                ui::age(*age_s)
            )
        }
        EndpointTest::Failed(stopped) => problem(stopped),
    }
}

/// Says what a host knows.
pub(crate) fn knows(who: &WhoKnows) -> String {
    let addresses = match who.addresses {
        0 => "no address of yours".to_owned(),
        1 => "one address".to_owned(),
        more => format!("{more} addresses"),
    };
    match who.transactions {
        0 => addresses,
        1 => format!("{addresses}, one signed payment"),
        more => format!("{addresses}, {more} signed payments"),
    }
}

/// Says what one request told.
pub(crate) fn reveals(reveals: &chain::Reveals) -> String {
    match reveals {
        chain::Reveals::Nothing => "nothing about you".into(),
        chain::Reveals::Address(address) => format!("that someone here cares about {address}"),
        chain::Reveals::Plan { from, to } => format!("that {from} may pay {to}"),
        chain::Reveals::Transaction(hash) => format!("that someone here waits for {hash}"),
        chain::Reveals::SignedTransaction(hash) => format!("the signed payment {hash}"),
        _ => "something".into(),
    }
}

/// Says aloud what just happened; empty where nothing did.
pub(crate) fn said(announcement: &Announcement) -> String {
    let Some(what) = &announcement.what else {
        return String::new();
    };
    match what {
        Said::Unlocked => "The wallet is open.".into(),
        Said::Locked => "The wallet is locked.".into(),
        Said::VaultStored => "The vault is stored.".into(),
        Said::VaultNotStored => "The vault could not be stored. Save the vault file.".into(),
        Said::FileSaved => "The browser has the file.".into(),
        Said::Copied => "Copied.".into(),
        Said::BalanceRead => "The balance was read.".into(),
        Said::EndpointAnswered => "The endpoint answered. Confirm its network.".into(),
        Said::EndpointKept => "The endpoint is on your list.".into(),
        Said::EndpointRemoved => "The endpoint left your list.".into(),
        Said::AccountAdded => "An account was added.".into(),
        Said::AccountRenamed => "The account has its new name.".into(),
        Said::MessageSigned => "The message is signed.".into(),
        Said::BackupConfirmed => "The backup is confirmed.".into(),
        Said::Payment { state, .. } => activity::state(state, None).0.into(),
        Said::ReviewBlocked(block) => send::block(*block).into(),
        Said::Problem(stopped) => problem(stopped),
        Said::WritingHere => "This tab writes now.".into(),
    }
}
