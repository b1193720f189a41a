use std::fs;

use super::*;

/// The problems of a folder that holds these files beside a few good ones.
fn problems(files: &[(&str, &str)]) -> Vec<String> {
    let place = tempfile::tempdir().unwrap();
    let good = [
        ("a.js", ""),
        ("b.css", ""),
        ("icon.png", ""),
        ("in/c.js", ""),
    ];
    for (name, text) in good.iter().chain(files) {
        let path = place.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let found = Folder::read(place.path()).unwrap();
    folder(&found).iter().map(ToString::to_string).collect()
}

fn check(file: &str, text: &str, expected: &[&str]) {
    assert_eq!(problems(&[(file, text)]), expected, "{text}");
}

#[test]
fn a_good_page_passes() {
    let page = "<!doctype html><html><head><link rel=modulepreload href=./a.js crossorigin>\
        <link rel=icon href='data:,'><link rel=stylesheet href=./b.css?x#y>\
        <link rel=icon href=icon.png><meta property=og:url content=https://example.org/>\
        </head><body><a href='#/home'>x</a><svg xmlns='http://www.w3.org/2000/svg'>\
        <use href='#a'/></svg><img srcset='./icon.png 1x, ./icon.png 2x'>\
        <script type=module>import init from './in/c.js';</script></body></html>";
    check("index.html", page, &[]);
}

#[test]
fn a_page_loads_nothing_from_elsewhere() {
    let check = |text: &str, expected: &str| check("index.html", text, &[expected]);
    check(
        "\n<img src=https://a.b/c>",
        "index.html:2: holds the absolute URL `https://a.b/c`",
    );
    check(
        "<img src=//a.b/c>",
        "index.html:1: holds the absolute URL `//a.b/c`",
    );
    check(
        "<img src='\\\\a.b'>",
        "index.html:1: holds the absolute URL `\\\\a.b`",
    );
    check(
        "<img src='/\\a.b'>",
        "index.html:1: holds the absolute URL `/\\a.b`",
    );
    check(
        "<a href=' java\nscript:x'>",
        "index.html:1: holds the absolute URL `javascript:x`",
    );
    check(
        "<img src='&#104;ttps&colon;//a'>",
        "index.html:1: holds the absolute URL `https://a`",
    );
    check(
        "<img srcset='./icon.png, http://a'>",
        "index.html:1: holds the absolute URL `http://a`",
    );
    check(
        "<form action=https:x>",
        "index.html:1: holds the absolute URL `https:x`",
    );
    check(
        "<p data-x=wss://a>",
        "index.html:1: holds the absolute URL `wss://a`",
    );
    check("<script>\nimport 'https://a';</script>", {
        "index.html:2: holds the absolute URL `https://a`"
    });
    check("<link href=/b.css>", {
        "index.html:1: refers to `/b.css` from the root; a site may lie in a folder, so begin with ./"
    });
    check(
        "<link href=./x.css>",
        "index.html:1: refers to `x.css`, which is not in the build",
    );
    check(
        "<link href=../b.css>",
        "index.html:1: refers to `../b.css`, which is not in the build",
    );
}

#[test]
fn a_page_runs_nothing_inline_but_its_hashed_scripts() {
    let check = |text: &str, expected: &str| check("index.html", text, &[expected]);
    check(
        "\n<p\nonclick=x>",
        "index.html:3: has the inline handler `onclick`",
    );
    check("<p STYLE=x>", "index.html:1: has an inline style");
    check("<style></style>", "index.html:1: has an inline style");
    check(
        "<base href=./>",
        "index.html:1: has the element <base>, which has no place here",
    );
    check("<meta http-equiv=Refresh content=0>", {
        "index.html:1: has the element <meta>, which has no place here"
    });
    check(
        "<iframe></iframe>",
        "index.html:1: has the element <iframe>, which has no place here",
    );
    check(
        "<script type=importmap></script>",
        "index.html:1: has a script of the type `importmap`",
    );
    check("<p><a", "index.html:1: the page ends inside this tag");
}

#[test]
fn scripts_mention_no_address() {
    check(
        "x.js",
        "a\n// see https://a.b",
        &["x.js:2: holds the absolute URL `https://a.b`"],
    );
    check(
        "x.js",
        "f(\"//a.b/c\")",
        &["x.js:1: holds the absolute URL `//a.b/c`"],
    );
    check(
        "x.js",
        "'WSS:\\/\\/a'",
        &["x.js:1: holds the absolute URL `WSS:\\/\\/a`"],
    );
    check(
        "x.js",
        "'http://www.w3.org/2000/svg' // 'x' //y\n`//`; {https: 1}",
        &[],
    );
    check(
        "x.js",
        "//# sourceMappingURL=x.js.map",
        &["x.js:1: is a source map or names one"],
    );
    check(
        "x.json",
        "{\n\"a\":\"http://b\"}",
        &["x.json:2: holds the absolute URL `http://b`"],
    );
}

#[test]
fn sheets_load_nothing_from_elsewhere() {
    check(
        "x.css",
        "/* https://a */ a{b:url(icon.png)} c{d:url('data:x')} e{f:url(#g)}",
        &[],
    );
    check(
        "x.css",
        "/*\n*/a{b:url(\"https://a\")}",
        &["x.css:2: holds the absolute URL `https://a`"],
    );
    check(
        "x.css",
        "a{b:url(//a)}",
        &["x.css:1: holds the absolute URL `//a`"],
    );
    check(
        "x.css",
        "a{b:image-set('http://a' 1x)}",
        &["x.css:1: holds the absolute URL `http://a`"],
    );
    check(
        "x.css",
        "a{b:url( x.png )}",
        &["x.css:1: refers to `x.png`, which is not in the build"],
    );
    check(
        "x.css",
        "a{b:'/*'} @IMPORT 'b'; c{d:'*/'}",
        &["x.css:1: imports a style sheet"],
    );
    check(
        "x.css",
        "/*# sourceMappingURL=x */",
        &["x.css:1: is a source map or names one"],
    );
    assert_eq!(style("y.css", "a{b:url(icon.png)}").len(), 1);
    assert_eq!(style("y.css", "a{b:url(\"data:,x\")}").len(), 0);
}

#[test]
fn pictures_run_nothing() {
    check(
        "x.svg",
        "<svg xmlns='http://www.w3.org/2000/svg'><use href='#a'/></svg>",
        &[],
    );
    check("x.svg", "<svg>\n<script></script></svg>", {
        &["x.svg:2: has the element <script>, which has no place here"]
    });
    check(
        "x.svg",
        "<svg onload=x>",
        &["x.svg:1: has the inline handler `onload`"],
    );
    check(
        "x.svg",
        "<image href='https://a'/>",
        &["x.svg:1: holds the absolute URL `https://a`"],
    );
}

#[test]
fn every_file_is_meant() {
    check("x.js.map", "", &["x.js.map: is a source map or names one"]);
    check(
        "LICENSE",
        "",
        &["LICENSE: is of a kind that a site does not hold"],
    );
    check(
        "x.ts",
        "",
        &["x.ts: is of a kind that a site does not hold"],
    );
    check(
        "other.html",
        "",
        &["other.html: is a page without a policy"],
    );
    check("x.wasm", "", &["x.wasm: is not a whole WASM module"]);
    check("x.txt", "see https://a.b", &[]);

    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("none")).unwrap();
    fs::write(place.path().join("x.js"), b"\xff").unwrap();
    let found: Vec<_> = folder(&Folder::read(place.path()).unwrap());
    assert_eq!(list(&found), "none: is an empty folder\nx.js: is not UTF-8");
}
