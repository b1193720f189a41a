//! Takes the steps one by one, times them, and tells at the end what each came to.
//!
//! A step that fails stops nothing here: which steps need it is for the caller to say.

use std::fmt::{self, Write as _};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use super::tally::Tally;
use crate::failure::Failure;
use crate::report;

/// The steps so far.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    name: String,
    tally: Tally,
    took: Option<Duration>,
}

impl Ledger {
    /// Takes a step that counts tests.
    pub(crate) fn suite(&mut self, name: &str, work: impl FnOnce() -> Result<Tally, Failure>) {
        report::step(name);
        let started = Instant::now();
        let tally = work().unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Tally::failed(failure.entry())
        });
        let took = started.elapsed();
        report::progress(&format!("{} after {}", tally.short(), report::time(took)));
        self.steps.push(Step {
            name: name.to_owned(),
            tally,
            took: Some(took),
        });
    }

    /// Takes a step that makes what others need.
    pub(crate) fn make<T>(
        &mut self,
        name: &str,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Option<T> {
        let mut made = None;
        self.suite(name, || {
            made = Some(work()?);
            Ok(Tally::passed())
        });
        made
    }

    /// Takes a step that stands or falls as one.
    pub(crate) fn check(&mut self, name: &str, work: impl FnOnce() -> Result<(), Failure>) {
        self.make(name, work);
    }

    /// Leaves a step out, with the reason.
    pub(crate) fn skip(&mut self, name: &str, reason: &str) {
        let step = Step {
            name: name.to_owned(),
            tally: Tally::skipped(reason),
            took: None,
        };
        self.steps.push(step);
    }

    /// What the whole run came to, for a script.
    pub(crate) fn exit_code(&self) -> ExitCode {
        if self.total().failed.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }

    fn total(&self) -> Tally {
        let mut total = Tally::default();
        self.steps
            .iter()
            .for_each(|step| total.add(step.tally.clone()));
        total
    }

    fn times(&self) -> String {
        let mut text = String::new();
        let mut whole = Duration::ZERO;
        for Step { name, tally, took } in &self.steps {
            let Some(took) = took else { continue };
            whole += *took;
            // Writing to a string does not fail.
            let _ = writeln!(
                text,
                "{name:<40} {:>12}   {}",
                report::time(*took),
                tally.short()
            );
        }
        let _ = writeln!(text, "{:<40} {:>12}", "all", report::time(whole));
        text
    }

    fn list(&self, heading: &str, pick: impl Fn(&Tally) -> &[String]) -> String {
        let mut text = String::new();
        for Step { name, tally, .. } in &self.steps {
            for what in pick(tally) {
                let _ = writeln!(text, "{name}: {}", what.replace('\n', "\n    "));
            }
        }
        if text.is_empty() {
            text
        } else {
            format!("\n{heading}\n{text}")
        }
    }
}

impl fmt::Display for Ledger {
    /// Writes the times, what cases were put, what failed, what was skipped, and the three numbers
    /// as the last line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{}", self.times())?;
        f.write_str(&self.list("Cases", |tally| &tally.notes))?;
        f.write_str(&self.list("Failed", |tally| &tally.failed))?;
        f.write_str(&self.list("Skipped", |tally| &tally.skipped))?;
        write!(f, "\n{}", self.total().line())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on_after_a_failure_and_names_it() {
        let mut ledger = Ledger::default();
        ledger.check("format", || Ok(()));
        ledger.check("clippy", || {
            Err(Failure::new("It complained.", "Look above."))
        });
        assert_eq!(ledger.make("site", || Ok(7)), Some(7));
        ledger.skip("end to end", "--fast leaves it out");
        let text = ledger.to_string();
        assert!(
            text.contains("\nFailed\nclippy: It complained.\n    Look above.\n"),
            "{text}"
        );
        assert!(
            text.contains("\nSkipped\nend to end: --fast leaves it out\n"),
            "{text}"
        );
        assert!(text.ends_with("\n2 passed, 1 failed, 1 skipped"), "{text}");
        assert_eq!(ledger.exit_code(), ExitCode::FAILURE);
    }

    #[test]
    fn counts_every_test_of_a_suite() {
        let mut ledger = Ledger::default();
        ledger.suite("tests", || {
            Ok(Tally {
                passed: 40,
                ..Tally::default()
            })
        });
        ledger.check("format", || Ok(()));
        assert!(
            ledger
                .to_string()
                .ends_with("\n41 passed, 0 failed, 0 skipped")
        );
        assert_eq!(ledger.exit_code(), ExitCode::SUCCESS);
    }
}
