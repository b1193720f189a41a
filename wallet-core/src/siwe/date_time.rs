//! Moments as RFC 3339 writes them, as whole milliseconds.

use wallet_types::UnixMs;

/// Reads a moment such as `2021-09-30T16:25:24.5+02:00`. Fractions beyond the millisecond are cut
/// off, and moments before 1970 are its beginning.
pub(super) fn read(text: &str) -> Option<UnixMs> {
    let mut rest = text;
    let year = number(&mut rest, 4)?;
    let month = after(&mut rest, '-', 1..=12)?;
    let day = after(&mut rest, '-', 1..=days_in(year, month))?;
    rest = rest.strip_prefix(['T', 't'])?;
    let hour = number(&mut rest, 2).filter(|hour| *hour < 24)?;
    let minute = after(&mut rest, ':', 0..=59)?;
    // The 61st second is a leap second.
    let second = after(&mut rest, ':', 0..=60)?;
    let milliseconds = fraction(&mut rest)?;
    let offset_minutes = offset(rest)?;
    let minutes = (days_since_1970(year, month, day) * 24 + hour) * 60 + minute - offset_minutes;
    let at = (minutes * 60 + second) * 1000 + milliseconds;
    Some(UnixMs(u64::try_from(at).unwrap_or(0)))
}

/// Takes so many digits.
fn number(rest: &mut &str, digits: usize) -> Option<i64> {
    let (digits, after) = rest.split_at_checked(digits)?;
    *rest = after;
    let mut number = 0;
    for digit in digits.bytes() {
        if !digit.is_ascii_digit() {
            return None;
        }
        number = number * 10 + i64::from(digit - b'0');
    }
    Some(number)
}

/// Takes a sign and two digits after it.
fn after(rest: &mut &str, sign: char, range: core::ops::RangeInclusive<i64>) -> Option<i64> {
    *rest = rest.strip_prefix(sign)?;
    number(rest, 2).filter(|number| range.contains(number))
}

fn fraction(rest: &mut &str) -> Option<i64> {
    let Some(digits) = rest.strip_prefix('.') else {
        return Some(0);
    };
    let len = digits.bytes().take_while(u8::is_ascii_digit).count();
    *rest = digits.get(len..)?;
    let digits = digits.get(..len).filter(|digits| !digits.is_empty())?;
    let first = |place| {
        digits
            .as_bytes()
            .get(place)
            .map_or(0, |digit| i64::from(digit - b'0'))
    };
    Some(first(0) * 100 + first(1) * 10 + first(2))
}

fn offset(text: &str) -> Option<i64> {
    let (sign, mut rest) = match text {
        "Z" | "z" => return Some(0),
        _ => match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+')?),
        },
    };
    let hours = number(&mut rest, 2).filter(|hours| *hours < 24)?;
    let minutes = after(&mut rest, ':', 0..=59)?;
    rest.is_empty().then_some(sign * (hours * 60 + minutes))
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let leap_days = |year: i64| year / 4 - year / 100 + year / 400;
    let of_years = 365 * (year - 1970) + leap_days(before.max(0)) - leap_days(1969);
    let of_months: i64 = (1..month).map(|month| days_in(year, month)).sum();
    of_years + of_months + day - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<u64>) {
        assert_eq!(read(text), expected.map(UnixMs), "{text}");
    }

    /// The examples of RFC 3339, section 5.8, with their moments by GNU date.
    #[test]
    fn the_examples_of_the_standard() {
        check("1985-04-12T23:20:50.52Z", Some(482_196_050_520));
        check("1996-12-19T16:39:57-08:00", Some(851_042_397_000));
        check("1990-12-31T23:59:60Z", Some(662_688_000_000));
        check("1990-12-31T15:59:60-08:00", Some(662_688_000_000));
        check("1937-01-01T12:00:27.87+00:20", Some(0));
    }

    #[test]
    fn edges_of_the_calendar() {
        check("1970-01-01T00:00:00Z", Some(0));
        check("1969-12-31T23:59:59.999Z", Some(0));
        check("1970-01-01T00:00:00.0019999z", Some(1));
        check("2000-02-29t00:00:00Z", Some(951_782_400_000));
        check("2024-12-31T23:59:59.9Z", Some(1_735_689_599_900));
        check("2100-03-01T00:00:00Z", Some(4_107_542_400_000));
        check("9999-12-31T23:59:59-23:59", Some(253_402_387_139_000));
        check("0000-01-01T00:00:00Z", Some(0));
    }

    #[test]
    fn refuses_what_is_no_moment() {
        for text in [
            "",
            "2021-09-30",
            "2021-09-30T16:25:24",
            "2021-09-30 16:25:24Z",
            "2021-13-01T00:00:00Z",
            "2021-00-01T00:00:00Z",
            "2021-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2021-04-31T00:00:00Z",
            "2021-09-00T00:00:00Z",
            "2021-09-30T24:00:00Z",
            "2021-09-30T16:60:00Z",
            "2021-09-30T16:25:61Z",
            "2021-09-30T16:25:24.Z",
            "2021-09-30T16:25:24,5Z",
            "2021-09-30T16:25:24+24:00",
            "2021-09-30T16:25:24+00:60",
            "2021-09-30T16:25:24+0000",
            "2021-09-30T16:25:24ZZ",
            "2021-9-30T16:25:24Z",
            "+021-09-30T16:25:24Z",
            "2021-09-30T16:25Z",
            "2021-09-30T16:25:24Z\n",
            "２０21-09-30T16:25:24Z",
            "2021-09-30T-1:25:24Z",
        ] {
            check(text, None);
        }
    }
}
