// Answers with ethers: {phrase, passphrase, index} -> {address}; {raw} -> the transaction it says;
// {keystore, password} -> {privateKey}; {key} or {xprv} -> {address}; {message, signature} or
// {typed, signature} -> {signer}.
import {
  computeAddress,
  decryptKeystoreJson,
  HDNodeWallet,
  Mnemonic,
  Transaction,
  verifyMessage,
  verifyTypedData,
} from "ethers";
import { text } from "node:stream/consumers";

const question = JSON.parse(await text(process.stdin));
const answer = {};
if (question.phrase !== undefined) {
  const mnemonic = Mnemonic.fromPhrase(question.phrase, question.passphrase ?? "");
  const wallet = HDNodeWallet.fromMnemonic(mnemonic, question.path ?? `m/44'/60'/0'/0/${question.index ?? 0}`);
  answer.address = wallet.address;
  answer.entropy = mnemonic.entropy.slice(2);
  answer.seed = mnemonic.computeSeed().slice(2);
  answer.privateKey = wallet.privateKey.slice(2);
  if (question.fields !== undefined) {
    answer.raw = await wallet.signTransaction(question.fields);
  }
}
if (question.raw !== undefined) {
  const transaction = Transaction.from(question.raw);
  answer.transaction = { ...transaction.toJSON(), from: transaction.from, hash: transaction.hash };
}
if (question.keystore !== undefined) {
  const account = await decryptKeystoreJson(question.keystore, question.password);
  answer.privateKey = account.privateKey.slice(2);
}
if (question.key !== undefined) {
  answer.address = computeAddress(`0x${question.key.replace(/^0x/, "")}`);
}
if (question.xprv !== undefined) {
  answer.address = HDNodeWallet.fromExtendedKey(question.xprv).derivePath("m/44'/60'/0'/0/0").address;
}
if (question.message !== undefined) {
  answer.signer = verifyMessage(question.message, question.signature);
}
if (question.typed !== undefined) {
  const { EIP712Domain, ...types } = question.typed.types;
  answer.signer = verifyTypedData(question.typed.domain, types, question.typed.message, question.signature);
}
process.stdout.write(JSON.stringify(answer));
