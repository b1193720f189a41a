//! JSON-RPC 2.0 over HTTP: writing a request, reading its answer.
//!
//! Strict where leniency could let one answer pass for another (the id, a result beside an error),
//! lenient where it harms nobody (fields too many, a missing `jsonrpc`, `null` for an absent error).
//! What an error object means stands in `classify`.

use core::time::Duration;

use wallet_types::UnixMs;

use crate::{
    error::{Fault, FormatFault, RemoteMessage},
    json::Json,
    transport::{HttpResponse, Method},
};

/// The number by which an answer is matched to its request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CallId(pub(crate) u32);

/// Why an exchange gave no result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The answer could not be used.
    Fault(Fault, Option<RemoteMessage>),
    /// The endpoint answered with an error, under this HTTP status.
    Error(ErrorObject, u16),
}

/// A JSON-RPC error, as the endpoint stated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ErrorObject {
    pub(crate) code: i64,
    pub(crate) message: String,
}

/// Writes a request. `params` are JSON texts of our own making.
pub(crate) fn request(id: CallId, method: Method, params: &[String]) -> String {
    format!(
        r#"{{"jsonrpc":"2.0","id":{},"method":"{method}","params":[{}]}}"#,
        id.0,
        params.join(",")
    )
}

/// Writes a text that needs no escapes: a tag of a block, or hexadecimal digits.
pub(crate) fn text(value: impl core::fmt::Display) -> String {
    format!("\"{value}\"")
}

/// Reads an answer under any HTTP status.
pub(crate) fn parse_response(id: CallId, response: &HttpResponse) -> Result<Json, Failure> {
    let ok = (200..300).contains(&response.status);
    match (envelope(id, &response.body), by_status(response.status)) {
        (Ok(Reply::Result(result)), None) if ok => Ok(result),
        (Ok(Reply::Error(error)), _) => Err(Failure::Error(error, response.status)),
        (Err((fault, words)), None) => Err(Failure::Fault(Fault::NotJsonRpc(fault), words)),
        (Err((_, words)), Some(fault)) => Err(Failure::Fault(fault, words)),
        (Ok(Reply::Result(_)), fault) => {
            let status = response.status;
            let fault = fault.unwrap_or(Fault::HttpStatus { status });
            Err(Failure::Fault(fault, None))
        }
    }
}

/// Returns what an HTTP status says, whatever the body; `None` where the body decides.
pub(crate) const fn by_status(status: u16) -> Option<Fault> {
    match status {
        200..=299 => None,
        300..=399 => Some(Fault::Transport(
            crate::transport::TransportError::Redirected,
        )),
        401 | 403 => Some(Fault::NotAuthorised),
        402 => Some(Fault::QuotaUsedUp),
        429 => Some(Fault::RateLimited),
        500..=599 => Some(Fault::EndpointTrouble),
        _ => Some(Fault::HttpStatus { status }),
    }
}

/// Reads a `Retry-After` header: seconds, or a date ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)).
///
/// At most an hour: nobody may silence an endpoint for longer by one header.
pub(crate) fn retry_after(header: Option<&str>, now: UnixMs) -> Option<Duration> {
    let header = header?.trim();
    let wait = match header.parse::<u64>() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => http_date(header)?.since(now),
    };
    Some(wait.min(MAX_RETRY_AFTER))
}

enum Reply {
    Result(Json),
    Error(ErrorObject),
}

type Unreadable = (FormatFault, Option<RemoteMessage>);

fn envelope(id: CallId, body: &[u8]) -> Result<Reply, Unreadable> {
    let answer = Json::parse(body).map_err(|fault| (fault, quotable(fault, body)))?;
    if !matches!(answer, Json::Object(_)) {
        return Err((FormatFault::NotAnObject, None));
    }
    let id_matches = answer.field("id") == Some(&Json::Integer(i64::from(id.0)));
    match (answer.field("result"), answer.field("error")) {
        (Some(_), Some(_)) => Err((FormatFault::ResultAndError, None)),
        // A server that could not read the id answers with none, and that cannot be mistaken for a
        // result.
        (None, Some(error)) if id_matches || answer.field("id").is_none() => read_error(error),
        (_, Some(_)) => Err((FormatFault::WrongId, None)),
        (_, None) if !answer.has("result") => Err((FormatFault::NeitherResultNorError, None)),
        (_, None) if !id_matches => Err((FormatFault::WrongId, None)),
        (result, None) => Ok(Reply::Result(result.cloned().unwrap_or(Json::Null))),
    }
}

fn read_error(error: &Json) -> Result<Reply, Unreadable> {
    let message = error
        .field("message")
        .or(Some(error))
        .and_then(Json::as_text);
    match error.field("code") {
        Some(Json::Integer(code)) => Ok(Reply::Error(ErrorObject {
            code: *code,
            message: message.unwrap_or_default().to_owned(),
        })),
        _ => Err((
            FormatFault::MalformedError,
            message.and_then(RemoteMessage::new),
        )),
    }
}

/// Keeps the words of an answer that is plain text instead of JSON.
fn quotable(fault: FormatFault, body: &[u8]) -> Option<RemoteMessage> {
    match fault {
        FormatFault::NotJson => {
            let beginning = &body[..body.len().min(RemoteMessage::MAX_CHARS * 4)];
            RemoteMessage::new(&String::from_utf8_lossy(beginning))
        }
        _ => None,
    }
}

/// Reads a date like `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(text: &str) -> Option<UnixMs> {
    let (_, rest) = text.split_once(", ")?;
    let rest = rest.strip_suffix(" GMT")?;
    let mut parts = rest.split([' ', ':']);
    let day: u64 = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let month = MONTHS.iter().position(|month| *month == name)?;
    let mut number = || parts.next()?.parse::<u64>().ok();
    let (year, hour, minute, second) = (number()?, number()?, number()?, number()?);
    let in_range = (1..=31).contains(&day) && (1970..=9999).contains(&year);
    if !in_range || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days_before_year(year) + days_before_month(month, year) + day - 1;
    Some(UnixMs(
        (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000,
    ))
}

const fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// Days from 1970-01-01 to the first day of a year.
const fn days_before_year(year: u64) -> u64 {
    let before = year - 1;
    let leap_days = before / 4 - before / 100 + before / 400;
    (year - 1970) * 365 + leap_days - LEAP_DAYS_BEFORE_1970
}

fn days_before_month(month: usize, year: u64) -> u64 {
    let leap_day = u64::from(month > 1 && is_leap(year));
    MONTH_DAYS[..month].iter().sum::<u64>() + leap_day
}

const MAX_RETRY_AFTER: Duration = Duration::from_secs(3600);
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const MONTH_DAYS: [u64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const LEAP_DAYS_BEFORE_1970: u64 = 1969 / 4 - 1969 / 100 + 1969 / 400;

#[cfg(test)]
mod tests;
