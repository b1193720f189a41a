//! From Open to Sealed: the whole policy once more, with exactly the origins on the user's list.
//!
//! A browser holds a page to all its policies at once, so a further one can only narrow; removing the
//! element or adding a wider one changes nothing. A lone `connect-src` would let `prefetch` out, so
//! the whole policy is repeated.

use flows::SealFault;

use super::document::document;

/// Appends the narrowed policy and makes sure that it stands.
pub(super) fn seal(origins: &[String]) -> Result<(), SealFault> {
    let open = open_policy().ok_or(SealFault::NotAppended)?;
    let sealed = narrowed(&open, origins).ok_or(SealFault::NotAppended)?;
    append(&sealed).ok_or(SealFault::NotAppended)?;
    let last = document()
        .query_selector(&format!("{POLICY}:last-of-type"))
        .ok()
        .flatten();
    let stands = last.and_then(|element| element.get_attribute("content")) == Some(sealed);
    if stands {
        Ok(())
    } else {
        Err(SealFault::NotInForce)
    }
}

/// Reads the policy that `holdfast seal` wrote: the first element of the head.
fn open_policy() -> Option<String> {
    document()
        .query_selector(POLICY)
        .ok()??
        .get_attribute("content")
}

/// Replaces the sources of `connect-src`; `None` where the policy has no such directive.
fn narrowed(policy: &str, origins: &[String]) -> Option<String> {
    let mut found = false;
    let directives: Vec<String> = policy
        .split(';')
        .map(|directive| {
            if directive.trim_start().starts_with("connect-src ") {
                found = true;
                let sources: String = origins.iter().map(|origin| format!(" {origin}")).collect();
                format!(" connect-src 'self'{sources}")
            } else {
                directive.to_owned()
            }
        })
        .collect();
    found.then(|| directives.join(";"))
}

fn append(policy: &str) -> Option<()> {
    let element = document().create_element("meta").ok()?;
    element
        .set_attribute("http-equiv", "Content-Security-Policy")
        .ok()?;
    element.set_attribute("content", policy).ok()?;
    document().head()?.append_child(&element).ok()?;
    Some(())
}

const POLICY: &str = "meta[http-equiv='Content-Security-Policy']";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_what_may_be_reached_and_nothing_else() {
        let policy = "default-src 'none'; connect-src 'self' https: wss:; worker-src blob:";
        let origins = [
            "https://a.example".to_owned(),
            "http://127.0.0.1:8545".to_owned(),
        ];
        assert_eq!(
            narrowed(policy, &origins).as_deref(),
            Some(
                "default-src 'none'; connect-src 'self' https://a.example http://127.0.0.1:8545; \
                 worker-src blob:"
            )
        );
        assert_eq!(
            narrowed(policy, &[])
                .as_deref()
                .map(|sealed| sealed.contains("https:")),
            Some(false)
        );
        assert_eq!(narrowed("default-src 'none'", &origins), None);
    }
}
