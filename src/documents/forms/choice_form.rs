//! The choice form (参保选择表): what each choice brings, and the place to sign (E4).

use super::options::{is_own, option_rows};
use super::page::{WIDTH, centred, padded, paired, ruled};
use crate::base::{Date, Places};
use crate::casework::{Choice, OptionFigures, Person};
use crate::policy::Policy;
use crate::words::Words;
use crate::words::{choice_name, cohort_name};

/// A choice form for one person.
pub struct ChoiceForm<'a> {
    /// The file of the person who chooses.
    pub file: &'a Person,
    /// What each choice brings, as casework reckons it.
    pub options: &'a [OptionFigures; 3],
    /// What was said to be chosen; `None` leaves the boxes to the pen.
    pub chosen: Option<Choice>,
    /// Day of printing, by whose policy the figures were reckoned.
    pub printed: Date,
    /// The policy with its settings.
    pub policy: &'a Policy,
    /// The names of townships and villages.
    pub places: &'a Places,
}

impl ChoiceForm<'_> {
    /// The form's lines.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        let mut lines = vec![
            centred(words.say("form-district")),
            centred(words.say("form-choice-title")),
            String::new(),
        ];
        lines.extend(paired(&self.facts(words), words));
        lines.push(ruled());
        for row in option_rows(self.options, self.policy, self.printed, words) {
            lines.extend(side_by_side(&row.label, &row.cells));
            lines.push(ruled());
        }
        lines.push(self.boxes(words));
        lines.push(String::new());
        lines.extend(self.notes(words));
        lines.push(String::new());
        lines.extend(words.say("form-choice-sign").lines().map(str::to_owned));
        lines
    }

    fn facts(&self, words: &Words) -> Vec<(&'static str, String)> {
        let file = self.file;
        let mut facts = vec![
            ("label-name", file.name.clone()),
            ("label-id-number", file.id_number.masked()),
            ("label-cohort", cohort_name(file.cohort, words).to_owned()),
            ("label-person", file.id.to_string()),
            ("label-township", self.places.township_name(file.township)),
        ];
        facts.extend(file.village.map(|code| ("label-village", self.places.village_name(code))));
        facts.extend(file.legacy.as_ref().map(|own| ("label-legacy-no", own.legacy_no.clone())));
        facts.push(("label-printed", self.printed.to_string()));
        facts
    }

    fn boxes(&self, words: &Words) -> String {
        let boxed = |choice: Choice| {
            let mark = if self.chosen == Some(choice) { "[√]" } else { "[ ]" };
            format!("{mark} {}", choice_name(choice, words))
        };
        format!("{}  {}", words.say("form-my-choice"), Choice::ALL.map(boxed).join("    "))
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        let years = self.policy.on(self.printed, self.printed).subsidy_years;
        let notes = words.say_with("form-choice-notes", &[("years", years.to_string().into())]);
        let mut notes: Vec<String> = notes.lines().map(str::to_owned).collect();
        let carried = self.options.iter().any(|option| option.carried_over.is_some());
        let yearly = self.options.iter().any(|option| option.yearly.is_ok());
        let own = [
            ("form-own-carried-over", carried && is_own(self.policy, "legacy_balance_carried")),
            ("form-own-first-year", yearly && is_own(self.policy, "first_subsidy_year")),
        ];
        notes.extend(own.iter().filter(|(_, is)| *is).map(|(key, _)| words.say(key).to_owned()));
        notes
    }
}

/// A row's cells beside each other, as many lines as the longest has.
fn side_by_side(label: &str, cells: &[Vec<String>; 3]) -> Vec<String> {
    const LABEL: usize = 15;
    const CELL: usize = (WIDTH - LABEL) / 3;
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let head = padded(if at == 0 { label } else { "" }, LABEL);
        let columns = cells.iter().map(|cell| padded(cell.get(at).map_or("", |c| c), CELL));
        (head + &columns.collect::<String>()).trim_end().to_owned()
    };
    (0..height).map(line).collect()
}
