//! The supply line: the path between this person and the chain, always drawn.

use leptos::prelude::*;

use crate::icon::{Icon, IconName};

/// How a part of the line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LinkState {
    /// Nothing is there yet.
    #[default]
    None,
    /// All is well.
    Well,
    /// An answer is waited for.
    Waiting,
    /// It broke here.
    Broken,
}

/// One part of the line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SupplyPart {
    /// How it is.
    pub state: LinkState,
    /// Its name or figure, strong.
    pub strong: String,
    /// Words behind it, left out on a phone.
    pub words: String,
    /// What it means, shown when it is opened.
    pub meaning: String,
}

impl LinkState {
    const fn class(self) -> &'static str {
        match self {
            Self::None => "supply__part supply__part--none",
            Self::Well => "supply__part",
            Self::Waiting => "supply__part supply__part--waiting",
            Self::Broken => "supply__part supply__part--broken",
        }
    }
}

/// Draws this copy, the endpoints and the block, with the line between them.
#[component]
pub fn SupplyLine(
    /// This copy, and how it came.
    #[prop(into)]
    copy: Signal<SupplyPart>,
    /// The endpoints, and how many answer.
    #[prop(into)]
    endpoint: Signal<SupplyPart>,
    /// The newest block, and its age; `None` before there is an endpoint.
    #[prop(into)]
    block: Signal<Option<SupplyPart>>,
) -> impl IntoView {
    view! {
        <section class="supply" aria-label="Supply line" data-testid="supply-line">
            <Part part=copy test_id="supply-copy" icon=Some(IconName::Cube)/>
            <i class="supply__line" aria-hidden="true"></i>
            <Part part=endpoint test_id="supply-endpoint" icon=None/>
            {move || block.get().is_some().then(|| view! {
                <i class="supply__line" aria-hidden="true"></i>
                <Part
                    part=Signal::derive(move || block.get().unwrap_or_default())
                    test_id="supply-block"
                    icon=Some(IconName::Clock)
                />
            })}
        </section>
    }
}

#[component]
fn Part(part: Signal<SupplyPart>, test_id: &'static str, icon: Option<IconName>) -> impl IntoView {
    view! {
        <details class=move || part.get().state.class() name="supply">
            <summary class="supply__summary" data-testid=test_id>
                {match icon {
                    Some(name) => view! { <Icon name/> }.into_any(),
                    None => view! { <span class="supply__dot" aria-hidden="true"></span> }.into_any(),
                }}
                <b class="supply__strong">{move || part.get().strong}</b>
                <span class="supply__words">{move || part.get().words}</span>
            </summary>
            <p class="supply__meaning">{move || part.get().meaning}</p>
        </details>
    }
}
