// Answers with ipfs-unixfs-importer: {paths: [file or folder, ...], chunk, links} -> {cids}.
// Without `chunk` (bytes) and `links` (per node), the profile unixfs-v1-2025 rules alone.
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";

const modules =
  process.env.HOLDFAST_NPM || fileURLToPath(new URL("./node_modules", import.meta.url));
const load = (file) =>
  import(pathToFileURL(join(modules, "ipfs-unixfs-importer/dist/src", file)));
const { importer } = await load("index.js");
const { fixedSize } = await load("chunker/fixed-size.js");
const { balanced } = await load("layout/balanced.js");

// Only names are wanted: blocks go nowhere.
const nowhere = { put: async (cid) => cid };

async function* candidates(disk, path) {
  if (!(await stat(disk)).isDirectory()) {
    yield { path, content: createReadStream(disk, { highWaterMark: 1 << 20 }) };
    return;
  }
  yield { path };
  for (const name of await readdir(disk)) {
    yield* candidates(join(disk, name), `${path}/${name}`);
  }
}

async function cidOf(path, { chunk, links }) {
  const options = { profile: "unixfs-v1-2025", fileImportConcurrency: 1 };
  if (chunk !== undefined) options.chunker = fixedSize({ chunkSize: chunk });
  if (links !== undefined) options.layout = balanced({ maxChildrenPerNode: links });
  let last;
  for await (const entry of importer(candidates(path, "root"), nowhere, options)) {
    if (entry.path === "root") last = entry;
  }
  return last.cid.toString();
}

const question = JSON.parse(await text(process.stdin));
const cids = [];
for (const path of question.paths) cids.push(await cidOf(path, question));
process.stdout.write(JSON.stringify({ cids }));
