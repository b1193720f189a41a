//! Looks at the outline of a WASM module: is it one, does it name a source map, does it import.

use super::Finding;

const HEADER: [u8; 8] = *b"\0asm\x01\0\0\0";

const IMPORT_SECTION: u8 = 2;

/// Custom sections that make developer tools load something.
const MAP_SECTIONS: [&[u8]; 2] = [b"sourceMappingURL", b"external_debug_info"];

/// Judges a module by its header and the names of its custom sections.
pub(super) fn module(bytes: &[u8]) -> Option<Finding> {
    let Some(sections) = sections(bytes) else {
        return Some(Finding::NotWasm);
    };
    let is_map = |(id, section): &(u8, &[u8])| {
        let name = number(section).and_then(|(len, after)| after.get(..len));
        *id == 0 && name.is_some_and(|name| MAP_SECTIONS.contains(&name))
    };
    sections.iter().any(is_map).then_some(Finding::SourceMap)
}

/// Counts what a module imports. None where it is no module.
pub(crate) fn imports(bytes: &[u8]) -> Option<usize> {
    let sections = sections(bytes)?;
    let mut imports = sections.iter().filter(|(id, _)| *id == IMPORT_SECTION);
    imports.try_fold(0, |sum, (_, section)| Some(sum + number(section)?.0))
}

/// The numbers and contents of all sections, of a module that is whole.
fn sections(bytes: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = bytes.strip_prefix(&HEADER)?;
    let mut sections = Vec::new();
    while let Some((id, after)) = rest.split_first() {
        let (section, after) =
            number(after).and_then(|(len, after)| after.split_at_checked(len))?;
        sections.push((*id, section));
        rest = after;
    }
    Some(sections)
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

    #[test]
    fn counts_imports() {
        let of = |sections: &[u8]| imports(&[&HEADER, sections].concat());
        assert_eq!(of(b""), Some(0));
        assert_eq!(of(b"\x01\x01\x00\x02\x01\x00"), Some(0));
        // One function of the type 0, `a` of the module `e`.
        let one = b"\x01\x04\x01\x60\x00\x00\x02\x07\x01\x01e\x01a\x00\x00";
        assert_eq!(of(one), Some(1));
        assert_eq!(of(b"\x02\x00"), None);
        assert_eq!(imports(b"<!doctype html>"), None);
    }
}
