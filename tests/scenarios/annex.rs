//! The annex as it ships: a module without imports that opens other wallets' files, and writes
//! what another wallet reads.

use std::fs;

use anyhow::{Context, Result, ensure};
use pack::page::{PAGE, SealedPage};
use serde_json::{Value, json};
use tests::support::{environment, oracle};

/// Opens a published keystore of each key derivation, and refuses a wrong password.
pub(crate) async fn opens_published_keystores() -> Result<()> {
    let data = environment::root().join("wallet-core/tests/data/keystores.json");
    let data: Value = serde_json::from_slice(&fs::read(data)?)?;
    for name in ["ethers life", "ethers parity", "geth 31_byte_key"] {
        let mut published = data["keystores"].as_array().context("keystores")?.iter();
        let keystore = published.find(|each| each["name"] == name).context(name)?;
        let text = |field: &str| keystore[field].as_str().context("a text");
        let request = open(text("file")?.as_bytes());
        let password = text("password")?;
        let wrong = format!("{password}?");
        let answers = ask(&[
            vec![request.clone(), hex(password.as_bytes())],
            vec![request, hex(wrong.as_bytes())],
        ])?;
        ensure!(answers[0][1] == text("key")?, "{name}: {answers}");
        let refused = answers[1].as_array().context("parts")?;
        ensure!(refused.len() == 1, "{name}: {answers}");
    }
    Ok(())
}

/// Writes a keystore that ethers opens.
pub(crate) async fn writes_what_ethers_opens() -> Result<()> {
    let random: Vec<u8> = (0..64).collect();
    let key = [7; 32];
    let password = "gulls above nine boats";
    let write = [WRITE_KEYSTORE];
    let parts: [&[u8]; 4] = [&write, &key, password.as_bytes(), &random];
    let answers = ask(&[parts.map(hex).to_vec()])?;
    let answer = unhex(answers[0][0].as_str().context("an answer")?)?;
    let start = answer.iter().position(|byte| *byte == b'{');
    let file = std::str::from_utf8(&answer[start.context("a file")?..])?;
    let question = json!({ "keystore": file, "password": password });
    let found = oracle::ask("ethers-oracle.mjs", &question)?;
    ensure!(found["privateKey"] == hex(&key), "{found}");
    Ok(())
}

fn ask(calls: &[Vec<String>]) -> Result<Value> {
    let dist = environment::dist()?;
    let page = SealedPage::read(&fs::read_to_string(dist.join(PAGE))?)?;
    let mut parts = page.lazy_names.iter();
    let annex = parts.find(|name| name.starts_with("key-annex-"));
    let wasm = dist.join(annex.context("no annex in the build")?);
    let found = oracle::ask("annex.mjs", &json!({ "wasm": wasm, "calls": calls }))?;
    ensure!(found["imports"] == 0, "it imports something");
    Ok(found["answers"].clone())
}

/// The request to open a file, in postcard's form: its number, the file's length, the file.
fn open(file: &[u8]) -> String {
    let mut request = vec![OPEN_KEYSTORE];
    let mut len = file.len();
    while len >= 0x80 {
        request.push(low_bits(len) | 0x80);
        len >>= 7;
    }
    request.push(low_bits(len));
    request.extend_from_slice(file);
    hex(&request)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Result<Vec<u8>> {
    let pairs = (0..text.len() / 2).map(|at| &text[2 * at..2 * at + 2]);
    pairs
        .map(|pair| Ok(u8::from_str_radix(pair, 16)?))
        .collect()
}

const OPEN_KEYSTORE: u8 = 1;
const WRITE_KEYSTORE: u8 = 2;

/// The lowest seven bits.
fn low_bits(len: usize) -> u8 {
    u8::try_from(len & 0x7f).unwrap_or_default()
}
