//! Questions that come before something that hurts.

use flows::{Action, view::DialogView};
use ui::{
    ButtonKind, Field, Tone, button, dialog,
    node::{Element, div, element, words},
    notice,
};

use super::{deed, on, typed};

/// Draws the dialog that is open.
pub(crate) fn draw(view: &DialogView) -> Element {
    let (title, text, agree, is_danger) = words_of(view);
    let kind = if is_danger {
        ButtonKind::Danger
    } else {
        ButtonKind::Main
    };
    let agree = button(kind, None, "dialog-agree", agree, on(Action::AgreeDialog))
        .disabled(!view.can_agree());
    dialog(title, "dialog", on(Action::CloseDialog))
        .child(words("p", text))
        .child(erase(view))
        .child(
            div("row")
                .child(agree)
                .child(deed("dialog-close", "Leave it", Action::CloseDialog)),
        )
}

fn words_of(dialog: &DialogView) -> (String, String, &'static str, bool) {
    match dialog {
        DialogView::RemoveEndpoint { name, host, only_one, .. } => {
            let after = if *only_one {
                " It is the only one: afterwards nobody can be asked."
            } else {
                ""
            };
            let text = format!("{host} leaves the list. What it learned it keeps.{after}");
            (format!("Remove “{name}”?"), text, "Remove it", true)
        }
        DialogView::ReloadForEndpoint { origin } => {
            let text = format!(
                "Holdfast locks and reloads so that this page may reach {origin}. Then it asks that \
                 endpoint which chain it serves, and you decide."
            );
            ("Lock and reload?".into(), text, "Lock and reload", false)
        }
        DialogView::Erase { .. } => (
            "Erase this copy?".into(),
            "The vault, the endpoints and the outbox of this address are deleted from this browser. \
             There is no way back but the words or a vault file."
                .into(),
            "Erase for good",
            true,
        ),
        DialogView::StateBackup => (
            "Is the vault file in a place of your own?".into(),
            "Nobody can check that for you. If this browser loses its storage, only that file or the \
             words bring the wallet back."
                .into(),
            "I have it",
            false,
        ),
    }
}

fn erase(view: &DialogView) -> Option<Element> {
    let DialogView::Erase {
        expected,
        typed: text,
        backup_confirmed,
        unsettled,
        ..
    } = view
    else {
        return None;
    };
    let warning = warning(*backup_confirmed, *unsettled);
    let warning = (!warning.is_empty())
        .then(|| notice(Tone::Red, "", "erase-warning", vec![words("p", warning)]));
    let field = Field::new(
        "Confirmation",
        "erase-typed",
        text.clone(),
        typed(Action::TypeInDialog),
    );
    let ask = element("p")
        .child("Type “")
        .child(words("b", *expected))
        .child("” to go on.");
    Some(div("stack").child(warning).child(ask).child(field.draw()))
}

fn warning(is_backed_up: bool, unsettled: usize) -> String {
    let mut text = String::new();
    if !is_backed_up {
        text.push_str("You have not confirmed that you keep the vault file. ");
    }
    if unsettled > 0 {
        text.push_str(
            "A signed payment is not included yet: it stays valid, and this copy forgets it.",
        );
    }
    text
}
