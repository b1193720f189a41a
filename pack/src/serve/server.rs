//! The running server: one thread, many connections, a graceful end.

use std::convert::Infallible;
use std::io;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{HOST, HeaderName, HeaderValue, IF_NONE_MATCH};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::answer::{Answer, Asked, answer};
use super::error::ServeError;
use super::listener::Listener;
use super::site::Site;

/// How long a client may take over the head of a request.
const HEAD_DEADLINE: Duration = Duration::from_secs(10);

/// How long open answers may take once the server is asked to stop.
const STOP_DEADLINE: Duration = Duration::from_secs(3);

/// How long to wait after a failed accept, as when file handles run out.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

impl Site {
    /// Serves the site on a thread of its own until the returned value is stopped or dropped.
    ///
    /// Waits for that thread to listen. May be called from async code too.
    ///
    /// # Errors
    ///
    /// If the system refuses a thread or the sockets.
    pub fn serve(self, listener: Listener) -> Result<Server, ServeError> {
        let Listener { port, sockets } = listener;
        let site = Arc::new(self);
        let (stop, stopped) = watch::channel(());
        let (ready, started) = mpsc::channel();
        let served = Arc::clone(&site);
        let run = move || match runtime() {
            Ok(runtime) => runtime.block_on(async {
                let sockets: io::Result<Vec<_>> =
                    sockets.into_iter().map(TcpListener::from_std).collect();
                match sockets {
                    Ok(sockets) => {
                        // Nobody waits for this any more if the starter gave up.
                        let _ = ready.send(Ok(()));
                        run_all(&served, port, sockets, stopped).await;
                    }
                    Err(error) => drop(ready.send(Err(error))),
                }
            }),
            Err(error) => drop(ready.send(Err(error))),
        };
        let thread = std::thread::Builder::new()
            .name("holdfast-serve".to_owned())
            .spawn(run);
        let thread = thread.map_err(ServeError::Run)?;
        started
            .recv()
            .map_err(io::Error::other)
            .flatten()
            .map_err(ServeError::Run)?;
        Ok(Server {
            site,
            port,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

/// A site that is being served; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    site: Arc<Site>,
    port: u16,
    stop: Option<watch::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The site's address.
    #[must_use]
    pub fn url(&self) -> String {
        self.site.url(self.port)
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Ends the server: no new connection, open answers get three seconds.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic there was printed by its own thread; the end is the same.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

pub(super) fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
}

async fn run_all(
    site: &Arc<Site>,
    port: u16,
    sockets: Vec<TcpListener>,
    stopped: watch::Receiver<()>,
) {
    let graceful = Arc::new(GracefulShutdown::new());
    let tasks: Vec<_> = sockets
        .into_iter()
        .map(|socket| {
            let (site, graceful) = (Arc::clone(site), Arc::clone(&graceful));
            tokio::spawn(accept_all(site, port, socket, graceful, stopped.clone()))
        })
        .collect();
    for task in tasks {
        // A task that panicked takes no more connections, which is what an end means.
        let _ = task.await;
    }
    let graceful = Arc::into_inner(graceful).expect("the tasks that shared it have ended");
    // Whoever is not done by then is cut off with the runtime.
    let _ = tokio::time::timeout(STOP_DEADLINE, graceful.shutdown()).await;
}

async fn accept_all(
    site: Arc<Site>,
    port: u16,
    socket: TcpListener,
    graceful: Arc<GracefulShutdown>,
    mut stopped: watch::Receiver<()>,
) {
    loop {
        let accepted = tokio::select! {
            // The sender sends nothing: it is dropped, and this is how that shows.
            _ = stopped.changed() => return,
            accepted = socket.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => answer_all(&site, port, stream, &graceful),
            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
    }
}

fn answer_all(site: &Arc<Site>, port: u16, stream: TcpStream, graceful: &GracefulShutdown) {
    let site = Arc::clone(site);
    let service = service_fn(move |request: Request<Incoming>| {
        let response = respond(&site, port, &request);
        async move { Ok::<_, Infallible>(response) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_DEADLINE);
    let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
    tokio::spawn(async move {
        // A client that breaks off or talks nonsense harms nobody but itself.
        let _ = connection.await;
    });
}

fn respond(site: &Site, port: u16, request: &Request<Incoming>) -> Response<Full<Bytes>> {
    let known = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let asked = Asked {
        method: request.method(),
        host: host_of(request),
        path: request.uri().path(),
        query: request.uri().query(),
        known,
    };
    let Answer {
        status,
        headers,
        body,
    } = answer(site, port, asked);
    let len = body.len();
    let head = *request.method() == Method::HEAD;
    let mut response = Response::new(Full::new(if head { Bytes::new() } else { body }));
    *response.status_mut() = status;
    for (name, value) in headers {
        // What a client sent is in some values; one that is no header value is left out.
        if let Ok(value) = HeaderValue::try_from(value) {
            response
                .headers_mut()
                .append(HeaderName::from_static(name), value);
        }
    }
    if head {
        response
            .headers_mut()
            .insert(hyper::header::CONTENT_LENGTH, HeaderValue::from(len));
    }
    response
}

/// The one host that a request names, in its target or its header; none if they disagree.
fn host_of(request: &Request<Incoming>) -> Option<&str> {
    let mut values = request.headers().get_all(HOST).iter();
    let named = values.next().and_then(|value| value.to_str().ok())?;
    if values.next().is_some() {
        return None;
    }
    match request.uri().authority() {
        Some(target) if target.as_str() != named => None,
        _ => Some(named),
    }
}
