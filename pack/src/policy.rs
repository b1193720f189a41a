//! The two content security policies: the page's and the key realm frame's.
//!
//! The page's policy is that of the Open phase; the page narrows it by itself later. The frame
//! inherits the page's policy (it is `srcdoc`), so the page's lists the frame's hashes too.

/// Where the page may connect before it is sealed: any endpoint that a person may try.
pub const OPEN_CONNECT: &str = "'self' https: wss: http://127.0.0.1:* http://localhost:* \
                                ws://127.0.0.1:* ws://localhost:*";

/// The hashes of the key realm frame's inline parts, each as a quoted policy source.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FrameHashes {
    /// The script that defines the module's interface.
    pub shim: String,
    /// The script that starts it.
    pub start: String,
    /// The one style sheet.
    pub style: String,
}

/// Whether the page names a web app manifest.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Manifest {
    /// It does, so its own may be loaded.
    Linked,
    /// It does not, so none may be.
    Absent,
}

/// Writes the frame's own policy: nothing but its three parts and a worker made of them.
#[must_use]
pub fn frame_policy(hashes: &FrameHashes) -> String {
    let FrameHashes { shim, start, style } = hashes;
    format!(
        "default-src 'none'; script-src {shim} {start} 'wasm-unsafe-eval'; style-src {style}; \
         worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
    )
}

/// Writes the page's policy; `inline_scripts` are the quoted hashes of its own.
#[must_use]
pub fn page_policy(inline_scripts: &[String], frame: &FrameHashes, manifest: Manifest) -> String {
    let mut scripts = vec!["'self'", "'wasm-unsafe-eval'"];
    scripts.extend(inline_scripts.iter().map(String::as_str));
    scripts.extend([frame.shim.as_str(), frame.start.as_str()]);
    let mut directives = vec![
        "default-src 'none'".to_owned(),
        format!("script-src {}", scripts.join(" ")),
        format!("style-src 'self' {}", frame.style),
        "img-src 'self' data: blob:".to_owned(),
        format!("connect-src {OPEN_CONNECT}"),
        // Never 'self': a worker from a URL carries no policy of ours on a gateway.
        "worker-src blob:".to_owned(),
        "frame-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "object-src 'none'".to_owned(),
    ];
    if manifest == Manifest::Linked {
        directives.push("manifest-src 'self'".to_owned());
    }
    directives.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes() -> FrameHashes {
        FrameHashes {
            shim: "'s1'".into(),
            start: "'s2'".into(),
            style: "'s3'".into(),
        }
    }

    #[test]
    fn the_frame_reaches_nothing() {
        assert_eq!(
            frame_policy(&hashes()),
            "default-src 'none'; script-src 's1' 's2' 'wasm-unsafe-eval'; style-src 's3'; \
             worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
        );
    }

    #[test]
    fn the_page_lists_its_own_hashes_and_the_frames() {
        assert_eq!(
            page_policy(&["'p'".into()], &hashes(), Manifest::Absent),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'p' 's1' 's2'; \
             style-src 'self' 's3'; img-src 'self' data: blob:; \
             connect-src 'self' https: wss: http://127.0.0.1:* http://localhost:* \
             ws://127.0.0.1:* ws://localhost:*; worker-src blob:; frame-src 'none'; \
             base-uri 'none'; form-action 'none'; object-src 'none'"
        );
        let linked = page_policy(&[], &hashes(), Manifest::Linked);
        assert!(linked.ends_with("; manifest-src 'self'"));
    }
}
