//! Parts that both realms draw with, and the tokens they are drawn in (`ui/styles`).
//!
//! A part knows nothing of a wallet's state: labels, values and callbacks in, plain data out (see
//! [`node`]), which a [`Canvas`] draws. It never fetches, decides, or keeps the state of a journey.
//! Styles are classes alone, since the policies of both realms forbid style attributes.

#![forbid(unsafe_code)]
#![allow(
    clippy::must_use_candidate,
    missing_debug_implementations,
    reason = "parts are called only to be put on a page, which a lost one would show at once"
)]

mod address_text;
mod amount;
mod badge;
mod button;
mod byte_map;
mod canvas;
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
mod word_field;
mod word_list;

pub use crate::{
    address_text::{AddressCut, address_text},
    amount::{AmountSize, amount, plain_amount},
    badge::badge,
    button::{ButtonKind, button, link_button},
    byte_map::byte_map,
    canvas::Canvas,
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
    key_frame_head::key_frame_head,
    live_region::live_region,
    mark_badge::{age, mark_badge},
    nav::{NavItem, bottom_bar, rail},
    notice::{Tone, notice},
    progress::{progress, waiting},
    qr::qr,
    seal_drawing::{SealSize, seal_drawing},
    secret_field::SecretField,
    select::{SelectOption, select},
    steps::steps,
    supply_line::{LinkState, SupplyPart, supply_line},
    tick::tick,
    word_field::WordField,
    word_list::word_list,
};
