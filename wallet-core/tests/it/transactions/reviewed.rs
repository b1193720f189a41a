//! Reviews of transactions of every type: what they find, what they refuse, and what gets signed.

use alloy_primitives::U256;
use wallet_core::{
    review::{Draft, HexError, IntentError, explain, parse_hex, review},
    signing_key::SigningKey,
    transaction::{DecodeError, decode_any, encode, sign_authorization},
};
use wallet_types::{
    Account, AccountIndex, AccountName, AccountOrigin, Address, ChainId, Digest, Gas, Nonce,
    Transaction, Wei,
    call::{KnownCall, TokenAmount},
    explained::Fact,
    review::{
        Context, Finding, FindingKind, FindingSource, Intent, Review, ReviewRequest, Severity,
        Whose,
    },
    transaction::{
        AccessItem, Authorization, Fees, Kind, SignedAuthorization, StorageKey, TransactionType,
    },
};

use crate::support::{context, own_address, payment};

#[test]
fn a_legacy_transaction_without_chain_is_danger_and_needs_a_tick() {
    let everywhere = legacy(None, payment().data);
    let review = check(&everywhere);
    assert!(review.needs_acceptance());
    assert_eq!(
        kinds(&review),
        [
            (FindingKind::ValidOnEveryChain, Severity::Danger),
            (FindingKind::PriceInFull, Severity::Notice),
        ]
    );
    let here = check(&legacy(Some(ChainId::MAINNET), Vec::new()));
    assert!(!here.needs_acceptance());
    assert_eq!(kinds(&here), [(FindingKind::PriceInFull, Severity::Notice)]);
}

#[test]
fn another_chain_than_the_network_named_is_danger() {
    let other = ChainId::try_from(10).unwrap();
    let review = check(&legacy(Some(other), Vec::new()));
    let [first, _] = review.findings.try_into().unwrap();
    let kind = FindingKind::OtherChain {
        in_bytes: other,
        confirmed: ChainId::MAINNET,
    };
    let expected = Finding {
        kind,
        source: FindingSource::Page,
        severity: Severity::Danger,
    };
    assert_eq!(first, expected);
}

/// The first contract of the first development account, as every development node makes it.
#[test]
fn a_created_contract_is_named_by_its_address() {
    let mut creation = legacy(Some(ChainId::MAINNET), vec![0x60, 0x00]);
    creation.nonce = Nonce(0);
    if let Kind::Legacy { to, .. } = &mut creation.kind {
        *to = None;
    }
    let review = check(&creation);
    let address = "0x5FbDB2315678afecb367f032d93F642f64180aa3"
        .parse()
        .unwrap();
    let kind = FindingKind::CreatesContract {
        address,
        len_bytes: 2,
    };
    assert_eq!(kinds(&review)[0], (kind, Severity::Danger));
    assert_eq!(review.own_recipient, None);
    assert_eq!(review.payment(), None);
}

