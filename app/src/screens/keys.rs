//! Around the key frame: the page says what the room is for, and draws nothing inside or over it.

use flows::{
    Action, FilePurpose, Problem,
    view::{Journey, KeyFrameView, UnlockView, VaultFileView},
};
use ui::{
    ButtonKind, IconName, Tone, button,
    node::{Element, classed, div, words},
    notice, waiting,
};

use super::{deed, on};
use crate::wording;

/// Draws what stands above the frame while it asks for the password.
pub(crate) fn draw_unlock(view: &UnlockView) -> Element {
    let refused = view.refused.map(|refusal| {
        let ways = div("row")
            .child(deed(
                "unlock-restore-file",
                "Open a vault file",
                Action::ChooseFile(FilePurpose::RestoreVault),
            ))
            .child(deed(
                "unlock-restore-words",
                "Restore from words",
                Action::RestoreFromWords,
            ));
        notice(
            Tone::Red,
            "The stored vault cannot be opened",
            "unlock-refused",
            vec![words("p", wording::refusal(refusal)), ways],
        )
    });
    classed("section", "keys stack reading")
        .test_id("unlock")
        .child(words("h1", "Open your wallet"))
        .child(starting(view.starting))
        .child(stopped(view.problem.as_ref()))
        .child(refused)
}

/// Draws what stands above the frame during a journey.
pub(crate) fn draw_journey(view: &KeyFrameView) -> Element {
    let leave = view.can_leave.then(|| {
        button(
            ButtonKind::Outline,
            Some(IconName::Back),
            "key-frame-leave",
            "Go back",
            on(Action::LeaveKeyFrame),
        )
    });
    classed("section", "keys stack reading")
        .test_id("key-frame-screen")
        .child(
            div("row row--apart")
                .child(classed("h1", "keys__title").child(title(view.journey)))
                .child(leave),
        )
        .child(starting(view.starting))
        .child(stopped(view.problem.as_ref()))
        .child(file(view.file))
}

fn file(file: VaultFileView) -> Option<Element> {
    let (tone, test_id, text) = match file {
        VaultFileView::NotAsked => return None,
        VaultFileView::Saved => (
            Tone::Sea,
            "vault-file-saved",
            "The browser has the vault file. Look for it among your downloads.",
        ),
        VaultFileView::NotTaken => (
            Tone::Amber,
            "vault-file-not-taken",
            "The browser did not take the file. Try once more.",
        ),
    };
    Some(notice(tone, "", test_id, vec![words("p", text)]))
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
        Journey::Restore => "Restore a wallet",
        Journey::Import => "Bring something in",
        Journey::Export => "Take something out",
        Journey::RemoveAccount => "Remove an account",
        Journey::SignMessage => "Sign a message",
        Journey::Examine => "Look before you trust",
    }
}

fn starting(is_starting: bool) -> Option<Element> {
    is_starting.then(|| {
        waiting(
            "Starting the key realm: its code is checked before it runs.",
            "key-frame-starting",
        )
    })
}

fn stopped(problem: Option<&Problem>) -> Option<Element> {
    let text = words("p", wording::problem(problem?));
    let retry = button(
        ButtonKind::Outline,
        Some(IconName::Refresh),
        "key-frame-retry",
        "Start it again",
        on(Action::RetryKeyFrame),
    );
    Some(notice(
        Tone::Red,
        "",
        "key-frame-problem",
        vec![text, retry],
    ))
}
