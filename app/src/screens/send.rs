//! Send: whom, how much, at what price; then the review in the key realm.

use flows::{
    Action, Pace, SendAction,
    view::{AskedView, FieldView, SendView},
};
use leptos::prelude::*;
use ui::{
    Button, ButtonKind, Choice, ChoiceOption, Disclosure, Field, IconName, LinkButton, Notice,
    PlainAmount, Tick, Tone, Waiting,
};
use wallet_types::amount::Unit;

use super::{Slice, on, typed};
use crate::{dispatch::act, wording};

mod fee;
mod recipient;
mod summary;

/// Draws the form.
pub(crate) fn draw(view: Slice<Box<SendView>>) -> impl IntoView {
    let has_network = Memo::new(move |_| view.with(|view| view.network.is_some()));
    view! {
        <section class="stack stack--loose reading" data-testid="send">
            <div class="stack stack--tight">
                <h1>"Send"</h1>
                <p class="quiet">{move || view.with(|view| wording::send::from(view))}</p>
            </div>
            {move || if has_network.get() {
                form(view).into_any()
            } else {
                view! {
                    <Notice tone=Tone::Amber title="Nobody to ask" test_id="send-no-endpoint">
                        <p>"A payment needs an endpoint that says what is in the account and hands the payment on."</p>
                        <LinkButton icon=IconName::Plus href="#/endpoints/add" test_id="send-add-endpoint">"Add an endpoint"</LinkButton>
                    </Notice>
                }.into_any()
            }}
        </section>
    }
}

fn form(view: Slice<Box<SendView>>) -> impl IntoView {
    let block = Memo::new(move |_| view.with(|view| view.block));
    view! {
        <div class="card stack stack--loose">
            {recipient::draw(view)}
            {amount(view)}
            {fee::draw(view)}
        </div>
        {asked(view)}
        {summary::draw(view)}
        <div class="row">
            <Button
                kind=ButtonKind::Main
                disabled=Signal::derive(move || block.get().is_some())
                test_id="send-review"
                on_press=on(Action::Send(SendAction::Review))
            >"Review the payment"</Button>
            <Button kind=ButtonKind::Plain test_id="send-clear" on_press=on(Action::Send(SendAction::Clear))>"Start over"</Button>
        </div>
        <p class="small quiet" data-testid="send-block">{move || block.get().map(wording::send::block)}</p>
    }
}

fn amount(view: Slice<Box<SendView>>) -> impl IntoView {
    let unit = Memo::new(move |_| view.with(|view| unit_name(view.unit)));
    let all = Memo::new(move |_| view.with(|view| view.all));
    let balance = Memo::new(move |_| {
        view.with(|view| {
            view.balance
                .as_ref()
                .map(|held| (held.amount, held.symbol.clone()))
        })
    });
    let units = Signal::derive(move || {
        let symbol = view.with(|view| view.symbol.clone());
        vec![
            option("ether", symbol, None),
            option("wei", "wei".into(), None),
        ]
    });
    view! {
        <div class="stack stack--tight">
            <div class="form-row">
                <Field
                    label="How much"
                    test_id="send-amount"
                    value=text_of(view, |view| &view.amount)
                    error=problem_of(view, |view| &view.amount)
                    on_input=typed(|text| Action::Send(SendAction::TypeAmount(text)))
                    keys="decimal"
                />
                <Choice
                    legend="Unit"
                    test_id="send-unit"
                    options=units
                    value=unit
                    on_choose=Callback::new(|name| act(Action::Send(SendAction::SetUnit(unit_of(name)))))
                />
            </div>
            <Tick test_id="send-all" is_set=all on_set=Callback::new(|all| act(Action::Send(SendAction::SetAll(all))))>
                "All of it: what the fee leaves"
            </Tick>
            {move || balance.get().map(|(wei, symbol)| view! {
                <p class="small quiet">"In the account, as your endpoint claims: " <PlainAmount wei symbol test_id="send-balance"/></p>
            })}
        </div>
    }
}

fn asked(view: Slice<Box<SendView>>) -> impl IntoView {
    let asked = Memo::new(move |_| {
        view.with(|view| match &view.asked {
            AskedView::Known { .. } => AskedView::Known { age_s: 0 },
            other => other.clone(),
        })
    });
    move || {
        match asked.get() {
        AskedView::Asking { for_s } => Some(
            view! { <Waiting what=format!("Asking your endpoint for balance, nonce and fees, {for_s} s.") test_id="send-asking"/> }
                .into_any(),
        ),
        AskedView::Failed(problem) => Some(
            view! {
                <Notice tone=Tone::Red title="An answer is missing" test_id="send-problem">
                    <p>{wording::problem(&problem)}</p>
                    <Button icon=IconName::Refresh test_id="send-ask-again" on_press=on(Action::Send(SendAction::Refresh))>"Ask again"</Button>
                </Notice>
            }
            .into_any(),
        ),
        AskedView::Nothing | AskedView::Known { .. } => None,
    }
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

fn text_of(view: Slice<Box<SendView>>, field: fn(&SendView) -> &FieldView) -> Signal<String> {
    Signal::derive(move || view.with(|view| field(view).text.clone()))
}

fn problem_of(
    view: Slice<Box<SendView>>,
    field: fn(&SendView) -> &FieldView,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        view.with(|view| field(view).problem.as_ref().map(wording::field_problem))
    })
}

const fn pace_name(pace: Pace) -> &'static str {
    match pace {
        Pace::Slow => "slow",
        Pace::Normal => "normal",
        Pace::Fast => "fast",
        Pace::Custom => "custom",
    }
}

fn disclosure(
    summary: &'static str,
    test_id: &'static str,
    body: impl IntoView + 'static,
) -> impl IntoView {
    let body = body.into_any();
    view! { <Disclosure summary test_id>{body}</Disclosure> }
}
