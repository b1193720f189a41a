//! Files to and from the person: ciphertext, and records as they are.

use std::rc::Rc;

use flows::{Event, FileFault, FilePurpose, MAX_FILE_LEN_BYTES};
use gloo::{events::EventListener, timers::callback::Timeout};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlElement, HtmlInputElement, Url};

use super::{Emit, document::document};

/// How long a blob stays for the browser to fetch, in milliseconds.
const BLOB_LIFE_MS: u32 = 60_000;

/// Offers a file to the person; `None` where the browser did not take it.
pub(super) fn download(name: &str, bytes: &[u8]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type("application/octet-stream");
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Timeout::new(BLOB_LIFE_MS, move || drop(Url::revoke_object_url(&url))).forget();
    Some(())
}

/// Opens the browser's file dialog; what is chosen comes as an event.
pub(super) fn choose(purpose: FilePurpose, emit: Emit) {
    let Some(input) = file_input() else {
        return emit(Event::FileChosen {
            purpose,
            result: Err(FileFault::Unreadable),
        });
    };
    let (chosen, from, told) = (input.clone(), input.clone(), Rc::clone(&emit));
    EventListener::once(&input, "change", move |_| {
        let file = from.files().and_then(|files| files.get(0));
        spawn_local(async move {
            let result = read(file).await;
            chosen.remove();
            told(Event::FileChosen { purpose, result });
        });
    })
    .forget();
    let left = input.clone();
    EventListener::once(&input, "cancel", move |_| {
        left.remove();
        emit(Event::FileChosen {
            purpose,
            result: Err(FileFault::Cancelled),
        });
    })
    .forget();
    input.click();
}

/// Makes a fresh input, in place of one that was opened and never answered.
fn file_input() -> Option<HtmlInputElement> {
    const ID: &str = "file-input";
    if let Some(old) = document().get_element_by_id(ID) {
        old.remove();
    }
    let input: HtmlInputElement = document().create_element("input").ok()?.dyn_into().ok()?;
    input.set_type("file");
    input.set_id(ID);
    input.set_class_name("visually-hidden");
    input.set_tab_index(-1);
    let hidden: &HtmlElement = &input;
    hidden.set_attribute("data-testid", ID).ok()?;
    hidden.set_attribute("aria-hidden", "true").ok()?;
    document().body()?.append_child(&input).ok()?;
    Some(input)
}

async fn read(file: Option<File>) -> Result<Vec<u8>, FileFault> {
    let file = file.ok_or(FileFault::Cancelled)?;
    #[expect(clippy::cast_precision_loss, reason = "a mebibyte is exact in a float")]
    if file.size() > MAX_FILE_LEN_BYTES as f64 {
        return Err(FileFault::TooLarge);
    }
    let buffer = JsFuture::from(file.array_buffer())
        .await
        .map_err(|_| FileFault::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
