//! Accounts: switch, add, rename.

use flows::{
    AccountAction, Action,
    view::{AccountRowView, AccountsTask, HomeView},
};
use leptos::prelude::*;
use ui::{AddressCut, AddressText, Badge, Button, Disclosure, Field, IconName, Identicon};
use wallet_types::AccountIndex;

use super::Slice;
use crate::{dispatch::act, wording};

/// The accounts of the wallet, with ways to change them.
#[component]
pub(crate) fn Accounts(view: Slice<HomeView>) -> impl IntoView {
    let rows = Memo::new(move |_| view.with(|view| view.accounts.clone()));
    let can_change = Memo::new(move |_| view.with(|view| view.can_change));
    view! {
        <div class="stack stack--tight">
            <h2>"Accounts"</h2>
            <ul class="card card--flush list" data-testid="accounts">
                {move || rows.get().into_iter().map(|row| view! { <Row row/> }).collect_view()}
            </ul>
            {move || can_change.get().then(|| change(view))}
        </div>
    }
}

fn change(view: Slice<HomeView>) -> impl IntoView {
    let task = Memo::new(move |_| view.with(|view| view.task.clone()));
    let is_busy = Memo::new(move |_| task.with(|task| *task == AccountsTask::Working));
    let (new_name, set_new_name) = signal(String::new());
    let (name, set_name) = signal(String::new());
    let add = Callback::new(move |()| {
        act(Action::Account(AccountAction::Add {
            name: new_name.get_untracked(),
        }));
        set_new_name.set(String::new());
    });
    let rename = Callback::new(move |()| {
        let index = view.with_untracked(|view| view.account.index);
        act(Action::Account(AccountAction::Rename {
            index,
            name: name.get_untracked(),
        }));
        set_name.set(String::new());
    });
    view! {
        <Disclosure summary="Add or rename an account" test_id="accounts-change">
            <div class="form-row">
                <Field
                    label="Name of the next account"
                    hint="May be left empty."
                    test_id="home-new-account-name"
                    value=new_name
                    on_input=Callback::new(move |text| set_new_name.set(text))
                    on_enter=add
                    error=problem_of(task, None)
                />
                <Button icon=IconName::Plus busy=is_busy test_id="home-add-account" on_press=add>"Add an account"</Button>
            </div>
            <div class="form-row">
                <Field
                    label="Another name for the account shown above"
                    test_id="home-account-name"
                    value=name
                    on_input=Callback::new(move |text| set_name.set(text))
                    on_enter=rename
                    error=problem_of(task, Some(view))
                />
                <Button icon=IconName::Pencil busy=is_busy test_id="home-rename-account" on_press=rename>"Rename it"</Button>
            </div>
        </Disclosure>
    }
}

/// What is wrong with one of the two name fields.
fn problem_of(task: Memo<AccountsTask>, of: Option<Slice<HomeView>>) -> Signal<Option<String>> {
    Signal::derive(move || {
        let wanted: Option<AccountIndex> = of.map(|view| view.with(|view| view.account.index));
        task.with(|task| match task {
            AccountsTask::BadName { index, problem } if *index == wanted => {
                Some(wording::sentence(&problem.to_string()))
            }
            AccountsTask::Failed(problem) if of.is_none() => Some(wording::problem(problem)),
            _ => None,
        })
    })
}

#[component]
fn Row(row: AccountRowView) -> impl IntoView {
    let index = row.index;
    let show = Callback::new(move |()| act(Action::Account(AccountAction::Select(index))));
    view! {
        <li class="list__item" data-testid=format!("account-{}", index.0)>
            <Identicon address=row.address/>
            <div>
                <div><b>{row.name}</b></div>
                <AddressText address=row.address cut=AddressCut::Short/>
            </div>
            <div class="list__end">
                {if row.active {
                    view! { <Badge>"Shown"</Badge> }.into_any()
                } else {
                    view! { <Button test_id="account-show" on_press=show>"Show"</Button> }.into_any()
                }}
            </div>
        </li>
    }
}
