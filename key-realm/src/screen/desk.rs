//! The desk: carries events to the machine and its commands to page, worker and document.

use std::time::Duration;

use gloo::timers::callback::Timeout;
use js_sys::Date;
use leptos::prelude::*;
use wallet_types::{
    UnixMs,
    protocol::{self as page_protocol, PageMessage, RealmMessage},
};

use crate::{
    bridge,
    machine::{Action, Command, Event, PartOutcome, Realm},
    protocol::{self, FromWorker},
    screen::{
        document,
        parts::{Press, press},
    },
};

/// The machine with its ends. Copied freely: it is a handle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk {
    realm: RwSignal<Realm>,
    alarm: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Desk {
    pub(super) fn new() -> Self {
        Self {
            realm: RwSignal::new(Realm::new()),
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
        bridge::on_part(move |_, outcome| self.take(Event::Part(PartOutcome::named(&outcome))));
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

    /// Returns a callback that does one thing.
    pub(super) fn on_press(self, action: fn() -> Action) -> Callback<()> {
        Callback::new(move |()| self.act(action()))
    }

    /// Something happened.
    pub(super) fn take(self, event: Event) {
        let commands = self.realm.try_update(|realm| realm.handle(event, now()));
        commands.into_iter().flatten().for_each(run);
        self.set_alarm();
    }

    /// The button that leaves a journey before anything came of it.
    pub(super) fn not_now(self) -> Press {
        press(self.on_press(|| Action::Leave), "realm-leave", "Not now").plain()
    }

    /// A part of the state, as a signal that changes only when that part does.
    ///
    /// It is read by a plain function, and of few types: each type brings two kilobytes of code.
    pub(super) fn memo<T>(self, read: fn(&Realm) -> T) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.realm.with(read))
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
