//! The look-after-it list: what keeps the wallet from being lost.

use flows::{
    Action, CareAction, FilePurpose,
    view::{BackupState, CareView, WordsState},
};
use ui::{
    ButtonKind, IconName, Tone, badge, button,
    node::{Element, div, p, span, words},
};

use super::on;
use crate::wording;

/// Draws the list as a card.
pub(crate) fn card(care: &CareView) -> Element {
    let (tone, state) = match care.backup {
        BackupState::Current { .. } => (Tone::Sea, "Done"),
        BackupState::Unconfirmed => (Tone::Amber, "Check"),
        BackupState::Missing | BackupState::Outdated => (Tone::Amber, "Next"),
    };
    let (words_tone, words_state, words_text) = match care.words {
        WordsState::Checked => (Tone::Sea, "Done", "Words checked"),
        WordsState::NotSeenHere => (Tone::Quiet, "Note", "The words were not seen on this copy"),
    };
    let is_current = matches!(care.backup, BackupState::Current { .. });
    let save = button(
        ButtonKind::Outline,
        Some(IconName::Download),
        "care-save",
        "Save the vault file",
        on(Action::Care(CareAction::SaveVaultFile)),
    );
    div("card stack care")
        .test_id("care")
        .child(words("h2", "Look after it"))
        .child(
            div("care__item")
                .child(badge(words_tone, words_state))
                .child(span("small").child(words_text)),
        )
        .child(
            div("care__item").child(badge(tone, state)).child(
                span("small")
                    .test_id("care-backup")
                    .child(wording::backup(care.backup)),
            ),
        )
        .child(save)
        .child((!is_current).then(confirm))
        .child(p("small quiet").child(wording::copy::outlook(care.storage)))
}

fn confirm() -> Element {
    let plain = |test_id, words: &'static str, action| {
        button(ButtonKind::Plain, None, test_id, words, on(action))
    };
    div("row care__confirm")
        .child(plain(
            "care-compare",
            "Compare the file",
            Action::ChooseFile(FilePurpose::ConfirmBackup),
        ))
        .child(plain(
            "care-state",
            "I have it",
            Action::Care(CareAction::StateBackup),
        ))
}
