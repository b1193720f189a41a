//! Composes the source of the key realm's frame from what the build made.
//!
//! The frame is one document without a single reference: the module's interface (`#shim`), the
//! script that starts it (`#start`), the style, and a policy that allows exactly these. The WASM
//! itself is brought by the page; the start script carries its SHA-256 and refuses any other.

use crate::digest::{hashed_name, policy_hash, sha256_hex};
use crate::lazy::{self, LazyPart};
use crate::policy::{FrameHashes, frame_policy};
use crate::script;

/// What the start script holds where the digest of the WASM goes.
pub const WASM_DIGEST_PLACEHOLDER: &str = "__KEY_REALM_WASM_SHA256__";

/// What the start script holds where the digests of the parts go that load later.
pub const LAZY_PARTS_PLACEHOLDER: &str = "__LAZY_PARTS__";

/// Goes before the module's interface, which asks the document which script it is. In a `srcdoc`
/// frame the answer has no usable address, so the question is answered with nothing beforehand. A
/// worker, which runs the same text, has no document.
const SHIM_PRELUDE: &str = "if (typeof document !== 'undefined') \
    Object.defineProperty(document, 'currentScript', { value: null, configurable: true });\n";

/// The parts of a frame, as the build leaves them.
#[derive(Clone, Copy, Debug)]
pub struct FrameParts<'a> {
    /// The interface of the WASM module, for use without ES modules.
    pub shim: &'a str,
    /// The start script with its placeholder.
    pub start: &'a str,
    /// The WASM module.
    pub wasm: &'a [u8],
    /// The joined style sheet.
    pub style: &'a str,
    /// The parts that load later.
    pub lazy: &'a [LazyPart],
}

/// A composed frame.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Frame {
    /// The whole document.
    pub source: String,
    /// The hashes that the page's policy must list.
    pub hashes: FrameHashes,
    /// The name under which the WASM ships.
    pub wasm_name: String,
    /// The parts that load later.
    pub lazy: Vec<LazyPart>,
}

/// Composes the frame.
///
/// # Errors
///
/// If a part would end its own element early, or the start script lacks the placeholder.
pub fn compose(parts: FrameParts<'_>) -> Result<Frame, FrameError> {
    let FrameParts {
        shim,
        start,
        wasm,
        style,
        lazy,
    } = parts;
    for placeholder in [WASM_DIGEST_PLACEHOLDER, LAZY_PARTS_PLACEHOLDER] {
        if !start.contains(placeholder) {
            return Err(FrameError::NoPlaceholder { placeholder });
        }
    }
    let shim = format!("{SHIM_PRELUDE}{}", plain_lines(shim));
    let start = plain_lines(start)
        .replace(WASM_DIGEST_PLACEHOLDER, &sha256_hex(wasm))
        .replace(LAZY_PARTS_PLACEHOLDER, &lazy::digests(lazy));
    let style = plain_lines(style);
    stays_inside(Part::Shim, &shim, &["</script", "<!--"])?;
    stays_inside(Part::Start, &start, &["</script", "<!--"])?;
    stays_inside(Part::Style, &style, &["</style"])?;
    let [shim, start] = [shim, start].map(|text| script::squeeze(&text));
    let hashes = FrameHashes {
        shim: policy_hash(&shim),
        start: policy_hash(&start),
        style: policy_hash(&style),
    };
    let source = document(&shim, &start, &style, &frame_policy(&hashes));
    let wasm_name = hashed_name("key-realm", "wasm", wasm);
    Ok(Frame {
        source,
        hashes,
        wasm_name,
        lazy: lazy.to_vec(),
    })
}

fn document(shim: &str, start: &str, style: &str, policy: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Key realm</title><style>{style}</style></head><body>\
         <script id=\"shim\">{shim}</script><script id=\"start\">{start}</script></body></html>"
    )
}

