//! A work list: people with class, findings, township and money.

use super::item::ComparedItem;
use super::rows::{class_cells, findings, moves, number, township, work};
use super::totals::Totals;
use crate::base::{Money, TownshipCode, fold_width};
use crate::casework::comparison::{CompareSubject, Compared, Comparison};
use crate::casework::{AccountCommand, Command, Objects};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::screen::{Answer, Step, View, Wanted};
use crate::desk::terminal::clipboard::LONGEST;
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, Stops, TextField, below};
use crate::office::{CompareList, Reader};
use crate::words::{Lang, Message, Words, class_name, compare_list_name};
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The people of a work list, narrowed by township, by what is open and by what is sought.
pub struct PeopleList {
    of: CompareList,
    /// Only those who wait for a decision.
    open: bool,
    townships: Stops<TownshipCode>,
    /// What is sought: a part of name, number or legacy number.
    sought: String,
    /// What is sought, while it is typed.
    typing: Option<TextField>,
    found: Arc<Comparison>,
    totals: Totals,
    /// Of those shown: accounts, and top-ups and refunds.
    sums: [Money; 2],
    /// Lines to be copied once the export is noted in the journal.
    copied: Vec<String>,
}

impl PeopleList {
    /// Everybody of a list.
    pub fn new(of: CompareList) -> Self {
        Self {
            of,
            open: false,
            townships: Stops::all_or_each([]),
            sought: String::new(),
            typing: None,
            found: Arc::default(),
            totals: Totals::default(),
            sums: [Money::ZERO; 2],
            copied: Vec::new(),
        }
    }

    fn shows(&self, row: &Compared, reader: &Reader) -> bool {
        let here = self.townships.chosen().is_none_or(|only| row.township == Some(only));
        let open = || !self.open || reader.comparison().is_to_decide(row);
        let found = || {
            self.sought.is_empty()
                || reader.comparison().person(&row.key).is_some_and(|person| {
                    [person.name, person.number, person.legacy_no]
                        .iter()
                        .any(|text| text.contains(&self.sought))
                })
        };
        here && open() && found()
    }

    /// The people shown, by the key under which each is found again.
    fn subjects(&self, shown: &[usize]) -> Arc<[CompareSubject]> {
        shown.iter().map(|row| self.found.rows[*row].key.clone()).collect()
    }

    /// The first lines of the list that a clipboard takes, masked.
    fn copy(&mut self, shown: &[usize], reader: &Reader) -> Step {
        let mut room = LONGEST;
        let line = |at: &usize| {
            let row = &self.found.rows[*at];
            let person = reader.comparison().person(&row.key)?;
            let number = number(&row.key, person.number);
            let class = row.result.class.code();
            let findings = row.result.findings.codes();
            let cells = [person.legacy_no, person.name, &number, class, &findings];
            let balance = person.balance.map(|balance| balance.to_string()).unwrap_or_default();
            Some(format!("{}\t{balance}\n", cells.join("\t")))
        };
        let lines = shown.iter().filter_map(line);
        self.copied = lines
            .take_while(|line| {
                let fits = line.len() <= room;
                room = room.saturating_sub(line.len());
                fits
            })
            .collect();
        let (what, rows) = ("comparison".to_owned(), self.copied.len() as u32);
        let note = AccountCommand::NoteExport(Objects { what, rows, unmasked: false });
        Step::submit(Command::Account(note), None)
    }
}

