//! Which years a choice covers (E3, E5): the first choice every year that can be
//! subsidised, a change the years after the year in which its form was signed.

use super::person::{Person, changed_from};
use crate::base::Date;
use crate::policy::Rules;

/// The first year that a choice covers which is signed on a day and not approved yet.
pub fn covered_from(file: &Person, signed: Date, rules: &Rules) -> u32 {
    covers_from(file.choices.len(), signed, rules)
}

/// The first and the last year of each approved choice, oldest first; the present one has
/// no last year.
pub fn covered_years(file: &Person, rules: &Rules) -> Vec<(u32, Option<u32>)> {
    let choices = file.choices.iter().enumerate();
    let from: Vec<u32> =
        choices.map(|(others, record)| covers_from(others, record.chosen_on, rules)).collect();
    let until = from.iter().skip(1).map(|next| Some(next - 1)).chain([None]);
    from.iter().copied().zip(until).collect()
}

/// The first year that a choice covers which was made after this number of others.
fn covers_from(others: usize, signed: Date, rules: &Rules) -> u32 {
    match others {
        0 => rules.first_subsidy_year,
        _ => changed_from(signed).max(rules.first_subsidy_year),
    }
}
