//! What the findings on a person rest on, where the columns do not say it: what is wrong
//! with a line that was not taken in, who else gave the bank account, and who stands in a
//! register under almost the same number.

use super::fields::heading;
use super::rows::number;
use crate::base::mask_tail;
use crate::casework::comparison::{CompareSubject, Compared, NearMatch, RosterFinding};
use crate::casework::{PartialReading, Register, RejectedLine};
use crate::desk::screen::View;
use crate::desk::shown::near_matches;
use crate::desk::terminal::text;
use crate::documents::masked_cell;
use crate::office::{LineSays, Reader, RosterColumn};
use crate::words::{Words, cell_fault};

/// Whoever else a finding on somebody is about.
#[derive(Default)]
pub struct Others {
    /// Those whose file or line the actor may open.
    pub seen: Vec<CompareSubject>,
    /// How many there are besides.
    unseen: usize,
    /// Near matches in registers that do not list the person.
    near: Vec<NearMatch>,
}

impl Others {
    /// Of a compared person; looked for only where something was found.
    pub fn of(reader: &Reader, row: &Compared) -> Self {
        let near = reader.comparison().near_matches(&row.key);
        if !row.result.findings.has(RosterFinding::SharedBankAccount) {
            return Self { near, ..Self::default() };
        }
        let (seen, unseen) = reader.comparison().sharers(&row.key);
        Self { seen, unseen, near }
    }

    /// One line: who it is, or the first of several and how many.
    fn told(&self, view: &View) -> Option<String> {
        let words = view.words;
        let all = self.seen.len() + self.unseen;
        let named = self.seen.first().and_then(|key| named(key, view.reader));
        let key = match (&named, all) {
            (_, 0) => return None,
            (None, _) => "compare-shared-elsewhere",
            (Some(_), 1) => "compare-shared-with",
            (Some(_), _) => "compare-shared-several",
        };
        let who = named.unwrap_or_default();
        Some(words.say_with(key, &[("who", who.into()), ("count", text::grouped(all).into())]))
    }
}

/// Name, masked number and township of somebody on file or on a line set aside.
pub fn named(key: &CompareSubject, reader: &Reader) -> Option<String> {
    let places = reader.places();
    let (name, number, township) = match key {
        CompareSubject::Person(id) => {
            let file = reader.person(*id)?;
            (&*file.name, file.id_number.masked(), Some(file.township))
        }
        CompareSubject::Rejected(_) => {
            let person = reader.comparison().person(key)?;
            (person.name, number(key, person.number), person.township)
        }
    };
    let place = township.map(|code| places.township_name(code)).unwrap_or_default();
    Some(format!("{name} {number} {place}").trim_end().to_owned())
}

/// What is behind the findings, a line each.
pub fn doubts(columns: &[RosterColumn<'_>], others: &Others, view: &View) -> Vec<String> {
    let asides = columns.iter().filter_map(|column| match column.says {
        LineSays::Rejected(line) => Some((column.register, line)),
        _ => None,
    });
    let faults = asides.flat_map(|(register, line)| faults(register, line, view.words));
    faults.chain(others.told(view)).chain(near_matches(&others.near, view.words)).collect()
}

/// What is wrong with a line that was not taken in, each cause with what stands there.
fn faults(register: Option<Register>, line: &RejectedLine, words: &Words) -> Vec<String> {
    let Some(said) = line.reading.as_deref() else { return Vec::new() };
    let fault = |(at, (cause, field)): (usize, &(String, String))| {
        let column = match (column_name(field), at) {
            (Some(key), _) => words.say(key),
            (None, 0) => &line.column,
            (None, _) => field,
        };
        // Of a register's line it is said whose roster it stands in.
        let column = match register {
            Some(register) => format!("{} {column}", heading(Some(register), words)),
            None => column.to_owned(),
        };
        let kind = register.map_or("legacy", Register::code);
        let told = cell_fault(kind, field, cause, words);
        let content = content(said, at, field);
        let length = match cause.as_str() {
            "id-shape" => {
                let count = said.number.chars().count().to_string();
                words.say_with("compare-doubt-length", &[("count", count.into())])
            }
            _ => String::new(),
        };
        let content = if content.is_empty() { content } else { format!(" {content}") };
        let gaps = [
            ("column", column.into()),
            ("content", content.into()),
            ("cause", told.into()),
            ("length", length.into()),
        ];
        words.say_with("compare-doubt", &gaps)
    };
    said.causes.iter().enumerate().map(fault).collect()
}

/// What stands in a cell at fault; nothing where it was not kept.
fn content(said: &PartialReading, at: usize, field: &str) -> String {
    const LAST: usize = 4;
    match field {
        "id_number" => mask_tail(&said.number, LAST),
        _ if at == 0 => masked_cell(&said.content),
        _ => String::new(),
    }
}

/// The name of a column of the legacy roster by our key of it.
fn column_name(field: &str) -> Option<&'static str> {
    Some(match field {
        "id_number" => "label-id-number",
        "name" => "label-name",
        "township" => "label-township",
        "village" => "label-village",
        "phone" => "label-phone",
        "bank_account" => "label-bank-account",
        "legacy_no" => "label-legacy-no",
        "drawing" => "compare-draws",
        "balance" => "compare-balance",
        "subsidy_enjoyed" => "compare-enjoyed",
        "monthly" => "compare-monthly",
        _ => return None,
    })
}
