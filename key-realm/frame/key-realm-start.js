// Starts the key realm inside its frame. It owns the way in (one module and the parts that load
// later, whose digests stand below), the making of the worker, and the hand-over of messages. It decides nothing: what a message means
// is the business of the module. The order matters: the ways out are closed before anything else.
(() => {
  "use strict";

  // A frame's policy does not reach WebRTC, so its constructors go before any other code runs.
  for (const name of Object.getOwnPropertyNames(self)) {
    if (/^(webkit|moz)?RTC/.test(name)) {
      delete self[name];
      Object.defineProperty(self, name, { value: undefined, writable: false, configurable: false });
    }
  }

  // Written by the build: the only module that this frame will run.
  const EXPECTED = "__KEY_REALM_WASM_SHA256__";
  // Written by the build: what may come later, by name, each with its SHA-256.
  const LAZY_PARTS = new Map(Object.entries(__LAZY_PARTS__));
  const LONGEST_MESSAGE = 4 * 1024 * 1024;
  const LONGEST_PART = 2 * 1024 * 1024;
  const shim = document.getElementById("shim").textContent;
  const violations = [];
  let code = null;
  let worker = null;
  // The parts that came and were checked. A new worker gets them all.
  const parts = new Map();
  Object.defineProperty(self, "parts", { value: parts });

  const tell = (message, moved) => parent.postMessage(message, "*", moved);

  // Says plainly that the frame cannot go on, here and to the page.
  const fail = (sentence) => {
    if (worker) worker.terminate();
    worker = null;
    const main = document.createElement("main");
    main.className = "key-frame key-frame--broken";
    main.setAttribute("role", "alert");
    main.setAttribute("data-testid", "realm-fatal");
    main.textContent = sentence;
    document.body.replaceChildren(main);
    tell({ fatal: sentence });
  };

  // The worker is the same shim with a few lines behind it, as a Blob: so it inherits this frame's
  // policy, and reaches nothing. Parts that come later never get as far as the module's listener.
  const BOOTSTRAP =
    "\nself.addEventListener('securitypolicyviolation', (e) => postMessage({ violation: e.effectiveDirective }));" +
    "\nself.parts = new Map();" +
    "\nself.addEventListener('message', (e) => { if (typeof e.data.part === 'string') { e.stopImmediatePropagation(); self.parts.set(e.data.part, e.data.bytes); } });" +
    "\nonmessage = (e) => { onmessage = null; wasm_bindgen.initSync({ module: new WebAssembly.Module(e.data.wasm) }); };";

  const makeWorker = () => {
    const address = URL.createObjectURL(new Blob([shim, BOOTSTRAP], { type: "text/javascript" }));
    const made = new Worker(address);
    made.onmessage = ({ data }) => {
      if (made !== worker) return;
      if (typeof data.violation === "string") violate(data.violation);
      else if (data.message instanceof Uint8Array && Array.isArray(data.secrets)) bridge.hearWorker(data.message, data.secrets);
      else bridge.loseWorker();
    };
    made.onerror = made.onmessageerror = (event) => {
      event.preventDefault();
      if (made === worker) bridge.loseWorker();
    };
    for (const [part, bytes] of parts) made.postMessage({ part, bytes });
    made.postMessage({ wasm: code });
    return made;
  };

  const violate = (directive) => {
    if (bridge.hearViolation) bridge.hearViolation(directive);
    else violations.push(directive);
  };

  // What the module calls, and what it sets: hearPage, hearPart, hearWorker, loseWorker,
  // hearViolation.
  const bridge = {
    tellPage: (bytes) => tell({ realm: bytes }, [bytes.buffer]),
    tellWorker: (message, secrets) => worker.postMessage({ message, secrets }, [message.buffer, ...secrets]),
    renewWorker: () => {
      if (worker) worker.terminate();
      worker = makeWorker();
    },
    violationsSoFar: () => violations.splice(0),
    hearPage: null,
    hearPart: null,
    hearWorker: null,
    loseWorker: null,
    hearViolation: null,
  };
  Object.defineProperty(self, "keyRealm", { value: bridge });

  const sha256 = async (bytes) => {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };

  const hearPart = (name, outcome) => {
    if (bridge.hearPart) bridge.hearPart(name, outcome);
  };

  // Takes a part if it is what the build wrote down, and says so; nothing is run of any other.
  const takePart = async ({ part: name, bytes, failure }) => {
    const fits = bytes instanceof ArrayBuffer && bytes.byteLength <= LONGEST_PART;
    const isOurs = fits && (await sha256(bytes)) === LAZY_PARTS.get(name);
    if (isOurs && !parts.has(name)) {
      parts.set(name, bytes);
      if (worker) worker.postMessage({ part: name, bytes });
    }
    hearPart(name, isOurs ? "here" : failure === "unreachable" || failure === "missing" ? failure : "foreign");
  };

  const begin = async (bytes) => {
    if ((await sha256(bytes)) !== EXPECTED) {
      fail("The page brought code that does not belong to this copy of Holdfast, so nothing was started. Close this page and open your copy again. Your vault is not affected.");
      return;
    }
    code = bytes;
    wasm_bindgen.initSync({ module: await WebAssembly.compile(bytes) });
  };

  addEventListener("securitypolicyviolation", (event) => violate(event.effectiveDirective));
  addEventListener("error", () => fail("The key realm stopped. Nothing stored is lost. Load this page again to go on."));
  addEventListener("message", (event) => {
    const data = event.data;
    if (event.source !== parent || typeof data !== "object" || data === null) return;
    if (data.page instanceof Uint8Array && data.page.byteLength <= LONGEST_MESSAGE) {
      if (bridge.hearPage) bridge.hearPage(data.page);
    } else if (typeof data.part === "string" && LAZY_PARTS.has(data.part)) {
      takePart(data).catch(() => hearPart(data.part, "foreign"));
    } else if (data.wasm instanceof ArrayBuffer && code === null) {
      code = data.wasm;
      begin(data.wasm).catch(() => fail("This browser could not start the key realm. Nothing was made or changed."));
    }
  });

  tell({ hello: 1 });
})();
