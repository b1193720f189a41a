//! Places of the page, and how they stand in the address bar's hash.
//!
//! ```text
//! hash  = "" / "#" / "#/" / "#/" place
//! place = "home" / "receive" / "send" [ "?to=" address ] / "activity" [ "/" digest ]
//!       / "endpoints" [ "/add" [ "?url=" encoded ] ] / "tools" / "settings" / "copy" / "ledger" / "records"
//! ```
//!
//! A hash comes from anywhere: what does not fit becomes [`Route::Home`], and nothing is done because
//! of a hash alone.

use std::fmt;

use wallet_types::{Address, Digest};

mod percent;

/// A place of the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Route {
    /// The door: welcome, unlock, or home, whichever holds.
    #[default]
    Home,
    /// The address to be paid at.
    Receive,
    /// A payment.
    Send {
        /// The recipient to fill in.
        to: Option<Address>,
    },
    /// The outbox.
    Activity,
    /// One payment of the outbox.
    Payment(Digest),
    /// The list of endpoints.
    Endpoints,
    /// A new endpoint.
    AddEndpoint {
        /// The address to fill in, as it was found: not yet checked, and not asked before the person
        /// says so.
        url: Option<String>,
    },
    /// Signing messages, and looking at what others hand over.
    Tools,
    /// Settings.
    Settings,
    /// What this copy is.
    ThisCopy,
    /// Who learned what.
    Ledger,
    /// Stored records that cannot be read.
    Records,
}

impl Route {
    /// Reads a hash, with or without its `#`.
    ///
    /// # Examples
    /// ```
    /// use flows::Route;
    ///
    /// let route = Route::parse("#/endpoints/add?url=http%3A%2F%2Flocalhost%3A8545");
    /// assert_eq!(route, Route::AddEndpoint { url: Some("http://localhost:8545".to_owned()) });
    /// assert_eq!(Route::parse("#/nowhere"), Route::Home);
    /// ```
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        match path.trim_matches('/') {
            "receive" => Self::Receive,
            "send" => Self::Send {
                to: parameter(query, "to").and_then(|text| text.parse().ok()),
            },
            "activity" => Self::Activity,
            "endpoints" => Self::Endpoints,
            "endpoints/add" => Self::AddEndpoint {
                url: parameter(query, "url").filter(|url| !url.is_empty()),
            },
            "tools" => Self::Tools,
            "settings" => Self::Settings,
            "copy" => Self::ThisCopy,
            "ledger" => Self::Ledger,
            "records" => Self::Records,
            other => Self::parse_payment(other),
        }
    }

    /// Prints the hash, with its `#`; what it prints reads back as the same place.
    #[must_use]
    pub fn to_hash(&self) -> String {
        self.to_string()
    }

    fn parse_payment(path: &str) -> Self {
        path.strip_prefix("activity/")
            .and_then(|digest| digest.parse().ok())
            .map_or(Self::Home, Self::Payment)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/home"),
            Self::Receive => f.write_str("#/receive"),
            Self::Send { to: None } => f.write_str("#/send"),
            Self::Send { to: Some(to) } => write!(f, "#/send?to={to}"),
            Self::Activity => f.write_str("#/activity"),
            Self::Payment(hash) => write!(f, "#/activity/{hash}"),
            Self::Endpoints => f.write_str("#/endpoints"),
            Self::AddEndpoint { url: None } => f.write_str("#/endpoints/add"),
            Self::AddEndpoint { url: Some(url) } => {
                write!(f, "#/endpoints/add?url={}", percent::encode(url))
            }
            Self::Tools => f.write_str("#/tools"),
            Self::Settings => f.write_str("#/settings"),
            Self::ThisCopy => f.write_str("#/copy"),
            Self::Ledger => f.write_str("#/ledger"),
            Self::Records => f.write_str("#/records"),
        }
    }
}

fn parameter(query: &str, name: &str) -> Option<String> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .and_then(|(_, value)| percent::decode(value))
}

#[cfg(test)]
mod tests;
