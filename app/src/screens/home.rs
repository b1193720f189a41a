//! Home: what the wallet holds, and what keeps it from being lost.

use flows::{
    AccountAction, Action,
    view::{BalanceView, HomeView, LedgerSummary},
};
use ui::{
    AddressCut, AmountSize, ButtonKind, IconName, Tone, address_text, amount, button, empty,
    identicon, link_button,
    node::{Element, classed, div, element, p, words},
    notice, waiting,
};

use super::{accounts, activity, care, local::Local, on};
use crate::wording;

/// Draws the home screen.
pub(crate) fn draw(view: &HomeView, local: &Local) -> Element {
    let account = &view.account;
    let who = div("row account").child(identicon(account.address)).child(
        div("account__who")
            .child(
                classed("h1", "account__name")
                    .test_id("home-account")
                    .child(account.name.clone()),
            )
            .child(address_text(
                account.address,
                AddressCut::Full,
                "home-address",
            )),
    );
    let ways = div("row")
        .child(link_button(
            ButtonKind::Main,
            Some(IconName::Send),
            "home-send",
            "Send",
            "#/send",
        ))
        .child(link_button(
            ButtonKind::Outline,
            Some(IconName::Receive),
            "home-receive",
            "Receive",
            "#/receive",
        ));
    let unsettled = (!view.unsettled.is_empty()).then(|| {
        let all = element("a")
            .attr("href", "#/activity")
            .child("All activity");
        div("stack stack--tight")
            .child(
                div("row row--apart")
                    .child(words("h2", "Under way"))
                    .child(all),
            )
            .child(activity::list(&view.unsettled))
    });
    let holdings = classed("section", "stack stack--loose")
        .child(who)
        .child(balance(&view.balance))
        .child(ways)
        .child(unsettled)
        .child(accounts::draw(view, local));
    let aside = classed("aside", "stack")
        .attr("aria-label", "Beside the wallet")
        .child(care::card(&view.care))
        .child(told(&view.ledger));
    div("cols").test_id("home").child(holdings).child(aside)
}

fn balance(view: &BalanceView) -> Element {
    match view {
        BalanceView::NoEndpoint => empty(
            "No balance yet",
            "Holdfast asks nobody until you say whom. Add an endpoint: your own node, or one you trust.",
        )
        .child(link_button(
            ButtonKind::Outline,
            Some(IconName::Plus),
            "home-add-endpoint",
            "Add an endpoint",
            "#/endpoints/add",
        )),
        BalanceView::Asking { for_s } => waiting(
            format!("Asking your endpoint for the balance, {for_s} s."),
            "home-asking",
        ),
        BalanceView::Known {
            figure,
            refreshing,
            problem,
        } => {
            let problem = problem.as_ref().map(|problem| {
                notice(
                    Tone::Amber,
                    "This figure is not fresh",
                    "home-problem",
                    vec![words("p", wording::problem(problem))],
                )
            });
            div("stack stack--tight")
                .child(amount(
                    figure.amount,
                    &figure.mark,
                    figure.age_s,
                    figure.symbol.clone(),
                    AmountSize::Hero,
                    "home-balance",
                ))
                .child(div("row").child(refresh(*refreshing)))
                .child(problem)
        }
        BalanceView::Failed(problem) => notice(
            Tone::Red,
            "The balance could not be read",
            "home-problem",
            vec![words("p", wording::problem(problem)), refresh(false)],
        ),
    }
}

fn refresh(is_busy: bool) -> Element {
    let refresh = on(Action::Account(AccountAction::Refresh));
    button(
        ButtonKind::Plain,
        Some(IconName::Refresh),
        "home-refresh",
        "Ask again",
        refresh,
    )
    .busy(is_busy)
}

fn told(ledger: &LedgerSummary) -> Element {
    let mut card = div("card stack stack--tight")
        .test_id("home-ledger")
        .child(words("h2", "This session has told"));
    for who in &ledger.known {
        let line = p("small")
            .child(words("b", who.host.clone()))
            .child(": ")
            .child(wording::knows(who));
        card = card.child(line);
    }
    if ledger.known.is_empty() {
        card = card.child(p("small quiet").child("Nobody anything."));
    }
    card.child(
        classed("a", "small")
            .attr("href", "#/ledger")
            .test_id("home-ledger-link")
            .child("Read the ledger"),
    )
}
