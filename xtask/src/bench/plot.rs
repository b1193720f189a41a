//! A plot of a comparison: a bar for each peer, as long as it takes beside the core.

use super::rows::{Comparison, Peer, Place};

/// Draws a comparison. Lengths are logarithmic: twice as long is a step of the same width anywhere.
pub(super) fn svg(comparison: &Comparison) -> String {
    let mut body = String::new();
    let mut y = LINE;
    for place in &comparison.places {
        y = place_at(place, y, &mut body);
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{y}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{WIDTH}\" height=\"{y}\" fill=\"#fff\"/>\n{body}</svg>\n"
    )
}

fn place_at(place: &Place, mut y: u32, body: &mut String) -> u32 {
    *body += &text(8, y, "bold", place.name);
    y += LINE;
    for row in &place.rows {
        *body += &text(8, y, "normal", &row.title);
        y += LINE;
        for peer in &row.peers {
            *body += &bar(peer, y);
            y += LINE;
        }
    }
    y + LINE
}

fn bar(peer: &Peer, y: u32) -> String {
    let colour = if peer.name == "core" {
        "#1f6f5c"
    } else {
        "#9aa7a3"
    };
    let mut out = text(24, y, "normal", &peer.name);
    out += &format!(
        "<rect x=\"{LEFT}\" y=\"{}\" width=\"{:.1}\" height=\"12\" fill=\"{colour}\"/>\n",
        y - 11,
        width(peer.ratio.middle)
    );
    if let Some(least) = peer.bar {
        let x = f64::from(LEFT) + width(least);
        out += &format!("<path d=\"M{x:.1} {} v16\" stroke=\"#b3261e\"/>\n", y - 13);
    }
    let figures = format!(
        "{:.2} × ({:.1} µs)",
        peer.ratio.middle, peer.microseconds.middle
    );
    out + &text(WIDTH - 150, y, "normal", &figures)
}

fn text(x: u32, y: u32, weight: &str, words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    format!("<text x=\"{x}\" y=\"{y}\" font-weight=\"{weight}\">{words}</text>\n")
}

/// From an eighth of the core's time on.
fn width(ratio: f64) -> f64 {
    ((ratio * 8.0).log2() * STEP).clamp(1.0, f64::from(WIDTH - LEFT - 160))
}

const WIDTH: u32 = 860;
const LEFT: u32 = 150;
const LINE: u32 = 18;
const STEP: f64 = 55.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengthens_by_the_same_step() {
        assert!((width(2.0) - width(1.0) - STEP).abs() < 1e-9);
        assert!((width(0.0001) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn escapes_words() {
        assert!(text(0, 0, "normal", "a<b&c").contains("a&lt;b&amp;c"));
    }
}
