//! Near matches: whoever stands in a register under a number that is almost that of a
//! compared person, or under their name in their township. They are shown beside whoever
//! seems not to be enrolled, and decide nothing.

use super::subject::{CompareSubject, rejected_reading};
use crate::base::{IdNumber, name_key};
use crate::casework::registers::{Register, RegisterEntry};
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
            Self::Township => "township",
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
        let key = name_key(whom.name);
        let own = whom.id_number.and_then(|number| self.state.listings.get(&number));
        let named = self.numbers.get(&key).into_iter().flatten();
        let others = named.filter(|number| Some(***number) != whom.id_number);
        let others = others.filter(|number| self.state.person_of(number).is_none());
        let mut found = Vec::new();
        for number in others {
            let Some(listing) = self.state.listings.get(*number) else { continue };
            for line in listing.lines().filter(|line| name_key(&line.name) == key) {
                let register = line.says.register();
                let missing = own.is_none_or(|own| own.of(register).is_none());
                if register == Register::Household || !missing {
                    continue;
                }
                let here = match line.says {
                    RegisterEntry::Resident { township, .. } => township,
                    _ => None,
                };
                let alike = whom.id_number.and_then(|own| Likeness::of_numbers(&own, number));
                let place = here.is_some() && here == whom.township;
                let likeness = alike.or(place.then_some(Likeness::Township));
                found.extend(likeness.map(|likeness| NearMatch {
                    register,
                    id_number: **number,
                    name: line.name.clone(),
                    likeness,
                }));
            }
        }
        found
    }
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
            (number(530_122, "1951-02-12", 63), None),
        ];
        for (other, expected) in cases {
            assert_eq!(Likeness::of_numbers(&own, &other), expected, "{}", other.as_str());
        }
    }
}
