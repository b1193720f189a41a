//! HTTP/1.1 over a socket, as far as a test needs it, with the bounds that a transport owes.

use std::{
    cell::RefCell,
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    time::{Duration, Instant},
};

use chain::{HttpRequest, HttpResponse, Method, Reveals, Transport, TransportError};

/// Sends requests by sockets and remembers what they revealed.
#[derive(Debug, Default)]
pub(crate) struct NativeTransport {
    /// A deadline shorter than the asker's, where a test has less patience.
    pub(crate) patience: Option<Duration>,
    ledger: RefCell<Vec<(Method, Reveals)>>,
}

impl NativeTransport {
    /// Gives up earlier than asked to.
    pub(crate) fn impatient(patience: Duration) -> Self {
        Self {
            patience: Some(patience),
            ledger: RefCell::default(),
        }
    }

    /// Returns and forgets what was sent.
    pub(crate) fn take_ledger(&self) -> Vec<(Method, Reveals)> {
        self.ledger.take()
    }
}

impl Transport for NativeTransport {
    async fn post(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.ledger
            .borrow_mut()
            .push((request.method, request.reveals));
        let asked = Duration::from_millis(request.deadline_ms.into());
        let wait = self.patience.map_or(asked, |patience| patience.min(asked));
        exchange(&request, Instant::now() + wait)
    }
}

/// A connection that is read within a deadline and a cap.
struct Reader {
    stream: TcpStream,
    deadline: Instant,
    buffer: Vec<u8>,
    max_body_bytes: usize,
}

fn exchange(request: &HttpRequest, deadline: Instant) -> Result<HttpResponse, TransportError> {
    let host = request.url.host();
    let path = &request.url.as_str()[request.url.origin().len()..];
    let address = host.parse().map_err(|_| TransportError::Unreachable)?;
    let mut stream =
        TcpStream::connect_timeout(&address, left(deadline)?).map_err(|e| before_body(&e))?;
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n",
        request.body.len()
    );
    let sent = stream.write_all(format!("{head}{}", request.body).as_bytes());
    sent.map_err(|e| before_body(&e))?;
    let reader = Reader {
        stream,
        deadline,
        buffer: vec![],
        max_body_bytes: request.max_body_bytes,
    };
    reader.response()
}

impl Reader {
    fn response(mut self) -> Result<HttpResponse, TransportError> {
        let head_end = loop {
            match find(&self.buffer, b"\r\n\r\n") {
                Some(at) => break at + 4,
                None if self.buffer.len() > 65_536 => return Err(TransportError::Unreachable),
                None => match self.more().map_err(|e| before_body(&e))? {
                    0 => return Err(TransportError::Unreachable),
                    _ => continue,
                },
            }
        };
        let head: Vec<u8> = self.buffer.drain(..head_end).collect();
        let head = String::from_utf8_lossy(&head).into_owned();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
        let status: u16 = status.ok_or(TransportError::Unreachable)?;
        if (300..400).contains(&status) {
            return Err(TransportError::Redirected);
        }
        let body = if header(&head, "transfer-encoding").is_some() {
            self.chunked()?
        } else {
            match header(&head, "content-length").and_then(|length| length.parse().ok()) {
                Some(length) => self.exactly(length)?,
                None => self.until_closed()?,
            }
        };
        Ok(HttpResponse {
            status,
            body,
            retry_after: header(&head, "retry-after"),
        })
    }

    fn exactly(&mut self, length: usize) -> Result<Vec<u8>, TransportError> {
        if length > self.max_body_bytes {
            return Err(TransportError::TooLarge);
        }
        while self.buffer.len() < length {
            if self.more().map_err(|e| in_body(&e))? == 0 {
                return Err(TransportError::Truncated);
            }
        }
        Ok(self.buffer.drain(..length).collect())
    }

    fn until_closed(&mut self) -> Result<Vec<u8>, TransportError> {
        while self.more().map_err(|e| in_body(&e))? != 0 {
            if self.buffer.len() > self.max_body_bytes {
                return Err(TransportError::TooLarge);
            }
        }
        Ok(std::mem::take(&mut self.buffer))
    }

    fn chunked(&mut self) -> Result<Vec<u8>, TransportError> {
        let mut body = Vec::new();
        loop {
            let line_end = loop {
                match find(&self.buffer, b"\r\n") {
                    Some(at) => break at,
                    None if self.more().map_err(|e| in_body(&e))? == 0 => {
                        return Err(TransportError::Truncated);
                    }
                    None => {}
                }
            };
            let line: Vec<u8> = self.buffer.drain(..line_end + 2).collect();
            let line = String::from_utf8_lossy(&line[..line_end]).into_owned();
            let length = usize::from_str_radix(&line, 16).map_err(|_| TransportError::Truncated)?;
            if body.len() + length > self.max_body_bytes {
                return Err(TransportError::TooLarge);
            }
            let chunk = self.exactly(length + 2)?;
            body.extend_from_slice(&chunk[..length]);
            if length == 0 {
                return Ok(body);
            }
        }
    }

    /// Waits for more bytes, no longer than to the deadline.
    fn more(&mut self) -> std::io::Result<usize> {
        let wait = left(self.deadline).map_err(|_| ErrorKind::TimedOut)?;
        self.stream.set_read_timeout(Some(wait))?;
        let mut bytes = [0; 16_384];
        let count = self.stream.read(&mut bytes)?;
        self.buffer.extend_from_slice(&bytes[..count]);
        Ok(count)
    }
}

fn left(deadline: Instant) -> Result<Duration, TransportError> {
    let left = deadline.saturating_duration_since(Instant::now());
    if left.is_zero() {
        Err(TransportError::TimedOut)
    } else {
        Ok(left)
    }
}

fn before_body(error: &std::io::Error) -> TransportError {
    match error.kind() {
        ErrorKind::TimedOut | ErrorKind::WouldBlock => TransportError::TimedOut,
        _ => TransportError::Unreachable,
    }
}

fn in_body(error: &std::io::Error) -> TransportError {
    match before_body(error) {
        TransportError::TimedOut => TransportError::TimedOut,
        _ => TransportError::Truncated,
    }
}

fn find(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    bytes
        .windows(pattern.len())
        .position(|window| window == pattern)
}

fn header(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    })
}

/// Sends a JSON text to a port of this machine and returns the answer's body.
pub(crate) fn post(port: u16, body: &str) -> Vec<u8> {
    let request = HttpRequest {
        url: format!("http://127.0.0.1:{port}").parse().unwrap(),
        body: body.to_owned(),
        deadline_ms: 10_000,
        max_body_bytes: 1 << 20,
        method: Method::ChainId,
        reveals: Reveals::Nothing,
    };
    let deadline = Instant::now() + Duration::from_secs(10);
    exchange(&request, deadline).unwrap().body
}
