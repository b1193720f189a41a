//! The screen: draws the machine's state, runs its commands, and listens to the person, the page,
//! the worker and the document.

mod create;
mod desk;
mod document;
mod file;
mod one_by_one;
mod parts;
mod password;
mod restore;
mod reveal;
mod review;
mod room;
mod seal;
mod unlock;
mod wait;
mod watch;
mod word_field;

use self::{desk::Desk, room::room};

/// Draws the screen and makes the first worker.
pub(crate) fn start() {
    leptos::mount::mount_to_body(|| {
        let desk = Desk::new();
        desk.listen();
        desk.renew_worker();
        room(desk)
    });
}
