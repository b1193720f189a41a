//! Typed data that moves or gives away what an account owns.

use serde_json::{Map, Value, json};
use wallet_types::{
    UnixMs,
    message::{MessageFindingKind as Kind, Schema},
    review::Severity,
};

use super::{NOW, found, typed};

const ME: &str = "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2";
const OTHER: &str = "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB";
const ALL: &str = "115792089237316195423570985008687907853269984665640564039457584007913129639935";
/// A day after [`NOW`], and a hundred days after it, in seconds.
const SOON: u64 = NOW.0 / 1000 + 86_400;
const LATE: u64 = NOW.0 / 1000 + 8_640_000;

/// Reads types written as `Name(type name,...)`.
fn types(texts: &[&str]) -> Value {
    let mut types = Map::new();
    for text in texts {
        let (name, members) = text.trim_end_matches(')').split_once('(').unwrap();
        let member = |member: &str| {
            let (kind, name) = member.split_once(' ').unwrap();
            json!({"name": name, "type": kind})
        };
        types.insert(name.into(), members.split(',').map(member).collect());
    }
    Value::Object(types)
}

fn message(texts: &[&str], message: Value) -> Value {
    let primary = texts[0].split('(').next().unwrap();
    let domain = json!({"name": "USD Coin", "chainId": 1, "verifyingContract": OTHER});
    json!({"types": types(texts), "primaryType": primary, "domain": domain, "message": message})
}

/// A permit of ERC-2612 over everything, for a hundred days.
pub(super) fn permit() -> Value {
    message(
        &["Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"],
        json!({"owner": ME, "spender": OTHER, "value": ALL, "nonce": 0, "deadline": LATE}),
    )
}

fn known(schema: Schema) -> (Severity, Kind) {
    (Severity::Danger, Kind::KnownSchema(schema))
}

fn unlimited(path: &str) -> (Severity, Kind) {
    (
        Severity::Danger,
        Kind::UnlimitedAmount { path: path.into() },
    )
}

fn long(path: &str, until: Option<u64>) -> (Severity, Kind) {
    let until = until.map(|seconds| UnixMs(seconds * 1000));
    (
        Severity::Notice,
        Kind::LongLived {
            path: path.into(),
            until,
        },
    )
}

fn check(json: &Value, expected: &[(Severity, Kind)]) {
    assert_eq!(found(&typed(json)), expected);
}

#[test]
fn permits_of_tokens() {
    let mut json = permit();
    let deadline = "message.deadline";
    let value = unlimited("message.value");
    check(
        &json,
        &[
            known(Schema::Permit),
            value.clone(),
            long(deadline, Some(LATE)),
        ],
    );
    json["message"]["deadline"] = json!(ALL);
    check(&json, &[known(Schema::Permit), value, long(deadline, None)]);
    json["message"]["value"] = json!("1000000000000000000000000000");
    json["message"]["deadline"] = json!(SOON);
    check(&json, &[known(Schema::Permit)]);
    let at = UnixMs((SOON - 100_000) * 1000);
    json["message"]["deadline"] = json!(SOON - 100_000);
    let expired = (
        Severity::Caution,
        Kind::Expired {
            path: deadline.into(),
            at,
        },
    );
    check(&json, &[known(Schema::Permit), expired]);
    // A name off, and no contract takes it.
    let text = json.to_string().replace("spender", "Spender");
    check(&serde_json::from_str(&text).unwrap(), &[]);

    let dai = message(
        &["Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)"],
        json!({"holder": ME, "spender": OTHER, "nonce": 0, "expiry": 0, "allowed": true}),
    );
    let expected = [unlimited("message.allowed"), long("message.expiry", None)];
    check(&dai, &[&[known(Schema::DaiPermit)][..], &expected].concat());
}

#[test]
fn permits_of_permit2() {
    let details = "PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)";
    let most = "1461501637330902918203684832716283019655932542975";
    let detail =
        |amount: &str| json!({"token": OTHER, "amount": amount, "expiration": 0, "nonce": 0});
    let single = message(
        &[
            "PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)",
            details,
        ],
        json!({"details": detail(most), "spender": OTHER, "sigDeadline": LATE}),
    );
    let known_allowance = known(Schema::Permit2Allowance);
    let expected = [
        known_allowance.clone(),
        unlimited("message.details.amount"),
        long("message.sigDeadline", Some(LATE)),
    ];
    check(&single, &expected);
    let batch = message(
        &[
            "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)",
            details,
        ],
        json!({"details": [detail("1"), detail(most)], "spender": OTHER, "sigDeadline": SOON}),
    );
    check(
        &batch,
        &[known_allowance, unlimited("message.details[1].amount")],
    );

    let permitted = "TokenPermissions(address token,uint256 amount)";
    let once = json!({"token": OTHER, "amount": ALL});
    let transfer = message(
        &[
            "PermitTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline)",
            permitted,
        ],
        json!({"permitted": once, "spender": OTHER, "nonce": 1, "deadline": SOON}),
    );
    let expected = [
        known(Schema::Permit2Transfer),
        unlimited("message.permitted.amount"),
    ];
    check(&transfer, &expected);
    let witness = message(
        &[
            "PermitBatchWitnessTransferFrom(TokenPermissions[] permitted,address spender,\
             uint256 nonce,uint256 deadline,bytes32 witness)",
            permitted,
        ],
        json!({
            "permitted": [once], "spender": OTHER, "nonce": 1, "deadline": SOON,
            "witness": format!("0x{}", "00".repeat(32)),
        }),
    );
    let expected = [
        known(Schema::Permit2Transfer),
        unlimited("message.permitted[0].amount"),
    ];
    check(&witness, &expected);
}

