//! Refusal and welcome: what this copy is, and what can be done with it.

use super::care::StorageOutlook;
use crate::{
    origin::{Copy, CopyRoute, Door, OriginRefusal, OwnCid},
    problem::Problem,
};

/// This copy and how it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyView {
    /// Its CID, where one is known.
    pub cid: Option<OwnCid>,
    /// How it came; `None` where the origin was refused.
    pub route: Option<CopyRoute>,
    /// What the server calls itself: a hint.
    pub server: Option<String>,
}

/// A full-page refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedView {
    /// Why.
    pub reason: OriginRefusal,
    /// What can be done instead, best first.
    pub doors: Vec<Door>,
}

/// The first screen of a copy without a wallet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WelcomeView {
    /// What this copy is.
    pub copy: CopyView,
    /// How long what is stored here lasts.
    pub storage: StorageOutlook,
    /// How many endpoints are on the list.
    pub endpoints: usize,
    /// Whether a wallet can be made or restored: this tab writes.
    pub can_begin: bool,
    /// Why the last chosen vault file was not taken.
    pub problem: Option<Problem>,
}

impl CopyView {
    pub(crate) fn of(copy: Option<&Copy>) -> Self {
        Self {
            cid: copy.and_then(|copy| copy.cid.clone()),
            route: copy.map(|copy| copy.route.clone()),
            server: copy.and_then(|copy| copy.server.clone()),
        }
    }
}
