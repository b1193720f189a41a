//! How rolls are written down.

use alloc::{string::String, vec::Vec};

use zeroize::Zeroizing;

use crate::{
    mnemonic::{MAX_ROLLS, PhysicalEntropyError, Tool},
    secret::SecretText,
};

/// Reads rolls: for each a number below the count of the tool's outcomes.
pub(super) fn read(tool: Tool, text: &str) -> Result<Zeroizing<Vec<u8>>, PhysicalEntropyError> {
    if text.len() > MAX_TEXT_LEN_BYTES {
        return Err(PhysicalEntropyError::TooLong);
    }
    // Room for all, so that no growing leaves copies behind.
    let mut values = Zeroizing::new(Vec::with_capacity(MAX_ROLLS));
    let mut drawn = 0_u64;
    let mut rest = text.trim_start_matches(is_gap);
    while !rest.is_empty() {
        if values.len() == MAX_ROLLS {
            return Err(PhysicalEntropyError::TooLong);
        }
        let roll = u16::try_from(values.len() + 1).unwrap_or(u16::MAX);
        let outcome = outcome(tool, rest);
        let (value, behind) = outcome.ok_or(PhysicalEntropyError::NotAnOutcome { roll })?;
        if matches!(tool, Tool::Cards) {
            if values.len() % DECK == 0 {
                drawn = 0;
            }
            if drawn >> value & 1 == 1 {
                return Err(PhysicalEntropyError::CardTwice { roll });
            }
            drawn |= 1 << value;
        }
        values.push(value);
        rest = behind.trim_start_matches(is_gap);
    }
    if values.is_empty() {
        return Err(PhysicalEntropyError::Empty);
    }
    Ok(values)
}

/// Writes rolls, parted by spaces.
pub(super) fn written(tool: Tool, values: &[u8]) -> SecretText {
    let mut text = String::with_capacity(values.len() * LONGEST_LEN_BYTES);
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            text.push(' ');
        }
        match tool {
            Tool::Coin => text.push(if *value == 1 { 'H' } else { 'T' }),
            Tool::D10 => text.push(digit(*value)),
            Tool::Cards => {
                text.push(char::from(RANKS[usize::from(value % 13)]));
                text.push(char::from(SUITS[usize::from(value / 13)]));
            }
            // The highest number counts as 0.
            _ => {
                let number = if *value == 0 { tool.outcomes() } else { *value };
                if number >= 10 {
                    text.push(digit(number / 10));
                }
                text.push(digit(number % 10));
            }
        }
    }
    SecretText::from(text)
}

/// Reads one outcome off the front of a text that is not empty.
fn outcome(tool: Tool, text: &str) -> Option<(u8, &str)> {
    match tool {
        Tool::Coin => {
            let (first, behind) = split_first(text)?;
            match first {
                'h' | 'H' | '1' => Some((1, behind)),
                't' | 'T' | '0' => Some((0, behind)),
                _ => None,
            }
        }
        Tool::D10 => {
            let (first, behind) = split_first(text)?;
            Some((value_of(first)?, behind))
        }
        Tool::D4 | Tool::D6 | Tool::D8 => {
            let (first, behind) = split_first(text)?;
            Some((side(value_of(first)?, tool)?, behind))
        }
        Tool::D12 | Tool::D20 => {
            let end = text.find(is_gap).unwrap_or(text.len());
            let (number, behind) = text.split_at_checked(end)?;
            let is_plain = number.len() <= 2 && !number.starts_with(['0', '+']);
            let number = is_plain.then(|| number.parse().ok())??;
            Some((side(number, tool)?, behind))
        }
        Tool::Cards => card(text),
    }
}

/// The number of a side, the highest as 0.
fn side(number: u8, tool: Tool) -> Option<u8> {
    let sides = tool.outcomes();
    (1..=sides).contains(&number).then_some(number % sides)
}

fn card(text: &str) -> Option<(u8, &str)> {
    let (first, behind) = split_first(text)?;
    let (rank, behind) = match behind.strip_prefix('0') {
        Some(behind) if first == '1' => ('T', behind),
        _ => (first.to_ascii_uppercase(), behind),
    };
    let (suit, behind) = split_first(behind)?;
    let suit = match suit.to_ascii_uppercase() {
        'C' | '♣' | '♧' => 0,
        'D' | '♦' | '♢' => 1,
        'H' | '♥' | '♡' => 2,
        'S' | '♠' | '♤' => 3,
        _ => return None,
    };
    // A sign of a card may bring along the mark that asks for its coloured form.
    let behind = behind.strip_prefix('\u{fe0f}').unwrap_or(behind);
    let rank = (0..).zip(RANKS).find(|(_, r)| char::from(**r) == rank)?.0;
    Some((13 * suit + rank, behind))
}

fn split_first(text: &str) -> Option<(char, &str)> {
    let mut rest = text.chars();
    Some((rest.next()?, rest.as_str()))
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == ','
}

fn value_of(digit: char) -> Option<u8> {
    digit
        .to_digit(10)
        .and_then(|value| u8::try_from(value).ok())
}

/// The digit of a number below ten.
fn digit(number: u8) -> char {
    char::from(b'0' + number)
}

const RANKS: &[u8; 13] = b"A23456789TJQK";
const SUITS: &[u8; 4] = b"CDHS";
const DECK: usize = 52;
/// Of a roll and the space behind it.
const LONGEST_LEN_BYTES: usize = 3;
const MAX_TEXT_LEN_BYTES: usize = 8 * MAX_ROLLS;
