//! Bringing something in, drawn: what the person has, and the fields for what is one text.

use std::rc::Rc;

use ui::{
    SecretField,
    node::{Element, Handler, div, element, p},
};
use wallet_types::SourceFacts;

use super::{
    parts::{button, first_screen, main_button, not_now, plain_button, row, screen, typed},
    view::{Entry, View},
};
use crate::{
    machine::{Action, Bring, Goal, Have, Import, ImportStep, Journey, Realm},
    wording,
};

/// What the person has.
#[inline(never)]
pub(super) fn choose(view: &View<'_>) -> Element {
    let import = import(view.realm);
    let is_open = import.is_some_and(|import| import.goal == Goal::OpenWallet);
    let has_trees = import.is_some_and(|import| !import.trees.is_empty());
    let entries = if has_trees {
        &ENTRIES[..]
    } else {
        &ENTRIES[1..]
    };
    let (choice, chosen) = view.choice("What you have", "realm-import-have", entries);
    let have = match chosen {
        "here" => Have::Here,
        "shares" => Have::Shares,
        "keystore" => Have::Keystore,
        "key" => Have::Key,
        "branch" => Have::Branch,
        "address" => Have::Address,
        _ => Have::Words,
    };
    let desk = view.desk;
    let go_on: Handler = Rc::new(move |_| desk.act(Action::Bring(Bring::Have(have))));
    let (heading, lead) = if is_open {
        ("Bring something into this wallet.", wording::IMPORT_LEAD)
    } else {
        ("Restore a wallet.", wording::RESTORE_ANY_LEAD)
    };
    first_screen(view, heading, lead)
        .child(div("import-have").child(choice))
        .child(row(vec![
            main_button("realm-import-go", "Go on with this", go_on),
            not_now(view),
        ]))
}

/// A private key.
#[inline(never)]
pub(super) fn key(view: &View<'_>) -> Element {
    let field = SecretField::new("Private key", "realm-import-key");
    one_line(
        view,
        ("A private key.", wording::KEY_LEAD),
        field,
        "Read the key",
    )
}

/// A branch.
#[inline(never)]
pub(super) fn branch(view: &View<'_>) -> Element {
    let field = SecretField::new("Extended key", "realm-import-branch");
    several_lines(
        view,
        ("An extended key.", wording::BRANCH_LEAD),
        field,
        "Read the extended key",
    )
}

/// An address to watch.
#[inline(never)]
pub(super) fn address(view: &View<'_>) -> Element {
    let field = SecretField::new("Address", "realm-import-address");
    several_lines(
        view,
        ("An address to watch.", wording::WATCH_LEAD),
        field,
        "Watch this address",
    )
}

/// Which source of the open wallet.
#[inline(never)]
pub(super) fn source(view: &View<'_>) -> Element {
    let trees = import(view.realm).map_or(&[][..], |import| &import.trees);
    let mut list = div("stack");
    for (at, tree) in trees.iter().enumerate() {
        list = list.child(source_button(view, at, *tree));
    }
    screen("Which of your sources?", wording::SOURCES_LEAD)
        .child(list)
        .child(row(vec![back_or_not_now(view)]))
}

fn source_button(view: &View<'_>, at: usize, tree: SourceFacts) -> Element {
    let desk = view.desk;
    let choose: Handler = Rc::new(move |_| desk.act(Action::Bring(Bring::Source(tree.id))));
    let test_id = ["realm-import-source-", &(at + 1).to_string()].concat();
    ui::button(
        ui::ButtonKind::Outline,
        None,
        "",
        wording::source(&tree),
        choose,
    )
    .test_id(test_id)
}

/// Back to the choice, where there was one.
pub(super) fn back_or_not_now(view: &View<'_>) -> Element {
    match import(view.realm).map(|import| import.goal) {
        Some(Goal::WordsAnew) => not_now(view),
        _ => plain_button("realm-back", "Go back", view.on(|| Action::Back)),
    }
}

/// Stops what takes a while.
pub(super) fn stop(view: &View<'_>) -> Element {
    let stop = button("realm-cancel-work", "Stop", view.on(|| Action::StopWork));
    let is_open = import(view.realm).is_some_and(|import| import.goal == Goal::OpenWallet);
    let note = is_open.then(|| p("quiet small").child(wording::STOPPING_LOCKS));
    div("stack").child(element("div").child(stop)).child(note)
}

/// The bringing under way.
pub(super) fn import(realm: &Realm) -> Option<&Import> {
    match realm.journey()? {
        Journey::Import(import) => Some(import),
        _ => None,
    }
}

type Head = (&'static str, &'static str);

fn one_line(view: &View<'_>, head: Head, mut field: SecretField, words: &'static str) -> Element {
    let submit = submit(view, field.test_id);
    field.on_enter = Some(Rc::clone(&submit));
    field.error = fault(view.realm).into();
    around(view, head, view.secret(field), words, submit)
}

fn several_lines(
    view: &View<'_>,
    head: Head,
    mut field: SecretField,
    words: &'static str,
) -> Element {
    let submit = submit(view, field.test_id);
    field.error = fault(view.realm).into();
    around(view, head, field.draw_area(), words, submit)
}

fn around(
    view: &View<'_>,
    (heading, lead): Head,
    field: Element,
    words: &'static str,
    submit: Handler,
) -> Element {
    screen(heading, lead).child(field).child(row(vec![
        main_button("realm-import-submit", words, submit),
        back_or_not_now(view),
    ]))
}

fn submit(view: &View<'_>, id: &'static str) -> Handler {
    let desk = view.desk;
    Rc::new(move |_| desk.act(Action::Bring(Bring::Text(typed(id)))))
}

fn fault(realm: &Realm) -> String {
    match import(realm).map(|import| &import.step) {
        Some(ImportStep::Text(Some(fault))) => wording::text_fault(fault),
        _ => String::new(),
    }
}

const ENTRIES: [Entry; 7] = [
    (
        "here",
        "More accounts of what is here",
        "Other accounts that follow from words or keys of this wallet",
    ),
    ("words", "Words", "12 to 24 of them, as most wallets give"),
    (
        "shares",
        "Shares",
        "SLIP-39: several sets of 20 or 33 words",
    ),
    (
        "keystore",
        "A keystore file",
        "JSON, locked with a password of its own",
    ),
    ("key", "A private key", "64 digits, for one account"),
    (
        "branch",
        "An extended key",
        "Begins with xprv, or with xpub for accounts to watch",
    ),
    (
        "address",
        "An address to watch",
        "You see what it has; it cannot sign here",
    ),
];
