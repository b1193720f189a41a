//! What a whole Chromium looked up, connected to and sent, from its net log.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

/// What a browser did on the network.
#[derive(Debug, Default)]
pub struct NetActivity {
    /// Names that a resolver was asked for, literal addresses and loopback names left out.
    pub look_ups: BTreeSet<String>,
    /// Addresses that connections were tried to.
    pub connections: BTreeSet<String>,
    /// Addresses of datagrams.
    pub datagrams: BTreeSet<String>,
    /// URLs that were requested.
    pub requests: BTreeSet<String>,
}

impl NetActivity {
    /// Reads a net log, also one that a killed browser left unfinished.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).context("reading the net log")?;
        let log: Value = serde_json::from_str(&text)
            .or_else(|_| {
                serde_json::from_str(&format!("{}]}}", text.trim_end().trim_end_matches(',')))
            })
            .context("the net log's form")?;
        let types = log["constants"]["logEventTypes"]
            .as_object()
            .context("event types")?;
        let name_of = |number: &Value| {
            types
                .iter()
                .find(|(_, value)| *value == number)
                .map_or("", |(name, _)| name.as_str())
        };
        let mut activity = Self::default();
        for event in log["events"].as_array().context("events")? {
            activity.take(name_of(&event["type"]), &event["params"]);
        }
        Ok(activity)
    }

    fn take(&mut self, kind: &str, params: &Value) {
        let text = |key: &str| params[key].as_str().map(str::to_owned);
        match kind {
            "HOST_RESOLVER_MANAGER_JOB"
            | "HOST_RESOLVER_SYSTEM_TASK"
            | "HOST_RESOLVER_DNS_TASK" => {
                self.look_ups
                    .extend(text("host").or_else(|| text("hostname")));
            }
            "TCP_CONNECT_ATTEMPT" => self.connections.extend(text("address")),
            // A socket that is connected sends nothing by that: so the browser asks the system for a
            // route, to learn whether there is IPv6.
            "UDP_BYTES_SENT" => {
                self.datagrams
                    .insert(text("address").unwrap_or_else(|| "unnamed".to_owned()));
            }
            "URL_REQUEST_START_JOB" => self.requests.extend(text("url")),
            _ => {}
        }
    }
}
