//! The vault as a file, offered at once.

use leptos::prelude::*;
use ui::{Button, ButtonKind, IconName, Notice, Tone};
use wallet_types::protocol::StoreOutcome;

use super::{desk::Desk, parts::Heading};
use crate::{
    machine::{Action, FileOffer, Journey, Realm},
    wording,
};

/// The offer.
#[component]
pub(super) fn OfferFile(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let taken = desk.memo(|realm| offer(realm).and_then(|offer| offer.taken));
    let outcome = desk.memo(|realm| offer(realm).map(|offer| offer.outcome));
    let may_wait = desk.memo(|realm| offer(realm).is_some_and(FileOffer::may_wait));
    let is_change = desk.read(|realm| matches!(realm.journey(), Some(Journey::ChangePassword(_))));
    view! {
        <Heading text="Save the vault file." lead=wording::FILE_LEAD/>
        {is_change.then(|| view! { <Notice tone=Tone::Amber><p>{wording::OLD_FILES}</p></Notice> })}
        {move || {
            let text = match outcome.get()? {
                StoreOutcome::Stored => return None,
                StoreOutcome::MemoryOnly => wording::MEMORY_ONLY,
                StoreOutcome::Failed => wording::NOT_STORED,
            };
            Some(view! { <Notice tone=Tone::Amber test_id="realm-file-only"><p>{text}</p></Notice> })
        }}
        {move || match taken.get()? {
            true => Some(view! { <Notice test_id="realm-file-taken"><p>{wording::FILE_TAKEN}</p></Notice> }),
            false => None,
        }}
        {move || (taken.get() == Some(false)).then(|| view! {
            <Notice tone=Tone::Red test_id="realm-file-refused"><p>{wording::FILE_REFUSED}</p></Notice>
        })}
        {move || {
            if taken.get() == Some(true) {
                view! { <Saved desk/> }.into_any()
            } else {
                view! { <Unsaved desk may_wait=may_wait.get()/> }.into_any()
            }
        }}
    }
}

#[component]
fn Saved(desk: Desk) -> impl IntoView {
    view! {
        <div class="row">
            <Button kind=ButtonKind::Main test_id="realm-file-done" on_press=desk.on_press(|| Action::GoOn)>
                "Go on"
            </Button>
            <Button kind=ButtonKind::Plain test_id="realm-file-save" on_press=desk.on_press(|| Action::SaveFile)>
                "Save it again"
            </Button>
        </div>
    }
}

#[component]
fn Unsaved(desk: Desk, may_wait: bool) -> impl IntoView {
    let later = may_wait.then(|| {
        view! {
            <Button kind=ButtonKind::Plain test_id="realm-file-later" on_press=desk.on_press(|| Action::GoOn)>
                "Later"
            </Button>
        }
    });
    view! {
        <div class="row">
            <Button
                kind=ButtonKind::Main
                icon=IconName::Download
                test_id="realm-file-save"
                on_press=desk.on_press(|| Action::SaveFile)
            >
                "Save the vault file"
            </Button>
            {later}
        </div>
    }
}

fn offer(realm: &Realm) -> Option<&FileOffer> {
    realm.journey()?.offer()
}
