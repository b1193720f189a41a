// Runs in the page: remembers every message it receives, and empties the page's pockets on demand.
(() => {
  const bytesOf = (value) => {
    if (value instanceof ArrayBuffer) return new Uint8Array(value);
    if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    return null;
  };
  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const flat = (value, depth = 0) => {
    const bytes = bytesOf(value);
    if (bytes) return bytes.byteLength > 300000 ? "" : " hex:" + hex(bytes) + " ";
    if (value === null || typeof value !== "object" || depth > 8) return String(value) + "\n";
    return Object.entries(value).map(([key, inner]) => key + "=" + flat(inner, depth + 1)).join("\n");
  };
  self.heard = [];
  addEventListener("message", (event) => self.heard.push(flat(event.data)), true);

  const database = (name) =>
    new Promise((done) => {
      const open = indexedDB.open(name);
      open.onerror = () => done("");
      open.onsuccess = () => {
        const stores = Array.from(open.result.objectStoreNames);
        if (!stores.length) return done("");
        const transaction = open.result.transaction(stores, "readonly");
        const parts = [];
        for (const store of stores) {
          transaction.objectStore(store).getAll().onsuccess = (e) => parts.push(flat(e.target.result));
          transaction.objectStore(store).getAllKeys().onsuccess = (e) => parts.push(flat(e.target.result));
        }
        transaction.oncomplete = () => (open.result.close(), done(parts.join("\n")));
        transaction.onerror = () => done(parts.join("\n"));
      };
    });

  self.emptyPockets = async () => ({
    dom: document.documentElement.outerHTML.replace(/<textarea id="key-frame-source"[^]*?<\/textarea>/, ""),
    fields: Array.from(document.querySelectorAll("input, textarea, select"), (field) =>
      field.id === "key-frame-source" ? "" : field.value,
    ).join("\n"),
    messages: self.heard.join("\n"),
    databases: (await Promise.all((await indexedDB.databases()).map((each) => database(each.name)))).join("\n"),
    location: location.href + "\n" + document.title + "\n" + JSON.stringify(history.state) + "\n" + window.name,
    storage: JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }) + document.cookie,
    globals: Object.keys(self).map((key) => { try { return typeof self[key] === "string" ? self[key] : ""; } catch { return ""; } }).join("\n"),
  });
})();
