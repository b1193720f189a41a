//! Signatures over secp256k1 with nonces of RFC 6979 and SHA-256.
//!
//! The RFC itself has no vectors for this curve; these are the ones that bitcoin libraries share
//! (first published on bitcointalk, topic 285142; carried by trezor-crypto and `ecdsa` for Python),
//! with `s` brought to its lower form.

use proptest::prelude::*;
use sha2::{Digest as _, Sha256};
