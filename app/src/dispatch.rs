//! One way in and one way out: an event goes to the journeys, their effects to the shell, what they
//! say onto the page.

use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::VecDeque,
    rc::Rc,
};

use flows::{Action, Event, Flows};

use crate::{
    app,
    screens::{Kind, local::Local},
    shell::{self, Canvas, Shell},
};

thread_local! {
    static DISPATCHER: OnceCell<Dispatcher> = const { OnceCell::new() };
}

struct Dispatcher {
    flows: RefCell<Flows>,
    shell: Shell,
    canvas: RefCell<Canvas>,
    local: RefCell<Local>,
    /// The screen that is drawn; `None` before the first.
    kind: Cell<Option<Kind>>,
    waiting: RefCell<VecDeque<Event>>,
    is_busy: Cell<bool>,
}

/// Makes the dispatcher, and draws what is known before anything is asked.
pub(crate) fn start() {
    let dispatcher = Dispatcher {
        flows: RefCell::new(Flows::new()),
        shell: Shell::new(Rc::new(send)),
        canvas: RefCell::new(Canvas::new()),
        local: RefCell::default(),
        kind: Cell::new(None),
        waiting: RefCell::default(),
        is_busy: Cell::new(false),
    };
    DISPATCHER.with(|cell| {
        // A page starts once; a second start would be a second page.
        assert!(cell.set(dispatcher).is_ok(), "the dispatcher is made once");
    });
    with(Dispatcher::work);
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

/// Changes what the screen alone keeps, and draws it.
pub(crate) fn change_local<T>(change: impl FnOnce(&mut Local) -> T) -> Option<T> {
    DISPATCHER.with(|cell| {
        let dispatcher = cell.get()?;
        let changed = change(&mut dispatcher.local.borrow_mut());
        dispatcher.work();
        Some(changed)
    })
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
            self.draw();
            if self.waiting.borrow().is_empty() {
                break;
            }
        }
        self.is_busy.set(false);
    }

    fn draw(&self) {
        let view = self.flows.borrow().view(shell::now());
        let kind = Kind::of(&view.screen);
        let before = self.kind.replace(Some(kind));
        let is_other = before.is_some_and(|before| before != kind);
        if is_other {
            self.local.take();
        }
        let page = app::draw(&view, &self.local.borrow());
        self.canvas.borrow_mut().draw(page);
        if is_other {
            shell::focus_heading();
        }
    }

    fn next(&self) -> Option<Event> {
        self.waiting.borrow_mut().pop_front()
    }
}
