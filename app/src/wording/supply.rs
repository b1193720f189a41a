//! The supply line, part by part.

use flows::view::{BlockView, CopyView, EndpointLineView, LineState};
use ui::{LinkState, SupplyPart};
use wallet_types::amount::group_whole;

/// This copy, and how it came.
pub(crate) fn copy(copy: &CopyView) -> SupplyPart {
    let name = copy
        .cid
        .as_ref()
        .map_or_else(|| "this copy".to_owned(), |cid| short(&cid.text));
    let route = copy.route.as_ref();
    SupplyPart {
        state: LinkState::Well,
        strong: name,
        words: route.map(super::copy::route).unwrap_or_default(),
        meaning: route
            .map(super::copy::meaning)
            .unwrap_or_default()
            .to_owned(),
    }
}

/// The endpoint that is asked.
pub(crate) fn endpoint(line: Option<&EndpointLineView>) -> SupplyPart {
    let Some(line) = line else {
        return SupplyPart {
            state: LinkState::None,
            strong: String::new(),
            words: "no endpoint yet".to_owned(),
            meaning: "Holdfast asks nobody until you say whom. No request has left this page but for its own bytes.".into(),
        };
    };
    let (state, words, meaning) = match &line.state {
        LineState::Quiet => (
            LinkState::None,
            "not asked yet".to_owned(),
            format!(
                "{} ({}) is on your list and was not asked yet.",
                line.host, line.network
            ),
        ),
        LineState::Asking => (
            LinkState::Waiting,
            "being asked".to_owned(),
            format!("Waiting for {}.", line.host),
        ),
        LineState::Answering => (
            LinkState::Well,
            "answers, alone".to_owned(),
            format!(
                "{} is asked about {}, and nobody else. One endpoint's word is a claim: nothing here can check it yet.",
                line.host, line.network
            ),
        ),
        LineState::Failing(problem) => (
            LinkState::Broken,
            "does not answer".to_owned(),
            super::problem(problem),
        ),
    };
    SupplyPart {
        state,
        strong: line.name.clone(),
        words,
        meaning,
    }
}

/// The newest block.
pub(crate) fn block(block: &BlockView) -> SupplyPart {
    SupplyPart {
        state: LinkState::Well,
        strong: group_whole(&block.number.to_string()),
        words: ui::age(block.age_s),
        meaning: format!(
            "The newest block that your endpoint told of, read {}. It claims so; nothing here has checked it.",
            ui::age(block.age_s)
        ),
    }
}

/// The first and last characters of a name, where the whole stands elsewhere.
fn short(cid: &str) -> String {
    match (cid.get(..4), cid.get(cid.len().saturating_sub(4)..)) {
        (Some(first), Some(last)) if cid.len() > 12 => format!("{first}…{last}"),
        _ => cid.to_owned(),
    }
}
