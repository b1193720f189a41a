//! Settings: when it locks, how it looks, what can be taken out, and the end.

use flows::{Action, CareAction, SettingsAction, view::SettingsView};
use leptos::prelude::*;
use ui::{Button, ButtonKind, Choice, ChoiceOption, IconName, Select, SelectOption};
use wallet_types::protocol::Theme;

use super::{Slice, care, on};
use crate::dispatch::act;

/// Draws the settings.
pub(crate) fn draw(view: Slice<SettingsView>) -> impl IntoView {
    let unlocked = Memo::new(move |_| view.with(|view| view.unlocked));
    let can_change = Memo::new(move |_| view.with(|view| view.can_change));
    let care = Memo::new(move |_| view.with(|view| view.care.clone()));
    view! {
        <section class="stack stack--loose reading" data-testid="settings">
            <h1>"Settings"</h1>
            <div class="card stack stack--loose">
                {lock_time(view)}
                {theme(view)}
            </div>
            {move || unlocked.get().then(keys)}
            {move || care.get().map(|care| care::card(&care))}
            <div class="card stack stack--tight">
                <h2>"Elsewhere"</h2>
                <p><a href="#/endpoints" data-testid="settings-endpoints">"Endpoints: whom this wallet asks"</a></p>
                <p><a href="#/copy" data-testid="settings-copy">"This copy: what you have open"</a></p>
                <p><a href="#/ledger" data-testid="settings-ledger">"The ledger: who learned what"</a></p>
            </div>
            {move || can_change.get().then(|| view! {
                <div class="card stack">
                    <h2>"Erase this copy"</h2>
                    <p class="small quiet">
                        "Deletes the vault, endpoints and outbox that this browser keeps at this address. \
                         Without the words or a vault file the wallet is gone for good."
                    </p>
                    <div class="row">
                        <Button kind=ButtonKind::Danger icon=IconName::Trash test_id="settings-erase" on_press=on(Action::Settings(SettingsAction::Erase))>"Erase this copy"</Button>
                    </div>
                </div>
            })}
        </section>
    }
}

fn lock_time(view: Slice<SettingsView>) -> impl IntoView {
    let minutes = Memo::new(move |_| view.with(|view| view.lock_after_min.to_string()));
    let options = Signal::derive(|| [1, 2, 5, 10, 15, 30, 60].map(minutes_option).to_vec());
    let choose = Callback::new(|value: String| {
        if let Ok(minutes) = value.parse() {
            act(Action::Settings(SettingsAction::LockAfter(minutes)));
        }
    });
    view! { <Select label="Lock when I have done nothing for" test_id="settings-lock-minutes" options value=minutes on_choose=choose/> }
}

fn minutes_option(minutes: u8) -> SelectOption {
    let label = if minutes == 1 {
        "1 minute".to_owned()
    } else {
        format!("{minutes} minutes")
    };
    SelectOption {
        value: minutes.to_string(),
        label,
    }
}

fn theme(view: Slice<SettingsView>) -> impl IntoView {
    let chosen = Memo::new(move |_| view.with(|view| theme_name(view.theme)));
    let option = |value, label: &str| ChoiceOption {
        value,
        label: label.to_owned(),
        detail: None,
    };
    let options = Signal::derive(move || {
        vec![
            option("system", "As the system"),
            option("light", "Paper"),
            option("dark", "Deep water"),
        ]
    });
    let choose =
        Callback::new(|name| act(Action::Settings(SettingsAction::SetTheme(theme_of(name)))));
    view! { <Choice legend="Colours" test_id="settings-theme" options value=chosen on_choose=choose/> }
}

const fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn theme_of(name: &str) -> Theme {
    match name {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::System,
    }
}

fn keys() -> impl IntoView {
    view! {
        <div class="card stack">
            <h2>"Words and password"</h2>
            <p class="small quiet">"Both happen in the key realm, and ask for the password first."</p>
            <div class="row">
                <Button icon=IconName::Eye test_id="settings-reveal" on_press=on(Action::Care(CareAction::RevealWords))>"Show the words"</Button>
                <Button icon=IconName::Key test_id="settings-password" on_press=on(Action::Settings(SettingsAction::ChangePassword))>"Change the password"</Button>
            </div>
        </div>
    }
}
