//! Standing messages above a screen.

use flows::{Action, view::BannerView};
use ui::{
    ButtonKind, Tone, button,
    node::{Element, div, words},
    notice,
};

use super::on;
use crate::wording;

/// Draws the banners, most serious first.
pub(crate) fn draw(banners: &[BannerView]) -> Element {
    div("banners stack stack--tight").children(banners.iter().map(banner).collect())
}

fn banner(banner: &BannerView) -> Element {
    let (tone, test_id) = look(banner);
    let hide = banner.kind().map(|kind| {
        button(
            ButtonKind::Plain,
            None,
            "banner-hide",
            "Hide this",
            on(Action::HideBanner(kind)),
        )
    });
    notice(
        tone,
        "",
        test_id,
        vec![
            words("p", wording::banner(banner)),
            div("row").child(deed(banner)).child(hide),
        ],
    )
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

fn deed(banner: &BannerView) -> Option<Element> {
    let (test_id, words, action) = match banner {
        BannerView::ReadingOnly => ("banner-use-this-tab", "Use this tab", Action::UseThisTab),
        BannerView::StaleEndpoints => ("banner-reload", "Load the page again", Action::Reload),
        BannerView::Backup => (
            "banner-save",
            "Save the vault file",
            Action::Care(flows::CareAction::SaveVaultFile),
        ),
        _ => return None,
    };
    Some(super::deed(test_id, words, action))
}
