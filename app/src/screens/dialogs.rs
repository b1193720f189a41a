//! Questions that come before something that hurts.

use std::mem::discriminant;

use flows::{Action, View, view::DialogView};
use leptos::prelude::*;
use ui::{Button, ButtonKind, Dialog, Field, Notice, Tone};

use super::{on, typed};

/// Draws the dialog that is open, if one is.
#[component]
pub(crate) fn Dialogs(view: RwSignal<View>) -> impl IntoView {
    let dialog = Memo::new(move |_| view.with(|view| view.dialog.clone()));
    let kind = Memo::new(move |_| dialog.with(|dialog| dialog.as_ref().map(discriminant)));
    move || {
        // A memo is followed only by reading it.
        kind.get();
        dialog.get_untracked().map(|now| draw(&now, dialog))
    }
}

fn draw(now: &DialogView, dialog: Memo<Option<DialogView>>) -> impl IntoView + use<> {
    let (title, text, agree, is_danger) = words(now);
    let erases = matches!(now, DialogView::Erase { .. });
    let kind = if is_danger {
        ButtonKind::Danger
    } else {
        ButtonKind::Main
    };
    let is_blocked =
        Signal::derive(move || dialog.with(|now| !now.as_ref().is_some_and(DialogView::can_agree)));
    view! {
        <Dialog title test_id="dialog" on_close=on(Action::CloseDialog)>
            <p>{text}</p>
            {erases.then(|| erase(dialog))}
            <div class="row">
                <Button kind disabled=is_blocked test_id="dialog-agree" on_press=on(Action::AgreeDialog)>{agree}</Button>
                <Button test_id="dialog-close" on_press=on(Action::CloseDialog)>"Leave it"</Button>
            </div>
        </Dialog>
    }
}

fn words(dialog: &DialogView) -> (String, String, &'static str, bool) {
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

fn erase(dialog: Memo<Option<DialogView>>) -> impl IntoView {
    let part = move |pick: fn(&DialogView) -> String| {
        Signal::derive(move || dialog.with(|now| now.as_ref().map(pick).unwrap_or_default()))
    };
    let expected = part(|now| match now {
        DialogView::Erase { expected, .. } => (*expected).to_owned(),
        _ => String::new(),
    });
    let typed_now = part(|now| match now {
        DialogView::Erase { typed, .. } => typed.clone(),
        _ => String::new(),
    });
    let warning = part(|now| match now {
        DialogView::Erase {
            backup_confirmed,
            unsettled,
            ..
        } => warning(*backup_confirmed, *unsettled),
        _ => String::new(),
    });
    view! {
        {move || Some(warning.get()).filter(|text| !text.is_empty()).map(|text| view! {
            <Notice tone=Tone::Red test_id="erase-warning"><p>{text}</p></Notice>
        })}
        <p>"Type “" <b>{expected}</b> "” to go on."</p>
        <Field label="Confirmation" test_id="erase-typed" value=typed_now on_input=typed(Action::TypeInDialog)/>
    }
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
