//! The key realm.
