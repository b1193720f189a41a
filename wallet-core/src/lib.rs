//! Phrases, keys, the vault, signing, and what a signature means.
//!
//! This crate is pure: it does no input or output, reads no clock, finds no randomness, knows
//! nothing of a browser, and logs nothing. Time and random bytes are handed in as values, and every
//! answer is a value. So each of its promises is checked without a browser, and it builds for a
//! bare target.
//!
//! # A tour
//! From entropy to an address: [`mnemonic`] makes words, [`seed`] stretches them, [`extended_key`]
//! walks a [`derivation_path`], and [`signing_key`] signs; what follows from a [`public_key`] alone
//! stands in [`extended_public_key`], and [`key_identifier`] names keys. [`slip39`] parts a secret into
//! shares of which some restore it. [`transaction`] writes and strictly reads
//! the bytes that are signed ([`rlp`] says how strictly), and [`review`] says what they mean.
//! Messages are hashed by [`personal_message`] and, read by [`json`], by [`typed_data`]; [`siwe`]
//! reads those that sign a person in, [`message_review`] says what they mean, [`display_digest`]
//! and [`signature_text`] write what is compared and handed out. [`vault`]
//! keeps the secrets behind a [`password`] whose price [`kdf`] sets, with the [`seal`] by which a
//! person knows the key realm. [`keystore`] reads and writes the files of other wallets; as
//! it is needed seldom, it is asked through [`annex`]. [`signer`] is all of it as one state machine, for the key realm's
//! worker. Whatever is secret lives in types that can be neither copied, printed nor sent; the bare
//! ones stand in [`secret`].
//!
//! # Examples
//! A wallet is restored, and signs a payment that was reviewed:
//! ```
//! use wallet_core::{
//!     kdf::Kdf,
//!     mnemonic::Language,
//!     signer::{Claims, RANDOM_LEN_BYTES, Request, Response, Secrets, Signer},
//! };
//! use wallet_types::{
//!     AccountIndex, ChainId, Gas, Mark, Nonce, Payment, UnixMs, Wei,
//!     amount::Unit,
//!     review::{Context, Intent, ReviewRequest},
//! };
//!
//! let now = UnixMs(1_760_000_000_000);
//! let mut signer = Signer::new();
//!
//! // The words travel beside the request.
//! let words = b"test test test test test test test test test test test junk".to_vec();
//! let language = Language::English;
//! let reply = signer.handle(Request::ImportPhrase { language }, Secrets::from(vec![words]), now);
//! assert!(matches!(reply.response, Response::DraftReady { .. }));
//!
//! // In the browser these bytes come from the platform's random source.
//! let random: Vec<u8> = (0..RANDOM_LEN_BYTES).map(|at| at as u8).collect();
//! let secrets = Secrets::from(vec![b"gulls above nine boats".to_vec(), random]);
//! let reply = signer.handle(Request::MakeVault { kdf: Kdf::CHEAPEST }, secrets, now);
//! let Response::VaultMade { accounts, .. } = reply.response else { panic!() };
//! assert_eq!(accounts[0].address.to_string(), "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
//!
//! // The page asks; the review says what the very bytes mean.
//! let claimed = Mark::Claimed { endpoint: "my node".into(), block: None };
//! let request = ReviewRequest {
//!     from: AccountIndex(0),
//!     intent: Intent::Payment(Payment {
//!         chain_id: ChainId::MAINNET,
//!         nonce: Nonce(0),
//!         max_priority_fee_per_gas: Wei::parse("1", Unit::Gwei)?,
//!         max_fee_per_gas: Wei::parse("20", Unit::Gwei)?,
//!         gas_limit: Gas::PLAIN_PAYMENT,
//!         to: "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045".parse()?,
//!         value: Wei::parse("0.5", Unit::Ether)?,
//!         data: Vec::new(),
//!     }),
//!     context: Context {
//!         network_name: "Ethereum".into(),
//!         chain_id: Some(ChainId::MAINNET),
//!         balance: None,
//!         nonce_mark: claimed.clone(),
//!         fee_mark: claimed,
//!         paid_before: Vec::new(),
//!     },
//! };
//! let reply = signer.handle(Request::Review(Box::new(request)), Secrets::none(), now);
//! let Response::Reviewed(review) = reply.response else { panic!() };
//! assert_eq!(review.max_fee.to_decimal(Unit::Ether), "0.00042");
//!
//! // The person accepts the claimed figures and agrees: that digest is signed, once.
//! let approve = Request::Approve { digest: review.digest, claims: Claims::Accepted };
//! let reply = signer.handle(approve, Secrets::none(), now);
//! assert!(matches!(reply.response, Response::Signed { .. }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod annex;
mod base58check;
pub mod derivation_path;
pub mod display_digest;
pub mod extended_key;
pub mod extended_public_key;
mod hmac512;
pub mod json;
pub mod kdf;
pub mod key_identifier;
pub mod keystore;
pub mod message_review;
pub mod mnemonic;
mod nfkd;
mod nonce;
pub mod password;
pub mod personal_message;
pub mod public_key;
mod random;
pub mod review;
mod ripemd160;
pub mod rlp;
mod scrypt;
pub mod seal;
pub mod secret;
pub mod seed;
pub mod signature_text;
pub mod signer;
pub mod signing_key;
pub mod siwe;
pub mod slip39;
pub mod transaction;
pub mod typed_data;
pub mod vault;
