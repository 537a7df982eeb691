//! The odd forms in which hands write down numbers, amounts and names; every one of
//! them reads back as what was meant.

use crate::base::{IdNumber, Money};
use fastrand::Rng;

/// An identity number: as it is, or first-generation, full-width, with a space or an
/// apostrophe.
pub(super) fn id_number(rng: &mut Rng, number: &IdNumber) -> String {
    let text = number.as_str();
    match rng.u32(0..100) {
        0..2 if number.birth_date().year() < 2000 => format!("{}{}", &text[..6], &text[8..17]),
        2..4 => text.chars().map(full_width).collect(),
        4..6 => format!("{} ", text.to_lowercase()),
        6..8 => format!("'{text}"),
        _ => text.to_owned(),
    }
}

/// An identity number that cannot be anybody's: its check character is another.
pub(super) fn spoiled(rng: &mut Rng, number: &IdNumber) -> String {
    let (front, check) = number.as_str().split_at(17);
    let check: u32 = check.parse().unwrap_or(10);
    format!("{front}{}", (check + rng.u32(1..=9)) % 10)
}

/// An amount: plain, grouped, or with one of the marks of yuan.
pub(super) fn amount(rng: &mut Rng, amount: Money) -> String {
    let whole = amount.as_fen() % 100 == 0;
    let plain = if whole { (amount.as_fen() / 100).to_string() } else { amount.to_string() };
    match rng.u32(0..100) {
        0..5 => amount.grouped(),
        5..7 => format!("{plain}元"),
        7..9 => format!("￥{plain}"),
        9..11 => format!(" {plain} "),
        _ => plain,
    }
}

/// A name: one in fifty with a space in it, and whichever middle dot.
pub(super) fn name(rng: &mut Rng, name: &str) -> String {
    let dot = rng.choice(['·', '•', '．', '.']).unwrap_or('·');
    let mut odd: String = name.chars().map(|ch| if ch == '·' { dot } else { ch }).collect();
    if rng.u32(0..50) == 0
        && let Some(first) = odd.chars().next()
    {
        odd.insert(first.len_utf8(), '\u{3000}');
    }
    odd
}

fn full_width(ch: char) -> char {
    char::from_u32(u32::from(ch) + 0xFEE0).unwrap_or(ch)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::tidy_name;

    #[test]
    fn odd_forms_read_back_and_spoiled_numbers_do_not() {
        let mut rng = Rng::with_seed(7);
        let number = IdNumber::parse("53012219400615826X").expect("valid");
        let money = Money::fen(1_500_000);
        for _ in 0..500 {
            assert_eq!(IdNumber::parse(&id_number(&mut rng, &number)), Ok(number));
            assert!(IdNumber::parse(&spoiled(&mut rng, &number)).is_err());
            assert_eq!(Money::parse(&amount(&mut rng, money)), Ok(money));
            assert_eq!(tidy_name(&name(&mut rng, "阿鲁·沙马")), "阿鲁·沙马");
        }
    }
}