#[test]
fn calls_are_read_with_their_dangers() {
    let spender = Address::from_bytes([0x5e; 20]);
    let party = || word(spender.as_bytes());
    let all = word(&[0xff; 32]);
    let ten = word(&[10]);
    let check = |data: &[&[u8]], call: KnownCall, severity| {
        let review = check(&legacy(Some(ChainId::MAINNET), data.concat()));
        let found = review
            .findings
            .iter()
            .find_map(|finding| match &finding.kind {
                FindingKind::KnownCall(call) => Some((call.clone(), finding.severity)),
                _ => None,
            });
        let (found, found_severity) = found.unwrap();
        assert_eq!((found.call, found.is_regular), (call, true));
        assert_eq!(found_severity, severity);
        let unknown = FindingKind::CallPartyUnknown { party: spender };
        assert!(kinds(&review).contains(&(unknown, Severity::Caution)));
    };
    let amount = TokenAmount(U256::from(10));
    let unlimited = TokenAmount(U256::MAX);
    let from = own_address(0);
    let owner = word(from.as_bytes());
    let transfer = KnownCall::Transfer {
        to: spender,
        amount,
    };
    check(
        &[&[0xa9, 0x05, 0x9c, 0xbb], &party(), &ten],
        transfer,
        Severity::Caution,
    );
    let approve = |amount| KnownCall::Approve { spender, amount };
    let selector = [0x09, 0x5e, 0xa7, 0xb3];
    check(
        &[&selector, &party(), &all],
        approve(unlimited),
        Severity::Danger,
    );
    check(
        &[&selector, &party(), &ten],
        approve(amount),
        Severity::Caution,
    );
    let more = KnownCall::IncreaseAllowance {
        spender,
        amount: unlimited,
    };
    check(
        &[&[0x39, 0x50, 0x93, 0x51], &party(), &all],
        more,
        Severity::Danger,
    );
    for (flag, is_approved, severity) in [(1, true, Severity::Danger), (0, false, Severity::Notice)]
    {
        let call = KnownCall::ApproveAll {
            operator: spender,
            is_approved,
        };
        check(
            &[&[0xa2, 0x2c, 0xb4, 0x65], &party(), &word(&[flag])],
            call,
            severity,
        );
    }
    let to = spender;
    let moved = KnownCall::TransferFrom { from, to, amount };
    for selector in [[0x23, 0xb8, 0x72, 0xdd], [0x42, 0x84, 0x2e, 0x0e]] {
        check(
            &[&selector, &owner, &party(), &ten],
            moved.clone(),
            Severity::Caution,
        );
    }
    let permit = KnownCall::Permit {
        owner: from,
        spender,
        amount: unlimited,
    };
    let rest = [word(&[9]), word(&[27]), word(&[1; 32]), word(&[1; 32])].concat();
    let data: [&[u8]; 5] = [&[0xd5, 0x05, 0xac, 0xcf], &owner, &party(), &all, &rest];
    check(&data, permit, Severity::Danger);
}

/// A call is read as old contracts would read it, and said to be odd, instead of going unseen.
#[test]
fn odd_calls_are_read_and_danger() {
    let spender = Address::from_bytes([0x5e; 20]);
    let mut dirty = word(spender.as_bytes());
    dirty[0] = 1;
    let selector = [0x09, 0x5e, 0xa7, 0xb3];
    for data in [
        [&selector[..], &dirty, &word(&[10])].concat(),
        [&selector[..], &word(spender.as_bytes()), &[0; 31]].concat(),
        selector.to_vec(),
    ] {
        let review = check(&legacy(Some(ChainId::MAINNET), data));
        let odd = review
            .findings
            .iter()
            .find_map(|finding| match &finding.kind {
                FindingKind::KnownCall(call) => Some((call.is_regular, finding.severity)),
                _ => None,
            });
        assert_eq!(odd, Some((false, Severity::Danger)));
    }
}

#[test]
fn the_party_of_a_call_may_look_like_someone_known() {
    let mut bytes = *own_address(1).as_bytes();
    bytes[9] ^= 0x10;
    let data = [&[0xa9, 0x05, 0x9c, 0xbb][..], &word(&bytes), &word(&[10])].concat();
    let review = check(&legacy(Some(ChainId::MAINNET), data));
    let FindingKind::CallPartyLookAlike { party, known, .. } = &review.findings[0].kind else {
        panic!("{:?}", review.findings);
    };
    assert_eq!(
        (*party, *known),
        (Address::from_bytes(bytes), own_address(1))
    );
    assert_eq!(review.findings[0].source, FindingSource::Bytes);
}

#[test]
fn access_lists_and_blobs_are_counted_and_priced() {
    let list = vec![AccessItem {
        address: payment().to,
        keys: vec![StorageKey([1; 32]), StorageKey([2; 32])],
    }];
    let mut hash = [7; 32];
    hash[0] = 1;
    let with_blobs = |blob_hashes| Kind::Blob {
        chain_id: ChainId::MAINNET,
        fees: fees(),
        to: payment().to,
        access_list: list.clone(),
        max_fee_per_blob_gas: Wei::from_u64(1_000_000_000),
        blob_hashes,
    };
    let blob = of_kind(with_blobs(vec![Digest::from_bytes(hash); 2]));
    let review = check(&blob);
    let max_fee = Wei::from_u64(2 * 131_072 * 1_000_000_000);
    let gas_fee = Wei::from_u64(420_000_000_000_000);
    assert_eq!(review.max_fee, gas_fee.checked_add(max_fee).unwrap());
    let access = FindingKind::AccessList {
        address_count: 1,
        key_count: 2,
    };
    let blobs = FindingKind::CarriesBlobs { count: 2, max_fee };
    let expected = [(blobs, Severity::Caution), (access, Severity::Notice)];
    assert_eq!(kinds(&review), expected);
    assert_eq!(
        refusal(&of_kind(with_blobs(Vec::new()))),
        IntentError::EmptyList {
            of: TransactionType::Blob
        }
    );
    hash[0] = 2;
    let unknown = of_kind(with_blobs(vec![Digest::from_bytes(hash)]));
    assert_eq!(refusal(&unknown), IntentError::BlobHashVersion);
}

