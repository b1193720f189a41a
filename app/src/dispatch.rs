//! One way in and one way out: an event goes to the journeys, their effects to the shell, what they
//! say to the view.

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use flows::{Action, Event, Flows, View};
use leptos::prelude::{RwSignal, Set, WithUntracked};

use crate::shell::{self, Shell};

thread_local! {
    static DISPATCHER: OnceCell<Dispatcher> = const { OnceCell::new() };
}

struct Dispatcher {
    flows: RefCell<Flows>,
    shell: Shell,
    view: RwSignal<View>,
    waiting: RefCell<VecDeque<Event>>,
    is_busy: Cell<bool>,
}

/// Makes the dispatcher, and the signal that every screen reads.
pub(crate) fn start() -> RwSignal<View> {
    let flows = Flows::new();
    let view = RwSignal::new(flows.view(shell::now()));
    let dispatcher = Dispatcher {
        flows: RefCell::new(flows),
        shell: Shell::new(Rc::new(send)),
        view,
        waiting: RefCell::default(),
        is_busy: Cell::new(false),
    };
    DISPATCHER.with(|cell| {
        // A page starts once; a second start would be a second page.
        assert!(cell.set(dispatcher).is_ok(), "the dispatcher is made once");
    });
    view
}

/// Tells the journeys where this page is, and begins to listen.
pub(crate) fn boot() {
    send(Event::Boot(shell::boot_facts()));
    with(|dispatcher| dispatcher.shell.listen());
}

/// Takes what the person did.
pub(crate) fn act(action: Action) {
    send(Event::Act(action));
}

/// Takes an event. One that comes while another is handled waits its turn.
pub(crate) fn send(event: Event) {
    with(|dispatcher| {
        dispatcher.waiting.borrow_mut().push_back(event);
        if !dispatcher.is_busy.replace(true) {
            dispatcher.work_off();
            dispatcher.is_busy.set(false);
        }
    });
}

fn with(work: impl FnOnce(&Dispatcher)) {
    DISPATCHER.with(|cell| cell.get().map(work));
}

impl Dispatcher {
    fn work_off(&self) {
        while let Some(event) = self.next() {
            let effects = self.flows.borrow_mut().handle(event, shell::now());
            for effect in effects {
                self.shell.run(effect);
            }
        }
        let view = self.flows.borrow().view(shell::now());
        if self.view.with_untracked(|shown| *shown != view) {
            self.view.set(view);
        }
    }

    fn next(&self) -> Option<Event> {
        self.waiting.borrow_mut().pop_front()
    }
}
