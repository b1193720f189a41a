//! Seals folders that look as the build leaves them.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where anything is not as it should be"
)]

use std::fs;
use std::path::Path;

use module::whole;
use pack::cid_of;
use pack::digest::{policy_hash, sha256_hex};
use pack::html::elements;
use pack::page::SealedPage;
use pack::seal::{SealError, seal};
use pack::split::{LaterPaths, split};
use tempfile::TempDir;

#[path = "fixtures/module.rs"]
mod module;

/// What comes later, of the page's module as of the key realm's.
const LATER_LIST: &str = "app::rare\n";

/// What ships of the page's script.
const SHIM_SQUEEZED: &[u8] = b"export default async () => {};\n";

/// A module with an empty section of types, so that it is not the key realm's.
const ANNEX: &[u8] = b"\0asm\x01\0\0\0\x01\x01\0";

const LIST: &str = "abaisser\n";

const PAGE: &str = "<!DOCTYPE html>\r\n<html lang=\"en\"><head>\n<meta charset=\"utf-8\">\n\
    <link data-holdfast=\"page-style\">\
    <link rel=\"modulepreload\" href=\"./app-0123456789abcdef.js\" crossorigin=\"anonymous\" \
    integrity=\"sha384-abc\"></head>\n<body><textarea id=\"key-frame-source\" hidden></textarea>\n\
    <script type=\"module\">\nimport init from './app-0123456789abcdef.js';\nawait init('./app-0123456789abcdef_bg.wasm');\n\
    </script></body></html>\n";

