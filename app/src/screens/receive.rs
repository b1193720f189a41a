//! Receive: the address in full.

use flows::{
    AccountAction, Action,
    view::{AccountRowView, ReceiveView},
};
use leptos::prelude::*;
use ui::{AddressText, CopyButton, Identicon, Qr, Select, SelectOption};
use wallet_types::AccountIndex;

use super::Slice;
use crate::dispatch::act;

/// Draws the address to be paid at.
pub(crate) fn draw(view: Slice<ReceiveView>) -> impl IntoView {
    let account = Memo::new(move |_| view.with(|view| view.account.clone()));
    let network = Memo::new(move |_| view.with(|view| view.network.clone()));
    let several = Memo::new(move |_| view.with(|view| view.accounts.len() > 1));
    view! {
        <section class="stack stack--loose reading" data-testid="receive">
            <div class="stack stack--tight">
                <h1>"Be paid at this address"</h1>
                <p class="quiet">{move || advice(network.get().as_deref())}</p>
            </div>
            {move || several.get().then(|| choose(view))}
            {move || card(&account.get())}
        </section>
    }
}

fn advice(network: Option<&str>) -> String {
    let same = "The same address exists on every Ethereum network; ask for the one you mean.";
    network.map_or_else(
        || same.to_owned(),
        |name| format!("For ether on {name}. {same}"),
    )
}

fn card(account: &AccountRowView) -> impl IntoView + use<> {
    let address = account.address;
    let (is_copied, set_copied) = signal(false);
    let copy = Callback::new(move |()| {
        act(Action::Account(AccountAction::CopyAddress));
        set_copied.set(true);
    });
    view! {
        <div class="card receive">
            <Qr text=address.to_string() label=format!("QR code of {address}") test_id="receive-qr"/>
            <div class="stack">
                <div class="row"><Identicon address/><b>{account.name.clone()}</b></div>
                <p class="receive__address"><AddressText address test_id="receive-address"/></p>
                <div class="row">
                    <CopyButton label="Copy the address" test_id="receive-copy" is_done=is_copied on_press=copy/>
                </div>
                <p class="small quiet">"After pasting it elsewhere, compare all of it with this screen."</p>
            </div>
        </div>
    }
}

fn choose(view: Slice<ReceiveView>) -> impl IntoView {
    let options =
        Memo::new(move |_| view.with(|view| view.accounts.iter().map(option).collect::<Vec<_>>()));
    let chosen = Memo::new(move |_| view.with(|view| view.account.index.0.to_string()));
    let choose = Callback::new(|value: String| {
        if let Ok(index) = value.parse() {
            act(Action::Account(AccountAction::Select(AccountIndex(index))));
        }
    });
    view! { <Select label="Account" test_id="receive-account" options value=chosen on_choose=choose/> }
}

fn option(row: &AccountRowView) -> SelectOption {
    SelectOption {
        value: row.index.0.to_string(),
        label: row.name.clone(),
    }
}
