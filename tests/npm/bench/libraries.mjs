// The peers, as a page loads them. Of ethers that is its bundle: under Node the package itself would
// stretch phrases by OpenSSL, which is no JavaScript.
import { keccak_256 } from "@noble/hashes/sha3.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { HDKey } from "@scure/bip32";
import { mnemonicToSeedSync } from "@scure/bip39";
import * as hashWasm from "hash-wasm";
import * as tiny from "tiny-secp256k1";
import { hashTypedData, keccak256, recoverAddress } from "viem";
import { HDKey as ViemKey, hdKeyToAccount, sign } from "viem/accounts";
import * as ethers from "../node_modules/ethers/dist/ethers.js";

export const libraries = {
  ethers,
  viem: { HDKey: ViemKey, hashTypedData, hdKeyToAccount, keccak256, recoverAddress, sign },
  scure: { HDKey, mnemonicToSeedSync },
  noble: { secp256k1, keccak_256 },
  tiny,
  hashWasm,
};
