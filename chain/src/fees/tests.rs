//! Quotes from histories, plausible and not.

use wallet_types::{BlockRef, Digest, Gas, UnixMs};

use super::*;

const GWEI: u64 = 1_000_000_000;

fn head(base_fee: Wei) -> Head {
    Head {
        block: BlockRef {
            number: 102,
            hash: Digest::keccak256(b"head"),
        },
        made_at: UnixMs(0),
        base_fee_per_gas: Some(base_fee),
        gas_limit: Gas(30_000_000),
    }
}

/// Three blocks, 100 to 102, with base fees and tips in wei.
fn history(base_fees: [u64; 4], tips: [[u64; 3]; 3]) -> FeeHistory {
    FeeHistory {
        oldest_block: 100,
        base_fees: base_fees.map(Wei::from_u64).to_vec(),
        tips: tips.map(|tips| tips.map(Wei::from_u64)).to_vec(),
    }
}

fn quote_of(history: &FeeHistory) -> Result<FeeQuote, Fault> {
    let base_fee = history.base_fees[history.base_fees.len() - 2];
    quote_from(history, &head(base_fee), base_fee)
}

fn tips_of(tips: [[u64; 3]; 3]) -> [Wei; 3] {
    median_tips(&history([1; 4], tips).tips)
}

#[test]
fn takes_medians_and_doubles_the_base_fee() {
    let tips =
        [[1, 20, 300], [3, 10, 100], [2, 30, 200]].map(|tips| tips.map(|tip| tip * GWEI / 10));
    let quote = quote_of(&history([8 * GWEI, 9 * GWEI, 8 * GWEI, 9 * GWEI], tips));
    let offer = |tip: u64| FeeOffer {
        max_priority_fee_per_gas: Wei::from_u64(tip),
        max_fee_per_gas: Wei::from_u64(18 * GWEI + tip),
    };
    let expected = FeeQuote {
        next_base_fee_per_gas: Wei::from_u64(9 * GWEI),
        slow: offer(GWEI / 5),
        normal: offer(2 * GWEI),
        fast: offer(20 * GWEI),
        blocks: 3,
        doubts: vec![],
    };
    assert_eq!(quote, Ok(expected));
}

#[test]
fn ignores_empty_blocks_and_keeps_the_order() {
    let gwei = |tips: [u64; 3]| tips.map(|tip| Wei::from_u64(tip * GWEI));
    assert_eq!(
        tips_of([[0; 3], [GWEI, 2 * GWEI, 3 * GWEI], [0; 3]]),
        gwei([1, 2, 3])
    );
    let least = Wei::from_u64(FeeQuote::LEAST_TIP_WEI);
    assert_eq!(tips_of([[0; 3]; 3]), [least; 3]);
    assert_eq!(median_tips(&[]), [least; 3]);
    assert_eq!(tips_of([[3 * GWEI, 2 * GWEI, GWEI]; 3]), gwei([3, 3, 3]));
}

#[test]
fn flags_fees_that_would_drain() {
    let dear = 600 * GWEI;
    let quote = quote_of(&history([dear; 4], [[1, 1, 60 * GWEI]; 3])).expect("a quote");
    assert_eq!(quote.next_base_fee_per_gas, Wei::from_u64(dear));
    assert_eq!(
        quote.doubts,
        [
            FeeDoubt::PriceAboveCeiling {
                ceiling: Wei::from_u64(500 * GWEI)
            },
            FeeDoubt::TipAboveCeiling {
                ceiling: Wei::from_u64(50 * GWEI)
            },
        ]
    );
    assert!(!quote.is_plausible());
}

#[test]
fn flags_impossible_steps() {
    let jump = quote_of(&history([800, 800, 800, 901], [[0; 3]; 3])).expect("a quote");
    assert_eq!(jump.doubts, [FeeDoubt::BaseFeeJumps]);
    let fall = quote_of(&history([800, 699, 700, 700], [[0; 3]; 3])).expect("a quote");
    assert_eq!(fall.doubts, [FeeDoubt::BaseFeeJumps]);
    let steps = quote_of(&history([800, 900, 788, 788], [[0; 3]; 3])).expect("a quote");
    assert!(steps.is_plausible());
    let small = quote_of(&history([7, 8, 7, 8], [[0; 3]; 3])).expect("a quote");
    assert!(small.is_plausible());
}

#[test]
fn flags_a_history_that_contradicts_the_head() {
    let history = history([800; 4], [[0; 3]; 3]);
    let base_fee = Wei::from_u64(801);
    let quote = quote_from(&history, &head(base_fee), base_fee).expect("a quote");
    assert_eq!(quote.doubts, [FeeDoubt::ContradictsHead]);
}

#[test]
fn refuses_a_history_that_does_not_add_up() {
    let refused = Err(Fault::Contradiction(Contradiction::FeeHistory));
    let honest = history([800; 4], [[0; 3]; 3]);
    let broken = |change: fn(&mut FeeHistory)| {
        let mut history = honest.clone();
        change(&mut history);
        quote_of(&history)
    };
    assert!(quote_of(&honest).is_ok());
    assert_eq!(broken(|h| h.oldest_block = 99), refused);
    assert_eq!(broken(|h| h.oldest_block = u64::MAX), refused);
    assert_eq!(broken(|h| h.base_fees.truncate(3)), refused);
    assert_eq!(broken(|h| h.tips.clear()), refused);
}

#[test]
fn refuses_what_no_number_can_express() {
    let most = Wei::new(U256::MAX);
    assert_eq!(quote(most, [Wei::ZERO; 3]), Err(OUT_OF_RANGE));
    assert_eq!(quote(Wei::from_u64(1), [most; 3]), Err(OUT_OF_RANGE));
    assert_eq!(quote_without_history(most), Err(OUT_OF_RANGE));
}

#[test]
fn falls_back_to_rules_of_thumb() {
    let quote = quote_without_history(Wei::from_u64(8 * GWEI)).expect("a quote");
    assert_eq!(quote.next_base_fee_per_gas, Wei::from_u64(9 * GWEI));
    assert_eq!(quote.normal.max_fee_per_gas, Wei::from_u64(19 * GWEI));
    assert_eq!(quote.doubts, [FeeDoubt::NoHistory]);
}

#[test]
fn covers_six_full_blocks() {
    let base_fee = U256::from(1_000_000_000_u64);
    let mut dearest = base_fee;
    for _ in 1..6 {
        dearest += dearest / U256::from(8);
    }
    let quote = quote(Wei::new(base_fee), [Wei::ZERO; 3]).expect("a quote");
    assert!(quote.slow.max_fee_per_gas.as_u256() >= dearest);
}
