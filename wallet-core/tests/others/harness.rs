//! Runs suites, each of many cases, and counts the cases.
//!
//! A case passes, or is refused as it should be, or fails by a panic; whatever is left out is named
//! with its reason.

use std::{
    panic::{self, AssertUnwindSafe},
    process::ExitCode,
    time::Instant,
};

use crate::random::seed;

/// Cases of one kind.
pub(crate) struct Suite {
    /// Its name, by which a filter picks it.
    pub(crate) name: &'static str,
    /// Puts every case.
    pub(crate) run: fn(&mut Cases),
}

/// What cases came to.
#[derive(Default)]
pub(crate) struct Cases {
    agreed: usize,
    refused: Vec<(&'static str, usize)>,
    left_out: Vec<(&'static str, usize)>,
    failed: Vec<String>,
}

impl Cases {
    /// Puts a case on which ours and the other should agree.
    pub(crate) fn agree(&mut self, name: &str, case: impl FnOnce()) {
        if self.holds(name, case) {
            self.agreed += 1;
        }
    }

    /// Puts a case that ours refuses, where the other does not: by design, for the reason told.
    pub(crate) fn refuse(&mut self, name: &str, reason: &'static str, case: impl FnOnce()) {
        if self.holds(name, case) {
            count(&mut self.refused, reason, 1);
        }
    }

    /// Leaves cases out, with the reason.
    pub(crate) fn leave_out(&mut self, number: usize, reason: &'static str) {
        count(&mut self.left_out, reason, number);
    }

    fn holds(&mut self, name: &str, case: impl FnOnce()) -> bool {
        let outcome = panic::catch_unwind(AssertUnwindSafe(case));
        if let Err(payload) = outcome {
            let text = payload.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
            let text = text.unwrap_or("it panicked");
            self.failed.push(format!("{name}: {text}"));
            return false;
        }
        true
    }

    fn passed(&self) -> usize {
        self.agreed + sum(&self.refused)
    }
}

/// Runs the suites that the arguments name, or all, and prints what they came to.
pub(crate) fn run<'a>(suites: impl Iterator<Item = &'a Suite>) -> ExitCode {
    let names: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let wanted = |suite: &&Suite| {
        names.is_empty() || names.iter().any(|name| suite.name.contains(name.as_str()))
    };
    // What a panic says is told with its case.
    panic::set_hook(Box::new(|_| {}));
    let started = Instant::now();
    println!("drawn from HOLDFAST_SEED={:x}", seed());
    let ran: Vec<_> = suites.filter(wanted).map(run_one).collect();
    tell(&ran, started)
}

fn run_one(suite: &Suite) -> (&'static str, Cases) {
    let started = Instant::now();
    let mut cases = Cases::default();
    // What a suite needs may be missing: then it fails as one case.
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| (suite.run)(&mut cases)));
    if let Err(payload) = outcome {
        cases.holds("set-up", || panic::resume_unwind(payload));
    }
    let word = if cases.failed.is_empty() {
        "ok"
    } else {
        "FAILED"
    };
    let (passed, took) = (cases.passed(), started.elapsed().as_secs_f64());
    println!(
        "test {} ... {word}, {passed} cases in {took:.1} s",
        suite.name
    );
    for text in cases.failed.iter().take(SHOWN) {
        println!("    {text}");
    }
    (suite.name, cases)
}

fn tell(ran: &[(&'static str, Cases)], started: Instant) -> ExitCode {
    for (name, cases) in ran {
        let (agreed, refused, left_out) = (cases.agreed, sum(&cases.refused), sum(&cases.left_out));
        println!("cases: {name}: {agreed} agree, {refused} refused by design, {left_out} left out");
        for (what, list) in [("refused", &cases.refused), ("left out", &cases.left_out)] {
            for (reason, number) in list {
                println!("    {number} {what}: {reason}");
            }
        }
    }
    let failed = ran.iter().flat_map(|(name, cases)| {
        let names = cases
            .failed
            .iter()
            .map(|text| text.lines().next().unwrap_or_default());
        names.map(move |text| format!("{name}: {text}"))
    });
    let failed: Vec<String> = failed.collect();
    if !failed.is_empty() {
        println!("\nfailures:");
        failed.iter().for_each(|name| println!("    {name}"));
        println!();
    }
    let passed: usize = ran.iter().map(|(_, cases)| cases.passed()).sum();
    let word = if failed.is_empty() { "ok" } else { "FAILED" };
    println!(
        "test result: {word}. {passed} passed; {} failed; 0 ignored; 0 measured; 0 filtered out; \
         finished in {:.2}s",
        failed.len(),
        started.elapsed().as_secs_f64()
    );
    if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn count(list: &mut Vec<(&'static str, usize)>, reason: &'static str, number: usize) {
    match list.iter_mut().find(|(known, _)| *known == reason) {
        Some((_, counted)) => *counted += number,
        None => list.push((reason, number)),
    }
}

fn sum(list: &[(&'static str, usize)]) -> usize {
    list.iter().map(|(_, number)| number).sum()
}

/// So many failures of a suite are told in full.
const SHOWN: usize = 4;
