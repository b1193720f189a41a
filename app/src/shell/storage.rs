//! This origin's database: versioned records as bytes, written all or none, strictly durable.
//!
//! A connection is opened for each step and closed after it, so that no tab keeps another from
//! erasing.

use flows::{Persistence, StorageFault, StoredRecord, Write};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::document::window;

/// Reads every record.
pub(super) async fn load() -> Result<Vec<StoredRecord>, StorageFault> {
    let database = open().await?;
    let result = load_from(&database).await;
    database.close();
    result
}

/// Makes all these writes, or none of them.
pub(super) async fn store(writes: Vec<Write>) -> Result<(), StorageFault> {
    let database = open().await?;
    let result = store_in(&database, writes).await;
    database.close();
    result
}

/// Deletes the database.
pub(super) async fn erase() -> Result<(), StorageFault> {
    let factory = window()
        .indexed_db()
        .ok()
        .flatten()
        .ok_or(StorageFault::Unavailable)?;
    let request = factory
        .delete_database(NAME)
        .map_err(|error| fault_of(&error))?;
    opened(&request).await.map(drop)
}

/// Asks the browser to keep this origin's data.
pub(super) async fn ask_persistence() -> Persistence {
    let navigator = window().navigator();
    // Some engines have no storage manager at all, though the binding says they have.
    let exists = Reflect::get(&navigator, &"storage".into())
        .and_then(|storage| Reflect::get(&storage, &"persist".into()))
        .is_ok_and(|persist| persist.is_function());
    if !exists {
        return Persistence::Unsupported;
    }
    let Ok(asked) = navigator.storage().persist() else {
        return Persistence::Unsupported;
    };
    match JsFuture::from(asked).await {
        Ok(answer) if answer.is_truthy() => Persistence::Granted,
        Ok(_) => Persistence::BestEffort,
        Err(_) => Persistence::Unsupported,
    }
}

async fn open() -> Result<IdbDatabase, StorageFault> {
    let factory = window()
        .indexed_db()
        .map_err(|error| fault_of(&error))?
        .ok_or(StorageFault::Unavailable)?;
    let request = factory
        .open_with_u32(NAME, VERSION)
        .map_err(|error| fault_of(&error))?;
    let upgrading = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = upgrading.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            // Where this fails the transactions after it fail, and say so.
            let _ = database.create_object_store(RECORDS);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    let database = opened(&request).await?;
    database.dyn_into().map_err(|_| StorageFault::Failed)
}

async fn load_from(database: &IdbDatabase) -> Result<Vec<StoredRecord>, StorageFault> {
    let transaction = database
        .transaction_with_str(RECORDS)
        .map_err(|error| fault_of(&error))?;
    let records = records_of(&transaction)?;
    // Both are asked before either is awaited: a transaction ends when nothing is pending.
    let keys = records.get_all_keys().map_err(|error| fault_of(&error))?;
    let values = records.get_all().map_err(|error| fault_of(&error))?;
    let (keys, values) = (settled(&keys), settled(&values));
    let keys: Array = JsFuture::from(keys)
        .await
        .map_err(|error| fault_of(&error))?
        .unchecked_into();
    let values: Array = JsFuture::from(values)
        .await
        .map_err(|error| fault_of(&error))?
        .unchecked_into();
    Ok(keys.iter().zip(values.iter()).filter_map(record).collect())
}

fn record((key, value): (JsValue, JsValue)) -> Option<StoredRecord> {
    let bytes = value.dyn_into::<Uint8Array>().ok()?.to_vec();
    Some(StoredRecord {
        key: key.as_string()?,
        bytes,
    })
}

async fn store_in(database: &IdbDatabase, writes: Vec<Write>) -> Result<(), StorageFault> {
    let transaction = begin_strict(database).map_err(|error| fault_of(&error))?;
    let done = completed(&transaction);
    if let Err(fault) = write_all(&records_of(&transaction)?, writes) {
        // One that has ended by itself need not be ended.
        let _ = transaction.abort();
        return Err(fault);
    }
    JsFuture::from(done)
        .await
        .map(drop)
        .map_err(|error| fault_of(&error))
}

/// `database.transaction(records, "readwrite", { durability: "strict" })`, whose options the binding
/// does not know yet.
fn begin_strict(database: &IdbDatabase) -> Result<IdbTransaction, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    begin
        .call3(database, &RECORDS.into(), &"readwrite".into(), &options)?
        .dyn_into()
}

fn write_all(records: &IdbObjectStore, writes: Vec<Write>) -> Result<(), StorageFault> {
    for write in writes {
        let request = match write {
            Write::Put(record) => {
                let bytes = Uint8Array::from(record.bytes.as_slice());
                records.put_with_key(&bytes, &record.key.into())
            }
            Write::Remove { key } => records.delete(&key.into()),
        };
        request.map_err(|error| fault_of(&error))?;
    }
    Ok(())
}

fn records_of(transaction: &IdbTransaction) -> Result<IdbObjectStore, StorageFault> {
    transaction
        .object_store(RECORDS)
        .map_err(|error| fault_of(&error))
}

/// Waits for a database to be opened or deleted; one that another tab holds back is blocked.
async fn opened(request: &IdbOpenDbRequest) -> Result<JsValue, StorageFault> {
    let promise = Promise::new(&mut |resolve, reject| {
        settle(request, &resolve, &reject);
        let blocked = Closure::once_into_js(move || reject.call1(&JsValue::NULL, &BLOCKED.into()));
        request.set_onblocked(Some(blocked.unchecked_ref()));
    });
    JsFuture::from(promise)
        .await
        .map_err(|error| fault_of(&error))
}

fn settled(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| settle(request, &resolve, &reject))
}

fn settle(request: &IdbRequest, resolve: &Function, reject: &Function) {
    let (succeeded, resolve) = (request.clone(), resolve.clone());
    let success = Closure::once_into_js(move || {
        resolve.call1(&JsValue::NULL, &succeeded.result().unwrap_or_default())
    });
    let (failed, reject) = (request.clone(), reject.clone());
    let error = Closure::once_into_js(move || {
        let error = failed.error().ok().flatten().map(JsValue::from);
        reject.call1(&JsValue::NULL, &error.unwrap_or_default())
    });
    request.set_onsuccess(Some(success.unchecked_ref()));
    request.set_onerror(Some(error.unchecked_ref()));
}

/// Resolves once the transaction is durable.
fn completed(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let done = Closure::once_into_js(move || resolve.call0(&JsValue::NULL));
        let ended = transaction.clone();
        let aborted = Closure::once_into_js(move || {
            let error = ended.error().map(JsValue::from);
            reject.call1(&JsValue::NULL, &error.unwrap_or_default())
        });
        transaction.set_oncomplete(Some(done.unchecked_ref()));
        transaction.set_onabort(Some(aborted.unchecked_ref()));
    })
}

fn fault_of(error: &JsValue) -> StorageFault {
    if error.as_string().as_deref() == Some(BLOCKED) {
        return StorageFault::Blocked;
    }
    match error
        .dyn_ref::<DomException>()
        .map(DomException::name)
        .as_deref()
    {
        Some("QuotaExceededError") => StorageFault::Full,
        Some("SecurityError" | "NotAllowedError") => StorageFault::Unavailable,
        Some("VersionError") => StorageFault::Blocked,
        _ => StorageFault::Failed,
    }
}

const NAME: &str = "holdfast";
const VERSION: u32 = 1;
const RECORDS: &str = "records";
const BLOCKED: &str = "blocked";
