//! The same functions natively: each line asks for some turns of one of them, and is answered with
//! the nanoseconds that they took and the last result.

#![allow(clippy::print_stdout, reason = "the answers are printed")]

use std::io::{BufRead, Error, Write, stdin, stdout};
use std::time::Instant;

use serde_json::{Value, json};

fn main() -> Result<(), Error> {
    for line in stdin().lock().lines() {
        let answer = serde_json::from_str(&line?)
            .ok()
            .and_then(|ask| answer(&ask));
        println!(
            "{}",
            answer.unwrap_or_else(|| json!({ "error": "misread" }))
        );
        stdout().flush()?;
    }
    Ok(())
}

/// Of `{"row": …, "turns": …, "inputs": […]}`; bytes are hexadecimal.
fn answer(ask: &Value) -> Option<Value> {
    let row = ask["row"].as_str()?;
    let inputs: Vec<&str> = ask["inputs"]
        .as_array()?
        .iter()
        .map(Value::as_str)
        .collect::<Option<_>>()?;
    let bytes: Vec<Vec<u8>> = inputs.iter().map(|text| from_hex(text)).collect();
    let mut last = Vec::new();
    let started = Instant::now();
    for _ in 0..ask["turns"].as_u64()? {
        last = match row {
            "seed" => bench::seed(inputs.first()?),
            "derive" => bench::derive(bytes.first()?, inputs.get(1)?.parse().ok()?),
            "sign" => bench::sign(bytes.first()?, bytes.get(1)?),
            "recover" => bench::recover(bytes.first()?, bytes.get(1)?),
            "keccak" => bench::keccak(bytes.first()?),
            "typed data" => bench::typed_data(inputs.first()?),
            "argon2id" => bench::argon2id(inputs.first()?, bytes.get(1)?),
            _ => return None,
        };
    }
    let nanoseconds = u64::try_from(started.elapsed().as_nanos()).ok()?;
    Some(json!({ "nanoseconds": nanoseconds, "result": to_hex(&last) }))
}

fn from_hex(text: &str) -> Vec<u8> {
    let digits = text.as_bytes().chunks(2);
    digits
        .map_while(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
