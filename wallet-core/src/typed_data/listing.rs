//! Every field by name, type and exact value, for a screen.

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

use wallet_types::message::MessageField;

use crate::typed_data::{
    domain::address_of,
    number::{decimal, push_hex},
    types::{Kind, Types},
    value::{Value, item_name},
};

/// Appends a value and all that it holds.
pub(crate) fn append(
    rows: &mut Vec<MessageField>,
    types: &Types,
    (name, type_name, kind): (&str, &str, &Kind),
    value: &Value,
    depth: u8,
) {
    rows.push(MessageField {
        depth,
        name: name.to_owned(),
        type_name: type_name.to_owned(),
        value: text(kind, value),
    });
    let Value::Parts(parts) = value else {
        return;
    };
    let depth = depth.saturating_add(1);
    match kind {
        Kind::Struct(place) => {
            let members = types.members(*place);
            for (member, part) in members.iter().zip(parts) {
                let head = (&*member.name, &*member.type_name, &member.kind);
                append(rows, types, head, part, depth);
            }
        }
        Kind::Array(item, _) => {
            let item_type = type_name.rsplit_once('[').map_or("", |(item, _)| item);
            for (index, part) in parts.iter().enumerate() {
                append(
                    rows,
                    types,
                    (&item_name(index), item_type, item),
                    part,
                    depth,
                );
            }
        }
        _ => {}
    }
}

/// The exact text of a value, where it is one.
fn text(kind: &Kind, value: &Value) -> Option<String> {
    let hex = |bytes: &[u8]| {
        let mut out = String::from("0x");
        push_hex(&mut out, bytes);
        out
    };
    match value {
        Value::Word(word) => Some(match kind {
            Kind::Int(_) => decimal(word, true),
            Kind::Bool => (word[31] == 1).to_string(),
            Kind::Address => address_of(word)?.to_string(),
            Kind::FixedBytes(len) => hex(word.get(..*len)?),
            _ => decimal(word, false),
        }),
        Value::Bytes(bytes) => Some(hex(bytes)),
        Value::String(text) => Some(text.clone()),
        Value::Parts(_) => None,
    }
}
