//! Something to know before going on.

use leptos::prelude::*;

use crate::icon::{Icon, IconName};

/// How something is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Good to know.
    #[default]
    Sea,
    /// No weight at all.
    Quiet,
    /// Look.
    Amber,
    /// Stop.
    Red,
}

impl Tone {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Sea => "sea",
            Self::Quiet => "quiet",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }

    const fn icon(self) -> IconName {
        match self {
            Self::Sea | Self::Quiet => IconName::Info,
            Self::Amber => IconName::Warn,
            Self::Red => IconName::Stop,
        }
    }
}

/// A notice with an optional title.
#[component]
pub fn Notice(
    /// How it is meant.
    #[prop(optional)]
    tone: Tone,
    /// What it is about.
    #[prop(optional, into)]
    title: Option<String>,
    /// Names it to tests.
    #[prop(default = "notice")]
    test_id: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <div class=format!("notice notice--{}", tone.class()) data-testid=test_id>
            <Icon name=tone.icon()/>
            <div class="notice__body">
                {title.map(|title| view! { <h3 class="notice__title">{title}</h3> })}
                {children()}
            </div>
        </div>
    }
}
