//! The egress ledger: who learned what.

use flows::{
    Action, SettingsAction,
    view::{LedgerRowView, LedgerView},
};
use leptos::prelude::*;
use ui::{Button, Empty};

use super::{Slice, on};
use crate::wording;

/// Draws every request that left this page.
pub(crate) fn draw(view: Slice<LedgerView>) -> impl IntoView {
    let is_empty = Memo::new(move |_| view.with(|view| view.rows.is_empty()));
    view! {
        <section class="stack stack--loose reading" data-testid="ledger">
            <div class="stack stack--tight">
                <h1>"Who learned what"</h1>
                <p class="quiet">"Every request that left this page since it was loaded, and what it gave away. Nothing of this is kept."</p>
            </div>
            {move || if is_empty.get() {
                view! { <Empty title="Nobody learned anything" text="No request has left this page but for its own bytes."/> }.into_any()
            } else {
                view! {
                    <div class="stack">
                        <ul class="stack stack--tight">{move || view.with(|view| view.summary.known.iter().map(|who| view! {
                            <li><b>{who.host.clone()}</b> ": " {wording::knows(who)} ", " {who.requests.to_string()} " requests"</li>
                        }).collect_view())}</ul>
                        <ul class="card card--flush list" data-testid="ledger-rows">{move || view.with(|view| view.rows.iter().map(row).collect_view())}</ul>
                        {move || view.with(|view| view.older).gt(&0).then(|| view! {
                            <p class="small quiet">{move || view.with(|view| view.older.to_string())} " older ones are counted above."</p>
                        })}
                        <div class="row"><Button test_id="ledger-clear" on_press=on(Action::Settings(SettingsAction::ClearLedger))>"Empty this list"</Button></div>
                    </div>
                }.into_any()
            }}
        </section>
    }
}

fn row(row: &LedgerRowView) -> impl IntoView + use<> {
    let told = if row.withheld {
        "left out while locked".to_owned()
    } else {
        wording::reveals(&row.reveals)
    };
    view! {
        <li class="ledger__row">
            <span class="mono small">{row.method}</span>
            <span class="small">{told}</span>
            <span class="small quiet">{row.host.clone()} ", " {row.bytes.to_string()} " bytes, " {ui::age(row.age_s)}</span>
        </li>
    }
}
