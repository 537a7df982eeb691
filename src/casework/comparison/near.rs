//! Near matches: whoever stands in a register under a number that is almost that of a
//! compared person, or under their name in their township. They are shown beside whoever
//! seems not to be enrolled, and decide nothing.

use super::subject::{CompareSubject, rejected_reading};
use crate::base::{IdNumber, name_key, same_name};
use crate::casework::registers::{PresentLine, Register, RegisterEntries};
use crate::casework::state::State;
use crate::casework::whom::Whom;
use std::collections::HashMap;

/// Somebody in a register who may be a compared person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearMatch {
    /// The register that lists them.
    pub register: Register,
    /// 公民身份号码 there.
    pub id_number: IdNumber,
    /// 姓名 as it stands there.
    pub name: String,
    /// In what they are alike.
    pub likeness: Likeness,
}

/// In what two people of one name are alike; the closer first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The numbers differ in one digit.
    OneDigit,
    /// Two neighbouring digits changed places.
    Transposed,
    /// The same birth date and sequence, under another region.
    BirthAndSequence,
    /// The same birth date.
    Birth,
    /// The same township.
    Township,
}

impl Likeness {
    /// The code, as machine output says it.
    pub fn code(self) -> &'static str {
        match self {
            Self::OneDigit => "one-digit",
            Self::Transposed => "transposed",
            Self::BirthAndSequence => "birth-and-sequence",
            Self::Birth => "birth",
            Self::Township => "township",
        }
    }

    /// Of somebody of the name and another number.
    fn of_whom(whom: &Whom<'_>, number: &IdNumber) -> Option<Self> {
        match &whom.id_number {
            Some(own) => Self::of_numbers(own, number),
            // Of a number that cannot be read it is told how it stands there.
            None => number.is_near(whom.number).then_some(Self::OneDigit),
        }
    }

    /// Of two different numbers of people of one name; the check characters follow from
    /// the rest.
    fn of_numbers(one: &IdNumber, other: &IdNumber) -> Option<Self> {
        let (one, other) = (&one.as_str().as_bytes()[..17], &other.as_str().as_bytes()[..17]);
        let differing: Vec<usize> = (0..17).filter(|at| one[*at] != other[*at]).collect();
        match differing[..] {
            [_] => Some(Self::OneDigit),
            [a, b] if b == a + 1 && one[a] == other[b] && one[b] == other[a] => {
                Some(Self::Transposed)
            }
            _ if one[6..] == other[6..] => Some(Self::BirthAndSequence),
            _ if one[6..14] == other[6..14] => Some(Self::Birth),
            _ => None,
        }
    }
}

/// The people of the registers by their folded names.
pub struct NearIndex<'a> {
    state: &'a State,
    numbers: HashMap<String, Vec<&'a IdNumber>>,
}

impl<'a> NearIndex<'a> {
    /// Of everybody whom a register lists.
    pub fn of(state: &'a State) -> Self {
        let mut numbers: HashMap<String, Vec<&IdNumber>> = HashMap::new();
        for (number, listing) in &state.listings {
            let mut keys: Vec<String> = listing.lines().map(|line| name_key(&line.name)).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                numbers.entry(key).or_default().push(number);
            }
        }
        Self { state, numbers }
    }

    /// The near matches of a compared person in the residents' and employees' registers
    /// that do not list them, the closest first; nobody who is on file themselves.
    pub fn matches(&self, subject: &CompareSubject) -> Vec<NearMatch> {
        let whom = match subject {
            CompareSubject::Person(id) => self.state.person(*id).map(|file| file.whom()),
            CompareSubject::Rejected(key) => {
                rejected_reading(self.state, key).map(|reading| reading.whom())
            }
        };
        let mut found = whom.map(|whom| self.of_whom(&whom)).unwrap_or_default();
        found.sort_by_key(|near| (near.likeness, near.register, near.id_number));
        found
    }

    fn of_whom(&self, whom: &Whom<'_>) -> Vec<NearMatch> {
        let named = self.numbers.get(&name_key(whom.name)).into_iter().flatten();
        named.flat_map(|number| of_number(self.state, whom, number)).collect()
    }
}

/// The same of one person, of whom no index is worth making.
pub fn near_matches_of(state: &State, subject: &CompareSubject) -> Vec<NearMatch> {
    let whom = match subject {
        CompareSubject::Person(id) => state.person(*id).map(|file| file.whom()),
        CompareSubject::Rejected(key) => rejected_reading(state, key).map(|reading| reading.whom()),
    };
    let Some(whom) = whom else { return Vec::new() };
    let lives_there = |listing: &RegisterEntries| {
        whom.township.is_some() && listing.lines().any(|line| line.township() == whom.township)
    };
    let near = state.listings.iter().filter(|(number, listing)| {
        Likeness::of_whom(&whom, number).is_some() || lives_there(listing)
    });
    let mut found: Vec<NearMatch> =
        near.flat_map(|(number, _)| of_number(state, &whom, number)).collect();
    found.sort_by_key(|near| (near.likeness, near.register, near.id_number));
    found
}

/// The lines of another number that may be a person's, in the residents' and employees' registers
/// that do not list them.
fn of_number(state: &State, whom: &Whom<'_>, number: &IdNumber) -> Vec<NearMatch> {
    if Some(*number) == whom.id_number || state.person_of(number).is_some() {
        return Vec::new();
    }
    let own = whom.id_number.and_then(|number| state.listings.get(&number));
    let alike = Likeness::of_whom(whom, number);
    let near = |line: &PresentLine| {
        let register = line.says.register();
        let missing = own.is_none_or(|own| own.of(register).is_none());
        let here = line.township();
        let place = here.is_some() && here == whom.township;
        let likeness = alike.or(place.then_some(Likeness::Township))?;
        let counts = register != Register::Household && missing;
        (counts && same_name(&line.name, whom.name)).then(|| NearMatch {
            register,
            id_number: *number,
            name: line.name.clone(),
            likeness,
        })
    };
    let listing = state.listings.get(number);
    listing.into_iter().flat_map(|listing| listing.lines()).filter_map(near).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Date;

    #[test]
    fn k16_numbers_are_near_by_a_digit_a_swap_or_birth_and_sequence() {
        let number = |region, day: &str, order| {
            IdNumber::compose(region, Date::parse(day).expect("a day"), order).expect("a number")
        };
        let own = number(530_122, "1950-01-12", 63);
        let cases = [
            (number(530_122, "1950-01-12", 83), Some(Likeness::OneDigit)),
            (number(530_122, "1950-01-21", 63), Some(Likeness::Transposed)),
            (number(530_122, "1950-01-12", 36), Some(Likeness::Transposed)),
            (number(530_111, "1950-01-12", 63), Some(Likeness::BirthAndSequence)),
            (number(530_102, "1950-01-12", 77), Some(Likeness::Birth)),
            (number(530_122, "1951-02-12", 63), None),
        ];
        for (other, expected) in cases {
            assert_eq!(Likeness::of_numbers(&own, &other), expected, "{}", other.as_str());
        }
    }
}
