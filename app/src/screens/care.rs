//! The look-after-it list: what keeps the wallet from being lost.

use flows::{
    Action, CareAction, FilePurpose,
    view::{BackupState, CareView, WordsState},
};
use leptos::prelude::*;
use ui::{Badge, Button, ButtonKind, IconName, Tone};

use super::on;
use crate::wording;

/// Draws the list as a card.
pub(crate) fn card(care: &CareView) -> impl IntoView + use<> {
    let (tone, state) = match care.backup {
        BackupState::Current { .. } => (Tone::Sea, "Done"),
        BackupState::Unconfirmed => (Tone::Amber, "Check"),
        BackupState::Missing | BackupState::Outdated => (Tone::Amber, "Next"),
    };
    let (words_tone, words_state, words) = match care.words {
        WordsState::Checked => (Tone::Sea, "Done", "Words checked"),
        WordsState::NotSeenHere => (Tone::Quiet, "Note", "The words were not seen on this copy"),
    };
    let is_current = matches!(care.backup, BackupState::Current { .. });
    view! {
        <div class="card stack care" data-testid="care">
            <h2>"Look after it"</h2>
            <div class="care__item"><Badge tone=words_tone>{words_state}</Badge><span class="small">{words}</span></div>
            <div class="care__item">
                <Badge tone=tone>{state}</Badge>
                <span class="small" data-testid="care-backup">{wording::backup(care.backup)}</span>
            </div>
            <Button icon=IconName::Download test_id="care-save" on_press=on(Action::Care(CareAction::SaveVaultFile))>
                "Save the vault file"
            </Button>
            {(!is_current).then(|| view! {
                <div class="row care__confirm">
                    <Button kind=ButtonKind::Plain test_id="care-compare" on_press=on(Action::ChooseFile(FilePurpose::ConfirmBackup))>
                        "Compare the file"
                    </Button>
                    <Button kind=ButtonKind::Plain test_id="care-state" on_press=on(Action::Care(CareAction::StateBackup))>
                        "I have it"
                    </Button>
                </div>
            })}
            <p class="small quiet">{wording::copy::outlook(care.storage)}</p>
        </div>
    }
}
