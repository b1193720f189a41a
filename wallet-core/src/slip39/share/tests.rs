use alloc::string::String;

use proptest::prelude::*;

use super::*;

/// Words with the checksum that belongs to them.
fn closed(mut indices: Vec<u16>) -> Vec<u16> {
    let beginning = *indices.first_chunk().unwrap();
    let kind = ShareFacts::of_indices(beginning).kind;
    indices.extend(rs1024::checksum(customization(kind), &indices));
    indices
}

fn text_of(indices: &[u16]) -> String {
    let words: Vec<&str> = indices.iter().map(|index| word(*index)).collect();
    words.join(" ")
}

proptest! {
    /// Whatever the bits, a right checksum leads to a share that reads back, or to a typed refusal.
    #[test]
    fn right_checksums_read_back_or_are_refused(
        indices in prop::collection::vec(0..1024_u16, 17..57),
        is_padded: bool,
    ) {
        let mut indices = indices;
        if is_padded {
            indices[PUBLIC_WORDS] &= 3;
        }
        let indices = closed(indices);
        let facts = ShareFacts::of_indices(*indices.first_chunk().unwrap());
        match Share::parse(&text_of(&indices)) {
            Ok(share) => {
                let written = share.to_indices();
                prop_assert_eq!(written.as_slice(), indices.as_slice());
                prop_assert_eq!(share.facts(), facts);
                prop_assert_eq!(share.word_count(), indices.len());
            }
            Err(ShareError::WrongCount { found }) => {
                prop_assert!(value_len_bytes(found as usize).is_none());
            }
            Err(ShareError::WrongGroupThreshold { threshold, count }) => {
                prop_assert!(threshold > count);
            }
            Err(ShareError::WrongPadding) => {
                prop_assert_ne!(indices[PUBLIC_WORDS] >> 2, 0);
            }
            Err(other) => prop_assert!(false, "{other:?}"),
        }
    }

    /// Every secret's length has one number of words, and is the length of what is read.
    #[test]
    fn values_of_all_lengths_read_back(half_len in 8..=32_usize, seed: [u8; 64]) {
        let facts = ShareFacts::of_indices([1, 2, 3, 4]);
        let facts = ShareFacts { group_count: 16, ..facts };
        let share = Share::new(facts, SecretBytes::from(seed[..2 * half_len].to_vec()));
        let read = Share::parse(share.words().expose()).unwrap();
        prop_assert_eq!(read.value().expose(), &seed[..2 * half_len]);
    }
}

#[test]
fn knows_the_lengths_of_shares() {
    let lengths: Vec<(usize, usize)> = (0..200)
        .filter_map(|words| Some((words, value_len_bytes(words)?)))
        .collect();
    assert_eq!(lengths.first(), Some(&(20, 16)));
    assert!(lengths.contains(&(33, 32)));
    assert_eq!(lengths.last(), Some(&(59, 64)));
    let all: Vec<usize> = lengths.iter().map(|(_, len_bytes)| *len_bytes).collect();
    assert_eq!(all, (16..=64).step_by(2).collect::<Vec<usize>>());
}
