//! Words for what transactions of every type have of their own.

use wallet_types::{
    Transaction,
    amount::Unit,
    call::KnownCall,
    explained::{DecodedCall, Delegation},
    review::{FindingKind, Review, Whose},
    transaction::TransactionType,
};

/// The title and the text of a finding that payments do not have.
pub(super) fn finding(kind: &FindingKind) -> Option<(&'static str, String)> {
    Some(match kind {
        FindingKind::CarriesData {
            len_bytes,
            selector,
        } => ("Code may run", carries_data(*len_bytes, *selector)),
        FindingKind::KnownCall(call) => (call_title(call), call_text(call)),
        FindingKind::CallPartyUnknown { party } => (
            "First time with this address",
            format!(
                "The call names {party}, which is in none of your earlier payments. Compare all \
                 of it with what you were given."
            ),
        ),
        FindingKind::CallPartyLookAlike {
            party,
            known,
            name,
            digits_differing,
        } => (
            "The call names an address that looks like one you know",
            format!(
                "{party} resembles {}, but {digits_differing} of 40 digits differ. Such addresses \
                 are made to be taken for one another.",
                super::named(name.as_ref(), known)
            ),
        ),
        FindingKind::CreatesContract { address, len_bytes } => (
            "This pays nobody: it creates a contract",
            format!("{len_bytes} bytes of code run and found a contract at {address}."),
        ),
        FindingKind::ValidOnEveryChain => (
            "This can be sent on every chain",
            "The bytes name no chain. Whoever sees them can send them again wherever this account \
             has money and the same nonce."
                .to_owned(),
        ),
        FindingKind::OtherChain {
            in_bytes,
            confirmed,
        } => (
            "The bytes are for another chain",
            format!("They say chain {in_bytes}. The network you confirmed is chain {confirmed}."),
        ),
        FindingKind::PriceInFull => (
            "The price of gas is fixed",
            "It is paid in full, even where the network asks for less.".to_owned(),
        ),
        FindingKind::AccessList {
            address_count,
            key_count,
        } => (
            "It announces what it touches",
            format!("{address_count} addresses and {key_count} places in their storage."),
        ),
        FindingKind::CarriesBlobs { count, max_fee } => (
            "It pays for blobs",
            format!(
                "{count} blobs, for at most {} ETH. You sign their hashes, not the blobs.",
                max_fee.to_grouped(Unit::Ether)
            ),
        ),
        FindingKind::Delegation { delegation, whose } => (
            delegation_title(delegation, *whose),
            delegation_text(delegation, *whose),
        ),
        _ => return None,
    })
}

/// The beginning of the sentence that says what happens, up to the amount.
pub(crate) const fn verb(transaction: &Transaction) -> &'static str {
    match transaction.to() {
        Some(_) => "You pay ",
        None => "You create a contract with ",
    }
}

/// What else happens if the person signs.
pub(crate) fn what_else(transaction: &Transaction) -> String {
    let mut text = match (transaction.data.len(), transaction.to()) {
        (0, Some(_)) if transaction.authorizations().is_empty() => {
            return "Nothing else changes.".to_owned();
        }
        (0, _) => String::new(),
        (len, Some(_)) => {
            format!("{len} bytes of data go along, which code at that address may act on. ")
        }
        (len, None) => format!("Its {len} bytes of code run at once. "),
    };
    match transaction.authorizations().len() {
        0 => {}
        1 => text.push_str("The code of an account may change, as said below."),
        count => text += &format!("The code of {count} accounts may change, as said below."),
    }
    text.truncate(text.trim_end().len());
    text
}

/// What the person accepts with a tick.
pub(crate) fn acceptance(review: &Review) -> String {
    let kinds = || review.findings.iter().map(|finding| &finding.kind);
    let claims = kinds().any(|kind| matches!(kind, FindingKind::OnlyClaimed { .. }));
    let others = kinds()
        .any(|kind| kind.needs_acceptance() && !matches!(kind, FindingKind::OnlyClaimed { .. }));
    let everywhere = "What I sign holds on every chain, not on this one alone. I accept that.";
    match (claims, others) {
        (_, false) => super::ACCEPT_CLAIMS.to_owned(),
        (false, true) => everywhere.to_owned(),
        (true, true) => format!("{} {everywhere}", super::ACCEPT_CLAIMS),
    }
}

