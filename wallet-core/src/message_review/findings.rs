//! What deserves a look in a message.
//!
//! Everything here rests on the message's bytes, the account and the confirmed network alone; the
//! time of day is the only thing that comes from elsewhere.

use alloc::{string::ToString, vec::Vec};

use wallet_types::{
    UnixMs,
    message::{MessageFinding, MessageFindingKind as Kind, OddCharacter, characters},
    review::{FindingSource, Severity},
};

use crate::{
    message_review::Signer,
    personal_message,
    siwe::{self, SignIn, SignInError},
    typed_data::Domain,
};

/// From so many days on, a message is long-lived.
pub const LONG_LIVED_DAYS: u64 = 30;

/// Findings, most serious first; among equals in the order in which they were found.
#[derive(Default)]
pub(super) struct Findings(pub(super) Vec<MessageFinding>);

impl Findings {
    /// Adds a finding, which rests on the bytes.
    // Called from everywhere: one copy keeps the module small.
    #[inline(never)]
    pub(super) fn put(&mut self, severity: Severity, kind: Kind) {
        let at = self.0.iter().take_while(|known| known.severity >= severity);
        let at = at.count();
        let source = FindingSource::Bytes;
        let finding = MessageFinding {
            kind,
            source,
            severity,
        };
        self.0.insert(at, finding);
    }

    pub(super) fn of_bytes(&mut self, bytes: &[u8]) {
        if let Some((version, validator)) = personal_message::form_inside(bytes) {
            let kind = Kind::SignedDataInside { version, validator };
            self.put(Severity::Danger, kind);
        }
        if bytes.is_empty() {
            self.put(Severity::Caution, Kind::Empty);
        } else if may_be_digest(bytes) {
            self.put(Severity::Danger, Kind::MayBeDigest);
        } else if core::str::from_utf8(bytes).is_err() {
            self.put(Severity::Caution, Kind::NotText);
        }
    }

    /// Counts odd characters over some texts, by their kind.
    pub(super) fn of_texts(&mut self, texts: &[&str]) {
        let mut found: Vec<(OddCharacter, char, u32)> = Vec::new();
        for text in texts {
            for (character, odd) in characters(text) {
                let Some(odd) = odd else { continue };
                match found.iter_mut().find(|(kind, _, _)| *kind == odd) {
                    Some((_, _, count)) => *count = count.saturating_add(1),
                    None => found.push((odd, character, 1)),
                }
            }
        }
        for (kind, first, count) in found {
            let severity = match kind {
                OddCharacter::Direction => Severity::Danger,
                OddCharacter::Space => Severity::Notice,
                _ => Severity::Caution,
            };
            self.put(severity, Kind::OddCharacters { kind, first, count });
        }
    }

    pub(super) fn of_failed_sign_in(&mut self, text: &str, error: SignInError) {
        if siwe::looks_like_sign_in(text) {
            let kind = Kind::MalformedSignIn { at: error.at };
            self.put(Severity::Danger, kind);
        }
    }

    pub(super) fn of_sign_in(&mut self, sign_in: &SignIn, signer: &Signer) {
        if sign_in.address != signer.account {
            let found = sign_in.address;
            self.put(Severity::Danger, Kind::OtherAccount { found });
        }
        self.of_hosts(sign_in);
        let is_plain = |scheme: &str| scheme.eq_ignore_ascii_case("http");
        let uri_scheme = sign_in.uri.split(':').next().unwrap_or_default();
        if is_plain(uri_scheme) || sign_in.scheme.as_deref().is_some_and(is_plain) {
            self.put(Severity::Caution, Kind::PlainConnection);
        }
        let number = sign_in.chain_number();
        self.of_chain(number.as_ref().unwrap_or(&sign_in.chain_id), signer);
        let at = sign_in.issued_at.at;
        if at.0 > signer.now.0.saturating_add(CLOCK_TOLERANCE_MS) {
            self.put(Severity::Caution, Kind::IssuedLater { at });
        }
        if let Some(moment) = &sign_in.not_before {
            self.of_beginning("Not Before", moment.at, signer.now);
        }
        let until = sign_in.expiration_time.as_ref().map(|moment| moment.at);
        self.of_end("Expiration Time", until, signer.now);
    }

    fn of_hosts(&mut self, sign_in: &SignIn) {
        let host = sign_in.domain_host();
        if sign_in.has_name_before_host() {
            let host = host.into();
            self.put(Severity::Danger, Kind::HostBehindName { host });
        }
        let uri = sign_in.uri_host().unwrap_or_default();
        if host.eq_ignore_ascii_case(uri) {
            return;
        }
        let is_related = uri.is_empty() || is_below(host, uri) || is_below(uri, host);
        let severity = match is_related {
            true => Severity::Caution,
            false => Severity::Danger,
        };
        let (domain, uri) = (host.into(), uri.into());
        self.put(severity, Kind::OtherHost { domain, uri });
    }

    /// Judges from when on something is valid.
    pub(super) fn of_beginning(&mut self, path: &str, at: UnixMs, now: UnixMs) {
        if at > now {
            let path = path.into();
            self.put(Severity::Caution, Kind::NotYetValid { path, at });
        }
    }

    /// Judges until when something is valid; `None` is for ever.
    pub(super) fn of_end(&mut self, path: &str, until: Option<UnixMs>, now: UnixMs) {
        let path = path.into();
        match until {
            Some(at) if at <= now => self.put(Severity::Caution, Kind::Expired { path, at }),
            Some(at) if at.0 - now.0 <= LONG_LIVED_DAYS * DAY_MS => {}
            until => self.put(Severity::Notice, Kind::LongLived { path, until }),
        }
    }

    pub(super) fn of_domain(&mut self, domain: &Domain, signer: &Signer) {
        match &domain.chain_id {
            Some(found) => self.of_chain(found, signer),
            None => self.put(Severity::Caution, Kind::NoChain),
        }
        if domain.verifying_contract.is_none() {
            self.put(Severity::Notice, Kind::NoContract);
        }
    }

    /// Compares a chain's id in decimal with the confirmed one.
    fn of_chain(&mut self, found: &str, signer: &Signer) {
        let expected = signer.chain_id;
        if found != expected.to_string() {
            let found = found.into();
            self.put(Severity::Danger, Kind::OtherChain { found, expected });
        }
    }
}

/// 32 bytes that are no text of letters, or 64 digits of a digest.
fn may_be_digest(bytes: &[u8]) -> bool {
    let digits = bytes.strip_prefix(b"0x").unwrap_or(bytes);
    let is_hex = digits.len() == 64 && digits.iter().all(u8::is_ascii_hexdigit);
    let is_printable = |byte: &u8| (b' '..=b'~').contains(byte);
    is_hex || (bytes.len() == 32 && !bytes.iter().all(is_printable))
}

/// Says whether a host's name is another's with something before it.
fn is_below(host: &str, other: &str) -> bool {
    let at = host.len().saturating_sub(other.len());
    let (before, rest) = host.split_at_checked(at).unwrap_or_default();
    before.ends_with('.') && rest.eq_ignore_ascii_case(other)
}

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// Clocks differ a little: a message may come from so far in the future.
const CLOCK_TOLERANCE_MS: u64 = 5 * 60 * 1000;
