//! Rejected lines as a work list: which line of which file, whose, and what is wrong.

use super::ask_file::AskFile;
use super::rejected_line::LineView;
use crate::base::TownshipCode;
use crate::casework::{PersonAct, RejectedLine, RosterKind};
use crate::desk::forms;
use crate::desk::lists::{ListOf, ListScreen, Listed};
use crate::desk::mends::open_line;
use crate::desk::popups::Picker;
use crate::desk::screen::{Answer, Screen, Step, View, Wanted};
use crate::desk::terminal::{Action, Canvas, Hint, Tone, text};
use crate::desk::widgets::{Column, Row, Stops, below};
use crate::documents::line_as_it_came;
use crate::documents::{Export, FaultsOf};
use crate::office::Reader;
use crate::words::{Words, cell_fault, roster_name};
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// The list, by kind and line.
pub(super) struct RejectedList {
    kinds: Stops<RosterKind>,
    township: Option<TownshipCode>,
    /// The townships that were offered, until one is chosen.
    offered: Vec<Option<TownshipCode>>,
}

/// Cells from which the file has a column of its own.
const WIDE: u16 = 100;

impl RejectedList {
    pub(super) fn new() -> Self {
        Self { kinds: Stops::all_or_each([]), township: None, offered: Vec::new() }
    }

    fn filter(&self) -> FaultsOf {
        FaultsOf { kind: self.kinds.chosen(), township: self.township }
    }

    fn ask_township(&mut self, reader: &Reader) -> Step {
        let lines = reader.rosters().rejected_lines().into_iter();
        let townships: BTreeSet<_> = lines.filter_map(|(_, line)| township(line)).collect();
        self.offered = std::iter::once(None).chain(townships.into_iter().map(Some)).collect();
        let name = |code: &Option<TownshipCode>| match code {
            Some(code) => reader.places().township_name(*code),
            None => "compare-all-townships".to_owned(),
        };
        Step::push(Picker::new("label-township", self.offered.iter().map(name).collect()))
    }
}

fn township(line: &RejectedLine) -> Option<TownshipCode> {
    line.reading.as_deref().and_then(|reading| reading.township)
}

