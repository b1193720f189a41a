//! Whom to pay.

use flows::{Action, SendAction, view::SendView};
use leptos::prelude::*;
use ui::{AddressText, Button, Field, Identicon};

use super::{problem_of, text_of};
use crate::{
    dispatch::act,
    screens::{Slice, typed},
    wording,
};

/// Draws the recipient's field, and what is known about who was typed.
pub(super) fn draw(view: Slice<Box<SendView>>) -> impl IntoView {
    let known = Memo::new(move |_| view.with(|view| view.recipient_is.clone()));
    let own = Memo::new(move |_| view.with(|view| view.own.clone()));
    view! {
        <div class="stack stack--tight">
            <Field
                label="To"
                hint="An address, 0x and 40 digits."
                test_id="send-to"
                value=text_of(view, |view| &view.recipient)
                error=problem_of(view, |view| &view.recipient)
                on_input=typed(|text| Action::Send(SendAction::TypeRecipient(text)))
                mono=true
            />
            {move || known.get().map(|known| view! {
                <div class="row recipient" data-testid="send-recipient">
                    <Identicon address=known.address/>
                    <div>
                        <AddressText address=known.address/>
                        <p class="small quiet">{wording::send::recipient(&known)}</p>
                    </div>
                </div>
            })}
            {move || {
                let own = own.get();
                (!own.is_empty()).then(|| view! {
                    <div class="row">
                        <span class="small quiet">"Or your own:"</span>
                        {own.into_iter().map(|row| {
                            let pick = Callback::new(move |()| act(Action::Send(SendAction::PickOwn(row.index))));
                            view! { <Button test_id="send-own" on_press=pick>{row.name}</Button> }
                        }).collect_view()}
                    </div>
                })
            }}
        </div>
    }
}
