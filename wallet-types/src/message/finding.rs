//! What can deserve a look in a message, and the characters that do.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::{address::Address, chain_id::ChainId, time::UnixMs};

/// The findings that exist about messages.
///
/// # Examples
/// ```
/// use wallet_types::{message::MessageFindingKind, protocol::{decode, encode}};
///
/// let kind = MessageFindingKind::UnlimitedAmount { path: "message.value".into() };
/// assert_eq!(decode(&encode(&kind)), Ok(kind));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum MessageFindingKind {
    /// A text holds characters that hide or deceive.
    OddCharacters {
        /// In what way.
        kind: OddCharacter,
        /// The first of them.
        first: char,
        /// How many there are.
        count: u32,
    },
    /// The bytes are no text: what they mean cannot be read.
    NotText,
    /// There is nothing in the message.
    Empty,
    /// The message is 32 bytes, in themselves or as hexadecimal digits: it may be the digest of
    /// something else, which then is what is signed.
    MayBeDigest,
    /// The message is in itself a form of EIP-191, such as version 0 for a validator.
    SignedDataInside {
        /// The version byte.
        version: u8,
        /// The contract that is meant to check it, in version 0.
        validator: Option<Address>,
    },
    /// The text wants to sign the person in, but is not written as ERC-4361 asks: it may say one
    /// thing to the eye and another to a program.
    MalformedSignIn {
        /// The first field that is not as it should be.
        at: SignInField,
    },
    /// The sign-in is for another account than the one that signs.
    OtherAccount {
        /// The account in the message.
        found: Address,
    },
    /// The sign-in's address lies at another host than the one that asks.
    OtherHost {
        /// The host that asks.
        domain: String,
        /// The host of the address.
        uri: String,
    },
    /// The host that asks is written behind a name and `@`, as deceivers do.
    HostBehindName {
        /// The host itself.
        host: String,
    },
    /// The sign-in is over a connection that others can read and change.
    PlainConnection,
    /// The message is for another chain than the confirmed one.
    OtherChain {
        /// The chain in the message, in decimal.
        found: String,
        /// The confirmed one.
        expected: ChainId,
    },
    /// The domain names no chain: the signature may count on every chain.
    NoChain,
    /// The domain names no contract: more than one may accept the signature.
    NoContract,
    /// It is not valid any more.
    Expired {
        /// Where it is said.
        path: String,
        /// Since when.
        at: UnixMs,
    },
    /// It is not valid yet.
    NotYetValid {
        /// Where it is said.
        path: String,
        /// From when on it is.
        at: UnixMs,
    },
    /// It says that it was made in the future.
    IssuedLater {
        /// When.
        at: UnixMs,
    },
    /// It is valid for longer than 30 days, or for ever.
    LongLived {
        /// Where it is said.
        path: String,
        /// Until when; `None` for ever.
        until: Option<UnixMs>,
    },
    /// Messages of this shape are known to move or to give away what the account owns.
    KnownSchema(Schema),
    /// It allows so much that no limit is left.
    UnlimitedAmount {
        /// Where it is said.
        path: String,
    },
    /// The order asks for nothing in return that goes to the account.
    NothingInReturn,
}

/// Shapes of typed data that are known to move or to give away what an account owns.
///
/// # Examples
/// ```
/// use wallet_types::message::{MessageFindingKind, Schema};
///
/// let finding = MessageFindingKind::KnownSchema(Schema::SeaportOrder);
/// assert_ne!(finding, MessageFindingKind::KnownSchema(Schema::SeaportBulkOrder));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Schema {
    /// [ERC-2612](https://eips.ethereum.org/EIPS/eip-2612): another may spend a token.
    Permit,
    /// The same for Dai, where the amount is all or nothing.
    DaiPermit,
    /// Permit2: another may spend a token until a date.
    Permit2Allowance,
    /// Permit2: another may take tokens once.
    Permit2Transfer,
    /// [ERC-3009](https://eips.ethereum.org/EIPS/eip-3009): tokens are sent.
    TokenTransfer,
    /// Seaport: things are offered for sale.
    SeaportOrder,
    /// Seaport: many orders under one signature.
    SeaportBulkOrder,
    /// A transaction of a Safe.
    SafeTransaction,
    /// A call that another sends in the account's name
    /// ([ERC-2771](https://eips.ethereum.org/EIPS/eip-2771)).
    ForwardedCall,
    /// Votes are handed to another.
    VoteDelegation,
}

/// Parts of a sign-in, in their order.
///
/// # Examples
/// ```
/// use wallet_types::message::{MessageFindingKind, SignInField};
///
/// let finding = MessageFindingKind::MalformedSignIn { at: SignInField::Nonce };
/// assert_ne!(finding, MessageFindingKind::MalformedSignIn { at: SignInField::End });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum SignInField {
    /// The scheme before the domain.
    Scheme,
    /// The domain that asks.
    Domain,
    /// The words between domain and address.
    Preamble,
    /// The account's address.
    Address,
    /// The statement.
    Statement,
    /// The address of what is signed in to.
    Uri,
    /// The version.
    Version,
    /// The chain id.
    ChainId,
    /// The nonce.
    Nonce,
    /// When it was made.
    IssuedAt,
    /// Until when it is valid.
    ExpirationTime,
    /// From when on it is valid.
    NotBefore,
    /// The request's id.
    RequestId,
    /// The resources.
    Resources,
    /// Whatever follows.
    End,
}

