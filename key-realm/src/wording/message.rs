//! Words for messages: what signing one does, what deserves a look, why one is not taken.

use wallet_core::{
    message_review::MessageError,
    review::HexError,
    signature_text::SignatureTextError,
    typed_data::{Fault, TypedDataError},
};
use wallet_types::message::{
    MessageField, MessageFindingKind, MessageKind, MessageReview, OddCharacter, Schema,
    SignInField, spelled_out,
};

use super::moment::moment;
use crate::machine::{MessageFault, SignMessage};

pub(crate) const LEAD: &str = "A signature proves to others that this account agrees. Some messages \
    give away what the account owns, so what it means is shown before you sign.";
pub(crate) const NO_NETWORK: &str = "No network is confirmed. Type the number of the chain that the \
    message is for; 1 is Ethereum.";
pub(crate) const TEXT_HINT: &str = "Type or paste all of it. Nothing is signed yet.";

/// What happens if the person signs.
pub(crate) fn sentence(review: &MessageReview) -> String {
    match &review.kind {
        MessageKind::Text(text) if text.is_empty() => "You sign an empty text.".to_owned(),
        MessageKind::Text(_) => "You sign this text, as it stands below.".to_owned(),
        MessageKind::Bytes(bytes) => {
            format!("You sign {} bytes that are no text.", bytes.len())
        }
        MessageKind::SignIn { domain, .. } => format!(
            "You sign in to {} as “{}” ({}).",
            spelled_out(domain),
            review.from.name,
            review.from.address
        ),
        MessageKind::TypedData {
            schema,
            primary_type,
            verifying_contract,
        } => {
            let contract = verifying_contract.map_or_else(
                || "a contract that is not named".to_owned(),
                |contract| contract.to_string(),
            );
            match schema {
                Some(schema) => of_schema(*schema, review, &contract),
                None => format!(
                    "You sign a message of the type “{}” for {contract}.",
                    spelled_out(primary_type)
                ),
            }
        }
        _ => "You sign a message of a kind that is not known here.".to_owned(),
    }
}

fn of_schema(schema: Schema, review: &MessageReview, contract: &str) -> String {
    let listing = &review.listing;
    let member = |name| member(listing, name);
    let is_unlimited = review
        .findings
        .iter()
        .any(|finding| matches!(finding.kind, MessageFindingKind::UnlimitedAmount { .. }));
    let amount = |value: &str| {
        if is_unlimited {
            "any amount".to_owned()
        } else {
            [value, " smallest units"].concat()
        }
    };
    match schema {
        Schema::Permit => format!(
            "You let {} take {} of the token {contract}.",
            member("spender"),
            amount(&member("value"))
        ),
        Schema::DaiPermit if member("allowed") == "false" => format!(
            "You let {} take nothing of the token {contract} any more.",
            member("spender")
        ),
        Schema::DaiPermit => format!(
            "You let {} take any amount of the token {contract}.",
            member("spender")
        ),
        Schema::Permit2Allowance | Schema::Permit2Transfer => {
            format!(
                "You let {} take {}.",
                member("spender"),
                permitted(listing, &amount)
            )
        }
        Schema::TokenTransfer => format!(
            "You let {} of the token {contract} be sent from {} to {}.",
            amount(&member("value")),
            member("from"),
            member("to")
        ),
        Schema::SeaportOrder => {
            "You offer what is listed below for sale, to whoever fills the order.".to_owned()
        }
        Schema::SeaportBulkOrder => {
            "You offer what many orders list below for sale, with one signature.".to_owned()
        }
        Schema::SafeTransaction => format!(
            "You agree that the Safe {contract} calls {} and pays {} wei.",
            member("to"),
            member("value")
        ),
        Schema::ForwardedCall => format!(
            "You let others call {} in the name of {}, and pay {} wei.",
            member("to"),
            member("from"),
            member("value")
        ),
        Schema::VoteDelegation => format!(
            "You hand your votes at {contract} to {}.",
            member("delegatee")
        ),
        _ => format!("You sign a message for {contract} that may give away what you own."),
    }
}

/// The value of a member of the message itself.
fn member(listing: &[MessageField], name: &str) -> String {
    let value = in_message(listing)
        .find(|field| field.depth == 1 && field.name == name)
        .and_then(|field| field.value.as_deref());
    value.map_or_else(|| "(not named)".to_owned(), spelled_out)
}

fn in_message(listing: &[MessageField]) -> impl Iterator<Item = &MessageField> {
    listing
        .iter()
        .skip_while(|field| field.depth > 0 || field.name != "message")
        .skip(1)
        .take_while(|field| field.depth > 0)
}

/// What Permit2 lets another take: one token, or several.
fn permitted(listing: &[MessageField], amount: &dyn Fn(&str) -> String) -> String {
    let values = |name: &'static str| {
        in_message(listing)
            .filter(move |field| field.name == name)
            .filter_map(|field| field.value.as_deref())
    };
    let (mut amounts, mut tokens) = (values("amount"), values("token"));
    match (amounts.next(), amounts.next(), tokens.next()) {
        (Some(only), None, Some(token)) => {
            format!(
                "{} of the token {}",
                amount(&spelled_out(only)),
                spelled_out(token)
            )
        }
        _ => "the tokens listed below".to_owned(),
    }
}

