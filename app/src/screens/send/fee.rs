//! What the payment may cost.

use flows::{
    Action, Pace, SendAction,
    view::{FeeOfferView, SendView},
};
use leptos::prelude::*;
use ui::{Choice, ChoiceOption, Field, Notice, Tone};
use wallet_types::amount::Unit;

use super::{disclosure, option, pace_name, problem_of, text_of};
use crate::{
    dispatch::act,
    screens::{Slice, typed},
    wording,
};

/// Draws the offers, and the figures behind them for those who want their own.
pub(super) fn draw(view: Slice<Box<SendView>>) -> impl IntoView {
    let options = Memo::new(move |_| view.with(|view| options(&view.fee.offers, view.fee.pace)));
    let chosen = Memo::new(move |_| view.with(|view| pace_name(view.fee.pace)));
    let doubts = Memo::new(move |_| view.with(|view| view.fee.doubts.clone()));
    view! {
        <div class="stack stack--tight">
            {move || options.with(|options| options.len() > 1).then(|| view! {
                <Choice
                    legend="Fee, at most"
                    test_id="send-pace"
                    options
                    value=chosen
                    on_choose=Callback::new(|name| act(Action::Send(SendAction::SetPace(pace_of(name)))))
                />
            })}
            {move || doubts.get().into_iter().map(|doubt| view! {
                <Notice tone=Tone::Amber test_id="send-fee-doubt"><p>{wording::send::doubt(&doubt)}</p></Notice>
            }).collect_view()}
            {disclosure("Set the figures yourself", "send-fee-own", view! {
                <div class="form-row form-row--even">
                    <Field
                        label="Fee cap, gwei for each unit of gas"
                        test_id="send-fee-cap"
                        value=text_of(view, |view| &view.fee.cap)
                        error=problem_of(view, |view| &view.fee.cap)
                        on_input=typed(|text| Action::Send(SendAction::TypeFeeCap(text)))
                        keys="decimal"
                    />
                    <Field
                        label="Of it to the block's maker, gwei"
                        test_id="send-tip"
                        value=text_of(view, |view| &view.fee.tip)
                        error=problem_of(view, |view| &view.fee.tip)
                        on_input=typed(|text| Action::Send(SendAction::TypeTip(text)))
                        keys="decimal"
                    />
                </div>
            })}
        </div>
    }
}

fn options(offers: &[FeeOfferView], pace: Pace) -> Vec<ChoiceOption> {
    let mut options: Vec<ChoiceOption> = offers.iter().map(offer).collect();
    if pace == Pace::Custom {
        options.push(option("custom", "Your own".into(), None));
    }
    options
}

fn offer(offer: &FeeOfferView) -> ChoiceOption {
    let label = match offer.pace {
        Pace::Slow => "Slow",
        Pace::Normal => "Normal",
        Pace::Fast => "Fast",
        Pace::Custom => "Your own",
    };
    let detail = offer.max_fee.map(|fee| fee.to_grouped(Unit::Ether));
    option(pace_name(offer.pace), label.into(), detail)
}

fn pace_of(name: &str) -> Pace {
    match name {
        "slow" => Pace::Slow,
        "fast" => Pace::Fast,
        "custom" => Pace::Custom,
        _ => Pace::Normal,
    }
}
