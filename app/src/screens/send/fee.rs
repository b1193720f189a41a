//! What the payment may cost.

use std::rc::Rc;

use flows::{
    Action, Pace, SendAction,
    view::{FeeOfferView, SendView},
};
use ui::{
    ChoiceOption, Tone, choice, disclosure,
    node::{Element, Handler, div, words},
    notice,
};
use wallet_types::amount::Unit;

use super::{field, option, pace_name};
use crate::{dispatch::act, wording};

/// Draws the offers, and the figures behind them for those who want their own.
pub(super) fn draw(view: &SendView) -> Element {
    let fee = &view.fee;
    let options = options(&fee.offers, fee.pace);
    let offers = (options.len() > 1).then(|| {
        let choose: Handler = Rc::new(|name| act(Action::Send(SendAction::SetPace(pace_of(name)))));
        let chosen = pace_name(fee.pace);
        choice("Fee, at most", "send-pace", options, chosen, &choose)
    });
    let mut doubts = div("stack stack--tight");
    for doubt in &fee.doubts {
        let text = words("p", wording::send::doubt(doubt));
        doubts = doubts.child(notice(Tone::Amber, "", "send-fee-doubt", vec![text]));
    }
    let mut cap = field(
        "Fee cap, gwei for each unit of gas",
        "send-fee-cap",
        &fee.cap,
        |text| Action::Send(SendAction::TypeFeeCap(text)),
    );
    cap.keys = "decimal";
    let mut tip = field(
        "Of it to the block's maker, gwei",
        "send-tip",
        &fee.tip,
        |text| Action::Send(SendAction::TypeTip(text)),
    );
    tip.keys = "decimal";
    let own = div("form-row form-row--even")
        .child(cap.draw())
        .child(tip.draw());
    div("stack stack--tight")
        .child(offers)
        .child((!fee.doubts.is_empty()).then_some(doubts))
        .child(disclosure(
            "Set the figures yourself",
            "send-fee-own",
            vec![own],
        ))
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
