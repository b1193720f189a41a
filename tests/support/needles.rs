//! Looking for secrets where they must not be, in every usual encoding.

use base64::{Engine as _, engine::general_purpose::STANDARD, engine::general_purpose::URL_SAFE};

/// A secret and every form in which it could lie about.
#[derive(Debug, Clone)]
pub struct Needle {
    name: String,
    forms: Vec<Vec<u8>>,
}

/// A place that was searched.
#[derive(Debug, Clone)]
pub struct Haystack {
    /// What it is, for the report.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

impl Needle {
    /// Takes a secret text, such as a password.
    #[must_use]
    pub fn text(name: &str, text: &str) -> Self {
        let mut forms = encodings(text.as_bytes());
        forms.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        forms.push(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        forms.push(percent(text).into_bytes());
        forms.push(text.chars().rev().collect::<String>().into_bytes());
        Self {
            name: name.to_owned(),
            forms,
        }
    }

    /// Takes secret bytes, such as a key.
    #[must_use]
    pub fn bytes(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.to_owned(),
            forms: encodings(bytes),
        }
    }

    /// Takes every three consecutive words of a phrase, joined in every usual way.
    #[must_use]
    pub fn phrase(words: &[String]) -> Vec<Self> {
        words
            .windows(3)
            .flat_map(|three| {
                [
                    " ", "", ",", ", ", "\n", "-", "_", "\",\"", "\u{3000}", "\0",
                ]
                .map(|joint| Self::text("three words of the phrase", &three.join(joint)))
            })
            .collect()
    }

    /// Says whether a place holds the secret in some form, in capitals or not.
    #[must_use]
    pub fn is_in(&self, haystack: &Haystack) -> bool {
        let folded = haystack.bytes.to_ascii_lowercase();
        self.forms
            .iter()
            .any(|form| holds(&haystack.bytes, form) || holds(&folded, &form.to_ascii_lowercase()))
    }
}

/// Returns a line for each secret found and where.
#[must_use]
pub fn find_all(needles: &[Needle], haystacks: &[Haystack]) -> Vec<String> {
    let mut found = Vec::new();
    for haystack in haystacks {
        for needle in needles.iter().filter(|needle| needle.is_in(haystack)) {
            found.push(format!("{} in {}", needle.name, haystack.name));
        }
    }
    found
}

/// Reads hexadecimal digits.
#[must_use]
pub fn from_hex(digits: &str) -> Vec<u8> {
    let digits = digits.trim_start_matches("0x");
    (0..digits.len() / 2)
        .filter_map(|at| u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).ok())
        .collect()
}

fn encodings(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut forms = vec![
        bytes.to_vec(),
        hex(bytes).into_bytes(),
        decimal_list(bytes).into_bytes(),
    ];
    // Base64 of something longer looks different at each of three offsets; its edges depend on
    // the neighbours, so four characters at both ends are left out.
    for offset in 0..3 {
        let mut padded = vec![0; offset];
        padded.extend_from_slice(bytes);
        for text in [STANDARD.encode(&padded), URL_SAFE.encode(&padded)] {
            if text.len() > 16 {
                forms.push(text.as_bytes()[4..text.len() - 4].to_vec());
            }
        }
    }
    forms
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn decimal_list(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(u8::to_string)
        .collect::<Vec<_>>()
        .join(",")
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}
