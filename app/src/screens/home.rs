//! Home: what the wallet holds, and what keeps it from being lost.

use flows::{
    AccountAction, Action,
    view::{BalanceView, HomeView, LedgerSummary},
};
use leptos::prelude::*;
use ui::{
    AddressText, Amount, AmountSize, Button, ButtonKind, Empty, IconName, Identicon, LinkButton,
    Notice, Tone, Waiting,
};

use super::{Slice, accounts, activity, care, on};
use crate::wording;

/// Draws the home screen.
pub(crate) fn draw(view: Slice<HomeView>) -> impl IntoView {
    let account = Memo::new(move |_| view.with(|view| view.account.clone()));
    let unsettled = Memo::new(move |_| view.with(|view| view.unsettled.clone()));
    let care = Memo::new(move |_| view.with(|view| view.care.clone()));
    let ledger = Memo::new(move |_| view.with(|view| view.ledger.clone()));
    view! {
        <div class="cols" data-testid="home">
            <section class="stack stack--loose">
                {move || {
                    let account = account.get();
                    view! {
                        <div class="row account">
                            <Identicon address=account.address/>
                            <div class="account__who">
                                <h1 class="account__name" data-testid="home-account">{account.name}</h1>
                                <AddressText address=account.address test_id="home-address"/>
                            </div>
                        </div>
                    }
                }}
                {balance(view)}
                <div class="row">
                    <LinkButton kind=ButtonKind::Main icon=IconName::Send href="#/send" test_id="home-send">"Send"</LinkButton>
                    <LinkButton icon=IconName::Receive href="#/receive" test_id="home-receive">"Receive"</LinkButton>
                </div>
                {move || {
                    let items = unsettled.get();
                    (!items.is_empty()).then(|| view! {
                        <div class="stack stack--tight">
                            <div class="row row--apart"><h2>"Under way"</h2><a href="#/activity">"All activity"</a></div>
                            {activity::list(&items)}
                        </div>
                    })
                }}
                <accounts::Accounts view/>
            </section>
            <aside class="stack" aria-label="Beside the wallet">
                {move || care::card(&care.get())}
                {move || told(&ledger.get())}
            </aside>
        </div>
    }
}

fn balance(view: Slice<HomeView>) -> impl IntoView {
    let shape = Memo::new(move |_| view.with(|view| steady(&view.balance)));
    let age = Memo::new(move |_| {
        view.with(|view| match &view.balance {
            BalanceView::Known { figure, .. } => figure.age_s,
            BalanceView::Asking { for_s } => *for_s,
            _ => 0,
        })
    });
    move || {
        match shape.get() {
        BalanceView::NoEndpoint => view! {
            <Empty
                title="No balance yet"
                text="Holdfast asks nobody until you say whom. Add an endpoint: your own node, or one you trust."
            >
                <LinkButton icon=IconName::Plus href="#/endpoints/add" test_id="home-add-endpoint">"Add an endpoint"</LinkButton>
            </Empty>
        }
        .into_any(),
        BalanceView::Asking { .. } => view! {
            <Waiting
                what=Signal::derive(move || format!("Asking your endpoint for the balance, {} s.", age.get()))
                test_id="home-asking"
            />
        }
        .into_any(),
        BalanceView::Known { figure, refreshing, problem } => view! {
            <div class="stack stack--tight">
                <Amount wei=figure.amount mark=figure.mark age_s=age symbol=figure.symbol size=AmountSize::Hero test_id="home-balance"/>
                <div class="row">{refresh(refreshing)}</div>
                {problem.map(|problem| view! {
                    <Notice tone=Tone::Amber title="This figure is not fresh" test_id="home-problem">
                        <p>{wording::problem(&problem)}</p>
                    </Notice>
                })}
            </div>
        }
        .into_any(),
        BalanceView::Failed(problem) => view! {
            <Notice tone=Tone::Red title="The balance could not be read" test_id="home-problem">
                <p>{wording::problem(&problem)}</p>
                {refresh(false)}
            </Notice>
        }
        .into_any(),
    }
    }
}

fn refresh(is_busy: bool) -> impl IntoView {
    view! {
        <Button
            kind=ButtonKind::Plain
            icon=IconName::Refresh
            busy=is_busy
            test_id="home-refresh"
            on_press=on(Action::Account(AccountAction::Refresh))
        >"Ask again"</Button>
    }
}

/// Leaves out what changes every second, so that an opened mark stays open.
fn steady(balance: &BalanceView) -> BalanceView {
    let mut balance = balance.clone();
    match &mut balance {
        BalanceView::Known { figure, .. } => figure.age_s = 0,
        BalanceView::Asking { for_s } => *for_s = 0,
        _ => {}
    }
    balance
}

fn told(ledger: &LedgerSummary) -> impl IntoView + use<> {
    let lines = ledger
        .known
        .iter()
        .map(|who| view! { <p class="small"><b>{who.host.clone()}</b> ": " {wording::knows(who)}</p> })
        .collect_view();
    view! {
        <div class="card stack stack--tight" data-testid="home-ledger">
            <h2>"This session has told"</h2>
            {if ledger.known.is_empty() {
                view! { <p class="small quiet">"Nobody anything."</p> }.into_any()
            } else {
                lines.into_any()
            }}
            <a class="small" href="#/ledger" data-testid="home-ledger-link">"Read the ledger"</a>
        </div>
    }
}
