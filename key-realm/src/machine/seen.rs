//! Seen before signed: the sentence, then the row with Sign, each in view for a moment.
//!
//! A page can cover, shrink or move the frame. Where the browser tells what is really in view, Sign
//! stays asleep until what it agrees to was there to be read.

/// A part that must have been in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SeenPart {
    /// What happens if the person signs.
    Sentence,
    /// The row with Sign.
    SignRow,
}

/// What was in view so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct SeenGate {
    sentence: Sight,
    row: Sight,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Sight {
    #[default]
    Unseen,
    InViewSince(u64),
    Seen,
}

impl SeenGate {
    /// How long a part must stay in view, in milliseconds.
    pub(crate) const MOMENT_MS: u64 = 600;

    /// Notes whether a part is in view at a moment of a steady clock.
    pub(crate) fn note(&mut self, part: SeenPart, in_view: bool, at_ms: u64) {
        let is_sentence_seen = self.sentence == Sight::Seen;
        let sight = match part {
            SeenPart::Sentence => &mut self.sentence,
            SeenPart::SignRow if is_sentence_seen => &mut self.row,
            SeenPart::SignRow => return,
        };
        *sight = match (&sight, in_view) {
            (Sight::Seen, _) => Sight::Seen,
            (Sight::InViewSince(since), true)
                if at_ms.saturating_sub(*since) >= Self::MOMENT_MS =>
            {
                Sight::Seen
            }
            (Sight::InViewSince(since), true) => Sight::InViewSince(*since),
            (Sight::Unseen, true) => Sight::InViewSince(at_ms),
            (_, false) => Sight::Unseen,
        };
    }

    /// Says whether the sentence was seen.
    pub(crate) fn is_sentence_seen(&self) -> bool {
        self.sentence == Sight::Seen
    }

    /// Says whether all was seen.
    pub(crate) fn is_open(&self) -> bool {
        self.is_sentence_seen() && self.row == Sight::Seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opens_after_both_were_in_view_for_a_moment() {
        let mut gate = SeenGate::default();
        gate.note(SeenPart::SignRow, true, 0);
        gate.note(SeenPart::SignRow, true, 9_000);
        assert!(!gate.is_open(), "the row counts only after the sentence");
        gate.note(SeenPart::Sentence, true, 10_000);
        gate.note(SeenPart::Sentence, true, 10_599);
        assert!(!gate.is_sentence_seen());
        gate.note(SeenPart::Sentence, true, 10_600);
        assert!(gate.is_sentence_seen());
        gate.note(SeenPart::SignRow, true, 10_700);
        gate.note(SeenPart::SignRow, true, 11_300);
        assert!(gate.is_open());
    }

    #[test]
    fn begins_anew_when_something_covers_it() {
        let mut gate = SeenGate::default();
        gate.note(SeenPart::Sentence, true, 0);
        gate.note(SeenPart::Sentence, false, 500);
        gate.note(SeenPart::Sentence, true, 550);
        gate.note(SeenPart::Sentence, true, 1_000);
        assert!(!gate.is_sentence_seen());
        gate.note(SeenPart::Sentence, true, 1_150);
        assert!(gate.is_sentence_seen());
    }
}
