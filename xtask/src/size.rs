//! What loads, raw and compressed, beside what it may come to.

use flate2::Compression;
use flate2::write::GzEncoder;
use pack::serve::Site;
use serde_json::{Value, json};
use std::io::Write;

use crate::arguments::SizeForm;
use crate::checkout::Checkout;
use crate::failure::Failure;
use crate::report::size;
use crate::site::{self, Built};

/// A sum of files, raw and compressed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Size {
    raw: u64,
    gzip: u64,
}

/// A file that loads.
#[derive(Clone, Debug)]
struct Loaded {
    name: String,
    size: Size,
    when: When,
}

/// When a file loads.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum When {
    Welcome,
    KeyRealm,
    Lazy,
}

/// What loads until the welcome screen, until the key realm is there, and only when it is needed.
#[derive(Debug)]
pub(crate) struct Sizes {
    cid: String,
    files: Vec<Loaded>,
}

/// Builds the site and prints its sizes.
pub(crate) fn print(checkout: &Checkout, form: SizeForm) -> Result<(), Failure> {
    let sizes = Sizes::of(&site::build(checkout)?)?;
    match form {
        SizeForm::Table => print!("{}", sizes.table()),
        SizeForm::Json => println!("{:#}", sizes.json()),
    }
    Ok(())
}

impl Sizes {
    /// Measures a built site.
    pub(crate) fn of(built: &Built) -> Result<Self, Failure> {
        let site = Site::load(&built.dist);
        let site = site.map_err(|error| Failure::new(error.to_string(), error.advice()))?;
        let page = site.page();
        let when = |name: &str| match name {
            _ if name == page.wasm_name => When::KeyRealm,
            _ if name == page.later_name => When::Lazy,
            _ if page.lazy_names.iter().any(|lazy| lazy == name) => When::Lazy,
            _ => When::Welcome,
        };
        let files = site.files().map(|(name, file)| Loaded {
            name: name.to_owned(),
            size: measure(&file.bytes),
            when: when(name),
        });
        Ok(Self {
            cid: site.cid().to_string(),
            files: files.collect(),
        })
    }

    /// Names each limit that is passed.
    pub(crate) fn over(&self) -> Vec<String> {
        let groups = self.groups().into_iter();
        let over = groups.filter(|(_, sum, limit)| sum.gzip > *limit);
        let line = |(name, sum, limit): (&str, Size, u64)| {
            format!(
                "{name} is {} compressed, at most {}",
                size(sum.gzip),
                size(limit)
            )
        };
        over.map(line).collect()
    }

    /// One line for a report.
    pub(crate) fn summary(&self) -> String {
        let [welcome, key_realm, whole] = self.groups();
        format!(
            "welcome {}, key realm {}, together {} compressed",
            size(welcome.1.gzip),
            size(key_realm.1.gzip),
            size(whole.1.gzip)
        )
    }

