//! What happens in the key realm, as a pure state machine: an event and the moment in, state and
//! commands out.
//!
//! [`Realm`] owns what outlasts a journey: whether the worker stands, what it was asked, the person's
//! seal, and the moment at which all locks. Each journey has its own file. Nothing here names a
//! browser, draws, or reads a clock.

mod accounts;
mod action;
mod change_password;
mod create;
mod event;
mod examine;
mod export;
mod file_offer;
mod import;
mod journey;
mod later;
mod lock_timer;
mod locking;
mod message_text;
mod out;
mod parts;
mod passphrase;
mod password_choice;
#[cfg(test)]
pub(crate) mod play;
mod remove;
mod reveal;
mod review;
mod seen;
mod setup;
mod sign_message;
#[cfg(test)]
mod tests;
mod unlock;

use wallet_core::signer::{Request as SignerRequest, Response, Secrets};
use wallet_types::{
    UnixMs,
    protocol::{
        Configuration, LockReason, PageMessage, RealmMessage, Refusal, Request, RequestId, Theme,
    },
};

pub(crate) use self::{
    action::{Action, Bring, Roll},
    create::{Create, CreateStep, Dice},
    event::{Command, Event, Known, Note, PartOutcome},
    examine::{Examine, ExamineFault, Examined, Finding},
    export::{Export, ExportStep, PathFault},
    file_offer::FileOffer,
    import::{
        Goal, Group, Have, Hints, Import, ImportStep, KeystoreEntry, KeystoreFault, PhraseEntry,
        Place, Places, ReadyPart, Row, Search, Shares, Stage, TextFault, is_used,
    },
    journey::{Journey, Screen},
    message_text::{MessageFault, MessageForm},
    passphrase::Passphrase,
    password_choice::{PasswordChoice, PasswordFault},
    remove::Fate,
    reveal::RevealStep,
    review::Reviewing,
    seen::{SeenGate, SeenPart},
    setup::SetupStep,
    sign_message::SignMessage,
    unlock::UnlockPurpose,
};
use self::{
    later::Later,
    lock_timer::LockTimer,
    out::{Asked, End, Out, Topic},
};
use crate::protocol::{Answer, Ask, FromWorker, Sequence, ToWorker};

/// The key realm's screen, without its drawing.
#[derive(Debug)]
pub(crate) struct Realm {
    is_ready: bool,
    configuration: Configuration,
    known: Option<Known>,
    journey: Option<(RequestId, Journey)>,
    note: Option<Note>,
    lock_timer: LockTimer,
    told_locks_at: Option<UnixMs>,
    asked: Vec<Asked>,
    last_sequence: u32,
    journeys_begun: u32,
    one_pass_ms: Option<u32>,
    later: Later,
}

impl Realm {
    /// Makes a realm whose worker does not stand yet.
    pub(crate) const fn new() -> Self {
        Self {
            is_ready: false,
            configuration: Configuration {
                theme: Theme::System,
                lock_after_min: 5,
            },
            known: None,
            journey: None,
            note: None,
            lock_timer: LockTimer::new(),
            told_locks_at: None,
            asked: Vec::new(),
            last_sequence: 0,
            journeys_begun: 0,
            one_pass_ms: None,
            later: Later::new(),
        }
    }

    /// Takes an event, and says what is to be done.
    pub(crate) fn handle(&mut self, event: Event, now: UnixMs) -> Vec<Command> {
        let mut commands = Vec::new();
        if let Some(reason) = self.lock_timer.passed(now) {
            self.lock(reason, &mut commands);
        }
        if self.asked.iter().any(|asked| asked.due <= now) {
            self.lose_worker(now, &mut commands);
        }
        self.take(event, now, &mut commands);
        self.tell_deadline(&mut commands);
        commands
    }

