//! The vault: stored once it is durable, never lost to another, and its file looked after.

use flows::{
    AccountAction, Action, CareAction, Effect, Event, FileFault, FilePurpose, MAX_FILE_LEN_BYTES,
    Problem, RealmLoss, Screen, SettingsAction, StorageFault,
    view::{BackupState, BannerView, CareView, FrameState, Journey, StorageOutlook, VaultFileView},
};
use wallet_types::{
    AccountIndex,
    protocol::{
        LockReason, PageMessage, RealmMessage, Refusal, RequestId, SecretFile, StoreOutcome, Theme,
        VaultBytes,
    },
};

use super::support::{World, drive_to_home, drive_to_welcome};

#[test]
fn a_vault_is_answered_for_once_it_is_durable() {
    let world = drive_to_home();
    let outcome = StoreOutcome::Stored;
    assert!(world.realm.heard.iter().any(
        |message| matches!(message, PageMessage::Stored { outcome: found, .. } if *found == outcome)
    ));
    assert!(world.db.contains_key("vault"));
}

#[test]
fn storage_that_fails_is_answered_as_such() {
    let mut world = drive_to_welcome();
    world.storage_fault = Some(StorageFault::Full);
    world.act(Action::Create);
    let outcome = StoreOutcome::Failed;
    assert!(world.realm.heard.iter().any(
        |message| matches!(message, PageMessage::Stored { outcome: found, .. } if *found == outcome)
    ));
}

#[test]
fn a_file_route_says_memory_only() {
    let mut world = World::new();
    world.facts.storage = false;
    world.boot();
    world.act(Action::Create);
    let outcome = StoreOutcome::MemoryOnly;
    assert!(world.realm.heard.iter().any(
        |message| matches!(message, PageMessage::Stored { outcome: found, .. } if *found == outcome)
    ));
    world.hold(Event::Act(Action::Lock));
    world.settle();
    assert!(matches!(world.screen(), Screen::Home(_)));
}

#[test]
fn a_vault_of_an_unknown_journey_is_not_stored() {
    let mut world = drive_to_home();
    let before = world.db.clone();
    world.event(Event::Realm(RealmMessage::Store {
        id: RequestId(77),
        vault: VaultBytes(vec![1]),
        accounts: Vec::new(),
        cause: wallet_types::protocol::StoreCause::Created,
    }));
    assert_eq!(world.db, before);
}

#[test]
fn a_wallet_is_not_made_over_another() {
    let mut world = drive_to_home();
    let before = world.db.clone();
    world.act(Action::Create);
    world.act(Action::RestoreFromWords);
    world.hold(Event::Act(Action::Lock));
    world.act(Action::Create);
    assert_eq!(world.db, before);
}

#[test]
fn a_vault_the_realm_cannot_read_is_kept_aside_when_another_takes_its_place() {
    let mut world = drive_to_home();
    let old = world.db["vault"].clone();
    world.hold(Event::Act(Action::Lock));
    world.realm.alive = true;
    let id = loop {
        let Some(effect) = world.queue.pop_front() else {
            panic!("unlocking is asked for");
        };
        match effect {
            Effect::Realm(PageMessage::Lock) => world.hold(Event::Realm(RealmMessage::Locked {
                reason: LockReason::Asked,
            })),
            Effect::Realm(PageMessage::Begin { id, .. }) => break id,
            _ => {}
        }
    };
    world.event(Event::Realm(RealmMessage::Refused {
        id,
        reason: Refusal::DamagedVault,
    }));
    let Screen::Unlock(view) = world.screen() else {
        panic!("is at the door");
    };
    assert_eq!(view.refused, Some(Refusal::DamagedVault));
    world.act(Action::RestoreFromWords);
    assert!(matches!(world.screen(), Screen::Home(_)));
    let kept = world
        .db
        .iter()
        .any(|(key, bytes)| key.starts_with("aside/vault/") && *bytes == old);
    assert!(kept);
}

