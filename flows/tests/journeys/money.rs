//! Money: nothing is sent before it is stored, nothing twice, and no nonce is used twice.

use std::collections::{BTreeMap, BTreeSet};

use chain::{Fault, Query, RecipientKind, SendRefusal, TransportError};
use flows::{
    Action, Effect, Event, OutboxAction, OutboxState, Pace, Problem, Route, Screen, SendAction,
    StorageFault,
    view::{BannerView, FollowStep, OutboxNow, ReviewBlock, SendView},
};
use proptest::prelude::*;
use wallet_types::{
    AccountIndex, Gas, Nonce,
    amount::Unit,
    protocol::{LockReason, RealmMessage, decode},
    transaction::Payment,
};

use super::support::{World, drive_to_home, drive_to_review, ether, fill_in, gwei, own, stranger};

#[test]
fn a_payment_goes_from_form_to_receipt() {
    let mut world = drive_to_review();
    let view = send_view(&world);
    assert_eq!(view.block, None);
    assert_eq!(view.nonce, Some(Nonce(0)));
    let summary = view.summary.expect("is complete");
    assert_eq!(summary.max_fee, gwei("63000"));
    world.send(SendAction::Review);
    assert_eq!(world.node.broadcasts.len(), 1);
    assert_eq!(state(&world), OutboxState::Sent);
    world.seconds(5);
    assert_eq!(state(&world), OutboxState::Seen);
    world.node.mine();
    world.seconds(5);
    assert!(matches!(state(&world), OutboxState::Included(found) if found.confirmations == 1));
    let following = send_view(&world).following.expect("is followed");
    assert_eq!(following.step, FollowStep::Stored);
    assert!(following.payment.inclusion.is_some());
    world.send(SendAction::Close);
    let view = send_view(&world);
    assert_eq!((view.following, view.recipient.text), (None, String::new()));
    assert_eq!(world.node.broadcasts.len(), 1);
}

#[test]
fn all_of_it_leaves_exactly_the_greatest_fee() {
    let mut world = drive_to_review();
    world.send(SendAction::SetAll(true));
    let summary = send_view(&world).summary.expect("is complete");
    assert_eq!(summary.max_total, ether("10"));
    assert_eq!(summary.left.map(|left| left.is_zero()), Some(true));
}

#[test]
fn own_caps_begin_with_the_offer_and_are_checked() {
    let mut world = drive_to_review();
    world.send(SendAction::TypeFeeCap("0.5".into()));
    let view = send_view(&world);
    assert_eq!(
        (view.fee.pace, view.fee.tip.text.as_str()),
        (Pace::Custom, "1")
    );
    assert_eq!(view.block, Some(ReviewBlock::Fee));
    assert!(view.fee.cap.problem.is_some() && view.fee.tip.problem.is_some());
    world.send(SendAction::TypeTip("0.25".into()));
    world.send(SendAction::TypeFeeCap("5".into()));
    let view = send_view(&world);
    assert_eq!(
        view.summary.map(|summary| summary.max_fee),
        Some(gwei("105000"))
    );
}

#[test]
fn units_show_the_same_amount() {
    let mut world = drive_to_review();
    world.send(SendAction::SetUnit(Unit::Wei));
    assert_eq!(send_view(&world).amount.text, "250000000000000000");
    world.send(SendAction::SetUnit(Unit::Ether));
    assert_eq!(send_view(&world).amount.text, "0.25");
}

#[test]
fn code_at_the_target_is_estimated() {
    let mut world = drive_to_home();
    world.node.recipient = RecipientKind::Contract { code_len_bytes: 5 };
    fill_in(&mut world);
    world.seconds(2);
    let view = send_view(&world);
    assert_eq!(view.fee.gas_limit, Some(Gas(50_000)));
    assert_eq!(view.block, None);
    // Another amount is another call.
    world.send(SendAction::TypeAmount("0.5".into()));
    assert_eq!(send_view(&world).block, Some(ReviewBlock::Asking));
    world.seconds(2);
    assert_eq!(send_view(&world).block, None);
}

