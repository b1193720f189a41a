use super::*;
use crate::frame::{FrameParts, compose as compose_frame};
use crate::lazy::LazyPart;

const PAGE_TEXT: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <link data-holdfast=\"page-style\" rel=\"x\"/>\n\
    <link rel=\"modulepreload\" href=\"./app.js\" crossorigin=anonymous integrity=\"sha384-x\">\
    </head><body><textarea id=\"key-frame-source\" hidden>\nold</textarea>\
    <script type=\"module\">import 1</script><script>theme()</script>\
    <script type=\"application/json\">{}</script><script src=\"./a.js\"></script></body></html>";

fn frame() -> Frame {
    let start = "'__KEY_REALM_WASM_SHA256__' && \"<b>\" && '&lt;' && __LAZY_PARTS__";
    let part = |name: &str, file: &str| LazyPart {
        name: name.into(),
        file: file.into(),
        sha256: "00".into(),
    };
    let lazy = [
        part("annex", "key-annex-0.wasm"),
        part("words-a", "words-a-0.txt"),
    ];
    compose_frame(FrameParts {
        shim: "1",
        start,
        wasm: b"w",
        style: "",
        lazy: &lazy,
    })
    .unwrap()
}

#[test]
fn a_sealed_page_reads_back() {
    let frame = frame();
    let page = compose(PAGE_TEXT, "page-0.css", "app-later-0.wasm", &frame).unwrap();
    assert!(page.contains("\n<link rel=\"stylesheet\" href=\"./page-0.css\">\n"));
    assert!(
        page.contains("href=\"./app.js\" crossorigin=anonymous >"),
        "{page}"
    );
    assert_eq!(SealedPage::read(&page), Err(PageError::NotSealed));

    let sealed = put_policy(&page, "default-src 'none'").unwrap();
    let begin = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta \
        http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n<meta charset";
    assert!(sealed.starts_with(begin), "{sealed}");
    let read = SealedPage::read(&sealed).unwrap();
    assert_eq!(read.policy, "default-src 'none'");
    assert_eq!(read.frame_source, frame.source);
    assert_eq!(read.wasm_name, frame.wasm_name);
    assert_eq!(read.later_name, "app-later-0.wasm");
    assert_eq!(read.lazy_names, ["key-annex-0.wasm", "words-a-0.txt"]);

    let again = compose(&sealed, "page-0.css", "app-later-0.wasm", &frame);
    assert_eq!(again, Err(PageError::AlreadySealed { line: 3 }));
}

#[test]
fn hashes_what_a_browser_would_run() {
    let scripts: Vec<_> = inline_scripts(PAGE_TEXT)
        .unwrap()
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    assert_eq!(scripts, ["import 1", "theme()"]);
    assert_eq!(script_hashes(PAGE_TEXT).unwrap()[1], policy_hash("theme()"));
    assert_eq!(manifest(PAGE_TEXT), Ok(Manifest::Absent));
    assert_eq!(
        manifest("<link rel=manifest href=./a>"),
        Ok(Manifest::Linked)
    );
}

#[test]
fn says_which_place_is_missing_or_double() {
    let compose = |page: &str| {
        compose(page, "page-0.css", "app-later-0.wasm", &frame())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        compose(""),
        "index.html: lacks an element with data-holdfast=\"page-style\""
    );
    let style = "<link data-holdfast=page-style>";
    assert_eq!(
        compose(style),
        "index.html: lacks a <textarea id=\"key-frame-source\" hidden>"
    );
    assert_eq!(
        compose(&format!("{style}\n{style}")),
        "index.html:2: is a second time an element with data-holdfast=\"page-style\""
    );
}

#[test]
fn nothing_comes_before_the_policy() {
    let refused = [
        ("<html><head>", 1),
        ("<!doctype html><script></script><head>", 1),
        ("<!doctype html>\n<p><head>", 2),
        ("<!doctype html>\n\nx<head>", 3),
        ("<!doctype html></p><head>", 1),
        ("<!doctype html><html><header>", 1),
        ("", 1),
    ];
    for (page, line) in refused {
        assert_eq!(
            put_policy(page, "x"),
            Err(PageError::BeforeHead { line }),
            "{page}"
        );
    }
    assert!(put_policy("<!-- a --> <!Doctype HTML><HTML><HEAD>", "x").is_ok());
}
