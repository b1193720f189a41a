//! The first moments: classification before anything else, then records, then the right door.

use flows::{
    Action, BootFacts, Effect, Event, Persistence, Route, Screen, ServedBy, StorageFault, Ticket,
    origin::{CidSource, CopyRoute, LocalServer, OriginRefusal},
    view::{FrameState, LineState, Navigation, StorageOutlook},
};

use super::support::{CID, World, drive_to_home, drive_to_welcome, local_facts};

#[test]
fn a_refused_origin_asks_for_nothing_ever() {
    let path = BootFacts {
        hostname: "ipfs.example".into(),
        protocol: "https:".into(),
        port: String::new(),
        path: format!("/ipfs/{CID}/"),
        ..local_facts()
    };
    let framed = BootFacts {
        framed: true,
        ..local_facts()
    };
    let insecure = BootFacts {
        hostname: "192.168.1.7".into(),
        secure_context: false,
        ..local_facts()
    };
    for facts in [path, framed, insecure] {
        let mut world = World::new();
        world.facts = facts;
        world.boot();
        world.act(Action::Create);
        world.event(Event::Writer(true));
        world.event(Event::HashChanged("#/endpoints/add?url=https://x".into()));
        world.seconds(60);
        assert_eq!(world.log, []);
        assert!(matches!(world.screen(), Screen::Refused(_)));
        assert_eq!(world.view().navigation, Navigation::Hidden);
    }
}

#[test]
fn a_framed_page_says_so() {
    let mut world = World::new();
    world.facts.framed = true;
    world.boot();
    let Screen::Refused(view) = world.screen() else {
        panic!("is refused");
    };
    assert_eq!(view.reason, OriginRefusal::Framed);
}

#[test]
fn a_place_asked_for_while_records_are_read_is_where_it_begins() {
    let mut world = World::new();
    world.hold(Event::Boot(local_facts()));
    world.hold(Event::HashChanged("#/endpoints/add".into()));
    world.settle();
    assert!(matches!(world.screen(), Screen::AddEndpoint(_)));
}

#[test]
fn a_new_copy_welcomes_without_a_request_or_a_frame() {
    let world = drive_to_welcome();
    let view = world.view();
    assert_eq!(view.frame.state, FrameState::Absent);
    assert_eq!(view.supply_line.endpoint, None);
    assert_eq!(
        view.supply_line.copy.cid.map(|cid| cid.source),
        Some(CidSource::Host)
    );
    assert_eq!(world.node.asked, []);
    assert!(!asked_for(&world, |effect| matches!(
        effect,
        Effect::Seal { .. } | Effect::MountKeyFrame(_) | Effect::Realm(_)
    )));
}

#[test]
fn storage_ends_with_the_copy_and_says_so() {
    let mut world = drive_to_home();
    let Screen::Home(view) = world.screen() else {
        panic!("is home");
    };
    let persistence = Persistence::BestEffort;
    assert_eq!(
        view.care.storage,
        StorageOutlook::EndsWithThisCopy { persistence }
    );
    world.act(Action::Go(Route::ThisCopy));
    let Screen::ThisCopy(view) = world.screen() else {
        panic!("is this copy");
    };
    assert_eq!(view.persistence, persistence);
    assert_eq!(
        view.sealed_to,
        Some(vec!["http://127.0.0.1:8545".to_owned()])
    );
}

#[test]
fn a_hint_names_the_server_and_changes_nothing_else() {
    let mut world = drive_to_welcome();
    world.event(Event::ServedBy(ServedBy {
        server: Some("holdfast/0.1.0".into()),
        ipfs_path: None,
        ipfs_roots: Some("bafkreiacndfy443ter6qr2tmbbdhadvxxheowwf75s6zehscklu6ezxmta".into()),
    }));
    let copy = world.view().supply_line.copy;
    assert_eq!(copy.cid.map(|cid| cid.text), Some(CID.to_owned()));
    let server = LocalServer::Holdfast;
    assert_eq!(copy.route, Some(CopyRoute::Local { server }));
}

