//! The way of a transaction: draft, priced, reviewed, signed.
//!
//! Each stage is a type that only the one before can become, so that nothing is signed that was not
//! reviewed, and nothing reviewed that no wallet should sign. Signing uses the review up.
//!
//! ```compile_fail,E0382
//! use wallet_core::{review::Reviewed, signing_key::SigningKey};
//!
//! fn twice(reviewed: Reviewed, key: &SigningKey) {
//!     let _ = reviewed.sign(key);
//!     let _ = reviewed.sign(key);
//! }
//! ```

use core::fmt;

use wallet_types::{
    Account, AccountIndex, Digest, Gas, Transaction, Wei,
    review::{Context, Intent, Review},
    transaction::{Kind, TransactionType},
};

use super::{IntentError, MAX_DATA_LEN_BYTES, MAX_UNSIGNED_LEN_BYTES, facts, findings};
use crate::{
    signing_key::SigningKey,
    transaction::{self, BLOB_HASH_VERSION, SignedTransaction},
};

/// A transaction as it was handed in: nothing about it is known to be sound.
///
/// # Examples
/// ```
/// use wallet_core::review::Draft;
/// use wallet_types::review::Intent;
///
/// // Six empty fields: a transaction that no wallet should sign.
/// let bytes = vec![0xc6, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80];
/// let draft = Draft::of(&Intent::Transaction { bytes })?;
/// assert!(draft.price().is_err());
/// # Ok::<(), wallet_core::review::IntentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft(Transaction);

/// A transaction that nodes could take, with the most that it can cost.
///
/// # Examples
/// ```
/// # use wallet_core::{review::*, signing_key::SigningKey};
/// # use wallet_types::{review::{Context, Intent}, *};
/// # let key = SigningKey::from_bytes(&[1; 32]).unwrap();
/// # let index = AccountIndex(0);
/// # let name = AccountName::numbered(index);
/// # let origin = AccountOrigin::Key(SourceId(0));
/// # let accounts = [Account { index, address: key.address(), name, origin }];
/// # let claimed = Mark::Claimed { endpoint: "mine".into(), block: None };
/// # let context = Context {
/// #     network_name: "Ethereum".into(),
/// #     chain_id: Some(ChainId::MAINNET),
/// #     balance: None,
/// #     nonce_mark: claimed.clone(),
/// #     fee_mark: claimed,
/// #     paid_before: Vec::new(),
/// # };
/// # // Type 2, to 20 bytes of 1, with 21 000 gas at 1 wei.
/// # let bytes = vec![0x02, 0xdf, 1, 0x80, 1, 1, 0x82, 0x52, 0x08, 0x94,
/// #     1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0x80, 0x80, 0xc0];
/// let priced = Draft::of(&Intent::Transaction { bytes })?.price()?;
/// let review = priced.review(index, &accounts, context)?;
/// assert_eq!(review.review().max_fee, Wei::from_u64(21_000));
/// # Ok::<(), IntentError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Priced {
    transaction: Transaction,
    max_fee: Wei,
    max_total: Wei,
}

/// A transaction with everything that the person is shown before signing.
///
/// # Examples
/// ```
/// # use wallet_core::{review::*, signing_key::SigningKey};
/// # use wallet_types::{review::{Context, Intent}, *};
/// # let key = SigningKey::from_bytes(&[1; 32]).unwrap();
/// # let index = AccountIndex(0);
/// # let name = AccountName::numbered(index);
/// # let origin = AccountOrigin::Key(SourceId(0));
/// # let accounts = [Account { index, address: key.address(), name, origin }];
/// # let claimed = Mark::Claimed { endpoint: "mine".into(), block: None };
/// # let context = Context {
/// #     network_name: "Ethereum".into(),
/// #     chain_id: Some(ChainId::MAINNET),
/// #     balance: None,
/// #     nonce_mark: claimed.clone(),
/// #     fee_mark: claimed,
/// #     paid_before: Vec::new(),
/// # };
/// # // Type 2, to 20 bytes of 1, with 21 000 gas at 1 wei.
/// # let bytes = vec![0x02, 0xdf, 1, 0x80, 1, 1, 0x82, 0x52, 0x08, 0x94,
/// #     1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0x80, 0x80, 0xc0];
/// let priced = Draft::of(&Intent::Transaction { bytes })?.price()?;
/// let reviewed = priced.review(index, &accounts, context)?;
/// let another = SigningKey::from_bytes(&[2; 32]).unwrap();
/// assert_eq!(reviewed.sign(&another), Err(Unsound));
/// # Ok::<(), IntentError>(())
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Reviewed(Review);

