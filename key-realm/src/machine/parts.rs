//! Parts of the key realm that come when they are needed.

use wallet_core::mnemonic::Language;
use wallet_types::{UnixMs, protocol::RealmMessage};

use super::{
    Realm,
    event::{Command, Note, PartOutcome},
};
use crate::protocol::{self, ANNEX_PART, AnnexAnswer, AnnexFault};

impl Realm {
    /// Where the annex was not there yet, asks the page for it.
    pub(super) fn hear_annex(
        &mut self,
        answer: AnnexAnswer,
        now: UnixMs,
        commands: &mut Vec<Command>,
    ) {
        if let Err(AnnexFault::NotHere) = answer {
            fetch(ANNEX_PART.to_owned(), commands);
        }
        self.drive(now, commands, |journey, _| journey.annexed(answer));
    }

    /// Says why a part could not be had, until it came after all; the journey asks again then.
    pub(super) fn hear_part(
        &mut self,
        outcome: PartOutcome,
        now: UnixMs,
        commands: &mut Vec<Command>,
    ) {
        match (outcome, self.note) {
            (PartOutcome::Here, Some(Note::NoPart(_))) => self.note = None,
            (PartOutcome::Here, _) => {}
            (failed, _) => self.note = Some(Note::NoPart(failed)),
        }
        let is_here = outcome == PartOutcome::Here;
        self.drive(now, commands, |journey, out| {
            journey.part_came(is_here, out)
        });
    }
}

/// Asks the page for a word list.
pub(super) fn fetch_word_list(language: Language, commands: &mut Vec<Command>) {
    if let Some(part) = protocol::word_list_part(language) {
        fetch(part, commands);
    }
}

fn fetch(part: String, commands: &mut Vec<Command>) {
    commands.push(Command::Tell(RealmMessage::Fetch { part }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::machine::Event;

    #[test]
    fn says_what_is_missing_until_it_came() {
        let now = UnixMs(1_000);
        let mut realm = Realm::new();
        for failed in [
            PartOutcome::Unreachable,
            PartOutcome::Missing,
            PartOutcome::Foreign,
        ] {
            assert!(realm.handle(Event::Part(failed), now).is_empty());
            assert_eq!(realm.note(), Some(Note::NoPart(failed)));
        }
        realm.handle(Event::Part(PartOutcome::Here), now);
        assert_eq!(realm.note(), None);
    }

    #[test]
    fn asks_the_page_for_what_is_not_here() {
        let mut commands = Vec::new();
        Realm::new().hear_annex(Err(AnnexFault::Stopped), UnixMs(1), &mut commands);
        assert!(commands.is_empty());
        Realm::new().hear_annex(Err(AnnexFault::NotHere), UnixMs(1), &mut commands);
        let [Command::Tell(RealmMessage::Fetch { part })] = &commands[..] else {
            panic!("{commands:?}")
        };
        assert_eq!(part, ANNEX_PART);
    }
}
