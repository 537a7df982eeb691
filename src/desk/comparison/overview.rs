//! The overview: classes and findings with their counts, the control totals, and from
//! which rosters.

use super::list::PeopleList;
use super::run::RunScreen;
use super::totals::{ROWS, Totals};
use crate::casework::comparison::{Class, Comparison, RosterFinding};
use crate::casework::{RosterKind, RosterRecord};
use crate::desk::intake::{ask_for_file, may_import, rejected_lines};
use crate::desk::lists::{ListOf, ListScreen, Listed};
use crate::desk::screen::{Step, View, Wanted};
use crate::desk::terminal::{Action, Canvas, Hint, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, below};
use crate::documents::Export;
use crate::office::{CompareList, Permission, Reader};
use crate::words::{Words, compare_list_name, roster_name};
use ratatui::layout::Rect;

/// The first screen of the tab.
pub struct Overview {
    totals: Totals,
    rosters: Vec<RosterRecord>,
    may_see: bool,
    /// Whether the user may import any file.
    imports: bool,
}

/// The rosters that are compared.
const COMPARED: [RosterKind; 4] =
    [RosterKind::Legacy, RosterKind::Resident, RosterKind::Employee, RosterKind::Household];

impl Overview {
    /// As far as the user may see it.
    pub fn new(reader: &Reader) -> Self {
        let may_see = reader.may(Permission::SeeComparison);
        let imports = may_import(reader);
        Self { totals: Totals::default(), rosters: Vec::new(), may_see, imports }
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

impl ListOf for Overview {
    /// A work list with how many people are in it, and how many of them wait.
    type Item = (CompareList, usize, usize);
    type Key = CompareList;
    const TITLE: &'static str = "tab-compare";
    const CONTEXT: KeyContext = KeyContext::Compare;
    const NOTES: &'static [&'static str] = &["compare-note-classes", "compare-note-totals"];

    fn read(&mut self, reader: &Reader) {
        if !self.may_see {
            return;
        }
        self.totals = Totals::of(reader, &reader.comparison().result());
        let rosters = reader.rosters().all().map(|(_, roster)| roster.clone());
        self.rosters = rosters.filter(|roster| COMPARED.contains(&roster.kind)).collect();
        let place = |roster: &RosterRecord| COMPARED.iter().position(|kind| *kind == roster.kind);
        self.rosters.sort_by(|a, b| (place(a), b.read_on).cmp(&(place(b), a.read_on)));
    }

    fn items(&self, reader: &Reader) -> Vec<Self::Item> {
        if self.may_see { work_lists(&reader.comparison().result(), reader) } else { Vec::new() }
    }

    fn key(&self, (list, ..): &Self::Item) -> CompareList {
        *list
    }

    fn empty(&self, _: &View) -> &'static str {
        if self.may_see { "compare-no-roster" } else { "compare-not-yours" }
    }

    fn around(
        &self,
        canvas: &mut Canvas,
        room: Rect,
        list: &Listed<Self::Item>,
        view: &View,
    ) -> Rect {
        if list.items().is_empty() {
            return room;
        }
        self.totals.draw(canvas, Rect { height: ROWS, ..room }, view);
        let body = below(room, ROWS + 1);
        let left = Rect { width: (body.width / 2).clamp(44, 52), ..body };
        let x = left.right() + 2;
        let right = Rect { x, width: body.right().saturating_sub(x), ..body };
        self.rosters(canvas, right, view);
        left
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::grow(words.say("compare-list"), 16),
            Column::fixed(words.say("compare-people"), 7).right(),
            Column::fixed(words.say("compare-waiting"), 9).right(),
        ]
    }

    fn row<'r>(&'r self, line: &'r Self::Item, _: u16, view: &'r View) -> Row<'r> {
        let (list, people, waiting) = *line;
        let tone = if is_always_shown(list) { Tone::Strong } else { Tone::Plain };
        let waiting = if waiting > 0 { text::grouped(waiting) } else { "-".to_owned() };
        Row::new()
            .toned(compare_list_name(list, view.words), tone)
            .cell(text::grouped(people))
            .toned(waiting, Tone::Warn)
    }

    fn keys(&self, selected: Option<&Self::Item>) -> Vec<Hint> {
        let mut keys = vec![Action::Up.into(), Action::Down.into()];
        if selected.is_some() {
            keys.push(Action::Accept.hint("compare-open-list"));
            keys.push(Action::Run.hint("compare-run"));
            keys.push(Action::Export.into());
        }
        keys.extend(self.imports.then(|| Action::New.hint("errand-import")));
        keys.push(Action::Details.hint("errand-set-aside"));
        keys
    }

    fn act(&mut self, action: Action, list: &mut Listed<Self::Item>, reader: &Reader) -> Step {
        match (action, list.selected()) {
            (Action::Accept, Some((of, ..))) => {
                Step::push(ListScreen::new(PeopleList::new(*of), reader))
            }
            (Action::New, _) if self.imports => ask_for_file(reader),
            (Action::Details, _) => Step::Push(rejected_lines(reader)),
            (Action::Run, Some(_)) => Step::push(RunScreen::new(reader)),
            (Action::Export, Some(_)) => {
                let lists = [Export::Comparison, Export::Payroll, Export::Faults];
                Step::offer(lists.map(Wanted::List).to_vec())
            }
            _ => Step::Pass,
        }
    }
}

fn is_always_shown(list: CompareList) -> bool {
    matches!(list, CompareList::All | CompareList::ToDecide)
}

/// Everybody, who is to be decided, and each class and finding that anybody has; nothing
/// before a roster was read.
fn work_lists(found: &Comparison, reader: &Reader) -> Vec<(CompareList, usize, usize)> {
    let count = |list| {
        let people = reader.comparison().list(found, list);
        let open = |at: &&usize| reader.comparison().is_to_decide(&found.rows[**at]);
        (list, people.len(), people.iter().filter(open).count())
    };
    let classes = Class::ALL.into_iter().map(CompareList::Class);
    let findings = RosterFinding::ALL.into_iter().map(CompareList::Finding);
    let lists = [CompareList::All, CompareList::ToDecide].into_iter();
    let lists: Vec<_> = lists.chain(classes).chain(findings).map(count).collect();
    if lists.first().is_none_or(|(_, people, _)| *people == 0) {
        return Vec::new();
    }
    lists.into_iter().filter(|(list, people, _)| *people > 0 || is_always_shown(*list)).collect()
}
