//! Standing messages above a screen.

use flows::{Action, View, view::BannerView};
use leptos::prelude::*;
use ui::{Button, ButtonKind, Notice, Tone};

use super::on;
use crate::wording;

/// Draws the banners, most serious first.
#[component]
pub(crate) fn Banners(view: RwSignal<View>) -> impl IntoView {
    let banners = Memo::new(move |_| view.with(|view| view.banners.clone()));
    view! {
        <div class="banners stack stack--tight">
            {move || banners.get().into_iter().map(banner).collect_view()}
        </div>
    }
}

fn banner(banner: BannerView) -> impl IntoView {
    let (tone, test_id) = look(&banner);
    let hide = banner.kind().map(Action::HideBanner);
    view! {
        <Notice tone test_id>
            <p>{wording::banner(&banner)}</p>
            <div class="row">
                {deed(&banner)}
                {hide.map(|action| view! {
                    <Button kind=ButtonKind::Plain test_id="banner-hide" on_press=on(action)>"Hide this"</Button>
                })}
            </div>
        </Notice>
    }
}

const fn look(banner: &BannerView) -> (Tone, &'static str) {
    match banner {
        BannerView::Problem(_) => (Tone::Red, "banner-problem"),
        BannerView::PolicyViolation { .. } => (Tone::Red, "banner-policy"),
        BannerView::DamagedRecords { .. } => (Tone::Red, "banner-records"),
        BannerView::Locked(_) => (Tone::Sea, "banner-locked"),
        BannerView::ReadingOnly => (Tone::Amber, "banner-reading-only"),
        BannerView::StaleEndpoints => (Tone::Amber, "banner-stale-endpoints"),
        BannerView::Backup => (Tone::Amber, "banner-backup"),
    }
}

fn deed(banner: &BannerView) -> Option<AnyView> {
    match banner {
        BannerView::ReadingOnly => Some(
            view! { <Button test_id="banner-use-this-tab" on_press=on(Action::UseThisTab)>"Use this tab"</Button> }
                .into_any(),
        ),
        BannerView::StaleEndpoints => Some(
            view! { <Button test_id="banner-reload" on_press=on(Action::Reload)>"Load the page again"</Button> }
                .into_any(),
        ),
        BannerView::Backup => Some(
            view! {
                <Button
                    test_id="banner-save"
                    on_press=on(Action::Care(flows::CareAction::SaveVaultFile))
                >"Save the vault file"</Button>
            }
            .into_any(),
        ),
        _ => None,
    }
}
