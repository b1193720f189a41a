//! Drops comments and indentation from a style sheet, without changing what it means.

/// What makes a sheet unfit to be joined with others.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Malformed {
    /// Where it begins, in bytes.
    pub place: usize,
    /// What is wrong there.
    pub problem: &'static str,
}

/// Drops comments, indentation and empty lines.
///
/// # Errors
///
/// If a comment, string, `url(` or brace is never closed, or a brace closes nothing.
pub fn squeeze(sheet: &str) -> Result<String, Malformed> {
    let mut squeezer = Squeezer {
        sheet,
        at: 0,
        out: String::new(),
        open: Vec::new(),
    };
    while squeezer.at < sheet.len() {
        squeezer.step()?;
    }
    if let Some(place) = squeezer.open.pop() {
        return Err(Malformed {
            place,
            problem: "a brace is never closed",
        });
    }
    squeezer.new_line();
    Ok(squeezer.out)
}

struct Squeezer<'a> {
    sheet: &'a str,
    at: usize,
    out: String,
    open: Vec<usize>,
}

impl Squeezer<'_> {
    fn step(&mut self) -> Result<(), Malformed> {
        let rest = &self.sheet[self.at..];
        let first = rest
            .chars()
            .next()
            .expect("a step is taken only inside the sheet");
        match first {
            '/' if rest.starts_with("/*") => return self.comment(),
            '"' | '\'' => return self.string(first),
            '\\' => return self.copy(1 + rest[1..].chars().next().map_or(0, char::len_utf8)),
            '(' if self.after_url() && !self.quoted_url() => {
                let len = rest
                    .find(')')
                    .ok_or_else(|| self.malformed("a `url(` is never closed"))?;
                return self.copy(len + 1);
            }
            '{' => self.open.push(self.at),
            '}' => {
                let opened = self.open.pop();
                opened.ok_or_else(|| self.malformed("a brace closes nothing"))?;
            }
            '\n' => {
                self.new_line();
                self.at += 1;
                return Ok(());
            }
            ' ' | '\t' if self.out.is_empty() || self.out.ends_with('\n') => {
                self.at += 1;
                return Ok(());
            }
            _ => {}
        }
        self.copy(first.len_utf8())
    }

    /// Leaves `/**/` where a comment alone keeps two words apart, and nothing elsewhere.
    fn comment(&mut self) -> Result<(), Malformed> {
        let end = self.sheet[self.at + 2..].find("*/");
        let len = 4 + end.ok_or_else(|| self.malformed("a comment is never closed"))?;
        let before = self.out.chars().next_back();
        let after = self.sheet[self.at + len..].chars().next();
        let parts = |side: Option<char>| {
            side.is_none_or(|side| side.is_ascii_whitespace() || "{};,>".contains(side))
        };
        if !parts(before) && !parts(after) {
            self.out.push_str("/**/");
        }
        self.at += len;
        Ok(())
    }

    fn string(&mut self, quote: char) -> Result<(), Malformed> {
        let mut escaped = false;
        for (len, character) in self.sheet[self.at..].char_indices().skip(1) {
            match character {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '\n' => break,
                other if other == quote => return self.copy(len + 1),
                _ => {}
            }
        }
        Err(self.malformed("a string is never closed"))
    }

    fn copy(&mut self, len: usize) -> Result<(), Malformed> {
        self.out.push_str(&self.sheet[self.at..self.at + len]);
        self.at += len;
        Ok(())
    }

    fn new_line(&mut self) {
        let kept = self.out.trim_end_matches([' ', '\t']).len();
        self.out.truncate(kept);
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn after_url(&self) -> bool {
        let start = self.out.len().saturating_sub(3);
        self.out
            .get(start..)
            .is_some_and(|word| word.eq_ignore_ascii_case("url"))
    }

    fn quoted_url(&self) -> bool {
        self.sheet[self.at + 1..]
            .trim_start()
            .starts_with(['"', '\''])
    }

    fn malformed(&self, problem: &'static str) -> Malformed {
        Malformed {
            place: self.at,
            problem,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_what_means_nothing() {
        let check = |sheet: &str, expected: &str| assert_eq!(squeeze(sheet).unwrap(), expected);
        check("", "");
        check(
            "/* a */\n\n.b {\n  color: red;  \n\n}\n",
            ".b {\ncolor: red;\n}\n",
        );
        check("a{content:'/* \\' */  }'}", "a{content:'/* \\' */  }'}\n");
        check("a{b:c}/* x */d{e:f}", "a{b:c}d{e:f}\n");
        check("a{margin:1px/* x */2px}", "a{margin:1px/**/2px}\n");
        check(".a/* x */.b{}", ".a/**/.b{}\n");
        check("a{b:url(x/*y)}", "a{b:url(x/*y)}\n");
        check("a{b:URL( \"x)\" )}", "a{b:URL( \"x)\" )}\n");
        check(".a\\{b{}", ".a\\{b{}\n");
        check("a{b:'\\\n  c'}", "a{b:'\\\n  c'}\n");
        check("\u{e9}{}\\\u{e9}{}", "\u{e9}{}\\\u{e9}{}\n");
    }

    #[test]
    fn refuses_what_would_swallow_the_next_sheet() {
        for sheet in [
            "a{",
            "}",
            "a{}}",
            "/* a",
            "a{b:'c}",
            "a{b:\"c\n\"}",
            "a{b:url(c}",
            "a{b:'\\",
        ] {
            assert!(squeeze(sheet).is_err(), "{sheet}");
        }
        assert!(squeeze("\\").is_ok());
    }
}
