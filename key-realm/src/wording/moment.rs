//! Moments in words.

use wallet_types::UnixMs;

/// A moment, as `2026-02-03 04:05 UTC`.
pub(crate) fn moment(at: UnixMs) -> String {
    let minutes = at.0 / 60_000;
    let (days, minute) = (minutes / (24 * 60), minutes % (24 * 60));
    let (year, month, day) = date(days);
    format!(
        "{year}-{month:02}-{day:02} {:02}:{:02} UTC",
        minute / 60,
        minute % 60
    )
}

/// The date so many days after the first of January 1970. Years begin in March here, so that the
/// day of a leap year comes last.
const fn date(days: u64) -> (u64, u64, u64) {
    let days = days + DAYS_BEFORE_1970;
    let (era, day_of_era) = (days / DAYS_OF_ERA, days % DAYS_OF_ERA);
    let leap_days = day_of_era / 1_460 + day_of_era / (DAYS_OF_ERA - 1) - day_of_era / 36_524;
    let year_of_era = (day_of_era - leap_days) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year_of_era;
    if month >= 10 {
        (year + 1, month - 9, day)
    } else {
        (year, month + 3, day)
    }
}

/// Days from the first of March of the year 0 to the first of January 1970.
const DAYS_BEFORE_1970: u64 = 719_468;

/// Days after which the calendar repeats itself: 400 years.
const DAYS_OF_ERA: u64 = 146_097;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_moments() {
        let cases = [
            (0, "1970-01-01 00:00 UTC"),
            (951_782_340_000, "2000-02-28 23:59 UTC"),
            (951_825_600_000, "2000-02-29 12:00 UTC"),
            (1_000_000_000_000, "2001-09-09 01:46 UTC"),
            (4_107_542_400_000, "2100-03-01 00:00 UTC"),
        ];
        for (at, words) in cases {
            assert_eq!(moment(UnixMs(at)), words);
        }
        // The furthest moment has a date too.
        assert!(moment(UnixMs(u64::MAX)).ends_with("UTC"));
    }
}
