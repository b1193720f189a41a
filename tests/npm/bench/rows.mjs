// What is compared: for each row its inputs, and how each peer computes it.
//
// Every peer answers with a function of the turn's number, so that no answer can be kept from the
// turn before; `text` brings an answer to one form, by which all peers must agree.
import { hex, peers } from "./peers.mjs";

const PHRASE = "test test test test test test test test test test test junk";
const KEY = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
const DIGEST = "1c8aff950685c2ed4bc3174f3472287b56d9517b9c948127319a09a7a36deac8";

// The example of the standard.
const LETTER = JSON.stringify({
  types: {
    EIP712Domain: [
      { name: "name", type: "string" },
      { name: "version", type: "string" },
      { name: "chainId", type: "uint256" },
      { name: "verifyingContract", type: "address" },
    ],
    Person: [
      { name: "name", type: "string" },
      { name: "wallet", type: "address" },
    ],
    Mail: [
      { name: "from", type: "Person" },
      { name: "to", type: "Person" },
      { name: "contents", type: "string" },
    ],
  },
  primaryType: "Mail",
  domain: {
    name: "Ether Mail",
    version: "1",
    chainId: 1,
    verifyingContract: "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC",
  },
  message: {
    from: { name: "Cow", wallet: "0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826" },
    to: { name: "Bob", wallet: "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB" },
    contents: "Hello, Bob!",
  },
});

// `bars` says how many times as fast as a kind of peer the core must be.
export async function rows(core, libraries) {
  const { ethers, viem, scure, noble, tiny, hashWasm } = await peers(libraries);
  const key = hex.read(KEY);
  const seed = core.seed(PHRASE);
  const digests = Array.from({ length: 64 }, (_, turn) => core.keccak(hex.read(DIGEST + turn.toString(16).padStart(2, "0"))));
  const digest = (turn) => digests[turn % digests.length];
  const signatures = digests.map((each) => core.sign(key, each));
  const signature = (turn) => signatures[turn % signatures.length];
  const kilobyte = new Uint8Array(1024).map((_, at) => (at * 7) & 255);
  const salt = new Uint8Array(16).fill(7);

  return [
    {
      name: "seed",
      title: "phrase → seed",
      bars: { javascript: 5 },
      native: () => [PHRASE],
      text: hex.write,
      peers: {
        core: () => core.seed(PHRASE),
        ethers: () => ethers.seed(PHRASE),
        scure: () => scure.seed(PHRASE),
      },
    },
    {
      name: "derive",
      title: "seed → address",
      bars: { javascript: 5 },
      native: (turn) => [hex.write(seed), String(turn)],
      text: hex.write,
      peers: {
        core: (turn) => core.derive(seed, turn),
        ethers: (turn) => ethers.derive(seed, turn),
        viem: (turn) => viem.derive(seed, turn),
        scure: (turn) => scure.derive(seed, turn),
      },
    },
    {
      name: "sign",
      title: "sign a digest",
      bars: { javascript: 5, libsecp256k1: 1.1 },
      native: (turn) => [KEY, hex.write(digest(turn))],
      text: hex.write,
      peers: {
        core: (turn) => core.sign(key, digest(turn)),
        ethers: (turn) => ethers.sign(key, digest(turn)),
        viem: (turn) => viem.sign(key, digest(turn)),
        noble: (turn) => noble.sign(key, digest(turn)),
        libsecp256k1: (turn) => tiny.sign(key, digest(turn)),
      },
    },
    {
      name: "recover",
      title: "recover a signer",
      bars: { libsecp256k1: 1.1 },
      native: (turn) => [hex.write(signature(turn)), hex.write(digest(turn))],
      text: hex.write,
      forms: { libsecp256k1: (key) => hex.write(tiny.addressOf(key)) },
      peers: {
        core: (turn) => core.recover(signature(turn), digest(turn)),
        ethers: (turn) => ethers.recover(signature(turn), digest(turn)),
        viem: (turn) => viem.recover(signature(turn), digest(turn)),
        noble: (turn) => noble.recover(signature(turn), digest(turn)),
        libsecp256k1: (turn) => tiny.recover(signature(turn), digest(turn)),
      },
    },
    {
      name: "keccak",
      title: "keccak-256 of 1 KiB",
      bars: {},
      native: () => [hex.write(kilobyte)],
      text: hex.write,
      peers: {
        core: () => core.keccak(kilobyte),
        ethers: () => ethers.keccak(kilobyte),
        viem: () => viem.keccak(kilobyte),
        noble: () => noble.keccak(kilobyte),
        "hash-wasm": () => hashWasm.keccak(kilobyte),
      },
    },
    {
      name: "typed data",
      title: "EIP-712: JSON → digest",
      bars: {},
      native: () => [LETTER],
      text: hex.write,
      peers: {
        core: () => core.typed_data(LETTER),
        ethers: () => ethers.typedData(LETTER),
        viem: () => viem.typedData(LETTER),
      },
    },
    {
      name: "argon2id",
      title: "Argon2id, 64 MiB",
      bars: { "hash-wasm": 1.5 },
      native: () => [PHRASE, hex.write(salt)],
      text: hex.write,
      peers: {
        core: () => core.argon2id(PHRASE, salt),
        "hash-wasm": () => hashWasm.argon2id(PHRASE, salt),
      },
    },
  ];
}
