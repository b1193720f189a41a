//! Where one can go: a rail on a desktop, a bar on a phone.

use crate::{
    icon::{IconName, brand, icon},
    node::{Element, classed, div, element},
};

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Its name.
    pub label: &'static str,
    /// Its icon.
    pub icon: IconName,
    /// Its hash.
    pub href: &'static str,
    /// Names it to tests.
    pub test_id: &'static str,
}

/// Makes the rail beside the screen, with the place of the present hash marked, and its foot.
pub fn rail(items: &[NavItem], current: &str, foot: Option<Element>) -> Element {
    div("rail")
        .child(brand())
        .child(element("nav").attr("aria-label", "Screens").child(links(
            items,
            current,
            "rail__list",
            "rail__link",
            "rail-",
        )))
        .child(div("rail__foot").child(foot))
}

/// Makes the bar beneath the screen, for at most five places.
pub fn bottom_bar(items: &[NavItem], current: &str) -> Element {
    classed("nav", "bottom-bar")
        .attr("aria-label", "Screens")
        .child(links(
            items,
            current,
            "bottom-bar__list",
            "bottom-bar__link",
            "bar-",
        ))
}

fn links(
    items: &[NavItem],
    current: &str,
    list: &'static str,
    class: &'static str,
    place: &'static str,
) -> Element {
    let mut links = classed("ul", list);
    for item in items {
        let link = classed("a", class)
            .attr("href", item.href)
            .test_id([place, item.test_id].concat());
        let link = if item.href == current {
            link.attr("aria-current", "page")
        } else {
            link
        };
        links = links.child(element("li").child(link.child(icon(item.icon)).child(item.label)));
    }
    links
}
