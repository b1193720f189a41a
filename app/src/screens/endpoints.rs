//! Endpoints: whom this wallet asks, and nobody else.

use flows::{
    Action, EndpointAction,
    view::{ChangeMode, EndpointItemView, EndpointTest, EndpointsView},
};
use ui::{
    ButtonKind, IconName, Tone, badge, button, empty, link_button,
    node::{Element, classed, div, element, p, span, words},
    notice,
};

use super::{deed, on};
use crate::wording;

/// Draws the list.
pub(crate) fn draw(view: &EndpointsView) -> Element {
    let can_change = view.change != ChangeMode::ReadingOnly;
    let add = can_add(view.change).then(|| {
        link_button(
            ButtonKind::Outline,
            Some(IconName::Plus),
            "endpoints-add",
            "Add an endpoint",
            "#/endpoints/add",
        )
    });
    let limits =
        limits(view.change).map(|text| notice(Tone::Quiet, "", "notice", vec![words("p", text)]));
    let items = if view.items.is_empty() {
        empty(
            "Nobody yet",
            "An endpoint is a node that answers questions about the chain. The best one is your own.",
        )
    } else {
        let rows = view.items.iter().map(|item| row(item, can_change));
        classed("ul", "card card--flush list").children(rows.collect())
    };
    classed("section", "stack stack--loose reading")
        .test_id("endpoints")
        .child(
            div("row row--apart")
                .child(
                    div("stack stack--tight")
                        .child(words("h1", "Whom this wallet asks"))
                        .child(p("quiet").child(lead(view.items.len()))),
                )
                .child(add),
        )
        .child(limits)
        .child(items)
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

fn row(item: &EndpointItemView, can_change: bool) -> Element {
    let id = item.id;
    let act = |action| Action::Endpoint(action);
    let network = [&item.network, ", chain ", &item.chain_id.to_string()].concat();
    let who = element("div")
        .child(
            div("row")
                .child(words("b", item.name.clone()))
                .child(item.asked.then(|| badge(Tone::Sea, "asked")))
                .child(badge(Tone::Quiet, network)),
        )
        .child(p("small mono quiet").child(item.host.clone()))
        .child(
            p("small")
                .test_id("endpoint-test")
                .child(wording::endpoint_test(&item.test)),
        );
    let test = deed("endpoint-try", "Test", act(EndpointAction::Test(id)))
        .busy(item.test == EndpointTest::Asking);
    let first = (!item.asked && can_change).then(|| {
        deed(
            "endpoint-first",
            "Ask this one",
            act(EndpointAction::MakeFirst(id)),
        )
    });
    let remove = can_change.then(|| {
        button(
            ButtonKind::Danger,
            Some(IconName::Trash),
            "endpoint-remove",
            "Remove",
            on(act(EndpointAction::Remove(id))),
        )
    });
    classed("li", "list__item endpoint")
        .test_id(["endpoint-", &id.0.to_string()].concat())
        .child(span(dot(&item.test)).attr("aria-hidden", "true"))
        .child(who)
        .child(
            div("list__end row endpoint__deeds")
                .child(test)
                .child(first)
                .child(remove),
        )
}

const fn dot(test: &EndpointTest) -> &'static str {
    match test {
        EndpointTest::Passed { .. } => "dot dot--well",
        EndpointTest::Failed(_) => "dot dot--broken",
        EndpointTest::Untested | EndpointTest::Asking => "dot",
    }
}
