//! The later half of the program: fetched behind the first screen, waited for where it is needed
//! sooner.
//!
//! What is needed seldom comes with it (`key-realm-later.txt`). It is asked for as soon as screen and
//! worker stand; whoever wants to go where it is needed before it came waits on a screen that says so.

use wallet_types::{
    UnixMs,
    protocol::{RealmMessage, Refusal, Request},
};

use super::{
    Command, Journey, Note, PartOutcome, Realm,
    action::{Action, Roll},
};
use crate::protocol::LATER_PART;

/// What is known of the later half, and what waits for it.
#[derive(Debug)]
pub(super) struct Later {
    state: State,
    waiting: Option<Action>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nobody was asked for it, or nobody had it.
    Away,
    /// The page was asked for it.
    Asked,
    /// It is here.
    Here,
}

/// A journey that begins once the later half is here.
#[derive(Debug)]
pub(crate) struct Awaited(Option<Request>);

impl Later {
    pub(super) const fn new() -> Self {
        Self {
            state: State::Away,
            waiting: None,
        }
    }
}

impl Realm {
    /// Says whether the later half is still on its way.
    pub(crate) fn is_fetching(&self) -> bool {
        self.later.state == State::Asked
    }

    /// Makes the journey of a request, or one that waits for the half that it needs.
    pub(super) fn journey_of(
        &mut self,
        request: Request,
        commands: &mut Vec<Command>,
    ) -> Result<Journey, Refusal> {
        self.later.waiting = None;
        if self.later.state == State::Here || !needs_later(&request) {
            return Journey::new(request, self.known.as_ref());
        }
        self.fetch_later(commands);
        Ok(Journey::Awaited(Awaited(Some(request))))
    }

    /// Asks the page for the later half, unless it is here or on its way.
    pub(super) fn fetch_later(&mut self, commands: &mut Vec<Command>) {
        if self.later.state == State::Away {
            self.later.state = State::Asked;
            let part = LATER_PART.to_owned();
            commands.push(Command::Tell(RealmMessage::Fetch { part }));
        }
    }

    /// Says whether an act of the person needs what is not here.
    pub(super) fn waits_with(&self, action: &Action) -> bool {
        let is_again = matches!(
            (action, self.journey()),
            (Action::GoOn, Some(Journey::Awaited(_)))
        );
        let needs_it = is_again || matches!(action, Action::Roll(Roll::Open));
        needs_it && self.later.state != State::Here
    }

    /// Keeps an act until the later half is here.
    pub(super) fn wait_with(&mut self, action: Action, commands: &mut Vec<Command>) {
        if let Some(Journey::Awaited(_)) = self.journey() {
            self.note = None;
        } else {
            self.note = Some(Note::Coming);
            self.later.waiting = Some(action);
        }
        self.fetch_later(commands);
    }

    /// The later half came, or did not. What waited for it goes on.
    pub(super) fn hear_later(
        &mut self,
        outcome: PartOutcome,
        now: UnixMs,
        commands: &mut Vec<Command>,
    ) {
        let is_awaited = matches!(self.journey(), Some(Journey::Awaited(_)));
        let waiting = self.later.waiting.take();
        if outcome != PartOutcome::Here {
            self.later.state = State::Away;
            if is_awaited || waiting.is_some() {
                self.note = Some(Note::NoPart(outcome));
            }
            return;
        }
        self.later.state = State::Here;
        if let Some(Note::NoPart(_) | Note::Coming) = self.note {
            self.note = None;
        }
        if let Some((id, Journey::Awaited(Awaited(request)))) = &mut self.journey {
            let (id, request) = (*id, request.take());
            self.journey = None;
            if let Some(request) = request {
                self.begin(id, request, now, commands);
            }
        } else if let Some(action) = waiting {
            self.drive(now, commands, |journey, out| journey.act(action, out));
        }
    }
}

/// Says whether a journey needs the later half.
const fn needs_later(request: &Request) -> bool {
    !matches!(
        request,
        Request::Create
            | Request::Unlock { .. }
            | Request::RestoreVault { .. }
            | Request::AddAccount { .. }
            | Request::RenameAccount { .. }
            | Request::Review(_)
    )
}
