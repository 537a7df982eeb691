//! Whoever stands in a register under almost somebody's number, or their name.

use crate::casework::Register;
use crate::casework::comparison::NearMatch;
use crate::words::{Words, likeness_name};

/// Near matches, the closest first, as many as there is room for.
pub fn near_matches(all: &[NearMatch], words: &Words) -> Vec<String> {
    const SHOWN: usize = 3;
    let line = |one: &NearMatch| {
        let NearMatch { register, id_number, name, likeness } = one;
        let roster = words.say(match register {
            Register::Resident => "compare-roster-resident",
            Register::Employee => "compare-roster-employee",
            Register::Household => "compare-roster-household",
        });
        let gaps = [
            ("roster", roster.into()),
            ("name", name.as_str().into()),
            ("number", id_number.masked().into()),
            ("likeness", likeness_name(*likeness, words).into()),
        ];
        words.say_with("compare-near", &gaps)
    };
    all.iter().take(SHOWN).map(line).collect()
}
