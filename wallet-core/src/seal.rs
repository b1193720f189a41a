//! The seal: a small drawing and two words by which a person knows their own key realm.
//!
//! Owns how a seal follows from random bytes. How its drawing looks is the screen's business. A
//! seal is no key, but it must never reach the page: an imitation would use it.

use serde::{Deserialize, Serialize};

/// Length in bytes of what a drawing follows from.
pub const DRAWING_LEN_BYTES: usize = 16;

/// A drawing and two words, made with the vault and kept in it.
///
/// # Examples
/// ```
/// use wallet_core::seal::Seal;
///
/// let seal = Seal::from_random(&[0; 18]);
/// assert_eq!(seal.words(), ["amber", "anchor"]);
/// assert_eq!(seal.drawing(), &[0; 16]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    words: [u8; 2],
    drawing: [u8; DRAWING_LEN_BYTES],
}

/// Length in bytes of what a seal is made of.
pub const SEAL_LEN_BYTES: usize = 2 + DRAWING_LEN_BYTES;

impl Seal {
    /// Makes the seal of some random bytes: one byte for each word, then the drawing's.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::seal::Seal;
    ///
    /// let mut random = [0; 18];
    /// random[1] = 63;
    /// assert_eq!(Seal::from_random(&random).words(), ["amber", "whale"]);
    /// ```
    #[must_use]
    pub const fn from_random(random: &[u8; SEAL_LEN_BYTES]) -> Self {
        let [first, second, drawing @ ..] = *random;
        Self {
            words: [first, second],
            drawing,
        }
    }

    /// Returns the two words: what it is like, and what it is.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::seal::Seal;
    /// assert_eq!(Seal::from_random(&[63; 18]).words(), ["wide", "whale"]);
    /// ```
    #[must_use]
    pub fn words(&self) -> [&'static str; 2] {
        let [first, second] = self.words;
        [word_of(LIKE, first), word_of(THING, second)]
    }

    /// Returns the bytes that the drawing follows from, evenly random.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::seal::Seal;
    /// let mut random = [0; 18];
    /// random[17] = 7;
    /// assert_eq!(Seal::from_random(&random).drawing()[15], 7);
    /// ```
    #[must_use]
    pub const fn drawing(&self) -> &[u8; DRAWING_LEN_BYTES] {
        &self.drawing
    }

    /// Returns the bytes that the seal was made of.
    pub(crate) fn to_bytes(&self) -> [u8; SEAL_LEN_BYTES] {
        let mut bytes = [0; SEAL_LEN_BYTES];
        bytes[..2].copy_from_slice(&self.words);
        bytes[2..].copy_from_slice(&self.drawing);
        bytes
    }
}

/// The word of a list of 64 that a byte chooses.
fn word_of(list: &'static str, byte: u8) -> &'static str {
    let place = usize::from(byte % LIST_LEN);
    list.split(' ').nth(place).unwrap_or_default()
}

/// How many words each list has.
const LIST_LEN: u8 = 64;

/// 64 words, so that a byte chooses among them evenly. The order is part of the vault's format.
const LIKE: &str = "\
    amber ample ancient bright broad calm careful clear cobalt cool copper coral crisp deep \
    distant early even faithful fearless fine gentle glassy golden grand green happy hidden \
    hollow honest humble idle ivory keen kind late lively lone lucid mellow mild misty modest \
    narrow noble northern open pale patient plain proud quiet rapid russet salty silent silver \
    slow smooth steady still sunny tall warm wide";

/// 64 words, so that a byte chooses among them evenly. The order is part of the vault's format.
const THING: &str = "\
    anchor bay beacon bell boat breeze bridge buoy cape channel cliff cloud coast cove crab \
    creek current deck delta dolphin drift dune ferry fjord foam gull harbour heron horizon \
    island jetty kelp lagoon lantern lighthouse mast meadow mooring oar otter pearl pebble \
    pelican pier pilot reef ridge river rope rudder sail salmon sand seal shell shore spray \
    starfish strait stream tide urchin wave whale";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_as_many_words_as_a_byte_chooses_among() {
        for list in [LIKE, THING] {
            assert_eq!(list.split(' ').count(), usize::from(LIST_LEN));
            assert!(list.split(' ').all(|word| !word.is_empty()));
        }
        assert_eq!(word_of(THING, 255), "whale");
    }
}
