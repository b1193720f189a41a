//! Reading and writing the fields of a vault's contents: what both versions share.

use alloc::vec::Vec;
use core::str;

use wallet_types::AccountName;

use crate::secret::SecretText;

/// What is left to read.
pub(super) struct Rest<'a>(pub(super) &'a [u8]);

impl<'a> Rest<'a> {
    /// Takes so many bytes as a number says.
    pub(super) fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(taken)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    /// Bytes behind one byte of length.
    pub(super) fn short(&mut self) -> Option<&'a [u8]> {
        let len = self.byte()?;
        self.take(usize::from(len))
    }

    /// Bytes behind two bytes of length.
    pub(super) fn long(&mut self) -> Option<&'a [u8]> {
        let len = self.u16()?;
        self.take(usize::from(len))
    }

    /// Text behind two bytes of length.
    pub(super) fn text(&mut self) -> Option<SecretText> {
        let text = str::from_utf8(self.long()?).ok()?;
        Some(SecretText::collected(text.chars()))
    }

    /// A name, stored as it is.
    pub(super) fn name(&mut self) -> Option<AccountName> {
        let text = str::from_utf8(self.short()?).ok()?;
        let name = AccountName::new(text).ok()?;
        (name.as_str() == text).then_some(name)
    }
}

/// Puts bytes behind one byte of length.
pub(super) fn put_short(out: &mut Vec<u8>, bytes: &[u8]) {
    out.push(u8::try_from(bytes.len()).expect(BOUNDED));
    out.extend_from_slice(bytes);
}

/// Puts bytes behind two bytes of length.
pub(super) fn put_long(out: &mut Vec<u8>, bytes: &[u8]) {
    let len = u16::try_from(bytes.len()).expect(BOUNDED);
    out.extend_from_slice(&len.to_be_bytes());
    out.extend_from_slice(bytes);
}

/// Why the lengths of the parts fit their fields.
const BOUNDED: &str = "constructors bound every part of the contents";
