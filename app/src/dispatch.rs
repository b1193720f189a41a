//! One way in and one way out: an event goes to the journeys, their effects to the shell, what they
//! say onto the page.

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use flows::{Action, Event, Flows, View};
use leptos::prelude::*;

use crate::{
    screens::{Kind, local::Local},
    shell::{self, Shell},
};

thread_local! {
    static DISPATCHER: OnceCell<Dispatcher> = const { OnceCell::new() };
}

struct Dispatcher {
    flows: RefCell<Flows>,
    shell: Shell,
    page: Page,
    waiting: RefCell<VecDeque<Event>>,
    is_busy: Cell<bool>,
}

/// What the page is drawn from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    /// What the journeys say.
    pub(crate) view: RwSignal<View, LocalStorage>,
    /// What the screen alone keeps.
    pub(crate) local: RwSignal<Local, LocalStorage>,
}

/// Makes the dispatcher, and returns what the page is drawn from.
pub(crate) fn start() -> Page {
    let flows = Flows::new();
    let page = Page {
        view: RwSignal::new_local(flows.view(shell::now())),
        local: RwSignal::new_local(Local::default()),
    };
    let dispatcher = Dispatcher {
        flows: RefCell::new(flows),
        shell: Shell::new(Rc::new(send)),
        page,
        waiting: RefCell::default(),
        is_busy: Cell::new(false),
    };
    DISPATCHER.with(|cell| {
        // A page starts once; a second start would be a second page.
        assert!(cell.set(dispatcher).is_ok(), "the dispatcher is made once");
    });
    page
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
        dispatcher.work();
    });
}

/// Changes what the screen alone keeps.
pub(crate) fn change_local<T>(change: impl FnOnce(&mut Local) -> T) -> Option<T> {
    let local = DISPATCHER.with(|cell| Some(cell.get()?.page.local))?;
    local.try_update(change)
}

fn with(work: impl FnOnce(&Dispatcher)) {
    DISPATCHER.with(|cell| cell.get().map(work));
}

impl Dispatcher {
    fn work(&self) {
        if self.is_busy.replace(true) {
            return;
        }
        loop {
            while let Some(event) = self.next() {
                let effects = self.flows.borrow_mut().handle(event, shell::now());
                for effect in effects {
                    self.shell.run(effect);
                }
            }
            self.show();
            if self.waiting.borrow().is_empty() {
                break;
            }
        }
        self.is_busy.set(false);
    }

    /// Another screen begins with nothing kept from the last one.
    fn show(&self) {
        let Page { view, local } = self.page;
        let now = self.flows.borrow().view(shell::now());
        if view.with_untracked(|before| Kind::of(&before.screen)) != Kind::of(&now.screen) {
            local.set(Local::default());
        }
        view.set(now);
    }

    fn next(&self) -> Option<Event> {
        self.waiting.borrow_mut().pop_front()
    }
}
