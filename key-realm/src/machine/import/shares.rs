//! SLIP-39 shares, one after another, until they are enough.

use wallet_core::{
    annex::{Request, Response, SharesFault},
    secret::SecretText,
    slip39::Progress,
};

use crate::{
    machine::{
        action::Bring,
        out::{self, Out, Topic},
    },
    protocol::{AnnexAnswer, AnnexFault, Ask},
};

/// The collecting of shares. What was taken stays here, since the annex keeps nothing.
#[derive(Debug, Default)]
pub(crate) struct Shares {
    taken: Vec<SecretText>,
    /// The share that is being looked at.
    tried: Option<SecretText>,
    /// The passphrase, while the secret is being restored.
    is_combining: bool,
    /// How far they are collected.
    pub(crate) progress: Option<Progress>,
    /// What is wrong with the last one, or with all of them.
    pub(crate) fault: Option<SharesFault>,
    /// Whether the annex stopped.
    pub(crate) has_stopped: bool,
}

impl Shares {
    pub(super) fn act(&mut self, bring: Bring, out: &mut Out) {
        match bring {
            Bring::Text(words) if !self.is_busy() => {
                self.tried = Some(words);
                self.look(out);
            }
            Bring::Combine(passphrase) if !self.is_busy() && self.is_complete() => {
                self.begin();
                self.is_combining = true;
                let mut secrets = vec![passphrase];
                secrets.extend(self.taken.iter().map(out::copy));
                out.ask_about(Topic::Step, Ask::Annex(Request::CombineShares), secrets);
            }
            _ => {}
        }
    }

    pub(super) fn annexed(&mut self, answer: AnnexAnswer) {
        match answer {
            // The page fetches the annex; then it is asked again.
            Err(AnnexFault::NotHere) if self.tried.is_some() => return,
            Ok(Response::SharesCollected(progress)) => {
                self.taken.extend(self.tried.take());
                self.progress = Some(progress);
            }
            Ok(Response::SharesRefused(fault)) => self.fault = Some(fault),
            _ => self.has_stopped = true,
        }
        self.tried = None;
        self.is_combining = false;
    }

    /// The annex came, or did not.
    pub(super) fn part_came(&mut self, is_here: bool, out: &mut Out) {
        if is_here && self.tried.is_some() {
            self.look(out);
        } else if !is_here {
            self.tried = None;
        }
    }

    /// Says whether something is under way.
    pub(crate) const fn is_busy(&self) -> bool {
        self.tried.is_some() || self.is_combining
    }

    /// Says whether the secret is being restored, which takes a while.
    pub(crate) const fn is_combining(&self) -> bool {
        self.is_combining
    }

    /// Says whether enough is there.
    pub(crate) fn is_complete(&self) -> bool {
        self.progress.as_ref().is_some_and(Progress::is_complete)
    }

    /// Counts what was taken.
    pub(crate) const fn count(&self) -> usize {
        self.taken.len()
    }

    fn begin(&mut self) {
        self.fault = None;
        self.has_stopped = false;
    }

    fn look(&mut self, out: &mut Out) {
        self.begin();
        let shares = self.taken.iter().chain(&self.tried);
        let secrets = shares.map(out::copy).collect();
        out.ask_about(Topic::Step, Ask::Annex(Request::CollectShares), secrets);
    }
}
