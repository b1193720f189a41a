//! Contents of version 1: one English phrase, and accounts below `m/44'/60'/0'/0`.

use alloc::vec::Vec;

use wallet_types::{AccountIndex, UnixMs, source::SourceId};

use crate::{
    derivation_path::DerivationPath,
    mnemonic::Phrase,
    seal::{SEAL_LEN_BYTES, Seal},
    vault::{Contents, Source, StoredAccount, StoredSource, account::Place, rest::Rest},
};

pub(super) fn read(rest: &mut Rest<'_>) -> Option<Contents> {
    let created_at = UnixMs(u64::from_be_bytes(rest.array()?));
    let phrase = Phrase::from_entropy(rest.short()?).ok()?;
    let source = Source::words(phrase, rest.text()?)?;
    let seal = Seal::from_random(&rest.array::<SEAL_LEN_BYTES>()?);
    let count = usize::from(rest.u16()?);
    if count > Contents::MAX_ACCOUNTS {
        return None;
    }
    let accounts = (0..count)
        .map(|_| account(rest))
        .collect::<Option<Vec<_>>>()?;
    Some(Contents {
        created_at,
        seal,
        sources: Vec::from([StoredSource { id: ONLY, source }]),
        accounts,
    })
}

fn account(rest: &mut Rest<'_>) -> Option<StoredAccount> {
    let index = AccountIndex(rest.u32()?);
    let path = DerivationPath::account(index)?;
    Some(StoredAccount {
        index,
        name: rest.name()?,
        place: Place::Path { source: ONLY, path },
    })
}

/// The number of the only source.
const ONLY: SourceId = SourceId(0);
