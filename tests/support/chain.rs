//! A real Ethereum node on loopback, one for each scenario.

use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use wallet_types::{Address, Wei, amount::Unit};

use crate::support::{environment, process::Process};

/// A running anvil. It mines each transaction at once unless told otherwise.
#[derive(Debug)]
pub struct Chain {
    _process: Process,
    port: u16,
}

impl Chain {
    /// Starts a node that mines at once.
    pub fn start() -> Result<Self> {
        Self::start_with(&[])
    }

    /// Starts a node with further arguments, such as `--no-mining`.
    pub fn start_with(arguments: &[&str]) -> Result<Self> {
        let mut command = Command::new(environment::anvil()?);
        command
            .args(["--host", "127.0.0.1", "--port", "0"])
            .args(arguments);
        let (process, port) = Process::start_and_read(&mut command, |line| {
            line.strip_prefix("Listening on 127.0.0.1:")
                .and_then(|port| port.trim().parse().ok())
        })?;
        Ok(Self {
            _process: process,
            port,
        })
    }

    /// Returns the port it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns the URL a user would type.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Gives an address a balance.
    pub async fn fund(&self, address: &str, ether: &str) -> Result<()> {
        let wei = Wei::parse(ether, Unit::Ether)?;
        self.call(
            "anvil_setBalance",
            json!([address, format!("0x{:x}", wei.as_u256())]),
        )
        .await?;
        Ok(())
    }

    /// Returns an address's balance in wei.
    pub async fn balance(&self, address: &Address) -> Result<u128> {
        let answer = self
            .call("eth_getBalance", json!([address.to_string(), "latest"]))
            .await?;
        number(&answer)
    }

    /// Returns how many transactions an address has sent.
    pub async fn nonce(&self, address: &Address) -> Result<u128> {
        let answer = self
            .call(
                "eth_getTransactionCount",
                json!([address.to_string(), "latest"]),
            )
            .await?;
        number(&answer)
    }

    /// Mines one block.
    pub async fn mine(&self) -> Result<()> {
        self.call("evm_mine", json!([])).await.map(drop)
    }

    /// Makes one JSON-RPC call.
    pub async fn call(&self, method: &str, params: Value) -> Result<Value> {
        let body = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
        let answer = self.post(&body.to_string()).await?;
        let answer: Value = serde_json::from_str(&answer).context("the node's answer")?;
        if let Some(error) = answer.get("error") {
            bail!("{method}: {error}");
        }
        Ok(answer["result"].clone())
    }

    async fn post(&self, body: &str) -> Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await?;
        let request = format!(
            "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(request.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        let (_, body) = answer.split_once("\r\n\r\n").context("no body")?;
        Ok(body.to_owned())
    }
}

fn number(answer: &Value) -> Result<u128> {
    let digits = answer
        .as_str()
        .context("a number")?
        .trim_start_matches("0x");
    Ok(u128::from_str_radix(digits, 16)?)
}