/// The title and the text of a finding.
pub(crate) fn finding(kind: &MessageFindingKind) -> (&'static str, String) {
    use MessageFindingKind as Kind;
    match kind {
        Kind::OddCharacters { kind, first, count } => odd(*kind, *first, *count),
        Kind::NotText => (
            "Nobody can read these bytes",
            "They are no text, so what you agree to cannot be told from them.".to_owned(),
        ),
        Kind::Empty => (
            "There is nothing in the message",
            "Your signature would say no more than that you have the account.".to_owned(),
        ),
        Kind::MayBeDigest => (
            "This may stand for something else",
            "It is 32 bytes long, as digests are. Then you would sign something that you cannot \
             see."
                .to_owned(),
        ),
        Kind::SignedDataInside { version, validator } => (
            "A form for contracts is inside",
            match validator {
                Some(validator) => {
                    format!(
                        "The bytes begin as version {version:#04x} of ERC-191, for {validator}."
                    )
                }
                None => format!("The bytes begin as version {version:#04x} of ERC-191."),
            },
        ),
        Kind::MalformedSignIn { at } => (
            "A sign-in that is not written as it must be",
            format!(
                "It breaks the rule at {}. Programs may read it in another way than you do.",
                sign_in_field(*at)
            ),
        ),
        Kind::OtherAccount { found } => (
            "The sign-in is for another account",
            format!("It names {found}, which is not the account that signs."),
        ),
        Kind::OtherHost { domain, uri } => (
            "The sign-in leads elsewhere",
            format!(
                "{} asks, but the address in it lies at {}.",
                spelled_out(domain),
                spelled_out(uri)
            ),
        ),
        Kind::HostBehindName { host } => (
            "The true host stands behind an @",
            format!("Who asks is {}, not the name before it.", spelled_out(host)),
        ),
        Kind::PlainConnection => (
            "The connection is not protected",
            "Others on the way can read and change what it carries.".to_owned(),
        ),
        Kind::OtherChain { found, expected } => (
            "The message is for another chain",
            format!(
                "It says chain {}. The network here is chain {expected}.",
                spelled_out(found)
            ),
        ),
        other => more(other),
    }
}

fn more(kind: &MessageFindingKind) -> (&'static str, String) {
    use MessageFindingKind as Kind;
    match kind {
        Kind::NoChain => (
            "It names no chain",
            "The signature may count on every chain.".to_owned(),
        ),
        Kind::NoContract => (
            "It names no contract",
            "More than one contract may accept the signature.".to_owned(),
        ),
        Kind::Expired { path, at } => (
            "It is not valid any more",
            format!("{} says until {}.", spelled_out(path), moment(*at)),
        ),
        Kind::NotYetValid { path, at } => (
            "It is not valid yet",
            format!("{} says from {} on.", spelled_out(path), moment(*at)),
        ),
        Kind::IssuedLater { at } => (
            "It says that it was made in the future",
            format!("At {}. Look at your clock too.", moment(*at)),
        ),
        Kind::LongLived { path, until } => (
            "It stays valid for long",
            match until {
                Some(until) => format!("{} says until {}.", spelled_out(path), moment(*until)),
                None => format!("{} sets no end.", spelled_out(path)),
            },
        ),
        Kind::KnownSchema(schema) => schema_words(*schema),
        Kind::UnlimitedAmount { path } => (
            "Someone may take everything",
            format!("{} sets no limit.", spelled_out(path)),
        ),
        Kind::NothingInReturn => (
            "You get nothing for it",
            "The order asks for nothing that goes to your account.".to_owned(),
        ),
        _ => ("Look twice", "Something here is unusual.".to_owned()),
    }
}

fn schema_words(schema: Schema) -> (&'static str, String) {
    let (title, text) = match schema {
        Schema::Permit | Schema::DaiPermit | Schema::Permit2Allowance | Schema::Permit2Transfer => {
            (
                "Someone may take tokens later",
                "No transaction of yours is needed for that, and it costs them only a fee.",
            )
        }
        Schema::TokenTransfer => (
            "Tokens are sent",
            "Whoever has the signature can have them sent, without asking you again.",
        ),
        Schema::SeaportOrder | Schema::SeaportBulkOrder => (
            "Things are offered for sale",
            "Whoever pays what the order asks gets what it offers. Look at both lists.",
        ),
        Schema::SafeTransaction => (
            "A Safe may act",
            "With enough signatures, the Safe does what stands below.",
        ),
        Schema::ForwardedCall => (
            "Others act in your name",
            "They may send the call below as if you had sent it.",
        ),
        Schema::VoteDelegation => (
            "Your votes go to another",
            "Tokens stay; who votes with them changes.",
        ),
        _ => (
            "Known to give things away",
            "Messages of this shape move what an account owns.",
        ),
    };
    (title, text.to_owned())
}

