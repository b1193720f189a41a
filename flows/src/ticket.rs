//! Tickets: how an answer finds the wish that asked for it.

use std::fmt;

/// Names one requested effect. Its answer repeats it; an answer with a ticket nobody waits for any
/// more is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Ticket(pub u64);

/// Hands out tickets, each once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tickets {
    last: u64,
}

impl Tickets {
    /// Returns a ticket that was never handed out before by this value.
    pub(crate) fn draw(&mut self) -> Ticket {
        self.last += 1;
        Ticket(self.last)
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
