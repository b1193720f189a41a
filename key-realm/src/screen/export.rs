//! Showing a secret, drawn: what, the password, then the secret for a short while.

use std::rc::Rc;

use ui::{
    IconName, SecretField, SelectOption, Tone, fact, facts,
    node::{Element, Handler, classed, div, element, p},
    select, word_list,
};
use wallet_core::signer::Export as What;

use super::{
    message_field::line,
    parts::{
        body, error, first_screen, main_button, main_icon_button, not_now, notice, plain_button,
        row, screen, typed_text,
    },
    view::View,
    wait::derivation,
};
use crate::{
    machine::{Action, Export, ExportStep, Journey, Realm},
    wording::{self, export},
};

/// What is to be shown.
#[inline(never)]
pub(super) fn choose(view: &View<'_>) -> Element {
    let body = first_screen(view, "Show a secret.", export::CHOOSE_LEAD);
    let (Some(journey), Some(known)) = (journey(view.realm), view.realm.known()) else {
        return body;
    };
    let options = journey.offers.iter().enumerate();
    let options = options
        .map(|(at, what)| SelectOption {
            value: at.to_string(),
            label: export::offer(what, known),
        })
        .collect();
    let desk = view.desk;
    let choose: Handler = Rc::new(move |said| {
        if let Ok(at) = said.parse() {
            desk.act(Action::ChooseExport(at));
        }
    });
    let submit: Handler = Rc::new(move |_| {
        desk.act(Action::SubmitExport {
            path: typed_text("realm-export-path"),
        });
    });
    let chosen = journey.chosen.to_string();
    let list = select(
        "What to show",
        "realm-export-what",
        options,
        &chosen,
        choose,
    );
    body.child(list).child(path(journey)).child(row(vec![
        main_button("realm-export-next", "Go on", submit),
        not_now(view),
    ]))
}

/// The path, where a branch is chosen.
fn path(journey: &Export) -> Option<Element> {
    let has_path = matches!(
        journey.what(),
        Some(What::Branch { .. } | What::PublicBranch { .. })
    );
    let fault = journey.fault.map_or("", export::path_fault);
    has_path.then(|| {
        line(
            "Path of the branch",
            "realm-export-path",
            export::PATH_HINT,
            &journey.path,
            fault.to_owned(),
        )
    })
}

/// The password, before anything is shown.
#[inline(never)]
pub(super) fn password(view: &View<'_>) -> Element {
    let (is_busy, is_wrong) = match journey(view.realm).map(|journey| &journey.step) {
        Some(ExportStep::Password {
            working_ms,
            wrong_count,
        }) => (
            working_ms.is_some(),
            working_ms.is_none() && *wrong_count > 0,
        ),
        _ => (false, false),
    };
    let submit = view.hand_in("realm-export-password", Action::SubmitPassword);
    let mut field = SecretField::new("Password", "realm-export-password");
    field.on_enter = Some(Rc::clone(&submit));
    field.error = error(is_wrong, wording::WRONG_PASSWORD);
    let show = main_icon_button(IconName::Eye, "realm-export-submit", "Show it", submit);
    let back = plain_button("realm-export-back", "Back", view.on(|| Action::Back));
    screen("Your password, once more.", export::PASSWORD_LEAD)
        .child(view.secret(field))
        .child(derivation(view))
        .child(row(vec![
            show.busy(is_busy),
            back.disabled(is_busy),
            not_now(view),
        ]))
}

/// The secret.
#[inline(never)]
pub(super) fn shown(view: &View<'_>) -> Element {
    let journey = journey(view.realm);
    let Some((what, ExportStep::Shown { secret, passphrase })) =
        journey.and_then(|journey| Some((journey.what()?, &journey.step)))
    else {
        return body();
    };
    let (heading, lead) = export::shown(what);
    let drawn = match what {
        What::Words(_) => word_list(secret.expose(), "realm-export-word"),
        _ => classed("p", "listing__text mono")
            .attr("translate", "no")
            .test_id("realm-export-secret")
            .child(secret.expose().to_owned()),
    };
    let passphrase = (!passphrase.is_empty()).then(|| {
        let shown = passphrase.expose().to_owned();
        facts().child(fact("Passphrase", "realm-export-passphrase", shown))
    });
    let hide = view.on(|| Action::HideWords);
    screen(heading, lead)
        .child(div("unprinted stack").child(drawn).child(passphrase))
        .child(p("only-print").child(export::NOT_PRINTED))
        .child(notice(Tone::Amber, "notice", export::HIDES))
        .child(element("div").child(main_icon_button(
            IconName::EyeOff,
            "realm-export-done",
            "Hide it",
            hide,
        )))
}

fn journey(realm: &Realm) -> Option<&Export> {
    match realm.journey()? {
        Journey::Export(journey) => Some(journey),
        _ => None,
    }
}
