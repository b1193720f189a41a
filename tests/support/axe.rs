//! Accessibility checks by axe-core, in the current frame.

use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::support::{browser::Browser, environment};

/// Runs axe-core in the current frame and returns what is serious or critical, one line each.
pub async fn serious(browser: &Browser) -> Result<Vec<String>> {
    let source = fs::read_to_string(environment::npm()?.join("axe-core/axe.min.js"))?;
    let script = format!(
        "{source};const done = arguments[arguments.length - 1];\
         {AT_REST};\
         axe.run(document, {{resultTypes: ['violations'], iframes: false}})\
         .then(r => done(r.violations), e => done(String(e)));"
    );
    let found = browser
        .driver
        .execute_async(script, vec![])
        .await?
        .json()
        .clone();
    let found = found
        .as_array()
        .with_context(|| format!("axe failed: {found}"))?;
    Ok(found
        .iter()
        .filter(|rule| is_serious(rule))
        .map(line)
        .collect())
}

/// A colour on its way to another is not yet one to judge; what never ends stays as it is.
const AT_REST: &str = "for (const one of document.getAnimations()) \
     if (Number.isFinite(one.effect.getComputedTiming().endTime)) one.finish()";

fn is_serious(rule: &Value) -> bool {
    matches!(rule["impact"].as_str(), Some("serious" | "critical"))
}

fn line(rule: &Value) -> String {
    let nodes = rule["nodes"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let places: Vec<String> = nodes.iter().map(|node| node["html"].to_string()).collect();
    format!("{}: {}", rule["id"], places.join(" | "))
}
