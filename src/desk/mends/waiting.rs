//! The corrections that wait for their second person, the oldest first.

use super::decision::MendDecided;
use crate::base::MendId;
use crate::casework::Mend;
use crate::desk::lists::{ListOf, ListScreen, Listed};
use crate::desk::screen::{Answer, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Tone};
use crate::desk::widgets::{Column, Row, below};
use crate::office::Reader;
use crate::words::{Words, roster_name};
use ratatui::layout::Rect;

/// The list of them.
pub(super) struct WaitingMends;

impl ListOf for WaitingMends {
    type Item = Mend;
    type Key = MendId;
    const TITLE: &'static str = "errand-mends";
    const EMPTY: &'static str = "mends-none";
    const NOTES: &'static [&'static str] = &["mend-note"];

    fn items(&self, reader: &Reader) -> Vec<Mend> {
        reader.mends().waiting().cloned().collect()
    }

    fn key(&self, mend: &Mend) -> MendId {
        mend.id
    }

    fn around(&self, canvas: &mut Canvas, room: Rect, list: &Listed<Mend>, view: &View) -> Rect {
        if let Some(told) = &list.told {
            canvas.text(room.x + 1, room.y, room.width, &told.text(view.words), Tone::Good);
        }
        below(room, 1)
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::fixed(words.say("column-correction"), 8),
            Column::grow(words.say("errand-roster"), 14),
            Column::grow(words.say("column-rejected-line"), 16),
            Column::fixed(words.say("label-name"), 8),
            Column::fixed(words.say("mend-proposed-by"), 12),
        ]
    }

    fn row<'r>(&'r self, mend: &'r Mend, _: u16, view: &'r View) -> Row<'r> {
        let reading = mend.line.reading.as_deref();
        Row::new()
            .cell(mend.id.to_string())
            .cell(roster_name(mend.kind, view.words))
            .cell(mend.line.place())
            .toned(reading.map_or("", |reading| &*reading.name), Tone::Strong)
            .cell(view.reader.staff().name(&mend.by))
    }

    fn keys(&self, selected: Option<&Mend>) -> Vec<Hint> {
        let open = selected.map(|_| Action::Accept.hint("key-open"));
        [Action::Up.into(), Action::Down.into()]
            .into_iter()
            .chain(open)
            .chain([Action::Back.into()])
            .collect()
    }

    fn act(&mut self, action: Action, list: &mut Listed<Mend>, reader: &Reader) -> Step {
        match (action, list.selected()) {
            (Action::Accept, Some(mend)) => {
                Step::push(ListScreen::new(MendDecided::new(mend.clone()), reader))
            }
            _ => Step::Pass,
        }
    }

    fn answered(&mut self, answer: &Answer, list: &mut Listed<Mend>, _: &Reader) -> Step {
        match answer {
            Answer::Done(_) => {
                list.narrowed();
                list.tell("mend-decided")
            }
            _ => Step::Pass,
        }
    }
}
