//! Activity: the outbox.

use flows::view::{ActivityView, OutboxItemView};
use leptos::prelude::*;
use ui::{
    AddressCut, AddressText, Badge, Empty, Icon, IconName, LinkButton, Notice, PlainAmount, Tone,
};

use super::Slice;
use crate::wording;

/// Draws what was signed on this copy.
pub(crate) fn draw(view: Slice<ActivityView>) -> impl IntoView {
    let items = Memo::new(move |_| view.with(|view| view.items.clone()));
    let damaged = Memo::new(move |_| view.with(|view| view.damaged));
    view! {
        <section class="stack stack--loose reading" data-testid="activity">
            <div class="stack stack--tight">
                <h1>"What you signed here"</h1>
                <p class="quiet">"Payments that were signed on this copy. What others sent you is not listed."</p>
            </div>
            {move || (damaged.get() > 0).then(|| view! {
                <Notice tone=Tone::Red><p>"Part of the outbox cannot be read. It is left as it is."</p></Notice>
            })}
            {move || {
                let items = items.get();
                if items.is_empty() {
                    view! {
                        <Empty title="Nothing signed yet" text="Your payments will be here, from signing to their block.">
                            <LinkButton icon=IconName::Send href="#/send" test_id="activity-send">"Send"</LinkButton>
                        </Empty>
                    }.into_any()
                } else {
                    list(&items).into_any()
                }
            }}
        </section>
    }
}

/// Draws some payments in short, each leading to its own screen.
pub(crate) fn list(items: &[OutboxItemView]) -> impl IntoView + use<> {
    let rows = items
        .iter()
        .enumerate()
        .map(|(at, item)| row(at, item))
        .collect_view();
    view! { <ul class="card card--flush list">{rows}</ul> }
}

fn row(at: usize, item: &OutboxItemView) -> impl IntoView + use<> {
    let (tone, word) = wording::activity::badge(&item.state);
    view! {
        <li class="list__item" data-testid=format!("activity-item-{at}")>
            <span class="list__icon"><Icon name=IconName::Send/></span>
            <div>
                <a class="plain-link" href=flows::Route::Payment(item.hash).to_hash()>
                    "To " {match item.to_name.clone() {
                        Some(name) => view! { <b>{name}</b> }.into_any(),
                        None => view! { <AddressText address=item.to cut=AddressCut::Short/> }.into_any(),
                    }}
                </a>
                <p class="small quiet">"from " {item.from_name.clone()} ", signed " {ui::age(item.age_s)}</p>
            </div>
            <div class="list__end">
                <div><PlainAmount wei=item.amount symbol=item.symbol.clone()/></div>
                <Badge tone>{word}</Badge>
                {(item.live && tone != Tone::Sea).then(|| view! { <p class="small quiet">"can still be carried out"</p> })}
            </div>
        </li>
    }
}
