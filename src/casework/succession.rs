//! What becomes of a register's line beside the one that stands: the later status date
//! counts and not the later file, and nobody comes back to life without a decision.

use super::comparison::{CompareDecision, valid_decisions};
use super::registers::{HouseholdStatus, ListedLine, Register, RegisterEntry};
use super::state::State;

/// What becomes of a line that arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Succession {
    /// It takes the place of the one that stands.
    Replaces,
    /// Its status date lies before that of the line that stands, which stays.
    Older,
    /// It would lift a death that is listed: that takes a decision.
    LiftsDeath,
}

impl Succession {
    /// Of a line beside an earlier one of the same number and register.
    pub fn of(line: &RegisterEntry, present: &RegisterEntry) -> Self {
        let (
            RegisterEntry::Household { status, since },
            RegisterEntry::Household { status: stands, since: stands_since },
        ) = (line, present)
        else {
            return Self::Replaces;
        };
        const DEAD: HouseholdStatus = HouseholdStatus::Deceased;
        let older = since.zip(*stands_since).is_some_and(|(new, old)| new < old);
        match (*stands == DEAD, *status == DEAD) {
            // A death counts whenever it comes to be known.
            (false, true) => Self::Replaces,
            _ if older => Self::Older,
            (true, false) => Self::LiftsDeath,
            // The same status without its date says less.
            _ if status == stands && since.is_none() && stands_since.is_some() => Self::Older,
            _ => Self::Replaces,
        }
    }

    /// Of a line beside the one that stands for its number; `None` where none does. A death
    /// that staff found to be another person's may be lifted.
    pub fn in_state(state: &State, line: &ListedLine) -> Option<Self> {
        let register = line.says.register();
        let present = state.listings.get(&line.id_number)?.of(register)?;
        let found = Self::of(&line.says, &present.says);
        let another = CompareDecision::AnotherPerson { register: Register::Household };
        let decided = || {
            let file = state.person_of(&line.id_number)?;
            valid_decisions(state, file).find(|decided| decided.decision == another)
        };
        let lifted = found == Self::LiftsDeath && decided().is_some();
        Some(if lifted { Self::Replaces } else { found })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Date;

    fn line(status: HouseholdStatus, since: &str) -> RegisterEntry {
        RegisterEntry::Household { status, since: Date::parse(since).ok() }
    }

    #[test]
    fn k2_the_later_status_date_counts_and_a_death_is_not_lifted() {
        use HouseholdStatus::{Deceased, MovedOut, Normal};
        use Succession::{LiftsDeath, Older, Replaces};
        let cases = [
            ((Normal, "2020-01-10"), (Deceased, "2020-02-01"), Older),
            ((Normal, "2020-03-10"), (Deceased, "2020-02-01"), LiftsDeath),
            ((Normal, ""), (Deceased, "2020-02-01"), LiftsDeath),
            ((MovedOut, "2020-03-10"), (Deceased, ""), LiftsDeath),
            ((Deceased, "2020-01-10"), (Normal, "2020-02-01"), Replaces),
            ((Deceased, "2020-01-10"), (Deceased, "2020-02-01"), Older),
            ((Deceased, ""), (Deceased, "2020-02-01"), Older),
            ((Deceased, "2020-02-01"), (Deceased, ""), Replaces),
            ((Normal, "2020-01-10"), (MovedOut, "2020-02-01"), Older),
            ((MovedOut, "2020-02-01"), (Normal, "2020-01-10"), Replaces),
            ((Normal, ""), (MovedOut, "2020-02-01"), Replaces),
        ];
        for ((status, since), (stands, stands_since), expected) in cases {
            let found = Succession::of(&line(status, since), &line(stands, stands_since));
            assert_eq!(found, expected, "{status:?} {since} after {stands:?} {stands_since}");
        }
    }
}
