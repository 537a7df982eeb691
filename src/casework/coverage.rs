//! Which years a choice covers (E3, E5): the first choice every year that can be
//! subsidised, a change the years after the year in which its form was signed.

use super::person::Person;
use crate::base::Date;
use crate::policy::Rules;

/// The first year that a choice covers which is signed on a day and not approved yet.
pub fn covered_from(file: &Person, signed: Date, rules: &Rules) -> u32 {
    match file.choices.is_empty() {
        true => rules.first_subsidy_year,
        false => after(signed).max(rules.first_subsidy_year),
    }
}

/// The first and the last year of each approved choice, oldest first; the present one has
/// no last year.
pub fn covered_years(file: &Person, rules: &Rules) -> Vec<(u32, Option<u32>)> {
    let from = file.choices.iter().enumerate().map(|(at, record)| match at {
        0 => rules.first_subsidy_year,
        _ => after(record.chosen_on).max(rules.first_subsidy_year),
    });
    let from: Vec<u32> = from.collect();
    let until = from.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
    from.iter().copied().zip(until).collect()
}

fn after(signed: Date) -> u32 {
    signed.year().unsigned_abs() + 1
}
