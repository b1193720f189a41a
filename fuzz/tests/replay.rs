//! Puts the corpus, hostile bytes, and mutations of both to every target, on any toolchain, and
//! measures the most memory that reading takes against the bound that the parser's docs state.
//!
//! `HOLDFAST_SEED` makes the same mutations again.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops where its own data is not as it should be"
)]
#![expect(clippy::print_stdout, reason = "a harness tells what it counted")]

mod replay {
    pub(crate) mod corpus;
    pub(crate) mod memory;
    pub(crate) mod mutation;
}

use std::{
    panic::{self, AssertUnwindSafe},
    path::PathBuf,
    process::ExitCode,
    time::{Duration, Instant},
};

use fuzz::{TARGETS, Target};
use replay::{corpus, memory, mutation::Mutations};

#[global_allocator]
static ALLOCATOR: memory::Counting = memory::Counting;

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let seed = seed();
    println!("mutated from HOLDFAST_SEED={seed:x}");
    // What a panic says is told with its input.
    panic::set_hook(Box::new(|_| {}));
    let started = Instant::now();
    let targets = TARGETS.iter().filter(|target| {
        wanted.is_empty()
            || wanted
                .iter()
                .any(|name| target.name.contains(name.as_str()))
    });
    let outcomes: Vec<Outcome> = targets.map(|target| replay_one(target, seed)).collect();
    tell(&outcomes, started)
}

/// What became of a target's inputs.
#[derive(Default)]
struct Outcome {
    name: &'static str,
    passed: usize,
    failed: Vec<String>,
    /// The largest share of the bound that was taken, in thousandths, and in bytes.
    most: (usize, usize),
    slowest: Duration,
}

fn replay_one(target: &Target, seed: u64) -> Outcome {
    let mut outcome = Outcome {
        name: target.name,
        ..Outcome::default()
    };
    let started = Instant::now();
    let seeds = corpus::of(target.name);
    let hostile = (target.hostile)();
    // Word lists are unpacked once, by whoever is first.
    seeds.iter().for_each(|bytes| (target.read)(bytes));
    for bytes in seeds.iter().chain(&hostile) {
        put(target, bytes, &mut outcome);
    }
    let mut mutations = Mutations::new(seed, target.name, target.max_len_bytes);
    // A few bytes of the hostile ones' are as good to mutate as many.
    let short = hostile
        .iter()
        .filter(|bytes| bytes.len() <= SHORT_LEN_BYTES);
    let parents: Vec<&[u8]> = seeds.iter().chain(short).map(Vec::as_slice).collect();
    let until = Instant::now() + TIME_FOR_MUTATIONS;
    for _ in 0..MUTATIONS {
        put(target, &mutations.next(&parents), &mut outcome);
        // A machine under load makes fewer, but never none.
        if Instant::now() > until && outcome.passed > LEAST {
            break;
        }
    }
    let word = if outcome.failed.is_empty() {
        "ok"
    } else {
        "FAILED"
    };
    let took = started.elapsed().as_secs_f64();
    println!(
        "test replay of {} ... {word}, {} inputs in {took:.1} s",
        target.name, outcome.passed
    );
    outcome
        .failed
        .iter()
        .take(SHOWN)
        .for_each(|text| println!("    {text}"));
    outcome
}

fn put(target: &Target, bytes: &[u8], outcome: &mut Outcome) {
    let started = Instant::now();
    // A text is made of bytes before a parser of texts sees it.
    let text = String::from_utf8_lossy(bytes);
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        let taken =
            [bytes, text.as_bytes()].map(|bytes| memory::most_taken(|| (target.read)(bytes)));
        (target.check)(bytes);
        taken[0].max(taken[1])
    }));
    let took = started.elapsed();
    outcome.slowest = outcome.slowest.max(took);
    let bound = target.bound.of(bytes.len().max(text.len()));
    let fault = match result {
        Err(payload) => Some(said(&*payload)),
        Ok(taken) if taken > bound => Some(format!("took {taken} bytes, more than {bound}")),
        Ok(_) if took > TOO_LONG => Some(format!("took {} s", took.as_secs())),
        Ok(taken) => {
            outcome.most = outcome.most.max((taken * 1000 / bound.max(1), taken));
            None
        }
    };
    match fault {
        None => outcome.passed += 1,
        Some(fault) => outcome.failed.push(kept(target, bytes, &fault)),
    }
}

/// Keeps the input in a file, to be put again as a part of the corpus.
fn kept(target: &Target, bytes: &[u8], fault: &str) -> String {
    let name = format!("{}-{:016x}", target.name, mutation_name(bytes));
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    let fault = fault.replace('\n', " ");
    format!("{fault}; {} bytes, kept in {}", bytes.len(), path.display())
}

fn mutation_name(bytes: &[u8]) -> u64 {
    let add = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, add)
}

fn said(payload: &(dyn std::any::Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    text.unwrap_or("it panicked").to_owned()
}

fn tell(outcomes: &[Outcome], started: Instant) -> ExitCode {
    for Outcome {
        name,
        passed,
        most: (thousandths, bytes),
        slowest,
        ..
    } in outcomes
    {
        let (whole, part) = (thousandths / 10, thousandths % 10);
        println!(
            "cases: bytes put to {name}: {passed}, at most {bytes} bytes of memory, {whole}.{part} % \
             of what is stated; {} ms for the slowest",
            slowest.as_millis()
        );
    }
    let failed: Vec<String> = outcomes
        .iter()
        .flat_map(|outcome| {
            outcome
                .failed
                .iter()
                .map(|text| format!("{}: {text}", outcome.name))
        })
        .collect();
    if !failed.is_empty() {
        println!("\nfailures:");
        failed
            .iter()
            .take(LISTED)
            .for_each(|name| println!("    {name}"));
        println!();
    }
    let passed: usize = outcomes.iter().map(|outcome| outcome.passed).sum();
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

fn seed() -> u64 {
    use std::hash::{BuildHasher, RandomState};

    match std::env::var("HOLDFAST_SEED") {
        Ok(text) if !text.is_empty() => u64::from_str_radix(&text, 16)
            .expect("HOLDFAST_SEED is a number of at most 16 hexadecimal digits"),
        _ => RandomState::new().hash_one(0),
    }
}

const MUTATIONS: usize = 3000;
const LEAST: usize = 200;
const TIME_FOR_MUTATIONS: Duration = Duration::from_secs(4);
/// Far more than any takes, on a machine under load.
const TOO_LONG: Duration = Duration::from_secs(60);
const SHORT_LEN_BYTES: usize = 4096;
const SHOWN: usize = 5;
const LISTED: usize = 40;
