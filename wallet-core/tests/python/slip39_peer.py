"""Splits and combines by SLIP-39 with the reference implementation, to be compared with ours.

Reads one request a line as JSON, and answers each with one line of JSON:

    {"do": "words"}                             -> the list of words
    {"do": "combine", "shares", "passphrase"}   -> the master secret in hexadecimal
    {"do": "split", "secret", "passphrase", "group_threshold", "groups", "extendable", "exponent"}
                                                -> the shares of each group

What the implementation refuses is answered by null. Needs shamir-mnemonic.
"""

import json
import sys

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.wordlist import WORDLIST


def answer(request):
    if request["do"] == "words":
        return list(WORDLIST)
    passphrase = request["passphrase"].encode("ascii")
    if request["do"] == "combine":
        return combine_mnemonics(request["shares"], passphrase).hex()
    return generate_mnemonics(
        request["group_threshold"],
        [tuple(group) for group in request["groups"]],
        bytes.fromhex(request["secret"]),
        passphrase,
        request["extendable"],
        request["exponent"],
    )


def main():
    for line in sys.stdin:
        try:
            print(json.dumps(answer(json.loads(line))))
        except MnemonicError:
            print("null")


if __name__ == "__main__":
    main()
