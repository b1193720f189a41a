// Measures peers in turn, so that whatever else the machine does falls on all of them alike.

// Checks that all peers of a row agree, then measures them.
export async function measure(row, { rounds, batchMs }, native) {
  const names = Object.keys(row.peers);
  const runs = Object.fromEntries(names.map((name) => [name, (turns, from) => time(row.peers[name], turns, from)]));
  if (native !== undefined) {
    runs.native = (turns, from) => native.run(row, turns, from);
  }
  await agree(row, native);
  const turns = {};
  for (const [name, run] of Object.entries(runs)) {
    turns[name] = await calibrate(run, batchMs);
  }
  const samples = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  const order = Object.keys(runs);
  for (let round = 0; round < rounds; round += 1) {
    // Nobody is always first, or always behind the same one.
    order.push(order.shift());
    for (const name of round % 2 === 0 ? order : [...order].reverse()) {
      samples[name].push((await runs[name](turns[name], round * turns[name])) / turns[name]);
    }
  }
  return { name: row.name, title: row.title, bars: row.bars, peers: summarize(samples) };
}

async function agree(row, native) {
  for (const turn of [0, 1, 5]) {
    const expected = row.text(await row.peers.core(turn));
    if (expected === "") {
      throw new Error(`${row.name}: the core refused its input`);
    }
    for (const [name, peer] of Object.entries(row.peers)) {
      const found = (row.forms?.[name] ?? row.text)(await peer(turn));
      if (found !== expected) {
        throw new Error(`${row.name}: ${name} says ${found}, the core says ${expected}`);
      }
    }
    const found = await native?.ask(row, 1, turn);
    if (found !== undefined && found.result !== expected) {
      throw new Error(`${row.name}: native says ${found.result}, the core says ${expected}`);
    }
  }
}

// Milliseconds for so many turns.
async function time(peer, turns, from) {
  const started = performance.now();
  for (let turn = 0; turn < turns; turn += 1) {
    const answer = peer(from + turn);
    if (answer instanceof Promise) {
      await answer;
    }
  }
  return performance.now() - started;
}

// Finds how many turns fill a batch, and warms up on the way.
async function calibrate(run, batchMs) {
  let turns = 1;
  for (;;) {
    const took = await run(turns, 0);
    if (took >= batchMs / 2) {
      return Math.max(1, Math.round((turns * batchMs) / took));
    }
    turns *= 2;
  }
}

// Times in microseconds; a ratio is taken round by round, and then its middle.
function summarize(samples) {
  const peers = {};
  for (const [name, all] of Object.entries(samples)) {
    peers[name] = {
      microseconds: quartiles(all.map((ms) => ms * 1000)),
      ratio: quartiles(all.map((ms, round) => ms / samples.core[round])),
    };
  }
  return peers;
}

function quartiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part) => sorted[Math.round(part * (sorted.length - 1))];
  return { low: at(0.25), middle: at(0.5), high: at(0.75) };
}
