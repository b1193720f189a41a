//! The balance: claimed, aged, asked again while in sight, and kept when asking fails.

use chain::{Fault, Query, TransportError};
use flows::{AccountAction, Action, Event, Problem, Screen, view::BalanceView};

use wallet_types::protocol::{LockReason, RealmMessage};

use super::support::{World, drive_to_home, ether};

#[test]
fn the_balance_is_claimed_and_has_an_age() {
    let mut world = drive_to_home();
    world.seconds(5);
    let Screen::Home(view) = world.screen() else {
        panic!("is home");
    };
    let BalanceView::Known { figure, .. } = view.balance else {
        panic!("is known");
    };
    assert_eq!((figure.amount, figure.age_s), (ether("10"), 5));
    assert!(!figure.mark.is_checked());
    assert_eq!(
        world.view().supply_line.block.map(|block| block.number),
        Some(100)
    );
}

#[test]
fn the_balance_is_refreshed_each_block_while_in_sight() {
    let mut world = drive_to_home();
    let asked = |world: &World| {
        let accounts = world.node.asked.iter();
        accounts
            .filter(|query| matches!(query, Query::Account { .. }))
            .count()
    };
    assert_eq!(asked(&world), 1);
    world.seconds(24);
    assert_eq!(asked(&world), 3);
    world.event(Event::Visibility { hidden: true });
    world.seconds(60);
    assert_eq!(asked(&world), 3);
    world.event(Event::Visibility { hidden: false });
    assert_eq!(asked(&world), 4);
    world.act(Action::Lock);
    // The realm of these tests unlocks at once; without it nobody is asked.
    world.event(Event::Realm(RealmMessage::Locked {
        reason: LockReason::Idle,
    }));
}

#[test]
fn a_failing_endpoint_is_told_beside_the_last_figure() {
    let mut world = drive_to_home();
    world.node.fault = Some(Fault::Transport(TransportError::TimedOut));
    world.seconds(13);
    let Screen::Home(view) = world.screen() else {
        panic!("is home");
    };
    assert!(matches!(
        view.balance,
        BalanceView::Known {
            problem: Some(Problem::Endpoint { .. }),
            ..
        }
    ));
    world.node.fault = None;
    world.account(AccountAction::Refresh);
    let Screen::Home(view) = world.screen() else {
        panic!("is home");
    };
    assert!(matches!(
        view.balance,
        BalanceView::Known { problem: None, .. }
    ));
}
