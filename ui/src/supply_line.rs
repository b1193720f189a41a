//! The supply line: the path between this person and the chain, always drawn.

use crate::{
    icon::{IconName, icon},
    node::{Element, classed, element, p, span},
};

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

/// Draws this copy, the endpoints, and the newest block once there is an endpoint, with the line
/// between them.
pub fn supply_line(copy: SupplyPart, endpoint: SupplyPart, block: Option<SupplyPart>) -> Element {
    let section = classed("section", "supply")
        .attr("aria-label", "Supply line")
        .test_id("supply-line")
        .child(draw(copy, "supply-copy", Some(IconName::Cube)))
        .child(line())
        .child(draw(endpoint, "supply-endpoint", None));
    match block {
        Some(block) => {
            section
                .child(line())
                .child(draw(block, "supply-block", Some(IconName::Clock)))
        }
        None => section,
    }
}

fn line() -> Element {
    classed("i", "supply__line").attr("aria-hidden", "true")
}

fn draw(part: SupplyPart, test_id: &'static str, name: Option<IconName>) -> Element {
    let sign = match name {
        Some(name) => icon(name),
        None => span("supply__dot").attr("aria-hidden", "true"),
    };
    element("details")
        .attr("class", part.state.class())
        .attr("name", "supply")
        .child(
            classed("summary", "supply__summary")
                .test_id(test_id)
                .child(sign)
                .child(classed("b", "supply__strong").child(part.strong))
                .child(span("supply__words").child(part.words)),
        )
        .child(p("supply__meaning").child(part.meaning))
}
