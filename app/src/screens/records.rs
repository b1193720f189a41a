//! Stored records that cannot be read, and a copy that was erased.

use flows::{Action, RecordsAction, view::RecordTroubleView};
use leptos::prelude::*;
use ui::{Brand, Button, IconName, Notice, Tone};

use super::on;
use crate::wording;

/// Draws what cannot be read, and what can be done about it. Nothing is written over by itself.
pub(crate) fn draw(view: &RecordTroubleView) -> impl IntoView + use<> {
    let lead = if view.vault {
        "The stored vault cannot be read. A vault file or the words bring the wallet back."
    } else {
        "Something this browser stored for Holdfast cannot be read. Your keys are not touched."
    };
    view! {
        <section class="stack stack--loose reading" data-testid="record-trouble">
            <Brand/>
            <h1>"Something stored here is damaged"</h1>
            <p class="lead">{lead}</p>
            {view.storage.map(|fault| view! {
                <Notice tone=Tone::Red><p>{wording::storage(fault)}</p></Notice>
                <div class="row"><Button icon=IconName::Refresh test_id="records-reload" on_press=on(Action::Reload)>"Load the page again"</Button></div>
            })}
            {view.faults.iter().map(|fault| {
                let (save, aside) = (fault.key.clone(), fault.key.clone());
                view! {
                    <div class="card stack">
                        <p>{wording::sentence(&fault.to_string())}</p>
                        <div class="row">
                            <Button icon=IconName::Download test_id="records-save" on_press=on(Action::Records(RecordsAction::Save { key: save }))>"Save its bytes"</Button>
                            <Button test_id="records-aside" on_press=on(Action::Records(RecordsAction::SetAside { key: aside }))>"Set it aside and go on"</Button>
                        </div>
                    </div>
                }
            }).collect_view()}
        </section>
    }
}

/// Draws the end of a copy's data.
pub(crate) fn draw_erased() -> impl IntoView {
    view! {
        <section class="stack reading" data-testid="erased">
            <Brand/>
            <h1>"This copy's data are erased."</h1>
            <p class="lead">"Nothing of the wallet is left in this browser at this address. You can close the tab."</p>
            <div class="row"><Button test_id="erased-reload" on_press=on(Action::Reload)>"Begin anew"</Button></div>
        </section>
    }
}
