//! The browser's effects, one file for each, and the one place that runs them.
//!
//! Nothing here decides: an [`Effect`] comes in as plain data, what happened goes back as an
//! [`Event`]. Only this module, `main` and the key realm name the browser.

use std::{cell::RefCell, rc::Rc};

use flows::{Effect, Event};
use wasm_bindgen_futures::spawn_local;

mod announce;
mod boot;
mod clipboard;
mod clock;
mod document;
mod files;
mod hash;
mod key_frame;
mod later;
mod parts;
mod person;
mod policy;
mod seal;
mod served_by;
mod storage;
mod tabs;
mod theme;
mod transport;

pub(crate) use announce::{focus_heading, remove_first_paint};
pub(crate) use boot::facts as boot_facts;
pub(crate) use clock::now;
pub(crate) use key_frame::SLOT_ID as KEY_FRAME_SLOT_ID;

/// Where events go.
pub(crate) type Emit = Rc<dyn Fn(Event)>;

/// Runs effects and listens to the browser.
pub(crate) struct Shell {
    emit: Emit,
    key_frame: RefCell<Option<key_frame::KeyFrame>>,
    tabs: RefCell<Option<tabs::Tabs>>,
    reach: transport::Reach,
}

impl Shell {
    /// Makes a shell whose events go to `emit`. Nothing is touched yet.
    pub(crate) fn new(emit: Emit) -> Self {
        Self {
            emit,
            key_frame: RefCell::new(None),
            tabs: RefCell::new(None),
            reach: transport::Reach::default(),
        }
    }

    /// Listens to what concerns the page as a whole. Touches neither storage nor keys.
    pub(crate) fn listen(&self) {
        policy::listen(&self.emit);
        hash::listen(&self.emit);
        person::listen(&self.emit);
        served_by::ask(&self.emit);
        Self::fetch_later();
    }

    /// Runs one effect.
    pub(crate) fn run(&self, effect: Effect) {
        let emit = Rc::clone(&self.emit);
        match effect {
            Effect::Load { ticket } => spawn_local(async move {
                emit(Event::Loaded {
                    ticket,
                    result: storage::load().await,
                });
            }),
            Effect::Store { ticket, writes } => spawn_local(async move {
                emit(Event::Stored {
                    ticket,
                    result: storage::store(writes).await,
                });
            }),
            Effect::EraseEverything { ticket } => spawn_local(async move {
                emit(Event::Erased {
                    ticket,
                    result: storage::erase().await,
                });
            }),
            Effect::AskPersistence => spawn_local(async move {
                emit(Event::Persistence(storage::ask_persistence().await));
            }),
            Effect::Seal { ticket, origins } => {
                let result = seal::seal(&origins);
                self.reach.narrow(origins);
                emit(Event::Sealed { ticket, result });
            }
            Effect::MountKeyFrame(proof) => self.mount_key_frame(&proof),
            Effect::Realm(message) => self.tell_key_frame(&message),
            Effect::Chain {
                ticket,
                source,
                query,
            } => {
                let transport =
                    transport::FetchTransport::new(Rc::clone(&emit), self.reach.clone());
                spawn_local(async move {
                    let result = match later::join().await {
                        Ok(()) => {
                            chain::ask(&transport, &clock::DeviceClock, &source, &query).await
                        }
                        Err(later::NotWhole) => Err(not_asked()),
                    };
                    emit(Event::Chain { ticket, result });
                });
            }
            Effect::Download {
                ticket,
                name,
                bytes,
            } => {
                let ok = files::download(&name, &bytes).is_some();
                emit(Event::Downloaded { ticket, ok });
            }
            Effect::ChooseFile { purpose } => files::choose(purpose, emit),
            Effect::Copy { text } => spawn_local(async move {
                emit(Event::Copied {
                    ok: clipboard::copy(&text).await,
                });
            }),
            Effect::Navigate { hash, history } => hash::go(&hash, history),
            Effect::Reload => document::reload(),
            Effect::ClaimWriter => {
                self.join_tabs();
                tabs::claim_writer(emit, tabs::Claim::Wait);
            }
            Effect::TakeWriter => tabs::claim_writer(emit, tabs::Claim::Take),
            Effect::Tell(message) => self.tell_tabs(message),
            Effect::SetTheme(theme) => theme::set(theme),
        }
    }

    /// Fetches the later half of the page behind what is shown, so that nothing waits for it, and
    /// whoever serves the page is needed no more.
    fn fetch_later() {
        spawn_local(async {
            // Whoever needs it tries again, and says so where it fails.
            let _ = later::join().await;
        });
    }

    fn mount_key_frame(&self, proof: &flows::SealProof) {
        // The old frame goes first, so that no late message of it can be taken for the new one's.
        drop(self.key_frame.borrow_mut().take());
        match key_frame::KeyFrame::mount(proof, Rc::clone(&self.emit)) {
            Ok(frame) => *self.key_frame.borrow_mut() = Some(frame),
            Err(loss) => (self.emit)(Event::RealmLost(loss)),
        }
    }

    fn tell_key_frame(&self, message: &wallet_types::protocol::PageMessage) {
        if let Some(frame) = &*self.key_frame.borrow() {
            frame.tell(message);
        }
    }

    fn tell_tabs(&self, message: flows::TabMessage) {
        self.join_tabs();
        if let Some(tabs) = &*self.tabs.borrow() {
            tabs.tell(message);
        }
    }

    fn join_tabs(&self) {
        let mut tabs = self.tabs.borrow_mut();
        if tabs.is_none() {
            *tabs = tabs::Tabs::join(&self.emit);
        }
    }
}

/// What a question comes to that could not be asked.
fn not_asked() -> chain::ChainError {
    let fault = chain::Fault::Transport(chain::TransportError::NotWhole);
    chain::ChainError::new(chain::Method::ChainId, fault)
}