#[test]
fn delegations_are_judged_by_whose_and_where() {
    let code = Address::from_bytes([0xc0; 20]);
    let zero = Address::from_bytes([0; 20]);
    let here = Some(ChainId::MAINNET);
    let there = ChainId::try_from(10).ok();
    let other = AccountIndex(1);
    for (index, chain_id, address, whose, severity) in [
        (0, here, code, Whose::Sender, Severity::Danger),
        (0, None, code, Whose::Sender, Severity::Danger),
        (0, here, zero, Whose::Sender, Severity::Notice),
        (0, None, zero, Whose::Sender, Severity::Caution),
        (1, there, code, Whose::Own(other), Severity::Danger),
        (9, here, code, Whose::Foreign, Severity::Caution),
        (9, None, code, Whose::Foreign, Severity::Danger),
    ] {
        let authorization = Authorization {
            chain_id,
            address,
            nonce: Nonce(15),
        };
        let signed = sign_authorization(&authorization, &key(index));
        let review = check(&set_code(vec![signed]));
        let [finding] = review.findings.clone().try_into().unwrap();
        let FindingKind::Delegation {
            delegation,
            whose: found,
        } = finding.kind
        else {
            panic!("{finding:?}");
        };
        assert_eq!(
            (found, finding.severity),
            (whose, severity),
            "{authorization:?}"
        );
        assert_eq!(delegation.authority, Some(key(index).address()));
        assert_eq!(delegation.authorization, authorization);
        assert_eq!(review.needs_acceptance(), chain_id.is_none());
        assert!(review.facts.contains(&Fact::Delegation(delegation)));
    }
    assert_eq!(
        refusal(&set_code(Vec::new())),
        IntentError::EmptyList {
            of: TransactionType::SetCode
        }
    );
}

#[test]
fn an_authorisation_of_nobody_is_said_to_be_one() {
    let authorization = Authorization {
        chain_id: None,
        address: payment().to,
        nonce: Nonce(0),
    };
    let mut signed = sign_authorization(&authorization, &key(0));
    signed.signature.y_parity = 7;
    let review = check(&set_code(vec![signed]));
    let FindingKind::Delegation { whose, delegation } = &review.findings[0].kind else {
        panic!("{:?}", review.findings);
    };
    assert_eq!((*whose, delegation.authority), (Whose::Nobody, None));
    assert!(!review.needs_acceptance());
}

#[test]
fn only_unsigned_bytes_are_reviewed() {
    let refused = |bytes: Vec<u8>| Draft::of(&Intent::Transaction { bytes }).unwrap_err();
    let signed = "0x02f84c8080808080808080c001a02aee82ea0af0c26b13f3e0301dac9ff36190993e573d064f31a\
                  9cfc760839dc3a02c24527df5343e0c190094f5f1bddd19c0f8d5476459a74ad7cfd83bd500aa82";
    let error = IntentError::Undecodable(DecodeError::ZeroChainId);
    assert_eq!(refused(parse_hex(signed).unwrap()), error);
    let transaction = legacy(None, Vec::new());
    let request = request(encode(&transaction));
    let draft = Draft::of(&request.intent).unwrap().price().unwrap();
    let reviewed = draft.review(AccountIndex(0), &accounts(), request.context);
    let raw = reviewed.unwrap().sign(&key(0)).unwrap().raw;
    let error = IntentError::Undecodable(DecodeError::AlreadySigned);
    assert_eq!(refused(raw.clone()), error);
    assert_eq!(decode_any(&raw).unwrap().sender(), Some(own_address(0)));
    let explained = explain(&raw).unwrap();
    assert_eq!(explained.signed.unwrap().sender, Some(own_address(0)));
    assert_eq!(explained.transaction, transaction);
}

