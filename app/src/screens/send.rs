//! Send: whom, how much, at what price; then the review in the key realm.

use std::rc::Rc;

use flows::{
    Action, Pace, SendAction,
    view::{AskedView, SendView},
};
use ui::{
    AmountSize, ButtonKind, ChoiceOption, IconName, Tone, button, choice, link_button,
    node::{Element, Handler, Text, classed, div, p, words},
    notice, plain_amount, tick, waiting,
};
use wallet_types::amount::Unit;

use super::{field, on};
use crate::{dispatch::act, wording};

mod fee;
mod recipient;
mod summary;

/// Draws the form.
pub(crate) fn draw(view: &SendView) -> Element {
    let section = classed("section", "stack stack--loose reading")
        .test_id("send")
        .child(
            div("stack stack--tight")
                .child(words("h1", "Send"))
                .child(p("quiet").child(wording::send::from(view))),
        );
    if view.network.is_some() {
        form(section, view)
    } else {
        section.child(nobody())
    }
}

fn nobody() -> Element {
    let text =
        "A payment needs an endpoint that says what is in the account and hands the payment on.";
    let add = link_button(
        ButtonKind::Outline,
        Some(IconName::Plus),
        "send-add-endpoint",
        "Add an endpoint",
        "#/endpoints/add",
    );
    notice(
        Tone::Amber,
        "Nobody to ask",
        "send-no-endpoint",
        vec![words("p", text), add],
    )
}

fn form(section: Element, view: &SendView) -> Element {
    let review = button(
        ButtonKind::Main,
        None,
        "send-review",
        "Review the payment",
        on(Action::Send(SendAction::Review)),
    )
    .disabled(view.block.is_some());
    let clear = button(
        ButtonKind::Plain,
        None,
        "send-clear",
        "Start over",
        on(Action::Send(SendAction::Clear)),
    );
    let block = view.block.map_or("", wording::send::block);
    section
        .child(
            div("card stack stack--loose")
                .child(recipient::draw(view))
                .child(amount(view))
                .child(fee::draw(view)),
        )
        .child(asked(&view.asked))
        .child(summary::draw(view))
        .child(div("row").child(review).child(clear))
        .child(p("small quiet").test_id("send-block").child(block))
}

fn amount(view: &SendView) -> Element {
    let mut field = field("How much", "send-amount", &view.amount, |text| {
        Action::Send(SendAction::TypeAmount(text))
    });
    field.keys = "decimal";
    let units = vec![
        option("ether", view.symbol.clone(), None),
        option("wei", "wei".into(), None),
    ];
    let set_unit: Handler = Rc::new(|name| act(Action::Send(SendAction::SetUnit(unit_of(name)))));
    let set_all: Handler =
        Rc::new(|ticked| act(Action::Send(SendAction::SetAll(!ticked.is_empty()))));
    let balance = view.balance.as_ref().map(|held| {
        let symbol = held.symbol.clone();
        p("small quiet")
            .child("In the account, as your endpoint claims: ")
            .child(plain_amount(
                held.amount,
                symbol,
                AmountSize::Body,
                "send-balance",
            ))
    });
    let unit = choice("Unit", "send-unit", units, unit_name(view.unit), &set_unit);
    div("stack stack--tight")
        .child(div("form-row").child(field.draw()).child(unit))
        .child(tick(
            "send-all",
            view.all,
            "All of it: what the fee leaves",
            set_all,
        ))
        .child(balance)
}

fn asked(asked: &AskedView) -> Option<Element> {
    match asked {
        AskedView::Asking { for_s } => Some(waiting(
            Text::Owned(format!(
                "Asking your endpoint for balance, nonce and fees, {for_s} s."
            )),
            "send-asking",
        )),
        AskedView::Failed(problem) => {
            let again = button(
                ButtonKind::Outline,
                Some(IconName::Refresh),
                "send-ask-again",
                "Ask again",
                on(Action::Send(SendAction::Refresh)),
            );
            Some(notice(
                Tone::Red,
                "An answer is missing",
                "send-problem",
                vec![words("p", wording::problem(problem)), again],
            ))
        }
        AskedView::Nothing | AskedView::Known { .. } => None,
    }
}

fn option(value: &'static str, label: String, detail: Option<String>) -> ChoiceOption {
    ChoiceOption {
        value,
        label,
        detail,
    }
}

const fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Wei => "wei",
        Unit::Gwei | Unit::Ether => "ether",
    }
}

fn unit_of(name: &str) -> Unit {
    if name == "wei" {
        Unit::Wei
    } else {
        Unit::Ether
    }
}

const fn pace_name(pace: Pace) -> &'static str {
    match pace {
        Pace::Slow => "slow",
        Pace::Normal => "normal",
        Pace::Fast => "fast",
        Pace::Custom => "custom",
    }
}
