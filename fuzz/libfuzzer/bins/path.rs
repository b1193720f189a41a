//! Hands bytes of libFuzzer's to the target.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::fuzz("path", bytes));
