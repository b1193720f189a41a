//! Texts that sign a person in to a service
//! ([ERC-4361](https://eips.ethereum.org/EIPS/eip-4361)).
//!
//! Owns reading them by their grammar and no more loosely, so that what is shown as a field is a
//! field for every service, and writing them back to the same bytes. Whether the fields are good
//! for the one who signs is judged in [`message_review`](crate::message_review).

mod date_time;
mod uri;

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};
use core::fmt;

use wallet_types::{Address, UnixMs, message::SignInField};

use crate::typed_data::{Number, decimal};

/// A sign-in, with every field as it is written.
///
/// # Examples
/// ```
/// # use wallet_core::siwe::*;
/// # let text = "harbour.example wants you to sign in with your Ethereum account:\n\
/// #     0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\n\
/// #     URI: https://harbour.example/\nVersion: 1\nChain ID: 1\nNonce: 32891756\n\
/// #     Issued At: 2021-09-30T16:25:24Z";
/// let sign_in = SignIn::read(text)?;
/// assert_eq!((&*sign_in.domain, &*sign_in.nonce), ("harbour.example", "32891756"));
/// assert_eq!((sign_in.statement, sign_in.expiration_time), (None, None));
/// # Ok::<(), SignInError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// The scheme before the domain, where there is one; `https` is meant otherwise.
    pub scheme: Option<String>,
    /// Who asks: a host, perhaps with a name and `@` before it and a port after it.
    pub domain: String,
    /// The account that signs in.
    pub address: Address,
    /// What the person declares, where anything.
    pub statement: Option<String>,
    /// What is signed in to.
    pub uri: String,
    /// The chain's id, as it is written.
    pub chain_id: String,
    /// A text that makes each sign-in another one.
    pub nonce: String,
    /// When it was made.
    pub issued_at: Moment,
    /// Until when it is valid.
    pub expiration_time: Option<Moment>,
    /// From when on it is valid.
    pub not_before: Option<Moment>,
    /// The service's own name for the request.
    pub request_id: Option<String>,
    /// Addresses of whatever else the service asks for; `None` where there is no such list.
    pub resources: Option<Vec<String>>,
}

/// A moment, as it is written and as it is meant
/// ([RFC 3339](https://www.rfc-editor.org/rfc/rfc3339)).
///
/// # Examples
/// ```
/// # use wallet_core::siwe::*;
/// # let text = "harbour.example wants you to sign in with your Ethereum account:\n\
/// #     0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\n\
/// #     URI: https://harbour.example/\nVersion: 1\nChain ID: 1\nNonce: 32891756\n\
/// #     Issued At: 2021-09-30T16:25:24Z";
/// let moment: Moment = SignIn::read(text)?.issued_at;
/// assert_eq!(moment.text, "2021-09-30T16:25:24Z");
/// assert_eq!(moment.at.0, 1_633_019_124_000);
/// # Ok::<(), SignInError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// As it is written.
    pub text: String,
    /// What it means; moments before 1970 count as its beginning.
    pub at: UnixMs,
}

/// The first part of a text that is not as a sign-in must be.
///
/// # Examples
/// ```
/// # use wallet_core::siwe::*;
/// # let text = "harbour.example wants you to sign in with your Ethereum account:\n\
/// #     0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\n\
/// #     URI: https://harbour.example/\nVersion: 1\nChain ID: 1\nNonce: 32891756\n\
/// #     Issued At: 2021-09-30T16:25:24Z";
/// let changed = text.replace("Chain ID: 1", "Chain ID: one");
/// let error = SignIn::read(&changed).unwrap_err();
/// assert_eq!(error.at, wallet_types::message::SignInField::ChainId);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignInError {
    /// Which part.
    pub at: SignInField,
}

