//! The desk: carries events to the machine and its commands to page, worker and document.

use std::time::Duration;

use gloo::timers::callback::Timeout;
use js_sys::Date;
use leptos::prelude::*;
use ui::node::Element;
use wallet_types::{
    UnixMs,
    protocol::{self as page_protocol, PageMessage, RealmMessage},
};

use crate::{
    bridge, later,
    machine::{Action, Command, Event, PartOutcome, Realm},
    protocol::{self, FromWorker, LATER_PART},
    screen::{document, local::Local, view::View},
};

/// The machine with its ends. Copied freely: it is a handle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk {
    realm: RwSignal<Realm, LocalStorage>,
    local: RwSignal<Local, LocalStorage>,
    alarm: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self {
            realm: RwSignal::new_local(Realm::new()),
            local: RwSignal::new_local(Local::default()),
            alarm: StoredValue::new_local(None),
        }
    }

    /// Listens to everything that can happen.
    pub(super) fn listen(self) {
        bridge::on_page(move |bytes| {
            // A page that speaks another language is not answered: nothing can be agreed with it.
            if let Ok(message) = page_protocol::decode::<PageMessage>(&bytes) {
                self.take(Event::Page(message));
            }
        });
        bridge::on_part(move |name, outcome| self.take(hear_part(&name, &outcome)));
        bridge::on_worker(move |bytes, secrets| {
            self.take(match protocol::decode::<FromWorker>(&bytes) {
                Ok(message) => Event::Worker(message, secrets),
                Err(protocol::Nonsense) => Event::WorkerLost,
            });
        });
        bridge::on_worker_lost(move || self.take(Event::WorkerLost));
        bridge::on_violation(move |directive| self.take(Event::Violation(directive)));
        for directive in bridge::violations_so_far() {
            self.take(Event::Violation(directive));
        }
        document::listen(self);
    }

    pub(super) fn renew_worker(self) {
        bridge::renew_worker();
    }

    /// The person did something.
    pub(super) fn act(self, action: Action) {
        self.take(Event::Person(action));
    }

    /// Something was observed that is no sign of the person.
    pub(super) fn act_unnoticed(self, action: Action) {
        self.take(Event::Observed(action));
    }

    /// Keeps something for the present screen alone.
    pub(super) fn set_local(self, name: &'static str, value: &'static str) {
        self.local.update(|local| local.set(name, value));
    }

    /// Something happened. Another screen begins with nothing kept from the last one.
    pub(super) fn take(self, event: Event) {
        let before = self.read(Realm::place);
        let commands = self.realm.try_update(|realm| realm.handle(event, now()));
        if self.read(Realm::place) != before {
            self.local.set(Local::default());
        }
        commands.into_iter().flatten().for_each(run);
        self.set_alarm();
    }

    /// Draws from the state as it is now. Whoever asks within an effect is asked again to draw when
    /// that has changed.
    pub(super) fn follow(self, draw: fn(&View<'_>) -> Element) -> Element {
        self.realm.with(|realm| {
            self.local.with(|local| {
                draw(&View {
                    desk: self,
                    realm,
                    local,
                })
            })
        })
    }

    /// A part of the state as it is now.
    pub(super) fn read<T>(self, read: impl FnOnce(&Realm) -> T) -> T {
        self.realm.with_untracked(read)
    }

    fn set_alarm(self) {
        let due = self.read(Realm::next_alarm);
        let timeout = due.map(|due| {
            let wait = due.since(now()).max(SHORTEST_WAIT).min(LONGEST_WAIT);
            let wait_ms = u32::try_from(wait.as_millis()).unwrap_or(u32::MAX);
            Timeout::new(wait_ms, move || self.take(Event::Clock))
        });
        self.alarm.set_value(timeout);
    }
}

/// The present moment, by a clock that also runs while the device sleeps.
pub(super) fn now() -> UnixMs {
    bridge::moment(Date::now())
}

/// A part came, or did not. The later half of this program is joined before anything counts on it.
fn hear_part(name: &str, outcome: &str) -> Event {
    let outcome = PartOutcome::named(outcome);
    if name != LATER_PART {
        return Event::Part(outcome);
    }
    let is_joined = outcome == PartOutcome::Here && later::join();
    Event::Later(match outcome {
        PartOutcome::Here if !is_joined => PartOutcome::Foreign,
        outcome => outcome,
    })
}

fn run(command: Command) {
    match command {
        Command::Tell(message) => tell(&message),
        Command::Ask(message, secrets) => bridge::tell_worker(&protocol::encode(&message), secrets),
        Command::RenewWorker => bridge::renew_worker(),
        Command::SetTheme(theme) => document::set_theme(theme),
    }
}

/// Tells the page something.
pub(super) fn tell(message: &RealmMessage) {
    bridge::tell_page(&page_protocol::encode(message));
}

/// Browsers count time in whole milliseconds: a deadline is looked at just after it.
const SHORTEST_WAIT: Duration = Duration::from_millis(5);

/// Timers do not count the time that a device slept, so none is long.
const LONGEST_WAIT: Duration = Duration::from_secs(60);
