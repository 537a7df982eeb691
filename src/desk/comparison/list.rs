//! A work list: people with class, findings, township and money.

use super::item::Item;
use super::rows::{class_cells, findings, moves, township, work};
use super::totals::Totals;
use crate::base::{IdNumber, Money, TownshipCode, fold_width, mask_tail};
use crate::casework::comparison::{CompareSubject, Compared, Comparison};
use crate::casework::{AccountCommand, Command, Objects};
use crate::desk::screen::Wanted;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::clipboard::LONGEST;
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, Table, TextField};
use crate::office::{CompareList, Reader};
use crate::words::{Lang, Message, Words, class_name, compare_list_name};
use ratatui::layout::Rect;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Which people are shown.
#[derive(Clone)]
pub struct Shown {
    list: CompareList,
    /// Only those who wait for a decision.
    open: bool,
    township: Option<TownshipCode>,
    /// What is sought: a part of name, number or legacy number.
    sought: String,
}

impl Shown {
    /// Everybody of a list.
    pub fn of(list: CompareList) -> Self {
        Self { list, open: false, township: None, sought: String::new() }
    }

    fn shows(&self, row: &Compared, reader: &Reader) -> bool {
        let here = self.township.is_none_or(|only| row.township == Some(only));
        let open = || !self.open || reader.is_to_decide(row);
        let found = || {
            self.sought.is_empty()
                || reader.compared_person(&row.key).is_some_and(|person| {
                    [person.name, person.number, person.legacy_no]
                        .iter()
                        .any(|text| text.contains(&self.sought))
                })
        };
        here && open() && found()
    }
}

/// The list.
pub struct PeopleList {
    shown: Shown,
    found: Arc<Comparison>,
    rows: Vec<usize>,
    townships: Vec<TownshipCode>,
    totals: Totals,
    /// Of those shown: accounts, and top-ups and refunds.
    sums: [Money; 2],
    table: Table,
    /// What is sought, while it is typed.
    typing: Option<TextField>,
    /// Lines to be copied once the export is noted in the journal.
    copied: Vec<String>,
    /// What became of the last copy.
    told: Option<Message>,
}

impl PeopleList {
    /// As things stand now.
    pub fn new(reader: &Reader, shown: Shown) -> Self {
        let mut list = Self {
            shown,
            found: Arc::default(),
            rows: Vec::new(),
            townships: Vec::new(),
            totals: Totals::default(),
            sums: [Money::ZERO; 2],
            table: Table::default(),
            typing: None,
            copied: Vec::new(),
            told: None,
        };
        list.refresh(reader);
        list
    }

    fn selected(&self) -> Option<&Compared> {
        self.found.rows.get(*self.rows.get(self.table.selected()?)?)
    }

    /// Shows what the filter lets through, with a person selected if they are there.
    fn narrow(&mut self, reader: &Reader, keep: Option<&CompareSubject>) {
        let all = reader.compare_list(&self.found, self.shown.list);
        let rows = &self.found.rows;
        self.rows = all.into_iter().filter(|at| self.shown.shows(&rows[*at], reader)).collect();
        self.table.resize(self.rows.len());
        if let Some(row) =
            keep.and_then(|key| self.rows.iter().position(|at| rows[*at].key == *key))
        {
            self.table.select(row);
        }
        let shown = || self.rows.iter().map(|at| &rows[*at]);
        let account = |row: &Compared| reader.compared_person(&row.key)?.balance;
        let moved = shown().filter_map(|row| moves(&row.result)).sum();
        self.sums = [shown().filter_map(account).sum(), moved];
    }

    /// The next township in a direction; before the first stand all of them.
    fn turn(&mut self, forward: bool, reader: &Reader) -> Step {
        let stops = self.townships.len() + 1;
        let at = self.townships.iter().position(|code| Some(*code) == self.shown.township);
        let at = at.map_or(0, |at| at + 1);
        let to = if forward { at + 1 } else { at + stops - 1 } % stops;
        self.shown.township = to.checked_sub(1).and_then(|at| self.townships.get(at)).copied();
        self.table.select(0);
        self.narrow(reader, None);
        Step::Stay
    }

