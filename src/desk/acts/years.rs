//! The fifteen years at a glance: `2020■ 21▲ 22□ …`.

use crate::casework::{Person, SubsidyState};
use crate::desk::Tone;
use crate::desk::theme::Glyphs;
use crate::policy::Rules;

/// A person's years from the first that can be subsidised, each with a sign for how
/// far its subsidy has come; years beyond the last that could still be used are left out.
pub fn years(person: &Person, rules: &Rules, glyphs: &Glyphs) -> Vec<(String, Tone)> {
    let first = rules.first_subsidy_year;
    let years = first..first.saturating_add(rules.subsidy_years);
    years
        .map(|year| {
            let last = person.subsidies.iter().rev().find(|subsidy| subsidy.year == year);
            let (sign, tone) = match last.map(|subsidy| subsidy.state) {
                Some(SubsidyState::Paid) => (glyphs.done, Tone::Good),
                Some(SubsidyState::Due | SubsidyState::Approved) => (glyphs.working, Tone::Warn),
                Some(SubsidyState::Rejected | SubsidyState::Recovered) => {
                    (glyphs.failed, Tone::Bad)
                }
                None => (glyphs.open, Tone::Muted),
            };
            let shown = if year == first { year.to_string() } else { format!("{:02}", year % 100) };
            (format!("{shown}{sign} "), tone)
        })
        .collect()
}
