//! Several tabs: one writes, all lock together, none writes what it has not read.

use flows::{
    AccountAction, Action, Effect, Event, Flows, Problem, Screen, TabMessage, Write,
    view::{BannerView, ReviewBlock},
};
use wallet_types::{
    UnixMs,
    protocol::{LockReason, PageMessage, RealmMessage},
};

use super::support::{World, drive_to_home, drive_to_review};

#[test]
fn locking_one_tells_all() {
    let mut world = drive_to_home();
    world.hold(Event::Act(Action::Lock));
    assert!(world.log.contains(&Effect::Tell(TabMessage::Lock)));
    assert!(matches!(world.screen(), Screen::Unlock(_)));
}

#[test]
fn hearing_of_a_lock_locks_and_does_not_echo() {
    let mut world = drive_to_home();
    world.log.clear();
    world.hold(Event::Tab(TabMessage::Lock));
    assert!(matches!(world.screen(), Screen::Unlock(_)));
    world.settle();
    assert!(world.realm.heard.contains(&PageMessage::Lock));
    assert!(!world.log.contains(&Effect::Tell(TabMessage::Lock)));
}

#[test]
fn idleness_locks_this_tab_and_says_why() {
    let mut world = drive_to_home();
    world.hold(Event::Realm(RealmMessage::Locked {
        reason: LockReason::Idle,
    }));
    assert!(
        world
            .view()
            .banners
            .contains(&BannerView::Locked(LockReason::Idle))
    );
    assert!(matches!(world.screen(), Screen::Unlock(_)));
}

#[test]
fn a_tab_that_does_not_write_only_reads() {
    let mut world = drive_to_review();
    world.hold(Event::Writer(false));
    world.queue.clear();
    let Screen::Send(view) = world.screen() else {
        panic!("is at the payment");
    };
    assert_eq!(view.block, Some(ReviewBlock::ReadingOnly));
    assert!(world.view().banners.contains(&BannerView::ReadingOnly));
    let before = world.db.clone();
    world.act(Action::Send(flows::SendAction::Review));
    world.account(AccountAction::Add {
        name: String::new(),
    });
    assert_eq!(world.db, before);
    assert!(
        world
            .view()
            .banners
            .contains(&BannerView::Problem(Problem::ReadingOnly))
    );
    world.act(Action::UseThisTab);
    assert_eq!(world.log.last(), Some(&Effect::TakeWriter));
}

#[test]
fn a_tab_that_takes_over_reads_first() {
    let mut world = drive_to_home();
    world.hold(Event::Writer(false));
    world.queue.clear();
    world.log.clear();
    world.hold(Event::Writer(true));
    assert!(matches!(world.log.as_slice(), [Effect::Load { .. }]));
    let Screen::Home(view) = world.screen() else {
        panic!("is home");
    };
    assert!(!view.can_change);
    world.settle();
    let Screen::Home(view) = world.screen() else {
        panic!("is home");
    };
    assert!(view.can_change);
}

#[test]
fn a_wallet_that_changed_elsewhere_locks_here() {
    let mut other = drive_to_home();
    other.account(AccountAction::Add {
        name: String::new(),
    });
    let mut world = drive_to_home();
    world.hold(Event::Writer(false));
    world.queue.clear();
    world.db = other.db.clone();
    world.hold(Event::Tab(TabMessage::RecordsChanged { at: UnixMs(1) }));
    world.settle();
    assert!(world.realm.heard.contains(&PageMessage::Lock));
    assert!(
        world
            .view()
            .banners
            .contains(&BannerView::Problem(Problem::WalletChanged))
    );
    // Unlocked again, it holds both accounts.
    assert!(matches!(world.screen(), Screen::Home(view) if view.accounts.len() == 2));
}

#[test]
fn a_list_that_changed_elsewhere_is_noticed() {
    let mut world = drive_to_home();
    let mut other = World::new();
    other.db = world.db.clone();
    other.db.remove("vault");
    other.boot();
    other.endpoint(flows::EndpointAction::TypeUrl("https://rpc.example".into()));
    other.endpoint(flows::EndpointAction::Try);
    other.endpoint(flows::EndpointAction::Keep);
    let list = other.db["endpoints"].clone();
    world.hold(Event::Writer(false));
    world.queue.clear();
    world.db.insert("endpoints".into(), list);
    world.event(Event::Tab(TabMessage::RecordsChanged { at: UnixMs(1) }));
    assert!(world.view().banners.contains(&BannerView::StaleEndpoints));
    // The seal stands: the new one is not asked before the reload.
    world.endpoint(flows::EndpointAction::Test(chain::EndpointId(1)));
    world.act(Action::Reload);
    assert!(!world.view().banners.contains(&BannerView::StaleEndpoints));
}

#[test]
fn writing_tells_the_others() {
    let mut world = drive_to_home();
    world.log.clear();
    world.account(AccountAction::Add {
        name: "Savings".into(),
    });
    let told = |effect: &Effect| matches!(effect, Effect::Tell(TabMessage::RecordsChanged { .. }));
    assert!(world.log.iter().any(told));
    assert!(world.log.iter().any(|effect| matches!(
        effect,
        Effect::Store { writes, .. } if writes.iter().any(|write| matches!(write, Write::Put(record) if record.key == "vault"))
    )));
}

#[test]
fn a_tab_without_an_answer_about_writing_reads() {
    let mut flows = Flows::new();
    let facts = super::support::local_facts();
    let effects = flows.handle(Event::Boot(facts), UnixMs(1000));
    for effect in effects {
        if let Effect::Load { ticket } = effect {
            let result = Ok(Vec::new());
            flows.handle(Event::Loaded { ticket, result }, UnixMs(1001));
        }
    }
    let effects = flows.handle(Event::Act(Action::Create), UnixMs(1002));
    assert_eq!(effects, []);
    let view = flows.view(UnixMs(5000));
    assert!(view.banners.contains(&BannerView::ReadingOnly));
}

#[test]
fn erasing_erases_every_tab() {
    let mut world = drive_to_home();
    world.act(Action::Settings(flows::SettingsAction::Erase));
    world.act(Action::AgreeDialog);
    assert!(!world.db.is_empty());
    world.act(Action::TypeInDialog("erase".into()));
    world.act(Action::AgreeDialog);
    assert!(world.db.is_empty());
    assert_eq!(world.screen(), Screen::Erased);
    assert!(world.log.contains(&Effect::Tell(TabMessage::Erased)));

    let mut other = drive_to_home();
    other.hold(Event::Tab(TabMessage::Erased));
    assert_eq!(other.screen(), Screen::Erased);
}
