//! Accounts as the page may know them: a place in the wallet, an address, a name.

use alloc::{borrow::ToOwned, format, string::String};
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::{address::Address, derivation_path::DerivationPath, source::SourceId};

/// An account's number in its wallet. It stays with the account; where its key is stands in
/// [`AccountOrigin`].
///
/// # Examples
/// ```
/// use wallet_types::{AccountIndex, AccountName};
///
/// let third = AccountIndex(2);
/// assert!(third > AccountIndex::default());
/// assert_eq!(AccountName::numbered(third).as_str(), "Account 3");
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct AccountIndex(pub u32);

/// A name of 1 to 32 characters that a person gave, without control characters.
///
/// # Examples
/// ```
/// use wallet_types::AccountName;
///
/// let name = AccountName::new("Savings")?;
/// assert_eq!(name.to_string(), "Savings");
/// # Ok::<(), wallet_types::account::AccountNameError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountName(String);

/// Why a text is no account name.
///
/// # Examples
/// ```
/// use wallet_types::{AccountName, account::AccountNameError};
///
/// let reversed = AccountName::new("Sav\u{202e}ings");
/// assert_eq!(reversed, Err(AccountNameError::ControlCharacter));
/// assert_eq!(AccountNameError::TooLong.to_string(), "a name has at most 32 characters");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AccountNameError {
    /// Nothing is left once spaces are taken away.
    #[error("a name has at least one character")]
    Empty,
    /// The name is longer than [`AccountName::MAX_CHARS`].
    #[error("a name has at most {max} characters", max = AccountName::MAX_CHARS)]
    TooLong,
    /// A control or direction-changing character, which could make a name read as another.
    #[error("a name holds no control characters")]
    ControlCharacter,
}

/// One account of the wallet, without anything secret.
///
/// # Examples
/// ```
/// use wallet_types::{Account, AccountIndex, AccountName, AccountOrigin, Address};
///
/// let watched = Account {
///     index: AccountIndex(0),
///     address: Address::from_bytes([0x11; 20]),
///     name: AccountName::numbered(AccountIndex(0)),
///     origin: AccountOrigin::Elsewhere,
/// };
/// assert!(!watched.origin.can_sign());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Its number in the wallet.
    pub index: AccountIndex,
    /// Its address.
    pub address: Address,
    /// Its name.
    pub name: AccountName,
    /// Where its key is.
    pub origin: AccountOrigin,
}

/// Where an account's key is.
///
/// # Examples
/// ```
/// use wallet_types::{AccountOrigin, DerivationPath, SourceId};
///
/// let at_path = AccountOrigin::Path {
///     source: SourceId(0),
///     path: DerivationPath::accounts(),
///     can_sign: true,
/// };
/// assert_eq!(at_path.source(), Some(SourceId(0)));
/// assert_eq!(AccountOrigin::Elsewhere.source(), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccountOrigin {
    /// At a path below a source of the wallet.
    Path {
        /// The source.
        source: SourceId,
        /// The path from its root.
        path: DerivationPath,
        /// Whether the wallet has the private half.
        can_sign: bool,
    },
    /// It is a key of its own, brought into the wallet.
    Key(SourceId),
    /// Elsewhere: the wallet knows the address alone, and watches it.
    Elsewhere,
}

impl AccountOrigin {
    /// Says whether the wallet can sign for the account.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{AccountOrigin, SourceId};
    ///
    /// assert!(AccountOrigin::Key(SourceId(1)).can_sign());
    /// assert!(!AccountOrigin::Elsewhere.can_sign());
    /// ```
    #[must_use]
    pub const fn can_sign(&self) -> bool {
        match self {
            Self::Path { can_sign, .. } => *can_sign,
            Self::Key(_) => true,
            Self::Elsewhere => false,
        }
    }

    /// Returns the source of the wallet that the account follows from.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{AccountOrigin, SourceId};
    ///
    /// assert_eq!(AccountOrigin::Key(SourceId(1)).source(), Some(SourceId(1)));
    /// ```
    #[must_use]
    pub const fn source(&self) -> Option<SourceId> {
        match self {
            Self::Path { source, .. } | Self::Key(source) => Some(*source),
            Self::Elsewhere => None,
        }
    }
}

impl AccountName {
    /// The most characters a name may have.
    pub const MAX_CHARS: usize = 32;

    /// Checks and takes a name; spaces at both ends are dropped.
    ///
    /// # Errors
    /// A name that is empty, too long, or holds control characters.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{AccountName, account::AccountNameError};
    ///
    /// assert_eq!(AccountName::new("  Rent ")?.as_str(), "Rent");
    /// assert_eq!(AccountName::new("  "), Err(AccountNameError::Empty));
    /// assert_eq!(AccountName::new(&"x".repeat(33)), Err(AccountNameError::TooLong));
    /// # Ok::<(), AccountNameError>(())
    /// ```
    pub fn new(text: &str) -> Result<Self, AccountNameError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AccountNameError::Empty);
        }
        if text.chars().any(is_control) {
            return Err(AccountNameError::ControlCharacter);
        }
        if text.chars().count() > Self::MAX_CHARS {
            return Err(AccountNameError::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// Returns the name an account bears until the person gives another: `Account 1` for index 0.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::{AccountIndex, AccountName};
    ///
    /// assert_eq!(AccountName::numbered(AccountIndex(0)).as_str(), "Account 1");
    /// ```
    #[must_use]
    pub fn numbered(index: AccountIndex) -> Self {
        Self(format!("Account {}", u64::from(index.0) + 1))
    }

    /// Returns the text.
    ///
    /// # Examples
    /// ```
    /// use wallet_types::AccountName;
    ///
    /// assert_eq!(AccountName::new("Rent")?.as_str(), "Rent");
    /// # Ok::<(), wallet_types::account::AccountNameError>(())
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl TryFrom<String> for AccountName {
    type Error = AccountNameError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text)
    }
}

impl From<AccountName> for String {
    fn from(name: AccountName) -> Self {
        name.0
    }
}

/// Control characters, and the marks that reorder or hide text around them.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_names() {
        let check = |text: &str, expected: Result<&str, AccountNameError>| {
            assert_eq!(
                AccountName::new(text).map(String::from),
                expected.map(str::to_owned)
            );
        };
        check("  Savings ", Ok("Savings"));
        check(" ", Err(AccountNameError::Empty));
        check("a\u{202e}b", Err(AccountNameError::ControlCharacter));
        check(&"ä".repeat(32), Ok(&"ä".repeat(32)));
        check(&"ä".repeat(33), Err(AccountNameError::TooLong));
    }
}
