//! Parts that both realms draw with, and the tokens they are drawn in (`ui/styles`).
//!
//! A part knows nothing of a wallet's state: labels, signals and callbacks in, HTML out. It never
//! fetches, decides, or keeps the state of a journey. Styles are classes alone, since the policies of
//! both realms forbid style attributes.

#![forbid(unsafe_code)]
// The component macro's expansion cannot carry these.
#![allow(
    clippy::must_use_candidate,
    missing_debug_implementations,
    unreachable_pub,
    reason = "components are called by the view macro alone"
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
    address_text::{AddressCut, AddressText},
    amount::{Amount, AmountSize, PlainAmount},
    badge::Badge,
    button::{Button, ButtonKind, LinkButton},
    byte_map::ByteMap,
    choice::{Choice, ChoiceOption},
    copy_button::CopyButton,
    dialog::Dialog,
    disclosure::Disclosure,
    door::Door,
    empty::Empty,
    facts::{Fact, Facts},
    field::Field,
    icon::{Brand, Icon, IconName},
    identicon::Identicon,
    key_frame_head::KeyFrameHead,
    live_region::LiveRegion,
    mark_badge::{MarkBadge, age},
    nav::{BottomBar, NavItem, Rail},
    notice::{Notice, Tone},
    progress::{Progress, Waiting},
    qr::Qr,
    seal_drawing::SealDrawing,
    secret_field::{SecretArea, SecretField},
    select::{Select, SelectOption},
    steps::Steps,
    supply_line::{LinkState, SupplyLine, SupplyPart},
    tick::Tick,
    word_list::WordList,
};
