//! A keystore file: looked at, then opened with its password.

use wallet_core::{
    annex::{Refusal, Request, Response},
    keystore::KeystoreError,
    secret::SecretText,
};
use wallet_types::Address;

use crate::{
    machine::out::{Out, Topic},
    protocol::{AnnexAnswer, AnnexFault, Ask},
};

/// The reading of a keystore.
#[derive(Debug, Default)]
pub(crate) struct KeystoreEntry {
    file: Vec<u8>,
    /// The address that it states, which nothing protects.
    pub(crate) stated: Option<Address>,
    /// What is wrong with the file or the password.
    pub(crate) fault: Option<KeystoreFault>,
    /// How far it is.
    pub(crate) stage: Stage,
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Stage {
    /// A file is asked for.
    #[default]
    File,
    /// The file is being looked at.
    Looking,
    /// Its password is asked for.
    Password,
    /// It is being opened, which may take a minute.
    Opening,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KeystoreFault {
    /// The file or the password.
    File(KeystoreError),
    /// The annex stopped.
    Stopped,
}

impl KeystoreEntry {
    /// Takes a file.
    pub(super) fn look(&mut self, file: Vec<u8>, out: &mut Out) {
        if self.stage == Stage::File {
            self.file = file;
            self.ask_to_look(out);
        }
    }

    /// Takes its password.
    pub(super) fn open(&mut self, password: SecretText, out: &mut Out) {
        if self.stage == Stage::Password {
            self.stage = Stage::Opening;
            self.fault = None;
            let file = self.file.clone();
            let ask = Ask::Annex(Request::OpenKeystore { file });
            out.ask_about(Topic::Step, ask, vec![password]);
        }
    }

    pub(super) fn annexed(&mut self, answer: AnnexAnswer) {
        match answer {
            // The page fetches the annex; then it is asked again.
            Err(AnnexFault::NotHere) if self.stage == Stage::Looking => return,
            Ok(Response::KeystoreInspected { address, .. }) => {
                self.stated = address;
                self.stage = Stage::Password;
                return;
            }
            Ok(Response::Refused(Refusal::Keystore(error))) => {
                self.fault = Some(KeystoreFault::File(error));
            }
            _ => self.fault = Some(KeystoreFault::Stopped),
        }
        self.stage = match self.stage {
            Stage::Opening => Stage::Password,
            _ => Stage::File,
        };
    }

    /// The annex came, or did not.
    pub(super) fn part_came(&mut self, is_here: bool, out: &mut Out) {
        if self.stage == Stage::Looking {
            if is_here {
                self.ask_to_look(out);
            } else {
                self.stage = Stage::File;
            }
        }
    }

    fn ask_to_look(&mut self, out: &mut Out) {
        self.stage = Stage::Looking;
        self.fault = None;
        let file = self.file.clone();
        let ask = Ask::Annex(Request::InspectKeystore { file });
        out.ask_about(Topic::Step, ask, Vec::new());
    }
}
