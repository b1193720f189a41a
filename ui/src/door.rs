//! A way in, with what is behind it.

use crate::{
    icon::{IconName, icon},
    node::{Deed, Element, Handler, element, span},
};

/// Makes a door of the welcome screen: a verb and an object, and what to expect behind it.
pub fn door(
    name: IconName,
    title: &'static str,
    text: &'static str,
    test_id: &'static str,
    on_press: Handler,
) -> Element {
    element("button")
        .attr("type", "button")
        .attr("class", "door card")
        .test_id(test_id)
        .on(Deed::Press, on_press)
        .child(icon(name))
        .child(span("door__title").child(title))
        .child(span("door__text").child(text))
}