/// Browsers turn carriage returns into line feeds before anything is hashed.
fn plain_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn stays_inside(part: Part, text: &str, forbidden: &[&'static str]) -> Result<(), FrameError> {
    let lower = text.to_ascii_lowercase();
    for needle in forbidden {
        if let Some(place) = lower.find(needle) {
            let before = if part == Part::Shim {
                SHIM_PRELUDE.matches('\n').count()
            } else {
                0
            };
            let line = crate::html::line_at(text, place) - before;
            return Err(FrameError::BreaksOut {
                part,
                line,
                text: needle,
            });
        }
    }
    if let Some(place) = text.find('\0') {
        let line = crate::html::line_at(text, place);
        return Err(FrameError::BreaksOut {
            part,
            line,
            text: "NUL",
        });
    }
    Ok(())
}

/// Which part of the frame.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// The module's interface.
    Shim,
    /// The start script.
    Start,
    /// The style sheet.
    Style,
}

impl Part {
    /// The file of the build that it came from.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Shim => "key-realm.js",
            Self::Start => "key-realm-start.js",
            Self::Style => "the style of the key realm",
        }
    }
}

/// Why no frame can be composed.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FrameError {
    /// The start script would accept any WASM, or no part that loads later.
    #[error("key-realm-start.js: does not hold {placeholder}")]
    NoPlaceholder {
        /// What it lacks.
        placeholder: &'static str,
    },
    /// A part holds what would end its element early, or be replaced by the browser.
    #[error("{}:{line}: holds `{text}`, which cannot stand inside a document", part.file())]
    BreaksOut {
        /// Which part.
        part: Part,
        /// The line, from 1.
        line: usize,
        /// What it holds.
        text: &'static str,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::elements;

    const PARTS: FrameParts<'_> = FrameParts {
        shim: "let wasm_bindgen = 1 < 2 && '&amp;';\r\n",
        start: "const expected = ['__KEY_REALM_WASM_SHA256__', __LAZY_PARTS__];\n",
        wasm: b"\0asm",
        style: "body{margin:0}\n",
        lazy: &[],
    };

    #[test]
    fn holds_its_parts_under_their_hashes() {
        let frame = compose(PARTS).unwrap();
        let found = elements(&frame.source).unwrap();
        let text = |id: &str| {
            let element = found
                .iter()
                .find(|e| e.attribute("id") == Some(id) || e.name == id);
            &frame.source[element.unwrap().raw_text.clone().unwrap()]
        };
        assert_eq!(
            text("shim"),
            format!("{SHIM_PRELUDE}let wasm_bindgen = 1 < 2 && '&amp;';\n")
        );
        assert!(text("start").contains(&sha256_hex(b"\0asm")));
        assert_eq!(policy_hash(text("shim")), frame.hashes.shim);
        assert_eq!(policy_hash(text("start")), frame.hashes.start);
        assert_eq!(policy_hash(text("style")), frame.hashes.style);
        let policy = found.iter().find(|e| e.has("http-equiv")).unwrap();
        let expected = frame_policy(&frame.hashes);
        assert_eq!(policy.attribute("content"), Some(expected.as_str()));
        assert_eq!(
            frame.wasm_name,
            format!("key-realm-{}.wasm", &sha256_hex(b"\0asm")[..16])
        );
    }

    #[test]
    fn refuses_parts_that_break_out() {
        let check = |parts: FrameParts<'_>, expected: &str| {
            assert_eq!(compose(parts).unwrap_err().to_string(), expected);
        };
        check(
            FrameParts {
                shim: "a\n'</SCRIPT>'",
                ..PARTS
            },
            "key-realm.js:2: holds `</script`, which cannot stand inside a document",
        );
        check(
            FrameParts {
                start: "__KEY_REALM_WASM_SHA256__ __LAZY_PARTS__\n'<!--'",
                ..PARTS
            },
            "key-realm-start.js:2: holds `<!--`, which cannot stand inside a document",
        );
        check(
            FrameParts {
                start: "'0'",
                ..PARTS
            },
            "key-realm-start.js: does not hold __KEY_REALM_WASM_SHA256__",
        );
        check(
            FrameParts {
                start: "__KEY_REALM_WASM_SHA256__",
                ..PARTS
            },
            "key-realm-start.js: does not hold __LAZY_PARTS__",
        );
        assert!(
            compose(FrameParts {
                style: "</style",
                ..PARTS
            })
            .is_err()
        );
        assert!(
            compose(FrameParts {
                shim: "\0",
                ..PARTS
            })
            .is_err()
        );
    }
}
