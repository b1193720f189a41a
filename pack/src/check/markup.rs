//! Checks the page and the pictures in SVG.

use super::url::{is_absolute, mentioned, reference};
use super::{Finding, Problem};
use crate::folder::Folder;
use crate::html::{Attribute, Element, elements, line_at};

/// Attributes whose value a browser would load, follow or send to.
const REFERENCES: [&str; 14] = [
    "action",
    "archive",
    "background",
    "cite",
    "codebase",
    "data",
    "formaction",
    "href",
    "longdesc",
    "manifest",
    "ping",
    "poster",
    "src",
    "xlink:href",
];

/// Attributes that hold a list of such values.
const LISTS: [&str; 2] = ["imagesrcset", "srcset"];

/// Elements that bring another document or change where references lead.
const REFUSED: [&str; 8] = [
    "applet", "base", "embed", "frame", "frameset", "iframe", "object", "portal",
];

/// Script types that are hashed as inline scripts, or not run at all.
const SCRIPT_TYPES: [&str; 4] = ["", "application/json", "module", "text/javascript"];

/// Checks the page: every reference must be relative and lead to a file of the folder.
pub(super) fn page(folder: &Folder, file: &str, text: &str) -> Vec<Problem> {
    let found = match elements(text) {
        Ok(found) => found,
        Err(error) => return vec![unreadable(file, error.line, &error.problem.to_string())],
    };
    let mut problems = Vec::new();
    for element in &found {
        let at = |place: usize, finding| Problem {
            file: file.to_owned(),
            line: Some(line_at(text, place)),
            finding,
        };
        problems.extend(element_finding(element).map(|finding| at(element.tag.start, finding)));
        for attribute in &element.attributes {
            let findings = attribute_findings(folder, attribute);
            problems.extend(
                findings
                    .into_iter()
                    .map(|found| at(attribute.span.start, found)),
            );
        }
    }
    problems
}

/// Checks a picture: it may run nothing and refer to nothing outside.
pub(super) fn picture(file: &str, text: &str) -> Vec<Problem> {
    let text = text.replace("\r\n", "\n");
    let found = match elements(&text) {
        Ok(found) => found,
        Err(error) => return vec![unreadable(file, error.line, &error.problem.to_string())],
    };
    let mut findings: Vec<_> = mentioned(&text)
        .map(|(place, url)| (place, Finding::AbsoluteUrl(url)))
        .collect();
    for element in &found {
        if matches!(element.name.as_str(), "script" | "foreignobject" | "iframe") {
            findings.push((element.tag.start, Finding::Element(element.name.clone())));
        }
        for attribute in &element.attributes {
            let value = attribute.value.trim();
            if attribute.name.starts_with("on") {
                let finding = Finding::InlineHandler(attribute.name.clone());
                findings.push((attribute.span.start, finding));
            } else if attribute.name.ends_with("href") && !value.starts_with('#') {
                let finding = Finding::AbsoluteUrl(super::url::shown(value));
                findings.push((attribute.span.start, finding));
            }
        }
    }
    findings.sort_by_key(|(place, _)| *place);
    findings.dedup_by_key(|(place, _)| line_at(&text, *place));
    let problem = |(place, finding)| Problem {
        file: file.to_owned(),
        line: Some(line_at(&text, place)),
        finding,
    };
    findings.into_iter().map(problem).collect()
}

fn element_finding(element: &Element) -> Option<Finding> {
    let name = element.name.as_str();
    let refresh = element
        .attribute("http-equiv")
        .is_some_and(|v| v.eq_ignore_ascii_case("refresh"));
    if name == "style" {
        return Some(Finding::InlineStyle);
    }
    if REFUSED.contains(&name) || refresh {
        return Some(Finding::Element(name.to_owned()));
    }
    let kind = element.attribute("type").unwrap_or_default();
    (name == "script" && !SCRIPT_TYPES.contains(&kind))
        .then(|| Finding::ScriptType(kind.to_owned()))
}

fn attribute_findings(folder: &Folder, attribute: &Attribute) -> Vec<Finding> {
    let Attribute { name, value, .. } = attribute;
    let name = name.as_str();
    if name == "style" {
        return vec![Finding::InlineStyle];
    }
    if name.starts_with("on") || name == "srcdoc" {
        return vec![Finding::InlineHandler(name.to_owned())];
    }
    if REFERENCES.contains(&name) {
        return reference(folder, value).into_iter().collect();
    }
    if LISTS.contains(&name) {
        let first_words = value
            .split(',')
            .filter_map(|part| part.split_whitespace().next());
        return first_words
            .filter_map(|url| reference(folder, url))
            .collect();
    }
    // Addresses in other attributes are not loaded, but a script may follow them.
    let hidden = name.starts_with("data-") && is_absolute(value) && value.contains("//");
    if hidden {
        vec![Finding::AbsoluteUrl(super::url::shown(value))]
    } else {
        Vec::new()
    }
}

fn unreadable(file: &str, line: usize, problem: &str) -> Problem {
    let finding = Finding::Unreadable(problem.to_owned());
    Problem {
        file: file.to_owned(),
        line: Some(line),
        finding,
    }
}
