// Calls the annex as the key realm's worker does: {wasm, calls: [[part, ...], ...]}, all
// bytes in hexadecimal digits, -> {imports, answers}, alike. Each call has an instance of its own.
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";

const number = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const written = (parts) => {
  const behindLength = parts.flatMap((part) => [number(part.length), part]);
  return Buffer.concat([number(parts.length), ...behindLength]);
};

const read = (bytes) => {
  const parts = [];
  let at = 4;
  for (let left = bytes.readUInt32LE(0); left > 0; left -= 1) {
    const end = at + 4 + bytes.readUInt32LE(at);
    parts.push(bytes.subarray(at + 4, end).toString("hex"));
    at = end;
  }
  if (at !== bytes.length) throw new Error("the answer does not end where it says");
  return parts;
};

const question = JSON.parse(await text(process.stdin));
const module = new WebAssembly.Module(readFileSync(question.wasm));
const answers = question.calls.map((parts) => {
  const { exports } = new WebAssembly.Instance(module, {});
  const request = written(parts.map((part) => Buffer.from(part, "hex")));
  const room = exports.annex_room(request.length);
  new Uint8Array(exports.memory.buffer).set(request, room);
  const at = exports.annex_answer() >>> 0;
  return read(Buffer.from(exports.memory.buffer, at, exports.annex_answer_len()));
});
const imports = WebAssembly.Module.imports(module).length;
process.stdout.write(JSON.stringify({ imports, answers }));
