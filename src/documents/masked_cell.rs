//! What a cell of a roster shows where it may hold a number of somebody.

use crate::base::{Money, mask_tail};
use crate::casework::RejectedLine;

/// A cell's text, masked but for its last digits where it may be somebody's number.
pub fn masked_cell(cell: &str) -> String {
    const LONG: usize = 9;
    const LAST: usize = 4;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    // An amount has few digits before its point; a number that a spreadsheet took for one
    // has many.
    let amount = Money::parse(cell).is_ok()
        && cell.split('.').next().is_some_and(|whole| digits(whole) < LONG);
    if digits(cell) < LONG || amount {
        return cell.to_owned();
    }
    let stars = mask_tail(cell, LAST);
    stars.chars().skip(stars.chars().count().saturating_sub(2 * LAST)).collect()
}

/// The cells of a rejected line that say anything, as they came.
pub fn line_as_it_came(line: &RejectedLine) -> String {
    let cells = line.cells.iter().filter(|cell| !cell.is_empty()).map(masked_cell);
    cells.collect::<Vec<_>>().join("  ")
}

#[cfg(test)]
mod tests {
    use super::masked_cell;

    #[test]
    fn only_an_amount_is_shown_with_many_digits() {
        for amount in ["1,234,567.00", "12345678.90", "2020-03-01", "￥12345678.5元"] {
            assert_eq!(masked_cell(amount), amount);
        }
        let numbers = [
            "6222021234567890.0",
            "6222021234567890",
            "123456789.00",
            "530122.19700101",
            "5.30122E+17 1234",
        ];
        for number in numbers {
            assert!(masked_cell(number).starts_with("****"), "{number}: {}", masked_cell(number));
        }
    }
}