/// The type of a transaction, in few words.
pub(crate) const fn kind_of(transaction_type: TransactionType) -> &'static str {
    match transaction_type {
        TransactionType::Legacy => "legacy",
        TransactionType::AccessList => "type 1",
        TransactionType::FeeMarket => "type 2",
        TransactionType::Blob => "type 3",
        TransactionType::SetCode => "type 4",
    }
}

fn carries_data(len_bytes: u64, selector: Option<[u8; 4]>) -> String {
    match selector {
        None => format!("It carries {len_bytes} bytes of data."),
        Some([a, b, c, d]) => format!(
            "It carries {len_bytes} bytes of data, which begin with {a:02x}{b:02x}{c:02x}{d:02x}."
        ),
    }
}

pub(super) fn call_title(decoded: &DecodedCall) -> &'static str {
    match decoded.call.allowance() {
        Some(amount) if amount.is_unlimited() => "Someone may take everything",
        // Zero may be the number of a token.
        Some(amount)
            if amount.0.is_zero() && !matches!(decoded.call, KnownCall::Approve { .. }) =>
        {
            "Leave to take tokens is taken back"
        }
        Some(_) => "Someone may take tokens later",
        None => "Tokens move",
    }
}

pub(super) fn call_text(decoded: &DecodedCall) -> String {
    let text = match &decoded.call {
        KnownCall::Transfer { to, amount } => format!("{} go to {to}.", amount.0),
        KnownCall::TransferFrom { from, to, amount } => {
            format!("Number or amount {} goes from {from} to {to}.", amount.0)
        }
        KnownCall::TransferKind {
            from,
            to,
            kind,
            amount,
        } => format!("{} of kind {} go from {from} to {to}.", amount.0, kind.0),
        KnownCall::TransferBatch { from, to } => format!("Several kinds go from {from} to {to}."),
        KnownCall::Approve { spender, amount } => {
            format!("{spender} gets leave for number or amount {}.", amount.0)
        }
        KnownCall::ApproveToken {
            token,
            spender,
            amount,
        } => format!("{spender} may take {} of the token {token}.", amount.0),
        KnownCall::IncreaseAllowance { spender, amount } => {
            format!("{spender} may take {} more.", amount.0)
        }
        KnownCall::ApproveAll {
            operator,
            is_approved: true,
        } => format!("{operator} may take every token of this contract."),
        KnownCall::ApproveAll { operator, .. } => format!("{operator} may take nothing any more."),
        KnownCall::Permit {
            owner,
            spender,
            amount,
        } => format!("{spender} may take {} from {owner}.", amount.0),
        _ => String::new(),
    };
    if decoded.is_regular {
        text + " Amounts are in the token's smallest unit."
    } else {
        text + " The call is not written as programs write it, so contracts may read it otherwise."
    }
}

pub(super) fn delegation_title(delegation: &Delegation, whose: Whose) -> &'static str {
    match (whose, delegation.authorization.is_revocation()) {
        (Whose::Nobody, _) => "An authorisation that nobody signed",
        (Whose::Sender | Whose::Own(_), true) => "Your account becomes plain again",
        (Whose::Sender | Whose::Own(_), false) => "Code gets power over your account",
        (Whose::Foreign, true) => "Another account becomes plain again",
        (Whose::Foreign, false) => "Code gets power over another account",
    }
}

pub(super) fn delegation_text(delegation: &Delegation, whose: Whose) -> String {
    let authorization = &delegation.authorization;
    let where_ = match authorization.chain_id {
        None => "on every chain".to_owned(),
        Some(chain_id) => format!("on chain {chain_id}"),
    };
    let account = match (whose, delegation.authority) {
        (Whose::Nobody, _) | (_, None) => {
            return "Its signature is none, so the chain passes over it.".to_owned();
        }
        (_, Some(authority)) => authority,
    };
    if authorization.is_revocation() {
        return format!("No code acts for {account} any more, {where_}.");
    }
    let code = authorization.address;
    format!("The code at {code} can do whatever {account} can, {where_}, until it is taken back.")
}
