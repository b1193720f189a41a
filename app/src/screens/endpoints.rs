//! Endpoints: whom this wallet asks, and nobody else.

use flows::{
    Action, EndpointAction,
    view::{ChangeMode, EndpointItemView, EndpointTest, EndpointsView},
};
use leptos::prelude::*;
use ui::{Badge, Button, ButtonKind, Empty, IconName, LinkButton, Notice, Tone};

use super::{Slice, on};
use crate::wording;

/// Draws the list.
pub(crate) fn draw(view: Slice<EndpointsView>) -> impl IntoView {
    let change = Memo::new(move |_| view.with(|view| view.change));
    let items = Memo::new(move |_| view.with(|view| view.items.clone()));
    view! {
        <section class="stack stack--loose reading" data-testid="endpoints">
            <div class="row row--apart">
                <div class="stack stack--tight">
                    <h1>"Whom this wallet asks"</h1>
                    <p class="quiet">{move || lead(items.with(Vec::len))}</p>
                </div>
                {move || can_add(change.get()).then(|| view! {
                    <LinkButton icon=IconName::Plus href="#/endpoints/add" test_id="endpoints-add">"Add an endpoint"</LinkButton>
                })}
            </div>
            {move || limits(change.get()).map(|text| view! { <Notice tone=Tone::Quiet><p>{text}</p></Notice> })}
            {move || {
                let items = items.get();
                let can_change = change.get() != ChangeMode::ReadingOnly;
                if items.is_empty() {
                    view! {
                        <Empty
                            title="Nobody yet"
                            text="An endpoint is a node that answers questions about the chain. The best one is your own."
                        />
                    }
                    .into_any()
                } else {
                    let rows = items.into_iter().map(|item| row(item, can_change)).collect_view();
                    view! { <ul class="card card--flush list">{rows}</ul> }.into_any()
                }
            }}
        </section>
    }
}

fn lead(count: usize) -> &'static str {
    match count {
        0 => "No request has left this page, and none will until you add one.",
        1 => "This one and no one else: your browser enforces it.",
        _ => "Only the first is asked for now. Your browser lets this page reach no one else.",
    }
}

const fn can_add(change: ChangeMode) -> bool {
    matches!(change, ChangeMode::AtOnce | ChangeMode::ByReload)
}

const fn limits(change: ChangeMode) -> Option<&'static str> {
    match change {
        ChangeMode::AtOnce | ChangeMode::ByReload => None,
        ChangeMode::MemoryOnly => Some(
            "This copy was opened as a file and keeps nothing across a reload, so no endpoint can be \
             added while a wallet is open. Close it, add the endpoint, and open it again.",
        ),
        ChangeMode::ReadingOnly => {
            Some("Another tab is the one that writes. Change the list there.")
        }
    }
}

fn row(item: EndpointItemView, can_change: bool) -> impl IntoView {
    let id = item.id;
    view! {
        <li class="list__item endpoint" data-testid=format!("endpoint-{}", id.0)>
            <span class=dot(&item.test) aria-hidden="true"></span>
            <div>
                <div class="row">
                    <b>{item.name}</b>
                    {item.asked.then(|| view! { <Badge>"asked"</Badge> })}
                    <Badge tone=Tone::Quiet>{item.network} ", chain " {item.chain_id.to_string()}</Badge>
                </div>
                <p class="small mono quiet">{item.host}</p>
                <p class="small" data-testid="endpoint-test">{wording::endpoint_test(&item.test)}</p>
            </div>
            <div class="list__end row endpoint__deeds">
                <Button busy=item.test == EndpointTest::Asking test_id="endpoint-try" on_press=on(Action::Endpoint(EndpointAction::Test(id)))>"Test"</Button>
                {(!item.asked && can_change).then(|| view! {
                    <Button test_id="endpoint-first" on_press=on(Action::Endpoint(EndpointAction::MakeFirst(id)))>"Ask this one"</Button>
                })}
                {can_change.then(|| view! {
                    <Button kind=ButtonKind::Danger icon=IconName::Trash test_id="endpoint-remove" on_press=on(Action::Endpoint(EndpointAction::Remove(id)))>"Remove"</Button>
                })}
            </div>
        </li>
    }
}

const fn dot(test: &EndpointTest) -> &'static str {
    match test {
        EndpointTest::Passed { .. } => "dot dot--well",
        EndpointTest::Failed(_) => "dot dot--broken",
        EndpointTest::Untested | EndpointTest::Asking => "dot",
    }
}
