//! Numbers of spreadsheets as texts.

use calamine::ExcelDateTime;

/// A number to the fifteen digits a spreadsheet holds; where it has more, so that
/// its last digits are lost, in the scientific form that shows it.
pub(super) fn number_text(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    if !(1e-5..1e15).contains(&number.abs()) {
        return format!("{number:E}");
    }
    // The shortest text that is this number is what shows, unless it is longer than shows.
    let shortest = number.to_string();
    let digits = shortest.trim_start_matches(['-', '0', '.']);
    if digits.bytes().filter(u8::is_ascii_digit).count() <= 15 {
        return shortest;
    }
    let whole_digits = number.abs().log10().floor() as i32 + 1;
    let text = format!("{number:.*}", (15 - whole_digits).clamp(0, 19) as usize);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// A moment's day as it is written here; a span of time is a number.
pub(super) fn date_text(moment: &ExcelDateTime) -> String {
    if moment.is_duration() || !(1.0..2_958_466.0).contains(&moment.as_f64()) {
        return number_text(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day of an ISO moment, `2015-06-30T00:00:00`, whose time is midnight or says nothing.
pub(super) fn iso_day(moment: &str) -> &str {
    match moment.split_once('T') {
        Some((day, _)) if day.len() == 10 => day,
        _ => moment,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_the_spreadsheet_shows_them() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.0, "1"),
            (13_888_888_888.0, "13888888888"),
            (530_122_290_529_490.0, "530122290529490"),
            (0.1 + 0.2, "0.3"),
            (1_234.5, "1234.5"),
            (-17_190.70, "-17190.7"),
            (1_234.499_999_999_998, "1234.5"),
            (12.345, "12.345"),
            (100.0, "100"),
            (530_122_194_006_158_260.0, "5.301221940061583E17"),
            (f64::NAN, "NaN"),
            (1e300, "1E300"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }
}
