//! Shares that come in one by one, and any subsets of them.

use proptest::prelude::*;
use wallet_core::slip39::{
    Collected, CombineError, Difference, Group, GroupNumber, IterationExponent, MemberNumber,
    RefusedShare, Scheme, Share, ShareKind, combine,
};

use super::{passphrase, scheme_of, split_with};

const KIND: ShareKind = ShareKind::Extendable;

#[test]
fn tells_what_is_missing() {
    let scheme = scheme_of(2, &[(1, 1), (2, 3), (3, 5)], KIND);
    let shares = split_with(&[7; 16], "", &scheme, 1);
    let mut collected = Collected::new();
    let mut step = |group: usize, member: usize, expected: (usize, usize, bool)| {
        collected.add(read_again(&shares[group][member])).unwrap();
        let progress = collected.progress().unwrap();
        let number = GroupNumber(u8::try_from(group + 1).unwrap());
        let of_group = progress
            .groups
            .iter()
            .find(|of| of.group == number)
            .unwrap();
        assert!(progress.groups.is_sorted_by_key(|of| of.group));
        assert!(of_group.members.is_sorted());
        let found = (
            progress.missing_groups(),
            of_group.missing(),
            collected.is_complete(),
        );
        assert_eq!(found, expected);
    };
    step(2, 4, (2, 2, false));
    step(1, 2, (2, 1, false));
    step(2, 0, (2, 1, false));
    step(1, 0, (1, 0, false));
    step(1, 1, (1, 0, false));
    step(0, 0, (0, 0, true));
    // The third group is incomplete, and left aside.
    let secret = collected.combine(&passphrase("")).unwrap();
    assert_eq!(secret.expose(), [7; 16]);
}

#[test]
fn refuses_shares_that_do_not_fit() {
    let scheme = scheme_of(1, &[(2, 3)], KIND);
    let check = |other: &Scheme, secret: &[u8], seed: u8, expected: RefusedShare| {
        let mut collected = Collected::new();
        collected
            .add(split_with(&[7; 16], "", &scheme, 1)[0].remove(0))
            .unwrap();
        let refused = collected.add(split_with(secret, "", other, seed)[0].remove(0));
        assert_eq!(refused.unwrap_err(), expected);
        assert_eq!(collected.facts().count(), 1, "what was there stays");
    };
    let (group, member) = (GroupNumber(1), MemberNumber(1));
    check(
        &scheme,
        &[7; 16],
        1,
        RefusedShare::Duplicate { group, member },
    );
    check(
        &scheme,
        &[8; 16],
        1,
        RefusedShare::Contradiction { group, member },
    );
    let other_set = |difference| RefusedShare::OtherSet(difference);
    check(&scheme, &[7; 16], 2, other_set(Difference::Identifier));
    check(&scheme, &[7; 32], 1, other_set(Difference::Length));
    let original = scheme_of(1, &[(2, 3)], ShareKind::Original);
    check(&original, &[7; 16], 1, other_set(Difference::Kind));
    let two_groups = scheme_of(1, &[(2, 3), (2, 3)], KIND);
    check(&two_groups, &[7; 16], 1, other_set(Difference::GroupCount));
    let both_groups = scheme_of(2, &[(2, 3), (2, 3)], KIND);
    check(
        &both_groups,
        &[7; 16],
        1,
        other_set(Difference::GroupThreshold),
    );
    let three = scheme_of(1, &[(3, 3)], KIND);
    check(&three, &[7; 16], 1, other_set(Difference::MemberThreshold));
    let group = Group::new(2, 3).unwrap();
    let dearer = Scheme::single(group, IterationExponent::USUAL, KIND).unwrap();
    check(
        &dearer,
        &[7; 16],
        1,
        other_set(Difference::IterationExponent),
    );
}

/// Shares of two sets that look alike: only the digests tell them apart.
#[test]
fn finds_forged_shares_by_their_digest() {
    let scheme = scheme_of(2, &[(2, 3), (2, 3)], KIND);
    let [real, forged] = [7, 8].map(|byte| split_with(&[byte; 16], "", &scheme, 1));
    let pick = |picks: &[(&[Vec<Share>], usize, usize)]| {
        let shares: Vec<Share> = picks
            .iter()
            .map(|(from, group, member)| read_again(&from[*group][*member]))
            .collect();
        combine(&shares, &passphrase(""))
    };
    let outcome = pick(&[(&real, 0, 0), (&forged, 0, 1), (&real, 1, 0), (&real, 1, 1)]);
    let group = GroupNumber(1);
    assert_eq!(
        outcome.unwrap_err(),
        CombineError::WrongDigestOfGroup { group }
    );
    let outcome = pick(&[
        (&real, 0, 0),
        (&real, 0, 1),
        (&forged, 1, 0),
        (&forged, 1, 1),
    ]);
    assert_eq!(outcome.unwrap_err(), CombineError::WrongDigest);
    // A surplus share is held against the others too.
    let surplus = [
        (&*real, 0, 0),
        (&*real, 0, 1),
        (&*forged, 0, 2),
        (&*real, 1, 0),
        (&*real, 1, 1),
    ];
    let group = GroupNumber(1);
    assert_eq!(
        pick(&surplus).unwrap_err(),
        CombineError::WrongDigestOfGroup { group }
    );
}

prop_compose! {
    /// A scheme, and an order in which its shares are tried.
    fn schemes()(
        sizes in prop::collection::vec((1..=4_u8, 0..=3_u8), 1..=4),
        threshold: prop::sample::Index,
        is_extendable: bool,
        order in Just((0..64_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) -> (Scheme, Vec<usize>) {
        let count = |threshold: u8, more: u8| if threshold == 1 { 1 } else { threshold + more };
        let sizes = sizes.into_iter();
        let groups: Vec<(u8, u8)> = sizes.map(|(least, more)| (least, count(least, more))).collect();
        let threshold = u8::try_from(threshold.index(groups.len()) + 1).unwrap();
        let kind = [ShareKind::Original, ShareKind::Extendable][usize::from(is_extendable)];
        (scheme_of(threshold, &groups, kind), order)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// In whatever order shares come: as soon as the set is complete it restores the secret, and one
    /// share earlier it does not.
    #[test]
    fn any_sufficient_shares_restore(
        (scheme, order) in schemes(),
        secret in prop::collection::vec(any::<u8>(), 8..=32),
        seed: u8,
    ) {
        let secret = [&*secret, &*secret].concat();
        let shares = split_with(&secret, "tide ~", &scheme, seed);
        let all: Vec<&Share> = shares.iter().flatten().collect();
        let mut collected = Collected::new();
        for at in order.into_iter().filter(|at| *at < all.len()) {
            let refused = collected.combine(&passphrase("")).unwrap_err();
            prop_assert!(matches!(refused, CombineError::NoShares | CombineError::Incomplete(_)));
            collected.add(read_again(all[at])).unwrap();
            if collected.is_complete() {
                break;
            }
        }
        let restored = collected.combine(&passphrase("tide ~")).unwrap();
        prop_assert_eq!(restored.expose(), &*secret);
    }
}

/// Reads a share from its own words.
fn read_again(share: &Share) -> Share {
    Share::parse(share.words().expose()).unwrap()
}
