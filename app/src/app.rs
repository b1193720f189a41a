//! What surrounds every screen, and which screen is shown.

use flows::{
    Action, Route, Screen, View,
    view::{FrameState, Navigation},
};
use leptos::prelude::*;
use ui::{BottomBar, Button, IconName, LiveRegion, NavItem, Rail, SupplyLine};

use crate::{
    dispatch::{self, act},
    screens::{self, banners::Banners, dialogs::Dialogs},
    shell, wording,
};

/// The whole page.
#[component]
pub(crate) fn App() -> impl IntoView {
    let view = dispatch::start();
    let navigation = Memo::new(move |_| view.with(|view| view.navigation));
    let place = Memo::new(move |_| view.with(|view| place_of(&view.route).to_owned()));
    let frame = Memo::new(move |_| view.with(|view| view.frame.state));
    let lone = move || navigation.get() == Navigation::Hidden;
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); shell::focus_heading(); }>
            "Skip to the screen"
        </a>
        <div class="shell" class:shell--lone=lone>
            {move || (!lone()).then(|| view! { <Sides navigation=navigation.get() place/> })}
            <main class="main" class:main--lone=lone id="main">
                <Supply view/>
                <Banners view/>
                <screens::Screens view/>
                <div
                    id=shell::KEY_FRAME_SLOT_ID
                    class="key-frame-slot"
                    class:key-frame-slot--shown=move || frame.get() == FrameState::Shown
                    data-testid="key-frame-slot"
                ></div>
            </main>
        </div>
        <Dialogs view/>
        <LiveRegion message=Memo::new(move |_| view.with(|view| wording::said(&view.announcement)))/>
    }
}

#[component]
fn Supply(view: RwSignal<View>) -> impl IntoView {
    let line = Memo::new(move |_| view.with(|view| view.supply_line.clone()));
    let is_refused =
        Memo::new(move |_| view.with(|view| matches!(view.screen, Screen::Refused(_))));
    view! {
        {move || (!is_refused.get()).then(|| view! {
            <SupplyLine
                copy=Memo::new(move |_| line.with(|line| wording::supply::copy(&line.copy)))
                endpoint=Memo::new(move |_| line.with(|line| wording::supply::endpoint(line.endpoint.as_ref())))
                block=Memo::new(move |_| line.with(|line| line.block.as_ref().map(wording::supply::block)))
            />
        })}
    }
}

#[component]
fn Sides(navigation: Navigation, place: Memo<String>) -> impl IntoView {
    let is_open = navigation == Navigation::Full;
    view! {
        <Rail items=rail_items(navigation) current=place>
            {is_open.then(|| view! {
                <Button icon=IconName::Lock test_id="rail-lock" on_press=|()| act(Action::Lock)>"Lock"</Button>
            })}
        </Rail>
        <BottomBar items=bar_items(navigation) current=place/>
    }
}

fn item(label: &'static str, icon: IconName, href: &'static str, test_id: &'static str) -> NavItem {
    NavItem {
        label,
        icon,
        href,
        test_id,
    }
}

fn rail_items(navigation: Navigation) -> Vec<NavItem> {
    let mut items = vec![item("Home", IconName::Home, "#/home", "home")];
    if navigation == Navigation::Full {
        items.push(item("Send", IconName::Send, "#/send", "send"));
        items.push(item("Receive", IconName::Receive, "#/receive", "receive"));
        items.push(item(
            "Activity",
            IconName::Activity,
            "#/activity",
            "activity",
        ));
    }
    items.push(item(
        "Endpoints",
        IconName::Nodes,
        "#/endpoints",
        "endpoints",
    ));
    items.push(item("This copy", IconName::Cube, "#/copy", "copy"));
    items.push(item(
        "Settings",
        IconName::Settings,
        "#/settings",
        "settings",
    ));
    items
}

/// Five places; on a phone the settings lead to the rest.
fn bar_items(navigation: Navigation) -> Vec<NavItem> {
    let mut items = rail_items(navigation);
    if navigation == Navigation::Full {
        items.retain(|item| !matches!(item.test_id, "endpoints" | "copy"));
    }
    items
}

/// The place in rail and bar that a route belongs to.
fn place_of(route: &Route) -> &'static str {
    match route {
        Route::Home | Route::Ledger => "#/home",
        Route::Receive => "#/receive",
        Route::Send { .. } => "#/send",
        Route::Activity | Route::Payment(_) => "#/activity",
        Route::Endpoints | Route::AddEndpoint { .. } => "#/endpoints",
        Route::Settings | Route::Records => "#/settings",
        Route::ThisCopy => "#/copy",
    }
}
