//! The head of the key realm: a lock before unlocking, the person's seal afterwards.

use leptos::prelude::*;

use super::{icon::Icon, seal_drawing::SealDrawing};
use crate::icon::IconName;

/// The head of the key realm's screen. The page never draws it.
#[component]
pub fn KeyFrameHead(
    /// The seal's words and the bytes of its drawing, once unlocked.
    seal: Option<(String, Vec<u8>)>,
) -> impl IntoView {
    let head = match seal {
        Some((words, bytes)) => view! {
            <SealDrawing bytes/>
            <b class="key-frame__name" data-testid="realm-seal-words" translate="no">{words}</b>
            <span class="key-frame__note">"your seal: only the real key realm knows it"</span>
        }
        .into_any(),
        None => view! {
            <Icon name=IconName::Lock/>
            <b class="key-frame__name">"Key realm"</b>
            <span class="key-frame__note">"no request can leave from here"</span>
        }
        .into_any(),
    };
    view! { <header class="key-frame__head">{head}</header> }
}
