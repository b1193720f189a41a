//! Records that cannot be read: told, kept, and never written over.

use flows::{
    Action, EndpointAction, RecordsAction, Route, Screen, SendAction, SettingsAction,
    records::RecordFaultKind,
    view::{BannerView, ReviewBlock},
};

use super::support::{NODE_URL, World, drive_to_home, drive_to_review, fill_in};

#[test]
fn every_garbled_record_is_told_and_none_is_a_crash() {
    let mut good = drive_to_review();
    good.send(SendAction::Review);
    good.act(Action::Settings(SettingsAction::LockAfter(9)));
    let keys: Vec<String> = good.db.keys().cloned().collect();
    assert!(keys.len() >= 5, "{keys:?}");
    for key in keys {
        for bytes in [vec![], vec![9, 1, 2], vec![1], vec![1, 255, 255, 255]] {
            let mut world = World::new();
            world.db = good.db.clone();
            world.db.insert(key.clone(), bytes.clone());
            world.boot();
            world.act(Action::Go(Route::Records));
            let Screen::RecordTrouble(view) = world.screen() else {
                panic!("is told: {key}");
            };
            assert_eq!(view.faults.len(), 1, "{key}");
            assert_eq!(view.faults[0].key, key);
            world.act(Action::Go(Route::Home));
            world.seconds(30);
            assert_eq!(world.db.get(&key), Some(&bytes), "{key} was written over");
        }
    }
}

#[test]
fn a_later_version_is_named() {
    let mut world = drive_to_home();
    let mut bytes = world.db["vault"].clone();
    bytes[0] = 2;
    world.db.insert("vault".into(), bytes.clone());
    world.boot();
    let Screen::RecordTrouble(view) = world.screen() else {
        panic!("is told");
    };
    assert!(view.vault);
    assert_eq!(
        view.faults[0].kind,
        RecordFaultKind::UnknownVersion { found: 2 }
    );
    world.act(Action::Create);
    assert_eq!(world.db.get("vault"), Some(&bytes));

    world.act(Action::Records(RecordsAction::SetAside {
        key: "vault".into(),
    }));
    assert!(matches!(world.screen(), Screen::Welcome(_)));
    let kept = world
        .db
        .iter()
        .any(|(key, kept)| key.starts_with("aside/vault/") && *kept == bytes);
    assert!(kept);
    world.act(Action::Create);
    assert!(matches!(world.screen(), Screen::Home(_)));
}

#[test]
fn a_garbled_list_is_frozen() {
    let mut world = drive_to_home();
    world.db.insert("endpoints".into(), vec![1, 9]);
    world.boot();
    assert!(world.view().banners.iter().any(
        |banner| matches!(banner, BannerView::DamagedRecords { keys } if keys == &["endpoints"])
    ));
    world.db.remove("vault");
    world.boot();
    world.endpoint(EndpointAction::TypeUrl(NODE_URL.into()));
    world.endpoint(EndpointAction::Try);
    world.endpoint(EndpointAction::Keep);
    assert_eq!(world.db.get("endpoints"), Some(&vec![1, 9]));
}

#[test]
fn a_garbled_outbox_entry_stops_payments() {
    let mut world = drive_to_home();
    world.db.insert("outbox/0x00".into(), vec![1, 9]);
    world.boot();
    fill_in(&mut world);
    let Screen::Send(view) = world.screen() else {
        panic!("is at the payment");
    };
    assert_eq!(view.block, Some(ReviewBlock::OutboxDamaged));
}

#[test]
fn records_of_a_later_build_stay() {
    let mut world = drive_to_home();
    world.db.insert("lessons".into(), vec![7]);
    world.boot();
    world.seconds(5);
    assert_eq!(world.db.get("lessons"), Some(&vec![7]));
}
