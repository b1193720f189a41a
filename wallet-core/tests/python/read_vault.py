"""Reads a Holdfast vault, version 1, by what VAULT.md says and nothing else.

    read_vault.py FILE < password

The password is read from standard input as UTF-8, without its last line end. What the vault holds
is printed as JSON. Needs argon2-cffi and pycryptodome.
"""

import hashlib
import json
import struct
import sys
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from Crypto.Cipher import ChaCha20_Poly1305


class Refused(Exception):
    """The bytes are not read, for the reason given."""


def unseal(key, nonce, associated, sealed):
    cipher = ChaCha20_Poly1305.new(key=key, nonce=nonce)
    cipher.update(associated)
    try:
        return cipher.decrypt_and_verify(sealed[:-16], sealed[-16:])
    except ValueError:
        raise Refused("wrong password, or tampered with") from None


def contents_of(vault, password):
    if vault[:8] != b"HOLDFAST":
        raise Refused("not a vault")
    if hashlib.sha256(vault[:-32]).digest() != vault[-32:]:
        raise Refused("damaged")
    (version,) = struct.unpack_from(">H", vault, 8)
    if version != 1:
        raise Refused(f"version {version}")
    kdf, memory_kib, passes, lanes = struct.unpack_from(">BIIB", vault, 10)
    if kdf != 1 or lanes != 1:
        raise Refused("malformed")
    if not (65536 <= memory_kib <= 262144 and 1 <= passes <= 32):
        raise Refused("key derivation out of range")
    salt, wrap_nonce, wrapped = vault[20:36], vault[36:60], vault[60:108]
    nonce, (length,) = vault[108:132], struct.unpack_from(">I", vault, 132)
    sealed = vault[136:-32]
    if len(sealed) != length or length % 1024 != 16:
        raise Refused("malformed")
    key = hash_secret_raw(
        unicodedata.normalize("NFKD", password).encode(),
        salt, passes, memory_kib, lanes, 32, Type.ID, 0x13,
    )
    data_key = unseal(key, wrap_nonce, vault[:60], wrapped)
    padded = unseal(data_key, nonce, vault[:136], sealed)
    (length,) = struct.unpack_from(">I", padded)
    contents, padding = padded[4:4 + length], padded[4 + length:]
    if len(contents) != length or padding.strip(b"\0"):
        raise Refused("malformed")
    return contents


class Reader:
    def __init__(self, data):
        self.rest = data

    def take(self, length):
        taken, self.rest = self.rest[:length], self.rest[length:]
        if len(taken) != length:
            raise Refused("malformed")
        return taken

    def number(self, length):
        return int.from_bytes(self.take(length), "big")


def parsed(contents):
    reader = Reader(contents)
    wallet = {
        "created_at_ms": reader.number(8),
        "entropy": reader.take(reader.number(1)).hex(),
        "passphrase": reader.take(reader.number(2)).decode(),
        "seal_words": list(reader.take(2)),
        "seal_drawing": reader.take(16).hex(),
        "accounts": [],
    }
    for _ in range(reader.number(2)):
        index = reader.number(4)
        name = reader.take(reader.number(1)).decode()
        wallet["accounts"].append({"index": index, "name": name})
    if reader.rest:
        raise Refused("malformed")
    return wallet


def main():
    with open(sys.argv[1], "rb") as file:
        vault = file.read()
    password = sys.stdin.buffer.read().decode().removesuffix("\n")
    try:
        print(json.dumps(parsed(contents_of(vault, password))))
    except Refused as reason:
        sys.exit(f"refused: {reason}")


if __name__ == "__main__":
    main()
