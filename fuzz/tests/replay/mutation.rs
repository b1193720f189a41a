//! Changes inputs as a fuzzer does, the same way from the same seed.

/// Draws changed inputs.
pub(crate) struct Mutations {
    state: u64,
    most_len_bytes: usize,
}

impl Mutations {
    pub(crate) fn new(seed: u64, target: &str, most_len_bytes: usize) -> Self {
        let state = target
            .bytes()
            .fold(seed, |seed, byte| mix(seed ^ u64::from(byte)));
        Self {
            state,
            most_len_bytes,
        }
    }

    /// Changes one of the parents, once or several times.
    pub(crate) fn next(&mut self, parents: &[&[u8]]) -> Vec<u8> {
        let mut bytes = parents[self.below(parents.len())].to_vec();
        for _ in 0..=self.below(4) {
            let other = parents[self.below(parents.len())];
            self.change(&mut bytes, other);
            bytes.truncate(self.most_len_bytes);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let at = self.below(bytes.len() + 1);
        let end = (at + self.below(32)).min(bytes.len());
        match self.below(8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, WORTHY[self.below(WORTHY.len())].bytes())),
            3 => {
                let piece = bytes[at..end].to_vec();
                let times = 1 << self.below(9);
                drop(bytes.splice(at..at, piece.repeat(times)));
            }
            4 => {
                let from = self.below(other.len() + 1);
                let to = (from + self.below(64)).min(other.len());
                drop(bytes.splice(at..end, other[from..to].iter().copied()));
            }
            _ if bytes.is_empty() => bytes.push(self.byte()),
            5 => {
                let at = self.below(bytes.len());
                bytes[at] ^= 1 << self.below(8);
            }
            6 => {
                let at = self.below(bytes.len());
                bytes[at] = self.byte();
            }
            _ => {
                let (one, two) = (self.below(bytes.len()), self.below(bytes.len()));
                bytes.swap(one, two);
            }
        }
    }

    fn byte(&mut self) -> u8 {
        self.number().to_be_bytes()[0]
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(end).unwrap()).unwrap()
    }

    fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.state)
    }
}

fn mix(seed: u64) -> u64 {
    let seed = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let seed = (seed ^ (seed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    seed ^ (seed >> 31)
}

/// Pieces at which parsers differ.
const WORTHY: [&str; 22] = [
    "0",
    "-1",
    "1e400",
    "0x",
    "99999999999999999999",
    "4294967296",
    "\u{ff}\u{ff}\u{ff}\u{ff}",
    "\0",
    "\"",
    "\\",
    "\\ud800",
    "[[[[[[[[",
    "{\"a\":",
    "]",
    "}",
    ",",
    "'",
    "\u{3000}",
    "\u{301}",
    "\u{202e}",
    "\r\n",
    "\u{bf}\u{ff}",
];
