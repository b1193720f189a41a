//! The state of the page: everything that journeys change and views read.
//!
//! Owns the struct, its pending answers and the small helpers that every journey uses. What happens
//! when stands in `journey`, what is shown in `show`.

mod draft;
mod ledger;
mod pending;
mod realm;
mod session;

use chain::{Endpoint, Query, Source};
use wallet_types::{ChainId, UnixMs, protocol::LockReason};

pub(crate) use self::{
    draft::{
        EndpointDraft, EndpointsModel, FormUnit, Reviewing, SendAnswers, SendForm, SendModel,
        Stage, Tried,
    },
    ledger::Ledger,
    pending::{AskFor, Asked, DownloadFor, LoadFor, Pending, PendingMap, SendAsk, StoreFor},
    realm::{ActiveJourney, Frame, QuietTask, RealmModel},
    session::{Balance, Errand, OutboxWork, Search, Session, SignedMessage},
};
use crate::{
    action::BannerKind,
    effect::{Effect, StorageFault},
    event::Persistence,
    origin::{Copy, Door, OriginRefusal},
    phase::Phase,
    problem::Problem,
    records::Records,
    route::Route,
    ticket::Tickets,
    view::{Announcement, Said},
};

/// The page's journeys: hand it events, run the effects that come back, draw the view.
#[derive(Debug)]
pub struct Flows {
    pub(crate) now: UnixMs,
    pub(crate) effects: Vec<Effect>,
    pub(crate) tickets: Tickets,
    pub(crate) pending: PendingMap,
    pub(crate) stage: BootStage,
    pub(crate) copy: Option<Copy>,
    pub(crate) phase: Phase,
    pub(crate) storage: Storage,
    pub(crate) persistence: Persistence,
    pub(crate) records: Records,
    /// Whether the vault could not be stored, so that it is here and in its file alone.
    pub(crate) vault_unstored: bool,
    pub(crate) writer: Writer,
    pub(crate) route: Route,
    pub(crate) hidden: bool,
    pub(crate) realm: RealmModel,
    pub(crate) session: Option<Session>,
    pub(crate) search: Option<Search>,
    /// The amount that a link is to ask for, as typed.
    pub(crate) request_amount: String,
    pub(crate) endpoints: EndpointsModel,
    pub(crate) send: SendModel,
    pub(crate) work: OutboxWork,
    pub(crate) ledger: Ledger,
    pub(crate) dialog: Option<Dialog>,
    pub(crate) notices: Notices,
    pub(crate) announcement: Announcement,
}

/// How far the page has started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BootStage {
    /// Nothing is known.
    Starting,
    /// No wallet is opened here.
    Refused {
        reason: OriginRefusal,
        doors: Vec<Door>,
    },
    /// Journeys run.
    Running,
    /// Everything was erased.
    Erased,
}

/// What can be kept across a reload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Storage {
    /// The database answers.
    Lasting,
    /// Nothing is kept.
    Memory,
    /// The database is there and does not answer.
    Failed(StorageFault),
}

/// Which tab writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writer {
    /// Not known yet, since this moment.
    Unknown { since: UnixMs },
    /// Another tab.
    Elsewhere,
    /// This one, as soon as it has read what the other wrote last.
    CatchingUp,
    /// This one.
    Here,
}

/// An open dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Dialog {
    RemoveEndpoint(chain::EndpointId),
    ReloadForEndpoint(chain::EndpointUrl),
    Erase { typed: String, erasing: bool },
    StateBackup,
}

/// Standing messages.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notices {
    pub(crate) problem: Option<Problem>,
    pub(crate) violation: Option<Violation>,
    pub(crate) locked: Option<LockReason>,
    /// Those that the person hid, each a bit.
    pub(crate) hidden: u8,
}

/// Something that a policy stopped.
#[derive(Debug, Clone)]
pub(crate) struct Violation {
    pub(crate) directive: String,
    pub(crate) blocked: String,
    pub(crate) in_key_realm: bool,
}

impl Flows {
    /// Makes a page that knows nothing yet. The first event is [`Event::Boot`](crate::Event::Boot).
    #[must_use]
    pub fn new() -> Self {
        Self {
            now: UnixMs(0),
            effects: Vec::new(),
            tickets: Tickets::default(),
            pending: PendingMap::default(),
            stage: BootStage::Starting,
            copy: None,
            phase: Phase::Open,
            storage: Storage::Memory,
            persistence: Persistence::Unasked,
            records: Records::default(),
            vault_unstored: false,
            writer: Writer::Unknown { since: UnixMs(0) },
            route: Route::Home,
            hidden: false,
            realm: RealmModel::default(),
            session: None,
            search: None,
            request_amount: String::new(),
            endpoints: EndpointsModel::default(),
            send: SendModel::default(),
            work: OutboxWork::default(),
            ledger: Ledger::default(),
            dialog: None,
            notices: Notices::default(),
            announcement: Announcement::default(),
        }
    }

    pub(crate) fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Says something in the live region.
    pub(crate) fn say(&mut self, said: Said) {
        self.announcement.number += 1;
        self.announcement.what = Some(said);
    }

    /// Shows and says what stopped an action.
    pub(crate) fn stop(&mut self, problem: Problem) {
        self.notices.hidden &= !banner_bit(BannerKind::Problem);
        self.notices.problem = Some(problem.clone());
        self.say(Said::Problem(problem));
    }

    /// Says whether this tab may change what is stored.
    pub(crate) const fn can_write(&self) -> bool {
        matches!(self.writer, Writer::Here)
    }

    /// Says whether another tab is known to write.
    pub(crate) fn reads_only(&self, now: UnixMs) -> bool {
        match self.writer {
            Writer::Elsewhere => true,
            Writer::Unknown { since } => now.since(since) >= WRITER_PATIENCE,
            Writer::CatchingUp | Writer::Here => false,
        }
    }

    /// Returns the endpoint that is asked.
    pub(crate) fn first_endpoint(&self) -> Option<&Endpoint> {
        self.records.endpoints.list.first()
    }

    /// Returns the first endpoint of a chain.
    pub(crate) fn endpoint_of(&self, chain_id: ChainId) -> Option<&Endpoint> {
        let mut list = self.records.endpoints.list.iter();
        list.find(|endpoint| endpoint.network.chain_id == chain_id)
    }

    /// Asks an endpoint, if the page may reach it.
    pub(crate) fn ask(
        &mut self,
        source: Source,
        query: Query,
        asked: AskFor,
    ) -> Result<(), Problem> {
        if !self.phase.may_ask(&source.url) {
            return Err(Problem::NotListed);
        }
        let ticket = self.tickets.draw();
        self.pending.insert(
            ticket,
            Pending::Chain(Asked {
                endpoint: source.name.clone(),
                since: self.now,
                what: asked,
            }),
        );
        self.push(Effect::Chain {
            ticket,
            source,
            query,
        });
        Ok(())
    }
}

impl Default for Flows {
    fn default() -> Self {
        Self::new()
    }
}

/// Banners are few: each is remembered by a bit.
pub(crate) const fn banner_bit(kind: BannerKind) -> u8 {
    1 << kind as u8
}

/// How long an answer about the writing tab may take before another is taken to write.
const WRITER_PATIENCE: std::time::Duration = std::time::Duration::from_secs(2);
