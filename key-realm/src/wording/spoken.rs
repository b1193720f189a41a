//! What a screen reader hears while messages, bytes and secrets are handled.

use super::{WRONG_PASSWORD, examine, export, message};
use crate::machine::{ExportStep, Journey, Realm};

/// What changed without a new heading; `None` where another journey is under way, or nothing did.
pub(super) fn of_message(realm: &Realm) -> Option<String> {
    match realm.journey()? {
        Journey::SignMessage(journey) if journey.can_sign() => Some("You can sign now.".to_owned()),
        Journey::SignMessage(journey) if journey.review.is_none() => {
            journey.fault.as_ref().map(message::fault)
        }
        Journey::Examine(journey) if journey.finding.is_none() => {
            journey.fault.as_ref().map(examine::fault)
        }
        Journey::Export(journey) => match (&journey.step, journey.fault) {
            (ExportStep::Choose, Some(fault)) => Some(export::path_fault(fault).to_owned()),
            (
                ExportStep::Password {
                    working_ms: None,
                    wrong_count: 1..,
                },
                _,
            ) => Some(WRONG_PASSWORD.to_owned()),
            _ => None,
        },
        _ => None,
    }
}
