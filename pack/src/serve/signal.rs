//! The wish of a person or the system that this process end.

use tokio::runtime::Runtime;

use super::error::ServeError;
use super::server::runtime;

/// Listens for Ctrl-C and, on Unix, for the request to terminate.
#[derive(Debug)]
pub struct StopSignal {
    runtime: Runtime,
    sources: Sources,
}

impl StopSignal {
    /// Begins to listen: from here on such a wish no longer ends the process by itself.
    ///
    /// Not for async code, which has its runtime's own signals.
    ///
    /// # Errors
    ///
    /// If the system refuses to tell.
    pub fn listen() -> Result<Self, ServeError> {
        let runtime = runtime().map_err(ServeError::Run)?;
        let sources = {
            let _entered = runtime.enter();
            Sources::listen().map_err(ServeError::Run)?
        };
        Ok(Self { runtime, sources })
    }

    /// Blocks until the wish comes, or came since [`StopSignal::listen`].
    pub fn wait(mut self) {
        self.runtime.block_on(self.sources.next());
    }
}

#[cfg(unix)]
#[derive(Debug)]
struct Sources {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Sources {
    fn listen() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};

        let interrupt = signal(SignalKind::interrupt())?;
        Ok(Self {
            interrupt,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
#[derive(Debug)]
struct Sources(tokio::signal::windows::CtrlC);

#[cfg(not(unix))]
impl Sources {
    fn listen() -> std::io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    async fn next(&mut self) {
        self.0.recv().await;
    }
}
