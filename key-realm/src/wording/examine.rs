//! Words for what is examined: what a transaction says, who signed a message.

use wallet_core::{
    message_review::Verdict, rlp::RlpError, signer::ExplainError, transaction::DecodeError,
};
use wallet_types::{
    Address, Wei,
    amount::{Unit, group_whole},
    explained::{Explained, Fact},
    review::{Field, Whose},
};

use super::{
    message,
    transaction::{call_text, call_title, delegation_text, delegation_title, kind_of, what_else},
};
use crate::machine::ExamineFault;

pub(crate) const CHOOSE_LEAD: &str = "All of it is read in this room. Nothing is sent, and no wallet \
    need be open.";
pub(crate) const TRANSACTION_LEAD: &str = "Paste the bytes of a transaction, signed or not. They are \
    taken apart down to the last one.";
pub(crate) const TRANSACTION_HINT: &str = "Hexadecimal digits, with or without 0x.";
pub(crate) const SIGNATURE_LEAD: &str = "A message, an account and a signature: they fit, or they do \
    not. The message must be the same to the last character.";
pub(crate) const SIGNATURE_HINT: &str = "0x and 130 digits, or 128 in the short form.";
pub(crate) const VERDICT_NOTE: &str = "Only accounts with a key of their own can be told from a \
    signature. An account that is a contract judges signatures by its own rules, on its chain.";

/// What a transaction does, in one sentence, and what else.
pub(crate) fn sentence(explained: &Explained) -> String {
    let transaction = &explained.transaction;
    let who = match explained.signed.map(|signed| signed.sender) {
        None => "Whoever signs this".to_owned(),
        Some(None) => "Nobody".to_owned(),
        Some(Some(sender)) => short(sender),
    };
    let amount = ether(transaction.value);
    let what = match transaction.to() {
        Some(to) => format!("pays {amount} to {}", short(to)),
        None => format!("creates a contract with {amount}"),
    };
    let fee = match transaction.max_fee() {
        Some(fee) => format!("at most {} in fees", ether(fee)),
        None => "more in fees than there is".to_owned(),
    };
    format!("{who} {what}, and {fee}. {}", what_else(transaction))
}

/// The ends of an address, for a sentence; the facts below it state the whole.
fn short(address: Address) -> String {
    let text = address.to_string();
    [&text[..6], "\u{2026}", &text[text.len() - 4..]].concat()
}

/// The name and the value of a fact.
pub(crate) fn fact(fact: &Fact) -> (&'static str, String) {
    match fact {
        Fact::Type(transaction_type) => ("Type", kind_of(*transaction_type).to_owned()),
        Fact::Chain(Some(chain_id)) => {
            let name = chain_id.known_name().unwrap_or("unknown to this copy");
            ("Chain", format!("{chain_id}, {name}"))
        }
        Fact::Chain(None) => ("Chain", "None: valid on every chain".to_owned()),
        Fact::Nonce(nonce) => ("Nonce", group_whole(&nonce.0.to_string())),
        Fact::To(Some(to)) => ("To", to.to_string()),
        Fact::To(None) => ("To", "Nobody: a contract is created".to_owned()),
        Fact::Value(value) => ("Amount", ether(*value)),
        Fact::GasLimit(gas) => ("Gas, at most", group_whole(&gas.0.to_string())),
        Fact::GasPrice(price) => ("Price of gas, in full", gwei(*price)),
        Fact::Tip(tip) => ("Tip, at most", gwei(*tip)),
        Fact::FeeCap(cap) => ("Price of gas, at most", gwei(*cap)),
        Fact::BlobFeeCap(cap) => ("Price of blob gas, at most", gwei(*cap)),
        Fact::MaxFee(Some(fee)) => ("Fee, at most", ether(*fee)),
        Fact::MaxFee(None) => ("Fee, at most", "More than any number".to_owned()),
        Fact::Data {
            len_bytes,
            selector,
        } => ("Data", data(*len_bytes, *selector)),
        Fact::Call(call) => (call_title(call), call_text(call)),
        Fact::AccessList {
            address_count,
            key_count,
        } => (
            "Announces what it touches",
            format!("{address_count} addresses, {key_count} places in their storage"),
        ),
        Fact::BlobHash(hash) => ("Hash of a blob", hash.to_string()),
        Fact::Delegation(delegation) => {
            let whose = match delegation.authority {
                None => Whose::Nobody,
                Some(_) => Whose::Foreign,
            };
            let title = delegation_title(delegation, whose);
            (title, delegation_text(delegation, whose))
        }
        _ => ("Other", "Something that this copy cannot name".to_owned()),
    }
}

fn data(len_bytes: u64, selector: Option<[u8; 4]>) -> String {
    match selector {
        None => format!("{len_bytes} bytes"),
        Some([a, b, c, d]) => {
            format!("{len_bytes} bytes, which begin with {a:02x}{b:02x}{c:02x}{d:02x}")
        }
    }
}

fn ether(wei: Wei) -> String {
    [&wei.to_grouped(Unit::Ether), "\u{a0}ETH"].concat()
}

fn gwei(wei: Wei) -> String {
    [&wei.to_grouped(Unit::Gwei), "\u{a0}gwei"].concat()
}

