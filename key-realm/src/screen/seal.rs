//! The seal, explained when it is new.

use leptos::prelude::*;
use ui::{Button, ButtonKind, Notice, SealDrawing, Tone};

use super::{desk::Desk, parts::Heading};
use crate::{
    machine::{Action, Realm},
    wording,
};

/// The new seal.
#[component]
pub(super) fn ShowSeal(
    /// The desk.
    desk: Desk,
) -> impl IntoView {
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
    });
    view! {
        <Heading text="This is your seal." lead=wording::SEAL_LEAD/>
        {drawing}
        <Notice tone=Tone::Amber title="If it is missing or another"><p>{wording::SEAL_WARNING}</p></Notice>
        <div>
            <Button kind=ButtonKind::Main test_id="realm-seal-next" on_press=desk.on_press(|| Action::GoOn)>
                "I will know it again"
            </Button>
        </div>
    }
}
