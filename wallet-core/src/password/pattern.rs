//! Passwords that are long and still no work to guess: repetition and runs.

/// Says whether letters follow a pattern that an attacker tries early.
pub(super) fn is_pattern(letters: &[char]) -> bool {
    few_different(letters) || repeats(letters) || runs(letters)
}

/// At most four different characters.
fn few_different(letters: &[char]) -> bool {
    let firsts = letters
        .iter()
        .enumerate()
        .filter(|(at, letter)| !letters[..*at].contains(letter));
    firsts.count() <= 4
}

/// A piece, again and again: what is short once the repetition is taken away.
fn repeats(letters: &[char]) -> bool {
    (1..=letters.len() / 2).any(|period| {
        let pairs = letters.iter().zip(&letters[period..]);
        pairs.clone().all(|(earlier, later)| earlier == later)
    })
}

/// Hardly a character that does not follow from the one before it.
fn runs(letters: &[char]) -> bool {
    let free = letters
        .windows(2)
        .filter(|pair| !follows(pair[0], pair[1]))
        .count();
    free < 4
}

/// Neighbours in the alphabet, among the digits, or on a keyboard, or the same again.
fn follows(first: char, second: char) -> bool {
    u32::from(first).abs_diff(u32::from(second)) <= 1
        || KEYBOARD.iter().any(|row| {
            let at = |letter| row.chars().position(|key| key == letter);
            matches!((at(first), at(second)), (Some(a), Some(b)) if a.abs_diff(b) == 1)
        })
}

/// Keys in the order in which fingers walk over them.
const KEYBOARD: [&str; 6] = [
    "1234567890-=",
    "qwertyuiop[]",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.",
    "1q2w3e4r5t6y7u8i9o0p",
];

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    fn check(text: &str, expected: bool) {
        let letters: Vec<char> = text.chars().collect();
        assert_eq!(is_pattern(&letters), expected, "{text}");
    }

    #[test]
    fn tells_patterns() {
        check("aaaaaaaaaaaa", true);
        check("abababababab", true);
        check("kelpbedkelpbed", true);
        check("zyxwvutsrqpo", true);
        check("qwertyuiop12", true);
        check("1qaz2wsx3edc", true);
        check("1q2w3e4r5t6y", true);
        check("909087651234", true);
        check("correct horse battery", false);
        check("weather report", false);
        check("nine tall gulls", false);
        check("xk7-qp2-mm0-zz4", false);
    }
}