fn write(dist: &Path, name: &str, bytes: impl AsRef<[u8]>) {
    let path = dist.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn build() -> TempDir {
    let dist = tempfile::tempdir().unwrap();
    let place = dist.path();
    write(place, "index.html", PAGE);
    write(
        place,
        "app-0123456789abcdef.js",
        "// The interface.\nexport default async () => {};\n",
    );
    write(place, "app-0123456789abcdef_bg.wasm", whole(true));
    write(place, "page-later.txt", LATER_LIST);
    write(place, "key-realm-later.txt", LATER_LIST);
    write(place, "key-realm.js", "let wasm_bindgen = 1 < 2;\n");
    write(place, "key-realm_bg.wasm", whole(true));
    write(place, "key-realm_loader.js", "importScripts('x');\n");
    write(
        place,
        "key-realm-start.js",
        "const want = ['__KEY_REALM_WASM_SHA256__', __LAZY_PARTS__];\n",
    );
    write(place, "key-annex_bg.wasm", ANNEX);
    write(place, "key-annex.js", "let wasm_bindgen = 1;\n");
    write(place, "key-annex_loader.js", "importScripts('x');\n");
    write(place, "word-lists/french.txt", LIST);
    write(place, "styles/ui/tokens.css", ":root { --a: 1; }\n");
    write(
        place,
        "styles/app/app.css",
        "/* page */\n.page { color: red; }\n",
    );
    write(
        place,
        "styles/key-realm/screen.css",
        ".screen { color: blue; }\n",
    );
    write(
        place,
        "icon.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n",
    );
    dist
}

fn names(dist: &Path) -> Vec<String> {
    pack::walk::entries(dist)
        .unwrap()
        .into_iter()
        .map(|entry| entry.name)
        .collect()
}

#[test]
fn composes_hashes_and_cleans_up() {
    let dist = build();
    let sealed = seal(dist.path()).unwrap();
    let halves = split(&whole(true), &LaterPaths::parse(LATER_LIST)).unwrap();
    let digest = sha256_hex(&halves.first);
    let later = sha256_hex(&halves.later);
    let wasm = format!("key-realm-{}.wasm", &digest[..16]);
    let page_wasm = format!("app-{}.wasm", &digest[..16]);
    assert_eq!(sealed.wasm_name, wasm);
    let mut expected = vec![
        format!("app-{}.js", &sha256_hex(SHIM_SQUEEZED)[..16]),
        page_wasm.clone(),
        format!("app-later-{}.wasm", &later[..16]),
        format!("key-realm-later-{}.wasm", &later[..16]),
        "icon.svg".to_owned(),
        "index.html".to_owned(),
        wasm.clone(),
        sealed.style_name.clone(),
        format!("key-annex-{}.wasm", &sha256_hex(ANNEX)[..16]),
        format!("words-french-{}.txt", &sha256_hex(LIST.as_bytes())[..16]),
    ];
    expected.sort();
    assert_eq!(names(dist.path()), expected);
    assert_eq!(sealed.files, expected.len());
    let style = fs::read_to_string(dist.path().join(&sealed.style_name)).unwrap();
    assert_eq!(style, ":root { --a: 1; }\n.page { color: red; }\n");

    let page = fs::read_to_string(dist.path().join("index.html")).unwrap();
    assert!(!page.contains("integrity") && !page.contains('\r'));
    let read = SealedPage::read(&page).unwrap();
    assert_eq!(read.policy, sealed.policy);
    assert_eq!(read.frame_source, sealed.frame_source);
    assert!(read.frame_source.contains(&digest));
    let lazy = format!(
        "['{digest}', {{\"annex\":\"{}\",\"later\":\"{later}\",\"words-french\":\"{}\"}}]",
        sha256_hex(ANNEX),
        sha256_hex(LIST.as_bytes())
    );
    assert!(read.frame_source.contains(&lazy), "{}", read.frame_source);
    let names: Vec<_> = sealed.lazy.iter().map(|part| part.file.as_str()).collect();
    assert_eq!(read.lazy_names, names);
    assert_eq!(names.len(), 3);
    assert_eq!(read.later_name, format!("app-later-{}.wasm", &later[..16]));
    assert!(page.contains(&format!("./{page_wasm}")) && !page.contains("_bg.wasm"));
    assert!(page.contains(&format!("data-wasm=\"./{wasm}\"")));
}

#[test]
fn the_policy_lists_what_is_really_there() {
    let dist = build();
    let sealed = seal(dist.path()).unwrap();
    let page = fs::read_to_string(dist.path().join("index.html")).unwrap();
    let inline = |html: &str, name: &str| -> Vec<String> {
        let found = elements(html).unwrap().into_iter();
        let texts = found
            .filter(|e| e.name == name && !e.has("src"))
            .filter_map(|e| e.raw_text);
        texts.map(|span| policy_hash(&html[span])).collect()
    };
    let scripts = [
        inline(&page, "script"),
        inline(&sealed.frame_source, "script"),
    ]
    .concat();
    assert_eq!(scripts.len(), 3);
    let script_src = format!(
        "script-src 'self' 'wasm-unsafe-eval' {};",
        scripts.join(" ")
    );
    assert!(sealed.policy.contains(&script_src), "{}", sealed.policy);
    let styles = inline(&sealed.frame_source, "style");
    assert_eq!(styles.len(), 1);
    assert!(
        sealed
            .policy
            .contains(&format!("style-src 'self' {};", styles[0]))
    );
}

#[test]
fn the_same_build_gives_the_same_bytes() {
    let (one, two) = (build(), build());
    seal(one.path()).unwrap();
    seal(two.path()).unwrap();
    assert_eq!(cid_of(one.path()).unwrap(), cid_of(two.path()).unwrap());
}

#[test]
fn a_folder_is_sealed_once() {
    let dist = build();
    seal(dist.path()).unwrap();
    let before = cid_of(dist.path()).unwrap();
    assert!(matches!(seal(dist.path()), Err(SealError::AlreadySealed)));
    assert_eq!(cid_of(dist.path()).unwrap(), before);
}

#[test]
fn a_refusal_leaves_the_folder_as_it_was() {
    let check = |name: &str, text: &str, expected: &str| {
        let dist = build();
        write(dist.path(), name, text);
        let before = cid_of(dist.path()).unwrap();
        let error = seal(dist.path()).unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        assert!(!error.advice().is_empty());
        assert_eq!(cid_of(dist.path()).unwrap(), before);
    };
    check("x.js.map", "", "x.js.map: is a source map");
    check("app-0123456789abcdef.js", "\nimport 'https://a.b/c.js'", {
        "app-0123456789abcdef.js:2: holds the absolute URL `https://a.b/c.js`"
    });
    check(
        "key-realm.js",
        "'</script>'",
        "key-realm.js:1: holds `</script`",
    );
    check(
        "key-realm-start.js",
        "1",
        "does not hold __KEY_REALM_WASM_SHA256__",
    );
    check(
        "key-realm-start.js",
        "'__KEY_REALM_WASM_SHA256__'",
        "does not hold __LAZY_PARTS__",
    );
    check(
        "key-annex_bg.wasm",
        "\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01e\x01a\0\0",
        "key-annex_bg.wasm: imports something",
    );
    check(
        "key-annex_bg.wasm",
        "?",
        "key-annex_bg.wasm: is not a whole",
    );
    check("word-lists/a\"b.txt", "", "is of a kind that a site");
    check(
        "key-realm-start.js",
        "\n\nfetch('https://a')",
        "key-realm-start.js:3: holds the",
    );
    check(
        "styles/ui/x.css",
        "a {",
        "styles/ui/x.css:1: a brace is never closed",
    );
    check(
        "index.html",
        &PAGE.replace("<body>", "<body onload=x>"),
        "index.html:5: has the inline",
    );
    check(
        "index.html",
        &PAGE.replace("<html", "<script></script><html"),
        "index.html:2: expected",
    );
    check(
        "key-realm_bg.wasm",
        "<!doctype html>",
        ".wasm: is not a whole WASM module",
    );
}

#[test]
fn says_what_is_missing_or_hidden() {
    for (name, expected) in [
        ("index.html", "index.html: is not in the build"),
        ("key-realm.js", "key-realm.js: is not in the build"),
        (
            "key-realm_bg.wasm",
            "key-realm_bg.wasm: is not in the build",
        ),
        (
            "key-annex_bg.wasm",
            "key-annex_bg.wasm: is not in the build",
        ),
        ("styles/app/app.css", "styles/app/ holds no style sheet"),
    ] {
        let dist = build();
        fs::remove_file(dist.path().join(name)).unwrap();
        assert_eq!(seal(dist.path()).unwrap_err().to_string(), expected);
    }
    let dist = build();
    write(dist.path(), ".DS_Store", "");
    assert!(
        seal(dist.path())
            .unwrap_err()
            .to_string()
            .ends_with("its name begins with a dot")
    );
}
