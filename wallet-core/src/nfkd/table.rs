//! Look-ups in the packed tables.
//!
//! The file is four streams of bytes, each behind 2 bytes of length, little-endian. Numbers in them
//! are written seven bits to a byte, lowest first, the eighth bit set on all but the last.
//!
//! 1. *gaps*: for each record, how far its first character lies above the last one of the record
//!    before;
//! 2. *shapes*: for each record, how many parts its characters decompose into, plus 32 where the
//!    record is a run; then, for a run, twice its number of characters plus 1 where only every
//!    second character belongs to it, and the place, counted from 1, of the part that grows by one
//!    from character to character, 0 for none;
//! 3. *parts*: for each part of each record's first character, how far it lies from the part at the
//!    same place of the last record that had one there, doubled, less one where it is below;
//! 4. *classes*: for each run of characters of one combining class, how far it begins above the
//!    end of the run before, its length, and the class.

/// Characters that decompose alike.
pub(super) struct Record {
    pub(super) first: u32,
    pub(super) last: u32,
    step: u32,
    /// The place of the part that grows from character to character, counted from 1.
    growing: u32,
    count: u32,
    parts: Stream,
    parts_before: Parts,
}

/// Characters in a row that are of one combining class.
pub(super) struct Marks {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) class: u32,
}

impl Record {
    /// Says whether a character, given by its number, is among these.
    pub(super) const fn has(&self, c: u32) -> bool {
        self.first <= c && c <= self.last && (c - self.first).is_multiple_of(self.step)
    }

    /// Hands out what a character of these decomposes into.
    pub(super) fn decompose(&self, c: u32, out: &mut impl FnMut(char)) {
        let mut parts = self.parts;
        for (place, before) in (1..=self.count).zip(self.parts_before) {
            let part = parts.near(before);
            let is_growing = place == self.growing;
            let growth = if is_growing {
                (c - self.first) / self.step
            } else {
                0
            };
            char::from_u32(part + growth)
                .into_iter()
                .for_each(&mut *out);
        }
    }
}

/// All records, by their first characters.
pub(super) fn records() -> impl Iterator<Item = Record> {
    let [mut gaps, mut shapes, mut parts, _] = streams();
    let (mut end, mut parts_before) = (0, [0; MOST_PARTS]);
    core::iter::from_fn(move || {
        let first = end + gaps.number()?;
        let shape = shapes.number()?;
        let (len, step, growing) = if shape & RUN == 0 {
            (1, 1, 0)
        } else {
            let run = shapes.number()?;
            (run / 2, run % 2 + 1, shapes.number()?)
        };
        end = first + (len - 1) * step;
        let record = Record {
            first,
            last: end,
            step,
            growing,
            count: shape % RUN,
            parts,
            parts_before,
        };
        for (_, part) in (0..record.count).zip(&mut parts_before) {
            *part = parts.near(*part);
        }
        Some(record)
    })
}

/// Finds the record of a character. `None` where it decomposes into itself.
pub(super) fn record_of(c: u32) -> Option<Record> {
    records()
        .take_while(|record| record.first <= c)
        .find(|record| record.has(c))
}

/// All rows of marks, by their first characters.
pub(super) fn marks() -> impl Iterator<Item = Marks> {
    let [_, _, _, mut classes] = streams();
    let mut end = 0;
    core::iter::from_fn(move || {
        let first = end + classes.number()?;
        end = first + classes.number()?;
        let class = classes.number()?;
        let last = end - 1;
        Some(Marks { first, last, class })
    })
}

/// Finds the canonical combining class of a character, 0 for what is no mark.
pub(super) fn combining_class(c: u32) -> u32 {
    marks()
        .take_while(|marks| marks.first <= c)
        .find(|marks| c <= marks.last)
        .map_or(0, |marks| marks.class)
}

/// Numbers, read one after another.
#[derive(Clone, Copy)]
pub(super) struct Stream(&'static [u8]);

impl Stream {
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    }

    /// A number written by how far it lies from another.
    fn near(&mut self, other: u32) -> u32 {
        let distance = self.number().unwrap_or(0);
        if distance.is_multiple_of(2) {
            other + distance / 2
        } else {
            other - distance.div_ceil(2)
        }
    }
}

/// The streams, each at its beginning.
fn streams() -> [Stream; 4] {
    let mut rest = TABLE;
    core::array::from_fn(|_| {
        let Some((len, behind)) = rest.split_first_chunk::<2>() else {
            return Stream(&[]);
        };
        let len = usize::from(u16::from_le_bytes(*len));
        let (stream, behind) = behind.split_at(len);
        rest = behind;
        Stream(stream)
    })
}

/// A part for each place.
type Parts = [u32; MOST_PARTS];

/// The most parts that a character decomposes into.
const MOST_PARTS: usize = 18;

/// Set in a shape where the record is a run.
const RUN: u32 = 32;
const TABLE: &[u8] = include_bytes!("table.bin");
