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
mod byte_map;
mod choice;
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
mod key_frame_head;
mod live_region;
mod mark_badge;
mod nav;
pub mod node;
mod notice;
mod progress;
mod qr;
mod seal_drawing;
mod secret_field;
mod select;
mod steps;
mod supply_line;
mod tick;
mod word_list;

pub use crate::{
    address_text::{AddressCut, AddressText, address_text},
    amount::{AmountSize, amount, plain_amount},
    badge::{Badge, badge},
    button::{Button, ButtonKind, button, link_button},
    byte_map::ByteMap,
    choice::{Choice, ChoiceOption, choice},
    copy_button::copy_button,
    dialog::dialog,
    disclosure::disclosure,
    door::door,
    empty::empty,
    facts::{Fact, Facts, fact, facts},
    field::Field,
    icon::{Icon, IconName, brand, icon},
    identicon::{Identicon, identicon},
    key_frame_head::KeyFrameHead,
    live_region::{LiveRegion, live_region},
    mark_badge::{age, mark_badge},
    nav::{NavItem, bottom_bar, rail},
    notice::{Notice, Tone, notice},
    progress::{Progress, Waiting, waiting},
    qr::qr,
    seal_drawing::SealDrawing,
    secret_field::{SecretArea, SecretField},
    select::{SelectOption, select},
    steps::Steps,
    supply_line::{LinkState, SupplyPart, supply_line},
    tick::{Tick, tick},
    word_list::WordList,
};
