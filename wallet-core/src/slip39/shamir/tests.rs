use proptest::prelude::*;

use super::*;

fn shares_of(secret: &[u8], threshold: u8, count: u8, random: Vec<u8>) -> Vec<SecretBytes> {
    let len_bytes = random_len_bytes(threshold, secret.len());
    let mut random = Random::new(SecretBytes::from(random), len_bytes).unwrap();
    split(secret, threshold, count, &mut random)
}

prop_compose! {
    /// A secret, a threshold, a count, the random bytes of the sharing, and an order of the shares.
    fn sharing()(
        secret in prop::collection::vec(any::<u8>(), 16..65),
        threshold in 2..=16_u8,
        more in 0..=14_u8,
        seed in any::<[u8; 32]>(),
        order in Just((0..16).collect::<Vec<usize>>()).prop_shuffle(),
    ) -> (Vec<u8>, u8, u8, Vec<u8>, Vec<usize>) {
        let count = (threshold + more).min(16);
        let len_bytes = random_len_bytes(threshold, secret.len());
        let random = seed.into_iter().cycle().take(len_bytes).collect();
        let order = order.into_iter().filter(|at| *at < usize::from(count)).collect();
        (secret, threshold, count, random, order)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Any shares of the threshold's number recover, and more do too; one fewer is refused.
    #[test]
    fn recovers_from_the_threshold((secret, threshold, count, random, order) in sharing()) {
        let shares = shares_of(&secret, threshold, count, random);
        let all: Vec<Point<'_>> = order.iter().map(|at| points(&shares)[*at]).collect();
        for taken in usize::from(threshold)..=all.len() {
            let found = recover(threshold, &all[..taken]).unwrap();
            prop_assert_eq!(found.expose(), secret.as_slice());
        }
        prop_assert!(recover(threshold, &all[..usize::from(threshold) - 1]).is_err());
    }

    /// A changed bit in any share that is used is found, surplus shares included.
    #[test]
    fn finds_a_changed_bit(
        (secret, threshold, count, random, _) in sharing(),
        which: prop::sample::Index,
        bit: prop::sample::Index,
    ) {
        let shares = shares_of(&secret, threshold, count, random);
        let which = which.index(shares.len());
        let bit = bit.index(secret.len() * 8);
        let mut changed = shares[which].expose().to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        let mut all = points(&shares);
        all[which].value = &changed;
        prop_assert!(recover(threshold, &all).is_err());
    }
}

#[test]
fn one_share_is_the_secret() {
    let random = SecretBytes::from(vec![1, 2]);
    let mut random = Random::new(random, 2).unwrap();
    let shares = split(&[7; 16], 1, 1, &mut random);
    assert_eq!(shares.len(), 1);
    assert_eq!(shares[0].expose(), [7; 16]);
    assert_eq!(recover(1, &points(&shares)).unwrap().expose(), [7; 16]);
}
