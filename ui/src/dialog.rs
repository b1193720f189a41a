//! A question that must be answered first.

use leptos::{html, prelude::*};

/// A modal dialog, made by the browser's own: it keeps the keyboard inside and closes on Escape.
#[component]
pub fn Dialog(
    /// The question.
    #[prop(into)]
    title: String,
    /// Names it to tests.
    test_id: &'static str,
    /// What closing it without an answer does.
    #[prop(into)]
    on_close: Callback<()>,
    /// What it says, and its buttons.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let title_id = format!("{test_id}-title");
    let labelled_by = title_id.clone();
    Effect::new(move |_| {
        if let Some(dialog) = node.get()
            && !dialog.open()
        {
            // It can only be refused where it is open already.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog
            node_ref=node
            class="dialog"
            data-testid=test_id
            aria-labelledby=labelled_by
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                on_close.run(());
            }
        >
            <h2 class="dialog__title" id=title_id>{title}</h2>
            {children()}
        </dialog>
    }
}
