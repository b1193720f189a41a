//! Something to know before going on.

use leptos::prelude::*;

use crate::{
    icon::{Icon, IconName, icon},
    node::{Element, classed, div},
};

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

/// Makes a notice for the page, as [`Notice`] does; an empty title is left out.
pub fn notice(
    tone: Tone,
    title: &'static str,
    test_id: &'static str,
    body: Vec<Element>,
) -> Element {
    let class = match tone {
        Tone::Sea => "notice notice--sea",
        Tone::Quiet => "notice notice--quiet",
        Tone::Amber => "notice notice--amber",
        Tone::Red => "notice notice--red",
    };
    let title = (!title.is_empty()).then(|| classed("h3", "notice__title").child(title));
    div(class)
        .test_id(test_id)
        .child(icon(tone.icon()))
        .child(div("notice__body").child(title).children(body))
}
