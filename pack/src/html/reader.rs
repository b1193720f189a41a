//! The tokeniser.

use std::ops::Range;

use super::text::decode;
use super::{Attribute, Element, HtmlError, HtmlProblem, Token, line_at};

/// Elements whose content is text up to their own end tag.
const RAW_TEXT: [&str; 4] = ["script", "style", "textarea", "title"];

/// Reads a whole page.
///
/// # Errors
///
/// If the page breaks off inside a tag, or holds what cannot be read with certainty.
pub fn tokens(page: &str) -> Result<Vec<Token>, HtmlError> {
    let mut reader = Reader { page, at: 0 };
    if let Some(place) = page.find(['\0', '\r']) {
        return Err(reader.problem(place, HtmlProblem::ControlCharacter));
    }
    let mut tokens = Vec::new();
    while reader.at < page.len() {
        tokens.push(reader.token()?);
    }
    Ok(tokens)
}

struct Reader<'a> {
    page: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn token(&mut self) -> Result<Token, HtmlError> {
        let start = self.at;
        let rest = self.rest();
        if rest.starts_with("<!--") {
            // `<!-->` and `<!--->` end at once, in browsers too.
            let from = if rest.starts_with("<!-->") || rest.starts_with("<!--->") {
                2
            } else {
                4
            };
            return self.aside(from, "-->", "comment");
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return self.aside(2, ">", "declaration");
        }
        let second = rest.as_bytes().get(1).copied().unwrap_or_default();
        if rest.starts_with("</") {
            return self.end_tag();
        }
        if rest.starts_with('<') && second.is_ascii_alphabetic() {
            return Ok(Token::Start(self.element()?));
        }
        let len = 1 + rest
            .bytes()
            .skip(1)
            .take_while(|byte| *byte != b'<')
            .count();
        self.at += len;
        Ok(Token::Text(start..self.at))
    }

    fn aside(&mut self, from: usize, end: &str, what: &'static str) -> Result<Token, HtmlError> {
        let start = self.at;
        let found = self.rest()[from..].find(end);
        let len = found.ok_or_else(|| self.problem(start, HtmlProblem::Unclosed(what)))?;
        self.at += from + len + end.len();
        Ok(Token::Aside(start..self.at))
    }

    fn end_tag(&mut self) -> Result<Token, HtmlError> {
        let start = self.at;
        let len = self.rest().find('>');
        let len = len.ok_or_else(|| self.problem(start, HtmlProblem::Unclosed("tag")))?;
        let inner = &self.rest()[2..len];
        let name = inner.trim_end();
        if name.is_empty() || !name.bytes().all(is_name_byte) {
            return Err(self.problem(start, HtmlProblem::OddTag));
        }
        let name = name.to_ascii_lowercase();
        self.at += len + 1;
        Ok(Token::End {
            name,
            span: start..self.at,
        })
    }

    fn element(&mut self) -> Result<Element, HtmlError> {
        let start = self.at;
        self.at += 1;
        let name = self.take_while(is_name_byte).to_ascii_lowercase();
        let mut attributes: Vec<Attribute> = Vec::new();
        loop {
            self.take_while(|byte| byte.is_ascii_whitespace() || byte == b'/');
            match self.peek() {
                None => return Err(self.problem(start, HtmlProblem::Unclosed("tag"))),
                Some(b'>') => break,
                Some(_) => attributes.push(self.attribute(start)?),
            }
            let (last, earlier) = attributes.split_last().expect("one was just pushed");
            if earlier.iter().any(|other| other.name == last.name) {
                return Err(self.problem(last.span.start, HtmlProblem::RepeatedAttribute));
            }
        }
        self.at += 1;
        let tag = start..self.at;
        let raw_text = self.raw_text(&name, start)?;
        Ok(Element {
            name,
            attributes,
            tag,
            raw_text,
            whole: start..self.at,
        })
    }

    fn attribute(&mut self, tag: usize) -> Result<Attribute, HtmlError> {
        let start = self.at;
        let name = self.take_while(is_attribute_name_byte).to_ascii_lowercase();
        if name.is_empty() {
            return Err(self.problem(start, HtmlProblem::OddTag));
        }
        let mut end = self.at;
        self.take_while(|byte| byte.is_ascii_whitespace());
        let mut value = String::new();
        if self.peek() == Some(b'=') {
            self.at += 1;
            self.take_while(|byte| byte.is_ascii_whitespace());
            value = decode(self.value(tag)?);
            end = self.at;
        }
        Ok(Attribute {
            name,
            value,
            span: start..end,
        })
    }

    fn value(&mut self, tag: usize) -> Result<&str, HtmlError> {
        let quote = match self.peek() {
            Some(quote @ (b'"' | b'\'')) => quote,
            Some(byte) if byte != b'>' => {
                let start = self.at;
                self.take_while(|byte| !byte.is_ascii_whitespace() && byte != b'>');
                let value = &self.page[start..self.at];
                return match value.find(['"', '\'', '<', '=', '`']) {
                    Some(odd) => Err(self.problem(start + odd, HtmlProblem::OddTag)),
                    None => Ok(value),
                };
            }
            _ => return Err(self.problem(tag, HtmlProblem::OddTag)),
        };
        self.at += 1;
        let start = self.at;
        self.take_while(|byte| byte != quote);
        if self.peek().is_none() {
            return Err(self.problem(tag, HtmlProblem::Unclosed("tag")));
        }
        self.at += 1;
        Ok(&self.page[start..self.at - 1])
    }

    /// Moves past the text and the end tag of an element whose content is text.
    fn raw_text(&mut self, name: &str, tag: usize) -> Result<Option<Range<usize>>, HtmlError> {
        let Some(kind) = RAW_TEXT.into_iter().find(|kind| *kind == name) else {
            return Ok(None);
        };
        let start = self.at;
        let end = start
            + end_tag_of(kind, self.rest())
                .ok_or_else(|| self.problem(tag, HtmlProblem::Unclosed(kind)))?;
        if kind == "script"
            && let Some(comment) = self.page[start..end].find("<!--")
        {
            return Err(self.problem(start + comment, HtmlProblem::CommentInScript));
        }
        self.at = end;
        self.end_tag()?;
        Ok(Some(start..end))
    }

    fn take_while(&mut self, accept: impl Fn(u8) -> bool) -> &str {
        let start = self.at;
        let bytes = self.page.as_bytes();
        while bytes.get(self.at).is_some_and(|byte| accept(*byte)) {
            self.at += 1;
        }
        &self.page[start..self.at]
    }

    fn peek(&self) -> Option<u8> {
        self.page.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &str {
        &self.page[self.at..]
    }

    fn problem(&self, place: usize, problem: HtmlProblem) -> HtmlError {
        HtmlError {
            line: line_at(self.page, place),
            problem,
        }
    }
}

/// Finds `</name` followed by a sign that ends the name.
fn end_tag_of(name: &str, text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let needle = format!("</{name}");
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(*byte, b'/' | b'>');
    lower.match_indices(&needle).map(|(at, _)| at).find(|at| {
        let after = lower.as_bytes().get(at + needle.len());
        after.is_some_and(ends)
    })
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b':'
}

fn is_attribute_name_byte(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'=' | b'"' | b'\'' | b'<')
}
