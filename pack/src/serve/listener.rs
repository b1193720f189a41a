//! The port on loopback, in both address families.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

use super::error::ServeError;

/// How often a free port of one family may turn out to be taken in the other.
const ATTEMPTS: usize = 8;

/// A port that this process holds on every loopback address of the machine.
///
/// Names under `localhost` may lead to either family. Holding both keeps another program of this
/// machine from answering in the site's name.
#[derive(Debug)]
pub struct Listener {
    pub(super) port: u16,
    pub(super) sockets: Vec<TcpListener>,
}

impl Listener {
    /// Takes a port on loopback; 0 takes a free one.
    ///
    /// # Errors
    ///
    /// If the port is taken in either family, or the system refuses.
    pub fn bind(port: u16) -> Result<Self, ServeError> {
        let mut outcome = Self::bind_both(port);
        for _ in 1..ATTEMPTS {
            match outcome {
                Err(ServeError::PortTaken { .. }) if port == 0 => outcome = Self::bind_both(port),
                _ => break,
            }
        }
        outcome
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    fn bind_both(port: u16) -> Result<Self, ServeError> {
        let failed = |port| {
            move |source: io::Error| match source.kind() {
                io::ErrorKind::AddrInUse => ServeError::PortTaken { port },
                _ => ServeError::Listen { port, source },
            }
        };
        let four = listen((Ipv4Addr::LOCALHOST, port).into()).map_err(failed(port))?;
        let port = four.local_addr().map_err(failed(port))?.port();
        let mut sockets = vec![four];
        match listen((Ipv6Addr::LOCALHOST, port).into()).map_err(failed(port)) {
            Ok(six) => sockets.push(six),
            Err(taken @ ServeError::PortTaken { .. }) => return Err(taken),
            // A machine without IPv6 has nobody there to answer either.
            Err(_) => {}
        }
        Ok(Self { port, sockets })
    }
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = TcpListener::bind(address)?;
    socket.set_nonblocking(true)?;
    Ok(socket)
}
