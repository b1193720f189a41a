//! Where this copy was opened, and whether keys may be used there.
//!
//! Pure: facts in, verdict out, before storage or keys are touched. What a server says about itself is
//! kept apart as a hint ([`Copy::hinted`]): a lying gateway serves lying headers.

use crate::event::{BootFacts, ServedBy};

mod name;

/// The copy that is open, and how it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Its CID, where one is known.
    pub cid: Option<OwnCid>,
    /// How it came.
    pub route: CopyRoute,
    /// What the server says it is: a hint, for the copy's explanation.
    pub server: Option<String>,
}

/// A copy's CID, and how it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnCid {
    /// Its text.
    pub text: String,
    /// How it is known.
    pub source: CidSource,
}

/// How a copy knows its CID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CidSource {
    /// It is the origin itself: the browser keeps it apart from every other.
    Host,
    /// The server's headers say so: a hint.
    Header,
}

/// How a copy reached the browser.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CopyRoute {
    /// `<cid>.ipfs.localhost`: a server on this computer. One origin for each CID.
    Local {
        /// Which server, as far as it says.
        server: LocalServer,
    },
    /// `<cid>.ipfs.<gateway>`: a public gateway. One origin for each CID.
    Gateway {
        /// The gateway's host.
        gateway: String,
    },
    /// A name that points at a CID: whoever moves the name can read what is stored under it.
    Name {
        /// The name's host.
        name: String,
    },
    /// A web server's own origin, on this computer or over https, without a CID in its name.
    WebServer {
        /// Its host, with its port.
        host: String,
        /// Whether the page lies in a folder, so that other pages may share the origin.
        in_folder: bool,
    },
    /// A file: nothing is kept, other local files may share the origin.
    File,
}

/// Which server on this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LocalServer {
    /// It does not say.
    #[default]
    Unknown,
    /// `holdfast serve`, which checks every byte.
    Holdfast,
    /// An IPFS node.
    Node,
}

/// Why no wallet is opened here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum OriginRefusal {
    /// A path gateway: one origin shared by every site on it.
    PathGateway {
        /// The gateway's host, with its port.
        host: String,
    },
    /// Another page shows this one in a frame.
    Framed,
    /// The connection can be read and changed on the way.
    InsecureContext,
}

/// A way that is open instead.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Door {
    /// This address opens the same copy in an origin of its own.
    Link {
        /// The address.
        url: String,
    },
    /// The command that serves this copy from this computer.
    LoopbackCommand {
        /// The copy's CID, where one is known.
        cid: Option<String>,
    },
    /// The single HTML file.
    SingleFile,
}

/// What follows from where the copy was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// A wallet may be opened.
    Accepted(Copy),
    /// None is; say why and offer these doors.
    Refused {
        /// Why.
        reason: OriginRefusal,
        /// The doors, best first.
        doors: Vec<Door>,
    },
}

/// Judges the origin. The order matters: what offers the best door comes first.
#[must_use]
pub fn classify(facts: &BootFacts) -> Verdict {
    let host = facts.hostname.to_ascii_lowercase();
    if let Some(place) = name::path_place(facts, &host) {
        return Verdict::Refused {
            reason: OriginRefusal::PathGateway {
                host: with_port(&host, &facts.port),
            },
            doors: place.doors,
        };
    }
    let copy = Copy::of(facts, &host);
    if facts.framed {
        return refuse(OriginRefusal::Framed, own_link(facts, &host), &copy);
    }
    if copy.route != CopyRoute::File && !facts.secure_context {
        let https = format!("https://{host}{}", facts.path);
        let link = (facts.protocol == "http:" && facts.port.is_empty() && !name::is_number(&host))
            .then_some(https);
        return refuse(OriginRefusal::InsecureContext, link, &copy);
    }
    Verdict::Accepted(copy)
}

impl Copy {
    fn of(facts: &BootFacts, host: &str) -> Self {
        let cid = name::cid_of(host).map(|text| OwnCid {
            text,
            source: CidSource::Host,
        });
        Self {
            route: CopyRoute::of(facts, host, cid.is_some()),
            cid,
            server: None,
        }
    }

    /// Adds what the server says about itself. Never changes what the browser itself knows.
    #[must_use]
    pub fn hinted(mut self, served_by: &ServedBy) -> Self {
        self.server = served_by.server.as_deref().and_then(short_text);
        if let CopyRoute::Local { server } = &mut self.route {
            *server = LocalServer::of(served_by);
        }
        if self.cid.is_none() {
            self.cid = served_by
                .ipfs_roots
                .as_deref()
                .and_then(name::first_root)
                .map(|text| OwnCid {
                    text,
                    source: CidSource::Header,
                });
        }
        self
    }

    /// Says whether anything may be stored: a file's storage is shared and does not last.
    #[must_use]
    pub const fn keeps_storage(&self) -> bool {
        !matches!(self.route, CopyRoute::File)
    }
}

impl CopyRoute {
    fn of(facts: &BootFacts, host: &str, has_cid: bool) -> Self {
        if facts.protocol == "file:" {
            return Self::File;
        }
        match name::gateway_of(host) {
            Some("localhost") if has_cid => Self::Local {
                server: LocalServer::Unknown,
            },
            Some(gateway) if has_cid => Self::Gateway {
                gateway: with_port(gateway, &facts.port),
            },
            _ if name::is_name(host) => Self::Name {
                name: with_port(host, &facts.port),
            },
            _ => Self::WebServer {
                host: with_port(host, &facts.port),
                in_folder: !matches!(facts.path.as_str(), "" | "/" | "/index.html"),
            },
        }
    }
}

impl LocalServer {
    fn of(served_by: &ServedBy) -> Self {
        let server = served_by.server.as_deref().unwrap_or_default();
        if server.to_ascii_lowercase().starts_with("holdfast") {
            return Self::Holdfast;
        }
        match (&served_by.ipfs_path, &served_by.ipfs_roots) {
            (None, None) => Self::Unknown,
            _ => Self::Node,
        }
    }
}

fn refuse(reason: OriginRefusal, link: Option<String>, copy: &Copy) -> Verdict {
    let cid = copy.cid.as_ref().map(|cid| cid.text.clone());
    let mut doors: Vec<Door> = link.into_iter().map(|url| Door::Link { url }).collect();
    doors.push(Door::LoopbackCommand { cid });
    doors.push(Door::SingleFile);
    Verdict::Refused { reason, doors }
}

/// The page's own address, to be opened in a tab of its own.
fn own_link(facts: &BootFacts, host: &str) -> Option<String> {
    matches!(facts.protocol.as_str(), "http:" | "https:").then(|| {
        format!(
            "{}//{}{}",
            facts.protocol,
            with_port(host, &facts.port),
            facts.path
        )
    })
}

fn with_port(host: &str, port: &str) -> String {
    if port.is_empty() {
        host.to_owned()
    } else {
        format!("{host}:{port}")
    }
}

fn short_text(text: &str) -> Option<String> {
    let kept: String = text
        .chars()
        .filter(char::is_ascii_graphic)
        .take(MAX_SERVER_CHARS)
        .collect();
    (!kept.is_empty()).then_some(kept)
}

const MAX_SERVER_CHARS: usize = 40;

#[cfg(test)]
mod tests;