    fn groups(&self) -> [(&'static str, Size, u64); 3] {
        let (welcome, key_realm) = (&[When::Welcome][..], &[When::KeyRealm][..]);
        let whole = &[When::Welcome, When::KeyRealm];
        [
            ("welcome", self.sum(welcome), WELCOME_LIMIT_BYTES),
            ("key realm", self.sum(key_realm), KEY_REALM_LIMIT_BYTES),
            ("with key realm", self.sum(whole), WHOLE_LIMIT_BYTES),
        ]
    }

    fn sum(&self, when: &[When]) -> Size {
        let files = self.files.iter().filter(|file| when.contains(&file.when));
        files.fold(Size::default(), |sum, file| Size {
            raw: sum.raw + file.size.raw,
            gzip: sum.gzip + file.size.gzip,
        })
    }

    fn table(&self) -> String {
        let mut text = format!(
            "{}\n\n{:<40} {:>11} {:>11} {:>11}\n",
            self.cid, "", "raw", "gzip -9", "at most"
        );
        for Loaded {
            name,
            size: Size { raw, gzip },
            ..
        } in &self.files
        {
            text += &format!("{name:<40} {:>11} {:>11}\n", size(*raw), size(*gzip));
        }
        text.push('\n');
        for (name, Size { raw, gzip }, limit) in self.groups() {
            text += &format!(
                "{name:<40} {:>11} {:>11} {:>11}\n",
                size(raw),
                size(gzip),
                size(limit)
            );
        }
        let Size { raw, gzip } = self.sum(&[When::Lazy]);
        text += &format!("{:<40} {:>11} {:>11}\n", "lazy", size(raw), size(gzip));
        text
    }

    fn json(&self) -> Value {
        let [welcome, key_realm, whole] = self.groups().map(|(_, sum, limit)| {
            json!({
                "raw_bytes": sum.raw,
                "gzip_bytes": sum.gzip,
                "gzip_limit_bytes": limit,
                "within": sum.gzip <= limit,
            })
        });
        let lazy = self.sum(&[When::Lazy]);
        let files = self.files.iter().map(|file| {
            json!({
                "name": file.name,
                "raw_bytes": file.size.raw,
                "gzip_bytes": file.size.gzip,
                "group": match file.when {
                    When::Welcome => "welcome",
                    When::KeyRealm => "key_realm",
                    When::Lazy => "lazy",
                },
            })
        });
        json!({
            "cid": self.cid,
            "files": files.collect::<Vec<_>>(),
            "welcome": welcome,
            "key_realm": key_realm,
            "with_key_realm": whole,
            "lazy": { "raw_bytes": lazy.raw, "gzip_bytes": lazy.gzip },
        })
    }
}

fn measure(bytes: &[u8]) -> Size {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let gzip = encoder.write_all(bytes).and_then(|()| encoder.finish());
    let gzip = gzip.expect("memory takes all that is written");
    Size {
        raw: length(bytes),
        gzip: length(&gzip),
    }
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).expect("a length fits 64 bits")
}

const WELCOME_LIMIT_BYTES: u64 = 250_000;
const KEY_REALM_LIMIT_BYTES: u64 = 300_000;
const WHOLE_LIMIT_BYTES: u64 = 450_000;

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(welcome: u64, key_realm: u64) -> Sizes {
        let file = |name: &str, gzip, when| Loaded {
            name: name.to_owned(),
            size: Size {
                raw: gzip * 2,
                gzip,
            },
            when,
        };
        let files = vec![
            file("app.wasm", welcome, When::Welcome),
            file("key-realm.wasm", key_realm, When::KeyRealm),
            file("key-annex.wasm", 50_000, When::Lazy),
        ];
        Sizes {
            cid: "bafy".to_owned(),
            files,
        }
    }

    #[test]
    fn sums_by_what_is_on_screen() {
        let json = sizes(100_000, 90_000).json();
        assert_eq!(json["welcome"]["gzip_bytes"], 100_000);
        assert_eq!(json["with_key_realm"]["gzip_bytes"], 190_000);
        assert_eq!(json["with_key_realm"]["raw_bytes"], 380_000);
        assert_eq!(json["lazy"]["gzip_bytes"], 50_000);
        assert_eq!(json["key_realm"]["gzip_bytes"], 90_000);
        assert!(sizes(150_000, 300_000).over().is_empty());
        assert_eq!(
            sizes(250_001, 300_001).over(),
            [
                "welcome is 250.1 kB compressed, at most 250.0 kB",
                "key realm is 300.1 kB compressed, at most 300.0 kB",
                "with key realm is 550.1 kB compressed, at most 450.0 kB"
            ]
        );
    }

    #[test]
    fn compresses_what_repeats() {
        let Size { raw, gzip } = measure(&[b'a'; 10_000]);
        assert_eq!(raw, 10_000);
        assert!(gzip < 100);
    }
}
