use alloc::{format, string::String, vec::Vec};

use proptest::prelude::*;

use super::{tool::log2, *};
use crate::mnemonic::Phrase;

const GENERATOR: [u8; 32] = *b"0123456789abcdef0123456789abcdef";

fn parse(tool: Tool, text: &str) -> PhysicalEntropy {
    PhysicalEntropy::parse(tool, text).unwrap()
}

fn findings(tool: Tool, text: &str) -> Vec<Finding> {
    parse(tool, text).judge(WordCount::Twelve).findings
}

/// Numbers of xorshift64*: even enough to stand for a fair tool, and the same in every run.
fn fair(tool: Tool, rolls: usize, seed: u64) -> PhysicalEntropy {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut below = |limit: u64| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % limit
    };
    let mut deck = Vec::new();
    let values = (0..rolls).map(|_| match tool {
        Tool::Cards => {
            if deck.is_empty() {
                deck = (0..52).collect();
            }
            let at = below(deck.len() as u64);
            deck.swap_remove(usize::try_from(at).unwrap())
        }
        tool => u8::try_from(below(u64::from(tool.outcomes()))).unwrap(),
    });
    PhysicalEntropy {
        tool,
        values: Zeroizing::new(values.collect()),
    }
}

#[test]
fn writes_the_bits_of_the_table() {
    let check = |tool, text, expected| assert_eq!(parse(tool, text).bits().expose(), expected);
    check(Tool::Coin, "HT10", "1 0 1 0");
    check(Tool::D4, "1234", "01 10 11 00");
    check(Tool::D6, "612345", "00 01 10 11 0 1");
    check(Tool::D8, "12345678", "001 010 011 100 101 110 111 000");
    check(
        Tool::D10,
        "0123456789",
        "000 001 010 011 100 101 110 111 0 1",
    );
    check(Tool::D12, "12 1 7 8,9,10 11", "000 001 111 00 01 10 11");
    check(Tool::D20, "20 15 16 19", "0000 1111 00 11");
}

/// The first card of a deck gives what Ian Coleman's page gives for it; those behind it count
/// among fewer.
#[test]
fn counts_cards_among_what_is_left() {
    let check = |text, expected| assert_eq!(parse(Tool::Cards, text).bits().expose(), expected);
    check("AC", "00000");
    check("KS", "11");
    check("AS", "0111");
    check("7H", "0000");
    // 51 are left: shares of 32, 16, 2 and 1.
    check("AC KS", "00000 -");
    check("AC QS", "00000 1");
}

/// A whole deck gives nothing for its last card, and the next one may hold any card again.
#[test]
fn goes_on_with_another_deck() {
    let ranks = "A23456789TJQK".chars();
    let deck: String = ["C", "D", "H", "S"]
        .iter()
        .flat_map(|suit| ranks.clone().map(move |rank| format!("{rank}{suit}")))
        .collect();
    let one = parse(Tool::Cards, &deck);
    assert!(one.bits().expose().ends_with(" -"));
    // log2(52!) is 225.58.
    assert_eq!(one.judge(WordCount::Twelve).uncertainty >> 16, 225);
    let two = parse(Tool::Cards, &format!("{deck} AC"));
    assert!(two.bits().expose().ends_with(" - 00000"));
    let twice = PhysicalEntropy::parse(Tool::Cards, "AC KH ac");
    assert_eq!(
        twice.unwrap_err(),
        PhysicalEntropyError::CardTwice { roll: 3 }
    );
}

#[test]
fn names_the_roll_at_fault() {
    let check = |tool, text: &str, expected| {
        let error = PhysicalEntropy::parse(tool, text).unwrap_err();
        assert_eq!(error, expected, "{text:.20}");
    };
    let at = |roll| PhysicalEntropyError::NotAnOutcome { roll };
    check(Tool::Coin, "", PhysicalEntropyError::Empty);
    check(Tool::Coin, " ,\n", PhysicalEntropyError::Empty);
    check(Tool::Coin, "HTX", at(3));
    check(Tool::D4, "5", at(1));
    check(Tool::D6, "1 2 0", at(3));
    check(Tool::D6, "12é", at(3));
    check(Tool::D12, "12 13", at(2));
    check(Tool::D12, "1212", at(1));
    check(Tool::D20, "1 +2", at(2));
    check(Tool::D20, "1 02", at(2));
    check(Tool::D20, "1 99999999999999999999", at(2));
    check(Tool::Cards, "AS K", at(2));
    check(Tool::Cards, "AS 1H", at(2));
    check(Tool::Cards, "A\u{2660}\u{fe0f}, 10x", at(2));
    check(Tool::D6, &"1".repeat(1025), PhysicalEntropyError::TooLong);
    check(
        Tool::D6,
        &" ".repeat(10_000_000),
        PhysicalEntropyError::TooLong,
    );
}

/// `printf '0123456789abcdef0123456789abcdef5 3 6 6 2 1' | sha256sum`
#[test]
fn mixes_as_documented() {
    let rolls = parse(Tool::D6, "536,6 21");
    let entropy = |count| rolls.entropy(count, Mixing::WithGenerator, &GENERATOR);
    let long = entropy(WordCount::TwentyFour).unwrap();
    let hex = alloy_primitives::hex::encode(long.expose());
    assert_eq!(hex, MIXED);
    let short = entropy(WordCount::Twelve).unwrap();
    assert_eq!(short.expose(), &long.expose()[..16]);
    let failed = rolls.entropy(WordCount::Twelve, Mixing::WithGenerator, &[7; 32]);
    assert_eq!(failed.unwrap_err(), PhysicalEntropyError::NoRandomness);
}

