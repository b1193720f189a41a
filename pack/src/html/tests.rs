use super::*;

fn starts(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let named = |a: Attribute| (a.name, a.value);
    let pairs = |e: Element| (e.name, e.attributes.into_iter().map(named).collect());
    elements(page).unwrap().into_iter().map(pairs).collect()
}

fn problem(page: &str) -> (usize, HtmlProblem) {
    let error = elements(page).unwrap_err();
    (error.line, error.problem)
}

#[test]
fn reads_attributes_in_every_quoting() {
    let found = starts("<!doctype html><IMG Src=a.png alt='x \"y\"' data-A=\"1 &amp; 2\" hidden/>");
    let expected = [
        ("src", "a.png"),
        ("alt", "x \"y\""),
        ("data-a", "1 & 2"),
        ("hidden", ""),
    ];
    assert_eq!(found[0].0, "img");
    let pairs: Vec<_> = found[0]
        .1
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(pairs, expected);
}

#[test]
fn tags_inside_raw_text_and_comments_are_none() {
    let page = "<!-- <a> --><script>'<b>' </scripty></script><title><c></title><p>1 < 2</p>\
                <textarea>\n&lt;d&gt;<e></textarea><style>f{content:'<g>'}</style>";
    let names: Vec<_> = elements(page)
        .unwrap()
        .into_iter()
        .map(|e| e.name)
        .collect();
    assert_eq!(names, ["script", "title", "p", "textarea", "style"]);
    let script = &elements(page).unwrap()[0];
    assert_eq!(&page[script.raw_text.clone().unwrap()], "'<b>' </scripty>");
    assert_eq!(
        &page[script.whole.clone()],
        "<script>'<b>' </scripty></script>"
    );
}

#[test]
fn an_end_tag_of_raw_text_may_look_odd() {
    for page in [
        "<script>x</SCRIPT>",
        "<script>x</script\n>",
        "<script>x</script\t>",
    ] {
        let script = &elements(page).unwrap()[0];
        assert_eq!(&page[script.raw_text.clone().unwrap()], "x");
    }
}

#[test]
fn comments_end_where_browsers_end_them() {
    for page in [
        "<!--><a>",
        "<!---><a>",
        "<!-- -- > --><a>",
        "<!DOCTYPE html><a>",
        "<?x?><a>",
    ] {
        assert_eq!(elements(page).unwrap().len(), 1, "{page}");
    }
}

#[test]
fn refuses_what_is_read_differently() {
    use HtmlProblem::*;
    assert_eq!(problem("<p>\n<a href=\"x"), (2, Unclosed("tag")));
    assert_eq!(problem("\n\n<script>x"), (3, Unclosed("script")));
    assert_eq!(problem("<!-- x"), (1, Unclosed("comment")));
    assert_eq!(problem("<a b=1 B=2>"), (1, RepeatedAttribute));
    assert_eq!(problem("<script>\n<!--</script>"), (2, CommentInScript));
    assert_eq!(problem("a\r\nb"), (1, ControlCharacter));
    assert_eq!(problem("a\n\0"), (2, ControlCharacter));
    for page in ["<a b=>", "<a b=c\"d>", "<a \"b\">", "</ a>", "</>"] {
        assert_eq!(problem(page).1, OddTag, "{page}");
    }
}

#[test]
fn references_are_resolved_and_written() {
    assert_eq!(
        decode("&#104;ttps&colon;&#x2F;&sol;a &unknown; &amp;lt; & &#xD800;"),
        { "https://a &unknown; &lt; & &#xD800;" }
    );
    let text = "<a b=\"c\" d='e'>&amp;</a>\n\u{1f33f}";
    assert_eq!(decode(&escape(text)), text);
}

#[test]
fn a_start_tag_is_written_anew() {
    let mut element = elements("<textarea  ID=x hidden></textarea>")
        .unwrap()
        .remove(0);
    element.attributes.push(Attribute {
        name: "data-wasm".into(),
        value: "./a\"b.wasm".into(),
        span: 0..0,
    });
    assert_eq!(
        element.start_tag(),
        "<textarea id=\"x\" hidden data-wasm=\"./a&quot;b.wasm\">"
    );
}

#[test]
fn nothing_makes_it_panic() {
    let pieces = [
        "<", ">", "!", "--", "/", "a", "=", "\"", "'", "script", "é", " ", "&#x;", "?",
    ];
    let mut seed = 1_u64;
    for _ in 0..20_000 {
        let mut page = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            page.push_str(pieces[usize::try_from(seed >> 33).unwrap() % pieces.len()]);
        }
        let _ = elements(&page);
    }
}
