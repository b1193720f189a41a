//! The kinds of file that a site may hold, and the type each is served with.
//!
//! One list for both: what the server cannot name, the sealing refuses to ship.

/// The media type for a file's name, or none if the site may not hold such a file.
#[must_use]
pub fn media_type(name: &str) -> Option<&'static str> {
    let (_, extension) = name
        .rsplit_once('/')
        .map_or(name, |(_, last)| last)
        .rsplit_once('.')?;
    Some(match extension {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_ships_and_nothing_else() {
        assert_eq!(media_type("app-0_bg.wasm"), Some("application/wasm"));
        assert_eq!(media_type("in/page.css"), Some("text/css; charset=utf-8"));
        for name in [
            "app.js.map",
            "README",
            "in.css/README",
            "x.WASM",
            "x.ts",
            "a.woff2",
        ] {
            assert_eq!(media_type(name), None, "{name}");
        }
    }
}
