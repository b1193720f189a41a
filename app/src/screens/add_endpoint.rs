//! A new endpoint: type, try, look at what it says, confirm.

use flows::{
    Action, EndpointAction,
    view::{AddEndpointView, AddStage, ChangeMode, FieldView, TriedView},
};
use leptos::prelude::*;
use ui::{Button, ButtonKind, Fact, Facts, Field, Notice, Tone, Waiting};

use super::{Slice, on, typed};
use crate::wording;

/// Draws the way from an address to an entry of the list.
pub(crate) fn draw(view: Slice<AddEndpointView>) -> impl IntoView {
    let shape = Memo::new(move |_| view.with(|view| shape_of(&view.stage)));
    view! {
        <section class="stack stack--loose reading" data-testid="add-endpoint">
            <div class="stack stack--tight">
                <h1>"Add an endpoint"</h1>
                <p class="quiet">
                    "A node that answers questions about the chain: your own, or one you trust. It learns \
                     your address and your network address."
                </p>
            </div>
            {move || match shape.get() {
                Shape::Address => address(view).into_any(),
                Shape::Network => confirm(view).into_any(),
            }}
        </section>
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Address,
    Network,
}

const fn shape_of(stage: &AddStage) -> Shape {
    match stage {
        AddStage::Tried(_) | AddStage::Saving => Shape::Network,
        _ => Shape::Address,
    }
}

fn address(view: Slice<AddEndpointView>) -> impl IntoView {
    let stage = Memo::new(move |_| view.with(|view| view.stage.clone()));
    let change = Memo::new(move |_| view.with(|view| view.change));
    let is_busy = Memo::new(move |_| {
        stage.with(|stage| matches!(stage, AddStage::Asking { .. } | AddStage::Reloading))
    });
    let attempt = on(Action::Endpoint(EndpointAction::Try));
    view! {
        <div class="card stack">
            {move || view.with(|view| view.from_link).then(|| view! {
                <Notice test_id="endpoints-from-link"><p>"A link brought this address. Nothing is asked before you say so."</p></Notice>
            })}
            <Field
                label="Address"
                hint="Begins with https://, or http:// for this computer."
                test_id="endpoints-url"
                value=text_of(view, |view| &view.url)
                error=problem_of(view, |view| &view.url)
                on_input=typed(|text| Action::Endpoint(EndpointAction::TypeUrl(text)))
                on_enter=attempt
                mono=true
                keys="url"
            />
            {move || match stage.get() {
                AddStage::Asking { host, for_s } => Some(view! {
                    <Waiting what=format!("Asking {host} which chain it serves, {for_s} s.") test_id="endpoints-asking"/>
                }.into_any()),
                AddStage::Reloading => Some(view! { <Waiting what="Reloading.".to_owned()/> }.into_any()),
                AddStage::Failed(problem) => Some(view! {
                    <Notice tone=Tone::Red title="No endpoint there" test_id="endpoints-problem"><p>{wording::problem(&problem)}</p></Notice>
                }.into_any()),
                _ => None,
            }}
            {move || (change.get() == ChangeMode::ByReload).then(|| view! {
                <p class="small quiet">
                    "While a wallet is open the browser holds this page to its list. So Holdfast locks and \
                     reloads before it asks a new endpoint."
                </p>
            })}
            <div class="row">
                <Button kind=ButtonKind::Main busy=is_busy test_id="endpoints-try" on_press=attempt>"Ask this endpoint"</Button>
                <a href="#/endpoints">"Back to the list"</a>
            </div>
        </div>
    }
}

fn confirm(view: Slice<AddEndpointView>) -> impl IntoView {
    let tried = Memo::new(move |_| {
        view.with(|view| match &view.stage {
            AddStage::Tried(tried) => Some(tried.clone()),
            _ => None,
        })
    });
    let is_saving = Memo::new(move |_| view.with(|view| view.stage == AddStage::Saving));
    let keep = on(Action::Endpoint(EndpointAction::Keep));
    view! {
        <div class="card stack" data-testid="endpoints-tried">
            <h2>"Is this the network you mean?"</h2>
            {move || tried.get().map(says)}
            <Field label="Call the endpoint" test_id="endpoints-name"
                value=text_of(view, |view| &view.name) error=problem_of(view, |view| &view.name)
                on_input=typed(|text| Action::Endpoint(EndpointAction::TypeName(text))) on_enter=keep/>
            <div class="form-row form-row--even">
                <Field label="Call the network" test_id="endpoints-network"
                    value=text_of(view, |view| &view.network) error=problem_of(view, |view| &view.network)
                    on_input=typed(|text| Action::Endpoint(EndpointAction::TypeNetwork(text))) on_enter=keep/>
                <Field label="Its currency" test_id="endpoints-symbol"
                    value=text_of(view, |view| &view.symbol) error=problem_of(view, |view| &view.symbol)
                    on_input=typed(|text| Action::Endpoint(EndpointAction::TypeSymbol(text))) on_enter=keep/>
            </div>
            <p class="small quiet">
                "From now on every signature names the chain you confirm here, whatever an endpoint says later."
            </p>
            <div class="row">
                <Button kind=ButtonKind::Main busy=is_saving test_id="endpoints-confirm" on_press=keep>"Confirm and add"</Button>
                <Button test_id="endpoints-drop" on_press=on(Action::Endpoint(EndpointAction::Drop))>"Forget it"</Button>
            </div>
        </div>
    }
}

fn says(tried: TriedView) -> impl IntoView {
    let block = wallet_types::amount::group_whole(&tried.block.to_string());
    let problem = tried.problem.map(|problem| wording::problem(&problem));
    view! {
        <Facts>
            <Fact name="Endpoint"><span class="mono">{tried.host}</span></Fact>
            <Fact name="It says it serves" test_id="endpoints-chain">"chain " {tried.chain_id.to_string()}</Fact>
            <Fact name="Its newest block">{block} ", made " {ui::age(tried.block_age_s)}</Fact>
        </Facts>
        {(!tried.known_chain).then(|| view! {
            <Notice tone=Tone::Amber><p>"Holdfast knows no name for this chain. Make sure that you know whose it is."</p></Notice>
        })}
        {problem.map(|text| view! { <Notice tone=Tone::Red test_id="endpoints-problem"><p>{text}</p></Notice> })}
    }
}

fn text_of(
    view: Slice<AddEndpointView>,
    field: fn(&AddEndpointView) -> &FieldView,
) -> Signal<String> {
    Signal::derive(move || view.with(|view| field(view).text.clone()))
}

fn problem_of(
    view: Slice<AddEndpointView>,
    field: fn(&AddEndpointView) -> &FieldView,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        view.with(|view| field(view).problem.as_ref().map(wording::field_problem))
    })
}
