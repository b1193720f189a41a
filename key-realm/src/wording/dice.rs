//! What is said about one's own dice, coins and cards.

use wallet_core::mnemonic::{Finding, Judgement, PhysicalEntropyError, Tool};

pub(crate) const DICE_LEAD: &str = "For whoever wants to see chance at work. What you roll is mixed \
    with what this browser draws: together they are as good as the better of the two.";
pub(crate) const DICE_ALONE: &str = "Use what I typed alone, and nothing that this browser draws";
pub(crate) const DICE_ALONE_WARNING: &str = "Then the words are exactly as good as your rolls. \
    Whoever can guess how you rolled, or reads them, has the money. Never make rolls up.";

/// A tool, by name.
pub(crate) const fn tool(tool: Tool) -> &'static str {
    match tool {
        Tool::Coin => "A coin",
        Tool::D4 => "A die with 4 sides",
        Tool::D6 => "A die with 6 sides",
        Tool::D8 => "A die with 8 sides",
        Tool::D10 => "A die with 10 sides",
        Tool::D12 => "A die with 12 sides",
        Tool::D20 => "A die with 20 sides",
        Tool::Cards => "A deck of 52 cards",
    }
}

/// How to type what came up.
pub(crate) const fn dice_hint(tool: Tool) -> &'static str {
    match tool {
        Tool::Coin => "H for heads and T for tails, or 1 and 0.",
        Tool::D10 => "Digits from 0 to 9, with spaces or without.",
        Tool::D12 | Tool::D20 => "Numbers, with a space between any two.",
        Tool::Cards => "Rank and suit, such as AS, 10H, QD, 7C. Shuffle well, and put none back.",
        Tool::D4 | Tool::D6 | Tool::D8 => "Digits from 1 on, with spaces or without.",
    }
}

/// What the rolls amount to.
pub(crate) fn rolls_so_far(judged: &Judgement) -> String {
    format!(
        "{} typed: {} of {} bits. Below are the bits that follow.",
        judged.rolls, judged.gathered_bits, judged.needed_bits
    )
}

/// What speaks against them.
pub(crate) fn dice_finding(finding: &Finding) -> String {
    match finding {
        Finding::TooFew => "Not enough yet to stand alone.",
        Finding::AllSame => "All are the same.",
        Finding::Repeats { period } => {
            return format!("The same series comes again after every {period}.");
        }
        Finding::LongRun { rolls } => {
            return format!("One outcome comes {rolls} times in a row, which chance hardly does.");
        }
        Finding::Uneven => "Some outcomes come far more often than others. Is the tool fair?",
        Finding::TooEven => "All outcomes come almost equally often, as in a made-up series.",
        Finding::OddNeighbours => {
            "Equal ones follow each other too often or too seldom, as in a made-up series."
        }
        Finding::InOrder => "The cards are nearly in order. Shuffle the deck.",
        _ => "They do not look like chance.",
    }
    .to_owned()
}

/// What is wrong with them.
pub(crate) fn dice_fault(fault: &PhysicalEntropyError) -> String {
    match fault {
        PhysicalEntropyError::Empty => "Nothing is typed yet.".to_owned(),
        PhysicalEntropyError::TooLong => {
            "This is more than is taken. 1024 are the most.".to_owned()
        }
        PhysicalEntropyError::NotAnOutcome { roll } => {
            format!("Number {roll} is nothing that this tool gives.")
        }
        PhysicalEntropyError::CardTwice { roll } => {
            format!("Card number {roll} was drawn before. A whole deck comes before the next.")
        }
        PhysicalEntropyError::Unfit(findings) => {
            let findings: Vec<String> = findings.iter().map(dice_finding).collect();
            format!("Alone, this could be guessed. {}", findings.join(" "))
        }
        _ => "This browser gave no randomness. Try another browser.".to_owned(),
    }
}
