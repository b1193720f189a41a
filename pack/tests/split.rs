//! Parts a module in two, and runs the halves under Node.

#![allow(
    clippy::unwrap_used,
    reason = "a test ends where anything is not as it should be"
)]

#[path = "fixtures/module.rs"]
mod module;

use std::fs;
use std::process::Command;

use module::whole;
use pack::split::{Halves, LaterPaths, split};

fn rare() -> LaterPaths {
    LaterPaths::parse("# seldom\n\napp::rare  # with its types\n")
}

/// The numbers of functions: imported, and of its own.
fn counts(module: &[u8]) -> (u32, usize) {
    let outline = wasmparser::Parser::new(0).parse_all(module);
    let mut counts = (0, 0);
    for payload in outline {
        match payload.unwrap() {
            wasmparser::Payload::ImportSection(section) => {
                for import in section.into_iter().flat_map(|imports| imports.unwrap()) {
                    let (_, import) = import.unwrap();
                    counts.0 += u32::from(matches!(import.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            wasmparser::Payload::FunctionSection(section) => counts.1 = section.count() as usize,
            wasmparser::Payload::CustomSection(section) => panic!("kept {}", section.name()),
            _ => {}
        }
    }
    counts
}

#[test]
fn parts_by_what_only_the_paths_need() {
    let Halves {
        first,
        later,
        doors,
    } = split(&whole(true), &rare()).unwrap();
    // What stays: start, the door in place of enter, and both.
    assert_eq!(counts(&first), (1, 3));
    // What comes: enter, its helper, and the one in the table. It takes `imported` and `both`.
    assert_eq!(counts(&later), (2, 3));
    assert_eq!(doors, ["app::rare::enter"]);
}

#[test]
fn names_a_path_by_its_words() {
    let paths = LaterPaths::parse("app::rare\nlibrary_*");
    for (name, is_held) in [
        ("app::rare", true),
        ("app::rare::enter", true),
        ("<app::rare::Thing as core::fmt::Debug>::fmt", true),
        ("<&mut app::rare::Thing as core::fmt::Debug>::fmt", true),
        ("library_pull externref shim", true),
        ("app::rarely", false),
        ("app::rare_2::enter", false),
        ("core::ptr::drop_in_place<app::rare::Thing>", false),
    ] {
        assert_eq!(paths.hold(name), is_held, "{name}");
    }
}

#[test]
fn refuses_what_it_cannot_part() {
    let message = |module: &[u8], paths: &str| {
        split(module, &LaterPaths::parse(paths))
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        message(&whole(false), "app::rare"),
        "has no names of functions"
    );
    assert_eq!(
        message(&whole(true), "app::rare\napp::rae\nwallet"),
        "has no function of app::rae, wallet"
    );
    let whole = whole(true);
    for len in 0..whole.len() {
        // A module that is cut short is refused, or was whole already but for its names.
        let _ = split(&whole[..len], &rare());
    }
    assert!(message(b"<!doctype html>", "a").starts_with("is not a whole WASM module"));
}

/// What the whole says, the halves say together; the first alone stops where the later one begins.
#[test]
fn halves_do_what_the_whole_does() {
    let folder = tempfile::tempdir().unwrap();
    let Halves { first, later, .. } = split(&whole(true), &rare()).unwrap();
    for (name, module) in [("whole", whole(true)), ("first", first), ("later", later)] {
        fs::write(folder.path().join(name), module).unwrap();
    }
    let script = "const { readFileSync } = require('fs');
        const make = (name, imports) => new WebAssembly.Instance(
            new WebAssembly.Module(readFileSync(name)), imports).exports;
        const env = { imported: (x) => x * 10 };
        const whole = make('whole', { env });
        const first = make('first', { env });
        let stopped = 'not';
        try { first.start(2); } catch (error) { stopped = error.constructor.name; }
        make('later', { first });
        console.log(stopped, whole.start(2), first.start(2), whole.start(3), first.start(3));";
    let output = Command::new("node")
        .args(["-e", script])
        .current_dir(folder.path())
        .output()
        .expect("node starts; it has to be on PATH");
    let said = String::from_utf8(output.stdout).unwrap();
    let said: Vec<&str> = said.split_whitespace().collect();
    // 10 x + 41, and x + 41; the counter grows by one each time.
    assert_eq!(said, ["RuntimeError", "104", "104", "117", "117"]);
}
