//! A tick: the person agrees to one sentence.

use leptos::prelude::*;

use crate::node::{Deed, Element, Handler, classed, element, words};

/// A checkbox with its sentence.
#[component]
pub fn Tick(
    /// Names it to tests.
    test_id: &'static str,
    /// Whether it is set.
    #[prop(into)]
    is_set: Signal<bool>,
    /// Hears whether it is set now.
    #[prop(into)]
    on_set: Callback<bool>,
    /// The sentence.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                type="checkbox"
                data-testid=test_id
                prop:checked=move || is_set.get()
                on:change:target=move |event| on_set.run(event.target().checked())
            />
            <span>{children()}</span>
        </label>
    }
}

/// Makes a checkbox with its sentence for the page, as [`Tick`] does. `on_set` hears `true` or nothing.
pub fn tick(
    test_id: &'static str,
    is_set: bool,
    sentence: &'static str,
    on_set: Handler,
) -> Element {
    let input = element("input")
        .attr("type", "checkbox")
        .test_id(test_id)
        .checked(is_set)
        .on(Deed::Choose, on_set);
    classed("label", "tick")
        .child(input)
        .child(words("span", sentence))
}
