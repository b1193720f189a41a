"""Reads a Holdfast vault, version 1 or 2, by what VAULT.md says and nothing else.

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
    if version not in (1, 2):
        raise Refused(f"version {version}")
    kdf, memory_kib, passes, lanes = struct.unpack_from(">BIIB", vault, 10)
    if kdf != 1 or lanes != 1:
        raise Refused("malformed")
    if not (65536 <= memory_kib <= 262144 and 1 <= passes <= 32):
        raise Refused("key derivation out of range")
    salt, wrap_nonce, wrapped = vault[20:36], vault[36:60], vault[60:108]
    nonce, (length,) = vault[108:132], struct.unpack_from(">I", vault, 132)
    sealed = vault[136:-32]
    if len(sealed) != length or not is_padded(version, length - 16):
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
    return version, contents


def is_padded(version, length):
    if version == 1:
        return length > 0 and length % 1024 == 0
    return length >= 4096 and length & (length - 1) == 0


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


def first_version(reader):
    wallet = {
        "created_at_ms": reader.number(8),
        "entropy": reader.take(reader.number(1)).hex(),
        "passphrase": reader.take(reader.number(2)).decode(),
        **seal(reader),
        "accounts": [],
    }
    for _ in range(reader.number(2)):
        index = reader.number(4)
        name = reader.take(reader.number(1)).decode()
        wallet["accounts"].append({"index": index, "name": name})
    return wallet


def second_version(reader):
    wallet = {"created_at_ms": reader.number(8), **seal(reader)}
    wallet["sources"] = [source(reader) for _ in range(reader.number(1))]
    wallet["accounts"] = [account(reader) for _ in range(reader.number(2))]
    return wallet


def seal(reader):
    return {"seal_words": list(reader.take(2)), "seal_drawing": reader.take(16).hex()}


def source(reader):
    number, kind = reader.number(1), reader.number(1)
    body = Reader(reader.take(reader.number(2)))
    read = {"number": number, "kind": kind}
    if kind == 1:
        read["language"] = body.number(1)
        read["entropy"] = body.take(body.number(1)).hex()
        read["words"] = body.take(body.number(2)).decode()
        read["passphrase"] = body.take(body.number(2)).decode()
        if body.rest:
            raise Refused("malformed")
    else:
        read["body"] = body.rest.hex()
    return read


def account(reader):
    index = reader.number(4)
    name = reader.take(reader.number(1)).decode()
    kind = reader.number(1)
    body = reader.take(reader.number(2))
    read = {"index": index, "name": name, "kind": kind}
    if kind == 1:
        read["source"] = body[0]
        read["path"] = path(body[1:])
    else:
        read["body"] = body.hex()
    return read


def path(steps):
    numbers = [int.from_bytes(steps[at:at + 4], "big") for at in range(0, len(steps), 4)]
    shown = [f"{number & 0x7fffffff}" + ("'" if number >> 31 else "") for number in numbers]
    return "/".join(["m", *shown])


def parsed(version, contents):
    reader = Reader(contents)
    wallet = first_version(reader) if version == 1 else second_version(reader)
    if reader.rest:
        raise Refused("malformed")
    return wallet


def main():
    with open(sys.argv[1], "rb") as file:
        vault = file.read()
    password = sys.stdin.buffer.read().decode().removesuffix("\n")
    try:
        print(json.dumps(parsed(*contents_of(vault, password))))
    except Refused as reason:
        sys.exit(f"refused: {reason}")


if __name__ == "__main__":
    main()
