//! Addresses to be read and compared.

use leptos::prelude::*;
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

/// An address in groups of four, the first and last strong.
///
/// A screen reader hears the whole address, and copying the full form gives it without gaps.
#[component]
pub fn AddressText(
    /// The address.
    address: Address,
    /// How much of it.
    #[prop(optional)]
    cut: AddressCut,
    /// Names it to tests.
    #[prop(default = "address")]
    test_id: &'static str,
) -> impl IntoView {
    let groups = address.groups();
    let last = groups.len() - 1;
    let shown = groups
        .into_iter()
        .enumerate()
        .filter(move |(at, _)| match cut {
            AddressCut::Full => true,
            AddressCut::Short => *at == 0 || *at == last,
        });
    let shown = shown
        .map(|(at, group)| {
            let text = if at == 0 { format!("0x{group}") } else { group };
            let is_end = at == 0 || at == last;
            view! { <span class="address__group" class:address__group--end=is_end>{text}</span> }
        })
        .collect_view();
    view! {
        <span
            class="address"
            class:address--short=cut == AddressCut::Short
            data-testid=test_id
            data-address=address.to_string()
            translate="no"
        >
            <span class="visually-hidden">{address.to_string()}</span>
            <span aria-hidden="true" class="address__groups">{shown}</span>
        </span>
    }
}

/// Draws an address for the page, as [`AddressText`] does.
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
