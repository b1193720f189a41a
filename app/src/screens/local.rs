//! What a screen keeps to itself: forgotten with the screen, and unknown to the journeys.

/// What was typed or done and has no meaning beyond its screen.
#[derive(Debug, Default)]
pub(crate) struct Local {
    /// The name typed for the next account.
    pub(crate) new_name: String,
    /// The name typed for the account shown.
    pub(crate) name: String,
    /// The text that was copied last.
    pub(crate) copied: String,
}
