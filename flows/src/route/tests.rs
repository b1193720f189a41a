use proptest::prelude::*;

use super::*;

#[test]
fn reads_places() {
    let check = |hash: &str, expected: Route| assert_eq!(Route::parse(hash), expected, "{hash}");
    check("", Route::Home);
    check("#", Route::Home);
    check("#/", Route::Home);
    check("#/home", Route::Home);
    check("#/send", Route::Send { to: None });
    check("#/send?to=0x12", Route::Send { to: None });
    check("#/endpoints/add?url=%zz", Route::AddEndpoint { url: None });
    check("#/endpoints/add?url=", Route::AddEndpoint { url: None });
    check("#/activity/0x12", Route::Home);
    check("#/../etc", Route::Home);
    let to = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045";
    check(
        &format!("#/send?amount=1&to={to}"),
        Route::Send {
            to: to.parse().ok(),
        },
    );
    // A wrong checksum fills in nothing: the person would have to find the wrong letter.
    check(
        "#/send?to=0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96046",
        Route::Send { to: None },
    );
}

fn any_route() -> impl Strategy<Value = Route> {
    prop_oneof![
        Just(Route::Home),
        Just(Route::Receive),
        proptest::option::of(any::<[u8; 20]>()).prop_map(|to| Route::Send {
            to: to.map(Address::from_bytes)
        }),
        Just(Route::Activity),
        any::<[u8; 32]>().prop_map(|hash| Route::Payment(Digest::from_bytes(hash))),
        Just(Route::Endpoints),
        proptest::option::of("\\PC{1,60}").prop_map(|url| Route::AddEndpoint { url }),
        Just(Route::Settings),
        Just(Route::ThisCopy),
        Just(Route::Ledger),
        Just(Route::Records),
    ]
}

proptest! {
    #[test]
    fn prints_what_it_reads_back(route in any_route()) {
        prop_assert_eq!(Route::parse(&route.to_hash()), route);
    }

    #[test]
    fn reads_anything_without_failing(text in "\\PC*") {
        let _ = Route::parse(&text);
    }
}
