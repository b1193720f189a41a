//! Bytes that were made to take much memory or time.

/// A piece over and over, up to a length in bytes.
pub(crate) fn over_and_over(piece: &str, len_bytes: usize) -> Vec<u8> {
    piece.repeat(len_bytes / piece.len()).into_bytes()
}

/// A head, a piece over and over, and an end.
pub(crate) fn around(head: &str, piece: &str, end: &str, len_bytes: usize) -> Vec<u8> {
    let within = len_bytes.saturating_sub(head.len() + end.len());
    [
        head.as_bytes(),
        &over_and_over(piece, within),
        end.as_bytes(),
    ]
    .concat()
}

/// JSON that is many times larger once it is read: short values, each of which is an object of its
/// own in memory.
pub(crate) fn json(len_bytes: usize) -> Vec<Vec<u8>> {
    let list = |piece: &str, last: &str| around("[", piece, &format!("{last}]"), len_bytes);
    let deep = |open: &str, close: &str, depth: usize| {
        format!("{}0{}", open.repeat(depth), close.repeat(depth)).into_bytes()
    };
    let keys: String = (0..5000).map(|at| format!("\"{at}\":0,")).collect();
    vec![
        list("0,", "0"),
        list("[],", "[]"),
        list("[0],", "[0]"),
        list("\"\",", "\"\""),
        list("{},", "{}"),
        list("{\"\":0},", "0"),
        list("{\"a\":[0]},", "0"),
        list("[[0]],", "0"),
        over_and_over("[", len_bytes),
        over_and_over("{\"a\":", len_bytes),
        deep("[", "]", 64),
        deep("[", "]", 65),
        deep("{\"a\":", "}", 64),
        around("\"", "\\u0000", "\"", len_bytes),
        around("\"", "\u{1f33f}", "\"", len_bytes),
        around("", "9", "", len_bytes),
        around("{\"a\":1e", "9", "}", len_bytes),
        format!("{{{keys}\"x\":0}}").into_bytes(),
    ]
}
