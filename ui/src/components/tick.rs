//! A tick: the person agrees to one sentence.

use leptos::prelude::*;

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