/// A signature that failed its own check: nothing leaves.
///
/// # Examples
/// ```
/// use wallet_core::review::Unsound;
///
/// assert_eq!(Unsound.to_string(), "the signature failed its own check");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsound;

impl Draft {
    /// Takes what the page asks for.
    ///
    /// # Errors
    /// Bytes that are no unsigned transaction, or an intent this build does not know.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{review::{Draft, IntentError}, transaction::DecodeError};
    /// use wallet_types::review::Intent;
    ///
    /// let error = Draft::of(&Intent::Transaction { bytes: Vec::new() }).unwrap_err();
    /// assert_eq!(error, IntentError::Undecodable(DecodeError::Empty));
    /// ```
    pub fn of(intent: &Intent) -> Result<Self, IntentError> {
        match intent {
            Intent::Payment(payment) => Ok(Self(payment.clone().into())),
            Intent::Transaction { bytes } => {
                let decoded = transaction::decode(bytes);
                Ok(Self(decoded.map_err(IntentError::Undecodable)?.0))
            }
            _ => Err(IntentError::UnknownIntent),
        }
    }

    /// Checks what no wallet should sign, and works out the most that it can cost.
    ///
    /// # Errors
    /// Numbers that nodes refuse, or that contradict each other.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::review::{Draft, IntentError};
    /// use wallet_types::{Gas, review::Intent};
    ///
    /// let bytes = vec![0xc6, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80];
    /// let draft = Draft::of(&Intent::Transaction { bytes })?;
    /// assert_eq!(draft.price(), Err(IntentError::TooLittleGas { found: Gas(0) }));
    /// # Ok::<(), IntentError>(())
    /// ```
    pub fn price(self) -> Result<Priced, IntentError> {
        check(&self.0)?;
        check_kind(&self.0)?;
        Ok(Priced {
            max_fee: self.0.max_fee().ok_or(IntentError::TotalTooLarge)?,
            max_total: self.0.max_total().ok_or(IntentError::TotalTooLarge)?,
            transaction: self.0,
        })
    }
}

