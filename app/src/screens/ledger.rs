//! The egress ledger: who learned what.

use flows::{
    Action, SettingsAction,
    view::{LedgerRowView, LedgerView},
};
use ui::{
    empty,
    node::{Element, classed, div, element, p, span, words},
};

use super::deed;
use crate::wording;

/// Draws every request that left this page.
pub(crate) fn draw(view: &LedgerView) -> Element {
    let lead = "Every request that left this page since it was loaded, and what it gave away. Nothing of this is kept.";
    let rows = if view.rows.is_empty() {
        empty(
            "Nobody learned anything",
            "No request has left this page but for its own bytes.",
        )
    } else {
        requests(view)
    };
    classed("section", "stack stack--loose reading")
        .test_id("ledger")
        .child(
            div("stack stack--tight")
                .child(words("h1", "Who learned what"))
                .child(p("quiet").child(lead)),
        )
        .child(rows)
}

fn requests(view: &LedgerView) -> Element {
    let mut known = classed("ul", "stack stack--tight");
    for who in &view.summary.known {
        let line = element("li")
            .child(words("b", who.host.clone()))
            .child(": ")
            .child(wording::knows(who))
            .child(", ")
            .child(who.requests.to_string())
            .child(" requests");
        known = known.child(line);
    }
    let older = (view.older > 0).then(|| {
        p("small quiet")
            .child(view.older.to_string())
            .child(" older ones are counted above.")
    });
    let clear = deed(
        "ledger-clear",
        "Empty this list",
        Action::Settings(SettingsAction::ClearLedger),
    );
    div("stack")
        .child(known)
        .child(
            classed("ul", "card card--flush list")
                .test_id("ledger-rows")
                .children(view.rows.iter().map(row).collect()),
        )
        .child(older)
        .child(div("row").child(clear))
}

fn row(row: &LedgerRowView) -> Element {
    let told = if row.withheld {
        "left out while locked".to_owned()
    } else {
        wording::reveals(&row.reveals)
    };
    let whom = span("small quiet")
        .child(row.host.clone())
        .child(", ")
        .child(row.bytes.to_string())
        .child(" bytes, ")
        .child(ui::age(row.age_s));
    classed("li", "ledger__row")
        .child(span("mono small").child(row.method))
        .child(span("small").child(told))
        .child(whom)
}
