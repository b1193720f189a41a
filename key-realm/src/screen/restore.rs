//! Restoring from words, drawn: typing them, the address they lead to, and a passphrase.

use leptos::{html, prelude::*};
use ui::{
    AddressText, Button, ButtonKind, Choice, ChoiceOption, Identicon, SecretArea, SecretField,
};
use wallet_core::secret::SecretText;
use wallet_types::Address;

use super::{
    desk::Desk,
    one_by_one::OneByOne,
    parts::{Heading, secret_input, typed, words_of},
    room::NoteNotice,
};
use crate::{
    machine::{Action, Journey, Realm, RestoreStep},
    wording,
};

/// Typing the words.
#[component]
pub(super) fn RestoreWords(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let (way, choose) = signal("paste");
    let options = Signal::stored(vec![
        option("paste", "All at once"),
        option("one", "One by one, with help"),
    ]);
    view! {
        <NoteNotice desk/>
        <Heading text="Restore from words." lead=wording::RESTORE_LEAD/>
        <Choice
            legend="How to type them"
            test_id="realm-restore-way"
            options
            value=way
            on_choose=Callback::new(move |way| choose.set(way))
        />
        {move || {
            if way.get() == "one" {
                view! { <OneByOne desk/> }.into_any()
            } else {
                view! { <AllAtOnce desk/> }.into_any()
            }
        }}
    }
}

#[component]
fn AllAtOnce(desk: Desk) -> impl IntoView {
    let node = NodeRef::<html::Textarea>::new();
    on_cleanup(move || set_text(node, ""));
    let submit = Callback::new(move |()| {
        desk.act(Action::SubmitPhrase(SecretText::from(text_of(node))));
    });
    let fault = desk.memo(fault_text);
    view! {
        <SecretArea label="Words" test_id="realm-restore-words" node error=fault/>
        <Nearest
            desk
            choose=Callback::new(move |(place, word): (u8, String)| replace_word(node, place, &word))
        />
        <SubmitRow desk submit/>
    }
}

/// Reading the words, or going back.
#[component]
pub(super) fn SubmitRow(
    /// The desk.
    desk: Desk,
    /// Hands the words in.
    submit: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="row">
            <Button kind=ButtonKind::Main test_id="realm-restore-submit" on_press=submit>
                "Read the words"
            </Button>
            <Button kind=ButtonKind::Plain test_id="realm-leave" on_press=desk.on_press(|| Action::Leave)>
                "Not now"
            </Button>
        </div>
    }
}

/// For each unknown word, those that it resembles: pressing one puts it in its place.
#[component]
pub(super) fn Nearest(
    /// The desk.
    desk: Desk,
    /// Puts a word at a place.
    choose: Callback<(u8, String)>,
) -> impl IntoView {
    let places = desk.memo(|realm| unknown_places(realm));
    move || {
        let places = places.get();
        let rows = places.into_iter().enumerate().map(|(at, place)| {
            let words = desk.read(|realm| match step(realm) {
                Some(RestoreStep::Words { nearest, .. }) => {
                    nearest.get(at).map(words_of).unwrap_or_default()
                }
                _ => Vec::new(),
            });
            let words = words.into_iter().enumerate().map(|(at, word)| {
                let text = word.clone();
                view! {
                    <button
                        type="button"
                        class="chip"
                        data-testid=format!("realm-nearest-{place}-{}", at + 1)
                        on:click=move |_| choose.run((place, word.clone()))
                    >
                        {text}
                    </button>
                }
            });
            view! {
                <p class="row nearest" translate="no">
                    <span class="quiet">{format!("Word {place}, perhaps")}</span>
                    {words.collect_view()}
                </p>
            }
        });
        view! { <div class="stack stack--tight">{rows.collect_view()}</div> }
    }
}

/// The address that the words lead to.
#[component]
pub(super) fn RestoreAddress(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let state = desk.memo(passphrase_state);
    view! {
        <Heading text="Is this your wallet?" lead=wording::ADDRESS_LEAD/>
        {move || state.get().map(|(address, is_set, _)| view! { <Led address is_set/> })}
        <div class="row">
            <Button kind=ButtonKind::Main test_id="realm-address-accept" on_press=desk.on_press(|| Action::GoOn)>
                "Yes, go on"
            </Button>
            <Button test_id="realm-back" on_press=desk.on_press(|| Action::Back)>"Back to the words"</Button>
        </div>
        <div class="row row--rule">
            <Button
                kind=ButtonKind::Plain
                test_id="realm-passphrase-open"
                on_press=desk.on_press(|| Action::OpenPassphrase)
            >
                "Expert: add a BIP-39 passphrase"
            </Button>
        </div>
    }
}

#[component]
fn Led(address: Address, is_set: bool) -> impl IntoView {
    let with = if is_set {
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
}

/// A passphrase, accepted only with its address in view.
#[component]
pub(super) fn TryPassphrase(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
    let node = secret_input();
    let (is_stale, mark_stale) = signal(true);
    let state = desk.memo(passphrase_state);
    let try_out = Callback::new(move |()| {
        mark_stale.set(false);
        desk.act(Action::TryPassphrase(typed(node)));
    });
    let may_accept = move || !is_stale.get() && state.get().is_some_and(|(_, is_set, _)| is_set);
    let error = Signal::derive(move || {
        let is_too_long = state.get().is_some_and(|(_, _, is_too_long)| is_too_long);
        is_too_long.then(|| wording::PASSPHRASE_TOO_LONG.to_owned())
    });
    view! {
        <Heading text="A BIP-39 passphrase." lead=wording::PASSPHRASE_LEAD/>
        <SecretField
            label="Passphrase"
            test_id="realm-passphrase"
            node
            on_change=Callback::new(move |()| mark_stale.set(true))
            on_enter=try_out
            error
        />
        <div>
            <Button test_id="realm-passphrase-try" on_press=try_out>"Show its address"</Button>
        </div>
        {move || state.get().filter(|_| !is_stale.get()).map(|(address, is_set, _)| view! { <Led address is_set/> })}
        <div class="row">
            <Button
                kind=ButtonKind::Main
                test_id="realm-passphrase-accept"
                disabled=Signal::derive(move || !may_accept())
                on_press=desk.on_press(|| Action::AcceptPassphrase)
            >
                "Use this address"
            </Button>
            <Button kind=ButtonKind::Plain test_id="realm-back" on_press=desk.on_press(|| Action::Back)>
                "Without a passphrase"
            </Button>
        </div>
    }
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
    use wallet_core::mnemonic::PhraseError;

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

fn passphrase_state(realm: &Realm) -> Option<(Address, bool, bool)> {
    let passphrase = realm.journey()?.passphrase()?;
    Some((
        passphrase.address,
        passphrase.is_set,
        passphrase.is_too_long,
    ))
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

fn option(value: &'static str, label: &str) -> ChoiceOption {
    ChoiceOption {
        value,
        label: label.to_owned(),
        detail: None,
    }
}
