//! SLIP-39 shares, drawn: one after another, then their passphrase.

use std::rc::Rc;

use ui::{
    SecretField,
    node::{Element, Handler, Text, div, element, p},
    waiting,
};
use wallet_core::{
    annex::SharesFault,
    secret::SecretText,
    slip39::{Progress, ShareError},
};

use super::{
    import::{back_or_not_now, import, stop},
    parts::{ChooseWord, button, first_screen, main_button, row, typed},
    restore::{nearest_row, replace_word},
    view::View,
};
use crate::{
    machine::{Action, Bring, ImportStep, Realm, Shares},
    wording,
};

/// The shares so far, and the next.
#[inline(never)]
pub(super) fn draw(view: &View<'_>) -> Element {
    let screen = first_screen(view, "Shares of a secret.", wording::SHARES_LEAD);
    let Some(shares) = shares(view.realm) else {
        return screen;
    };
    let progress = shares.progress.as_ref();
    let screen = screen.child(progress.map(|it| draw_progress(it, shares.count())));
    if shares.is_combining() {
        return screen
            .child(waiting(wording::COMBINING, "realm-import-working"))
            .child(stop(view));
    }
    screen
        .child(next(view, shares))
        .child(shares.is_complete().then(|| combine(view, shares)))
        .child(row(vec![back_or_not_now(view)]))
}

fn draw_progress(progress: &Progress, count: usize) -> Element {
    let mut lines = div("stack stack--tight").test_id("realm-import-progress");
    lines = lines.child(element("p").child(wording::shares_so_far(progress, count)));
    for group in &progress.groups {
        lines = lines.child(p("quiet small").child(wording::group(progress, group)));
    }
    lines
}

fn next(view: &View<'_>, shares: &Shares) -> Element {
    let mut area = SecretField::new("The words of a share", AREA);
    area.error = match &shares.fault {
        Some(SharesFault::Passphrase(_) | SharesFault::Together(_)) => Text::Borrowed(""),
        Some(fault) => Text::Owned(wording::shares_fault(fault)),
        None => super::parts::error(shares.has_stopped, wording::ANNEX_STOPPED),
    };
    let take = view.hand_in(AREA, |words| Action::Bring(Bring::Text(words)));
    let (id, words) = ("realm-import-share-take", "Take this share");
    let take = if shares.is_complete() {
        button(id, words, take)
    } else {
        main_button(id, words, take)
    };
    let is_busy = shares.is_busy();
    // A share that was taken is gone from the field: the next begins with another one.
    let key = u32::try_from(shares.count()).unwrap_or(u32::MAX);
    div("stack")
        .key(key)
        .child(area.draw_area())
        .child(nearest(shares))
        .child(is_busy.then(|| waiting(wording::FETCHING_PART, "realm-import-fetching")))
        .child(element("div").child(take.busy(is_busy)))
}

fn nearest(shares: &Shares) -> Element {
    let mut rows = div("stack stack--tight");
    if let Some(SharesFault::Words(ShareError::UnknownWords { words })) = &shares.fault {
        let choose: ChooseWord = Rc::new(|place, word: &str| replace_word(AREA, place, word));
        for word in words {
            let nearest: Vec<&str> = word.nearest().collect();
            let nearest = SecretText::from(nearest.join(" "));
            rows = rows.child(nearest_row(word.position().0, &nearest, &choose));
        }
    }
    rows
}

fn combine(view: &View<'_>, shares: &Shares) -> Element {
    let desk = view.desk;
    let submit: Handler =
        Rc::new(move |_| desk.act(Action::Bring(Bring::Combine(typed(PASSPHRASE)))));
    let mut field = SecretField::new("Passphrase of the shares", PASSPHRASE);
    field.hint = wording::SHARES_PASSPHRASE_HINT;
    field.on_enter = Some(Rc::clone(&submit));
    field.error = match &shares.fault {
        Some(fault @ (SharesFault::Passphrase(_) | SharesFault::Together(_))) => {
            Text::Owned(wording::shares_fault(fault))
        }
        _ => Text::Borrowed(""),
    };
    div("stack")
        .child(view.secret(field))
        .child(element("div").child(main_button(
            "realm-import-submit",
            "Restore from these shares",
            submit,
        )))
}

fn shares(realm: &Realm) -> Option<&Shares> {
    match &import(realm)?.step {
        ImportStep::Shares(shares) => Some(shares),
        _ => None,
    }
}

const AREA: &str = "realm-import-share";
const PASSPHRASE: &str = "realm-import-passphrase";
