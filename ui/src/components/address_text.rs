//! Addresses to be read and compared.

use leptos::prelude::*;
use wallet_types::Address;

use crate::address_text::AddressCut;

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
