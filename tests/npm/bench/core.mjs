// Compares the key core with its peers: {core, native, chromium, rounds, batchMs} -> rows by place.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { inChromium } from "./chromium.mjs";
import { measure } from "./clock.mjs";
import { libraries } from "./libraries.mjs";
import { startNative } from "./native.mjs";
import { rows } from "./rows.mjs";

const { core: folder, native: program, chromium, rounds, batchMs } = JSON.parse(await text(process.stdin));
const settings = { rounds, batchMs };

const core = await import(pathToFileURL(join(folder, "bench.js")));
core.initSync({ module: await readFile(join(folder, "bench_bg.wasm")) });
const native = startNative(program);
const answer = { node: [] };
try {
  for (const row of await rows(core, libraries)) {
    answer.node.push(await measure(row, settings, native));
    process.stderr.write(`· Node: ${row.title}\n`);
  }
} finally {
  native.stop();
}
if (chromium !== null) {
  answer.chromium = await inChromium({ program: chromium, core: folder, settings });
}
process.stdout.write(JSON.stringify(answer));