/// Says whether a text seems to sign a person in, in whatever form.
///
/// # Examples
/// ```
/// use wallet_core::siwe::looks_like_sign_in;
///
/// assert!(looks_like_sign_in("a.example wants you to  SIGN IN with your Ethereum account"));
/// assert!(!looks_like_sign_in("tide"));
/// ```
#[must_use]
pub fn looks_like_sign_in(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic);
    let letters: Vec<u8> = letters.map(|letter| letter.to_ascii_lowercase()).collect();
    let words = b"signinwithyourethereumaccount";
    letters.windows(words.len()).any(|part| part == words)
}

impl SignIn {
    /// Reads a sign-in. Takes at most 16 times the text's length in memory, and 1 KiB more.
    ///
    /// # Errors
    /// A text that does not follow the grammar to the letter, with the part where it leaves it.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::siwe::SignIn;
    ///
    /// let text = "harbour.example wants you to sign in with your Ethereum account:\n\
    ///     0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\
    ///     I want to see the tides.\n\n\
    ///     URI: https://harbour.example/tides\nVersion: 1\nChain ID: 1\nNonce: 32891756\n\
    ///     Issued At: 2021-09-30T16:25:24Z";
    /// let sign_in = SignIn::read(text)?;
    /// assert_eq!(sign_in.domain, "harbour.example");
    /// assert_eq!(sign_in.issued_at.at.0, 1_633_019_124_000);
    /// assert_eq!(sign_in.to_string(), text);
    /// # Ok::<(), wallet_core::siwe::SignInError>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, SignInError> {
        let mut lines = Lines(Some(text));
        let (scheme, domain) = first_line(lines.next(SignInField::Preamble)?)?;
        let address = address(lines.next(SignInField::Address)?)?;
        lines.empty(SignInField::Address)?;
        let statement = lines.statement()?;
        let uri = lines.field(SignInField::Uri, "URI: ", uri::is_uri)?;
        lines.field(SignInField::Version, "Version: ", |text| text == "1")?;
        let chain_id = lines.field(SignInField::ChainId, "Chain ID: ", is_chain_id)?;
        let nonce = lines.field(SignInField::Nonce, "Nonce: ", is_nonce)?;
        let issued_at = lines.field(SignInField::IssuedAt, "Issued At: ", |_| true)?;
        let issued_at = moment(issued_at, SignInField::IssuedAt)?;
        let expiration_time = lines.moment(SignInField::ExpirationTime, "Expiration Time: ")?;
        let not_before = lines.moment(SignInField::NotBefore, "Not Before: ")?;
        let request_id = lines.optional(SignInField::RequestId, "Request ID: ", is_request_id)?;
        let resources = lines.resources()?;
        if lines.0.is_some() {
            return Err(fault(SignInField::End));
        }
        Ok(Self {
            scheme: scheme.map(ToOwned::to_owned),
            domain: domain.to_owned(),
            address,
            statement: statement.map(ToOwned::to_owned),
            uri: uri.to_owned(),
            chain_id: chain_id.to_owned(),
            nonce: nonce.to_owned(),
            issued_at,
            expiration_time,
            not_before,
            request_id: request_id.map(ToOwned::to_owned),
            resources,
        })
    }

    /// Returns the host that asks, without a name before it or a port after it.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::siwe::*;
    /// # let text = "harbour.example wants you to sign in with your Ethereum account:\n\
    /// #     0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\n\
    /// #     URI: https://harbour.example/\nVersion: 1\nChain ID: 1\nNonce: 32891756\n\
    /// #     Issued At: 2021-09-30T16:25:24Z";
    /// let text = text.replace("harbour.example wants", "harbour.example:8443 wants");
    /// assert_eq!(SignIn::read(&text)?.domain_host(), "harbour.example");
    /// # Ok::<(), SignInError>(())
    /// ```
    #[must_use]
    pub fn domain_host(&self) -> &str {
        uri::host_of(&self.domain)
    }

    /// Says whether a name and `@` stand before the host that asks.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::siwe::*;
    /// # let text = "harbour.example wants you to sign in with your Ethereum account:\n\
    /// #     0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\n\
    /// #     URI: https://harbour.example/\nVersion: 1\nChain ID: 1\nNonce: 32891756\n\
    /// #     Issued At: 2021-09-30T16:25:24Z";
    /// assert!(!SignIn::read(text)?.has_name_before_host());
    /// let text = text.replace("harbour.example wants", "bank.example@harbour.example wants");
    /// assert!(SignIn::read(&text)?.has_name_before_host());
    /// # Ok::<(), SignInError>(())
    /// ```
    #[must_use]
    pub fn has_name_before_host(&self) -> bool {
        self.domain.contains('@')
    }

    /// Returns the host of what is signed in to, where its address has one.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::siwe::SignIn;
    ///
    /// let text = "bank.example@evil.example:443 wants you to sign in with your Ethereum account:\n\
    ///     0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\n\
    ///     URI: https://bank.example/\nVersion: 1\nChain ID: 1\nNonce: 32891756\n\
    ///     Issued At: 2021-09-30T16:25:24Z";
    /// let sign_in = SignIn::read(text)?;
    /// assert_eq!(sign_in.domain_host(), "evil.example");
    /// assert!(sign_in.has_name_before_host());
    /// assert_eq!(sign_in.uri_host(), Some("bank.example"));
    /// # Ok::<(), wallet_core::siwe::SignInError>(())
    /// ```
    #[must_use]
    pub fn uri_host(&self) -> Option<&str> {
        uri::authority_of(&self.uri).map(uri::host_of)
    }

    /// Returns the chain's id in decimal without leading zeros, where it has at most 256 bits.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::siwe::SignIn;
    /// # let text = "harbour.example wants you to sign in with your Ethereum account:\n\
    /// #     0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2\n\n\n\
    /// #     URI: https://harbour.example/\nVersion: 1\nChain ID: 001\nNonce: 32891756\n\
    /// #     Issued At: 2021-09-30T16:25:24Z";
    /// # let sign_in = SignIn::read(text).unwrap();
    /// assert_eq!((&*sign_in.chain_id, &*sign_in.chain_number().unwrap()), ("001", "1"));
    /// ```
    #[must_use]
    pub fn chain_number(&self) -> Option<String> {
        let number = Number::read(&self.chain_id).ok()?;
        Some(decimal(&number.size, false))
    }
}

