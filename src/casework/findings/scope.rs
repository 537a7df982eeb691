//! A candidate held against the scope (保障范围) that the office has set (S1).

use super::finding::ScopeFinding;
use crate::casework::person::Person;
use crate::casework::state::State;
use crate::policy::Rules;

/// Why somebody is outside the scope, their age apart.
pub(super) fn findings(state: &State, file: &Person, rules: &Rules) -> Vec<ScopeFinding> {
    let taken_on = file.land.as_ref().and_then(|land| land.taken_on);
    let left = state.peers.household(file).and_then(|household| household.left_a_head());
    let too_much = rules.scope_land_left.zip(left).is_some_and(|(most, left)| left > most);
    let before = rules.scope_taken_after.zip(taken_on).is_some_and(|(after, day)| day <= after);
    let unknown = rules.scope_taken_after.is_some() && taken_on.is_none();
    let checks = [
        (ScopeFinding::LandLeft, too_much),
        (ScopeFinding::TakenBefore, before),
        (ScopeFinding::DayUnknown, unknown),
    ];
    checks.into_iter().filter_map(|(finding, holds)| holds.then_some(finding)).collect()
}

/// Land is contracted by households; whoever was younger than the scope asks for needs a
/// look.
pub(super) fn is_under_age(file: &Person, rules: &Rules) -> bool {
    let taken_on = file.land.as_ref().and_then(|land| land.taken_on);
    let least = rules.scope_least_age.map(i64::from);
    least.zip(taken_on).is_some_and(|(least, day)| i64::from(file.id_number.age_on(day)) < least)
}
