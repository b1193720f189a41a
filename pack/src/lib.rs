//! What turns a built folder into a Holdfast site: content addressing, sealing, serving.
//!
//! * [`tree::cid_of`] names a file or folder by its CID, by the profile `unixfs-v1-2025`.
//! * [`seal::seal`] puts the key realm's frame into the page, writes the policies and checks what
//!   will ship.
//! * [`serve::Site`] holds a sealed folder in memory and serves exactly the bytes it hashed.
//!
//! The library knows the shape of a built site, but nothing of the wallet in it: it names no crate
//! that ends up in a browser. It never goes to the network; the server listens on loopback alone.

pub mod check;
pub mod cid;
pub mod digest;
pub mod folder;
pub mod frame;
pub mod html;
pub mod lazy;
pub mod mime;
pub mod page;
pub mod policy;
mod script;
pub mod seal;
pub mod serve;
pub mod split;
pub mod styles;
pub mod tree;
pub mod unixfs;
pub mod walk;

pub use crate::cid::Cid;
pub use crate::tree::{Root, cid_of};
