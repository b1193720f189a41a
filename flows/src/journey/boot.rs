//! From nothing to the first screen: classify, then read, then decide where to begin.

use crate::{
    effect::{Effect, History, StorageFault, StoredRecord},
    event::BootFacts,
    model::{BootStage, Flows, LoadFor, Pending, Storage, Writer},
    origin::{Verdict, classify},
    problem::Problem,
    records::Records,
    route::Route,
    ticket::Ticket,
};

impl Flows {
    /// Judges the origin before anything else: a refused page asks for no effect at all.
    pub(super) fn boot(&mut self, facts: &BootFacts) {
        if self.copy.is_some() {
            return;
        }
        self.hidden = facts.hidden;
        self.route = Route::parse(&facts.hash);
        match classify(facts) {
            Verdict::Refused { reason, doors } => {
                self.stage = BootStage::Refused { reason, doors };
            }
            Verdict::Accepted(copy) => {
                let lasting = copy.keeps_storage() && facts.storage;
                self.copy = Some(copy);
                if lasting {
                    self.storage = Storage::Lasting;
                    self.writer = Writer::Unknown { since: self.now };
                    self.push(Effect::ClaimWriter);
                    self.load(LoadFor::Boot);
                } else {
                    self.begin_in_memory();
                }
            }
        }
    }

    /// Reads every record; an earlier reading that is still under way is forgotten.
    pub(super) fn load(&mut self, purpose: LoadFor) {
        self.pending.abandon_loads();
        let ticket = self.tickets.draw();
        self.pending.insert(ticket, Pending::Load(purpose));
        self.push(Effect::Load { ticket });
    }

    pub(super) fn loaded(
        &mut self,
        ticket: Ticket,
        result: Result<Vec<StoredRecord>, StorageFault>,
    ) {
        let Some(Pending::Load(purpose)) = self.pending.take(ticket) else {
            return;
        };
        match (purpose, result) {
            (LoadFor::Boot, Ok(stored)) => {
                self.records = Records::read(stored);
                self.caught_up();
                self.begin();
            }
            (LoadFor::Boot, Err(StorageFault::Unavailable)) => self.begin_in_memory(),
            (LoadFor::Boot, Err(fault)) => {
                self.storage = Storage::Failed(fault);
                self.stage = BootStage::Running;
            }
            (LoadFor::Refresh, Ok(stored)) => self.refreshed(Records::read(stored)),
            (LoadFor::Refresh, Err(fault)) => self.stop(Problem::Storage(fault)),
        }
    }

    fn begin_in_memory(&mut self) {
        self.storage = Storage::Memory;
        // Nothing is shared with other tabs, so there is nobody to wait for.
        self.writer = Writer::Here;
        self.begin();
    }

    fn begin(&mut self) {
        self.stage = BootStage::Running;
        self.push(Effect::SetTheme(self.records.settings.theme));
        if self.records.vault.is_some() && self.storage == Storage::Lasting {
            self.push(Effect::AskPersistence);
        }
        if self.begin_trial() {
            let hash = Route::AddEndpoint { url: None }.to_hash();
            self.route = Route::AddEndpoint { url: None };
            self.push(Effect::Navigate {
                hash,
                history: History::Replace,
            });
            return;
        }
        let route = self.route.clone();
        self.arrive(route);
    }
}
