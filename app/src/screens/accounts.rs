//! Accounts: switch, add, rename.

use std::{mem, rc::Rc};

use flows::{
    AccountAction, Action,
    view::{AccountRowView, AccountsTask, HomeView, OriginView},
};
use ui::{
    AddressCut, ButtonKind, Field, IconName, Tone, address_text, badge, button, disclosure,
    identicon,
    node::{Element, Handler, classed, div, element, words},
};
use wallet_types::AccountIndex;

use super::{deed, local::Local};
use crate::{
    dispatch::{act, change_local},
    wording,
};

/// Draws the accounts of the wallet, with ways to change them.
pub(crate) fn draw(view: &HomeView, local: &Local) -> Element {
    let list = classed("ul", "card card--flush list")
        .test_id("accounts")
        .children(view.accounts.iter().map(row).collect());
    div("stack stack--tight")
        .child(words("h2", "Accounts"))
        .child(list)
        .child(view.can_change.then(|| change(view, local)))
        .child(view.can_change.then(|| more(view)))
}

/// Ways that lead through the key realm.
fn more(view: &HomeView) -> Element {
    let shown = view.account.index;
    let remove = (view.accounts.len() > 1).then(|| {
        deed(
            "account-remove",
            "Remove the account shown above",
            Action::Account(AccountAction::Remove(shown)),
        )
    });
    div("row")
        .child(deed(
            "accounts-import",
            "Bring in an account or a key",
            Action::Import,
        ))
        .child(remove)
}

fn change(view: &HomeView, local: &Local) -> Element {
    let shown = view.account.index;
    let add: Handler = Rc::new(|_| {
        if let Some(name) = change_local(|local| mem::take(&mut local.new_name)) {
            act(Action::Account(AccountAction::Add { name }));
        }
    });
    let rename: Handler = Rc::new(move |_| {
        if let Some(name) = change_local(|local| mem::take(&mut local.name)) {
            act(Action::Account(AccountAction::Rename {
                index: shown,
                name,
            }));
        }
    });
    let mut new_field = Field::new(
        "Name of the next account",
        "home-new-account-name",
        local.new_name.clone(),
        keep(|local| &mut local.new_name),
    );
    new_field.hint = "May be left empty.";
    new_field.on_enter = Some(Rc::clone(&add));
    new_field.error = problem(&view.task, None);
    let mut field = Field::new(
        "Another name for the account shown above",
        "home-account-name",
        local.name.clone(),
        keep(|local| &mut local.name),
    );
    field.on_enter = Some(Rc::clone(&rename));
    field.error = problem(&view.task, Some(shown));
    let is_busy = view.task == AccountsTask::Working;
    let press = |icon, test_id, words: &'static str, handler| {
        button(ButtonKind::Outline, Some(icon), test_id, words, handler).busy(is_busy)
    };
    disclosure(
        "Add or rename an account",
        "accounts-change",
        vec![
            div("form-row").child(new_field.draw()).child(press(
                IconName::Plus,
                "home-add-account",
                "Add an account",
                add,
            )),
            div("form-row").child(field.draw()).child(press(
                IconName::Pencil,
                "home-rename-account",
                "Rename it",
                rename,
            )),
        ],
    )
}

/// Makes a handler that keeps what was typed until it is used.
fn keep(field: fn(&mut Local) -> &mut String) -> Handler {
    Rc::new(move |text| {
        change_local(|local| text.clone_into(field(local)));
    })
}

/// What is wrong with one of the two name fields.
fn problem(task: &AccountsTask, of: Option<AccountIndex>) -> Option<String> {
    match task {
        AccountsTask::BadName { index, problem } if *index == of => {
            Some(wording::sentence(&problem.to_string()))
        }
        AccountsTask::Failed(problem) if of.is_none() => Some(wording::problem(problem)),
        _ => None,
    }
}

fn row(row: &AccountRowView) -> Element {
    let end = if row.active {
        badge(Tone::Sea, "Shown")
    } else {
        deed(
            "account-show",
            "Show",
            Action::Account(AccountAction::Select(row.index)),
        )
    };
    let who = element("div")
        .child(element("div").child(words("b", row.name.clone())))
        .child(address_text(row.address, AddressCut::Short, "address"))
        .child(origin(&row.origin));
    classed("li", "list__item")
        .test_id(["account-", &row.index.0.to_string()].concat())
        .child(identicon(row.address))
        .child(who)
        .child(div("list__end").child(end))
}

/// Where an account's key is.
fn origin(origin: &OriginView) -> Element {
    let text = match origin {
        OriginView::Path(path) => path.clone(),
        OriginView::Key => "A key of its own".to_owned(),
        OriginView::Watched => "Watched: it cannot pay from here".to_owned(),
    };
    words("div", text)
        .attr("class", "small quiet")
        .test_id("account-origin")
}
