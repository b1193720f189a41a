// Tries to reach a listener by every way out that a browser offers. Runs in the key frame's
// screen, in a worker made as that frame makes its own, and in a control without any policy.
// probe(channel, url) answers "tried", "absent" where the browser has no such way, or an error.
(() => {
  const settle = (target, ...events) =>
    new Promise((done) => {
      for (const event of events) target.addEventListener(event, () => done("tried"));
      setTimeout(() => done("tried"), 400);
    });
  const have = (name) => typeof self[name] === "function";
  const element = (tag, set) => {
    const made = document.createElement(tag);
    set(made);
    const settled = settle(made, "load", "error");
    document.body.append(made);
    return settled;
  };
  const link = (rel, as) => (url) => {
    const made = document.createElement("link");
    made.rel = rel;
    if (as) made.as = as;
    made.href = url;
    const settled = settle(made, "load", "error");
    document.head.append(made);
    return settled;
  };
  const everywhere = {
    fetch: (url) => fetch(url, { mode: "no-cors" }).then(() => "tried"),
    xhr: (url) => {
      const request = new XMLHttpRequest();
      request.open("GET", url);
      const settled = settle(request, "load", "error");
      request.send();
      return settled;
    },
    websocket: (url) => settle(new WebSocket(url.replace("http", "ws")), "open", "error", "close"),
    eventsource: (url) => settle(new EventSource(url), "open", "error"),
    webtransport: (url) =>
      have("WebTransport")
        ? new WebTransport(url.replace("http:", "https:")).ready.then(() => "tried")
        : "absent",
    import: (url) => import(url).then(() => "tried"),
    worker: (url) => settle(new Worker(url), "message", "error"),
    rtc: () => (have("RTCPeerConnection") || have("webkitRTCPeerConnection") ? "present" : "absent"),
    // A driver's own scripts may be excused from the policy, or run in a room of their own: so it
    // is the page's eval, called by a timer.
    eval: () =>
      new Promise((done, refuse) =>
        setTimeout(() => {
          try {
            done(String((self.wrappedJSObject ?? self).eval("1 + 1")));
          } catch (error) {
            refuse(error);
          }
        }),
      ),
  };
  const inDocument = {
    beacon: (url) => (navigator.sendBeacon(url, "x"), settle(new EventTarget())),
    image: (url) => element("img", (made) => (made.src = url)),
    script: (url) => element("script", (made) => (made.src = url)),
    audio: (url) => element("audio", (made) => ((made.preload = "auto"), (made.src = url))),
    video: (url) => element("video", (made) => ((made.preload = "auto"), (made.src = url))),
    object: (url) => element("object", (made) => (made.data = url)),
    embed: (url) => element("embed", (made) => (made.src = url)),
    frame: (url) => element("iframe", (made) => (made.src = url)),
    stylesheet: link("stylesheet"),
    prefetch: link("prefetch"),
    preload: link("preload", "script"),
    modulepreload: link("modulepreload"),
    manifest: link("manifest"),
    icon: link("icon"),
    preconnect: link("preconnect"),
    "dns-prefetch": link("dns-prefetch"),
    font: (url) => new FontFace("probe", `url(${url})`).load().then(() => "tried"),
    "inline style": (url) => {
      const made = document.createElement("style");
      made.textContent = `body { min-height: 9px; background: url(${url}) }`;
      document.head.append(made);
      return settle(new EventTarget());
    },
    "style attribute": (url) => {
      document.body.setAttribute("style", `background: url(${url})`);
      return settle(new EventTarget());
    },
    ping: (url) => {
      const made = document.createElement("a");
      made.href = "about:srcdoc#probe";
      made.ping = url;
      document.body.append(made);
      made.click();
      return settle(new EventTarget());
    },
    popup: (url) => (window.open(url), settle(new EventTarget())),
    form: (url) => {
      const made = document.createElement("form");
      made.action = url;
      made.target = "_blank";
      document.body.append(made);
      made.submit();
      return settle(new EventTarget());
    },
    "service worker": (url) => navigator.serviceWorker.register(url).then(() => "tried"),
    "top navigation": (url) => ((top.location = url), settle(new EventTarget())),
    "own navigation": (url) => ((location = url), settle(new EventTarget())),
  };
  const inWorker = {
    importscripts: (url) => (importScripts(url), "tried"),
  };
  const channels = {
    ...everywhere,
    ...(typeof document === "undefined" ? inWorker : inDocument),
  };
  self.probe = async (channel, url) => {
    try {
      return String(await channels[channel](url));
    } catch (error) {
      return `refused: ${error.name ?? error}`;
    }
  };
})();
