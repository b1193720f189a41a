//! Names and values, one pair a line.

use leptos::prelude::*;

use crate::node::{Element, Node, classed, div, element, words};

/// A list of [`Fact`]s.
#[component]
pub fn Facts(
    /// The facts.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// One fact.
#[component]
pub fn Fact(
    /// What it is.
    #[prop(into)]
    name: String,
    /// Names its value to tests.
    #[prop(default = "fact")]
    test_id: &'static str,
    /// The value.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="facts__pair">
            <dt>{name}</dt>
            <dd data-testid=test_id>{children()}</dd>
        </div>
    }
}

/// Makes a list of [`fact`]s for the page.
pub fn facts() -> Element {
    classed("dl", "facts")
}

/// Makes one fact for the page, as [`Fact`] does.
pub fn fact(name: &'static str, test_id: &'static str, value: impl Into<Node>) -> Element {
    div("facts__pair")
        .child(words("dt", name))
        .child(element("dd").test_id(test_id).child(value))
}
