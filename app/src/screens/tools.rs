//! Signing messages, and looking at what others hand over. Both happen in the key realm.

use std::rc::Rc;

use flows::{
    Action,
    view::{SignedMessageView, ToolsView},
};
use ui::{
    IconName, copy_button, door, fact, facts,
    node::{Element, classed, div, p, words},
};

use super::{local::Local, on};
use crate::dispatch::{act, change_local};

/// Draws the doors, and what was signed last.
pub(crate) fn draw(view: &ToolsView, local: &Local) -> Element {
    let sign = view.unlocked.then(|| {
        door(
            IconName::Pencil,
            "Sign a message",
            "A text, a sign-in, or typed data.",
            "tools-sign",
            on(Action::SignMessage),
        )
    });
    let examine = door(
        IconName::Eye,
        "Explain a transaction or check a signature",
        "Nothing is sent, and no wallet is needed.",
        "tools-examine",
        on(Action::Examine),
    );
    classed("section", "stack stack--loose reading")
        .test_id("tools")
        .child(words("h1", "Sign and check"))
        .child(p("quiet").child(
            "Paste what somebody handed you. The key realm reads the very bytes and says what they mean, before you trust them.",
        ))
        .child(div("doors").child(sign).child(examine))
        .child(view.signed.as_ref().map(|signed| signature(signed, local)))
}

fn signature(signed: &SignedMessageView, local: &Local) -> Element {
    let text = signed.signature.clone();
    let is_done = local.copied == text;
    let copied = text.clone();
    let copy = Rc::new(move |_: &str| {
        act(Action::CopySignature);
        change_local(|local| local.copied.clone_from(&copied));
    });
    let shown = words("code", text).attr("translate", "no");
    div("card stack")
        .test_id("signed-message")
        .child(words("h2", "Your signature"))
        .child(
            p("code-line")
                .test_id("signed-message-signature")
                .child(shown),
        )
        .child(
            facts()
                .child(fact(
                    "Account",
                    "signed-message-account",
                    signed.account.name.clone(),
                ))
                .child(fact(
                    "Digest",
                    "signed-message-digest",
                    words("code", signed.digest.to_string()).attr("class", "code-line"),
                )),
        )
        .child(div("row").child(copy_button(
            "Copy the signature",
            "signed-message-copy",
            is_done,
            copy,
        )))
        .child(p("small quiet").child(
            "It is kept here until the wallet locks. Whoever has it can show that you signed.",
        ))
}
