//! `fund`: test ether from the node's own first account.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::arguments::FundWish;
use crate::checkout::Checkout;
use crate::ether::Wei;
use crate::failure::Failure;
use crate::json_rpc::Endpoint;
use crate::run;

/// Sends the ether, waits until it is there, and prints the new balance.
pub(crate) fn fund(checkout: &Checkout, wish: &FundWish) -> Result<(), Failure> {
    let node = Endpoint::parse(&url(checkout, wish)?)?;
    let FundWish {
        address, amount, ..
    } = wish;
    let giver = first_account(&node)?;
    let payment = json!([{ "from": giver, "to": address, "value": amount.quantity() }]);
    let hash = node.ask("eth_sendTransaction", &payment)?;
    let hash = hash.as_str().ok_or_else(nonsense)?;
    println!("Sent {amount} to {address}\nTransaction {hash}");
    wait_for(&node, hash)?;
    let balance = node.ask("eth_getBalance", &json!([address, "latest"]))?;
    let balance = balance
        .as_str()
        .and_then(Wei::from_quantity)
        .ok_or_else(nonsense)?;
    println!("Balance     {balance}");
    Ok(())
}

fn url(checkout: &Checkout, wish: &FundWish) -> Result<String, Failure> {
    wish.endpoint.clone().or_else(|| run::running_node(checkout)).ok_or_else(|| {
        Failure::new(
            "No test node of this checkout is running.",
            "Start one with `cargo xtask run` in another terminal, or name one with --endpoint URL.",
        )
    })
}

fn first_account(node: &Endpoint) -> Result<Value, Failure> {
    let mut accounts = node.ask("eth_accounts", &json!([]))?;
    match accounts.get_mut(0).map(Value::take) {
        Some(account) if account.is_string() => Ok(account),
        _ => Err(Failure::new(
            "The node has no account of its own to give from.",
            "Use a test node whose accounts are unlocked, such as that of `cargo xtask run`.",
        )),
    }
}

fn wait_for(node: &Endpoint, hash: &str) -> Result<(), Failure> {
    let started = Instant::now();
    while node
        .ask("eth_getTransactionReceipt", &json!([hash]))?
        .is_null()
    {
        if started.elapsed() > INCLUSION_LIMIT {
            return Err(Failure::new(
                "The node took the transaction, but put it into no block within a minute.",
                "See whether the node makes blocks, and look at the balance in the wallet.",
            ));
        }
        thread::sleep(ASK_PAUSE);
    }
    Ok(())
}

fn nonsense() -> Failure {
    Failure::new(
        "The node answered in a way that no node should.",
        "Name another with --endpoint URL.",
    )
}

const INCLUSION_LIMIT: Duration = Duration::from_secs(60);
const ASK_PAUSE: Duration = Duration::from_millis(200);