/// What was reviewed for one account is not signed with the key of another.
#[test]
fn another_accounts_key_signs_nothing() {
    let request = request(encode(&legacy(None, Vec::new())));
    let priced = Draft::of(&request.intent).unwrap().price().unwrap();
    let reviewed = priced.review(AccountIndex(0), &accounts(), request.context);
    assert!(reviewed.unwrap().sign(&key(1)).is_err());
}

#[test]
fn bytes_longer_than_nodes_take_are_refused() {
    let item = AccessItem {
        address: payment().to,
        keys: vec![StorageKey([1; 32]); 4000],
    };
    let long = of_kind(Kind::FeeMarket {
        chain_id: ChainId::MAINNET,
        fees: fees(),
        to: None,
        access_list: vec![item],
    });
    assert!(matches!(refusal(&long), IntentError::TooLong { .. }));
}

#[test]
fn reads_hexadecimal_text() {
    let check = |text: &str, expected: Result<&[u8], HexError>| {
        assert_eq!(parse_hex(text).as_deref(), expected.as_ref().copied());
    };
    check("0x00ff", Ok(&[0, 0xff]));
    check(" \n0x0\t0 F f\r\n", Ok(&[0, 0xff]));
    check("", Err(HexError::Empty));
    check("0x", Err(HexError::Empty));
    check("0x0", Err(HexError::OddLength));
    check("0x0x", Err(HexError::NotHex { position: 4 }));
    check("00é0", Err(HexError::NotHex { position: 3 }));
    check(&"00".repeat(256 * 1024 + 1), Err(HexError::TooLong));
    assert_eq!(
        parse_hex(&"00".repeat(256 * 1024)).unwrap().len(),
        256 * 1024
    );
}

fn legacy(chain_id: Option<ChainId>, data: Vec<u8>) -> Transaction {
    let kind = Kind::Legacy {
        chain_id,
        gas_price: payment().max_fee_per_gas,
        to: Some(payment().to),
    };
    Transaction {
        data,
        ..of_kind(kind)
    }
}

fn set_code(authorizations: Vec<SignedAuthorization>) -> Transaction {
    of_kind(Kind::SetCode {
        chain_id: ChainId::MAINNET,
        fees: fees(),
        to: payment().to,
        access_list: Vec::new(),
        authorizations,
    })
}

fn of_kind(kind: Kind) -> Transaction {
    Transaction {
        nonce: Nonce(14),
        gas_limit: Gas::PLAIN_PAYMENT,
        value: payment().value,
        data: Vec::new(),
        kind,
    }
}

fn fees() -> Fees {
    Fees {
        max_priority_fee_per_gas: payment().max_priority_fee_per_gas,
        max_fee_per_gas: payment().max_fee_per_gas,
    }
}

/// The private keys of the development accounts, and one that is none of them.
fn key(index: usize) -> SigningKey {
    let hex = match index {
        0 => "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
        1 => "59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d",
        _ => "0101010101010101010101010101010101010101010101010101010101010101",
    };
    SigningKey::from_bytes(&crate::support::unhex_array(hex)).unwrap()
}

fn accounts() -> Vec<Account> {
    let account = |index: u32| Account {
        index: AccountIndex(index),
        address: own_address(index as usize),
        name: AccountName::numbered(AccountIndex(index)),
        origin: AccountOrigin::Elsewhere,
    };
    (0..2).map(account).collect()
}

fn request(bytes: Vec<u8>) -> ReviewRequest {
    ReviewRequest {
        from: AccountIndex(0),
        intent: Intent::Transaction { bytes },
        context: Context {
            balance: None,
            ..context()
        },
    }
}

fn check(transaction: &Transaction) -> Review {
    let bytes = encode(transaction);
    let review = review(&request(bytes.clone()), &accounts()).unwrap();
    assert_eq!(review.bytes.bytes, bytes);
    assert_eq!(review.decoded, *transaction);
    review
}

fn refusal(transaction: &Transaction) -> IntentError {
    review(&request(encode(transaction)), &accounts()).unwrap_err()
}

fn kinds(review: &Review) -> Vec<(FindingKind, Severity)> {
    let findings = review.findings.iter();
    findings
        .map(|finding| (finding.kind.clone(), finding.severity))
        .collect()
}

/// Bytes at the end of a word of 32.
fn word(bytes: &[u8]) -> Vec<u8> {
    [&[0; 32][bytes.len()..], bytes].concat()
}
