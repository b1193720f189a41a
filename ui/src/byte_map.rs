//! Every byte of what is signed, by field. Used in the key realm alone.

use wallet_types::review::{ByteMap, Field};

use crate::node::{Element, classed, div, element, p};

/// Draws bytes as hexadecimal digits; each stretch is underlined in its field's colour and named.
pub fn byte_map(map: &ByteMap) -> Element {
    let mut at = 0;
    let mut named: Vec<Field> = Vec::new();
    let mut digits = p("bytes__digits").test_id("byte-map");
    let mut legend = classed("ul", "bytes__legend").attr("aria-label", "Fields, in order");
    for stretch in &map.stretches {
        let end = (at + stretch.len_bytes as usize).min(map.bytes.len());
        let (class, name) = names_of(stretch.field);
        digits = digits.child(
            element("span")
                .attr("class", ["bytes__stretch bytes--", class].concat())
                .attr("title", name)
                .child(hexadecimal(&map.bytes[at..end])),
        );
        at = end;
        if !named.contains(&stretch.field) {
            named.push(stretch.field);
            legend = legend.child(
                element("li")
                    .attr("class", ["bytes__name bytes--", class].concat())
                    .child(name),
            );
        }
    }
    div("bytes")
        .attr("translate", "no")
        .child(digits)
        .child(legend)
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.map(digit).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_each_byte_as_two_digits() {
        assert_eq!(hexadecimal(&[0x02, 0xf8, 0x00, 0xa1]), "02f800a1");
    }
}
