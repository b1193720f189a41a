//! Copying, with word that it was done.

use leptos::prelude::*;

use crate::icon::{Icon, IconName};

/// A quiet button that copies and says so.
#[component]
pub fn CopyButton(
    /// What is copied: "Copy the address".
    #[prop(into)]
    label: String,
    /// Names it to tests.
    test_id: &'static str,
    /// Whether it was just done.
    #[prop(into)]
    is_done: Signal<bool>,
    /// What pressing it does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="button" data-testid=test_id on:click=move |_| on_press.run(())>
            {move || {
                let name = if is_done.get() { IconName::Check } else { IconName::Copy };
                view! { <Icon name/> }
            }}
            {move || if is_done.get() { "Copied".to_owned() } else { label.clone() }}
        </button>
    }
}