/// Ways in which a character is not what it seems.
///
/// # Examples
/// ```
/// use wallet_types::message::{OddCharacter, characters};
///
/// let odd: Vec<_> = characters("\u{202e}\u{7}\u{3000}").filter_map(|(_, odd)| odd).collect();
/// assert_eq!(odd, [OddCharacter::Direction, OddCharacter::Control, OddCharacter::Space]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum OddCharacter {
    /// It changes the direction of what stands around it.
    Direction,
    /// It is a control character, or breaks lines where no one expects it.
    Control,
    /// It cannot be seen.
    Invisible,
    /// It is a letter of another script within a Latin word.
    MixedScript,
    /// It is a space of unusual width.
    Space,
}

/// Walks over the characters of a text, and says of each what is odd about it.
///
/// Joiners and variation selectors after a symbol are taken for parts of an emoji, and pass.
///
/// # Examples
/// ```
/// use wallet_types::message::{OddCharacter, characters};
///
/// let odd: Vec<_> = characters("p\u{430}y \u{200b}❤\u{fe0f}").filter_map(|(_, odd)| odd).collect();
/// assert_eq!(odd, [OddCharacter::MixedScript, OddCharacter::Invisible]);
/// ```
pub fn characters(text: &str) -> impl Iterator<Item = (char, Option<OddCharacter>)> {
    let mut before = ' ';
    let mut rest = text.chars();
    core::iter::from_fn(move || {
        let character = rest.next()?;
        let odd = odd(before, character, rest.clone().next());
        before = character;
        Some((character, odd))
    })
}

fn odd(before: char, character: char, after: Option<char>) -> Option<OddCharacter> {
    let is_latin = |c: char| c.is_ascii_alphabetic();
    let code = u32::from(character);
    match character {
        '\n' | '\t' | ' '..='~' => None,
        '\r' if after == Some('\n') => None,
        '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' if is_symbol(before) => None,
        '\u{2028}' | '\u{2029}' => Some(OddCharacter::Control),
        _ if character.is_control() => Some(OddCharacter::Control),
        _ if is_within(code, DIRECTIONS) => Some(OddCharacter::Direction),
        _ if is_within(code, INVISIBLE) => Some(OddCharacter::Invisible),
        _ if is_within(code, SPACES) => Some(OddCharacter::Space),
        _ if is_within(code, LIKE_LATIN) && (is_latin(before) || after.is_some_and(is_latin)) => {
            Some(OddCharacter::MixedScript)
        }
        _ => None,
    }
}

/// Emoji, their modifiers, and the selectors between their parts.
const fn is_symbol(character: char) -> bool {
    matches!(
        character,
        '#' | '*' | '0'..='9' | '\u{a9}' | '\u{ae}' | '\u{203c}'..='\u{2049}'
            | '\u{2100}'..='\u{2bff}' | '\u{3030}'..='\u{303d}' | '\u{3297}'..='\u{3299}'
            | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}'
    )
}

fn is_within(code: u32, ranges: &[(u32, u32)]) -> bool {
    ranges
        .iter()
        .any(|(from, to)| (*from..=*to).contains(&code))
}

const DIRECTIONS: &[(u32, u32)] = &[
    (0x061c, 0x061c),
    (0x200e, 0x200f),
    (0x202a, 0x202e),
    (0x2066, 0x2069),
];

/// Characters that most fonts draw as nothing.
const INVISIBLE: &[(u32, u32)] = &[
    (0x00ad, 0x00ad),
    (0x034f, 0x034f),
    (0x115f, 0x1160),
    (0x17b4, 0x17b5),
    (0x180b, 0x180f),
    (0x200b, 0x200d),
    (0x2060, 0x2065),
    (0x206a, 0x206f),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xfe00, 0xfe0f),
    (0xfeff, 0xfeff),
    (0xffa0, 0xffa0),
    (0xfff0, 0xfffb),
    (0x1_d173, 0x1_d17a),
    (0xe_0000, 0xe_0fff),
];

const SPACES: &[(u32, u32)] = &[
    (0x00a0, 0x00a0),
    (0x1680, 0x1680),
    (0x2000, 0x200a),
    (0x202f, 0x202f),
    (0x205f, 0x205f),
    (0x3000, 0x3000),
];

/// Scripts with letters that look like Latin ones: Greek, Cyrillic, Armenian, Cherokee, and Latin
/// in full width or as mathematical signs.
const LIKE_LATIN: &[(u32, u32)] = &[
    (0x0370, 0x058f),
    (0x13a0, 0x13ff),
    (0xff21, 0xff5a),
    (0x1_d400, 0x1_d7ff),
];
