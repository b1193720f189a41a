//! A loopback server that answers every request with scripted bytes.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    thread::JoinHandle,
    time::Duration,
};

/// One thing that a scripted connection does.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    /// Sends these bytes.
    Send(Vec<u8>),
    /// Sends these bytes one by one, a moment apart.
    Drip(Vec<u8>),
    /// Sends these bytes again and again, until nobody listens.
    Forever(Vec<u8>),
    /// Says nothing until the other side gives up.
    Hang,
    /// Leaves without reading what was sent, so that the connection is reset.
    Reset,
}

/// A request as the script sees it.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// The number that the answer must bear.
    pub(crate) id: String,
    /// The whole JSON text.
    pub(crate) body: String,
}

type Script = dyn Fn(&Asked) -> Vec<Step> + Send + Sync;

/// Serves until it is dropped.
#[derive(Debug)]
pub(crate) struct FaultServer {
    pub(crate) port: u16,
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl FaultServer {
    /// Starts a server that follows a script.
    pub(crate) fn start(
        reads_request: bool,
        script: impl Fn(&Asked) -> Vec<Step> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (stop, stopped) = channel();
        let script: Box<Script> = Box::new(script);
        let thread =
            std::thread::spawn(move || serve(&listener, &stopped, reads_request, &*script));
        Self {
            port,
            stop: Some(stop),
            thread: Some(thread),
        }
    }
}

impl Drop for FaultServer {
    fn drop(&mut self) {
        self.stop.take();
        // A last connection wakes the listener, which then sees that it is to stop.
        drop(TcpStream::connect(("127.0.0.1", self.port)));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(listener: &TcpListener, stopped: &Receiver<()>, reads_request: bool, script: &Script) {
    for stream in listener.incoming().flatten() {
        if matches!(
            stopped.try_recv(),
            Err(std::sync::mpsc::TryRecvError::Disconnected)
        ) {
            return;
        }
        let _ = answer(stream, stopped, reads_request, script);
    }
}

fn answer(
    mut stream: TcpStream,
    stopped: &Receiver<()>,
    reads_request: bool,
    script: &Script,
) -> std::io::Result<()> {
    let asked = if reads_request {
        read_request(&mut stream)?
    } else {
        // Peek, so that the request has come but stays unread.
        stream.peek(&mut [0; 1])?;
        Asked {
            id: String::new(),
            body: String::new(),
        }
    };
    for step in script(&asked) {
        match step {
            Step::Send(bytes) => stream.write_all(&bytes)?,
            Step::Drip(bytes) => {
                for byte in bytes {
                    stream.write_all(&[byte])?;
                    let _ = stopped.recv_timeout(DRIP_INTERVAL);
                }
            }
            Step::Forever(bytes) => loop {
                stream.write_all(&bytes)?;
            },
            Step::Hang => {
                let _ = stream.read(&mut [0; 1])?;
            }
            Step::Reset => return Ok(()),
        }
    }
    stream.shutdown(Shutdown::Write)?;
    // Wait for the other side, lest what it has not read yet is lost.
    let _ = stream.read(&mut [0; 1])?;
    Ok(())
}

fn read_request(stream: &mut TcpStream) -> std::io::Result<Asked> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.split("content-length: ").nth(1);
            let length = length.and_then(|rest| rest.lines().next()?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return Ok(Asked {
                    id: id_of(body),
                    body: body.to_owned(),
                });
            }
        }
        let mut buffer = [0; 4096];
        match stream.read(&mut buffer)? {
            0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            count => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

fn id_of(body: &str) -> String {
    let rest = body.split("\"id\":").nth(1).unwrap_or_default();
    rest.chars().take_while(char::is_ascii_digit).collect()
}

/// Writes a whole HTTP answer.
pub(crate) fn http(status: u16, headers: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status} Scripted\r\ncontent-length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Writes a JSON-RPC answer with a result or an error, given as JSON.
pub(crate) fn json_rpc(asked: &Asked, member: &str) -> Vec<u8> {
    http(
        200,
        "content-type: application/json\r\n",
        &format!(r#"{{"jsonrpc":"2.0","id":{},{member}}}"#, asked.id),
    )
}

const DRIP_INTERVAL: Duration = Duration::from_millis(20);
