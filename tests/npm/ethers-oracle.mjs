// Answers with ethers: {phrase, passphrase, index} -> {address}; {raw} -> the transaction it says;
// {keystore, password} -> {privateKey}.
import { decryptKeystoreJson, HDNodeWallet, Mnemonic, Transaction } from "ethers";
import { text } from "node:stream/consumers";

const question = JSON.parse(await text(process.stdin));
const answer = {};
if (question.phrase !== undefined) {
  const mnemonic = Mnemonic.fromPhrase(question.phrase, question.passphrase ?? "");
  const wallet = HDNodeWallet.fromMnemonic(mnemonic, `m/44'/60'/0'/0/${question.index ?? 0}`);
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
process.stdout.write(JSON.stringify(answer));
