//! QR codes, drawn here and nowhere else.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::node::{Element, classed};

/// Modules of light around the code, as the standard asks.
const QUIET_ZONE: i32 = 4;

/// Draws a code that a camera reads; always dark on light, in both themes. `None` where the text is
/// longer than a code can hold.
pub fn qr(text: &str, label: String, test_id: &'static str) -> Option<Element> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = (code.size() + 2 * QUIET_ZONE).to_string();
    let drawing = classed("svg", "qr")
        .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
        .attr("role", "img")
        .attr("aria-label", label)
        .test_id(test_id)
        .attr("shape-rendering", "crispEdges")
        .child(
            classed("rect", "qr__light")
                .attr("width", side.clone())
                .attr("height", side),
        )
        .child(classed("path", "qr__dark").attr("d", modules(&code)));
    Some(drawing)
}

fn modules(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push('M');
            path.push_str(&(x + QUIET_ZONE).to_string());
            path.push(' ');
            path.push_str(&(y + QUIET_ZONE).to_string());
            path.push_str("h1v1h-1z");
        }
    }
    path
}
