"""Reads a keystore with eth-keyfile, the library of eth-account.

    read_keystore.py FILE < password

The password is read from standard input as UTF-8. What the keystore holds is printed as JSON.
"""

import json
import sys

import eth_keyfile
from eth_keys import keys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        keystore = json.load(file)
    password = sys.stdin.buffer.read()
    try:
        key = eth_keyfile.decode_keyfile_json(keystore, password)
    except ValueError as reason:
        sys.exit(f"refused: {reason}")
    address = keys.PrivateKey(key).public_key.to_address()
    print(json.dumps({"key": key.hex(), "address": address[2:], "stated": keystore["address"]}))


if __name__ == "__main__":
    main()
