//! What a comparison came to: rows of peers, each with a time and how often the core fits into it.

use serde_json::Value;

use crate::failure::Failure;

/// A comparison at one or two places.
#[derive(Debug)]
pub(super) struct Comparison {
    pub(super) places: Vec<Place>,
}

/// Where it ran.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) name: &'static str,
    pub(super) rows: Vec<Row>,
}

/// One thing that is computed.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) title: String,
    pub(super) peers: Vec<Peer>,
}

/// How long a peer takes, and how many times as long as the core.
#[derive(Debug)]
pub(super) struct Peer {
    pub(super) name: String,
    pub(super) microseconds: Spread,
    pub(super) ratio: Spread,
    /// The least ratio that the core is to reach.
    pub(super) bar: Option<f64>,
}

/// The middle of all rounds, with the quarters below and above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    pub(super) low: f64,
    pub(super) middle: f64,
    pub(super) high: f64,
}

impl Comparison {
    /// Reads what the comparison answered.
    pub(super) fn read(answer: &Value) -> Result<Self, Failure> {
        let places = [("Node", "node"), ("Chromium", "chromium")]
            .into_iter()
            .filter_map(|(name, key)| Some((name, answer.get(key)?)))
            .map(|(name, rows)| {
                Some(Place {
                    name,
                    rows: list(rows, row)?,
                })
            });
        let places = places.collect::<Option<Vec<_>>>().ok_or_else(|| {
            Failure::new(
                "The comparison answered in another form than expected.",
                "tests/npm/bench/clock.mjs and xtask/src/bench/rows.rs belong together.",
            )
        })?;
        Ok(Self { places })
    }

    /// Words the rows for a terminal.
    pub(super) fn table(&self) -> String {
        let mut text = String::new();
        for place in &self.places {
            let heads = ["µs", "ratio", "quarters", "bar"];
            text += &format!(
                "{:<38} {:>12} {:>9} {:>15} {:>6}\n",
                place.name, heads[0], heads[1], heads[2], heads[3]
            );
            for row in &place.rows {
                text += &format!("{}\n", row.title);
                row.peers.iter().for_each(|peer| text += &peer.line());
            }
            text.push('\n');
        }
        text
    }

    /// Names each bar that is missed.
    pub(super) fn missed(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for place in &self.places {
            for row in &place.rows {
                let missed = row.peers.iter().filter(|peer| peer.misses());
                lines.extend(missed.map(|peer| {
                    format!(
                        "{}, {}: {:.2} times as fast as {}, {:.1} are meant",
                        place.name,
                        row.title,
                        peer.ratio.middle,
                        peer.name,
                        peer.bar.unwrap_or_default()
                    )
                }));
            }
        }
        lines
    }
}

impl Peer {
    fn misses(&self) -> bool {
        self.bar.is_some_and(|bar| self.ratio.middle < bar)
    }

    fn line(&self) -> String {
        let quarters = format!("{:.2}–{:.2}", self.ratio.low, self.ratio.high);
        let bar = self.bar.map(|bar| format!("{bar:.1}")).unwrap_or_default();
        format!(
            "  {:<36} {:>12.1} {:>9.2} {quarters:>15} {bar:>6}{}\n",
            self.name,
            self.microseconds.middle,
            self.ratio.middle,
            if self.misses() { " missed" } else { "" }
        )
    }
}

fn row(value: &Value) -> Option<Row> {
    let bars = &value["bars"];
    let peer = |(name, value): (&String, &Value)| {
        Some(Peer {
            microseconds: spread(&value["microseconds"])?,
            ratio: spread(&value["ratio"])?,
            bar: bar(bars, name),
            name: name.clone(),
        })
    };
    let peers = value["peers"].as_object()?.iter().map(peer);
    Some(Row {
        title: value["title"].as_str()?.to_owned(),
        peers: peers.collect::<Option<_>>()?,
    })
}

/// A bar names a peer, or all that are JavaScript.
fn bar(bars: &Value, name: &str) -> Option<f64> {
    let kind = if JAVASCRIPT.contains(&name) {
        "javascript"
    } else {
        name
    };
    bars[kind].as_f64()
}

fn spread(value: &Value) -> Option<Spread> {
    Some(Spread {
        low: value["low"].as_f64()?,
        middle: value["middle"].as_f64()?,
        high: value["high"].as_f64()?,
    })
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(read).collect()
}

const JAVASCRIPT: [&str; 4] = ["ethers", "viem", "scure", "noble"];

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn answer(ratio: f64) -> Value {
        let spread = |middle: f64| json!({ "low": middle, "middle": middle, "high": middle });
        json!({ "node": [{
            "name": "sign",
            "title": "sign a digest",
            "bars": { "javascript": 5, "libsecp256k1": 1.1 },
            "peers": {
                "core": { "microseconds": spread(100.0), "ratio": spread(1.0) },
                "noble": { "microseconds": spread(100.0 * ratio), "ratio": spread(ratio) },
            },
        }] })
    }

    #[test]
    fn words_rows_and_what_is_missed() {
        let good = Comparison::read(&answer(5.0)).unwrap();
        assert!(good.table().contains("noble"));
        assert!(good.missed().is_empty());
        let bad = Comparison::read(&answer(4.5)).unwrap();
        assert_eq!(
            bad.missed(),
            ["Node, sign a digest: 4.50 times as fast as noble, 5.0 are meant"]
        );
        assert!(bad.table().contains("missed"));
    }

    #[test]
    fn refuses_another_form() {
        assert!(Comparison::read(&json!({ "node": [{}] })).is_err());
    }
}
