//! Restoring from words, drawn: typing them, the address they lead to, and a passphrase.

use leptos::{html, prelude::*};
use ui::{AddressText, Identicon, SecretArea, SecretField};
use wallet_core::{mnemonic::PhraseError, secret::SecretText};
use wallet_types::Address;

use super::{
    desk::Desk,
    one_by_one::one_by_one,
    parts::{chip, choice, heading, nothing, option, press, row, secret_input, typed, words_of},
    room::note,
};
use crate::{
    machine::{Action, Journey, Passphrase, Realm, RestoreStep},
    wording,
};

/// Typing the words.
pub(super) fn words(desk: Desk) -> AnyView {
    let (way, choose) = signal("paste");
    let options = vec![
        option("paste", "All at once", ""),
        option("one", "One by one, with help", ""),
    ];
    let choose = Callback::new(move |way| choose.set(way));
    view! {
        {note(desk)}
        {heading("Restore from words.", wording::RESTORE_LEAD)}
        {choice("How to type them", "realm-restore-way", options, way.into(), choose)}
        {move || if way.get() == "one" { one_by_one(desk) } else { all_at_once(desk) }}
    }
    .into_any()
}

fn all_at_once(desk: Desk) -> AnyView {
    let node = NodeRef::<html::Textarea>::new();
    on_cleanup(move || set_text(node, ""));
    let submit = Callback::new(move |()| {
        desk.act(Action::SubmitPhrase(SecretText::from(text_of(node))));
    });
    let fault = desk.memo(fault_text);
    let choose = Callback::new(move |(place, word): (u8, String)| replace_word(node, place, &word));
    view! {
        <SecretArea label="Words" test_id="realm-restore-words" node error=fault/>
        {nearest(desk, choose)}
        {submit_row(desk, submit)}
    }
    .into_any()
}

/// Reading the words, or going back.
pub(super) fn submit_row(desk: Desk, submit: Callback<()>) -> AnyView {
    row(vec![
        press(submit, "realm-restore-submit", "Read the words").main(),
        desk.not_now(),
    ])
}

/// For each unknown word, those that it resembles: pressing one puts it in its place.
pub(super) fn nearest(desk: Desk, choose: Callback<(u8, String)>) -> AnyView {
    let places = desk.memo(unknown_places);
    let draw = move || {
        let rows = places.get().into_iter().enumerate();
        let rows: Vec<AnyView> = rows
            .map(|(at, place)| nearest_row(desk, at, place, choose))
            .collect();
        view! { <div class="stack stack--tight">{rows}</div> }.into_any()
    };
    view! { {move || draw()} }.into_any()
}

fn nearest_row(desk: Desk, at: usize, place: u8, choose: Callback<(u8, String)>) -> AnyView {
    let words = desk.read(|realm| match step(realm) {
        Some(RestoreStep::Words { nearest, .. }) => {
            nearest.get(at).map(words_of).unwrap_or_default()
        }
        _ => Vec::new(),
    });
    let words: Vec<AnyView> = (1..)
        .zip(words)
        .map(|(number, word): (u32, String)| {
            chip(
                format!("realm-nearest-{place}-{number}"),
                place,
                word,
                "0",
                choose,
            )
        })
        .collect();
    view! {
        <p class="row nearest" translate="no">
            <span class="quiet">{format!("Word {place}, perhaps")}</span>
            {words}
        </p>
    }
    .into_any()
}

/// The address that the words lead to.
pub(super) fn address(desk: Desk) -> AnyView {
    let first = desk.memo(first_address);
    let accept = desk.on_press(|| Action::GoOn);
    let back = desk.on_press(|| Action::Back);
    let expert = press(
        desk.on_press(|| Action::OpenPassphrase),
        "realm-passphrase-open",
        "Expert: add a BIP-39 passphrase",
    );
    view! {
        {heading("Is this your wallet?", wording::ADDRESS_LEAD)}
        {move || led(&first.get())}
        {row(vec![
            press(accept, "realm-address-accept", "Yes, go on").main(),
            press(back, "realm-back", "Back to the words"),
        ])}
        <div class="row row--rule">{expert.plain().view()}</div>
    }
    .into_any()
}

