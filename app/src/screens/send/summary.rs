//! What would be reviewed.

use flows::view::{SendView, SummaryView};
use leptos::prelude::*;
use ui::{Fact, Facts, PlainAmount};
use wallet_types::Wei;

use crate::screens::Slice;

/// Draws the sums, once everything is there.
pub(super) fn draw(view: Slice<Box<SendView>>) -> impl IntoView {
    let summary = Memo::new(move |_| view.with(|view| view.summary.clone()));
    let symbol = Memo::new(move |_| view.with(|view| view.symbol.clone()));
    move || summary.get().map(|summary| facts(&summary, &symbol.get()))
}

fn facts(summary: &SummaryView, symbol: &str) -> impl IntoView + use<> {
    let fact = |name: &'static str, test_id: &'static str, wei: Wei| {
        let symbol = symbol.to_owned();
        view! { <Fact name><PlainAmount wei symbol test_id/></Fact> }
    };
    let sums = (
        fact("Amount", "send-sum-amount", summary.amount),
        fact("Fee, at most", "send-sum-fee", summary.max_fee),
        fact("Together, at most", "send-sum-total", summary.max_total),
        summary
            .left
            .map(|left| fact("Left, at least", "send-sum-left", left)),
    );
    view! { <div class="card" data-testid="send-summary"><Facts>{sums}</Facts></div> }
}
