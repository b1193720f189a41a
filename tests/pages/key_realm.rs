//! The key realm: what a person types, reads and presses on its own screen.
