//! `test`: every check and test, each a step of its own, told at the end on one page.
//!
//! The steps call the tools that a contributor would; what is added is the order, the environment
//! and the counting. A step that fails stops none but those that need what it makes.

mod checks;
mod equipment;
mod examples;
mod ledger;
mod libtest;
mod live;
mod purity;
mod reproducible;
mod suites;
mod tally;

use std::process::ExitCode;

use crate::arguments::Extent;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::report;
use crate::setup::Peer;
use crate::site::{self, Built};
use crate::size::Sizes;
use equipment::Equipment;
use ledger::Ledger;

/// Takes every step and prints what they came to.
pub(crate) fn run(checkout: &Checkout, extent: Extent) -> ExitCode {
    let mut ledger = Ledger::default();
    let equipment = Equipment::set_up(checkout, extent, &mut ledger);
    check_sources(checkout, &equipment, &mut ledger);
    test_crates(checkout, &equipment, &mut ledger);
    let built = build(checkout, &mut ledger);
    match extent {
        Extent::Fast => {
            let left_out = [ELSEWHERE, VET, END_TO_END];
            left_out
                .iter()
                .for_each(|name| ledger.skip(name, "--fast leaves it out"));
        }
        Extent::Full => test_site(checkout, &equipment, built.as_ref(), &mut ledger),
    }
    println!("{ledger}");
    ledger.exit_code()
}

fn check_sources(checkout: &Checkout, equipment: &Equipment, ledger: &mut Ledger) {
    ledger.check("format", || checks::format(checkout));
    ledger.check("clippy", || checks::clippy(checkout));
    ledger.check("clippy for the browser", || {
        checks::clippy_for_the_browser(checkout)
    });
    ledger.check("docs", || checks::docs(checkout));
    ledger.check("examples", || examples::are_everywhere(checkout));
    ledger.check("wallet-core on a bare target", || {
        purity::bare_core(checkout)
    });
    ledger.check("wallet-core without randomness", || {
        purity::core_without_randomness(checkout)
    });
    ledger.check("page without wallet-core", || {
        purity::page_without_core(checkout)
    });
    ledger.check("what one must trust", || crate::trust::is_true(checkout));
    match &equipment.cargo_deny {
        Some(program) => ledger.check(DENY, || checks::dependencies(checkout, program)),
        None => ledger.skip(DENY, UNEQUIPPED),
    }
}

fn test_crates(checkout: &Checkout, equipment: &Equipment, ledger: &mut Ledger) {
    match equipment.of_crates() {
        Some(environment) => ledger.suite(CRATES, || suites::crates(checkout, &environment?)),
        None => ledger.skip(CRATES, UNEQUIPPED),
    }
}

fn build(checkout: &Checkout, ledger: &mut Ledger) -> Option<Built> {
    let built = ledger.make("site", || {
        let built = site::build(checkout)?;
        report::progress(&report::site_line(&built));
        Ok(built)
    });
    match &built {
        Some(built) => ledger.check(SIZE, || within_limits(built)),
        None => ledger.skip(SIZE, NO_SITE),
    }
    built
}

/// What a second build or a browser proves.
fn test_site(
    checkout: &Checkout,
    equipment: &Equipment,
    built: Option<&Built>,
    ledger: &mut Ledger,
) {
    match built {
        Some(built) => ledger.check(ELSEWHERE, || reproducible::same_elsewhere(checkout, built)),
        None => ledger.skip(ELSEWHERE, NO_SITE),
    }
    match &equipment.peer {
        Peer::Built(_) => ledger.check(VET, || checks::vet(checkout)),
        Peer::Absent(reason) => ledger.skip(VET, reason),
    }
    match (built, &equipment.geckodriver) {
        (Some(built), Some(_)) => ledger.suite(END_TO_END, || {
            let environment = equipment.of_scenarios(built)?;
            suites::end_to_end(checkout, &environment, &equipment.peer)
        }),
        (None, _) => ledger.skip(END_TO_END, NO_SITE),
        (_, None) => ledger.skip(END_TO_END, UNEQUIPPED),
    }
}

fn within_limits(built: &Built) -> Result<(), Failure> {
    let sizes = Sizes::of(built)?;
    report::progress(&sizes.summary());
    let over = sizes.over();
    if over.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!("Too much loads: {}.", over.join("; ")),
        "See what it is made of: cargo xtask size",
    ))
}

const CRATES: &str = "tests of the crates";
const DENY: &str = "licences, bans, sources";
const SIZE: &str = "size of the site";
const ELSEWHERE: &str = "same site from elsewhere";
const VET: &str = "go vet";
const END_TO_END: &str = "end to end";

const UNEQUIPPED: &str = "something that it needs could not be set up";
const NO_SITE: &str = "there is no site to test";
