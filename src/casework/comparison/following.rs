//! The comparison after a few files changed: only those are judged again.

use super::district::{Compared, Comparison, TotalsShare, lines_of};
use super::subject::CompareSubject;
use crate::base::{Date, PersonId};
use crate::casework::person::Person;
use crate::casework::state::State;
use crate::policy::Rules;
use imbl::ordmap::DiffItem;
use std::collections::BTreeSet;

impl Comparison {
    /// What the comparison of `before` comes to in `state`, on the same day: what
    /// [`Comparison::of`] says of it, told from the files that changed. `None` where
    /// more changed than what results on those alone rest on.
    pub fn after(&self, before: &State, state: &State, rules: &Rules, today: Date) -> Option<Self> {
        let mut found = self.clone();
        for id in changed(before, state)? {
            let (old, new) = (before.people.get(&id)?, state.people.get(&id)?);
            let was = TotalsShare::of_person(before, old, rules, today);
            let is = TotalsShare::of_person(state, new, rules, today);
            let (Some(was), Some(is)) = (was, is) else { continue };
            let at = found.place(&CompareSubject::Person(id))?;
            found.take_out(&was);
            found.add(&is);
            found.totals.lines -= lines_of(old);
            found.totals.lines += lines_of(new);
            let TotalsShare { township, result, .. } = is;
            found.rows.set(at, Compared { key: CompareSubject::Person(id), township, result });
        }
        Some(found)
    }
}

/// Whose file changed or who was decided on; `None` where somebody came, rosters
/// changed, or a change is one that others' results rest on.
fn changed(before: &State, state: &State) -> Option<BTreeSet<PersonId>> {
    let same = before.listings.ptr_eq(&state.listings)
        && before.rejected_lines.ptr_eq(&state.rejected_lines);
    if !same {
        return None;
    }
    let mut ids = BTreeSet::new();
    for item in before.people.diff(&state.people) {
        match item {
            DiffItem::Update { old: (id, old), new: (_, new) } if concerns_one(old, new) => {
                ids.insert(*id);
            }
            _ => return None,
        }
    }
    for item in before.decisions.diff(&state.decisions) {
        let (DiffItem::Add(id, _)
        | DiffItem::Remove(id, _)
        | DiffItem::Update { new: (id, _), .. }) = item;
        ids.insert(*id);
    }
    Some(ids)
}

/// Whether two versions of a file say the same of all that others' results rest on.
fn concerns_one(old: &Person, new: &Person) -> bool {
    let of_others =
        |file: &Person| (file.id_number, file.bank_account.clone(), file.legacy.is_some());
    // Whose figures cannot be read is compared by the line, not by the file.
    of_others(old) == of_others(new) && !new.lacks_figures()
}