fn odd(kind: OddCharacter, first: char, count: u32) -> (&'static str, String) {
    let title = match kind {
        OddCharacter::Direction => "Characters that turn the text around",
        OddCharacter::Control => "Control characters in the text",
        OddCharacter::Invisible => "Characters that cannot be seen",
        OddCharacter::MixedScript => "Letters that look like others",
        OddCharacter::Space => "Unusual spaces",
        _ => "Unusual characters",
    };
    let code = u32::from(first);
    let text = match count {
        1 => format!("There is one, U+{code:04X}. The text may say other than it seems to."),
        count => format!(
            "There are {count}; the first is U+{code:04X}. The text may say other than it seems to."
        ),
    };
    (title, text)
}

const fn sign_in_field(field: SignInField) -> &'static str {
    match field {
        SignInField::Scheme => "the scheme before the domain",
        SignInField::Domain => "the domain",
        SignInField::Preamble => "the words after the domain",
        SignInField::Address => "the account’s address",
        SignInField::Statement => "the statement",
        SignInField::Uri => "“URI”",
        SignInField::Version => "“Version”",
        SignInField::ChainId => "“Chain ID”",
        SignInField::Nonce => "“Nonce”",
        SignInField::IssuedAt => "“Issued At”",
        SignInField::ExpirationTime => "“Expiration Time”",
        SignInField::NotBefore => "“Not Before”",
        SignInField::RequestId => "“Request ID”",
        SignInField::Resources => "“Resources”",
        SignInField::End => "its end",
        _ => "one of its fields",
    }
}

/// What is wrong with a message that was handed in.
pub(crate) fn fault(fault: &MessageFault) -> String {
    match fault {
        MessageFault::Hex(error) => hex_fault(*error),
        MessageFault::Chain => "A chain’s number is a whole number from 1 on.".to_owned(),
        MessageFault::Account => {
            "This is no address: 0x and 40 digits, with the capitals as you were given them."
                .to_owned()
        }
        MessageFault::Message(error) => error_words(error),
    }
}

/// Why a text is no bytes.
pub(crate) fn hex_fault(error: HexError) -> String {
    match error {
        HexError::Empty => "There are no bytes yet.".to_owned(),
        HexError::NotHex { position } => {
            format!("Character {position} is no hexadecimal digit: 0 to 9 and a to f.")
        }
        HexError::OddLength => {
            "Half a byte is missing: the number of digits is odd. Compare the end.".to_owned()
        }
        _ => "These are more bytes than are read here.".to_owned(),
    }
}

fn error_words(error: &MessageError) -> String {
    match error {
        MessageError::TooLong { len_bytes } => {
            format!("The message is too long: {len_bytes} bytes.")
        }
        MessageError::TypedData(error) => typed_fault(error),
        MessageError::Signature(error) => signature_fault(*error),
        _ => "Messages of this kind are not known here.".to_owned(),
    }
}

fn typed_fault(error: &TypedDataError) -> String {
    let text = match error.fault() {
        Fault::Json(error) => {
            let place = error.offset.saturating_add(1);
            return format!("The text is not strictly JSON. Look at byte {place}.");
        }
        Fault::Missing => "is missing.",
        Fault::Extra => "is declared by no type, so it would not be signed.",
        Fault::WrongShape => "holds another kind of value than its type says.",
        Fault::UnknownType => "has a type that does not exist.",
        Fault::BadName => "has a name that none can have, or one that comes twice.",
        Fault::BadDomain => "is not as EIP-712 has domains.",
        Fault::NotANumber => "is no number.",
        Fault::NotExact => "is too large for a JSON number. Such numbers stand in quotation marks.",
        Fault::OutOfRange => "is too large or too small for its type.",
        Fault::NotHex => "is not hexadecimal: pairs of digits after 0x.",
        Fault::WrongLength => "has another length than its type says.",
        Fault::BadAddress => "is no address, or its capitals are wrong.",
        Fault::TooDeep => "holds too many things within each other.",
        Fault::TooMany => "holds too many values, types or members.",
        _ => "is not as it must be.",
    };
    let path = match error.path() {
        "" => "The typed data",
        path => path,
    };
    [path, " ", text].concat()
}

fn signature_fault(error: SignatureTextError) -> String {
    match error {
        SignatureTextError::NotHex => {
            "The signature is not hexadecimal: pairs of digits after 0x.".to_owned()
        }
        SignatureTextError::WrongLength { found } => {
            format!("The signature has {found} bytes. It must have 65, or 64 in the short form.")
        }
        SignatureTextError::WrongParity { found } => {
            format!("The signature’s last byte is {found}. It must be 27, 28, 0 or 1.")
        }
        _ => "These numbers are no signature that Ethereum accepts.".to_owned(),
    }
}

/// Why Sign sleeps, or what it rests on once awake.
pub(crate) fn sign_note(journey: &SignMessage) -> &'static str {
    if journey.is_busy {
        "Signing this very message."
    } else {
        super::seen_note(&journey.seen)
            .unwrap_or("Read from this very message. Nothing else can be signed.")
    }
}

#[cfg(test)]
mod tests;
