//! The key realm's parts: Leptos components with signals and callbacks of their own.
//!
//! Words, classes and drawings that the page shares stand in the modules beside this one.

mod address_text;
mod badge;
mod button;
mod byte_map;
mod choice;
mod facts;
mod icon;
mod identicon;
mod key_frame_head;
mod live_region;
mod notice;
mod progress;
mod seal_drawing;
mod secret_field;
mod steps;
mod tick;
mod word_list;

pub use self::{
    address_text::AddressText,
    badge::Badge,
    button::Button,
    byte_map::ByteMap,
    choice::Choice,
    facts::{Fact, Facts},
    icon::Icon,
    identicon::Identicon,
    key_frame_head::KeyFrameHead,
    live_region::LiveRegion,
    notice::Notice,
    progress::{Progress, Waiting},
    seal_drawing::SealDrawing,
    secret_field::{SecretArea, SecretField},
    steps::Steps,
    tick::Tick,
    word_list::WordList,
};
