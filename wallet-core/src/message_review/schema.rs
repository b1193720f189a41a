//! Shapes of typed data that are known to move or to give away what an account owns.
//!
//! A contract accepts a message only by the hash of its exact type, so the exact type is what tells
//! these shapes: whoever changes a name has a message that no such contract takes. The types were
//! taken from the standards and the contracts themselves.

use alloc::string::String;

use wallet_types::{
    UnixMs,
    message::{MessageField, MessageFindingKind as Kind, Schema, path_of},
    review::Severity,
};

use crate::{
    message_review::{Signer, findings::Findings},
    typed_data::{Number, bit_len},
};

/// Recognises a shape by the beginning of its type's text.
pub(super) fn of(head: &str) -> Option<Schema> {
    SCHEMAS
        .iter()
        .find(|(_, beginning)| head.starts_with(beginning))
        .map(|(schema, _)| *schema)
}

/// Finds amounts without a limit, ends that are far or over, and orders that give things away.
pub(super) fn judge(
    findings: &mut Findings,
    schema: Schema,
    listing: &[MessageField],
    signer: &Signer,
) {
    let severity = match schema {
        Schema::VoteDelegation => Severity::Caution,
        _ => Severity::Danger,
    };
    findings.put(severity, Kind::KnownSchema(schema));
    for (row, field) in listing.iter().enumerate() {
        let Some(value) = field.value.as_deref() else {
            continue;
        };
        // A path is made where it is needed: making all of them takes long in a long listing.
        let path = || path_of(listing, row);
        match (field.name.as_str(), value) {
            ("value" | "amount", _) if is_unlimited(value) => {
                findings.put(Severity::Danger, Kind::UnlimitedAmount { path: path() });
            }
            ("allowed", "true") => {
                findings.put(Severity::Danger, Kind::UnlimitedAmount { path: path() });
            }
            // Permit2 takes 0 for this very block, Dai for never.
            ("expiration", "0") => {}
            ("expiry", "0") => findings.of_end(&path(), None, signer.now),
            (
                "deadline" | "sigDeadline" | "expiry" | "expiration" | "validBefore" | "endTime",
                _,
            ) => {
                findings.of_end(&path(), seconds(value), signer.now);
            }
            ("validAfter" | "startTime", _) => {
                let at = seconds(value).unwrap_or(UnixMs(u64::MAX));
                findings.of_beginning(&path(), at, signer.now);
            }
            _ => {}
        }
        if findings.0.len() > MAX_FINDINGS {
            break;
        }
    }
    let is_order = matches!(schema, Schema::SeaportOrder | Schema::SeaportBulkOrder);
    if is_order && gives_away(listing) {
        findings.put(Severity::Danger, Kind::NothingInReturn);
    }
}

/// A moment in seconds. `None` for what no clock will ever reach.
fn seconds(value: &str) -> Option<UnixMs> {
    let number = Number::read(value).ok()?;
    let seconds = number.size.last_chunk().copied().map(u64::from_be_bytes)?;
    let is_reached = bit_len(&number.size) <= u64::BITS && seconds < NEVER_SECONDS;
    is_reached.then_some(UnixMs(seconds.saturating_mul(1000)))
}

/// Amounts that no token has: from 2^128 on, and the greatest numbers of the smaller types that
/// tokens use for allowances.
fn is_unlimited(value: &str) -> bool {
    let Ok(number) = Number::read(value) else {
        return false;
    };
    let bits = bit_len(&number.size);
    let ones = number
        .size
        .iter()
        .map(|byte| byte.count_ones())
        .sum::<u32>();
    bits > 128 || (bits >= 96 && bits.is_multiple_of(8) && ones == bits)
}

/// Says whether an order offers something, and nothing of what it asks for goes to who offers it
/// in any amount.
fn gives_away(listing: &[MessageField]) -> bool {
    let mut orders = 0;
    let mut returning = 0;
    let mut offerer: Option<&String> = None;
    let mut is_counted = true;
    let mut amount = "0";
    for field in listing {
        match (field.name.as_str(), field.value.as_ref()) {
            // Bulk orders are filled up with empty ones, which nobody offers.
            ("offerer", Some(value)) => {
                offerer = Some(value);
                is_counted = value == NOBODY;
                orders += usize::from(!is_counted);
            }
            ("startAmount" | "endAmount", Some(value)) => amount = value,
            ("recipient", value) if !is_counted && value == offerer && amount != "0" => {
                returning += 1;
                is_counted = true;
            }
            _ => {}
        }
    }
    returning < orders
}

/// The beginning of each type's own text; those that end in a bracket are the whole.
const SCHEMAS: &[(Schema, &str)] = &[
    (
        Schema::Permit,
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)",
    ),
    (
        Schema::DaiPermit,
        "Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)",
    ),
    (
        Schema::Permit2Allowance,
        "PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)",
    ),
    (
        Schema::Permit2Allowance,
        "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)",
    ),
    (
        Schema::Permit2Transfer,
        "PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,",
    ),
    (
        Schema::Permit2Transfer,
        "PermitBatchTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,",
    ),
    (
        Schema::Permit2Transfer,
        "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,",
    ),
    (
        Schema::Permit2Transfer,
        "PermitBatchWitnessTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,",
    ),
    (
        Schema::TokenTransfer,
        "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,",
    ),
    (
        Schema::TokenTransfer,
        "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,",
    ),
    (
        Schema::SeaportOrder,
        "OrderComponents(address offerer,address zone,OfferItem[] offer,ConsiderationItem[] consideration,",
    ),
    (Schema::SeaportBulkOrder, "BulkOrder(OrderComponents["),
    (
        Schema::SafeTransaction,
        "SafeTx(address to,uint256 value,bytes data,uint8 operation,",
    ),
    (
        Schema::ForwardedCall,
        "ForwardRequest(address from,address to,uint256 value,uint256 gas,uint256 nonce,",
    ),
    (
        Schema::VoteDelegation,
        "Delegation(address delegatee,uint256 nonce,uint256 expiry)",
    ),
];

const NOBODY: &str = "0x0000000000000000000000000000000000000000";
/// The year 9999: ends beyond it mean never.
const NEVER_SECONDS: u64 = 253_402_300_800;
/// More findings than anybody reads are not made.
const MAX_FINDINGS: usize = 64;