    /// Returns the moment at which [`Event::Clock`] is to come.
    pub(crate) fn next_alarm(&self) -> Option<UnixMs> {
        let due = self.asked.iter().map(|asked| asked.due);
        due.chain(self.lock_timer.due().map(|(at, _)| at)).min()
    }

    /// Returns the journey under way.
    pub(crate) fn journey(&self) -> Option<&Journey> {
        self.journey.as_ref().map(|(_, journey)| journey)
    }

    /// Returns what is known of the unlocked vault.
    pub(crate) const fn known(&self) -> Option<&Known> {
        self.known.as_ref()
    }

    /// Returns what is to be said on top of the screen.
    pub(crate) const fn note(&self) -> Option<Note> {
        self.note
    }

    /// Returns which screen of which journey is to be drawn: another journey is another place.
    pub(crate) fn place(&self) -> (u32, Screen) {
        (self.journeys_begun, self.screen())
    }

    /// Returns how many steps of the journey are reached, and of how many.
    pub(crate) fn steps(&self) -> Option<(usize, usize)> {
        self.journey()?.steps()
    }

    /// Returns which screen is to be drawn.
    pub(crate) fn screen(&self) -> Screen {
        match &self.journey {
            Some((_, journey)) => journey.screen(),
            None if self.is_ready => Screen::Resting,
            None => Screen::Starting,
        }
    }

    fn take(&mut self, event: Event, now: UnixMs, commands: &mut Vec<Command>) {
        match event {
            Event::Page(message) => self.hear_page(message, now, commands),
            Event::Part(outcome) => self.hear_part(outcome, now, commands),
            Event::Later(outcome) => self.hear_later(outcome, now, commands),
            Event::Worker(message, secrets) => self.hear_worker(message, secrets, now, commands),
            Event::WorkerLost => self.lose_worker(now, commands),
            Event::Person(Action::StopWork) => self.stop_work(now, commands),
            Event::Person(action) if self.waits_with(&action) => {
                self.touch(now, commands);
                self.wait_with(action, commands);
            }
            Event::Person(action) => {
                self.touch(now, commands);
                self.drive(now, commands, |journey, out| journey.act(action, out));
            }
            Event::Observed(action) => {
                self.drive(now, commands, |journey, out| journey.act(action, out));
            }
            Event::Active => self.touch(now, commands),
            Event::Visibility { hidden } => self.set_hidden(hidden, now, commands),
            Event::Frozen => {
                if self.holds_anything() {
                    self.lock(LockReason::Suspended, commands);
                }
            }
            // Deadlines were looked at before.
            Event::Clock => {}
            Event::Violation(directive) => {
                commands.push(Command::Tell(RealmMessage::PolicyViolation { directive }));
            }
        }
    }

    fn hear_page(&mut self, message: PageMessage, now: UnixMs, commands: &mut Vec<Command>) {
        match message {
            PageMessage::Configure(configuration) => {
                self.configuration = configuration;
                self.lock_timer.set_idle_min(configuration.lock_after_min);
                commands.push(Command::SetTheme(configuration.theme));
                self.configure_worker(now, commands);
            }
            PageMessage::Begin { id, request } => self.begin(id, request, now, commands),
            PageMessage::Stored { id, outcome } if self.is_under_way(id) => {
                self.drive(now, commands, |journey, out| journey.stored(outcome, out));
            }
            PageMessage::Downloaded { id, ok } if self.is_under_way(id) => {
                self.drive(now, commands, |journey, _| journey.downloaded(ok));
            }
            PageMessage::Searched { id, found } if self.is_under_way(id) => {
                self.drive(now, commands, |journey, _| journey.searched(found));
            }
            PageMessage::Cancel { id } if self.is_under_way(id) => self.abandon(now, commands),
            PageMessage::Active => self.touch(now, commands),
            PageMessage::Visibility { hidden } => self.set_hidden(hidden, now, commands),
            PageMessage::Lock => self.lock(LockReason::Asked, commands),
            // What is left are late answers to journeys that are gone.
            _ => {}
        }
    }

