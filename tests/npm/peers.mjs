// Answers a question a line, as JSON both ways, with ethers and with viem (and ox, which viem is
// made of): what each says stands under its name.
import { createInterface } from "node:readline";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const modules =
  process.env.HOLDFAST_NPM || fileURLToPath(new URL("./node_modules", import.meta.url));
const load = (file) => import(pathToFileURL(join(modules, file)));
const ethers = await load("ethers/lib.esm/index.js");
const viem = await load("viem/_esm/index.js");
const accounts = await load("viem/_esm/accounts/index.js");
const { hashAuthorization, recoverAuthorizationAddress } = await load("viem/_esm/utils/index.js");
const { encodeType } = await load("viem/_esm/utils/signature/hashTypedData.js");
const Keystore = await load("ox/_esm/core/Keystore.js");

const orNull = async (work) => {
  try {
    return await work();
  } catch {
    return null;
  }
};

const tree = {
  ethers({ locale, phrase, passphrase, path, child }) {
    const mnemonic = ethers.Mnemonic.fromPhrase(phrase, passphrase, ethers.wordlists[locale]);
    const seed = mnemonic.computeSeed();
    const node = ethers.HDNodeWallet.fromSeed(seed).derivePath(path);
    const xpub = node.neuter().extendedKey;
    return {
      entropy: mnemonic.entropy,
      seed,
      xprv: node.extendedKey,
      xpub,
      key: node.privateKey,
      address: node.address,
      child: ethers.HDNodeWallet.fromExtendedKey(xpub).deriveChild(child).extendedKey,
    };
  },
  viem({ phrase, passphrase, path, child, seed, whole }) {
    const root = accounts.HDKey.fromMasterSeed(viem.hexToBytes(seed));
    const node = root.derive(path);
    const xpub = node.publicExtendedKey;
    // Its way from the words to the seed takes long, so some alone go all of it.
    const account = whole
      ? accounts.mnemonicToAccount(phrase, { passphrase, path })
      : accounts.hdKeyToAccount(root, { path });
    return {
      xprv: node.privateExtendedKey,
      xpub,
      key: viem.bytesToHex(node.privateKey),
      address: account.address,
      child: accounts.HDKey.fromExtendedKey(xpub).deriveChild(child).publicExtendedKey,
    };
  },
};

const viemTypes = ["legacy", "eip2930", "eip1559", "eip4844", "eip7702"];

/** The fields as viem has them: numbers of two kinds, and other names. */
function viemTransaction(fields) {
  const transaction = { type: viemTypes[fields.type] };
  for (const [name, value] of Object.entries(fields)) {
    if (name === "type") continue;
    if (name === "authorizationList") {
      transaction.authorizationList = value.map(({ chainId, nonce, address, signature }) => ({
        chainId: Number(chainId),
        nonce: Number(nonce),
        address,
        r: signature.r,
        s: signature.s,
        yParity: signature.yParity,
      }));
    } else if (name === "chainId" || name === "nonce") {
      // A transaction without a chain has no number here, where ethers has 0.
      if (name === "nonce" || value !== "0x0") transaction[name] = Number(value);
    } else if (name === "gasLimit") {
      transaction.gas = BigInt(value);
    } else if (name === "value" || name.startsWith("max") || name === "gasPrice") {
      transaction[name] = BigInt(value);
    } else {
      transaction[name] = value;
    }
  }
  return transaction;
}

const transaction = {
  ethers({ key, fields }) {
    const made = ethers.Transaction.from(fields);
    const unsigned = made.unsignedSerialized;
    const digest = made.unsignedHash;
    made.signature = new ethers.SigningKey(key).sign(digest);
    const read = ethers.Transaction.from(made.serialized);
    return { unsigned, digest, raw: made.serialized, hash: made.hash, from: read.from };
  },
  async viem({ key, fields }) {
    const made = viemTransaction(fields);
    const unsigned = viem.serializeTransaction(made);
    const raw = await accounts.privateKeyToAccount(key).signTransaction(made);
    return {
      unsigned,
      digest: viem.keccak256(unsigned),
      raw,
      hash: viem.keccak256(raw),
      from: await viem.recoverTransactionAddress({ serializedTransaction: raw }),
    };
  },
};

