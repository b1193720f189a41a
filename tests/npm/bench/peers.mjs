// How each library is called: bytes in, bytes out, as a page would call it.

export const hex = {
  write: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""),
  read: (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16)),
};

const prefixed = (bytes) => `0x${hex.write(bytes)}`;
const plain = (text) => hex.read(text.slice(2));
const path = (index) => `m/44'/60'/0'/0/${index}`;

export async function peers(libraries) {
  const hashWasm = libraries.hashWasm;
  const keccak = await hashWasm.createKeccak(256);
  return {
    ethers: ofEthers(libraries.ethers),
    viem: ofViem(libraries.viem),
    scure: ofScure(libraries),
    noble: ofNoble(libraries),
    tiny: ofTiny(libraries),
    hashWasm: {
      keccak: (bytes) => keccak.init().update(bytes).digest("binary"),
      argon2id: (password, salt) =>
        hashWasm.argon2id({ password, salt, iterations: 1, memorySize: 65536, parallelism: 1, hashLength: 32, outputType: "binary" }),
    },
  };
}

function ofEthers(ethers) {
  return {
    seed: (phrase) => plain(ethers.Mnemonic.fromPhrase(phrase).computeSeed()),
    derive: (seed, index) => plain(ethers.HDNodeWallet.fromSeed(seed).derivePath(path(index)).address),
    sign: (key, digest) => {
      const { r, s, yParity } = new ethers.SigningKey(key).sign(digest);
      return Uint8Array.of(...plain(r), ...plain(s), yParity);
    },
    recover: (bytes, digest) => {
      const signature = { r: prefixed(bytes.subarray(0, 32)), s: prefixed(bytes.subarray(32, 64)), yParity: bytes[64] };
      return plain(ethers.recoverAddress(digest, signature));
    },
    keccak: (bytes) => plain(ethers.keccak256(bytes)),
    typedData: (json) => {
      const { types: { EIP712Domain, ...types }, domain, message } = JSON.parse(json);
      return plain(ethers.TypedDataEncoder.hash(domain, types, message));
    },
  };
}

function ofViem(viem) {
  return {
    derive: (seed, index) => plain(viem.hdKeyToAccount(viem.HDKey.fromMasterSeed(seed), { path: path(index) }).address),
    sign: async (key, digest) => {
      const { r, s, yParity } = await viem.sign({ hash: prefixed(digest), privateKey: prefixed(key) });
      return Uint8Array.of(...plain(r), ...plain(s), yParity);
    },
    recover: async (bytes, digest) => {
      const signature = { r: prefixed(bytes.subarray(0, 32)), s: prefixed(bytes.subarray(32, 64)), yParity: bytes[64] };
      return plain(await viem.recoverAddress({ hash: prefixed(digest), signature }));
    },
    keccak: (bytes) => viem.keccak256(bytes, "bytes"),
    typedData: (json) => plain(viem.hashTypedData(JSON.parse(json))),
  };
}

function ofScure({ scure, noble }) {
  return {
    seed: (phrase) => scure.mnemonicToSeedSync(phrase),
    derive: (seed, index) => {
      const key = scure.HDKey.fromMasterSeed(seed).derive(path(index));
      return addressOf(noble, key.publicKey);
    },
  };
}

function ofNoble({ noble }) {
  const { secp256k1, keccak_256 } = noble;
  return {
    // Its recovered form begins with the parity.
    sign: (key, digest) => {
      const bytes = secp256k1.sign(digest, key, { prehash: false, format: "recovered" });
      return Uint8Array.of(...bytes.subarray(1), bytes[0]);
    },
    recover: (bytes, digest) => {
      const recovered = Uint8Array.of(bytes[64], ...bytes.subarray(0, 64));
      return addressOf(noble, secp256k1.recoverPublicKey(recovered, digest, { prehash: false }));
    },
    keccak: (bytes) => keccak_256(bytes),
  };
}

// It hashes no Keccak, so that a recovered key is left as it is: what it saves is in its favour.
function ofTiny({ tiny, noble }) {
  return {
    sign: (key, digest) => {
      const { signature, recoveryId } = tiny.signRecoverable(digest, key);
      return Uint8Array.of(...signature, recoveryId);
    },
    recover: (bytes, digest) => tiny.recover(digest, bytes.subarray(0, 64), bytes[64], false),
    addressOf: (key) => addressOf(noble, key),
  };
}

function addressOf({ secp256k1, keccak_256 }, publicKey) {
  const whole = publicKey.length === 65 ? publicKey : secp256k1.Point.fromBytes(publicKey).toBytes(false);
  return keccak_256(whole.subarray(1)).subarray(12);
}
