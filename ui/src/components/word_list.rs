//! The words of a phrase, numbered.

use leptos::prelude::*;

/// A numbered list. Used in the key realm alone.
#[component]
pub fn WordList(
    /// The words, in order.
    words: Vec<String>,
    /// Each is named `<test_id>-<number>` to tests.
    test_id: &'static str,
) -> impl IntoView {
    view! {
        <ol class="words" translate="no">
            {words
                .into_iter()
                .enumerate()
                .map(|(at, word)| {
                    view! { <li class="words__word" data-testid=format!("{test_id}-{}", at + 1)>{word}</li> }
                        .into_any()
                })
                .collect::<Vec<_>>()}
        </ol>
    }
}
