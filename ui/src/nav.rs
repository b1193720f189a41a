//! Where one can go: a rail on a desktop, a bar on a phone.

use leptos::prelude::*;

use crate::icon::{Brand, Icon, IconName};

/// A place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    /// Its name.
    pub label: &'static str,
    /// Its icon.
    pub icon: IconName,
    /// Its hash.
    pub href: &'static str,
    /// Names it to tests.
    pub test_id: &'static str,
}

/// The rail beside the screen.
#[component]
pub fn Rail(
    /// The places.
    items: Vec<NavItem>,
    /// The hash of the present one.
    #[prop(into)]
    current: Signal<String>,
    /// What stands at its foot.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="rail">
            <Brand/>
            <nav aria-label="Screens">
                <ul class="rail__list">{links(items, current, "rail__link", "rail")}</ul>
            </nav>
            <div class="rail__foot">{children()}</div>
        </div>
    }
}

/// The bar beneath the screen.
#[component]
pub fn BottomBar(
    /// At most five places.
    items: Vec<NavItem>,
    /// The hash of the present one.
    #[prop(into)]
    current: Signal<String>,
) -> impl IntoView {
    view! {
        <nav class="bottom-bar" aria-label="Screens">
            <ul class="bottom-bar__list">{links(items, current, "bottom-bar__link", "bar")}</ul>
        </nav>
    }
}

fn links(
    items: Vec<NavItem>,
    current: Signal<String>,
    class: &'static str,
    place: &'static str,
) -> impl IntoView {
    items
        .into_iter()
        .map(|item| {
            let href = item.href;
            let is_here = move || current.with(|here| here == href).then_some("page");
            view! {
                <li>
                    <a
                        class=class
                        href=href
                        aria-current=is_here
                        data-testid=format!("{place}-{}", item.test_id)
                    >
                        <Icon name=item.icon/>
                        {item.label}
                    </a>
                </li>
            }
        })
        .collect_view()
}
