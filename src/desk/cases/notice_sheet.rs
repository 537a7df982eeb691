//! The notice list for the wall: by village and period, identity numbers masked (C4, G2).

use crate::base::{TownshipCode, VillageCode};
use crate::casework::{NoticePeriod, Person};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::screen::{Step, View};
use crate::desk::terminal::{Action, Hint, Tone, text};
use crate::desk::widgets::{Column, Row};
use crate::office::{Queue, Reader};
use crate::words::{Lang, Words, sex_name};
use std::collections::BTreeMap;

/// The list as text, to be read here and copied.
pub struct NoticeSheet;

/// One list: its village and the days it hangs.
type ListKey = (TownshipCode, Option<VillageCode>, NoticePeriod);

/// What hangs on the wall is in Chinese, whoever prints it reads the desk in which language.
fn lines(reader: &Reader) -> Vec<(String, Tone)> {
    let words = Words::get(Lang::Zh);
    let mut villages: BTreeMap<ListKey, Vec<&Person>> = BTreeMap::new();
    for case in reader.cases().queue(Queue::InNotice) {
        if let Some(row) = reader.cases().row(case)
            && let Some(period) = row.case.notice
        {
            let list = (row.person.township, row.person.village, period);
            villages.entry(list).or_default().push(row.person);
        }
    }
    let mut lines = Vec::new();
    for ((township, village, period), people) in villages {
        let places = reader.places();
        let village = village.map_or_else(
            || words.say("cases-village-unknown").to_owned(),
            |code| places.village_short(code),
        );
        let gaps = [
            ("township", places.township_name(township).into()),
            ("village", village.into()),
            ("count", people.len().into()),
            ("from", period.from.to_string().into()),
            ("until", period.last_day().to_string().into()),
        ];
        lines.push((words.say_with("cases-sheet-village", &gaps), Tone::Strong));
        lines.push((words.say_with("cases-sheet-period", &gaps), Tone::Plain));
        lines.push((words.say("cases-sheet-told").to_owned(), Tone::Plain));
        for (at, person) in people.into_iter().enumerate() {
            lines.push((entry(at + 1, person, words), Tone::Plain));
        }
        lines.push((String::new(), Tone::Plain));
    }
    lines
}

fn entry(number: usize, person: &Person, words: &Words) -> String {
    const NAME: usize = 10;
    let blank = " ".repeat(NAME.saturating_sub(text::width(&person.name)));
    let area = person.land.as_ref().map(|land| land.requisitioned.to_string());
    let gaps = [("area", area.unwrap_or_default().into())];
    let rest = words.say_with("cases-sheet-entry", &gaps);
    let (name, sex) = (&person.name, sex_name(person.id_number.sex(), words));
    format!("{number:>3}  {name}{blank}{sex}  {}  {rest}", person.id_number.masked())
}

impl ListOf for NoticeSheet {
    /// A line with its place on the sheet.
    type Item = (usize, String, Tone);
    type Key = usize;
    const TITLE: &'static str = "cases-sheet";
    const EMPTY: &'static str = "cases-sheet-none";

    fn items(&self, reader: &Reader) -> Vec<Self::Item> {
        let lines = lines(reader).into_iter().enumerate();
        lines.map(|(at, (line, tone))| (at, line, tone)).collect()
    }

    fn key(&self, (at, ..): &Self::Item) -> usize {
        *at
    }

    fn columns(&self, _: u16, _: &Words) -> Vec<Column> {
        vec![Column::grow("", 20)]
    }

    fn row<'r>(&'r self, (_, line, tone): &'r Self::Item, _: u16, _: &'r View) -> Row<'r> {
        Row::new().toned(&**line, *tone)
    }

    fn keys(&self, _: Option<&Self::Item>) -> Vec<Hint> {
        [Action::Up, Action::Down, Action::Copy, Action::Back].map(Hint::from).to_vec()
    }

    fn act(&mut self, action: Action, list: &mut Listed<Self::Item>, _: &Reader) -> Step {
        match action {
            Action::Copy => {
                Step::copy(list.items().iter().map(|(_, line, _)| format!("{line}\n")).collect())
            }
            _ => Step::Pass,
        }
    }
}
