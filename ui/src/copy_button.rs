//! Copying, with word that it was done.

use crate::{
    button::{ButtonKind, button},
    icon::IconName,
    node::{Element, Handler},
};

/// Makes a quiet button that copies, and says so once it is done.
pub fn copy_button(
    label: &'static str,
    test_id: &'static str,
    is_done: bool,
    on_press: Handler,
) -> Element {
    let (icon, words) = if is_done {
        (IconName::Check, "Copied")
    } else {
        (IconName::Copy, label)
    };
    button(ButtonKind::Outline, Some(icon), test_id, words, on_press)
}
