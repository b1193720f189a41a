//! Buttons: what a person can do, said by a verb and an object.

use crate::{
    icon::{IconName, icon as draw},
    node::{Deed, Element, Handler, Text, element},
};

/// How much a button weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing a screen is for; at most one on each.
    Main,
    /// Everything else.
    #[default]
    Outline,
    /// As quiet as a link.
    Plain,
    /// What hurts. Never the main button.
    Danger,
}

impl ButtonKind {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Main => "button button--main",
            Self::Outline => "button",
            Self::Plain => "button button--plain",
            Self::Danger => "button button--danger",
        }
    }
}

/// Makes a button.
pub fn button(
    kind: ButtonKind,
    icon: Option<IconName>,
    test_id: &'static str,
    words: impl Into<Text>,
    on_press: Handler,
) -> Element {
    pressed(icon, test_id, kind.class(), on_press).child(words.into())
}

#[inline(never)]
fn pressed(
    icon: Option<IconName>,
    test_id: &'static str,
    class: &'static str,
    on_press: Handler,
) -> Element {
    element("button")
        .attr("type", "button")
        .attr("class", class)
        .test_id(test_id)
        .on(Deed::Press, on_press)
        .child(icon.map(draw))
}

impl Element {
    /// Keeps a button from being pressed; a form's words say why.
    pub fn disabled(self, is_disabled: bool) -> Self {
        self.flag("disabled", is_disabled)
    }

    /// Shows that what a button began is under way; it cannot be pressed then.
    pub fn busy(self, is_busy: bool) -> Self {
        if is_busy {
            self.disabled(true).attr("aria-busy", "true")
        } else {
            self
        }
    }
}

/// Makes a link that looks like a button, for going to a screen.
pub fn link_button(
    kind: ButtonKind,
    icon: Option<IconName>,
    test_id: &'static str,
    words: &'static str,
    href: impl Into<Text>,
) -> Element {
    element("a")
        .attr("class", kind.class())
        .test_id(test_id)
        .attr("href", href)
        .child(icon.map(draw))
        .child(words)
}