#[test]
fn what_is_missing_is_named() {
    let mut world = drive_to_home();
    world.act(Action::Go(Route::Send { to: None }));
    let block = |world: &World| send_view(world).block;
    assert_eq!(block(&world), Some(ReviewBlock::Recipient));
    let wrong = stranger().to_string().replace("77", "78");
    world.send(SendAction::TypeRecipient(wrong[..41].to_owned()));
    assert_eq!(block(&world), Some(ReviewBlock::Recipient));
    world.send(SendAction::PickOwn(AccountIndex(0)));
    assert_eq!(block(&world), Some(ReviewBlock::Amount));
    world.send(SendAction::TypeAmount("11".into()));
    assert_eq!(block(&world), Some(ReviewBlock::Overdraft));
    assert!(send_view(&world).amount.problem.is_some());
    world.send(SendAction::Review);
    assert!(matches!(world.screen(), Screen::Send(_)));
    world.send(SendAction::TypeAmount("1".into()));
    assert_eq!(block(&world), None);
}

#[test]
fn another_chain_behind_the_endpoint_stops_the_payment() {
    let mut world = drive_to_home();
    world.node.chain_id = super::support::chain_id(10);
    fill_in(&mut world);
    let view = send_view(&world);
    assert_eq!(view.block, Some(ReviewBlock::AnswerMissing));
    world.send(SendAction::Review);
    assert_eq!(world.realm.review_id(), None);
    world.node.chain_id = super::support::chain_id(1);
    world.send(SendAction::Refresh);
    assert_eq!(send_view(&world).block, None);
}

#[test]
fn going_back_from_the_review_keeps_the_form() {
    let mut world = drive_to_review();
    world.realm.signs = false;
    world.send(SendAction::Review);
    assert!(matches!(world.screen(), Screen::KeyFrame(_)));
    let id = world.realm.review_id().expect("is asked");
    world.event(Event::Realm(RealmMessage::Declined { id }));
    let view = send_view(&world);
    assert_eq!(view.amount.text, "0.25");
    assert_eq!(view.recipient.text, stranger().to_string());
    // A signature that comes after all belongs to nobody.
    for answer in world.realm.sign(id) {
        world.event(Event::Realm(answer));
    }
    assert_eq!((world.outbox().len(), world.node.broadcasts.len()), (0, 0));
}

#[test]
fn a_lock_voids_the_review_and_keeps_the_form() {
    let mut world = drive_to_review();
    world.realm.signs = false;
    world.send(SendAction::Review);
    for message in world.realm.lock(LockReason::Idle) {
        world.hold(Event::Realm(message));
    }
    assert!(matches!(world.screen(), Screen::Unlock(_)));
    let banners = world.view().banners;
    assert!(banners.contains(&BannerView::Locked(LockReason::Idle)));
    assert!(
        !banners
            .iter()
            .any(|banner| matches!(banner, BannerView::Problem(_)))
    );
    // The realm of these tests unlocks again at once.
    world.settle();
    assert_eq!(send_view(&world).amount.text, "0.25");
    assert_eq!(world.outbox().len(), 0);
}

#[test]
fn what_cannot_be_stored_is_not_sent() {
    let mut world = drive_to_review();
    world.storage_fault = Some(StorageFault::Full);
    world.send(SendAction::Review);
    let step = |world: &World| send_view(world).following.map(|follow| follow.step);
    assert_eq!(
        step(&world),
        Some(FollowStep::NotStored(Problem::Storage(StorageFault::Full)))
    );
    assert_eq!(world.node.broadcasts.len(), 0);
    world.storage_fault = None;
    world.send(SendAction::StoreAgain);
    assert_eq!(step(&world), Some(FollowStep::Stored));
    assert_eq!((world.node.broadcasts.len(), world.outbox().len()), (1, 1));
}

