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
