//! Addresses to be read and compared.

use wallet_types::Address;

use crate::node::{Element, classed, element, span};

/// How much of an address is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AddressCut {
    /// All of it: wherever it matters.
    #[default]
    Full,
    /// The first and last groups: only where the whole stands elsewhere.
    Short,
}

/// Draws an address.
pub fn address_text(address: Address, cut: AddressCut, test_id: &'static str) -> Element {
    let mut shown = span("address__groups").attr("aria-hidden", "true");
    let groups = address.groups();
    let last = groups.len() - 1;
    for (at, group) in groups.into_iter().enumerate() {
        let is_end = at == 0 || at == last;
        if cut == AddressCut::Short && !is_end {
            continue;
        }
        let class = if is_end {
            "address__group address__group--end"
        } else {
            "address__group"
        };
        let part = classed("span", class);
        shown = shown.child(if at == 0 {
            part.child("0x").child(group)
        } else {
            part.child(group)
        });
    }
    let class = match cut {
        AddressCut::Full => "address",
        AddressCut::Short => "address address--short",
    };
    let text = address.to_string();
    element("span")
        .attr("class", class)
        .test_id(test_id)
        .attr("data-address", text.clone())
        .attr("translate", "no")
        .child(span("visually-hidden").child(text))
        .child(shown)
}
