//! Joins the style sheets: one for the page, one for the key realm's frame.
//!
//! The build leaves the sheets of each crate in `styles/<crate>/`. Tokens and base rules of `ui`
//! come first, then the rest by name, then the crate's own. Comments and indentation are dropped;
//! nothing else is rewritten, so that what is read in the sources is what the browser gets.

mod squeeze;

pub use squeeze::{Malformed, squeeze};

use crate::check::{self, Problem};
use crate::folder::Folder;
use crate::html::line_at;

/// The folder of sheets in a built site; none of it ships.
const STYLES: &str = "styles/";

/// Sheets that come before their siblings, in this order.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// The joined style sheets.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Styles {
    /// Parts and page.
    pub page: String,
    /// Parts and key realm.
    pub frame: String,
}

/// Takes the sheets out of `folder` and joins them.
///
/// # Errors
///
/// If a crate has none, or one is malformed or holds what may not ship.
pub fn take_styles(folder: &mut Folder) -> Result<Styles, StyleError> {
    let parts = take_crate(folder, "ui")?;
    let app = take_crate(folder, "app")?;
    let key_realm = take_crate(folder, "key-realm")?;
    match folder.remove_all(STYLES).into_iter().next() {
        Some((file, _)) => Err(StyleError::Stray { file }),
        None => Ok(Styles {
            page: parts.clone() + &app,
            frame: parts + &key_realm,
        }),
    }
}

fn take_crate(folder: &mut Folder, name: &str) -> Result<String, StyleError> {
    let prefix = format!("{STYLES}{name}/");
    let mut sheets = folder.remove_all(&prefix);
    if sheets.is_empty() {
        return Err(StyleError::None { folder: prefix });
    }
    let rank = |file: &str| {
        let name = &file[prefix.len()..];
        FIRST
            .iter()
            .position(|first| *first == name)
            .unwrap_or(FIRST.len())
    };
    // Stable, so the rest keeps the order of names.
    sheets.sort_by_key(|(file, _)| rank(file));
    sheets
        .into_iter()
        .map(|(file, bytes)| sheet(&file, bytes))
        .collect()
}

fn sheet(file: &str, bytes: Vec<u8>) -> Result<String, StyleError> {
    if !file.ends_with(".css") {
        return Err(StyleError::Stray {
            file: file.to_owned(),
        });
    }
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| StyleError::NotUtf8 {
        file: file.to_owned(),
    })?;
    let text = text.replace("\r\n", "\n");
    let problems = check::style(file, &text);
    if !problems.is_empty() {
        return Err(StyleError::Unfit(problems));
    }
    squeeze(&text).map_err(|Malformed { place, problem }| StyleError::Malformed {
        file: file.to_owned(),
        line: line_at(&text, place),
        problem,
    })
}

/// Why the style sheets cannot be joined.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StyleError {
    /// A crate without a style sheet.
    #[error("{folder} holds no style sheet")]
    None {
        /// The folder in the build.
        folder: String,
    },
    /// A file that is no style sheet, or lies outside the three crates' folders.
    #[error("{file}: is not a style sheet of ui, app or key-realm")]
    Stray {
        /// The file in the build.
        file: String,
    },
    /// A sheet that is not text.
    #[error("{file}: is not UTF-8")]
    NotUtf8 {
        /// The file in the build.
        file: String,
    },
    /// A sheet that would swallow the next.
    #[error("{file}:{line}: {problem}")]
    Malformed {
        /// The file in the build.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong there.
        problem: &'static str,
    },
    /// A sheet that holds what may not ship.
    #[error("{}", check::list(.0))]
    Unfit(Vec<Problem>),
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder(files: &[(&str, &str)]) -> Folder {
        let place = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = place.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Folder::read(place.path()).unwrap()
    }

    #[test]
    fn tokens_then_base_then_by_name_then_the_crates_own() {
        let mut folder = folder(&[
            ("styles/ui/amount.css", "amount{}"),
            ("styles/ui/base.css", "base{}"),
            ("styles/ui/tokens.css", "tokens{}\r\n"),
            ("styles/app/b.css", "b{}"),
            ("styles/app/a.css", "a{}"),
            ("styles/key-realm/screen.css", "screen{}"),
            ("index.html", ""),
        ]);
        let styles = take_styles(&mut folder).unwrap();
        assert_eq!(styles.page, "tokens{}\nbase{}\namount{}\na{}\nb{}\n");
        assert_eq!(styles.frame, "tokens{}\nbase{}\namount{}\nscreen{}\n");
        assert_eq!(folder.files().count(), 1);
    }

    #[test]
    fn says_which_sheet_is_wrong_and_where() {
        let check = |extra: (&str, &str), expected: &str| {
            let mut files = vec![
                ("styles/ui/a.css", ""),
                ("styles/app/a.css", ""),
                ("styles/key-realm/a.css", ""),
            ];
            files.retain(|(name, _)| *name != extra.0);
            files.push(extra);
            let error = take_styles(&mut folder(&files)).unwrap_err();
            assert_eq!(error.to_string(), expected);
        };
        check(
            ("styles/ui/x.css", "a{\n\n"),
            "styles/ui/x.css:1: a brace is never closed",
        );
        check(
            ("styles/ui/x.txt", ""),
            "styles/ui/x.txt: is not a style sheet of ui, app or key-realm",
        );
        check(
            ("styles/y/x.css", ""),
            "styles/y/x.css: is not a style sheet of ui, app or key-realm",
        );
        check(
            ("styles/app/x.css", "a{}\n@import 'b.css';"),
            "styles/app/x.css:2: imports a style sheet",
        );
    }
}
