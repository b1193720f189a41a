//! Receive: the address in full.

use std::rc::Rc;

use flows::{
    AccountAction, Action,
    view::{AccountRowView, ReceiveView},
};
use ui::{
    AddressCut, SelectOption, address_text, copy_button, identicon,
    node::{Element, classed, div, p, words},
    qr, select,
};
use wallet_types::AccountIndex;

use super::{field, local::Local};
use crate::dispatch::{act, change_local};

/// Draws the address to be paid at.
pub(crate) fn draw(view: &ReceiveView, local: &Local) -> Element {
    let several = view.accounts.len() > 1;
    classed("section", "stack stack--loose reading")
        .test_id("receive")
        .child(
            div("stack stack--tight")
                .child(words("h1", "Be paid at this address"))
                .child(p("quiet").child(advice(view.network.as_deref()))),
        )
        .child(several.then(|| choose(view)))
        .child(card(view, local))
        .child(ask(view, local))
}

fn advice(network: Option<&str>) -> String {
    let same = "The same address exists on every Ethereum network; ask for the one you mean.";
    match network {
        Some(name) => ["For ether on ", name, ". ", same].concat(),
        None => same.to_owned(),
    }
}

fn card(view: &ReceiveView, local: &Local) -> Element {
    let account = &view.account;
    let address = account.address;
    let plain = address.to_string();
    let asked = view.link.as_ref().filter(|_| view.asks);
    let coded = asked.unwrap_or(&plain).clone();
    let text = plain;
    let label = ["QR code of ", &text].concat();
    let code = qr(&coded, label, "receive-qr");
    let is_done = local.copied == text;
    let copy = Rc::new(move |_: &str| {
        act(Action::Account(AccountAction::CopyAddress));
        change_local(|local| local.copied.clone_from(&text));
    });
    let who = div("row")
        .child(identicon(address))
        .child(words("b", account.name.clone()));
    let full = address_text(address, AddressCut::Full, "receive-address");
    let copy = copy_button("Copy the address", "receive-copy", is_done, copy);
    div("card receive").child(code).child(
        div("stack")
            .child(who)
            .child(p("receive__address").child(full))
            .child(div("row").child(copy))
            .child(
                p("small quiet")
                    .child("After pasting it elsewhere, compare all of it with this screen."),
            ),
    )
}

/// A request for an amount, as a link that other wallets read.
fn ask(view: &ReceiveView, local: &Local) -> Element {
    let mut amount = field(
        "Ask for an amount",
        "receive-amount",
        &view.amount,
        |text| Action::Account(AccountAction::TypeRequest(text)),
    );
    amount.hint = "In ETH. May be left empty.";
    amount.keys = "decimal";
    let link = view.link.as_ref().map(|link| {
        let copied = link.clone();
        let is_done = local.copied == copied;
        let copy = Rc::new(move |_: &str| {
            act(Action::Account(AccountAction::CopyRequest));
            change_local(|local| local.copied.clone_from(&copied));
        });
        let shown = words("code", link.clone()).attr("translate", "no");
        div("stack stack--tight")
            .child(p("code-line").test_id("receive-link").child(shown))
            .child(div("row").child(copy_button(
                "Copy the link",
                "receive-link-copy",
                is_done,
                copy,
            )))
    });
    div("card stack").child(amount.draw()).child(link)
}

fn choose(view: &ReceiveView) -> Element {
    let option = |row: &AccountRowView| SelectOption {
        value: row.index.0.to_string(),
        label: row.name.clone(),
    };
    let choose = |value: &str| {
        if let Ok(index) = value.parse() {
            act(Action::Account(AccountAction::Select(AccountIndex(index))));
        }
    };
    select(
        "Account",
        "receive-account",
        view.accounts.iter().map(option).collect(),
        &view.account.index.0.to_string(),
        Rc::new(choose),
    )
}