impl ListOf for RejectedList {
    type Item = (RosterKind, RejectedLine);
    type Key = (RosterKind, String);
    const TITLE: &'static str = "errand-set-aside";
    const NOTES: &'static [&'static str] = &["errand-aside-note"];
    const BELOW: u16 = 4;

    fn read(&mut self, reader: &Reader) {
        let lines = reader.rosters().rejected_lines();
        let kinds: BTreeSet<_> = lines.into_iter().map(|(kind, _)| kind).collect();
        self.kinds = Stops::all_or_each(kinds).at(self.kinds.chosen());
    }

    fn items(&self, reader: &Reader) -> Vec<Self::Item> {
        let of = self.filter();
        let lines = reader.rosters().rejected_lines().into_iter();
        let lines = lines.filter(|(kind, line)| of.takes_in(*kind, line));
        let mut lines: Vec<_> = lines.map(|(kind, line)| (kind, line.clone())).collect();
        lines.sort_by(|a, b| (a.0, a.1.line, &a.1.key).cmp(&(b.0, b.1.line, &b.1.key)));
        lines
    }

    fn key(&self, (kind, line): &Self::Item) -> Self::Key {
        (*kind, line.key.clone())
    }

    fn empty(&self, view: &View) -> &'static str {
        match view.actor.township {
            Some(_) => "errand-aside-elsewhere",
            None => "errand-none-aside",
        }
    }

    fn around(
        &self,
        canvas: &mut Canvas,
        room: Rect,
        list: &Listed<Self::Item>,
        view: &View,
    ) -> Rect {
        let words = view.words;
        let count = text::grouped(list.items().len());
        let told = match &list.told {
            Some(told) => told.text(words),
            None => words.say_with("errand-aside-told", &[("count", count.into())]),
        };
        let kind = match self.kinds.chosen() {
            Some(kind) => roster_name(kind, words),
            None => words.say("rejected-all-kinds").to_owned(),
        };
        let all = || words.say("compare-all-townships").to_owned();
        let place = self.township.map_or_else(all, |code| view.reader.places().township_name(code));
        let (kind, place) = (format!("  < {kind} >"), format!("  {place}"));
        let pieces = [(&*told, Tone::Strong), (&*kind, Tone::FieldFocus), (&*place, Tone::Muted)];
        if list.items().is_empty() && self.filter() == FaultsOf::default() {
            return room;
        }
        canvas.pieces(room.x + 1, room.y, room.width.saturating_sub(1), &pieces);
        below(room, 1)
    }

    fn columns(&self, width: u16, words: &Words) -> Vec<Column> {
        let mut columns = vec![Column::fixed(words.say("errand-roster"), 18)];
        if width >= WIDE {
            columns.push(Column::grow(words.say("label-file"), 16));
        }
        columns.extend([
            Column::fixed(words.say("errand-line"), 6).right(),
            Column::fixed(words.say("errand-column"), 12),
            Column::fixed(words.say("label-name"), 8),
            Column::grow(words.say("label-cause"), 16),
        ]);
        columns
    }

    fn row<'r>(&'r self, (kind, line): &'r Self::Item, width: u16, view: &'r View) -> Row<'r> {
        let reading = line.reading.as_deref();
        let mut row = Row::new().cell(roster_name(*kind, view.words));
        if width >= WIDE {
            row = row.cell(reading.map_or("", |reading| &*reading.file));
        }
        let row = row
            .cell(line.line.to_string())
            .cell(&*line.column)
            .cell(reading.map_or("", |reading| &*reading.name));
        match view.reader.mends().waiting_of(*kind, line) {
            Some(mend) => {
                let gap = [("mend", mend.id.to_string().into())];
                row.toned(view.words.say_with("mend-waits", &gap), Tone::Accent)
            }
            None => row
                .toned(cell_fault(kind.code(), &line.column, &line.cause, view.words), Tone::Warn),
        }
    }

    fn detail(&self, canvas: &mut Canvas, area: Rect, (_, line): &Self::Item, _: &View) {
        let used = canvas.text(area.x, area.y, area.width, &line.file(), Tone::Muted).min(1);
        canvas.paragraph(below(area, used), &line_as_it_came(line), Tone::Plain);
    }

    fn keys(&self, selected: Option<&Self::Item>) -> Vec<Hint> {
        let mut keys = vec![Action::Up.into(), Action::Down.into()];
        if selected.is_some() {
            keys.push(Action::Accept.hint("rejected-open"));
            keys.push(Action::Export.hint("errand-aside-export"));
        }
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("import-kind")));
        keys.push(Action::Filter.hint("label-township"));
        keys.push(Action::New.hint("errand-import"));
        keys.push(Action::Back.into());
        keys
    }

    fn act(&mut self, action: Action, list: &mut Listed<Self::Item>, reader: &Reader) -> Step {
        match (action, list.selected()) {
            (Action::Left | Action::Right, _) => {
                self.kinds.turn(action == Action::Right);
                list.show_first()
            }
            (Action::Filter, _) => self.ask_township(reader),
            (Action::New, _) => Step::push(AskFile::new(reader)),
            (Action::Accept, Some((kind, line))) => Step::Push(opened(reader, *kind, line)),
            (Action::Export, Some(_)) => {
                let some = Some(self.filter()).filter(|of| *of != FaultsOf::default());
                let some = some.map(Wanted::Faults);
                Step::offer(some.into_iter().chain([Wanted::List(Export::Faults)]).collect())
            }
            _ => Step::Pass,
        }
    }

    fn answered(&mut self, answer: &Answer, list: &mut Listed<Self::Item>, _: &Reader) -> Step {
        match answer {
            Answer::Chosen(at) if !self.offered.is_empty() => {
                self.township = self.offered.get(*at).copied().flatten();
                self.offered.clear();
                list.show_first()
            }
            Answer::Done(_) => {
                list.narrowed();
                list.tell("mend-handed-in")
            }
            _ => {
                self.offered.clear();
                Step::Pass
            }
        }
    }
}

/// A line to be mended here; as it came where somebody else mends it, or where only figures of
/// somebody on file are lacking and a change of the file completes them.
fn opened(reader: &Reader, kind: RosterKind, line: &RejectedLine) -> Box<dyn Screen> {
    let bar = reader.mends().mendable(kind, line);
    let number = line.reading.as_deref().and_then(|reading| reading.id_number);
    let person = number.and_then(|number| reader.people().by_id_number(&number));
    let waits = reader.mends().waiting_of(kind, line).is_some();
    match (bar, person) {
        (Err(_), Some(person)) => forms::open(PersonAct::ProposeChange, reader, person.id),
        (Ok(()), _) if waits || reader.rosters().may_import(kind).is_ok() => {
            open_line(reader, kind, line)
        }
        _ => Box::new(ListScreen::new(LineView::new(kind, line.clone()), reader)),
    }
}
