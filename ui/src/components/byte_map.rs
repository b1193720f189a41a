//! Every byte of what is signed, by field.

use leptos::prelude::*;
use wallet_types::review::{ByteMap as Map, Field};

/// Bytes as hexadecimal digits; each stretch is underlined in its field's colour and named.
#[component]
pub fn ByteMap(
    /// The bytes.
    map: Map,
) -> impl IntoView {
    let mut at = 0;
    let mut legend: Vec<Field> = Vec::new();
    let mut stretches = Vec::new();
    for stretch in &map.stretches {
        let end = (at + stretch.len_bytes as usize).min(map.bytes.len());
        let digits: String = map.bytes[at..end]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        at = end;
        if !legend.contains(&stretch.field) {
            legend.push(stretch.field);
        }
        let (class, name) = names_of(stretch.field);
        stretches.push(
            view! {
                <span class=format!("bytes__stretch bytes--{class}") title=name>{digits}</span>
            }
            .into_any(),
        );
    }
    let legend = legend
        .into_iter()
        .map(|field| {
            let (class, name) = names_of(field);
            view! { <li class=format!("bytes__name bytes--{class}")>{name}</li> }.into_any()
        })
        .collect::<Vec<_>>();
    view! {
        <div class="bytes" translate="no">
            <p class="bytes__digits" data-testid="byte-map">{stretches}</p>
            <ul class="bytes__legend" aria-label="Fields, in order">{legend}</ul>
        </div>
    }
}

const fn names_of(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::Type => ("type", "type"),
        Field::Header => ("header", "length"),
        Field::ChainId => ("chain", "chain"),
        Field::Nonce => ("nonce", "nonce"),
        Field::Tip => ("tip", "tip"),
        Field::FeeCap => ("cap", "fee cap"),
        Field::GasLimit => ("gas", "gas"),
        Field::To => ("to", "to"),
        Field::Value => ("value", "amount"),
        Field::Data => ("data", "data"),
        Field::AccessList => ("access", "access list"),
        Field::GasPrice => ("cap", "gas price"),
        Field::AccessItem | Field::AccessKeys => ("header", "length in the access list"),
        Field::AccessAddress => ("access", "address in the access list"),
        Field::AccessKey => ("access", "storage key"),
        Field::BlobFeeCap => ("cap", "blob fee cap"),
        Field::BlobHashes => ("header", "length of the blob hashes"),
        Field::BlobHash => ("data", "blob hash"),
        Field::Authorizations | Field::Authorization => ("header", "length of authorisations"),
        Field::AuthorizationChainId => ("chain", "authorised chain"),
        Field::Delegate => ("to", "code that may act"),
        Field::AuthorizationNonce => ("nonce", "authorised nonce"),
        Field::AuthorizationParity | Field::AuthorizationR | Field::AuthorizationS => {
            ("data", "signature of an authorisation")
        }
        Field::Placeholder => ("header", "place of the signature"),
        Field::V | Field::Parity | Field::R | Field::S => ("data", "signature"),
        Field::SidecarVersion | Field::Blobs | Field::Commitments | Field::Proofs => {
            ("data", "blobs and their proofs")
        }
        _ => ("header", "other"),
    }
}
