//! What surrounds every screen, and which screen is shown.

use flows::{
    Action, Route, Screen, View,
    view::{FrameState, Navigation},
};
use leptos::{html, prelude::*};
use ui::{
    ButtonKind, Canvas, IconName, NavItem, bottom_bar, button, live_region,
    node::{Deed, Element, classed, div},
    rail, supply_line,
};

use crate::{
    dispatch::{self, Page},
    screens::{self, Kind, banners, dialogs, local::Local, on},
    shell, wording,
};

/// The page. Leptos mounts it and draws it again when what it is drawn from has changed; what is
/// drawn is plain data, which costs a third of what a component for each part does.
pub(crate) fn page() -> impl IntoView {
    let Page { view, local } = dispatch::start();
    let place = NodeRef::<html::Div>::new();
    let canvas = StoredValue::new_local(None::<Canvas>);
    Effect::new(move |before: Option<Option<Kind>>| {
        let place = place.get()?;
        let (kind, page) = view.with(|view| {
            (
                Kind::of(&view.screen),
                local.with(|local| draw(view, local)),
            )
        });
        canvas.update_value(|canvas| {
            canvas
                .get_or_insert_with(|| Canvas::new(place.into()))
                .draw(page);
        });
        if before.flatten().is_some_and(|before| before != kind) {
            shell::focus_heading();
        }
        Some(kind)
    });
    view! { <div class="page" node_ref=place></div> }
}

/// Draws the whole page.
fn draw(view: &View, local: &Local) -> Element {
    let skip = classed("a", "skip")
        .attr("href", "#main")
        .on(Deed::Press, std::rc::Rc::new(|_| shell::focus_heading()))
        .child("Skip to the screen");
    let is_lone = view.navigation == Navigation::Hidden;
    let place = place_of(&view.route);
    let items = rail_items(view.navigation);
    let frame = div(match view.frame.state {
        FrameState::Shown => "key-frame-slot key-frame-slot--shown",
        _ => "key-frame-slot",
    });
    // The frame in the slot is the shell's: nothing is ever drawn in it.
    let frame = frame
        .attr("id", shell::KEY_FRAME_SLOT_ID)
        .test_id("key-frame-slot");
    let main = classed("main", if is_lone { "main main--lone" } else { "main" })
        .attr("id", "main")
        .child(supply(view))
        .child(banners::draw(&view.banners))
        .child(screens::draw(&view.screen, local))
        .child(frame);
    let shell = div(if is_lone {
        "shell shell--lone"
    } else {
        "shell"
    })
    .child((!is_lone).then(|| rail(&items, place, lock(view.navigation))))
    .child((!is_lone).then(|| bottom_bar(&bar_items(view.navigation), place)))
    .child(main);
    div("page")
        .child(skip)
        .child(shell)
        .child(view.dialog.as_ref().map(dialogs::draw))
        .child(live_region(wording::said(&view.announcement)))
}

fn supply(view: &View) -> Option<Element> {
    if matches!(view.screen, Screen::Refused(_)) {
        return None;
    }
    let line = &view.supply_line;
    Some(supply_line(
        wording::supply::copy(&line.copy),
        wording::supply::endpoint(line.endpoint.as_ref()),
        line.block.as_ref().map(wording::supply::block),
    ))
}

fn lock(navigation: Navigation) -> Option<Element> {
    let press = on(Action::Lock);
    (navigation == Navigation::Full).then(|| {
        button(
            ButtonKind::Outline,
            Some(IconName::Lock),
            "rail-lock",
            "Lock",
            press,
        )
    })
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
    items.push(item("Sign and check", IconName::Pencil, "#/tools", "tools"));
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
        items.retain(|item| !matches!(item.test_id, "endpoints" | "tools" | "copy"));
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
        Route::Tools => "#/tools",
        Route::Settings | Route::Records => "#/settings",
        Route::ThisCopy => "#/copy",
    }
}
