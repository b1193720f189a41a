//! One's own dice, coins or cards, drawn: the rolls, what they amount to, and what comes of them.

use std::rc::Rc;

use ui::{
    SecretField, SelectOption, Tone,
    node::{Element, Handler, Text, div, element, p},
    select, tick,
};
use wallet_core::mnemonic::Tool;

use super::{
    parts::{body, main_button, notice, plain_button, row, screen, typed},
    view::View,
};
use crate::{
    machine::{Action, Create, CreateStep, Dice, Journey, Realm, Roll},
    wording,
};

/// The rolls.
#[inline(never)]
pub(super) fn draw(view: &View<'_>) -> Element {
    let Some(dice) = dice(view.realm) else {
        return body();
    };
    let desk = view.desk;
    let edit: Handler = Rc::new(move |_| desk.act(Action::Roll(Roll::Typed(typed(AREA)))));
    let mut area = SecretField::new("What came up, in its order", AREA);
    area.hint = wording::dice_hint(dice.tool);
    area.on_edit = Some(edit);
    area.error = match &dice.fault {
        Some(fault) => Text::Owned(wording::dice_fault(fault)),
        None => Text::Borrowed(""),
    };
    let make = view.hand_in(AREA, |rolls| Action::Roll(Roll::Draw(rolls)));
    let words = if dice.is_alone {
        "Make words from this alone"
    } else {
        "Make words from this and the generator"
    };
    screen("Your own dice, coins or cards.", wording::DICE_LEAD)
        .child(tools(view, dice.tool))
        .child(area.draw_area())
        .child(judgement(dice))
        .child(alone(view, dice))
        .child(row(vec![
            main_button("realm-dice-draw", words, make).disabled(!dice.can_draw()),
            plain_button("realm-back", "Go back", view.on(|| Action::Back)),
        ]))
}

fn tools(view: &View<'_>, chosen: Tool) -> Element {
    let options = Tool::ALL.map(|tool| SelectOption {
        value: wording::tool(tool).to_owned(),
        label: wording::tool(tool).to_owned(),
    });
    let desk = view.desk;
    let choose: Handler = Rc::new(move |said| {
        if let Some(tool) = Tool::ALL.into_iter().find(|it| wording::tool(*it) == said) {
            let typed = typed(AREA);
            desk.act(Action::Roll(Roll::Tool { tool, typed }));
        }
    });
    let value = wording::tool(chosen);
    select(
        "What you use",
        "realm-dice-tool",
        options.into(),
        value,
        choose,
    )
}

fn judgement(dice: &Dice) -> Option<Element> {
    let (judged, bits) = dice.judged.as_ref()?;
    let mut said = div("stack stack--tight").child(
        element("p")
            .test_id("realm-dice-judged")
            .child(wording::rolls_so_far(judged)),
    );
    for finding in &judged.findings {
        let text = wording::dice_finding(finding);
        said = said.child(p("small").test_id("realm-dice-finding").child(text));
    }
    let bits = p("mono small")
        .attr("translate", "no")
        .test_id("realm-dice-bits")
        .child(bits.expose().to_owned());
    Some(said.child(bits))
}

fn alone(view: &View<'_>, dice: &Dice) -> Element {
    let desk = view.desk;
    let set: Handler = Rc::new(move |said| {
        desk.act(Action::Roll(Roll::Alone(said == "true")));
    });
    let warning = dice.is_alone.then(|| {
        notice(
            Tone::Amber,
            "realm-dice-warning",
            wording::DICE_ALONE_WARNING,
        )
    });
    element("div")
        .child(tick(
            "realm-dice-alone",
            dice.is_alone,
            wording::DICE_ALONE,
            set,
        ))
        .child(warning)
}

fn dice(realm: &Realm) -> Option<&Dice> {
    match realm.journey()? {
        Journey::Create(Create {
            step: CreateStep::Dice(dice),
            ..
        }) => Some(dice),
        _ => None,
    }
}

const AREA: &str = "realm-dice-rolls";