/// Who signed, as a heading and what follows from it.
pub(crate) fn verdict(account: Address, verdict: &Verdict) -> (&'static str, String) {
    match (verdict.is_match, verdict.signer) {
        (true, _) => (
            "The signature fits.",
            format!("{account} signed this very message."),
        ),
        (false, Some(signer)) => (
            "The signature does not fit.",
            format!(
                "Of this message it is the signature of {signer}, not of {account}. Either that \
                 account signed, or the message was changed since."
            ),
        ),
        (false, None) => (
            "The signature does not fit.",
            "No account has this signature over this message.".to_owned(),
        ),
    }
}

/// What is wrong with what was handed in.
pub(crate) fn fault(fault: &ExamineFault) -> String {
    match fault {
        ExamineFault::Transaction(ExplainError::Text(error)) => message::hex_fault(*error),
        ExamineFault::Transaction(ExplainError::Bytes(error)) => decode_fault(*error),
        ExamineFault::Signature(fault) => message::fault(fault),
    }
}

fn decode_fault(error: DecodeError) -> String {
    let text = match error {
        DecodeError::Empty => "There are no bytes yet.",
        DecodeError::TooLong { len_bytes } => {
            return format!("No transaction is as long as {len_bytes} bytes.");
        }
        DecodeError::UnknownType { found } => {
            return format!(
                "This would be a transaction of type {found}, which is not known here. Known are \
                 types 1 to 4, and those without a type."
            );
        }
        DecodeError::Field { field, error } => {
            return format!(
                "This is no transaction: {} {}",
                part(field),
                rlp_fault(error)
            );
        }
        DecodeError::TooManyEntries => "Its lists have more entries than are read here.",
        DecodeError::ZeroChainId => "It is for chain 0, which does not exist.",
        DecodeError::Parity => "Its signature is damaged: the parity is none, or not of its chain.",
        DecodeError::Signature => "Its signature is none that Ethereum accepts.",
        DecodeError::AlreadySigned => "It is signed already.",
        DecodeError::NotSigned => "It is not signed.",
        DecodeError::Sidecar => "The blobs beside it are not those that it names.",
        DecodeError::Frame(error) => {
            return format!(
                "This is no transaction: its list of fields {}",
                rlp_fault(error)
            );
        }
        _ => "This is no transaction.",
    };
    text.to_owned()
}

fn rlp_fault(error: RlpError) -> String {
    let text = match error {
        RlpError::Truncated => "ends too early. Bytes are missing at the end.",
        RlpError::TrailingBytes => "is followed by bytes that do not belong to it.",
        RlpError::WrongKind => "is a list where it must be none, or the other way round.",
        RlpError::NotCanonical => "is not canonical: it is written longer than it need be.",
        RlpError::LeadingZero => "is not canonical: its number begins with a zero byte.",
        RlpError::TooLarge => "is larger than it can be.",
        RlpError::WrongLength { found } => {
            return format!("has {found} bytes, which is another length than it must have.");
        }
        _ => "is not as it must be.",
    };
    text.to_owned()
}

const fn part(field: Field) -> &'static str {
    match field {
        Field::Type => "the type",
        Field::ChainId | Field::AuthorizationChainId => "the chain",
        Field::Nonce | Field::AuthorizationNonce => "the nonce",
        Field::Tip => "the tip",
        Field::FeeCap | Field::GasPrice => "the price of gas",
        Field::BlobFeeCap => "the price of blob gas",
        Field::GasLimit => "the gas",
        Field::To => "the recipient",
        Field::Value => "the amount",
        Field::Data => "the data",
        Field::AccessList | Field::AccessItem | Field::AccessAddress => "the access list",
        Field::AccessKeys | Field::AccessKey => "a storage key",
        Field::BlobHashes | Field::BlobHash => "a blob’s hash",
        Field::Authorizations | Field::Authorization | Field::Delegate => "an authorisation",
        Field::V | Field::Parity | Field::R | Field::S => "the signature",
        _ => "one of its parts",
    }
}

#[cfg(test)]
mod tests {
    use wallet_core::review::{explain, parse_hex};

    use super::*;

    /// The example of EIP-155, unsigned.
    const UNSIGNED: &str = "ec098504a817c800825208943535353535353535353535353535353535353535880de0b6\
                            b3a764000080018080";

    #[test]
    fn says_what_a_transaction_does() {
        let bytes = parse_hex(UNSIGNED).unwrap();
        let explained = explain(&bytes).unwrap();
        let said = sentence(&explained);
        assert!(
            said.starts_with("Whoever signs this pays 1\u{a0}ETH to 0x3535"),
            "{said}"
        );
        assert!(said.contains("at most 0.000"), "{said}");
        for fact in &explained.facts {
            let (name, value) = super::fact(fact);
            assert!(name != "Other" && !value.is_empty(), "{fact:?}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        let unknown = DecodeError::UnknownType { found: 9 };
        let said = fault(&ExamineFault::Transaction(ExplainError::Bytes(unknown)));
        assert!(said.contains("type 9"), "{said}");
        let error = DecodeError::Field {
            field: Field::Nonce,
            error: RlpError::LeadingZero,
        };
        let said = fault(&ExamineFault::Transaction(ExplainError::Bytes(error)));
        assert!(said.contains("the nonce is not canonical"), "{said}");
    }

    #[test]
    fn says_who_signed() {
        let [account, other] = [[1; 20], [2; 20]].map(Address::from_bytes);
        let of = |signer, is_match| verdict(account, &Verdict { signer, is_match });
        assert_eq!(of(Some(account), true).0, "The signature fits.");
        assert!(of(Some(other), false).1.contains(&other.to_string()));
        assert!(of(None, false).1.starts_with("No account"));
    }
}
