//! The page: it shows what `flows` says, runs the effects that `flows` wants, and meets no secret.
//!
//! `screens` draw, `wording` speaks, `shell` touches the browser, `dispatch` carries events in and
//! effects out. Nothing here decodes, signs, verifies or decides.

#![forbid(unsafe_code)]

mod app;
mod dispatch;
mod screens;
mod shell;
mod wording;

fn main() {
    leptos::mount::mount_to_body(app::page);
    shell::remove_first_paint();
    dispatch::boot();
}
