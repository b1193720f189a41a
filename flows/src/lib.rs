//! The page's journeys as state machines: event in, state and effects out.
//!
//! The shell owns a [`Flows`], hands it every [`Event`] with the present moment, and runs the
//! [`Effect`]s that come back; the screens draw [`Flows::view`]. Everything is plain data, so a test
//! drives a whole journey without a browser.
//!
//! ```
//! use flows::{BootFacts, Effect, Event, Flows, Screen};
//! use wallet_types::UnixMs;
//!
//! let mut flows = Flows::new();
//! let facts = BootFacts {
//!     protocol: "http:".into(),
//!     hostname: "192.168.1.7".into(),
//!     path: "/".into(),
//!     ..BootFacts::default()
//! };
//! // Not a secure context: refused, before storage or keys are touched.
//! assert_eq!(flows.handle(Event::Boot(facts), UnixMs(0)), []);
//! assert!(matches!(flows.view(UnixMs(0)).screen, Screen::Refused(_)));
//! ```
//!
//! This crate names no browser, no socket, no clock and no secret. User text belongs to the page's
//! `wording.rs`; what an endpoint says, and how far it can be trusted, to `chain`.

#![forbid(unsafe_code)]

mod action;
mod effect;
mod event;
mod journey;
mod model;

pub mod origin;
mod outbox;
mod phase;
mod problem;
pub mod records;
mod route;
mod show;
mod table;
mod ticket;
pub mod view;

pub use crate::{
    action::{
        AccountAction, Action, BannerKind, CareAction, EndpointAction, OutboxAction, Pace,
        RecordsAction, SendAction, SettingsAction,
    },
    effect::{Effect, FilePurpose, History, StorageFault, StoredRecord, TabMessage, Write},
    event::{
        BootFacts, EgressEntry, Event, FileFault, MAX_FILE_LEN_BYTES, Persistence, RealmLoss,
        SealFault, ServedBy,
    },
    model::Flows,
    outbox::{OutboxEntry, OutboxInclusion, OutboxState, SETTLED_CONFIRMATIONS},
    phase::SealProof,
    problem::{FieldProblem, LinkProblem, Problem},
    route::Route,
    ticket::Ticket,
    view::{Screen, View},
};
