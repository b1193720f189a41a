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
    siwe::{self, Moment, SignIn, SignInError},
    typed_data::Domain,
};

/// From so many days on, a message is long-lived.
pub const LONG_LIVED_DAYS: u64 = 30;

/// Orders findings by how serious they are. Among equals the order stays.
pub(super) fn sorted(findings: &[MessageFinding]) -> Vec<MessageFinding> {
    let with = |severity| findings.iter().filter(move |f| f.severity == severity);
    [Severity::Danger, Severity::Caution, Severity::Notice]
        .into_iter()
        .flat_map(with)
        .cloned()
        .collect()
}

/// Makes a finding that rests on the bytes.
pub(super) const fn finding(severity: Severity, kind: Kind) -> MessageFinding {
    MessageFinding {
        kind,
        source: FindingSource::Bytes,
        severity,
    }
}

pub(super) fn of_bytes(bytes: &[u8]) -> Vec<MessageFinding> {
    let mut findings = Vec::new();
    if let Some((version, validator)) = personal_message::form_inside(bytes) {
        let kind = Kind::SignedDataInside { version, validator };
        findings.push(finding(Severity::Danger, kind));
    }
    if bytes.is_empty() {
        findings.push(finding(Severity::Caution, Kind::Empty));
    } else if may_be_digest(bytes) {
        findings.push(finding(Severity::Danger, Kind::MayBeDigest));
    } else if core::str::from_utf8(bytes).is_err() {
        findings.push(finding(Severity::Caution, Kind::NotText));
    }
    findings
}

/// 32 bytes that are no text of letters, or 64 digits of a digest.
fn may_be_digest(bytes: &[u8]) -> bool {
    let digits = bytes.strip_prefix(b"0x").unwrap_or(bytes);
    let is_hex = digits.len() == 64 && digits.iter().all(u8::is_ascii_hexdigit);
    let is_printable = |byte: &u8| (b' '..=b'~').contains(byte);
    is_hex || (bytes.len() == 32 && !bytes.iter().all(is_printable))
}

/// Counts odd characters over some texts, by their kind.
pub(super) fn of_text<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<MessageFinding> {
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
    let make = |(kind, first, count)| {
        let severity = match kind {
            OddCharacter::Direction => Severity::Danger,
            OddCharacter::Space => Severity::Notice,
            _ => Severity::Caution,
        };
        finding(severity, Kind::OddCharacters { kind, first, count })
    };
    found.into_iter().map(make).collect()
}

pub(super) fn of_failed_sign_in(text: &str, error: SignInError) -> Option<MessageFinding> {
    let kind = Kind::MalformedSignIn { at: error.at };
    siwe::looks_like_sign_in(text).then(|| finding(Severity::Danger, kind))
}

pub(super) fn of_sign_in(sign_in: &SignIn, signer: &Signer) -> Vec<MessageFinding> {
    let mut findings = Vec::new();
    let mut put = |severity, kind| findings.push(finding(severity, kind));
    if sign_in.address != signer.account {
        let found = sign_in.address;
        put(Severity::Danger, Kind::OtherAccount { found });
    }
    let host = sign_in.domain_host();
    if sign_in.has_name_before_host() {
        let host = host.into();
        put(Severity::Danger, Kind::HostBehindName { host });
    }
    let uri_host = sign_in.uri_host().unwrap_or_default();
    if !host.eq_ignore_ascii_case(uri_host) {
        let is_related =
            uri_host.is_empty() || is_below(host, uri_host) || is_below(uri_host, host);
        let severity = match is_related {
            true => Severity::Caution,
            false => Severity::Danger,
        };
        let (domain, uri) = (host.into(), uri_host.into());
        put(severity, Kind::OtherHost { domain, uri });
    }
    let is_plain = |scheme: &str| scheme.eq_ignore_ascii_case("http");
    let uri_scheme = sign_in.uri.split(':').next().unwrap_or_default();
    if is_plain(uri_scheme) || sign_in.scheme.as_deref().is_some_and(is_plain) {
        put(Severity::Caution, Kind::PlainConnection);
    }
    let chain_number = sign_in.chain_number();
    findings.extend(of_chain(
        chain_number.as_ref().unwrap_or(&sign_in.chain_id),
        signer,
    ));
    findings.extend(of_times(sign_in, signer.now));
    findings
}

/// Says whether a host's name is another's with something before it.
fn is_below(host: &str, other: &str) -> bool {
    let at = host.len().saturating_sub(other.len());
    let (before, rest) = host.split_at_checked(at).unwrap_or_default();
    before.ends_with('.') && rest.eq_ignore_ascii_case(other)
}

fn of_times(sign_in: &SignIn, now: UnixMs) -> Vec<MessageFinding> {
    let mut findings = Vec::new();
    let mut put = |severity, kind| findings.push(finding(severity, kind));
    let at = sign_in.issued_at.at;
    if at.0 > now.0.saturating_add(CLOCK_TOLERANCE_MS) {
        put(Severity::Caution, Kind::IssuedLater { at });
    }
    if let Some(Moment { at, .. }) = sign_in.not_before
        && at > now
    {
        let path = "Not Before".into();
        put(Severity::Caution, Kind::NotYetValid { path, at });
    }
    let until = sign_in.expiration_time.as_ref().map(|moment| moment.at);
    findings.extend(of_end("Expiration Time", until, now));
    findings
}

/// Judges until when something is valid; `None` is for ever.
pub(super) fn of_end(path: &str, until: Option<UnixMs>, now: UnixMs) -> Option<MessageFinding> {
    let path = path.into();
    match until {
        Some(at) if at <= now => Some(finding(Severity::Caution, Kind::Expired { path, at })),
        Some(at) if at.0 - now.0 <= LONG_LIVED_DAYS * DAY_MS => None,
        until => Some(finding(Severity::Notice, Kind::LongLived { path, until })),
    }
}

pub(super) fn of_domain(domain: &Domain, signer: &Signer) -> Vec<MessageFinding> {
    let mut findings = Vec::new();
    match &domain.chain_id {
        Some(found) => findings.extend(of_chain(found, signer)),
        None => findings.push(finding(Severity::Caution, Kind::NoChain)),
    }
    if domain.verifying_contract.is_none() {
        findings.push(finding(Severity::Notice, Kind::NoContract));
    }
    findings
}

/// Compares a chain's id in decimal with the confirmed one.
fn of_chain(found: &str, signer: &Signer) -> Option<MessageFinding> {
    let expected = signer.chain_id;
    (found != expected.to_string()).then(|| {
        let found = found.into();
        finding(Severity::Danger, Kind::OtherChain { found, expected })
    })
}

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// Clocks differ a little: a message may come from so far in the future.
const CLOCK_TOLERANCE_MS: u64 = 5 * 60 * 1000;
