//! What is read as an endpoint's URL, and what is not.

use super::*;

fn accepts(text: &str, normal: &str, origin: &str, shown: &str) {
    let url: EndpointUrl = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
    assert_eq!(url.as_str(), normal, "{text}");
    assert_eq!(url.origin(), origin, "{text}");
    assert_eq!(url.without_secrets(), shown, "{text}");
    assert_eq!(normal.parse().as_ref(), Ok(&url), "{text}: reads itself");
}

fn refuses(text: &str, expected: EndpointUrlError) {
    assert_eq!(text.parse::<EndpointUrl>(), Err(expected), "{text}");
}

#[test]
fn accepts_https_anywhere() {
    accepts(
        "https://rpc.example",
        "https://rpc.example/",
        "https://rpc.example",
        "rpc.example",
    );
    accepts(
        " HTTPS://RPC.Example:443/v3/KEY?x=Y#\n"
            .replace('#', "")
            .as_str(),
        "https://rpc.example/v3/KEY?x=Y",
        "https://rpc.example",
        "rpc.example/…",
    );
    accepts(
        "https://rpc.example?key=1",
        "https://rpc.example/?key=1",
        "https://rpc.example",
        "rpc.example/…",
    );
    accepts(
        "https://192.168.1.20:8545/",
        "https://192.168.1.20:8545/",
        "https://192.168.1.20:8545",
        "192.168.1.20:8545",
    );
    accepts(
        "https://xn--bcher-kva.example/@path",
        "https://xn--bcher-kva.example/@path",
        "https://xn--bcher-kva.example",
        "xn--bcher-kva.example/…",
    );
}

#[test]
fn accepts_http_on_this_computer() {
    accepts(
        "http://127.0.0.1:8545",
        "http://127.0.0.1:8545/",
        "http://127.0.0.1:8545",
        "127.0.0.1:8545",
    );
    accepts(
        "http://LocalHost:80/",
        "http://localhost/",
        "http://localhost",
        "localhost",
    );
}

#[test]
fn refuses_http_elsewhere() {
    refuses("http://rpc.example", EndpointUrlError::HttpElsewhere);
    refuses("http://192.168.1.20:8545", EndpointUrlError::HttpElsewhere);
    refuses(
        "http://127.0.0.1.evil.example",
        EndpointUrlError::HttpElsewhere,
    );
    refuses(
        "http://localhost.evil.example",
        EndpointUrlError::HttpElsewhere,
    );
    refuses("http://0.0.0.0:8545", EndpointUrlError::HttpElsewhere);
    refuses(
        "http://node.localhost:8545",
        EndpointUrlError::OtherLoopback,
    );
    refuses("http://127.0.0.2:8545", EndpointUrlError::OtherLoopback);
}

#[test]
fn refuses_what_reads_differently_to_a_browser() {
    for text in [
        "https://127.1",
        "https://2130706433",
        "https://0x7f.0.0.1",
        "https://127.0.0.0x1",
        "https://256.0.0.1",
        "https://01.2.3.4",
        "https://1.2.3.4.5",
        "https://a.123",
    ] {
        refuses(text, EndpointUrlError::InvalidIpv4);
    }
    refuses("http:\\\\localhost", EndpointUrlError::NoScheme);
    refuses(
        "https://a.example\\@evil.example",
        EndpointUrlError::InvalidCharacter { position: 18 },
    );
    refuses(
        "https://a.example@evil.example/",
        EndpointUrlError::Credentials,
    );
    refuses(
        "https://user:pass@a.example/",
        EndpointUrlError::Credentials,
    );
    refuses("https:///a.example", EndpointUrlError::NoHost);
    refuses("https://a.example./", EndpointUrlError::InvalidHost);
    refuses("https://a..example/", EndpointUrlError::InvalidHost);
    refuses("https://a_b.example/", EndpointUrlError::InvalidHost);
    refuses("https://-a.example/", EndpointUrlError::InvalidHost);
    refuses("https://%61.example/", EndpointUrlError::InvalidHost);
    refuses("https://*.example/", EndpointUrlError::InvalidHost);
    refuses(
        "https://a.example;script-src/",
        EndpointUrlError::InvalidHost,
    );
    refuses("https://bücher.example/", EndpointUrlError::NonAsciiHost);
}

#[test]
fn refuses_other_addresses() {
    refuses(" ", EndpointUrlError::Empty);
    refuses("rpc.example", EndpointUrlError::NoScheme);
    refuses("localhost:8545", EndpointUrlError::NoScheme);
    refuses("wss://rpc.example", EndpointUrlError::WebSocket);
    refuses("ws://localhost:8545", EndpointUrlError::WebSocket);
    refuses("ftp://rpc.example", EndpointUrlError::OtherScheme);
    refuses("javascript://rpc.example", EndpointUrlError::OtherScheme);
    refuses("https://", EndpointUrlError::NoHost);
    refuses("https://:8545", EndpointUrlError::NoHost);
    refuses("http://[::1]:8545", EndpointUrlError::Ipv6);
    refuses("http://::1", EndpointUrlError::Ipv6);
    for port in ["", "0", "65536", "+80", "80a"] {
        refuses(
            &format!("https://a.example:{port}/"),
            EndpointUrlError::InvalidPort,
        );
    }
    refuses("https://a.example/#x", EndpointUrlError::Fragment);
    refuses("https://a.example#", EndpointUrlError::Fragment);
}

#[test]
fn refuses_what_cannot_be_seen() {
    refuses(
        "https://a.example/ https://b.example",
        EndpointUrlError::SpaceOrControl { position: 19 },
    );
    refuses(
        "https://a\t.example",
        EndpointUrlError::SpaceOrControl { position: 10 },
    );
    refuses(
        "https://a\u{200b}.example",
        EndpointUrlError::SpaceOrControl { position: 10 },
    );
    refuses(
        "https://a.example/é",
        EndpointUrlError::InvalidCharacter { position: 19 },
    );
    refuses(
        "https://a.example/<x>",
        EndpointUrlError::InvalidCharacter { position: 19 },
    );
    refuses(
        &format!("https://a.example/{}", "a".repeat(2048)),
        EndpointUrlError::TooLong,
    );
}

#[test]
fn hides_its_path_from_logs() {
    let url: EndpointUrl = "https://a.example/secret".parse().expect("a URL");
    assert_eq!(format!("{url:?}"), "EndpointUrl(a.example/…)");
}

#[test]
fn is_stored_as_text_and_checked_when_read() {
    let url: EndpointUrl = "https://a.example/key".parse().expect("a URL");
    let stored = serde_json::to_string(&url).expect("text");
    assert_eq!(stored, "\"https://a.example/key\"");
    assert_eq!(serde_json::from_str::<EndpointUrl>(&stored).ok(), Some(url));
    assert!(serde_json::from_str::<EndpointUrl>("\"http://a.example\"").is_err());
}
