//! What can be decided about a person: for each key the decisions that the office would
//! carry out now.

use crate::base::{Date, PersonId, same_name};
use crate::casework::comparison::{CompareDecision, CompareSubject};
use crate::casework::{Command, DecideComparison, HouseholdStatus, Register, RegisterEntry};
use crate::desk::terminal::Action;
use crate::office::Reader;

/// The keys that decide, in the order of the footer.
pub const DECIDING: [Action; 5] =
    [Action::SamePerson, Action::AnotherPerson, Action::TakeLine, Action::Dead, Action::SendBack];

/// What a key can decide, the likeliest first; what the office would refuse is left out.
pub fn offers(reader: &Reader, person: PersonId, action: Action) -> Vec<CompareDecision> {
    let mut offers = possible(reader, person, action);
    offers.retain(|decision| {
        // Whatever must be written down is not written yet.
        let note = "?".to_owned();
        let command = DecideComparison { person, decision: decision.clone(), note };
        reader.would(&Command::DecideComparison(command)).is_ok()
    });
    offers
}

/// Everything that a key can mean for a person.
pub fn possible(reader: &Reader, person: PersonId, action: Action) -> Vec<CompareDecision> {
    let Some(file) = reader.person(person) else { return Vec::new() };
    match action {
        Action::SamePerson => vec![CompareDecision::SamePerson],
        Action::AnotherPerson => {
            let listing = reader.rosters().listing(&file.id_number);
            let unread = reader.rosters().unread_registers(&CompareSubject::Person(person));
            // A line in doubt cannot be read, or tells of another name, or of a death.
            let unsuspicious = |register: &Register| {
                let line = listing.and_then(|listing| listing.of(*register));
                !unread.contains(register)
                    && line.is_none_or(|line| {
                        same_name(&line.name, &file.name) && !tells_of_death(&line.says)
                    })
            };
            let mut registers = Register::ALL;
            registers.sort_by_key(unsuspicious);
            registers.map(|register| CompareDecision::AnotherPerson { register }).to_vec()
        }
        Action::TakeLine => {
            let further = file.further_lines.iter().map(|line| &line.relation);
            let lines = file.legacy.iter().chain(further);
            let numbers = lines.map(|line| line.legacy_no.clone());
            numbers.map(|legacy_no| CompareDecision::TakeLine { legacy_no }).collect()
        }
        Action::Dead => vec![CompareDecision::Dead { died: day_of_death(reader, person) }],
        Action::SendBack => vec![CompareDecision::SendBack],
        _ => Vec::new(),
    }
}

fn tells_of_death(says: &RegisterEntry) -> bool {
    matches!(says, RegisterEntry::Household { status: HouseholdStatus::Deceased, .. })
}

/// The day on file, else that of the household register, else today.
fn day_of_death(reader: &Reader, person: PersonId) -> Date {
    let file = reader.person(person);
    let listing = file.and_then(|file| reader.rosters().listing(&file.id_number));
    let line = listing.and_then(|listing| listing.of(Register::Household));
    let since = line.and_then(|line| match line.says {
        RegisterEntry::Household { since, .. } => since,
        _ => None,
    });
    file.and_then(|file| file.died).or(since).unwrap_or(reader.today())
}
