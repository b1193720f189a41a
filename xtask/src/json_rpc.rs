//! Asks a test node: JSON-RPC over plain HTTP, one question per connection.

use std::io::{Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::time::Duration;

use serde_json::{Value, json};

use crate::failure::Failure;

/// A node to ask.
#[derive(Debug)]
pub(crate) struct Endpoint {
    url: String,
    authority: String,
    path: String,
}

impl Endpoint {
    /// Reads an address such as `http://127.0.0.1:8545`.
    pub(crate) fn parse(url: &str) -> Result<Self, Failure> {
        let rest = url
            .strip_prefix("http://")
            .filter(|rest| !rest.contains(['@', '#', ' ']));
        let (host, path) = rest.map_or(("", ""), |rest| rest.split_once('/').unwrap_or((rest, "")));
        if host.is_empty() {
            return Err(Failure::new(
                format!("`{url}` is not the address of a test node."),
                "It begins with http://, as in http://127.0.0.1:8545.",
            ));
        }
        let port_given = host
            .rsplit_once(':')
            .is_some_and(|(_, port)| port.parse::<u16>().is_ok());
        let authority = if port_given {
            host.to_owned()
        } else {
            format!("{host}:80")
        };
        Ok(Self {
            url: url.to_owned(),
            authority,
            path: format!("/{path}"),
        })
    }

    /// Asks one question and returns the result.
    pub(crate) fn ask(&self, method: &str, parameters: &Value) -> Result<Value, Failure> {
        let question = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": parameters });
        let answer = self.post(&question.to_string()).map_err(|error| {
            Failure::new(
                format!("No node answers at {}: {error}.", self.url),
                "Start one with `cargo xtask run`, or name another with --endpoint URL.",
            )
        })?;
        result_of(&answer).map_err(|said| {
            Failure::new(
                format!("The node at {} refused {method}: {said}", self.url),
                "Use a test node whose accounts are unlocked, such as that of `cargo xtask run`.",
            )
        })
    }

    /// HTTP/1.0, so that the answer comes in one piece and its end is the connection's.
    fn post(&self, body: &str) -> std::io::Result<String> {
        let mut last = None;
        for address in self.authority.to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, LIMIT) {
                Ok(stream) => return self.talk(stream, body),
                Err(error) => last = Some(error),
            }
        }
        Err(last.unwrap_or_else(|| std::io::ErrorKind::NotFound.into()))
    }

    fn talk(&self, mut stream: TcpStream, body: &str) -> std::io::Result<String> {
        stream.set_read_timeout(Some(LIMIT))?;
        let Self {
            authority, path, ..
        } = self;
        let length = body.len();
        write!(
            stream,
            "POST {path} HTTP/1.0\r\nHost: {authority}\r\nContent-Type: application/json\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )?;
        let mut answer = String::new();
        stream
            .take(LONGEST_ANSWER_BYTES)
            .read_to_string(&mut answer)?;
        Ok(answer)
    }
}

fn result_of(answer: &str) -> Result<Value, String> {
    let (head, body) = answer
        .split_once("\r\n\r\n")
        .ok_or("it did not speak HTTP.")?;
    let mut value: Value = serde_json::from_str(body)
        .map_err(|_| format!("it answered `{}`.", head.lines().next().unwrap_or_default()))?;
    match value["error"]["message"].as_str() {
        Some(message) => Err(format!("{message}.")),
        None => Ok(value["result"].take()),
    }
}

const LIMIT: Duration = Duration::from_secs(10);
const LONGEST_ANSWER_BYTES: u64 = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses() {
        let check = |url: &str, authority: &str, path: &str| {
            let endpoint = Endpoint::parse(url).unwrap();
            assert_eq!(
                (endpoint.authority.as_str(), endpoint.path.as_str()),
                (authority, path),
                "{url}"
            );
        };
        check("http://127.0.0.1:8545", "127.0.0.1:8545", "/");
        check("http://localhost/a/b", "localhost:80", "/a/b");
        check("http://[::1]:8545/", "[::1]:8545", "/");
        for url in [
            "https://127.0.0.1",
            "127.0.0.1:8545",
            "http://",
            "http://a@b",
            "",
        ] {
            assert!(Endpoint::parse(url).is_err(), "{url}");
        }
    }

    #[test]
    fn tells_results_from_refusals() {
        let answer = |body: &str| result_of(&format!("HTTP/1.0 200 OK\r\nA: b\r\n\r\n{body}"));
        assert_eq!(answer(r#"{"result":"0x1"}"#), Ok(json!("0x1")));
        assert_eq!(
            answer(r#"{"error":{"message":"no"}}"#),
            Err("no.".to_owned())
        );
        assert_eq!(
            answer("nonsense"),
            Err("it answered `HTTP/1.0 200 OK`.".to_owned())
        );
        assert!(result_of("x").is_err());
    }
}
