//! Names that a person gives to endpoints and networks.

use core::fmt;

use serde::{Deserialize, Serialize};

/// A name of 1 to 32 characters, without control characters.
///
/// # Examples
/// ```
/// use chain::Label;
///
/// assert_eq!(Label::new(" My node ")?.as_str(), "My node");
/// # Ok::<(), chain::LabelError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Label(String);

/// Why a text is no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LabelError {
    /// Nothing is left once spaces are taken away.
    #[error("a name has at least one character")]
    Empty,
    /// The name is longer than [`Label::MAX_CHARS`].
    #[error("a name has at most {max} characters", max = Label::MAX_CHARS)]
    TooLong,
    /// A control or direction-changing character, which could make a name read as another.
    #[error("a name holds no control characters")]
    ControlCharacter,
}

impl Label {
    /// The most characters a name may have.
    pub const MAX_CHARS: usize = 32;

    /// Checks and takes a name; spaces at both ends are dropped.
    ///
    /// # Errors
    /// A name that is empty, too long, or holds control characters.
    pub fn new(text: &str) -> Result<Self, LabelError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(LabelError::Empty);
        }
        if text.chars().any(is_deceptive) {
            return Err(LabelError::ControlCharacter);
        }
        if text.chars().count() > Self::MAX_CHARS {
            return Err(LabelError::TooLong);
        }
        Ok(Self(text.to_owned()))
    }

    /// Makes a name of whatever text, by dropping and cutting what [`Label::new`] would refuse.
    ///
    /// `None` where nothing is left.
    #[must_use]
    pub fn from_lossy(text: &str) -> Option<Self> {
        let kept: String = text.chars().filter(|c| !is_deceptive(*c)).collect();
        let cut: String = kept.trim().chars().take(Self::MAX_CHARS).collect();
        Self::new(&cut).ok()
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl TryFrom<String> for Label {
    type Error = LabelError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text)
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.0
    }
}

/// Control characters, and the marks that reorder or hide text around them.
pub(crate) fn is_deceptive(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_names() {
        let check = |text: &str, expected: Result<&str, LabelError>| {
            assert_eq!(
                Label::new(text).map(String::from),
                expected.map(str::to_owned)
            );
        };
        check("  My node ", Ok("My node"));
        check(" ", Err(LabelError::Empty));
        check("a\u{202e}b", Err(LabelError::ControlCharacter));
        check(&"ä".repeat(33), Err(LabelError::TooLong));
    }

    #[test]
    fn makes_a_name_of_anything_that_has_characters() {
        let lossy = |text: &str| Label::from_lossy(text).map(String::from);
        assert_eq!(lossy("a\nb"), Some("ab".to_owned()));
        assert_eq!(lossy(&"x".repeat(50)), Some("x".repeat(32)));
        assert_eq!(lossy("\u{200b} "), None);
    }
}
