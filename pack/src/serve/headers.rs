//! The headers that a page cannot give itself, and those that gateways give too.

use crate::digest::is_hashed_name;

/// Goes behind the page's own policy; a page cannot say this by itself.
const NO_FRAMES: &str = "frame-ancestors 'none'";

/// What the wallet never asks for. Each of these is a name that browsers know: unknown ones are
/// reported in the console.
const DENIED: [&str; 16] = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
];

/// What this program calls itself in the `Server` header.
pub(super) const SERVER: &str = concat!("holdfast/", env!("CARGO_PKG_VERSION"));

/// Headers of every answer, errors and redirects included.
pub(super) fn isolation() -> Vec<(&'static str, String)> {
    let permissions: Vec<_> = DENIED.iter().map(|name| format!("{name}=()")).collect();
    vec![
        ("server", SERVER.to_owned()),
        ("cross-origin-opener-policy", "same-origin".to_owned()),
        ("cross-origin-resource-policy", "same-origin".to_owned()),
        ("x-content-type-options", "nosniff".to_owned()),
        ("x-frame-options", "DENY".to_owned()),
        ("referrer-policy", "no-referrer".to_owned()),
        ("permissions-policy", permissions.join(", ")),
    ]
}

/// The policy header: the page's own, and who may frame it.
pub(super) fn policy(page_policy: &str) -> String {
    format!("{page_policy}; {NO_FRAMES}")
}

/// The policy of answers that are no part of the site.
pub(super) fn bare_policy() -> String {
    policy("default-src 'none'; base-uri 'none'; form-action 'none'")
}

/// How long a browser may keep a file.
pub(super) fn caching(name: &str) -> &'static str {
    let last = name.rsplit('/').next().unwrap_or(name);
    if is_hashed_name(last) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}
