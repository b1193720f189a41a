//! This copy: name, route, and what becomes of what it keeps.

use flows::{
    Persistence,
    origin::{CidSource, CopyRoute, LocalServer},
    view::StorageOutlook,
};

/// Says how a copy came.
pub(crate) fn route(route: &CopyRoute) -> String {
    match route {
        CopyRoute::Local {
            server: LocalServer::Holdfast,
        } => "from your own machine, by holdfast serve".into(),
        CopyRoute::Local {
            server: LocalServer::Node,
        } => "from your own node".into(),
        CopyRoute::Local {
            server: LocalServer::Unknown,
        } => "from your own machine".into(),
        CopyRoute::Gateway { gateway } => format!("through the gateway {gateway}"),
        CopyRoute::Name { name } => format!("by the name {name}"),
        CopyRoute::WebServer { host, .. } => format!("from the web server {host}"),
        CopyRoute::File => "from a file".into(),
    }
}

/// Says what a route means.
pub(crate) fn meaning(route: &CopyRoute) -> &'static str {
    match route {
        CopyRoute::Local { .. } => {
            "This copy came from a server on your machine, at an address of its own. No other site can read what it keeps."
        }
        CopyRoute::Gateway { .. } => {
            "This copy came through a public gateway, at an address of its own. A gateway that lies serves another page: compare the name with one you trust."
        }
        CopyRoute::Name { .. } => {
            "A name points at this copy. Whoever moves the name can serve another page, and that page can read what is kept here."
        }
        CopyRoute::WebServer { .. } => {
            "This copy came from a web server that is named by a host, not by its bytes. Whoever runs it can serve another page at this address."
        }
        CopyRoute::File => "This copy is a file. Nothing is kept when the tab closes.",
    }
}

/// Says how the name is known.
pub(crate) const fn source(source: CidSource) -> &'static str {
    match source {
        CidSource::Host => {
            "It is part of the address, so the browser keeps this copy apart from every other."
        }
        CidSource::Header => "The server says so: a hint, not a proof.",
    }
}

/// Says how long what is kept here lasts.
pub(crate) const fn outlook(outlook: StorageOutlook) -> &'static str {
    match outlook {
        StorageOutlook::MemoryOnly => {
            "Nothing is kept: closing the tab forgets everything. The vault file is the wallet."
        }
        StorageOutlook::EndsWithThisCopy { .. } => {
            "What this browser keeps belongs to this very copy. The next release has another address and does not see it, so keep the vault file: it opens there too."
        }
        StorageOutlook::BelongsToName { .. } => {
            "What this browser keeps belongs to a name, and whoever moves the name can read it. Keep the vault file, and prefer an address of the copy's own."
        }
        StorageOutlook::BelongsToServer { shared: true, .. } => {
            "What this browser keeps belongs to this web server, and other pages on it may read it. Prefer an address of the copy's own, and keep the vault file."
        }
        StorageOutlook::BelongsToServer { shared: false, .. } => {
            "What this browser keeps belongs to this web server; whoever runs it can put another page there. Keep the vault file."
        }
    }
}

/// Says what the browser promised.
pub(crate) const fn persistence(persistence: Persistence) -> &'static str {
    match persistence {
        Persistence::Unasked => "The browser was not asked to keep it.",
        Persistence::Granted => "The browser promises to keep it until you clear it.",
        Persistence::BestEffort => "The browser keeps it while it has room, and promises nothing.",
        Persistence::Unsupported => "This browser cannot be asked to keep it.",
    }
}
