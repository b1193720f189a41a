//! A listener that should hear nothing: it counts connections and requests.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use anyhow::Result;

/// What a listener has heard.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    /// Connections opened, with or without a byte.
    pub connections: usize,
    /// First lines of requests.
    pub requests: Vec<String>,
}

/// A loopback listener that answers everything with 204 and remembers it.
#[derive(Debug)]
pub struct Listener {
    port: u16,
    heard: Arc<Mutex<Heard>>,
}

impl Listener {
    /// Starts listening on a free port.
    pub fn start() -> Result<Self> {
        let socket = TcpListener::bind(("127.0.0.1", 0))?;
        let port = socket.local_addr()?.port();
        let heard = Arc::new(Mutex::new(Heard::default()));
        let memory = Arc::clone(&heard);
        // It ends with the process; a socket of its own and a few bytes are all it keeps.
        thread::spawn(move || {
            for stream in socket.incoming().flatten() {
                memory.lock().expect("no holder panics").connections += 1;
                let memory = Arc::clone(&memory);
                thread::spawn(move || hear(stream, &memory));
            }
        });
        Ok(Self { port, heard })
    }

    /// Returns the port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Returns what was heard since the last call.
    #[must_use]
    pub fn take(&self) -> Heard {
        std::mem::take(&mut *self.heard.lock().expect("no holder panics"))
    }

    /// Returns what was heard so far.
    #[must_use]
    pub fn heard(&self) -> Heard {
        self.heard.lock().expect("no holder panics").clone()
    }
}

fn hear(mut stream: TcpStream, memory: &Mutex<Heard>) {
    // A connection that sends nothing is counted and then left.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
    let mut bytes = [0; 2048];
    let Ok(length @ 1..) = stream.read(&mut bytes) else {
        return;
    };
    let text = String::from_utf8_lossy(&bytes[..length]);
    let line = text.lines().next().unwrap_or_default().to_owned();
    memory.lock().expect("no holder panics").requests.push(line);
    let _ = stream.write_all(
        b"HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
    );
}
