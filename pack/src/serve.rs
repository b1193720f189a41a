//! Serves a sealed folder on this machine, under the origin that its CID names.
//!
//! A [`Site`] reads every file once, keeps the bytes and computes the CID from those very bytes; a
//! [`Server`] answers from them and never looks at the disk again. It listens on loopback alone and
//! serves only `http://<cid>.ipfs.localhost:PORT/`: `localhost` and the bare addresses are sent
//! there, any other host is refused. Other origins than the CID's would let one site read what
//! another stored.
//!
//! What a gateway does not send is sent here: the policy as a header, with `frame-ancestors`, and
//! the isolation headers. There is no compression, no range, no cookie, no log.

mod answer;
mod error;
mod headers;
mod listener;
mod server;
mod signal;
mod site;

pub use answer::{Answer, Asked, answer};
pub use error::ServeError;
pub use listener::Listener;
pub use server::Server;
pub use signal::StopSignal;
pub use site::{Site, SiteFile};
