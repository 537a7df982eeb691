//! A person in a few words: sex and age, place, standing in the plan.

use crate::base::mask_tail;
use crate::casework::{Choice, Cohort, Confirmation, FormerFact, Person, Revoked};
use crate::desk::screen::View;
use crate::desk::widgets::Fact;
use crate::office::Reader;
use crate::words::{Words, choice_name, cohort_name, confirmation_name, sex_name};

/// `同名同村另有 1 人：注意核对证件号`.
pub fn alike_warning(count: usize, words: &Words) -> String {
    words.say_with("people-alike", &[("count", count.into())])
}

/// `女 68 岁`; a person who died is as old as on that day.
pub fn sex_and_age(person: &Person, view: &View) -> String {
    let day = person.died.unwrap_or(view.now.date());
    let gaps = [
        ("sex", sex_name(person.id_number.sex(), view.words).into()),
        ("age", person.id_number.age_on(day).to_string().into()),
    ];
    view.words.say_with("people-sex-age", &gaps)
}

/// Township and village: `昆阳街道 南村`.
pub fn place(person: &Person, reader: &Reader) -> String {
    let township = reader.places().township_name(person.township);
    match person.village {
        Some(village) => format!("{township} {}", reader.places().village_short(village)),
        None => township,
    }
}

/// Names, numbers and townships that stood on the file before, the newest first (X2).
pub fn former_facts(person: &Person, reader: &Reader, words: &Words) -> Vec<Fact> {
    let fact = |fact: &FormerFact| {
        let (label, text) = match fact {
            FormerFact::Name(name) => ("people-former-name", name.clone()),
            FormerFact::IdNumber(number) => ("people-former-number", number.masked()),
            FormerFact::Township(code) => {
                ("people-former-township", reader.places().township_name(*code))
            }
        };
        Fact::new(words.say(label), text)
    };
    person.former.iter().rev().map(fact).collect()
}

/// The last name before, or the end of the last number before, for a narrow column.
pub fn former_short(person: &Person, name: bool, words: &Words) -> String {
    let text = |fact: &FormerFact| match fact {
        FormerFact::Name(old) if name => {
            Some(words.say_with("people-former-called", &[("name", old.as_str().into())]))
        }
        FormerFact::IdNumber(old) if !name => {
            let end = old.last_four().to_owned();
            Some(words.say_with("people-former-end", &[("end", end.into())]))
        }
        _ => None,
    };
    person.former.iter().rev().find_map(text).unwrap_or_default()
}

/// Cohort, benefit or confirmation, choice: what kind of person of the plan this is.
pub fn standing_line(person: &Person, dot: &str, words: &Words) -> String {
    let mut parts = vec![
        words.say_with("people-cohort", &[("cohort", cohort_name(person.cohort, words).into())]),
    ];
    match &person.legacy {
        Some(legacy) if legacy.drawing && legacy.ended.is_none() => parts
            .push(words.say_with("people-drawing", &[("amount", legacy.monthly.grouped().into())])),
        _ if person.cohort == Cohort::Original => {}
        _ => parts.push(confirmation_line(&person.confirmation, words)),
    }
    if let Some(choice) = person.present_choice() {
        parts.push(choice_line(choice, words));
    }
    if let Some(died) = person.died {
        parts.push(words.say_with("people-died", &[("day", died.to_string().into())]));
    }
    parts.join(&format!(" {dot} "))
}

/// The state and its day: `已确认 2020-05-11`.
pub fn confirmation_line(confirmation: &Confirmation, words: &Words) -> String {
    let name = confirmation_name(confirmation, words);
    match confirmation {
        Confirmation::Confirmed(on) | Confirmation::Revoked(Revoked { on, .. }) => {
            format!("{name} {on}")
        }
        _ => name.to_owned(),
    }
}

fn choice_line(choice: Choice, words: &Words) -> String {
    words.say_with("people-chose", &[("choice", choice_name(choice, words).into())])
}

/// A phone or account with all but its end masked; `-` where there is none.
pub fn masked(text: &str) -> String {
    if text.is_empty() { "-".to_owned() } else { mask_tail(text, 4) }
}