#[test]
fn a_broadcast_that_failed_is_looked_for_before_it_is_repeated() {
    let mut world = drive_to_review();
    world.realm.signs = false;
    world.send(SendAction::Review);
    let id = world.realm.review_id().expect("is asked");
    world.node.fault = Some(Fault::Transport(TransportError::Truncated));
    for answer in world.realm.sign(id) {
        world.event(Event::Realm(answer));
    }
    assert_eq!(state(&world), OutboxState::Signed);
    let follow = send_view(&world).following.expect("is followed");
    assert!(matches!(follow.payment.now, OutboxNow::Failed(_)));
    world.node.fault = None;
    world.node.asked.clear();
    world.seconds(10);
    let about: Vec<bool> = world
        .node
        .asked
        .iter()
        .filter_map(|query| match query {
            Query::Status { .. } => Some(false),
            Query::Broadcast { .. } => Some(true),
            _ => None,
        })
        .collect();
    assert_eq!(about.first(), Some(&false));
    world.seconds(30);
    assert!(matches!(
        state(&world),
        OutboxState::Sent | OutboxState::Seen
    ));
    assert_eq!(distinct(&world.node.broadcasts), 1);
}

#[test]
fn a_swallowed_payment_is_repeated_then_called_dropped_then_sent_again_by_hand() {
    let mut world = drive_to_review();
    world.node.swallows = true;
    world.send(SendAction::Review);
    world.seconds(200);
    assert!(matches!(state(&world), OutboxState::Dropped { .. }));
    assert!(world.node.broadcasts.len() > 1);
    assert_eq!(distinct(&world.node.broadcasts), 1);
    world.node.swallows = false;
    let hash = world.outbox()[0].hash;
    world.act(Action::Outbox(OutboxAction::Resend(hash)));
    assert_eq!(state(&world), OutboxState::Sent);
    assert_eq!(distinct(&world.node.broadcasts), 1);
}

#[test]
fn a_refused_payment_stays_a_live_instrument() {
    let mut world = drive_to_review();
    world.node.refuses = Some(SendRefusal::Underpriced);
    world.send(SendAction::Review);
    let follow = send_view(&world).following.expect("is followed");
    assert!(matches!(follow.payment.now, OutboxNow::NotTaken { .. }));
    assert!(follow.payment.item.live && follow.payment.can_resend);
    world.seconds(60);
    assert_eq!(world.node.broadcasts.len(), 1);
    // Its nonce is taken all the same.
    world.send(SendAction::Close);
    fill_in(&mut world);
    assert_eq!(send_view(&world).nonce, Some(Nonce(1)));
}

#[test]
fn what_was_signed_long_ago_waits_for_the_person() {
    let mut world = drive_to_review();
    world.node.fault = Some(Fault::Transport(TransportError::Unreachable));
    // The signature is stored; then the tab is gone.
    world.realm.signs = false;
    world.send(SendAction::Review);
    let id = world.realm.review_id().expect("is asked");
    for answer in world.realm.sign(id) {
        world.event(Event::Realm(answer));
    }
    world.node.fault = None;
    world.node.broadcasts.clear();
    world.now.0 += 7_200_000;
    world.boot();
    world.seconds(30);
    assert_eq!(world.node.broadcasts.len(), 0);
    assert_eq!(state(&world), OutboxState::Signed);
    let hash = world.outbox()[0].hash;
    world.act(Action::Outbox(OutboxAction::Resend(hash)));
    assert_eq!(state(&world), OutboxState::Sent);
}

#[test]
fn a_lock_takes_accounts_and_balances_out_of_the_page() {
    let mut world = drive_to_review();
    world.send(SendAction::Review);
    world.event(Event::Realm(RealmMessage::Unlocked {
        id: wallet_types::protocol::RequestId(999),
        accounts: Vec::new(),
    }));
    world.hold(Event::Realm(RealmMessage::Locked {
        reason: LockReason::Idle,
    }));
    for route in [
        "#/home",
        "#/receive",
        "#/send",
        "#/activity",
        "#/ledger",
        "#/settings",
    ] {
        world.hold(Event::HashChanged(route.to_owned()));
        let shown = format!("{:?}", world.view());
        assert!(!shown.contains(&own(0).to_string()), "{route}");
        assert!(!shown.contains(&stranger().to_string()), "{route}");
        assert!(!shown.contains("10000000000000000000 wei"), "{route}");
    }
}

