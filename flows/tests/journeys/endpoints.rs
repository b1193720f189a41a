//! Endpoints: no request before the person says so, and none that the seal does not allow.

use chain::{EndpointUrlError, Fault, Query, TransportError};
use flows::{
    Action, Effect, EndpointAction, FieldProblem, Problem, Route, Screen,
    view::{AddStage, BalanceView, ChangeMode, DialogView, EndpointTest},
};
use wallet_types::protocol::PageMessage;

use super::support::{
    NODE_URL, World, chain_id, drive_to_endpoint, drive_to_home, drive_to_welcome,
};

const OTHER: &str = "https://rpc.example/v3/key";

#[test]
fn a_link_fills_in_the_address_and_asks_nobody() {
    let mut world = World::new();
    world.boot_at("#/endpoints/add?url=http%3A%2F%2F127.0.0.1%3A8545");
    world.seconds(30);
    let Screen::AddEndpoint(view) = world.screen() else {
        panic!("is at the form");
    };
    assert_eq!(view.url.text, NODE_URL);
    assert!(view.from_link);
    assert_eq!(view.stage, AddStage::Typing);
    assert_eq!(world.node.asked, []);
    // The address may hold a key: it leaves the address bar.
    assert_eq!(world.view().route, Route::AddEndpoint { url: None });
}

#[test]
fn a_tried_endpoint_is_named_confirmed_and_kept() {
    let mut world = drive_to_welcome();
    world.node.chain_id = chain_id(31_337);
    world.act(Action::Go(Route::AddEndpoint { url: None }));
    world.endpoint(EndpointAction::TypeUrl(NODE_URL.into()));
    world.endpoint(EndpointAction::Try);
    assert_eq!(world.node.asked, [Query::ChainId, Query::Head]);
    let Screen::AddEndpoint(view) = world.screen() else {
        panic!("is at the form");
    };
    assert!(matches!(view.stage, AddStage::Tried(tried) if tried.chain_id.get() == 31_337));
    assert_eq!(view.network.text, "Local test network");
    assert!(world.db.is_empty());
    world.endpoint(EndpointAction::TypeNetwork("My net".into()));
    world.endpoint(EndpointAction::Keep);
    assert_eq!(
        items(&mut world),
        [("127.0.0.1:8545".to_owned(), "My net".to_owned())]
    );
    world.boot();
    assert_eq!(items(&mut world).len(), 1);
}

#[test]
fn errors_keep_what_was_typed() {
    let mut world = drive_to_welcome();
    world.act(Action::Go(Route::AddEndpoint { url: None }));
    world.endpoint(EndpointAction::TypeUrl("ftp://x".into()));
    world.endpoint(EndpointAction::Try);
    let Screen::AddEndpoint(view) = world.screen() else {
        panic!("is at the form");
    };
    assert_eq!(view.url.text, "ftp://x");
    let problem = FieldProblem::Url(EndpointUrlError::OtherScheme);
    assert_eq!(view.url.problem, Some(problem));

    world.node.fault = Some(Fault::Transport(TransportError::Unreachable));
    world.endpoint(EndpointAction::TypeUrl(OTHER.into()));
    world.endpoint(EndpointAction::Try);
    let Screen::AddEndpoint(view) = world.screen() else {
        panic!("is at the form");
    };
    assert_eq!(view.url.text, OTHER);
    assert!(matches!(
        view.stage,
        AddStage::Failed(Problem::Endpoint { .. })
    ));
    world.node.fault = None;
    world.endpoint(EndpointAction::Try);
    world.endpoint(EndpointAction::TypeName(" ".into()));
    world.endpoint(EndpointAction::Keep);
    assert!(world.db.is_empty());
    world.endpoint(EndpointAction::TypeName("Mine".into()));
    world.endpoint(EndpointAction::Keep);
    assert_eq!(items(&mut world).len(), 1);
}

#[test]
fn an_address_that_is_typed_anew_outruns_the_old_answer() {
    let mut world = drive_to_welcome();
    world.node.silent = true;
    world.endpoint(EndpointAction::TypeUrl(NODE_URL.into()));
    world.endpoint(EndpointAction::Try);
    let ticket = world.log.iter().rev().find_map(|effect| match effect {
        Effect::Chain { ticket, .. } => Some(*ticket),
        _ => None,
    });
    world.endpoint(EndpointAction::TypeUrl(OTHER.into()));
    world.node.silent = false;
    let source = chain::Source::unnamed(NODE_URL.parse().expect("is an address"));
    let result = world.node.answer(&source, &Query::ChainId, world.now);
    world.event(flows::Event::Chain {
        ticket: ticket.expect("was asked"),
        result: result.expect("answers"),
    });
    assert_eq!(world.node.asked.len(), 2);
    world.act(Action::Go(Route::AddEndpoint { url: None }));
    let Screen::AddEndpoint(view) = world.screen() else {
        panic!("is at the form");
    };
    assert_eq!(view.stage, AddStage::Typing);
}

#[test]
fn a_sealed_page_reloads_to_try_another_endpoint_and_keeps_it() {
    let mut world = add_when_sealed();
    world.act(Action::AgreeDialog);
    assert_eq!(world.reloads, 1);
    // The wallet locked before the reload, the candidate was tried after it, without a frame.
    assert!(world.view().frame.state == flows::view::FrameState::Absent);
    let Screen::AddEndpoint(view) = world.screen() else {
        panic!("is at the form");
    };
    assert!(matches!(view.stage, AddStage::Tried(_)));
    assert_eq!(view.change, ChangeMode::AtOnce);
    world.endpoint(EndpointAction::Keep);
    assert!(!world.db.contains_key("candidate"));
    assert!(matches!(world.screen(), Screen::Home(_)));
    assert_eq!(items(&mut world).len(), 2);
    let sealed = world.log.iter().rev().find_map(|effect| match effect {
        Effect::Seal { origins, .. } => Some(origins.clone()),
        _ => None,
    });
    let expected = ["http://127.0.0.1:8545", "https://rpc.example"].map(str::to_owned);
    assert_eq!(sealed, Some(expected.to_vec()));
}

