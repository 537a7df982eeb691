//! The overview: classes and findings with their counts, the control totals, and from
//! which rosters.

use super::list::{PeopleList, Shown};
use super::run::RunScreen;
use super::totals::{ROWS, Totals};
use crate::casework::comparison::{Class, RosterFinding};
use crate::casework::{RosterKind, RosterRecord};
use crate::desk::screen::Wanted;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::{CompareList, Permission, Reader};
use crate::words::{Export, Words, compare_list_name, roster_name};
use ratatui::layout::Rect;

/// The first screen of the tab.
pub struct Overview {
    /// Work lists with how many people stand in each, and how many of them wait.
    lines: Vec<(CompareList, usize, usize)>,
    totals: Totals,
    rosters: Vec<RosterRecord>,
    table: Table,
    may_see: bool,
}

/// The rosters that are compared.
const COMPARED: [RosterKind; 4] =
    [RosterKind::Legacy, RosterKind::Resident, RosterKind::Employee, RosterKind::Household];

impl Overview {
    /// As things stand now.
    pub fn new(reader: &Reader) -> Self {
        let mut overview = Self {
            lines: Vec::new(),
            totals: Totals::default(),
            rosters: Vec::new(),
            table: Table::default(),
            may_see: reader.may(Permission::SeeComparison),
        };
        overview.refresh(reader);
        overview
    }

    fn lists(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let columns = [
            Column::grow(words.say("compare-list"), 16),
            Column::fixed(words.say("compare-people"), 7).right(),
            Column::fixed(words.say("compare-waiting"), 9).right(),
        ];
        self.table.view(canvas, area, &columns, |row| {
            let (list, people, waiting) = self.lines[row];
            let tone = match list {
                CompareList::All | CompareList::ToDecide => Tone::Strong,
                CompareList::Class(_) | CompareList::Finding(_) => Tone::Plain,
            };
            let waiting = if waiting > 0 { text::grouped(waiting) } else { "-".to_owned() };
            Row::new()
                .toned(compare_list_name(list, words), tone)
                .cell(text::grouped(people))
                .toned(waiting, Tone::Warn)
        });
    }

    fn rosters(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        canvas.text(area.x, area.y, area.width, words.say("compare-rosters"), Tone::Muted);
        let mut y = area.y + 1;
        for roster in &self.rosters {
            if y + 1 >= area.bottom() {
                break;
            }
            let name = roster_name(roster.kind, words);
            let gap = [("lines", text::grouped(roster.lines as usize).into())];
            let lines = format!("  {}", words.say_with("compare-roster-lines", &gap));
            let pieces = [(&*name, Tone::Strong), (&*lines, Tone::Plain)];
            canvas.pieces(area.x, y, area.width, &pieces);
            let aside = match roster.rejected {
                0 => String::new(),
                aside => {
                    let gap = [("count", text::grouped(aside as usize).into())];
                    format!("! {}  ", words.say_with("compare-roster-aside", &gap))
                }
            };
            let from = format!("{}  {}", roster.read_on, roster.file);
            let pieces = [("  ", Tone::Plain), (&*aside, Tone::Warn), (&*from, Tone::Muted)];
            canvas.pieces(area.x, y + 1, area.width, &pieces);
            y += 2;
        }
    }
}

impl Screen for Overview {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept) => {
                let line = self.table.selected().and_then(|row| self.lines.get(row));
                line.map_or(Step::Stay, |(list, ..)| {
                    Step::push(PeopleList::new(reader, Shown::of(*list)))
                })
            }
            Input::Act(Action::Run) if !self.lines.is_empty() => Step::push(RunScreen::new(reader)),
            Input::Act(Action::Export) if !self.lines.is_empty() => {
                let lists = [Export::Comparison, Export::Payroll, Export::Faults];
                Step::offer(lists.map(Wanted::List).to_vec())
            }
            input if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if !self.may_see || self.lines.is_empty() {
            let key = if self.may_see { "compare-no-roster" } else { "compare-not-yours" };
            canvas.paragraph(Rect { y: room.y + 1, ..room }, words.say(key), Tone::Muted);
            return;
        }
        self.totals.draw(canvas, Rect { height: ROWS, ..room }, view);
        let body = Rect { y: room.y + ROWS + 1, height: room.height - ROWS - 1, ..room };
        let left = Rect { width: (body.width / 2).clamp(44, 52), ..body };
        self.lists(canvas, left, view);
        let x = left.right() + 2;
        let right = Rect { x, width: body.right().saturating_sub(x), ..body };
        self.rosters(canvas, right, view);
    }

    fn title(&self, words: &Words) -> String {
        words.say("tab-compare").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Compare
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Up.into(), Action::Down.into()];
        if !self.lines.is_empty() {
            keys.push(Action::Accept.hint("compare-open-list"));
            keys.push(Action::Run.hint("compare-run"));
            keys.push(Action::Export.into());
        }
        keys
    }

    fn refresh(&mut self, reader: &Reader) {
        if !self.may_see {
            return;
        }
        let keep = self.table.selected().and_then(|row| self.lines.get(row)).map(|line| line.0);
        let found = reader.comparison();
        let count = |list| {
            let people = reader.compare_list(&found, list);
            let open = |at: &&usize| reader.is_to_decide(&found.rows[**at]);
            (list, people.len(), people.iter().filter(open).count())
        };
        let classes = Class::ALL.into_iter().map(CompareList::Class);
        let findings = RosterFinding::ALL.into_iter().map(CompareList::Finding);
        let lists = [CompareList::All, CompareList::ToDecide].into_iter();
        let lines = lists.chain(classes).chain(findings).map(count);
        let always = |list| matches!(list, CompareList::All | CompareList::ToDecide);
        self.lines = lines.filter(|(list, people, _)| *people > 0 || always(*list)).collect();
        if self.lines.first().is_none_or(|(_, people, _)| *people == 0) {
            self.lines.clear();
        }
        self.totals = Totals::of(reader, &found);
        let rosters = reader.rosters().map(|(_, roster)| roster.clone());
        self.rosters = rosters.filter(|roster| COMPARED.contains(&roster.kind)).collect();
        let place = |roster: &RosterRecord| COMPARED.iter().position(|kind| *kind == roster.kind);
        self.rosters.sort_by(|a, b| (place(a), b.read_on).cmp(&(place(b), a.read_on)));
        self.table.resize(self.lines.len());
        if let Some(row) = self.lines.iter().position(|(list, ..)| Some(*list) == keep) {
            self.table.select(row);
        }
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        ["compare-note-classes", "compare-note-totals"]
            .map(|key| words.say(key).to_owned())
            .to_vec()
    }
}
