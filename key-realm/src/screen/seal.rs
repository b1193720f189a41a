//! The seal, explained when it is new.

use leptos::prelude::*;
use ui::{Notice, SealDrawing, Tone};

use super::{
    desk::Desk,
    parts::{heading, press},
};
use crate::{
    machine::{Action, Realm},
    wording,
};

/// The new seal.
pub(super) fn show(desk: Desk) -> AnyView {
    let seal = desk.read(|realm: &Realm| realm.known().map(|known| known.seal.clone()));
    let drawing = seal.map(|seal| {
        view! {
            <figure class="new-seal">
                <SealDrawing bytes=seal.drawing().to_vec() large=true/>
                <figcaption class="new-seal__words" translate="no" data-testid="realm-new-seal-words">
                    {seal.words().join(" ")}
                </figcaption>
            </figure>
        }
        .into_any()
    });
    let go_on = desk.on_press(|| Action::GoOn);
    view! {
        {heading("This is your seal.", wording::SEAL_LEAD)}
        {drawing}
        <Notice tone=Tone::Amber title="If it is missing or another"><p>{wording::SEAL_WARNING}</p></Notice>
        <div>{press(go_on, "realm-seal-next", "I will know it again").main().view()}</div>
    }
    .into_any()
}