/// The address that a [`first_address`] stands for.
fn led(first: &[u8]) -> AnyView {
    let Some((is_set, address)) = first.split_last() else {
        return nothing();
    };
    let Ok(address) = address.try_into().map(Address::from_bytes) else {
        return nothing();
    };
    let with = if *is_set == 1 {
        "First account, with the passphrase"
    } else {
        "First account"
    };
    view! {
        <div class="card led">
            <Identicon address/>
            <div>
                <p class="label">{with}</p>
                <AddressText address test_id="realm-address"/>
            </div>
        </div>
    }
    .into_any()
}

/// A passphrase, accepted only with its address in view.
pub(super) fn passphrase(desk: Desk) -> AnyView {
    let node = secret_input();
    let (is_stale, mark_stale) = signal(true);
    let first = desk.memo(first_address);
    let is_set = desk.memo(|realm| passphrase_of(realm).is_some_and(|it| it.is_set));
    let try_out = Callback::new(move |()| {
        mark_stale.set(false);
        desk.act(Action::TryPassphrase(typed(node)));
    });
    let may_not_accept = Signal::derive(move || is_stale.get() || !is_set.get());
    let error = desk.memo(|realm| {
        let is_too_long = passphrase_of(realm)?.is_too_long;
        is_too_long.then(|| wording::PASSPHRASE_TOO_LONG.to_owned())
    });
    let accept = desk.on_press(|| Action::AcceptPassphrase);
    let back = desk.on_press(|| Action::Back);
    view! {
        {heading("A BIP-39 passphrase.", wording::PASSPHRASE_LEAD)}
        <SecretField
            label="Passphrase"
            test_id="realm-passphrase"
            node
            on_change=Some(Callback::new(move |()| mark_stale.set(true)))
            on_enter=Some(try_out)
            error
        />
        <div>{press(try_out, "realm-passphrase-try", "Show its address").view()}</div>
        {move || if is_stale.get() { nothing() } else { led(&first.get()) }}
        {row(vec![
            press(accept, "realm-passphrase-accept", "Use this address")
                .main()
                .asleep(may_not_accept),
            press(back, "realm-back", "Without a passphrase").plain(),
        ])}
    }
    .into_any()
}

/// What is wrong with the words handed in.
pub(super) fn fault_text(realm: &Realm) -> Option<String> {
    match step(realm)? {
        RestoreStep::Words { fault, .. } => fault.as_ref().map(wording::phrase_fault),
        _ => None,
    }
}

/// The places of words that are not on the list.
pub(super) fn unknown_places(realm: &Realm) -> Vec<u8> {
    match step(realm) {
        Some(RestoreStep::Words {
            fault: Some(PhraseError::UnknownWords { positions }),
            ..
        }) => positions.iter().map(|place| place.0).collect(),
        _ => Vec::new(),
    }
}

/// The step of the restoring under way.
pub(super) fn step(realm: &Realm) -> Option<&RestoreStep> {
    match realm.journey()? {
        Journey::Restore(restore) => Some(&restore.step),
        _ => None,
    }
}

fn passphrase_of(realm: &Realm) -> Option<&Passphrase> {
    realm.journey()?.passphrase()
}

/// The bytes of the first account's address, and whether a passphrase leads to it; nothing where
/// there is none yet.
fn first_address(realm: &Realm) -> Vec<u8> {
    let of = |it: &Passphrase| [it.address.as_bytes(), &[u8::from(it.is_set)][..]].concat();
    passphrase_of(realm).map(of).unwrap_or_default()
}

fn text_of(node: NodeRef<html::Textarea>) -> String {
    node.try_get_untracked()
        .flatten()
        .map(|area| area.value())
        .unwrap_or_default()
}

fn set_text(node: NodeRef<html::Textarea>, text: &str) {
    if let Some(Some(area)) = node.try_get_untracked() {
        area.set_value(text);
    }
}

/// Puts a word in the place of another; spaces become single.
fn replace_word(node: NodeRef<html::Textarea>, place: u8, word: &str) {
    let text = SecretText::from(text_of(node));
    let mut words: Vec<&str> = text.expose().split_whitespace().collect();
    if let Some(old) = words.get_mut(usize::from(place).saturating_sub(1)) {
        *old = word;
    }
    let joined = SecretText::from(words.join(" "));
    set_text(node, joined.expose());
}