    fn seek(&mut self, input: &Input, reader: &Reader) -> Step {
        let Some(typed) = &mut self.typing else { return Step::Pass };
        match input {
            Input::Act(Action::Accept) => self.typing = None,
            Input::Act(Action::Back) => {
                self.typing = None;
                self.shown.sought.clear();
                self.narrow(reader, None);
            }
            input if self.table.update(input) => {}
            input if typed.update(input) => {
                self.shown.sought = fold_width(typed.text().trim()).to_uppercase();
                self.table.select(0);
                self.narrow(reader, None);
            }
            _ => return Step::Pass,
        }
        Step::Stay
    }

    fn open(&self, reader: &Reader) -> Step {
        let Some(at) = self.table.selected() else { return Step::Stay };
        Step::push(Item::new(reader, self.keys_shown(), at))
    }

    fn keys_shown(&self) -> Arc<[CompareSubject]> {
        self.rows.iter().map(|row| self.found.rows[*row].key.clone()).collect()
    }

    /// The first lines of the list that a clipboard takes, masked.
    fn copy(&mut self, reader: &Reader) -> Step {
        let mut room = LONGEST;
        let line = |at: &usize| {
            let row = &self.found.rows[*at];
            let person = reader.compared_person(&row.key)?;
            let number = number(&row.key, person.number);
            let class = row.result.class.code();
            let findings = row.result.findings.codes();
            let cells = [person.legacy_no, person.name, &number, class, &findings];
            let balance = person.balance.map(|balance| balance.to_string()).unwrap_or_default();
            Some(format!("{}\t{balance}\n", cells.join("\t")))
        };
        let lines = self.rows.iter().filter_map(line);
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

    fn heading(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let all = || words.say("compare-all-townships").to_owned();
        let place = self.shown.township;
        let place = place.map_or_else(all, |code| view.reader.places().township_name(code));
        let place = format!("< {place} >");
        let only = if self.shown.open { words.say("compare-only-open") } else { "" };
        let mut x = area.x;
        let pieces = [
            (compare_list_name(self.shown.list, words), Tone::Strong),
            ("  ", Tone::Plain),
            (&*place, Tone::FieldFocus),
            ("  ", Tone::Plain),
            (only, Tone::Warn),
        ];
        x += canvas.pieces(x, area.y, area.width, &pieces) + 2;
        let room = area.right().saturating_sub(x);
        match &self.typing {
            Some(typed) => {
                canvas.text(x, area.y, room, "/ ", Tone::Key);
                let line = Rect { x: x + 2, y: area.y, width: room.saturating_sub(2), height: 1 };
                typed.view(canvas, line, true);
            }
            None if !self.shown.sought.is_empty() => {
                let sought = format!("/ {}", self.shown.sought);
                canvas.text(x, area.y, room, &sought, Tone::Match);
            }
            None => {}
        }
        let gaps = [
            ("count", text::grouped(self.rows.len()).into()),
            ("balance", self.sums[0].grouped().into()),
            ("amount", self.sums[1].grouped().into()),
        ];
        let sums = words.say_with("compare-list-total", &gaps);
        let (told, tone) = match &self.told {
            Some(told) => (told.text(words), Tone::Good),
            None => (sums, Tone::Plain),
        };
        canvas.text(area.x, area.y + 1, area.width, &told, tone);
        self.totals.line(canvas, Rect { y: area.y + 2, height: 1, ..area }, view);
    }

    fn row<'r>(&self, row: &Compared, (wide, numbered): (bool, bool), view: &'r View) -> Row<'r> {
        let Some(person) = view.reader.compared_person(&row.key) else { return Row::new() };
        let cells = Row::new().toned(person.name.to_owned(), Tone::Strong);
        let cells = if wide { cells.cell(number(&row.key, person.number)) } else { cells };
        let cells = if numbered { cells.cell(person.legacy_no.to_owned()) } else { cells };
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
}

/// The identity number, masked, also where it is none.
pub fn number(key: &CompareSubject, number: &str) -> String {
    const LAST: usize = 4;
    match (key, IdNumber::parse(number)) {
        (CompareSubject::Person(_), Ok(number)) => number.masked(),
        _ => mask_tail(number, LAST),
    }
}