const authorization = {
  ethers({ key, address, chainId, nonce }) {
    const wallet = new ethers.Wallet(key);
    const request = { address, chainId: BigInt(chainId), nonce: BigInt(nonce) };
    const { signature } = wallet.authorizeSync(request);
    return {
      digest: ethers.hashAuthorization(request),
      signature: signature.serialized,
      from: ethers.verifyAuthorization(request, signature),
    };
  },
  async viem({ key, address, chainId, nonce }) {
    const request = { address, chainId: Number(chainId), nonce: Number(nonce) };
    const signed = await accounts.privateKeyToAccount(key).signAuthorization(request);
    return {
      digest: hashAuthorization(request),
      signature: viem.serializeSignature(signed),
      from: await recoverAuthorizationAddress({ authorization: signed }),
    };
  },
};

const message = {
  ethers({ key, message }) {
    const bytes = ethers.getBytes(message);
    const signature = new ethers.Wallet(key).signMessageSync(bytes);
    return {
      digest: ethers.hashMessage(bytes),
      signature,
      compact: ethers.Signature.from(signature).compactSerialized,
      from: ethers.verifyMessage(bytes, signature),
    };
  },
  async viem({ key, message }) {
    const raw = { raw: message };
    const signature = await accounts.privateKeyToAccount(key).signMessage({ message: raw });
    const compact = viem.signatureToCompactSignature(viem.parseSignature(signature));
    return {
      digest: viem.hashMessage(raw),
      signature,
      compact: viem.serializeCompactSignature(compact),
      from: await viem.recoverMessageAddress({ message: raw, signature }),
    };
  },
};

const recover = {
  ethers: ({ digest, signature }) => orNull(() => ethers.recoverAddress(digest, signature)),
  viem: ({ digest, signature }) =>
    orNull(() => viem.recoverAddress({ hash: digest, signature })),
};

/** viem takes numbers as BigInts alone. */
function withBigInts(types, kind, value) {
  const list = /^(.*)\[\d*\]$/.exec(kind);
  if (list) return value.map((item) => withBigInts(types, list[1], item));
  if (types[kind]) {
    const members = types[kind].map(({ name, type }) => [name, withBigInts(types, type, value[name])]);
    return Object.fromEntries(members);
  }
  return /^u?int/.test(kind) ? BigInt(value) : value;
}

const typed = {
  ethers({ key, domain, types, primaryType, message }) {
    const encoder = ethers.TypedDataEncoder.from(types);
    const digest = ethers.TypedDataEncoder.hash(domain, types, message);
    return {
      type: encoder.encodeType(primaryType),
      domain: ethers.TypedDataEncoder.hashDomain(domain),
      digest,
      signature: new ethers.SigningKey(key).sign(digest).serialized,
    };
  },
  async viem({ key, domain, types, primaryType, message }) {
    const data = { types, primaryType, message: withBigInts(types, primaryType, message) };
    data.domain = domain.chainId === undefined ? domain : { ...domain, chainId: BigInt(domain.chainId) };
    const full = { EIP712Domain: viem.getTypesForEIP712Domain({ domain: data.domain }), ...types };
    return {
      type: encodeType({ primaryType, types }),
      domain: viem.domainSeparator({ domain: data.domain, types: full }),
      digest: viem.hashTypedData(data),
      signature: await accounts.privateKeyToAccount(key).signTypedData(data),
    };
  },
};

const encrypt = {
  ethers({ key, password, n, r, p, salt, iv }) {
    const account = { address: ethers.computeAddress(key), privateKey: key };
    return ethers.encryptKeystoreJsonSync(account, password, { scrypt: { N: n, r, p }, salt, iv });
  },
  async viem({ key, password, n, rounds, salt, iv }) {
    const options = { iv: viem.hexToBytes(iv), password, salt: viem.hexToBytes(salt) };
    const [derived, how] = rounds
      ? Keystore.pbkdf2({ ...options, iterations: rounds })
      : Keystore.scrypt({ ...options, n });
    return JSON.stringify(Keystore.encrypt(key, derived, how));
  },
};

const decrypt = {
  ethers: ({ keystore, password }) => ethers.decryptKeystoreJsonSync(keystore, password).privateKey,
  viem({ keystore, password }) {
    const read = JSON.parse(keystore);
    return Keystore.decrypt(read, Keystore.toKey(read, { password }));
  },
};

const kinds = { tree, transaction, authorization, message, recover, typed, encrypt, decrypt };

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  const answer = {};
  for (const [name, work] of Object.entries(kinds[question.ask])) {
    try {
      answer[name] = await work(question);
    } catch (error) {
      answer[name] = { refused: String(error?.shortMessage ?? error?.message ?? error) };
    }
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