#[test]
fn transfers_and_transactions() {
    let transfer = message(
        &[
            "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,\
           uint256 validBefore,bytes32 nonce)",
        ],
        json!({
            "from": ME, "to": OTHER, "value": 5, "validAfter": SOON, "validBefore": LATE,
            "nonce": format!("0x{}", "00".repeat(32)),
        }),
    );
    let (path, at) = ("message.validAfter".into(), UnixMs(SOON * 1000));
    let expected = [
        known(Schema::TokenTransfer),
        (Severity::Caution, Kind::NotYetValid { path, at }),
        long("message.validBefore", Some(LATE)),
    ];
    check(&transfer, &expected);
    let safe = message(
        &[
            "SafeTx(address to,uint256 value,bytes data,uint8 operation,uint256 safeTxGas,\
           uint256 baseGas,uint256 gasPrice,address gasToken,address refundReceiver,uint256 nonce)",
        ],
        json!({
            "to": OTHER, "value": 0, "data": "0x", "operation": 1, "safeTxGas": 0, "baseGas": 0,
            "gasPrice": 0, "gasToken": OTHER, "refundReceiver": OTHER, "nonce": 3,
        }),
    );
    check(&safe, &[known(Schema::SafeTransaction)]);
    let votes = message(
        &["Delegation(address delegatee,uint256 nonce,uint256 expiry)"],
        json!({"delegatee": OTHER, "nonce": 0, "expiry": SOON}),
    );
    check(
        &votes,
        &[(Severity::Caution, Kind::KnownSchema(Schema::VoteDelegation))],
    );
}

const ORDER: [&str; 3] = [
    "OrderComponents(address offerer,address zone,OfferItem[] offer,ConsiderationItem[] consideration,\
     uint8 orderType,uint256 startTime,uint256 endTime,bytes32 zoneHash,uint256 salt,\
     bytes32 conduitKey,uint256 counter)",
    "OfferItem(uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,\
     uint256 endAmount)",
    "ConsiderationItem(uint8 itemType,address token,uint256 identifierOrCriteria,\
     uint256 startAmount,uint256 endAmount,address recipient)",
];

fn order(offerer: &str, recipient: &str, amount: &str) -> Value {
    let zeros = format!("0x{}", "00".repeat(32));
    let item = json!({
        "itemType": 2, "token": OTHER, "identifierOrCriteria": 7, "startAmount": "1", "endAmount": "1",
    });
    let mut asked = item.clone();
    asked["recipient"] = json!(recipient);
    asked["startAmount"] = json!(amount);
    asked["endAmount"] = json!(amount);
    json!({
        "offerer": offerer, "zone": OTHER, "offer": [item], "consideration": [asked],
        "orderType": 0, "startTime": 0, "endTime": SOON, "zoneHash": zeros, "salt": 1,
        "conduitKey": zeros, "counter": 0,
    })
}

#[test]
fn orders_of_seaport() {
    let nothing = (Severity::Danger, Kind::NothingInReturn);
    let single = |recipient, amount| message(&ORDER, order(ME, recipient, amount));
    check(&single(ME, "5"), &[known(Schema::SeaportOrder)]);
    check(
        &single(OTHER, "5"),
        &[known(Schema::SeaportOrder), nothing.clone()],
    );
    check(
        &single(ME, "0"),
        &[known(Schema::SeaportOrder), nothing.clone()],
    );

    let [a, b, c] = ORDER;
    let types = ["BulkOrder(OrderComponents[2] tree)", a, b, c];
    let nobody = "0x0000000000000000000000000000000000000000";
    let bulk = |second| message(&types, json!({"tree": [order(ME, ME, "5"), second]}));
    check(
        &bulk(order(nobody, nobody, "0")),
        &[known(Schema::SeaportBulkOrder)],
    );
    check(
        &bulk(order(ME, OTHER, "5")),
        &[known(Schema::SeaportBulkOrder), nothing],
    );
}
