//! Fronds: small drawings of kelp that grow from bytes.
//!
//! Pure geometry. The same bytes always give the same drawing; every byte that is used moves a line
//! by an amount that can be seen, so that different bytes look different.

/// A drawing as data for SVG paths, in a square of [`Frond::SIZE`] units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Frond {
    /// The stem.
    pub(crate) stem: String,
    /// The blades, each a closed shape.
    pub(crate) blades: String,
    /// Which of [`Frond::HUES`] colours it bears.
    pub(crate) hue: u8,
}

impl Frond {
    /// Units along each side.
    pub(crate) const SIZE: u8 = 36;
    /// How many colours there are.
    pub(crate) const HUES: u8 = 12;

    /// Grows a drawing of at least 12 bytes; missing ones count as zero.
    pub(crate) fn grow(bytes: &[u8]) -> Self {
        let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
        let sway = spread(at(0), 7.0);
        let mut stem = String::from("M18 34");
        line(&mut stem, 'C', &[18.0 + sway, 24.0]);
        line(&mut stem, ' ', &[18.0 - sway, 14.0]);
        line(&mut stem, ' ', &[18.0 + sway / 2.0, 4.5]);
        let pairs = 3 + usize::from(at(1) % 3);
        let mut blades = String::new();
        for pair in 0..pairs {
            let share = (real(pair) + 0.6) / real(pairs);
            let (x, y) = along(sway, share);
            let length = 6.0 + share * -1.5;
            for (side, byte) in [(-1.0, at(2 + pair * 2)), (1.0, at(3 + pair * 2))] {
                blade(&mut blades, (x, y), side, length, byte);
            }
        }
        Self {
            stem,
            blades,
            hue: at(12) % Self::HUES,
        }
    }
}

/// Where the stem is after a share of its length, from the ground up.
fn along(sway: f64, share: f64) -> (f64, f64) {
    let rest = 1.0 - share;
    let (a, b, c, d) = (
        rest * rest * rest,
        3.0 * rest * rest * share,
        3.0 * rest * share * share,
        share * share * share,
    );
    let x = a * 18.0 + b * (18.0 + sway) + c * (18.0 - sway) + d * (18.0 + sway / 2.0);
    (x, a * 34.0 + b * 24.0 + c * 14.0 + d * 4.5)
}

/// A leaf from the stem outwards: its length, rise and width come from one byte.
fn blade(path: &mut String, (x, y): (f64, f64), side: f64, length: f64, byte: u8) {
    let reach = length + f64::from(byte & 7);
    let rise = 1.5 + f64::from((byte >> 3) & 7) * 1.1;
    let width = 1.4 + f64::from(byte >> 6) * 0.8;
    let (tip_x, tip_y) = (x + side * reach, (y - rise).max(2.0));
    let (mid_x, mid_y) = (x + side * reach * 0.55, y - rise * 0.35);
    line(path, 'M', &[x, y]);
    line(path, 'Q', &[mid_x, mid_y + width, tip_x, tip_y]);
    line(path, 'Q', &[mid_x, mid_y - width, x, y]);
    path.push('Z');
}

/// Writes a letter and numbers with one digit behind the point. Written by hand, since the standard
/// library's floats would bring ten kilobytes along.
fn line(path: &mut String, letter: char, numbers: &[f64]) {
    path.push(letter);
    for (at, number) in numbers.iter().enumerate() {
        if at > 0 {
            path.push(' ');
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a drawing is 36 units wide"
        )]
        let tenths = (number * 10.0).round() as i32;
        if tenths < 0 {
            path.push('-');
        }
        path.push_str(&(tenths.abs() / 10).to_string());
        path.push('.');
        path.push_str(&(tenths.abs() % 10).to_string());
    }
}

/// Maps a byte to the range from -width to width.
fn spread(byte: u8, width: f64) -> f64 {
    (f64::from(byte) / 127.5 - 1.0) * width
}

fn real(count: usize) -> f64 {
    f64::from(u8::try_from(count).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn is_the_same_for_the_same_bytes() {
        assert_eq!(Frond::grow(&[7; 20]), Frond::grow(&[7; 20]));
    }

    /// A cheap generator of well mixed bytes, so that the test needs no randomness.
    fn mixed(seed: u64) -> Vec<u8> {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        (0..20)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state.to_be_bytes()[3]
            })
            .collect()
    }

    #[test]
    fn differs_for_different_bytes() {
        let drawings: HashSet<String> = (1..=10_000)
            .map(|seed| {
                let frond = Frond::grow(&mixed(seed));
                format!("{}{}{}", frond.stem, frond.blades, frond.hue)
            })
            .collect();
        assert_eq!(drawings.len(), 10_000);
    }
}
