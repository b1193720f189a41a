//! Scripts as they ship: without indentation, and without lines that only hold a comment.
//!
//! The sources keep both; in a page they are an eighth of a script's weight.

/// Takes away what no browser needs. A text with a template of several lines stays as it is: there
/// a line's beginning may mean something.
#[must_use]
pub(crate) fn squeeze(text: &str) -> String {
    if text.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return text.to_owned();
    }
    let mut squeezed = String::with_capacity(text.len());
    let mut is_comment = false;
    for line in text.lines().map(str::trim) {
        is_comment |= line.starts_with("/**");
        let is_kept = !is_comment && !line.is_empty() && !line.starts_with("//");
        if is_kept {
            squeezed.push_str(line);
            squeezed.push('\n');
        }
        is_comment &= !line.ends_with("*/");
    }
    squeezed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_statement() {
        let text = "// one\n(() => {\n    /**\n     * two\n     */\n    a(); // three\n\n    /** four */\n  b('//');\n})();\n";
        assert_eq!(squeeze(text), "(() => {\na(); // three\nb('//');\n})();\n");
    }

    #[test]
    fn leaves_templates_of_several_lines() {
        let text = "let a = `\n    // part of it\n`;\n";
        assert_eq!(squeeze(text), text);
        assert_eq!(squeeze("  let a = `${b}`;\n"), "let a = `${b}`;\n");
    }
}
