//! A new endpoint: type, try, look at what it says, confirm.

use std::rc::Rc;

use flows::{
    Action, EndpointAction,
    view::{AddEndpointView, AddStage, ChangeMode, TriedView},
};
use ui::{
    ButtonKind, Field, Tone, button, fact, facts,
    node::{Element, classed, div, element, p, span, words},
    notice, waiting,
};

use super::{deed, field, on};
use crate::wording;

/// Draws the way from an address to an entry of the list.
pub(crate) fn draw(view: &AddEndpointView) -> Element {
    let lead = "A node that answers questions about the chain: your own, or one you trust. It learns \
                your address and your network address.";
    let card = match view.stage {
        AddStage::Tried(_) | AddStage::Saving => confirm(view),
        _ => address(view),
    };
    classed("section", "stack stack--loose reading")
        .test_id("add-endpoint")
        .child(
            div("stack stack--tight")
                .child(words("h1", "Add an endpoint"))
                .child(p("quiet").child(lead)),
        )
        .child(card)
}

fn address(view: &AddEndpointView) -> Element {
    let attempt = on(Action::Endpoint(EndpointAction::Try));
    let from_link = view.from_link.then(|| {
        let text = "A link brought this address. Nothing is asked before you say so.";
        notice(Tone::Sea, "", "endpoints-from-link", vec![words("p", text)])
    });
    let mut field = field("Address", "endpoints-url", &view.url, |text| {
        Action::Endpoint(EndpointAction::TypeUrl(text))
    });
    field.hint = "Begins with https://, or http:// for this computer.";
    field.on_enter = Some(Rc::clone(&attempt));
    field.mono = true;
    field.keys = "url";
    let by_reload = (view.change == ChangeMode::ByReload).then(|| {
        p("small quiet").child(
            "While a wallet is open the browser holds this page to its list. So Holdfast locks and \
             reloads before it asks a new endpoint.",
        )
    });
    let is_busy = matches!(view.stage, AddStage::Asking { .. } | AddStage::Reloading);
    let words_of_it = "Ask this endpoint";
    let try_it = button(
        ButtonKind::Main,
        None,
        "endpoints-try",
        words_of_it,
        attempt,
    );
    div("card stack")
        .child(from_link)
        .child(field.draw())
        .child(progress(&view.stage))
        .child(by_reload)
        .child(
            div("row").child(try_it.busy(is_busy)).child(
                element("a")
                    .attr("href", "#/endpoints")
                    .child("Back to the list"),
            ),
        )
}

fn progress(stage: &AddStage) -> Option<Element> {
    match stage {
        AddStage::Asking { host, for_s } => Some(waiting(
            format!("Asking {host} which chain it serves, {for_s} s."),
            "endpoints-asking",
        )),
        AddStage::Reloading => Some(waiting("Reloading.", "waiting")),
        AddStage::Failed(problem) => Some(notice(
            Tone::Red,
            "No endpoint there",
            "endpoints-problem",
            vec![words("p", wording::problem(problem))],
        )),
        _ => None,
    }
}

fn confirm(view: &AddEndpointView) -> Element {
    let says = match &view.stage {
        AddStage::Tried(tried) => says(tried),
        _ => Vec::new(),
    };
    let name = field("Call the endpoint", "endpoints-name", &view.name, |text| {
        Action::Endpoint(EndpointAction::TypeName(text))
    });
    let network = field(
        "Call the network",
        "endpoints-network",
        &view.network,
        |text| Action::Endpoint(EndpointAction::TypeNetwork(text)),
    );
    let symbol = field("Its currency", "endpoints-symbol", &view.symbol, |text| {
        Action::Endpoint(EndpointAction::TypeSymbol(text))
    });
    let keep = on(Action::Endpoint(EndpointAction::Keep));
    let draw = |mut field: Field| {
        field.on_enter = Some(Rc::clone(&keep));
        field.draw()
    };
    let fields = [draw(name), draw(network), draw(symbol)];
    let [name, network, symbol] = fields;
    let is_saving = view.stage == AddStage::Saving;
    let agree = button(
        ButtonKind::Main,
        None,
        "endpoints-confirm",
        "Confirm and add",
        keep,
    );
    let drop = deed(
        "endpoints-drop",
        "Forget it",
        Action::Endpoint(EndpointAction::Drop),
    );
    div("card stack")
        .test_id("endpoints-tried")
        .child(words("h2", "Is this the network you mean?"))
        .child(classed("div", "stack").children(says))
        .child(name)
        .child(
            div("form-row form-row--even")
                .child(network)
                .child(symbol),
        )
        .child(p("small quiet").child(
            "From now on every signature names the chain you confirm here, whatever an endpoint says later.",
        ))
        .child(div("row").child(agree.busy(is_saving)).child(drop))
}

fn says(tried: &TriedView) -> Vec<Element> {
    let block = wallet_types::amount::group_whole(&tried.block.to_string());
    let chain = ["chain ", &tried.chain_id.to_string()].concat();
    let made = [&block, ", made ", &ui::age(tried.block_age_s)].concat();
    let facts = facts()
        .child(fact(
            "Endpoint",
            "fact",
            span("mono").child(tried.host.clone()),
        ))
        .child(fact("It says it serves", "endpoints-chain", chain))
        .child(fact("Its newest block", "fact", made));
    let mut parts = vec![facts];
    if !tried.known_chain {
        let text = "Holdfast knows no name for this chain. Make sure that you know whose it is.";
        parts.push(notice(Tone::Amber, "", "notice", vec![words("p", text)]));
    }
    if let Some(problem) = &tried.problem {
        let text = words("p", wording::problem(problem));
        parts.push(notice(Tone::Red, "", "endpoints-problem", vec![text]));
    }
    parts
}
