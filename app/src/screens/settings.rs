//! Settings: when it locks, how it looks, what can be taken out, and the end.

use std::rc::Rc;

use flows::{Action, CareAction, SettingsAction, view::SettingsView};
use ui::{
    ButtonKind, ChoiceOption, IconName, SelectOption, button, choice,
    node::{Element, Handler, classed, div, element, p, words},
    select,
};
use wallet_types::protocol::Theme;

use super::{care, on};
use crate::dispatch::act;

/// Draws the settings.
pub(crate) fn draw(view: &SettingsView) -> Element {
    let elsewhere = div("card stack stack--tight")
        .child(words("h2", "Elsewhere"))
        .child(link(
            "#/endpoints",
            "settings-endpoints",
            "Endpoints: whom this wallet asks",
        ))
        .child(link(
            "#/tools",
            "settings-tools",
            "Sign and check: messages, and what others hand over",
        ))
        .child(link(
            "#/copy",
            "settings-copy",
            "This copy: what you have open",
        ))
        .child(link(
            "#/ledger",
            "settings-ledger",
            "The ledger: who learned what",
        ));
    classed("section", "stack stack--loose reading")
        .test_id("settings")
        .child(words("h1", "Settings"))
        .child(
            div("card stack stack--loose")
                .child(lock_time(view))
                .child(view.unlocked.then(lock))
                .child(theme(view)),
        )
        .child(view.unlocked.then(keys))
        .child(view.care.as_ref().map(care::card))
        .child(elsewhere)
        .child(view.can_change.then(erase))
}

fn link(href: &'static str, test_id: &'static str, words: &'static str) -> Element {
    let link = element("a").attr("href", href).test_id(test_id);
    element("p").child(link.child(words))
}

fn erase() -> Element {
    let erase = button(
        ButtonKind::Danger,
        Some(IconName::Trash),
        "settings-erase",
        "Erase this copy",
        on(Action::Settings(SettingsAction::Erase)),
    );
    div("card stack")
        .child(words("h2", "Erase this copy"))
        .child(p("small quiet").child(
            "Deletes the vault, endpoints and outbox that this browser keeps at this address. \
             Without the words or a vault file the wallet is gone for good.",
        ))
        .child(div("row").child(erase))
}

fn lock_time(view: &SettingsView) -> Element {
    let options = [1, 2, 5, 10, 15, 30, 60].map(minutes_option).to_vec();
    let choose: Handler = Rc::new(|value| {
        if let Ok(minutes) = value.parse() {
            act(Action::Settings(SettingsAction::LockAfter(minutes)));
        }
    });
    select(
        "Lock when I have done nothing for",
        "settings-lock-minutes",
        options,
        &view.lock_after_min.to_string(),
        choose,
    )
}

/// Beside the rail's own: on a phone there is no rail.
fn lock() -> Element {
    let press = on(Action::Lock);
    let lock = button(
        ButtonKind::Outline,
        Some(IconName::Lock),
        "settings-lock",
        "Lock now",
        press,
    );
    div("row").child(lock)
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

fn theme(view: &SettingsView) -> Element {
    let option = |value, label: &str| ChoiceOption {
        value,
        label: label.to_owned(),
        detail: None,
    };
    let options = vec![
        option("system", "As the system"),
        option("light", "Paper"),
        option("dark", "Deep water"),
    ];
    let choose: Handler =
        Rc::new(|name| act(Action::Settings(SettingsAction::SetTheme(theme_of(name)))));
    choice(
        "Colours",
        "settings-theme",
        options,
        theme_name(view.theme),
        &choose,
    )
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

fn keys() -> Element {
    let reveal = button(
        ButtonKind::Outline,
        Some(IconName::Eye),
        "settings-reveal",
        "Show the words",
        on(Action::Care(CareAction::RevealWords)),
    );
    let password = button(
        ButtonKind::Outline,
        Some(IconName::Key),
        "settings-password",
        "Change the password",
        on(Action::Settings(SettingsAction::ChangePassword)),
    );
    let export = button(
        ButtonKind::Outline,
        Some(IconName::Download),
        "settings-export",
        "Take something out",
        on(Action::Export),
    );
    div("card stack")
        .child(words("h2", "Words, keys and password"))
        .child(
            p("small quiet").child("All happen in the key realm, and ask for the password first."),
        )
        .child(div("row").child(reveal).child(export).child(password))
}
