// The same comparison in Chromium: a server on loopback that gives the modules as they lie, with bare
// names resolved as a bundler would for a browser, and waits for the page's answer.
import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { replaced, resolveBare } from "./resolve.mjs";

const KINDS = { ".js": "text/javascript", ".mjs": "text/javascript", ".html": "text/html", ".wasm": "application/wasm" };
const DEADLINE_MS = 20 * 60 * 1000;

export async function inChromium({ program, core, settings }) {
  const here = dirname(fileURLToPath(import.meta.url));
  const roots = { here, modules: await realpath(join(here, "../node_modules")), core: await realpath(core) };
  let settle;
  const answer = new Promise((resolve, reject) => { settle = { resolve, reject }; });
  const server = createServer((request, response) => {
    serve(roots, settings, request, response, settle).catch((error) => {
      response.writeHead(404).end();
      settle.reject(error);
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const profile = await mkdtemp(join(tmpdir(), "holdfast-bench-"));
  const address = `http://127.0.0.1:${server.address().port}/here/page.html`;
  const browser = spawn(program, [
    "--headless=new", "--no-sandbox", "--no-first-run", "--disable-background-networking",
    `--user-data-dir=${profile}`, address,
  ], { stdio: "ignore" });
  browser.on("error", settle.reject);
  browser.on("exit", () => settle.reject(new Error("Chromium ended before it answered")));
  const deadline = setTimeout(() => settle.reject(new Error("Chromium did not answer in time")), DEADLINE_MS);
  try {
    return await answer;
  } finally {
    clearTimeout(deadline);
    await ended(browser);
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function ended(browser) {
  if (browser.exitCode !== null || browser.pid === undefined) {
    return undefined;
  }
  const gone = new Promise((resolve) => browser.once("exit", resolve));
  browser.kill();
  return gone;
}

async function serve(roots, settings, request, response, settle) {
  const url = new URL(request.url, "http://127.0.0.1");
  if (url.pathname === "/answer") {
    const { result, error } = JSON.parse(await bodyOf(request));
    response.end();
    return error === undefined ? settle.resolve(result) : settle.reject(new Error(`in Chromium: ${error}`));
  }
  if (url.pathname === "/settings") {
    return void response.end(JSON.stringify(settings));
  }
  if (url.pathname === "/favicon.ico") {
    return void response.writeHead(204).end();
  }
  const [, root, ...rest] = url.pathname.split("/").map(decodeURIComponent);
  const file = replaced(join(roots[root] ?? "", ...rest));
  if (roots[root] === undefined || relative(roots[root], file).startsWith("..")) {
    return void response.writeHead(404).end();
  }
  const asModule = url.searchParams.has("module");
  const body = asModule ? await wasmModule(file) : await readFile(file);
  const kind = asModule ? ".js" : extname(file);
  response.setHeader("content-type", KINDS[kind] ?? "application/octet-stream");
  response.end(kind === ".js" || kind === ".mjs" ? resolved(body.toString(), file, roots) : body);
}

async function bodyOf(request) {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
  }
  return text;
}

// Words in a comment look like an import, too: what cannot be found is left as it is.
function resolved(text, file, roots) {
  return text.replace(/(\bfrom\s*|\bimport\s*\(?\s*)(["'])([^"'\n]+)\2/g, (whole, before, quote, specifier) => {
    if (specifier.endsWith(".wasm")) {
      return `${before}${quote}${specifier}?module${quote}`;
    }
    if (specifier.startsWith("../node_modules/")) {
      return `${before}${quote}${specifier.replace("../node_modules", "/modules")}${quote}`;
    }
    const found = specifier.startsWith(".") ? undefined : resolveBare(specifier, file);
    return found === undefined ? whole : `${before}${quote}/modules/${relative(roots.modules, realpathSync(found))}${quote}`;
  });
}

// What a bundler makes of an import of WASM.
async function wasmModule(file) {
  const module = new WebAssembly.Module(await readFile(file));
  const from = [...new Set(WebAssembly.Module.imports(module).map((each) => each.module))];
  const names = WebAssembly.Module.exports(module).map((each) => each.name);
  return [
    ...from.map((name, at) => `import * as part${at} from ${JSON.stringify(name)};`),
    `const bytes = await (await fetch(import.meta.url.split("?")[0])).arrayBuffer();`,
    `const parts = {${from.map((name, at) => `${JSON.stringify(name)}: part${at}`).join(", ")}};`,
    `const { instance } = await WebAssembly.instantiate(bytes, parts);`,
    ...names.map((name, at) => `const value${at} = instance.exports[${JSON.stringify(name)}];`),
    `export { ${names.map((name, at) => `value${at} as ${name}`).join(", ")} };`,
  ].join("\n");
}
