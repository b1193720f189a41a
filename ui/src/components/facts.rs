//! Names and values, one pair a line.

use leptos::prelude::*;

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