impl Screen for PeopleList {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        self.told = None;
        if self.typing.is_some() {
            return self.seek(input, reader);
        }
        match input {
            Input::Act(Action::Left) => self.turn(false, reader),
            Input::Act(Action::Right) => self.turn(true, reader),
            Input::Act(Action::Filter) => {
                let keep = self.selected().map(|row| row.key.clone());
                self.shown.open = !self.shown.open;
                self.narrow(reader, keep.as_ref());
                Step::Stay
            }
            Input::Act(Action::Find) => {
                self.typing = Some(TextField::new(self.shown.sought.clone()));
                Step::Stay
            }
            Input::Act(Action::Accept) => self.open(reader),
            Input::Act(Action::Export) if !self.rows.is_empty() => {
                Step::offer(vec![Wanted::People(self.shown.list, self.keys_shown())])
            }
            Input::Act(Action::Copy) if !self.rows.is_empty() => self.copy(reader),
            input if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        const HEAD: u16 = 3;
        let words = view.words;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        self.heading(canvas, room, view);
        let body = Rect { y: room.y + HEAD, height: room.height.saturating_sub(HEAD), ..room };
        if self.rows.is_empty() {
            canvas.text(body.x, body.y + 1, body.width, words.say("compare-none"), Tone::Muted);
            return;
        }
        // English classes and findings need the room that the legacy number takes.
        let wide = area.width >= 110;
        let numbered = wide && (words.lang() == Lang::Zh || area.width >= 132);
        let mut columns = vec![Column::fixed(words.say("label-name"), 8)];
        if wide {
            columns.push(Column::fixed(words.say("label-id-number"), 18));
        }
        if numbered {
            columns.push(Column::fixed(words.say("label-legacy-no"), 11));
        }
        columns.extend([
            Column::fixed(words.say("label-township"), 10),
            Column::fixed(words.say("compare-class"), class_cells(words)),
            Column::grow(words.say("compare-findings"), 12),
            Column::fixed(words.say("compare-balance"), 11).right(),
        ]);
        if wide {
            columns.push(Column::fixed(words.say("compare-moves"), 10).right());
        }
        columns.push(Column::fixed(words.say("compare-work"), 9));
        self.table.view(canvas, body, &columns, |row| {
            self.row(&self.found.rows[self.rows[row]], (wide, numbered), view)
        });
    }

    fn title(&self, words: &Words) -> String {
        compare_list_name(self.shown.list, words).to_owned()
    }

    fn context(&self) -> KeyContext {
        if self.typing.is_some() { KeyContext::Text } else { KeyContext::Compare }
    }

    fn keys(&self) -> Vec<Hint> {
        if self.typing.is_some() {
            return vec![Action::Accept.into(), Action::Back.hint("compare-show-all")];
        }
        let mut keys = vec![Action::Up.into(), Action::Down.into()];
        if !self.rows.is_empty() {
            keys.push(Action::Accept.hint("key-open"));
        }
        keys.push(Action::Filter.hint("compare-only-open"));
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("label-township")));
        keys.push(Action::Find.into());
        if !self.rows.is_empty() {
            keys.extend([Action::Export, Action::Copy].map(Hint::from));
        }
        keys
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        match answer {
            Answer::Person(person) => {
                self.narrow(reader, Some(&CompareSubject::Person(*person)));
                Step::Stay
            }
            Answer::Done(_) => {
                let lines = std::mem::take(&mut self.copied);
                let told = Message::of("compare-copied").with("count", text::grouped(lines.len()));
                self.told = Some(told.with("all", text::grouped(self.rows.len())));
                Step::copy(lines.concat())
            }
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        let keep = self.selected().map(|row| row.key.clone());
        self.found = reader.comparison();
        let all = reader.compare_list(&self.found, self.shown.list).into_iter();
        let townships: BTreeSet<_> = all.filter_map(|at| self.found.rows[at].township).collect();
        self.townships = townships.into_iter().collect();
        self.totals = Totals::of(reader, &self.found);
        self.narrow(reader, keep.as_ref());
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("compare-note-totals").to_owned()]
    }
}
