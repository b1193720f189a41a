//! What a screen alone keeps while it is drawn: choices that the machine need not know.
//!
//! It holds words of this program alone, so nothing that was typed can ever be in it.

/// Named choices. They are gone with their screen.
#[derive(Debug, Default)]
pub(super) struct Local(Vec<(&'static str, &'static str)>);

impl Local {
    /// Returns what was chosen under a name; nothing where nothing was.
    pub(super) fn get(&self, name: &str) -> &'static str {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value)
    }

    /// Chooses something under a name.
    pub(super) fn set(&mut self, name: &'static str, value: &'static str) {
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, value));
    }
}
