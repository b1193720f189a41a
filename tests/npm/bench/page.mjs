// Runs the comparison in a page and sends the answer back.
const send = (answer) => fetch("/answer", { method: "POST", body: JSON.stringify(answer) });
try {
  const [{ libraries }, { rows }, { measure }, core, settings] = await Promise.all([
    import("./libraries.mjs"),
    import("./rows.mjs"),
    import("./clock.mjs"),
    import("/core/bench.js"),
    fetch("/settings").then((answer) => answer.json()),
  ]);
  await core.default({ module_or_path: "/core/bench_bg.wasm" });
  const result = [];
  for (const row of await rows(core, libraries)) {
    result.push(await measure(row, settings));
  }
  await send({ result });
} catch (error) {
  await send({ error: String(error?.stack ?? error) });
}