#[test]
fn a_wallet_is_behind_a_sealed_door() {
    let mut world = drive_to_home();
    world.log.clear();
    world.realm.alive = false;
    world.facts.hash = "#/activity".into();
    world.flows = flows::Flows::new();
    world.event(Event::Boot(world.facts.clone()));
    assert!(matches!(world.screen(), Screen::Unlock(_)));
    let at = |wanted: fn(&Effect) -> bool| world.log.iter().position(wanted);
    let load = at(|effect| matches!(effect, Effect::Load { .. }));
    let seal = at(|effect| matches!(effect, Effect::Seal { .. }));
    let mount = at(|effect| matches!(effect, Effect::MountKeyFrame(_)));
    assert!(load.is_some() && load < seal && seal < mount);
}

#[test]
fn unlocking_leads_where_the_person_wanted_to_go() {
    let mut world = drive_to_home();
    world.boot_at("#/receive");
    assert!(matches!(world.screen(), Screen::Receive(_)));
}

#[test]
fn without_storage_everything_stays_in_memory() {
    let mut world = World::new();
    world.facts = BootFacts {
        protocol: "file:".into(),
        path: "/home/a/holdfast.html".into(),
        hostname: String::new(),
        port: String::new(),
        storage: false,
        ..local_facts()
    };
    world.boot();
    world.act(Action::Create);
    assert!(matches!(world.screen(), Screen::Home(_)));
    assert!(world.db.is_empty());
    assert!(!asked_for(&world, |effect| matches!(
        effect,
        Effect::Load { .. } | Effect::Store { .. } | Effect::AskPersistence
    )));
    assert_eq!(world.view().supply_line.copy.route, Some(CopyRoute::File));
}

#[test]
fn private_windows_without_a_database_stay_in_memory_too() {
    let mut world = World::new();
    world.storage_fault = Some(StorageFault::Unavailable);
    world.boot();
    let Screen::Welcome(view) = world.screen() else {
        panic!("is welcome");
    };
    assert_eq!(view.storage, StorageOutlook::MemoryOnly);
    world.act(Action::Create);
    assert!(matches!(world.screen(), Screen::Home(_)));
}

#[test]
fn a_database_that_does_not_open_is_told_and_left_alone() {
    let mut world = World::new();
    world.storage_fault = Some(StorageFault::Blocked);
    world.boot();
    let Screen::RecordTrouble(view) = world.screen() else {
        panic!("is told");
    };
    assert_eq!(view.storage, Some(StorageFault::Blocked));
    assert!(!asked_for(&world, |effect| matches!(
        effect,
        Effect::Store { .. }
    )));
}

#[test]
fn stale_tickets_are_dropped() {
    let mut world = drive_to_home();
    let before = world.view();
    let ticket = Ticket(9_999);
    world.event(Event::Loaded {
        ticket,
        result: Ok(Vec::new()),
    });
    world.event(Event::Stored {
        ticket,
        result: Err(StorageFault::Full),
    });
    world.event(Event::Sealed {
        ticket,
        result: Ok(()),
    });
    world.event(Event::Erased {
        ticket,
        result: Ok(()),
    });
    world.event(Event::Downloaded { ticket, ok: false });
    assert_eq!(world.view(), before);
}

#[test]
fn a_frame_that_does_not_come_up_is_made_again_and_then_told() {
    let mut world = drive_to_welcome();
    world.realm.alive = false;
    world.act(Action::Create);
    world.seconds(31);
    // Creating is abandoned: nothing was made, and the person is back where they began.
    assert!(matches!(world.screen(), Screen::Welcome(_)));
    world.realm.alive = true;
    world.act(Action::Create);
    assert!(matches!(world.screen(), Screen::Home(_)));
    let state = world.view().supply_line.endpoint.map(|line| line.state);
    assert_ne!(state, Some(LineState::Asking));
}

fn asked_for(world: &World, wanted: impl Fn(&Effect) -> bool) -> bool {
    world.log.iter().any(wanted)
}