#[test]
fn reload_at_each_step_of_a_send_loses_nothing_and_sends_nothing_twice() {
    let mut steps = 0;
    for kill_after in 0.. {
        let mut world = drive_to_review();
        world.budget = Some(kill_after);
        world.send(SendAction::Review);
        let survived = world.budget != Some(0);
        world.budget = None;
        world.boot();
        world.seconds(10);
        assert_one_payment_per_nonce(&world);
        for entry in world.outbox() {
            assert!(
                matches!(entry.state, OutboxState::Sent | OutboxState::Seen),
                "{kill_after}"
            );
            assert!(world.node.broadcasts.contains(&entry.raw));
        }
        // The person goes on: what was lost is written again, what was kept is not.
        if world.outbox().is_empty() {
            fill_in(&mut world);
            world.send(SendAction::Review);
        }
        world.node.mine();
        world.seconds(30);
        assert_eq!(world.node.mined.len(), 1, "{kill_after}");
        assert_one_payment_per_nonce(&world);
        steps = kill_after;
        if survived {
            break;
        }
    }
    assert!(steps >= 5, "a send has several steps, found {steps}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// A person who sends, waits, locks, reloads and loses tabs, over a node that fails at times.
    #[test]
    fn no_nonce_is_ever_used_twice(steps in proptest::collection::vec((0_u8..9, 0_usize..12), 1..40)) {
        let mut world = drive_to_home();
        for (kind, number) in steps {
            step(&mut world, kind, number);
            assert_one_payment_per_nonce(&world);
        }
        world.budget = None;
        world.node.fault = None;
        world.node.swallows = false;
        world.boot();
        assert_one_payment_per_nonce(&world);
    }
}

fn step(world: &mut World, kind: u8, number: usize) {
    match kind {
        0 | 1 => {
            world.send(SendAction::Close);
            fill_in(world);
            world.seconds(2);
            world.send(SendAction::Review);
        }
        2 => world.seconds(number as u64 * 3),
        3 => world.boot(),
        4 => {
            // Killed after some effects, then loaded again.
            world.budget = Some(number);
            fill_in(world);
            world.send(SendAction::Review);
            world.budget = None;
            world.boot();
        }
        5 => world.node.mine(),
        6 => world.node.swallows = number.is_multiple_of(2),
        7 => {
            world.node.fault = number
                .is_multiple_of(3)
                .then_some(Fault::Transport(TransportError::Unreachable));
        }
        _ => world.act(Action::Lock),
    }
}

/// Of everything that was signed into the outbox or handed over, each nonce has one transaction.
fn assert_one_payment_per_nonce(world: &World) {
    let mut by_nonce: BTreeMap<Nonce, BTreeSet<Vec<u8>>> = BTreeMap::new();
    let stored = world.outbox().into_iter().map(|entry| entry.raw);
    for raw in stored.chain(world.node.broadcasts.iter().cloned()) {
        let payment: Payment = decode(&raw[..raw.len() - 1]).expect("was signed here");
        by_nonce.entry(payment.nonce).or_default().insert(raw);
    }
    for (nonce, raws) in by_nonce {
        assert_eq!(raws.len(), 1, "{nonce:?}");
    }
}

fn send_view(world: &World) -> SendView {
    match world.screen() {
        Screen::Send(view) => *view,
        other => panic!("is at the payment: {other:?}"),
    }
}

fn state(world: &World) -> OutboxState {
    let outbox = world.outbox();
    assert_eq!(outbox.len(), 1);
    outbox[0].state
}

fn distinct(raws: &[Vec<u8>]) -> usize {
    raws.iter().collect::<BTreeSet<_>>().len()
}

#[test]
fn a_payment_is_stored_before_it_is_broadcast() {
    let mut world = drive_to_review();
    world.log.clear();
    world.send(SendAction::Review);
    let store = world
        .log
        .iter()
        .position(|effect| matches!(effect, Effect::Store { .. }));
    let sent = world.log.iter().position(|effect| {
        matches!(
            effect,
            Effect::Chain {
                query: Query::Broadcast { .. },
                ..
            }
        )
    });
    assert!(store.is_some() && store < sent);
}
