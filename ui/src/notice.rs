//! Something to know before going on.

use crate::{
    icon::{IconName, icon},
    node::{Element, classed, div, element},
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

    pub(crate) const fn icon(self) -> IconName {
        match self {
            Self::Sea | Self::Quiet => IconName::Info,
            Self::Amber => IconName::Warn,
            Self::Red => IconName::Stop,
        }
    }
}

/// Makes a notice for the page; an empty title is left out.
pub fn notice(
    tone: Tone,
    title: &'static str,
    test_id: &'static str,
    body: Vec<Element>,
) -> Element {
    let title = (!title.is_empty()).then(|| classed("h3", "notice__title").child(title));
    element("div")
        .attr("class", ["notice notice--", tone.class()].concat())
        .test_id(test_id)
        .child(icon(tone.icon()))
        .child(div("notice__body").child(title).children(body))
}
