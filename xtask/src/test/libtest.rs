//! Reads along with what cargo and its test harnesses say, and counts.
//!
//! libtest and libtest-mimic word results alike; cargo says which binary they are of. A suite that
//! counts cases says more of them in lines of its own, which begin with `cases: `, or are indented
//! below such a line.

use super::tally::Tally;

/// Reads line by line.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    binary: String,
    list: Option<Vec<String>>,
    ignored: Vec<String>,
    is_in_note: bool,
    tally: Tally,
}

impl Reader {
    /// Reads the next line.
    pub(crate) fn line(&mut self, line: &str) {
        let line = line.trim_end();
        if self.note(line) {
            return;
        }
        if let Some(rest) = line.strip_prefix("     Running ") {
            self.binary = binary(rest).to_owned();
        } else if let Some(name) = line.strip_prefix("   Doc-tests ") {
            self.binary = format!("docs of {name}");
        } else if let Some(result) = line.strip_prefix("test result: ") {
            self.result(result);
        } else if line == "failures:" {
            // The first such heading stands over what the tests said, the last over their names.
            self.list = Some(Vec::new());
        } else if let Some(name) = ignored(line) {
            self.ignored.push(name.to_owned());
        } else if let (Some(list), Some(name)) = (&mut self.list, line.strip_prefix("    ")) {
            list.push(name.to_owned());
        }
    }

    /// What was counted.
    pub(crate) fn into_tally(self) -> Tally {
        self.tally
    }

    /// Takes a line about cases.
    fn note(&mut self, line: &str) -> bool {
        let notes = &mut self.tally.notes;
        if let Some(note) = line.strip_prefix("cases: ") {
            notes.push(note.to_owned());
            self.is_in_note = true;
            return true;
        }
        self.is_in_note &= line.starts_with("    ");
        if let (true, Some(note)) = (self.is_in_note, notes.last_mut()) {
            note.push('\n');
            note.push_str(line.trim_start());
        }
        self.is_in_note
    }

    /// An ignored test counts as failed, since nobody would miss it.
    fn result(&mut self, result: &str) {
        self.tally.passed += count(result, "passed");
        let failed = self.list.take().unwrap_or_default();
        self.name(failed, count(result, "failed"), "");
        let ignored = std::mem::take(&mut self.ignored);
        self.name(ignored, count(result, "ignored"), " is ignored");
    }

    fn name(&mut self, mut names: Vec<String>, count: usize, what: &str) {
        names.resize_with(count, || "a test that bears no name".to_owned());
        let binary = &self.binary;
        let named = names.iter().map(|name| format!("{binary}: {name}{what}"));
        self.tally.failed.extend(named);
    }
}

/// Takes the crate's name out of `unittests src/lib.rs (target/debug/deps/chain-0123abcd)`.
fn binary(rest: &str) -> &str {
    let path = rest
        .rsplit_once('(')
        .map_or(rest, |(_, path)| path.trim_end_matches(')'));
    let file = path.rsplit(['/', '\\']).next().unwrap_or(path);
    file.rsplit_once('-').map_or(file, |(name, _)| name)
}

/// Takes the name out of `test canary   ... ignored, too slow`; names are padded to one length.
fn ignored(line: &str) -> Option<&str> {
    Some(
        line.strip_prefix("test ")?
            .split_once(" ... ignored")?
            .0
            .trim_end(),
    )
}

/// Finds the number before a word, as in `ok. 16 passed; 0 failed; 0 ignored`.
fn count(result: &str, word: &str) -> usize {
    let mut parts = result
        .split([';', '.'])
        .filter_map(|part| part.trim().split_once(' '));
    parts
        .find(|(_, what)| *what == word)
        .and_then(|(number, _)| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, passed: usize, failed: &[&str]) {
        let mut reader = Reader::default();
        text.lines().for_each(|line| reader.line(line));
        let tally = reader.into_tally();
        assert_eq!(
            (tally.passed, tally.failed),
            (passed, failed.iter().map(|s| (*s).to_owned()).collect())
        );
    }

    #[test]
    fn adds_up_binaries_and_docs() {
        check(
            "     Running unittests src/main.rs (target/debug/deps/xtask-65a7c85bdf509a0c)\n\
             \n\
             running 16 tests\n\
             test ether::tests::reads_and_writes_exactly ... ok\n\
             test result: ok. 16 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             \n\
             \u{20}  Doc-tests chain\n\
             test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.91s\n",
            19,
            &[],
        );
    }

    #[test]
    fn names_what_failed() {
        check(
            "     Running tests/it/main.rs (target/debug/deps/it-65a7c85bdf509a0c)\n\
             failures:\n\
             \n\
             ---- faults::late stdout ----\n\
             \u{20}   left: 1\n\
             \n\
             failures:\n\
             \u{20}   faults::late\n\
             \u{20}   src/lib.rs - pool (line 3)\n\
             \n\
             test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
            5,
            &["it: faults::late", "it: src/lib.rs - pool (line 3)"],
        );
    }

    #[test]
    fn counts_ignored_tests_as_failed() {
        check(
            "     Running tests/end_to_end.rs (target/debug/deps/end_to_end-65a7c85bdf509a0c)\n\
             test canary    ... ignored, too slow\n\
             test result: ok. 1 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
            1,
            &["end_to_end: canary is ignored"],
        );
    }

    #[test]
    fn leaves_none_uncounted_for_lack_of_a_name() {
        check(
            "     Running unittests src/lib.rs (target/debug/deps/pack-65a7c85bdf509a0c)\n\
             test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n",
            0,
            &["pack: a test that bears no name"],
        );
    }

    #[test]
    fn keeps_what_is_said_of_cases() {
        let mut reader = Reader::default();
        let text = "cases: of others: 7 agree, 0 refused by design, 2 left out\n    2 left out: no use\n\
             test result: ok. 7 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n    aside\n";
        text.lines().for_each(|line| reader.line(line));
        let expected = "of others: 7 agree, 0 refused by design, 2 left out\n2 left out: no use";
        assert_eq!(reader.into_tally().notes, [expected]);
    }
}
