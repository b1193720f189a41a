// The core's native build, asked line by line.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export function startNative(program) {
  const child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (row, turns, from) => {
    child.stdin.write(`${JSON.stringify({ row: row.name, turns, inputs: row.native(from) })}\n`);
    const { value } = await lines.next();
    const answer = JSON.parse(value ?? '{"error":"ended"}');
    if (answer.error !== undefined) {
      throw new Error(`native ${row.name}: ${answer.error}`);
    }
    return answer;
  };
  return {
    ask,
    run: async (row, turns, from) => (await ask(row, turns, from)).nanoseconds / 1e6,
    stop: () => child.stdin.end(),
  };
}
