//! Waiting, with what for and for how long.

use leptos::prelude::*;

/// An estimated progress from 0 to 1.
#[component]
pub fn Progress(
    /// What is under way.
    #[prop(into)]
    label: String,
    /// How far it has come, by estimate.
    #[prop(into)]
    share: Signal<f64>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <p class="progress__label">{label.clone()}</p>
            <progress
                class="progress__bar"
                aria-label=label
                max="1"
                prop:value=move || share.get().clamp(0.0, 1.0)
            ></progress>
        </div>
    }
}

/// Says what is waited for. No bare spinner: a line that grows says more.
#[component]
pub fn Waiting(
    /// What is waited for, and for how long.
    #[prop(into)]
    what: Signal<String>,
    /// Names it to tests.
    #[prop(default = "waiting")]
    test_id: &'static str,
) -> impl IntoView {
    view! {
        <p class="waiting" data-testid=test_id>
            <span class="waiting__dots" aria-hidden="true"><i></i><i></i><i></i></span>
            {move || what.get()}
        </p>
    }
}
