//! Reading CIDs, gateways and names out of hosts and paths.

use super::{Door, with_port};
use crate::event::BootFacts;

/// A place on a path gateway, with the doors that lead out of it.
pub(super) struct PathPlace {
    pub(super) doors: Vec<Door>,
}

/// Recognises `/ipfs/…` and `/ipns/…` on a host that is not an origin of its own.
pub(super) fn path_place(facts: &BootFacts, host: &str) -> Option<PathPlace> {
    if facts.protocol == "file:" || cid_of(host).is_some() || is_ipns(host) {
        return None;
    }
    let mut parts = facts.path.trim_start_matches('/').split('/');
    let space = parts
        .next()
        .filter(|space| matches!(*space, "ipfs" | "ipns"))?;
    let root = parts.next().filter(|root| !root.is_empty())?;
    let rest: Vec<&str> = parts.collect();
    let cid = (space == "ipfs" && is_cid(root)).then(|| root.to_owned());
    let label = match space {
        "ipfs" => cid.clone(),
        _ => name_label(root),
    };
    let link = label.map(|label| Door::Link {
        url: subdomain_link(facts, host, &label, space, &rest.join("/")),
    });
    let mut doors: Vec<Door> = link.into_iter().collect();
    doors.push(Door::LoopbackCommand { cid });
    doors.push(Door::SingleFile);
    Some(PathPlace { doors })
}

/// Returns the CID that is the first label of a `<cid>.ipfs.<gateway>` host.
pub(super) fn cid_of(host: &str) -> Option<String> {
    let (label, rest) = host.split_once('.')?;
    (rest.starts_with("ipfs.") && is_cid(label)).then(|| label.to_owned())
}

/// Returns what follows `<label>.ipfs.` or `<label>.ipns.`.
pub(super) fn gateway_of(host: &str) -> Option<&str> {
    let (_, rest) = host.split_once('.')?;
    rest.strip_prefix("ipfs.")
        .or_else(|| rest.strip_prefix("ipns."))
        .filter(|gateway| !gateway.is_empty())
}

/// Says whether a host is a name that can be pointed at another CID.
pub(super) fn is_name(host: &str) -> bool {
    is_ipns(host) || NAME_GATEWAYS.iter().any(|suffix| host.ends_with(suffix))
}

/// Says whether a host is an address in numbers.
pub(super) fn is_number(host: &str) -> bool {
    host.starts_with('[') || host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// Returns the first root of an `X-Ipfs-Roots` header: the site that the page belongs to.
pub(super) fn first_root(header: &str) -> Option<String> {
    let first = header.split(',').next()?.trim();
    is_cid(first).then(|| first.to_owned())
}

fn is_ipns(host: &str) -> bool {
    host.split_once('.')
        .is_some_and(|(_, rest)| rest.starts_with("ipns."))
}

/// Says whether a text has the form of a CIDv1 that fits a host: base32 or base36, small letters.
pub(super) fn is_cid(text: &str) -> bool {
    let (digits, alphabet): (&str, fn(u8) -> bool) = match text.split_at_checked(1) {
        Some(("b", digits)) => (digits, |b| {
            b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b)
        }),
        Some(("k", digits)) => (digits, |b| b.is_ascii_lowercase() || b.is_ascii_digit()),
        _ => return false,
    };
    (MIN_CID_DIGITS..=MAX_LABEL_LEN_BYTES - 1).contains(&digits.len())
        && digits.bytes().all(alphabet)
}

/// Writes a name as one host label, the way gateways do: `-` doubled, then `.` as `-`.
fn name_label(name: &str) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let plain = name
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-.".contains(&b));
    let label = name.replace('-', "--").replace('.', "-");
    (plain && !label.is_empty() && label.len() <= MAX_LABEL_LEN_BYTES).then_some(label)
}

fn subdomain_link(facts: &BootFacts, host: &str, label: &str, space: &str, rest: &str) -> String {
    let rest = if rest == "index.html" { "" } else { rest };
    let loopback = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    if loopback {
        let gateway = with_port("localhost", &facts.port);
        return format!("http://{label}.{space}.{gateway}/{rest}{}", facts.hash);
    }
    let gateway = match facts.protocol.as_str() {
        "https:" => with_port(host, &facts.port),
        _ => host.to_owned(),
    };
    format!("https://{label}.{space}.{gateway}/{rest}{}", facts.hash)
}

/// Suffixes under which every name is a site of its own that its owner can move.
const NAME_GATEWAYS: [&str; 3] = [".eth.limo", ".eth.link", ".eth.localhost"];
const MAX_LABEL_LEN_BYTES: usize = 63;
const MIN_CID_DIGITS: usize = 45;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_names_as_labels() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(name_label(name).as_deref(), expected, "{name}");
        };
        check(
            "en.wikipedia-on-ipfs.org",
            Some("en-wikipedia--on--ipfs-org"),
        );
        check("K51abc", Some("k51abc"));
        check("a_b", None);
        check("", None);
    }

    #[test]
    fn takes_the_root_the_server_names_first() {
        let cid = "bafybeigmix7t42i6jacydtquhet7srwvgpizfg7gjbq7627d35mjomtu64";
        assert_eq!(first_root(&format!("{cid},other")).as_deref(), Some(cid));
        assert_eq!(first_root("QmOld"), None);
        assert_eq!(first_root(""), None);
    }
}
