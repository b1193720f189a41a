//! Around the key frame: the page says what the room is for, and draws nothing inside or over it.

use flows::{
    Action, FilePurpose, Problem,
    view::{Journey, KeyFrameView, UnlockView, VaultFileView},
};
use leptos::prelude::*;
use ui::{Button, IconName, Notice, Tone, Waiting};

use super::{Slice, on};
use crate::wording;

/// Draws what stands above the frame while it asks for the password.
pub(crate) fn draw_unlock(view: Slice<UnlockView>) -> impl IntoView {
    view! {
        <section class="keys stack reading" data-testid="unlock">
            <h1>"Open your wallet"</h1>
            {starting(Memo::new(move |_| view.with(|view| view.starting)))}
            {stopped(Memo::new(move |_| view.with(|view| view.problem.clone())))}
            {move || view.with(|view| view.refused).map(|refusal| view! {
                <Notice tone=Tone::Red title="The stored vault cannot be opened" test_id="unlock-refused">
                    <p>{wording::refusal(refusal)}</p>
                    <div class="row">
                        <Button
                            test_id="unlock-restore-file"
                            on_press=on(Action::ChooseFile(FilePurpose::RestoreVault))
                        >"Open a vault file"</Button>
                        <Button test_id="unlock-restore-words" on_press=on(Action::RestoreFromWords)>
                            "Restore from words"
                        </Button>
                    </div>
                </Notice>
            })}
        </section>
    }
}

/// Draws what stands above the frame during a journey.
pub(crate) fn draw_journey(view: Slice<KeyFrameView>) -> impl IntoView {
    let journey = view.with_untracked(|view| view.journey);
    view! {
        <section class="keys stack reading" data-testid="key-frame-screen">
            <div class="row row--apart">
                <h1 class="keys__title">{title(journey)}</h1>
                {move || view.with(|view| view.can_leave).then(|| view! {
                    <Button icon=IconName::Back test_id="key-frame-leave" on_press=on(Action::LeaveKeyFrame)>
                        "Go back"
                    </Button>
                })}
            </div>
            {starting(Memo::new(move |_| view.with(|view| view.starting)))}
            {stopped(Memo::new(move |_| view.with(|view| view.problem.clone())))}
            {move || match view.with(|view| view.file) {
                VaultFileView::NotAsked => ().into_any(),
                VaultFileView::Saved => view! {
                    <Notice test_id="vault-file-saved">
                        <p>"The browser has the vault file. Look for it among your downloads."</p>
                    </Notice>
                }
                .into_any(),
                VaultFileView::NotTaken => view! {
                    <Notice tone=Tone::Amber test_id="vault-file-not-taken">
                        <p>"The browser did not take the file. Try once more."</p>
                    </Notice>
                }
                .into_any(),
            }}
        </section>
    }
}

const fn title(journey: Journey) -> &'static str {
    match journey {
        Journey::Create => "A new wallet",
        Journey::RestoreWords => "Restore from words",
        Journey::RestoreVault => "Open a vault file",
        Journey::Unlock => "Open your wallet",
        Journey::RevealWords => "Your words",
        Journey::ChangePassword => "A new password",
        Journey::Review => "Review the payment",
    }
}

fn starting(is_starting: Memo<bool>) -> impl IntoView {
    move || {
        is_starting.get().then(|| {
            view! {
                <Waiting
                    what="Starting the key realm: its code is checked before it runs.".to_owned()
                    test_id="key-frame-starting"
                />
            }
        })
    }
}

fn stopped(problem: Memo<Option<Problem>>) -> impl IntoView {
    move || {
        problem.get().map(|problem| view! {
            <Notice tone=Tone::Red test_id="key-frame-problem">
                <p>{wording::problem(&problem)}</p>
                <Button icon=IconName::Refresh test_id="key-frame-retry" on_press=on(Action::RetryKeyFrame)>
                    "Start it again"
                </Button>
            </Notice>
        })
    }
}
