//! What would be reviewed.

use flows::view::SendView;
use ui::{
    AmountSize, fact, facts,
    node::{Element, div},
    plain_amount,
};
use wallet_types::Wei;

/// Draws the sums, once everything is there.
pub(super) fn draw(view: &SendView) -> Option<Element> {
    let summary = view.summary.as_ref()?;
    let sum = |name: &'static str, test_id: &'static str, wei: Wei| {
        let amount = plain_amount(wei, view.symbol.clone(), AmountSize::Body, test_id);
        fact(name, "fact", amount)
    };
    let left = summary
        .left
        .map(|left| sum("Left, at least", "send-sum-left", left));
    let sums = facts()
        .child(sum("Amount", "send-sum-amount", summary.amount))
        .child(sum("Fee, at most", "send-sum-fee", summary.max_fee))
        .child(sum(
            "Together, at most",
            "send-sum-total",
            summary.max_total,
        ))
        .child(left);
    Some(div("card").test_id("send-summary").child(sums))
}
