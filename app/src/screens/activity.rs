//! Activity: the outbox.

use flows::view::{ActivityView, OutboxItemView};
use ui::{
    AddressCut, AmountSize, ButtonKind, IconName, Tone, address_text, badge, empty, icon,
    link_button,
    node::{Element, classed, div, element, p, span, words},
    notice, plain_amount,
};

use crate::wording;

/// Draws what was signed on this copy.
pub(crate) fn draw(view: &ActivityView) -> Element {
    let damaged = (view.damaged > 0).then(|| {
        let text = "Part of the outbox cannot be read. It is left as it is.";
        notice(Tone::Red, "", "notice", vec![words("p", text)])
    });
    let items = if view.items.is_empty() {
        let send = link_button(
            ButtonKind::Outline,
            Some(IconName::Send),
            "activity-send",
            "Send",
            "#/send",
        );
        empty(
            "Nothing signed yet",
            "Your payments will be here, from signing to their block.",
        )
        .child(send)
    } else {
        list(&view.items)
    };
    let lead = "Payments that were signed on this copy. What others sent you is not listed.";
    classed("section", "stack stack--loose reading")
        .test_id("activity")
        .child(
            div("stack stack--tight")
                .child(words("h1", "What you signed here"))
                .child(p("quiet").child(lead)),
        )
        .child(damaged)
        .child(items)
}

/// Draws some payments in short, each leading to its own screen.
pub(crate) fn list(items: &[OutboxItemView]) -> Element {
    let mut list = classed("ul", "card card--flush list");
    for (at, item) in items.iter().enumerate() {
        list = list.child(row(at, item));
    }
    list
}

fn row(at: usize, item: &OutboxItemView) -> Element {
    let (tone, word) = wording::activity::badge(&item.state);
    let to = match &item.to_name {
        Some(name) => words("b", name.clone()),
        None => address_text(item.to, AddressCut::Short, "address"),
    };
    let link = classed("a", "plain-link")
        .attr("href", flows::Route::Payment(item.hash).to_hash())
        .child("To ")
        .child(to);
    let from = p("small quiet")
        .child("from ")
        .child(item.from_name.clone())
        .child(", signed ")
        .child(ui::age(item.age_s));
    let amount = plain_amount(item.amount, item.symbol.clone(), AmountSize::Body, "amount");
    let is_open = item.live && tone != Tone::Sea;
    classed("li", "list__item")
        .test_id(["activity-item-", &at.to_string()].concat())
        .child(span("list__icon").child(icon(IconName::Send)))
        .child(element("div").child(link).child(from))
        .child(
            div("list__end")
                .child(element("div").child(amount))
                .child(badge(tone, word))
                .child(is_open.then(|| p("small quiet").child("can still be carried out"))),
        )
}
