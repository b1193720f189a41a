//! The screen: draws the machine's state, runs its commands, and listens to the person, the page,
//! the worker and the document.
//!
//! # How a screen is written
//! A screen is a function from a [`View`](view::View), which holds the machine's `Realm`, to a
//! [`ui::node::Element`]. It is named in `room::draw_screen`, begins with [`parts::screen`] and its
//! heading, and adds parts with `.child`. `None` is a part that is not there now.
//!
//! * A button does one thing: `main_button("realm-sign", "Sign", view.on(|| Action::Sign))`.
//! * A secret is typed into a [`ui::SecretField`], drawn by `view.secret(field)`, and read by its id
//!   only when the person acts: `view.hand_in("realm-password", Action::SubmitPassword)`, or
//!   [`parts::typed`] in a handler of one's own. It is never in a drawing, and the field is emptied
//!   when its screen goes.
//! * A choice that the machine need not know is kept by the screen: `view.choice(..)` draws it and
//!   returns what is chosen; `view.local` and `view.set` keep other marks, all of them constants.
//! * A secret that is shown becomes words of the drawing, copied from its `SecretText`. Words
//!   overwrite themselves when they are dropped, here and in the canvas, and the canvas drops them as
//!   soon as another screen or a lock is drawn. Secrets go into no attribute, no value, no title.
//! * A long derivation is shown by `wait::derivation`, once `wait::under_way` knows of it.
//!
//! Focus, title, and what must end with a screen follow from [`beside`].

mod beside;
mod create;
mod desk;
mod dice;
mod document;
mod examine;
mod export;
mod file;
mod import;
mod keystore;
mod languages;
mod local;
mod message_field;
mod one_by_one;
mod parts;
mod password;
mod places;
mod ready;
mod remove;
mod restore;
mod reveal;
mod review;
mod room;
mod seal;
mod shares;
mod sign_message;
mod unlock;
mod view;
mod wait;
mod watch;

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
