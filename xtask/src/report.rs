//! How progress, sizes and times are told. Progress goes to standard error, results to standard
//! output, so that a script reads results alone.

use std::time::Duration;

use crate::site::Built;

/// Tells what is being done.
pub(crate) fn progress(text: &str) {
    eprintln!("· {text}");
}

/// Tells that a step of several begins.
pub(crate) fn step(name: &str) {
    eprintln!("\n== {name}");
}

/// Words a time: `4.2 s`, `3 min 05 s`.
pub(crate) fn time(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds < 60 {
        format!("{}.{} s", seconds, duration.subsec_millis() / 100)
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// Words a size in thousands of bytes: `219.3 kB`.
pub(crate) fn size(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

/// Words a site: its name, files and size.
pub(crate) fn site_line(built: &Built) -> String {
    let root = built.root;
    format!(
        "{}  {} files, {}",
        root.cid,
        root.files,
        size(root.content_bytes)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_times() {
        assert_eq!(time(Duration::from_millis(4_260)), "4.2 s");
        assert_eq!(time(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn words_sizes_rounded_up() {
        assert_eq!(size(0), "0.0 kB");
        assert_eq!(size(219_201), "219.3 kB");
        assert_eq!(size(1_000_000), "1000.0 kB");
    }
}
