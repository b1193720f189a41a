//! QR codes, drawn here and nowhere else.

use core::fmt::Write;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules of light around the code, as the standard asks.
const QUIET_ZONE: i32 = 4;

/// A code that a camera reads; always dark on light, in both themes.
#[component]
pub fn Qr(
    /// What it says.
    #[prop(into)]
    text: String,
    /// What it is, for a screen reader.
    #[prop(into)]
    label: String,
    /// Names it to tests.
    test_id: &'static str,
) -> impl IntoView {
    let drawing = QrCode::encode_text(&text, QrCodeEcc::Medium)
        .ok()
        .map(|code| {
            let side = code.size() + 2 * QUIET_ZONE;
            view! {
                <svg
                    class="qr"
                    viewBox=format!("0 0 {side} {side}")
                    role="img"
                    aria-label=label.clone()
                    data-testid=test_id
                    shape-rendering="crispEdges"
                >
                    <rect class="qr__light" width=side height=side></rect>
                    <path class="qr__dark" d=modules(&code)></path>
                </svg>
            }
        });
    view! {
        {drawing}
    }
}

fn modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET_ZONE, y + QUIET_ZONE);
        }
    }
    path
}
