//! A way in, with what is behind it.

use leptos::prelude::*;

use crate::icon::{Icon, IconName};

/// A door of the welcome screen.
#[component]
pub fn Door(
    /// What it shows.
    icon: IconName,
    /// What it does: a verb and an object.
    #[prop(into)]
    title: String,
    /// What to expect behind it.
    #[prop(into)]
    text: String,
    /// Names it to tests.
    test_id: &'static str,
    /// What going through it does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="door card" data-testid=test_id on:click=move |_| on_press.run(())>
            <Icon name=icon/>
            <span class="door__title">{title}</span>
            <span class="door__text">{text}</span>
        </button>
    }
}