#[test]
fn a_vault_file_restores_on_another_origin() {
    let mut world = drive_to_welcome();
    let purpose = FilePurpose::RestoreVault;
    world.event(Event::FileChosen {
        purpose,
        result: Ok(vec![0xec, 3, 0]),
    });
    assert!(matches!(world.screen(), Screen::Home(view) if view.accounts.len() == 3));
}

#[test]
fn files_that_cannot_be_are_told() {
    let mut world = drive_to_welcome();
    let purpose = FilePurpose::RestoreVault;
    let result = Ok(vec![0; MAX_FILE_LEN_BYTES + 1]);
    world.event(Event::FileChosen { purpose, result });
    let Screen::Welcome(view) = world.screen() else {
        panic!("is welcome");
    };
    assert_eq!(view.problem, Some(Problem::File(FileFault::TooLarge)));
}

#[test]
fn the_reminder_stays_until_the_file_is_shown() {
    let mut world = drive_to_home();
    assert!(world.view().banners.contains(&BannerView::Backup));
    assert_eq!(care(&world).backup, BackupState::Missing);
    world.act(Action::Care(CareAction::SaveVaultFile));
    let (name, bytes) = world
        .log
        .iter()
        .find_map(|effect| match effect {
            Effect::Download { name, bytes, .. } => Some((name.clone(), bytes.clone())),
            _ => None,
        })
        .expect("is offered");
    assert_eq!(name, "holdfast-2026-05-28.vault");
    assert_eq!(care(&world).backup, BackupState::Unconfirmed);

    let purpose = FilePurpose::ConfirmBackup;
    world.event(Event::FileChosen {
        purpose,
        result: Ok(vec![1, 2]),
    });
    assert_eq!(care(&world).backup, BackupState::Unconfirmed);
    world.event(Event::FileChosen {
        purpose,
        result: Ok(bytes),
    });
    assert_eq!(care(&world).backup, BackupState::Current { compared: true });
    assert!(!world.view().banners.contains(&BannerView::Backup));

    world.account(AccountAction::Add {
        name: String::new(),
    });
    assert_eq!(care(&world).backup, BackupState::Outdated);
    world.boot();
    assert_eq!(care(&world).backup, BackupState::Outdated);
}

#[test]
fn keeping_the_file_can_be_stated() {
    let mut world = drive_to_home();
    world.act(Action::Care(CareAction::StateBackup));
    assert_eq!(care(&world).backup, BackupState::Missing);
    world.act(Action::AgreeDialog);
    assert_eq!(
        care(&world).backup,
        BackupState::Current { compared: false }
    );
}

#[test]
fn accounts_are_added_and_shown_and_bad_names_refused() {
    let mut world = drive_to_home();
    world.account(AccountAction::Add {
        name: "x".repeat(40),
    });
    assert!(matches!(world.screen(), Screen::Home(view) if view.accounts.len() == 1));
    world.account(AccountAction::Add {
        name: String::new(),
    });
    let Screen::Home(view) = world.screen() else {
        panic!("is home");
    };
    assert_eq!(view.accounts.len(), 2);
    assert_eq!(view.account.index, AccountIndex(1));
    world.account(AccountAction::Select(AccountIndex(0)));
    world.boot();
    assert!(matches!(world.screen(), Screen::Home(view) if view.account.index == AccountIndex(0)));
}

#[test]
fn the_first_account_is_shown_once_the_shown_one_is_gone() {
    let mut world = drive_to_home();
    world.account(AccountAction::Add {
        name: String::new(),
    });
    world.account(AccountAction::Remove(AccountIndex(1)));
    let Screen::Home(view) = world.screen() else {
        panic!("is home: {:?}", world.screen());
    };
    assert_eq!(view.accounts.len(), 1);
    assert_eq!(view.account.index, AccountIndex(0));
}

