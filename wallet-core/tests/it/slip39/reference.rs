//! Trezor's reference implementation, asked in both directions.
//!
//! The Python that `python.rs` finds has it; where there is none, the reason is printed and the
//! check is left to a machine that has one.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use alloy_primitives::hex;
use serde_json::{Value, json};
use wallet_core::slip39::{
    Group, IterationExponent, Scheme, Share, ShareKind, combine, completions,
};

use super::{passphrase, restore, split_with};
use crate::{
    python::{folder, python},
    support::unhex,
};

/// Group threshold, groups, length of the secret, passphrase, kind and exponent.
type Sample = (u8, &'static [(u8, u8)], usize, &'static str, ShareKind, u8);

const SAMPLES: [Sample; 8] = [
    (1, &[(1, 1)], 16, "", ShareKind::Extendable, 0),
    (1, &[(2, 3)], 32, "TREZOR", ShareKind::Extendable, 1),
    (1, &[(3, 5)], 16, " ~low tide! ", ShareKind::Original, 0),
    (1, &[(16, 16)], 64, "", ShareKind::Extendable, 0),
    (
        2,
        &[(1, 1), (2, 3), (3, 5)],
        32,
        "gulls",
        ShareKind::Original,
        1,
    ),
    (
        3,
        &[(2, 2), (1, 1), (2, 4), (5, 7)],
        64,
        "nine boats",
        ShareKind::Extendable,
        2,
    ),
    (2, &[(2, 2), (2, 2)], 18, "x", ShareKind::Original, 0),
    (16, &[(1, 1); 16], 46, "\"\\'", ShareKind::Extendable, 0),
];

#[test]
fn restores_what_the_reference_splits() {
    let python = match python() {
        Ok(python) => python,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    let request = |sample: &Sample| {
        let (group_threshold, groups, len_bytes, passphrase, kind, exponent) = sample;
        json!({
            "do": "split",
            "secret": hex::encode(secret_of(*len_bytes)),
            "passphrase": passphrase,
            "group_threshold": group_threshold,
            "groups": groups,
            "extendable": *kind == ShareKind::Extendable,
            "exponent": exponent,
        })
    };
    let answers = ask(
        &python,
        &SAMPLES.iter().map(request).collect::<Vec<Value>>(),
    );
    for (sample, answer) in SAMPLES.iter().zip(&answers) {
        let (_, _, len_bytes, passphrase, kind, exponent) = sample;
        // Surplus shares are no harm to us: all are taken.
        let groups = answer.as_array().unwrap().iter();
        let shares = groups.flat_map(|group| group.as_array().unwrap());
        let shares: Vec<&str> = shares.map(|share| share.as_str().unwrap()).collect();
        let facts = Share::parse(shares[0]).unwrap().facts();
        assert_eq!(
            (facts.kind, facts.iteration_exponent.value()),
            (*kind, *exponent)
        );
        let restored = restore(shares.into_iter(), passphrase).unwrap();
        assert_eq!(restored.expose(), secret_of(*len_bytes), "{sample:?}");
    }
}

#[test]
fn splits_what_the_reference_restores() {
    let python = match python() {
        Ok(python) => python,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    let request = |sample: &Sample| {
        let (_, _, len_bytes, with, _, _) = sample;
        let scheme = scheme_of(sample);
        let shares = split_with(&secret_of(*len_bytes), with, &scheme, 3);
        // The reference takes exactly as many as are needed: here the last groups, the last members.
        let skipped = scheme.groups().len() - usize::from(scheme.group_threshold());
        let chosen = shares.iter().zip(scheme.groups()).skip(skipped);
        let words = chosen.flat_map(|(shares, group)| {
            let threshold = usize::from(group.threshold());
            let needed = shares.iter().rev().take(threshold);
            needed.map(|share| share.words().expose().to_owned())
        });
        json!({ "do": "combine", "shares": words.collect::<Vec<String>>(), "passphrase": with })
    };
    let answers = ask(
        &python,
        &SAMPLES.iter().map(request).collect::<Vec<Value>>(),
    );
    for (sample, answer) in SAMPLES.iter().zip(&answers) {
        let restored = unhex(answer.as_str().unwrap());
        assert_eq!(restored, secret_of(sample.2), "{sample:?}");
    }
}

/// Both restore the same other secret from a wrong passphrase, and refuse the same shares.
#[test]
fn agrees_with_the_reference_on_errors() {
    let python = match python() {
        Ok(python) => python,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    let shares = split_with(&secret_of(16), "gulls", &scheme_of(&SAMPLES[1]), 3).remove(0);
    let words: Vec<String> = shares
        .iter()
        .map(|share| share.words().expose().to_owned())
        .collect();
    let request = |words: &[String]| json!({ "do": "combine", "shares": words, "passphrase": "x" });
    let answers = ask(&python, &[request(&words[..2]), request(&words[..1])]);
    let restored = combine(&shares[..2], &passphrase("x")).unwrap();
    assert_eq!(answers[0], json!(hex::encode(restored.expose())));
    assert_eq!(answers[1], Value::Null);
    assert!(combine(&shares[..1], &passphrase("x")).is_err());
}

#[test]
fn has_the_words_of_the_reference() {
    let python = match python() {
        Ok(python) => python,
        Err(reason) => {
            println!("skipped: {reason}");
            return;
        }
    };
    let answers = ask(&python, &[json!({ "do": "words" })]);
    let words = answers[0].as_array().unwrap();
    assert_eq!(words.len(), 1024);
    for word in words.iter().map(|word| word.as_str().unwrap()) {
        assert_eq!(completions(&word[..4]), [word]);
    }
}

/// Hands requests to the reference, and returns as many answers.
fn ask(python: &Path, requests: &[Value]) -> Vec<Value> {
    let mut child = Command::new(python)
        .arg(folder().join("slip39_peer.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines: String = requests
        .iter()
        .map(|request| format!("{request}\n"))
        .collect();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(lines.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), requests.len());
    answers
}

fn scheme_of((group_threshold, groups, _, _, kind, exponent): &Sample) -> Scheme {
    let groups = groups
        .iter()
        .map(|(threshold, count)| Group::new(*threshold, *count).unwrap());
    let exponent = IterationExponent::new(*exponent).unwrap();
    Scheme::new(*group_threshold, groups.collect(), exponent, *kind).unwrap()
}

fn secret_of(len_bytes: usize) -> Vec<u8> {
    (0..len_bytes)
        .map(|at| u8::try_from(at * 37 % 251).unwrap())
        .collect()
}