impl Priced {
    /// Writes the bytes, reads them back, and says what they mean to the wallet's owner.
    ///
    /// # Errors
    /// An account that this wallet does not have, bytes that are longer than nodes accept, or that
    /// do not say what was asked.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{review::*, signing_key::SigningKey};
    /// # use wallet_types::{review::{Context, Intent}, *};
    /// # let key = SigningKey::from_bytes(&[1; 32]).unwrap();
    /// # let index = AccountIndex(0);
    /// # let name = AccountName::numbered(index);
    /// # let origin = AccountOrigin::Key(SourceId(0));
    /// # let accounts = [Account { index, address: key.address(), name, origin }];
    /// # let claimed = Mark::Claimed { endpoint: "mine".into(), block: None };
    /// # let context = Context {
    /// #     network_name: "Ethereum".into(),
    /// #     chain_id: Some(ChainId::MAINNET),
    /// #     balance: None,
    /// #     nonce_mark: claimed.clone(),
    /// #     fee_mark: claimed,
    /// #     paid_before: Vec::new(),
    /// # };
    /// # // Type 2, to 20 bytes of 1, with 21 000 gas at 1 wei.
    /// # let bytes = vec![0x02, 0xdf, 1, 0x80, 1, 1, 0x82, 0x52, 0x08, 0x94,
    /// #     1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0x80, 0x80, 0xc0];
    /// let priced = Draft::of(&Intent::Transaction { bytes })?.price()?;
    /// let unknown = priced.clone().review(AccountIndex(5), &accounts, context.clone());
    /// assert_eq!(unknown, Err(IntentError::NoSuchAccount));
    /// assert!(priced.review(index, &accounts, context).is_ok());
    /// # Ok::<(), IntentError>(())
    /// ```
    pub fn review(
        self,
        from: AccountIndex,
        accounts: &[Account],
        context: Context,
    ) -> Result<Reviewed, IntentError> {
        let from = accounts
            .iter()
            .find(|account| account.index == from)
            .ok_or(IntentError::NoSuchAccount)?;
        let encoded = transaction::encode(&self.transaction);
        let len_bytes = encoded.len();
        if len_bytes > MAX_UNSIGNED_LEN_BYTES {
            return Err(IntentError::TooLong { len_bytes });
        }
        let decoded = transaction::decode(&encoded);
        let (decoded, bytes) = decoded.map_err(|_| IntentError::NotWhatWasAsked)?;
        if decoded != self.transaction {
            return Err(IntentError::NotWhatWasAsked);
        }
        let balance = context.balance.as_ref().map(|(wei, _)| *wei);
        Ok(Reviewed(Review {
            max_fee: self.max_fee,
            left_afterwards: balance.and_then(|balance| balance.checked_sub(self.max_total)),
            own_recipient: own_account(accounts, &decoded).cloned(),
            facts: facts::of(&decoded),
            findings: findings::of(&decoded, from, accounts, &context),
            digest: Digest::keccak256(&bytes.bytes),
            from: from.clone(),
            decoded,
            bytes,
            context,
        }))
    }
}

impl Reviewed {
    /// Returns what the person is shown.
    ///
    /// # Examples
    /// ```
    /// # use wallet_core::{review::*, signing_key::SigningKey};
    /// # use wallet_types::{review::{Context, Intent}, *};
    /// # let key = SigningKey::from_bytes(&[1; 32]).unwrap();
    /// # let index = AccountIndex(0);
    /// # let name = AccountName::numbered(index);
    /// # let origin = AccountOrigin::Key(SourceId(0));
    /// # let accounts = [Account { index, address: key.address(), name, origin }];
    /// # let claimed = Mark::Claimed { endpoint: "mine".into(), block: None };
    /// # let context = Context {
    /// #     network_name: "Ethereum".into(),
    /// #     chain_id: Some(ChainId::MAINNET),
    /// #     balance: None,
    /// #     nonce_mark: claimed.clone(),
    /// #     fee_mark: claimed,
    /// #     paid_before: Vec::new(),
    /// # };
    /// # // Type 2, to 20 bytes of 1, with 21 000 gas at 1 wei.
    /// # let bytes = vec![0x02, 0xdf, 1, 0x80, 1, 1, 0x82, 0x52, 0x08, 0x94,
    /// #     1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0x80, 0x80, 0xc0];
    /// let priced = Draft::of(&Intent::Transaction { bytes })?.price()?;
    /// let reviewed = priced.review(index, &accounts, context)?;
    /// assert_eq!(reviewed.review().decoded.to(), Some(Address::from_bytes([1; 20])));
    /// assert!(reviewed.review().needs_acceptance());
    /// # Ok::<(), IntentError>(())
    /// ```
    #[must_use]
    pub const fn review(&self) -> &Review {
        &self.0
    }

