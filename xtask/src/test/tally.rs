//! What tests came to.

/// A count of tests, with the names of those that did not pass.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Tally {
    /// How many passed.
    pub(crate) passed: usize,
    /// Each that failed, with what is known of it.
    pub(crate) failed: Vec<String>,
    /// Each that was not run, with the reason.
    pub(crate) skipped: Vec<String>,
    /// What a suite says of the cases it put, with those it leaves out.
    pub(crate) notes: Vec<String>,
}

impl Tally {
    /// One that passed.
    pub(crate) fn passed() -> Self {
        Self {
            passed: 1,
            ..Self::default()
        }
    }

    /// One that failed.
    pub(crate) fn failed(what: impl Into<String>) -> Self {
        Self {
            failed: vec![what.into()],
            ..Self::default()
        }
    }

    /// One that was not run.
    pub(crate) fn skipped(what: impl Into<String>) -> Self {
        Self {
            skipped: vec![what.into()],
            ..Self::default()
        }
    }

    /// Whether nothing was counted.
    pub(crate) fn is_empty(&self) -> bool {
        self == &Self::default()
    }

    /// Adds another count.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed.extend(other.failed);
        self.skipped.extend(other.skipped);
        self.notes.extend(other.notes);
    }

    /// What it came to in a word where one is enough.
    pub(crate) fn short(&self) -> String {
        match (self.passed, self.failed.len(), self.skipped.len()) {
            (1, 0, 0) => "passed".to_owned(),
            (0, 1, 0) => "failed".to_owned(),
            _ => self.line(),
        }
    }

    /// The three numbers, as the last line of `cargo xtask test` has them.
    pub(crate) fn line(&self) -> String {
        let Self {
            passed,
            failed,
            skipped,
            ..
        } = self;
        format!(
            "{passed} passed, {} failed, {} skipped",
            failed.len(),
            skipped.len()
        )
    }
}
