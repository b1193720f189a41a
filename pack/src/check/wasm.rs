//! Looks at the outline of a WASM module: is it one, and does it name a source map.

use super::Finding;

const HEADER: [u8; 8] = *b"\0asm\x01\0\0\0";

/// Custom sections that make developer tools load something.
const MAP_SECTIONS: [&[u8]; 2] = [b"sourceMappingURL", b"external_debug_info"];

/// Judges a module by its header and the names of its custom sections.
pub(super) fn module(bytes: &[u8]) -> Option<Finding> {
    let Some(mut rest) = bytes.strip_prefix(&HEADER) else {
        return Some(Finding::NotWasm);
    };
    while let Some((id, after)) = rest.split_first() {
        let section = number(after).and_then(|(len, after)| after.split_at_checked(len));
        let Some((section, after)) = section else {
            return Some(Finding::NotWasm);
        };
        let name = number(section).and_then(|(len, after)| after.get(..len));
        if *id == 0 && name.is_some_and(|name| MAP_SECTIONS.contains(&name)) {
            return Some(Finding::SourceMap);
        }
        rest = after;
    }
    None
}

/// Reads an unsigned LEB128 number of at most 32 bits.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0_u64;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((usize::try_from(value).ok()?, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_sections(sections: &[u8]) -> Option<Finding> {
        module(&[&HEADER, sections].concat())
    }

    #[test]
    fn reads_the_outline() {
        assert_eq!(with_sections(b""), None);
        assert_eq!(with_sections(b"\x00\x05\x04name\x01\x00"), None);
        assert_eq!(with_sections(b"\x01\x05\x04xxxx"), None);
        let map = b"\x00\x12\x10sourceMappingURL!";
        assert_eq!(with_sections(map), Some(Finding::SourceMap));
        for broken in [
            b"\x00".as_slice(),
            b"\x00\xff",
            b"\x00\x09x",
            b"\x00\xff\xff\xff\xff\x7f",
        ] {
            assert_eq!(with_sections(broken), Some(Finding::NotWasm));
        }
        assert_eq!(module(b"<!doctype html>"), Some(Finding::NotWasm));
    }
}
