use super::*;

const CID: &str = "bafybeigmix7t42i6jacydtquhet7srwvgpizfg7gjbq7627d35mjomtu64";

fn facts(url: &str) -> BootFacts {
    let (protocol, rest) = url.split_once("//").expect("has a scheme");
    let (authority, path) = rest.split_at(rest.find('/').expect("has a path"));
    let (path, hash) = path.split_at(path.find('#').unwrap_or(path.len()));
    let (hostname, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port),
        _ => (authority, ""),
    };
    let loopback =
        hostname.ends_with("localhost") || hostname == "127.0.0.1" || hostname == "[::1]";
    BootFacts {
        protocol: protocol.to_owned(),
        hostname: hostname.to_owned(),
        port: port.to_owned(),
        path: path.to_owned(),
        hash: hash.to_owned(),
        framed: false,
        secure_context: loopback || protocol != "http:",
        storage: true,
        hidden: false,
    }
}

fn accepted(url: &str) -> Copy {
    match classify(&facts(url)) {
        Verdict::Accepted(copy) => copy,
        Verdict::Refused { reason, .. } => panic!("{url} is refused: {reason:?}"),
    }
}

fn refused(url: &str) -> (OriginRefusal, Option<String>) {
    match classify(&facts(url)) {
        Verdict::Accepted(copy) => panic!("{url} is accepted: {copy:?}"),
        Verdict::Refused { reason, doors } => {
            assert!(doors.contains(&Door::SingleFile));
            let link = doors.into_iter().find_map(|door| match door {
                Door::Link { url } => Some(url),
                _ => None,
            });
            (reason, link)
        }
    }
}

#[test]
fn names_the_route_of_every_accepted_origin() {
    let check = |url: &str, route: CopyRoute, has_cid: bool| {
        let copy = accepted(url);
        assert_eq!(copy.route, route, "{url}");
        assert_eq!(copy.cid.is_some(), has_cid, "{url}");
    };
    let server = LocalServer::Unknown;
    check(
        &format!("http://{CID}.ipfs.localhost:8080/"),
        CopyRoute::Local { server },
        true,
    );
    let gateway = |host: &str| CopyRoute::Gateway {
        gateway: host.into(),
    };
    check(
        &format!("https://{CID}.ipfs.dweb.link/"),
        gateway("dweb.link"),
        true,
    );
    check(
        &format!("https://{CID}.ipfs.gw.example:8443/x/"),
        gateway("gw.example:8443"),
        true,
    );
    // A folder of that name inside one's own CID is no path gateway.
    check(
        &format!("https://{CID}.ipfs.dweb.link/ipfs/{CID}/"),
        gateway("dweb.link"),
        true,
    );
    let name = |host: &str| CopyRoute::Name { name: host.into() };
    check(
        "https://holdfast.eth.limo/",
        name("holdfast.eth.limo"),
        false,
    );
    check(
        "https://holdfast.eth.link/",
        name("holdfast.eth.link"),
        false,
    );
    check(
        "https://holdfast-example.ipns.dweb.link/",
        name("holdfast-example.ipns.dweb.link"),
        false,
    );
    let web = |host: &str, in_folder| CopyRoute::WebServer {
        host: host.into(),
        in_folder,
    };
    check(
        "https://wallet.example/",
        web("wallet.example", false),
        false,
    );
    check(
        "https://wallet.example/index.html",
        web("wallet.example", false),
        false,
    );
    check(
        "https://user.example/holdfast/",
        web("user.example", true),
        false,
    );
    check(
        "http://localhost:8000/",
        web("localhost:8000", false),
        false,
    );
    check(
        "http://127.0.0.1:8000/",
        web("127.0.0.1:8000", false),
        false,
    );
    // Not the form of a CID: no origin of its own.
    check(
        "https://short.ipfs.dweb.link/",
        web("short.ipfs.dweb.link", false),
        false,
    );
    check("file:///home/a/holdfast.html", CopyRoute::File, false);
}

#[test]
fn refuses_path_gateways_and_offers_the_subdomain() {
    let check = |url: &str, link: Option<&str>| {
        let (reason, found) = refused(url);
        assert!(matches!(reason, OriginRefusal::PathGateway { .. }), "{url}");
        assert_eq!(found.as_deref(), link, "{url}");
    };
    check(
        &format!("https://ipfs.io/ipfs/{CID}/"),
        Some(&format!("https://{CID}.ipfs.ipfs.io/")),
    );
    check(
        &format!("https://gw.example:8443/ipfs/{CID}/index.html#/home"),
        Some(&format!("https://{CID}.ipfs.gw.example:8443/#/home")),
    );
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        check(
            &format!("http://{host}:8080/ipfs/{CID}/"),
            Some(&format!("http://{CID}.ipfs.localhost:8080/")),
        );
    }
    check(
        "https://ipfs.io/ipns/holdfast.example/",
        Some("https://holdfast-example.ipns.ipfs.io/"),
    );
    // A CID of the old form does not fit a host.
    check(
        "https://ipfs.io/ipfs/QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn/",
        None,
    );
}

#[test]
fn refuses_frames_and_insecure_pages() {
    let insecure = |url: &str| refused(url);
    assert_eq!(
        insecure("http://192.168.1.7:8080/"),
        (OriginRefusal::InsecureContext, None)
    );
    assert_eq!(
        insecure("http://wallet.example/"),
        (
            OriginRefusal::InsecureContext,
            Some("https://wallet.example/".to_owned())
        )
    );
    assert_eq!(
        insecure(&format!("http://{CID}.ipfs.gw.lan:8080/")),
        (OriginRefusal::InsecureContext, None)
    );
    let framed = BootFacts {
        framed: true,
        ..facts(&format!("http://{CID}.ipfs.localhost:8080/"))
    };
    let Verdict::Refused { reason, doors } = classify(&framed) else {
        panic!("is refused");
    };
    assert_eq!(reason, OriginRefusal::Framed);
    let url = format!("http://{CID}.ipfs.localhost:8080/");
    assert_eq!(doors[0], Door::Link { url });
    let cid = Some(CID.to_owned());
    assert_eq!(doors[1], Door::LoopbackCommand { cid });
}

#[test]
fn takes_headers_for_hints() {
    let served_by = ServedBy {
        server: Some("nginx\n<b>".into()),
        ipfs_path: Some("/ipfs/x".into()),
        ipfs_roots: Some(CID.into()),
    };
    let copy = accepted("https://holdfast.eth.limo/").hinted(&served_by);
    let source = CidSource::Header;
    let text = CID.to_owned();
    assert_eq!(copy.cid, Some(OwnCid { text, source }));
    assert_eq!(copy.server.as_deref(), Some("nginx<b>"));
    let local = accepted(&format!("http://{CID}.ipfs.localhost:8080/")).hinted(&served_by);
    let server = LocalServer::Node;
    assert_eq!(local.route, CopyRoute::Local { server });
}