impl ListOf for PeopleList {
    /// The place of a row in the comparison.
    type Item = usize;
    type Key = CompareSubject;
    const EMPTY: &'static str = "compare-none";
    const NOTES: &'static [&'static str] = &["compare-note-totals"];

    fn title(&self, words: &Words) -> String {
        compare_list_name(self.of, words).to_owned()
    }

    fn read(&mut self, reader: &Reader) {
        self.found = reader.comparison().result();
        let all = reader.comparison().list(&self.found, self.of).into_iter();
        let townships: BTreeSet<_> = all.filter_map(|at| self.found.rows[at].township).collect();
        self.townships = Stops::all_or_each(townships).at(self.townships.chosen());
        self.totals = Totals::of(reader, &self.found);
    }

    fn items(&self, reader: &Reader) -> Vec<usize> {
        let all = reader.comparison().list(&self.found, self.of).into_iter();
        all.filter(|at| self.shows(&self.found.rows[*at], reader)).collect()
    }

    fn shown(&mut self, items: &[usize], reader: &Reader) {
        let shown = || items.iter().map(|at| &self.found.rows[*at]);
        let account = |row: &Compared| reader.comparison().person(&row.key)?.balance;
        let moved = shown().filter_map(|row| moves(&row.result)).sum();
        self.sums = [shown().filter_map(account).sum(), moved];
    }

    fn key(&self, at: &usize) -> CompareSubject {
        self.found.rows[*at].key.clone()
    }

    fn around(&self, canvas: &mut Canvas, room: Rect, list: &Listed<usize>, view: &View) -> Rect {
        let words = view.words;
        let all = || words.say("compare-all-townships").to_owned();
        let place = self.townships.chosen();
        let place = place.map_or_else(all, |code| view.reader.places().township_name(code));
        let place = format!("< {place} >");
        let only = if self.open { words.say("compare-only-open") } else { "" };
        let mut x = room.x;
        let pieces = [
            (compare_list_name(self.of, words), Tone::Strong),
            ("  ", Tone::Plain),
            (&*place, Tone::FieldFocus),
            ("  ", Tone::Plain),
            (only, Tone::Warn),
        ];
        x += canvas.pieces(x, room.y, room.width, &pieces) + 2;
        let left = room.right().saturating_sub(x);
        match &self.typing {
            Some(typed) => {
                canvas.text(x, room.y, left, "/ ", Tone::Key);
                let line = Rect { x: x + 2, y: room.y, width: left.saturating_sub(2), height: 1 };
                typed.view(canvas, line, true);
            }
            None if !self.sought.is_empty() => {
                let sought = format!("/ {}", self.sought);
                canvas.text(x, room.y, left, &sought, Tone::Match);
            }
            None => {}
        }
        let gaps = [
            ("count", text::grouped(list.items().len()).into()),
            ("balance", self.sums[0].grouped().into()),
            ("amount", self.sums[1].grouped().into()),
        ];
        let sums = words.say_with("compare-list-total", &gaps);
        let (told, tone) = match &list.told {
            Some(told) => (told.text(words), Tone::Good),
            None => (sums, Tone::Plain),
        };
        canvas.text(room.x, room.y + 1, room.width, &told, tone);
        self.totals.line(canvas, Rect { y: room.y + 2, height: 1, ..room }, view);
        below(room, 3)
    }

    fn columns(&self, width: u16, words: &Words) -> Vec<Column> {
        let mut columns = vec![Column::fixed(words.say("label-name"), 8)];
        if is_wide(width) {
            columns.push(Column::fixed(words.say("label-id-number"), 18));
        }
        if is_numbered(width, words) {
            columns.push(Column::fixed(words.say("label-legacy-no"), 11));
        }
        columns.extend([
            Column::fixed(words.say("label-township"), 10),
            Column::fixed(words.say("compare-class"), class_cells(words)),
            Column::grow(words.say("compare-findings"), 12),
            Column::fixed(words.say("compare-balance"), 11).right(),
        ]);
        if is_wide(width) {
            columns.push(Column::fixed(words.say("compare-moves"), 10).right());
        }
        columns.push(Column::fixed(words.say("compare-work"), 9));
        columns
    }

    fn row<'r>(&'r self, at: &'r usize, width: u16, view: &'r View) -> Row<'r> {
        let row = &self.found.rows[*at];
        let wide = is_wide(width);
        let Some(person) = view.reader.comparison().person(&row.key) else { return Row::new() };
        let cells = Row::new().toned(person.name, Tone::Strong);
        let cells = if wide { cells.cell(number(&row.key, person.number)) } else { cells };
        let numbered = is_numbered(width, view.words);
        let cells = if numbered { cells.cell(person.legacy_no) } else { cells };
        let worded = |amount: Option<Money>| amount.map(Money::grouped).unwrap_or_default();
        let (work, tone) = work(row, view);
        let cells = cells
            .cell(township(&person, view))
            .cell(class_name(row.result.class, view.words))
            .toned(findings(row.result.findings, view.words), Tone::Warn)
            .cell(worded(person.balance));
        let cells = if wide { cells.cell(worded(moves(&row.result))) } else { cells };
        cells.toned(work, tone)
    }

    fn context(&self) -> KeyContext {
        if self.typing.is_some() { KeyContext::Text } else { KeyContext::Compare }
    }

    fn keys(&self, selected: Option<&usize>) -> Vec<Hint> {
        if self.typing.is_some() {
            return vec![Action::Accept.into(), Action::Back.hint("compare-show-all")];
        }
        let mut keys = vec![Action::Up.into(), Action::Down.into()];
        keys.extend(selected.map(|_| Action::Accept.hint("key-open")));
        keys.push(Action::Filter.hint("compare-only-open"));
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("label-township")));
        keys.push(Action::Find.into());
        let takes = selected.map(|_| [Action::Export, Action::Copy].map(Hint::from));
        keys.extend(takes.into_iter().flatten());
        keys
    }

    fn before(&mut self, input: &Input, list: &mut Listed<usize>, _: &Reader) -> Option<Step> {
        let typed = self.typing.as_mut()?;
        match input {
            Input::Act(Action::Accept) => self.typing = None,
            Input::Act(Action::Back) => {
                self.typing = None;
                self.sought.clear();
                list.show_first();
            }
            input if list.table.update(input) => {}
            input if typed.update(input) => {
                self.sought = fold_width(typed.text().trim()).to_uppercase();
                list.show_first();
            }
            _ => return Some(Step::Pass),
        }
        Some(Step::Stay)
    }

    fn act(&mut self, action: Action, list: &mut Listed<usize>, reader: &Reader) -> Step {
        match (action, list.table.selected()) {
            (Action::Left | Action::Right, _) => {
                self.townships.turn(action == Action::Right);
                list.show_first()
            }
            (Action::Filter, _) => {
                self.open = !self.open;
                list.narrowed()
            }
            (Action::Find, _) => {
                self.typing = Some(TextField::new(self.sought.clone()));
                Step::Stay
            }
            (Action::Accept, Some(at)) => {
                Step::push(ComparedItem::new(reader, self.subjects(list.items()), at))
            }
            (Action::Export, Some(_)) => {
                Step::offer(vec![Wanted::People(self.of, self.subjects(list.items()))])
            }
            (Action::Copy, Some(_)) => self.copy(list.items(), reader),
            _ => Step::Pass,
        }
    }

    fn answered(&mut self, answer: &Answer, list: &mut Listed<usize>, _: &Reader) -> Step {
        match answer {
            Answer::Person(person) => {
                let person = CompareSubject::Person(*person);
                let row = list.items().iter().position(|at| self.key(at) == person);
                row.into_iter().for_each(|row| list.table.select(row));
                Step::Stay
            }
            Answer::Done(_) => {
                let lines = std::mem::take(&mut self.copied);
                let told = Message::of("compare-copied").with("count", text::grouped(lines.len()));
                list.tell(told.with("all", text::grouped(list.items().len())));
                Step::copy(lines.concat())
            }
            _ => Step::Pass,
        }
    }
}

/// From so many cells on the identity number and the money that moves are shown.
fn is_wide(width: u16) -> bool {
    width >= 108
}

/// English classes and findings need the room that the legacy number takes.
fn is_numbered(width: u16, words: &Words) -> bool {
    is_wide(width) && (words.lang() == Lang::Zh || width >= 130)
}