/// Alone, the entropy is the bits one behind another, and nothing of the generator.
#[test]
fn takes_the_bits_as_they_are() {
    for (tool, rolls) in [
        (Tool::Coin, 256),
        (Tool::D6, 180),
        (Tool::D20, 90),
        (Tool::Cards, 70),
    ] {
        let rolled = fair(tool, rolls, 7);
        for count in WordCount::ALL {
            let entropy = rolled
                .entropy(count, Mixing::PhysicalAlone, &[0; 32])
                .unwrap();
            let bits: String = entropy
                .expose()
                .iter()
                .map(|byte| format!("{byte:08b}"))
                .collect();
            assert!(
                rolled
                    .bits()
                    .expose()
                    .replace([' ', '-'], "")
                    .starts_with(&bits)
            );
            assert_eq!(
                Phrase::from_entropy(entropy.expose()).unwrap().word_count(),
                count
            );
        }
    }
}

#[test]
fn finds_what_no_fair_tool_gives() {
    let check = |tool, text: &str, finding| {
        let found = findings(tool, text);
        assert!(found.contains(&finding), "{text}: {found:?}");
        let alone = parse(tool, text).entropy(WordCount::Twelve, Mixing::PhysicalAlone, &GENERATOR);
        assert_eq!(alone.unwrap_err(), PhysicalEntropyError::Unfit(found));
    };
    check(Tool::D6, "153624", Finding::TooFew);
    check(Tool::D6, &"4".repeat(100), Finding::AllSame);
    check(
        Tool::Coin,
        &"HTHHT".repeat(30),
        Finding::Repeats { period: 5 },
    );
    check(
        Tool::D6,
        &"1234561652".repeat(9),
        Finding::Repeats { period: 10 },
    );
    let spoilt = |text: &str| {
        let honest = fair(Tool::D6, 90, 3);
        String::from(honest.notation().expose()) + text
    };
    check(
        Tool::D6,
        &spoilt(&"2".repeat(20)),
        Finding::LongRun { rolls: 20 },
    );
    check(
        Tool::D6,
        &spoilt(&"262364 162226".repeat(10)),
        Finding::Uneven,
    );
    let shuffled = "314265 526413 643152 165234 251364 436125 ".repeat(2);
    check(Tool::D6, &(shuffled + "465123 142536"), Finding::TooEven);
    let mut alternating = String::new();
    for at in 0..200_u32 {
        alternating += ["121343", "565624", "316426"][(at * at % 7 % 3) as usize];
    }
    check(Tool::D6, &alternating[..900], Finding::OddNeighbours);
    check(
        Tool::Cards,
        "AC 2C 3C 4C 6C 7C 8C 9C JC QC KC AD",
        Finding::InOrder,
    );
}

/// Of ten thousand honest series hardly any is spoken against.
#[test]
fn lets_honest_rolls_be() {
    for tool in Tool::ALL {
        let rolls = if tool == Tool::Coin { 256 } else { 160 };
        let spoken_against = (1..=1250).filter(|seed| {
            let judgement = fair(tool, rolls, *seed).judge(WordCount::Twelve);
            !judgement.findings.is_empty()
        });
        assert!(spoken_against.count() <= 1, "{tool:?}");
    }
}

/// Each bit of a fair tool is one as often as zero, whatever stands before it: over all outcomes of
/// two rolls each pair of bits at the front comes equally often within its length.
#[test]
fn shares_are_even() {
    for outcomes in 2..=52_u8 {
        for len in 1..=5 {
            let of_len = (0..outcomes).map(|value| tool::bits(value, outcomes));
            let mut found: Vec<u8> = of_len.filter(|(_, l)| *l == len).map(|(b, _)| b).collect();
            found.sort_unstable();
            let share = 1 << len;
            let expected = if outcomes & share == 0 { 0 } else { share };
            assert!(found.into_iter().eq(0..expected), "{outcomes} {len}");
        }
    }
}

#[test]
fn counts_uncertainty_downwards() {
    for outcomes in 1..=52_u8 {
        let exact = f64::from(outcomes).log2() * 65_536.0;
        let found = f64::from(log2(outcomes));
        assert!(found <= exact + 1e-6 && exact - found < 1.001, "{outcomes}");
    }
}

#[test]
fn debug_is_redacted() {
    assert_eq!(
        format!("{:?}", parse(Tool::D6, "123")),
        "PhysicalEntropy(3 rolls)"
    );
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(at in 0..Tool::ALL.len(), text in ".{0,80}") {
        let _ = PhysicalEntropy::parse(Tool::ALL[at], &text);
    }

    #[test]
    fn notation_reads_back(at in 0..Tool::ALL.len(), rolls in 1..200_usize, seed: u64) {
        let rolled = fair(Tool::ALL[at], rolls, seed);
        let text = rolled.notation();
        let again = parse(rolled.tool, text.expose());
        prop_assert_eq!(&*again.values, &*rolled.values);
        let judgement = rolled.judge(WordCount::TwentyFour);
        let digits = rolled.bits().expose().bytes().filter(u8::is_ascii_digit).count();
        prop_assert_eq!(judgement.gathered_bits as usize, digits);
        prop_assert!(judgement.gathered_bits <= judgement.uncertainty >> 16);
    }
}

const MIXED: &str = "7b7d8cc7daa3f01670fac58d474aa8f116e5bb2608c70f6b362796a6bd01bd2f";
