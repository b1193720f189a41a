//! tmp
pub(crate) fn start() {}