impl fmt::Display for SignIn {
    /// Writes the text that was read, byte by byte the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut put = |parts: &[&str]| parts.iter().try_for_each(|part| f.write_str(part));
        if let Some(scheme) = &self.scheme {
            put(&[scheme, "://"])?;
        }
        put(&[
            &self.domain,
            PREAMBLE,
            "\n",
            &self.address.to_string(),
            "\n\n",
        ])?;
        if let Some(statement) = &self.statement {
            put(&[statement, "\n"])?;
        }
        put(&[
            "\nURI: ",
            &self.uri,
            "\nVersion: 1\nChain ID: ",
            &self.chain_id,
        ])?;
        put(&[
            "\nNonce: ",
            &self.nonce,
            "\nIssued At: ",
            &self.issued_at.text,
        ])?;
        if let Some(moment) = &self.expiration_time {
            put(&["\nExpiration Time: ", &moment.text])?;
        }
        if let Some(moment) = &self.not_before {
            put(&["\nNot Before: ", &moment.text])?;
        }
        if let Some(id) = &self.request_id {
            put(&["\nRequest ID: ", id])?;
        }
        if let Some(resources) = &self.resources {
            put(&["\nResources:"])?;
            for resource in resources {
                put(&["\n- ", resource])?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for SignInError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.at {
            SignInField::Preamble => "the first line does not ask to sign in",
            SignInField::End => "something follows the sign-in",
            _ => "a field is not as it must be in a sign-in",
        })
    }
}

impl core::error::Error for SignInError {}

/// What is left of a text, line by line. `None` once the last line is taken.
struct Lines<'a>(Option<&'a str>);