    fn begin(&mut self, id: RequestId, request: Request, now: UnixMs, commands: &mut Vec<Command>) {
        if self.journey.is_some() {
            self.abandon(now, commands);
        }
        self.touch(now, commands);
        match self.journey_of(request, commands) {
            Ok(journey) => {
                // A reason for the lock stays in view above the field that opens it again.
                if !matches!(journey, Journey::Unlock(_)) {
                    self.note = None;
                }
                self.journey = Some((id, journey));
                self.journeys_begun = self.journeys_begun.wrapping_add(1);
                self.drive(now, commands, Journey::begin);
            }
            Err(reason) => commands.push(Command::Tell(RealmMessage::Refused { id, reason })),
        }
    }

    fn hear_worker(
        &mut self,
        message: FromWorker,
        secrets: Secrets,
        now: UnixMs,
        commands: &mut Vec<Command>,
    ) {
        match message {
            FromWorker::Up if self.is_ready => {}
            FromWorker::Up => {
                self.is_ready = true;
                commands.push(Command::Tell(RealmMessage::Ready));
                self.fetch_later(commands);
            }
            FromWorker::Answered {
                sequence,
                answer,
                locks_at,
            } => {
                let place = self
                    .asked
                    .iter()
                    .position(|asked| asked.sequence == sequence);
                // An answer to what was asked before the last lock, or for a journey that is gone.
                let Some(place) = place else { return };
                let topic = self.asked.swap_remove(place).topic;
                self.lock_timer.set_holding(locks_at.is_some());
                self.hear_answer(topic, answer, secrets, now, commands);
            }
        }
    }

    fn hear_answer(
        &mut self,
        topic: Topic,
        answer: Answer,
        secrets: Secrets,
        now: UnixMs,
        commands: &mut Vec<Command>,
    ) {
        match answer {
            Answer::Signer(Response::Locked { reason }) => self.lock(reason, commands),
            Answer::NoRandomness => {
                self.note = Some(Note::NoRandomness);
                self.end(End::Refused(Refusal::NoRandomness), commands);
            }
            Answer::Measured { one_pass_ms } => {
                self.one_pass_ms = Some(one_pass_ms);
                self.drive(now, commands, Journey::measured);
            }
            Answer::Annex(answer) => self.hear_annex(answer, now, commands),
            Answer::NoWordList(language) => parts::fetch_word_list(language, commands),
            Answer::Signer(_) if topic == Topic::Upkeep => {}
            Answer::Signer(response) => {
                self.drive(now, commands, |journey, out| {
                    journey.answer(topic, response, secrets, out);
                });
            }
        }
    }

    /// Lets the journey act, and carries out what it wants.
    fn drive(
        &mut self,
        now: UnixMs,
        commands: &mut Vec<Command>,
        act: impl FnOnce(&mut Journey, &mut Out),
    ) {
        let Some((id, journey)) = &mut self.journey else {
            return;
        };
        let mut out = Out::new(*id, self.one_pass_ms);
        act(journey, &mut out);
        self.carry_out(out, now, commands);
    }

    /// Carries out what a journey wants. It is no part of [`Realm::drive`], which the compiler
    /// copies for each act.
    #[inline(never)]
    fn carry_out(&mut self, out: Out, now: UnixMs, commands: &mut Vec<Command>) {
        let Out {
            tells,
            asks,
            known,
            changed,
            end,
            is_forgotten,
            ..
        } = out;
        if let Some(known) = known {
            self.known = Some(known);
            self.note = None;
        }
        if let (Some(known), Some((accounts, sources))) = (&mut self.known, changed) {
            known.accounts = accounts;
            known.sources = sources;
        }
        if is_forgotten {
            self.asked.retain(|asked| asked.topic == Topic::Upkeep);
        }
        for (topic, ask, secrets) in asks {
            self.ask(topic, ask, secrets, now, commands);
        }
        commands.extend(tells.into_iter().map(Command::Tell));
        if let Some(end) = end {
            self.end(end, commands);
        }
    }

