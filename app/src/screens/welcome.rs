//! The first screen: what this copy is, and the doors.

use flows::{Action, FilePurpose, view::WelcomeView};
use ui::{
    IconName, Tone, brand, door,
    node::{Element, classed, div, element, p, words},
    notice,
};

use super::{copy, on};
use crate::wording;

/// Draws the first screen of a copy without a wallet.
pub(crate) fn draw(view: &WelcomeView) -> Element {
    let head = div("welcome__head stack")
        .child(words("h1", "A wallet that has nowhere to go down."))
        .child(p("lead").child(
            "Your keys stay in a locked room of this page. The page is named by its own content. \
             It talks to nobody until you say whom.",
        ));
    let problem = view.problem.as_ref().map(|problem| {
        let text = words("p", wording::problem(problem));
        notice(Tone::Red, "", "welcome-problem", vec![text])
    });
    classed("section", "welcome stack")
        .test_id("welcome")
        .child(brand())
        .child(head)
        .child(problem)
        .child(view.can_begin.then(doors))
        .child(copy::facts(&view.copy))
        .child(p("small quiet").child(wording::copy::outlook(view.storage)))
        .child((view.endpoints == 0).then(nobody))
        .child(look())
}

fn nobody() -> Element {
    let add = element("a")
        .attr("href", "#/endpoints/add")
        .test_id("welcome-add-endpoint")
        .child("Add an endpoint");
    p("small quiet")
        .child("Requests to anyone but this copy's own source so far: ")
        .child(words("b", "0"))
        .child(". ")
        .child(add)
        .child(" when you want to see the chain.")
}

fn look() -> Element {
    let tools = element("a")
        .attr("href", "#/tools")
        .test_id("welcome-tools")
        .child("Explain a transaction or check a signature");
    p("small quiet").child(tools).child(". It needs no wallet.")
}

fn doors() -> Element {
    div("doors")
        .child(door(
            IconName::Key,
            "Make a new wallet",
            "About three minutes, with paper and a pen.",
            "welcome-create",
            on(Action::Create),
        ))
        .child(door(
            IconName::Restore,
            "Restore from words",
            "You have 12 to 24 words on paper.",
            "welcome-restore-words",
            on(Action::RestoreFromWords),
        ))
        .child(door(
            IconName::File,
            "Open a vault file",
            "You saved one from another copy.",
            "welcome-restore-file",
            on(Action::ChooseFile(FilePurpose::RestoreVault)),
        ))
        .child(door(
            IconName::Plus,
            "Restore from something else",
            "Shares, a keystore file, a key, or an address to watch.",
            "welcome-restore-else",
            on(Action::Restore),
        ))
}