impl<'a> Lines<'a> {
    fn next(&mut self, at: SignInField) -> Result<&'a str, SignInError> {
        let text = self.0.ok_or(fault(at))?;
        let (line, rest) = match text.split_once('\n') {
            Some((line, rest)) => (line, Some(rest)),
            None => (text, None),
        };
        self.0 = rest;
        Ok(line)
    }

    fn empty(&mut self, at: SignInField) -> Result<(), SignInError> {
        let line = self.next(at)?;
        line.is_empty().then_some(()).ok_or(fault(at))
    }

    /// A statement has an empty line after it. Without one, that line stands alone; so an empty
    /// line followed by another is an empty statement.
    fn statement(&mut self) -> Result<Option<&'a str>, SignInError> {
        let at = SignInField::Statement;
        let line = self.next(at)?;
        let is_alone = self.0.is_some_and(|rest| !rest.starts_with('\n'));
        if line.is_empty() && is_alone {
            return Ok(None);
        }
        if !line
            .bytes()
            .all(|byte| byte == b' ' || uri::is_reserved_or_unreserved(byte))
        {
            return Err(fault(at));
        }
        self.empty(at)?;
        Ok(Some(line))
    }

    fn field(
        &mut self,
        at: SignInField,
        title: &str,
        is_good: fn(&str) -> bool,
    ) -> Result<&'a str, SignInError> {
        let content = self.next(at)?.strip_prefix(title).ok_or(fault(at))?;
        is_good(content).then_some(content).ok_or(fault(at))
    }

    fn optional(
        &mut self,
        at: SignInField,
        title: &str,
        is_good: fn(&str) -> bool,
    ) -> Result<Option<&'a str>, SignInError> {
        match self.0 {
            Some(rest) if rest.starts_with(title) => self.field(at, title, is_good).map(Some),
            _ => Ok(None),
        }
    }

    fn moment(&mut self, at: SignInField, title: &str) -> Result<Option<Moment>, SignInError> {
        let text = self.optional(at, title, |_| true)?;
        text.map(|text| moment(text, at)).transpose()
    }

    fn resources(&mut self) -> Result<Option<Vec<String>>, SignInError> {
        let at = SignInField::Resources;
        if self
            .optional(at, "Resources:", |rest| rest.is_empty())?
            .is_none()
        {
            return Ok(None);
        }
        let mut resources = Vec::new();
        while self.0.is_some() {
            resources.push(self.field(at, "- ", uri::is_uri)?.to_owned());
        }
        Ok(Some(resources))
    }
}

const fn fault(at: SignInField) -> SignInError {
    SignInError { at }
}

fn first_line(line: &str) -> Result<(Option<&str>, &str), SignInError> {
    let origin = line
        .strip_suffix(PREAMBLE)
        .ok_or(fault(SignInField::Preamble))?;
    let split = origin.split_once(':');
    let split = split.and_then(|(scheme, rest)| Some((scheme, rest.strip_prefix("//")?)));
    let (scheme, domain) = split.map_or((None, origin), |(scheme, rest)| (Some(scheme), rest));
    if scheme.is_some_and(|scheme| !uri::is_scheme(scheme)) {
        return Err(fault(SignInField::Scheme));
    }
    // The grammar would let the host be empty; nobody is asking then.
    if !uri::is_authority(domain) || uri::host_of(domain).is_empty() {
        return Err(fault(SignInField::Domain));
    }
    Ok((scheme, domain))
}

/// An address must have its checksum: all small letters are not enough.
fn address(line: &str) -> Result<Address, SignInError> {
    let address: Option<Address> = line.parse().ok();
    address
        .filter(|address| address.to_string() == line)
        .ok_or(fault(SignInField::Address))
}

fn moment(text: &str, at: SignInField) -> Result<Moment, SignInError> {
    Ok(Moment {
        at: date_time::read(text).ok_or(fault(at))?,
        text: text.to_owned(),
    })
}

fn is_chain_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_nonce(text: &str) -> bool {
    text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_request_id(text: &str) -> bool {
    uri::is_made_of(text, uri::PCHAR)
}

const PREAMBLE: &str = " wants you to sign in with your Ethereum account:";
