//! Parts that both realms draw with, and the tokens they are drawn in (`ui/styles`).
//!
//! A part knows nothing of a wallet's state: labels, values and callbacks in, HTML out. It never
//! fetches, decides, or keeps the state of a journey. Styles are classes alone, since the policies of
//! both realms forbid style attributes.

#![forbid(unsafe_code)]
// The component macro's expansion cannot carry these.
#![allow(
    clippy::must_use_candidate,
    missing_debug_implementations,
    unreachable_pub,
    reason = "parts are called only to be put on a page, which a lost one would show at once"
)]

mod address_text;
mod amount;
mod badge;
mod button;
mod choice;
#[cfg(feature = "components")]
mod components;
mod copy_button;
mod dialog;
mod disclosure;
mod door;
mod empty;
mod facts;
mod field;
mod frond;
mod icon;
mod identicon;
mod live_region;
mod mark_badge;
mod nav;
pub mod node;
mod notice;
mod progress;
mod qr;
mod select;
mod supply_line;
mod tick;

#[cfg(feature = "components")]
pub use crate::components::{
    AddressText, Badge, Button, ByteMap, Choice, Fact, Facts, Icon, Identicon, KeyFrameHead,
    LiveRegion, Notice, Progress, SealDrawing, SecretArea, SecretField, Steps, Tick, Waiting,
    WordList,
};
pub use crate::{
    address_text::{AddressCut, address_text},
    amount::{AmountSize, amount, plain_amount},
    badge::badge,
    button::{ButtonKind, button, link_button},
    choice::{ChoiceOption, choice},
    copy_button::copy_button,
    dialog::dialog,
    disclosure::disclosure,
    door::door,
    empty::empty,
    facts::{fact, facts},
    field::Field,
    icon::{IconName, brand, icon},
    identicon::identicon,
    live_region::live_region,
    mark_badge::{age, mark_badge},
    nav::{NavItem, bottom_bar, rail},
    notice::{Tone, notice},
    progress::waiting,
    qr::qr,
    select::{SelectOption, select},
    supply_line::{LinkState, SupplyPart, supply_line},
    tick::tick,
};