    /// Signs the very bytes that were shown, and checks the result before it leaves: a slip of the
    /// machine must not become a signature over something else.
    ///
    /// # Errors
    /// A result that is not the reviewed transaction signed by the reviewed account, as with
    /// another account's key.
    ///
    /// # Examples
    /// ```
    /// use wallet_core::{review::Draft, signing_key::SigningKey, transaction};
    /// use wallet_types::{
    ///     Account, AccountIndex, AccountName, AccountOrigin, Address, ChainId, Gas, Mark, Nonce,
    ///     Payment, SourceId, Wei,
    ///     review::{Context, Intent},
    /// };
    ///
    /// let key = SigningKey::from_bytes(&[1; 32]).unwrap();
    /// let index = AccountIndex(0);
    /// let name = AccountName::numbered(index);
    /// let origin = AccountOrigin::Key(SourceId(0));
    /// let accounts = [Account { index, address: key.address(), name, origin }];
    /// let claimed = Mark::Claimed { endpoint: "mine".into(), block: None };
    /// let context = Context {
    ///     network_name: "Ethereum".into(),
    ///     chain_id: Some(ChainId::MAINNET),
    ///     balance: None,
    ///     nonce_mark: claimed.clone(),
    ///     fee_mark: claimed,
    ///     paid_before: Vec::new(),
    /// };
    /// let draft = Draft::of(&Intent::Payment(Payment {
    ///     chain_id: ChainId::MAINNET,
    ///     nonce: Nonce(0),
    ///     max_priority_fee_per_gas: Wei::from_u64(1),
    ///     max_fee_per_gas: Wei::from_u64(2),
    ///     gas_limit: Gas::PLAIN_PAYMENT,
    ///     to: Address::from_bytes([7; 20]),
    ///     value: Wei::from_u64(1),
    ///     data: Vec::new(),
    /// }))?;
    /// let reviewed = draft.price()?.review(index, &accounts, context)?;
    /// assert_eq!(reviewed.review().max_fee, Wei::from_u64(42_000));
    /// let signed = reviewed.sign(&key).unwrap();
    /// let read = transaction::decode_any(&signed.raw).unwrap();
    /// assert_eq!(read.sender(), Some(key.address()));
    /// # Ok::<(), wallet_core::review::IntentError>(())
    /// ```
    pub fn sign(self, key: &SigningKey) -> Result<SignedTransaction, Unsound> {
        let review = &self.0;
        let digest = Digest::keccak256(&review.bytes.bytes);
        let signature = key.sign(&digest);
        let signed = transaction::attach(&review.decoded, &signature);
        let (read, read_signature) =
            transaction::decode_signed(&signed.raw).map_err(|_| Unsound)?;
        let is_sound = digest == review.digest
            && signature.recover(&digest) == Some(review.from.address)
            && read == review.decoded
            && read_signature == signature;
        is_sound.then_some(signed).ok_or(Unsound)
    }
}

impl fmt::Display for Unsound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the signature failed its own check")
    }
}

impl core::error::Error for Unsound {}

impl From<Reviewed> for Review {
    fn from(reviewed: Reviewed) -> Self {
        reviewed.0
    }
}

fn check(transaction: &Transaction) -> Result<(), IntentError> {
    if transaction.max_priority_fee_per_gas() > Some(transaction.max_fee_per_gas()) {
        return Err(IntentError::TipAboveCap);
    }
    if transaction.gas_limit < Gas::PLAIN_PAYMENT {
        let found = transaction.gas_limit;
        return Err(IntentError::TooLittleGas { found });
    }
    if transaction.nonce.0 == u64::MAX {
        return Err(IntentError::NonceTooLarge);
    }
    let len_bytes = transaction.data.len();
    if len_bytes > MAX_DATA_LEN_BYTES {
        return Err(IntentError::DataTooLong { len_bytes });
    }
    Ok(())
}

/// What the types with lists of their own must have in them.
fn check_kind(transaction: &Transaction) -> Result<(), IntentError> {
    match &transaction.kind {
        Kind::Blob { blob_hashes, .. } if blob_hashes.is_empty() => Err(IntentError::EmptyList {
            of: TransactionType::Blob,
        }),
        Kind::SetCode { authorizations, .. } if authorizations.is_empty() => {
            Err(IntentError::EmptyList {
                of: TransactionType::SetCode,
            })
        }
        Kind::Blob { blob_hashes, .. } => {
            let mut hashes = blob_hashes.iter();
            let are_known = hashes.all(|hash| hash.as_bytes()[0] == BLOB_HASH_VERSION);
            are_known.then_some(()).ok_or(IntentError::BlobHashVersion)
        }
        _ => Ok(()),
    }
}

fn own_account<'a>(accounts: &'a [Account], transaction: &Transaction) -> Option<&'a Account> {
    let to = transaction.to()?;
    accounts.iter().find(|account| account.address == to)
}