#[test]
fn a_journeys_file_is_handed_over_and_answered() {
    let mut world = drive_to_welcome();
    world.hold(Event::Act(Action::Create));
    let id = loop {
        match world.queue.pop_front() {
            Some(Effect::Seal { ticket, .. }) => world.hold(Event::Sealed {
                ticket,
                result: Ok(()),
            }),
            Some(Effect::MountKeyFrame(_)) => world.hold(Event::Realm(RealmMessage::Ready)),
            Some(Effect::Realm(PageMessage::Begin { id, .. })) => break id,
            Some(_) => {}
            None => panic!("creating begins"),
        }
    };
    let file = SecretFile::Vault(VaultBytes(vec![5]));
    world.event(Event::Realm(RealmMessage::Download { id, file }));
    assert!(
        world
            .realm
            .heard
            .contains(&PageMessage::Downloaded { id, ok: true })
    );
    let Screen::KeyFrame(view) = world.screen() else {
        panic!("is in the key frame");
    };
    assert_eq!(
        (view.journey, view.file),
        (Journey::Create, VaultFileView::Saved)
    );
    world.act(Action::LeaveKeyFrame);
    assert!(world.realm.heard.contains(&PageMessage::Cancel { id }));
    assert!(matches!(world.screen(), Screen::Welcome(_)));
}

#[test]
fn a_lost_realm_is_made_again_locked_and_nothing_stored_is_lost() {
    let mut world = drive_to_home();
    let before = world.db.clone();
    world.hold(Event::RealmLost(RealmLoss::Vanished));
    assert!(matches!(world.screen(), Screen::Unlock(_)));
    assert!(
        world
            .view()
            .banners
            .contains(&BannerView::Problem(Problem::RealmLost(
                RealmLoss::Vanished
            )))
    );
    world.settle();
    assert!(matches!(world.screen(), Screen::Home(_)));
    assert_eq!(world.db, before);
}

#[test]
fn settings_reach_the_realm_and_last() {
    let mut world = drive_to_home();
    world.act(Action::Settings(SettingsAction::LockAfter(0)));
    world.act(Action::Settings(SettingsAction::LockAfter(7)));
    world.act(Action::Settings(SettingsAction::SetTheme(Theme::Dark)));
    let told = world
        .realm
        .heard
        .iter()
        .rev()
        .find_map(|message| match message {
            PageMessage::Configure(configuration) => Some(*configuration),
            _ => None,
        });
    let told = told.expect("was told");
    assert_eq!((told.theme, told.lock_after_min), (Theme::Dark, 7));
    world.boot();
    assert_eq!(world.view().theme, Theme::Dark);
}

fn care(world: &World) -> CareView {
    match world.screen() {
        Screen::Home(view) => view.care,
        other => panic!("is home: {other:?}"),
    }
}

#[test]
fn a_wallet_that_could_not_be_stored_lasts_as_long_as_the_page() {
    let mut world = drive_to_welcome();
    world.storage_fault = Some(StorageFault::Full);
    world.act(Action::Create);
    assert_eq!(care(&world).storage, StorageOutlook::MemoryOnly);
    world.act(Action::Lock);
    assert!(matches!(world.screen(), Screen::Home(_)));
    assert!(world.db.is_empty());
    // The next vault that can be stored is.
    world.storage_fault = None;
    world.account(AccountAction::Add {
        name: String::new(),
    });
    assert!(world.db.contains_key("vault"));
    assert_ne!(care(&world).storage, StorageOutlook::MemoryOnly);
}

#[test]
fn a_lock_at_the_door_leads_to_the_door() {
    let mut world = drive_to_home();
    world.realm.unlocks = false;
    world.act(Action::Lock);
    assert!(matches!(world.screen(), Screen::Unlock(_)));
    for _ in 0..3 {
        for message in world.realm.lock(LockReason::Hidden) {
            world.event(Event::Realm(message));
        }
        let Screen::Unlock(view) = world.screen() else {
            panic!("is at the door");
        };
        assert_eq!((view.starting, view.problem), (false, None));
        assert_eq!(world.view().frame.state, FrameState::Shown);
    }
    // Endpoints can be seen meanwhile, and the door is still there.
    world.act(Action::Go(flows::Route::Endpoints));
    assert_eq!(world.view().frame.state, FrameState::Hidden);
    world.act(Action::Unlock);
    assert_eq!(world.view().frame.state, FrameState::Shown);
}
