//! A message as the person writes it down, and what can be wrong with it.

use wallet_core::{
    message_review::MessageError,
    review::{HexError, parse_hex},
};
use wallet_types::message::Message;

/// How a message is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MessageForm {
    /// As a text.
    Text,
    /// As bytes in hexadecimal.
    Bytes,
    /// As typed data in JSON.
    Typed,
}

/// Why a message, or what was handed in beside it, was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MessageFault {
    /// The bytes are none.
    Hex(HexError),
    /// The chain's number is none.
    Chain,
    /// The account's address is none.
    Account,
    /// The signer does not take it.
    Message(MessageError),
}

impl MessageFault {
    /// Says whether it is about a signature rather than the message.
    pub(crate) const fn is_of_signature(&self) -> bool {
        matches!(self, Self::Message(MessageError::Signature(_)))
    }
}

impl MessageForm {
    /// Reads a message written so.
    ///
    /// # Errors
    /// Bytes that are no hexadecimal digits. The others are read by the signer.
    pub(super) fn read(self, text: &str) -> Result<Message, MessageFault> {
        match self {
            Self::Text => Ok(Message::Personal(text.as_bytes().to_vec())),
            Self::Bytes => {
                let bytes = parse_hex(text).map_err(MessageFault::Hex)?;
                Ok(Message::Personal(bytes))
            }
            Self::Typed => Ok(Message::TypedData(text.to_owned())),
        }
    }
}