#[test]
fn a_candidate_can_be_dropped() {
    let mut world = add_when_sealed();
    world.node.fault = Some(Fault::Transport(TransportError::Unreachable));
    world.act(Action::AgreeDialog);
    let Screen::AddEndpoint(view) = world.screen() else {
        panic!("is at the form");
    };
    assert!(matches!(view.stage, AddStage::Failed(_)));
    assert_eq!(view.url.text, OTHER);
    world.endpoint(EndpointAction::Drop);
    assert!(!world.db.contains_key("candidate"));
    assert_eq!(items(&mut world).len(), 1);
    world.node.fault = None;
    world.act(Action::Unlock);
    assert!(matches!(world.screen(), Screen::Home(_)));
}

#[test]
fn an_old_candidate_is_filled_in_and_not_asked() {
    let mut world = add_when_sealed();
    world.budget = Some(3);
    world.act(Action::AgreeDialog);
    assert!(world.db.contains_key("candidate"));
    world.budget = None;
    world.now.0 += 3_600_000;
    world.node.asked.clear();
    world.boot();
    let Screen::AddEndpoint(view) = world.screen() else {
        panic!("is at the form");
    };
    assert_eq!(
        (view.url.text.as_str(), view.stage),
        (OTHER, AddStage::Typing)
    );
    assert_eq!(world.node.asked, []);
}

#[test]
fn a_sealed_page_asks_no_other_origin() {
    let mut world = add_when_sealed();
    assert_eq!(
        world.view().dialog,
        Some(DialogView::ReloadForEndpoint {
            origin: "https://rpc.example".into()
        })
    );
    world.act(Action::CloseDialog);
    world.seconds(60);
    let strange = world.log.iter().any(
        |effect| matches!(effect, Effect::Chain { source, .. } if source.url.origin() != NODE_URL),
    );
    assert!(!strange);
    assert!(matches!(world.screen(), Screen::AddEndpoint(view) if view.url.text == OTHER));
}

#[test]
fn a_page_that_keeps_nothing_does_not_lose_its_wallet_to_a_reload() {
    let mut world = World::new();
    world.facts.storage = false;
    world.boot();
    world.act(Action::Create);
    world.act(Action::Go(Route::AddEndpoint { url: None }));
    world.endpoint(EndpointAction::TypeUrl(OTHER.into()));
    world.endpoint(EndpointAction::Try);
    let Screen::AddEndpoint(view) = world.screen() else {
        panic!("is at the form");
    };
    assert_eq!(view.change, ChangeMode::MemoryOnly);
    assert_eq!(view.stage, AddStage::Failed(Problem::MemoryOnly));
    assert_eq!((world.reloads, world.view().dialog), (0, None));
}

#[test]
fn removing_asks_first_and_narrows_the_seal() {
    let mut world = drive_to_home();
    world.act(Action::Go(Route::Endpoints));
    let Screen::Endpoints(view) = world.screen() else {
        panic!("is the list");
    };
    let id = view.items[0].id;
    world.endpoint(EndpointAction::Remove(id));
    assert!(matches!(
        world.view().dialog,
        Some(DialogView::RemoveEndpoint { only_one: true, .. })
    ));
    assert_eq!(items(&mut world).len(), 1);
    world.act(Action::AgreeDialog);
    assert_eq!(items(&mut world).len(), 0);
    let narrowed = world
        .log
        .iter()
        .rev()
        .any(|effect| matches!(effect, Effect::Seal { origins, .. } if origins.is_empty()));
    assert!(narrowed);
    world.act(Action::Go(Route::Home));
    assert!(
        matches!(world.screen(), Screen::Home(view) if view.balance == BalanceView::NoEndpoint)
    );
}

#[test]
fn a_test_notices_another_chain() {
    let mut world = drive_to_endpoint();
    world.act(Action::Go(Route::Endpoints));
    let Screen::Endpoints(view) = world.screen() else {
        panic!("is the list");
    };
    let id = view.items[0].id;
    world.endpoint(EndpointAction::Test(id));
    let test = |world: &World| match world.screen() {
        Screen::Endpoints(view) => view.items[0].test.clone(),
        _ => EndpointTest::Untested,
    };
    assert_eq!(
        test(&world),
        EndpointTest::Passed {
            block: 100,
            age_s: 0
        }
    );
    world.node.chain_id = chain_id(5);
    world.endpoint(EndpointAction::Test(id));
    assert!(matches!(
        test(&world),
        EndpointTest::Failed(Problem::Endpoint {
            fault: Fault::WrongChain { .. },
            ..
        })
    ));
}

fn add_when_sealed() -> World {
    let mut world = drive_to_home();
    world.act(Action::Go(Route::AddEndpoint { url: None }));
    world.endpoint(EndpointAction::TypeUrl(OTHER.into()));
    world.endpoint(EndpointAction::Try);
    let locked = world.realm.heard.contains(&PageMessage::Lock);
    assert!(!locked);
    world
}

fn items(world: &mut World) -> Vec<(String, String)> {
    world.act(Action::Go(Route::Endpoints));
    let Screen::Endpoints(view) = world.screen() else {
        panic!("is the list");
    };
    let items = view.items.into_iter();
    items.map(|item| (item.host, item.network)).collect()
}
