#!/bin/sh
# Stands before the compiler while the site is built: cargo calls it with the compiler's whole command.
#
# `wasm_split_helpers` exports a symbol that bears the digest of the place where cargo unpacked it.
# No flag remaps that, so this names the same place on every machine.
set -eu
if [ "${CARGO_PKG_NAME:-}" = wasm_split_helpers ]; then
    export CARGO_MANIFEST_PATH="/crates/$CARGO_PKG_NAME-$CARGO_PKG_VERSION/Cargo.toml"
fi
exec "$@"