    fn ask(
        &mut self,
        topic: Topic,
        ask: Ask,
        secrets: Secrets,
        now: UnixMs,
        commands: &mut Vec<Command>,
    ) {
        if topic != Topic::Upkeep {
            // A newer question of the same kind makes the older answer worthless.
            self.asked.retain(|asked| asked.topic != topic);
        }
        self.last_sequence = self.last_sequence.wrapping_add(1);
        let sequence = Sequence(self.last_sequence);
        self.asked.push(Asked {
            sequence,
            topic,
            is_heavy: out::is_heavy(&ask),
            due: now.after(out::patience(&ask, self.one_pass_ms)),
        });
        commands.push(Command::Ask(ToWorker { sequence, ask }, secrets));
    }

    fn upkeep(&mut self, request: SignerRequest, now: UnixMs, commands: &mut Vec<Command>) {
        self.ask(
            Topic::Upkeep,
            Ask::Signer(request),
            Secrets::none(),
            now,
            commands,
        );
    }

    fn end(&mut self, end: End, commands: &mut Vec<Command>) {
        let Some((id, _)) = self.journey.take() else {
            return;
        };
        self.asked.retain(|asked| asked.topic == Topic::Upkeep);
        let accounts = self.known.as_ref().map(|known| known.accounts.clone());
        let told = match end {
            End::Done => RealmMessage::Done { id },
            End::Declined => RealmMessage::Declined { id },
            End::Refused(reason) => {
                self.note.get_or_insert(Note::Refused(reason));
                RealmMessage::Refused { id, reason }
            }
            End::Unlocked => {
                let accounts = accounts.unwrap_or_default();
                commands.push(Command::Tell(RealmMessage::Unlocked { id, accounts }));
                RealmMessage::Done { id }
            }
        };
        commands.push(Command::Tell(told));
    }

    /// Leaves the journey under way, and whatever it had begun.
    fn abandon(&mut self, now: UnixMs, commands: &mut Vec<Command>) {
        if self.asked.iter().any(|asked| asked.is_heavy) {
            // What is computed now would unlock or change something that nobody waits for.
            self.end(End::Declined, commands);
            self.empty_worker(LockReason::Asked, commands);
            return;
        }
        self.drive(now, commands, Journey::leave);
        // A journey may stay only where the person must answer first; the page overrules that.
        self.end(End::Declined, commands);
    }

    fn stop_work(&mut self, now: UnixMs, commands: &mut Vec<Command>) {
        let Some((id, journey)) = self.journey.take() else {
            return;
        };
        let again = journey.again();
        self.empty_worker(LockReason::Asked, commands);
        self.note = Some(Note::Stopped);
        match again {
            Some(journey) => {
                self.configure_worker(now, commands);
                self.journey = Some((id, journey));
                self.drive(now, commands, Journey::begin);
            }
            None => commands.push(Command::Tell(RealmMessage::Declined { id })),
        }
    }

    fn lose_worker(&mut self, now: UnixMs, commands: &mut Vec<Command>) {
        let journey = self.journey.take();
        self.empty_worker(LockReason::WorkerLost, commands);
        self.note = Some(Note::WorkerLost);
        let Some((id, journey)) = journey else { return };
        match journey.again() {
            Some(journey) => {
                self.journey = Some((id, journey));
                // What a journey asks first is asked of the new worker.
                self.drive(now, commands, Journey::begin);
            }
            None => {
                let reason = Refusal::Internal;
                commands.push(Command::Tell(RealmMessage::Refused { id, reason }));
            }
        }
    }

    fn is_under_way(&self, id: RequestId) -> bool {
        self.journey
            .as_ref()
            .is_some_and(|(under_way, _)| *under_way == id)
    }
}
