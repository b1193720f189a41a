//! Parts of the key realm that come when they are needed.

use wallet_types::protocol::RealmMessage;

use super::{
    Realm,
    event::{Command, Note, PartOutcome},
};
use crate::protocol::{ANNEX_PART, AnnexAnswer, AnnexFault};

impl Realm {
    /// Where the annex was not there yet, asks the page for it.
    pub(super) fn hear_annex(&mut self, answer: AnnexAnswer, commands: &mut Vec<Command>) {
        if let Err(AnnexFault::NotHere) = answer {
            let part = ANNEX_PART.to_owned();
            commands.push(Command::Tell(RealmMessage::Fetch { part }));
        }
    }

    /// Says why a part could not be had, until it came after all.
    pub(super) fn hear_part(&mut self, outcome: PartOutcome) {
        match (outcome, self.note) {
            (PartOutcome::Here, Some(Note::NoPart(_))) => self.note = None,
            (PartOutcome::Here, _) => {}
            (failed, _) => self.note = Some(Note::NoPart(failed)),
        }
    }
}

#[cfg(test)]
mod tests {
    use wallet_types::UnixMs;

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
        Realm::new().hear_annex(Err(AnnexFault::Stopped), &mut commands);
        assert!(commands.is_empty());
        Realm::new().hear_annex(Err(AnnexFault::NotHere), &mut commands);
        let [Command::Tell(RealmMessage::Fetch { part })] = &commands[..] else {
            panic!("{commands:?}")
        };
        assert_eq!(part, ANNEX_PART);
    }
}
