//! Roster lines kept aside: which line of which roster, what is wrong, and with what.

use crate::base::mask_tail;
use crate::casework::{RejectedLine, RosterKind};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::screen::{Step, View, Wanted};
use crate::desk::terminal::{Action, Canvas, Hint, Tone, text};
use crate::desk::widgets::{Column, Row};
use crate::documents::Export;
use crate::office::Reader;
use crate::words::{Message, Words, cell_fault, roster_name};
use ratatui::layout::Rect;

/// The list, by roster and line.
pub struct SetAsideList;

/// A line's cells, numbers long enough to be a person's masked.
fn cells(line: &RejectedLine) -> String {
    const LONG: usize = 7;
    let shown = line.cells.iter().filter(|cell| !cell.is_empty()).map(|cell| {
        let digits = cell.chars().filter(char::is_ascii_digit).count();
        let dated = cell.contains(['-', '/', '.']) && digits <= 8;
        if digits >= LONG && !dated { mask_tail(cell, 4) } else { cell.to_owned() }
    });
    shown.collect::<Vec<_>>().join("  ")
}

impl ListOf for SetAsideList {
    type Item = (RosterKind, RejectedLine);
    type Key = (RosterKind, u32);
    const TITLE: &'static str = "errand-set-aside";
    const NOTES: &'static [&'static str] = &["errand-aside-note"];
    const BELOW: u16 = 4;

    fn items(&self, reader: &Reader) -> Vec<Self::Item> {
        let lines = reader.rosters().rejected_lines().into_iter();
        let mut lines: Vec<_> = lines.map(|(kind, line)| (kind, line.clone())).collect();
        lines.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.line.cmp(&b.1.line)));
        lines
    }

    fn key(&self, (kind, line): &Self::Item) -> Self::Key {
        (*kind, line.line)
    }

    fn empty(&self, view: &View) -> &'static str {
        match view.actor.township {
            Some(_) => "errand-aside-elsewhere",
            None => "errand-none-aside",
        }
    }

    fn heading(&self, list: &Listed<Self::Item>, view: &View) -> Option<(String, Tone)> {
        let count = list.items().len();
        let message = Message::of("errand-aside-told").with("count", text::grouped(count));
        (count > 0).then(|| (message.text(view.words), Tone::Strong))
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::fixed(words.say("errand-roster"), 16),
            Column::fixed(words.say("errand-line"), 7).right(),
            Column::fixed(words.say("errand-column"), 12),
            Column::grow(words.say("label-cause"), 20),
        ]
    }

    fn row<'r>(&'r self, (kind, line): &'r Self::Item, _: u16, view: &'r View) -> Row<'r> {
        Row::new()
            .cell(roster_name(*kind, view.words))
            .cell(line.line.to_string())
            .cell(&*line.column)
            .toned(cell_fault(kind.code(), &line.column, &line.cause, view.words), Tone::Warn)
    }

    fn detail(&self, canvas: &mut Canvas, area: Rect, (_, line): &Self::Item, _: &View) {
        canvas.paragraph(area, &cells(line), Tone::Plain);
    }

    fn keys(&self, selected: Option<&Self::Item>) -> Vec<Hint> {
        let export = selected.map(|_| Action::Export.hint("errand-aside-export"));
        let moves = [Action::Up, Action::Down].map(Hint::from).into_iter();
        moves.chain(export).chain([Action::Back.into()]).collect()
    }

    fn act(&mut self, action: Action, list: &mut Listed<Self::Item>, _: &Reader) -> Step {
        match action {
            Action::Export if !list.items().is_empty() => {
                Step::offer(vec![Wanted::List(Export::Faults)])
            }
            _ => Step::Pass,
        }
    }
}
