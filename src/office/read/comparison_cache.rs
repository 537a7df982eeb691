//! The rosters are compared once for everybody who asks on the same day.

use crate::base::Date;
use crate::casework::State;
use crate::casework::comparison::Comparison;
use crate::policy::Rules;
use std::sync::{Arc, Mutex, PoisonError};

/// The last comparison, with the state and day it was made on.
#[derive(Default)]
pub(in crate::office) struct ComparisonCache {
    last: Mutex<Option<(State, Date, Arc<Comparison>)>>,
}

impl ComparisonCache {
    /// The comparison of a state on a day: after a change only whom it concerns is
    /// compared again.
    pub(super) fn of(&self, state: &State, rules: &Rules, today: Date) -> Arc<Comparison> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let known = last.as_ref().filter(|(_, day, _)| *day == today);
        if let Some((then, _, found)) = known
            && same_rosters(then, state)
        {
            return Arc::clone(found);
        }
        let followed = known.and_then(|(then, _, found)| found.after(then, state, rules, today));
        let found = followed.unwrap_or_else(|| Comparison::of(state, rules, today));
        let found = Arc::new(found);
        *last = Some((state.clone(), today, Arc::clone(&found)));
        found
    }
}

/// Whether two states hold the same of all that a comparison rests on.
fn same_rosters(one: &State, other: &State) -> bool {
    one.people.ptr_eq(&other.people)
        && one.listings.ptr_eq(&other.listings)
        && one.rejected_lines.ptr_eq(&other.rejected_lines)
        && one.decisions.ptr_eq(&other.decisions)
}
