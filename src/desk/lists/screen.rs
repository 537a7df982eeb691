//! The screen of a list: tells its items apart, keeps the selection, draws, asks, submits.

use super::list_of::ListOf;
use super::listed::{Listed, Selection, submit_all};
use crate::base::PersonId;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::Table;
use crate::office::{Queue, Reader};
use crate::words::Words;
use ratatui::layout::Rect;

/// A list on the screen.
pub struct ListScreen<L: ListOf> {
    of: L,
    list: Listed<L::Item>,
}

impl<L: ListOf> ListScreen<L> {
    /// As of now, the first item selected.
    pub fn new(of: L, reader: &Reader) -> Self {
        let list = Listed {
            items: Vec::new(),
            table: Table::default(),
            told: None,
            seen: 0,
            asked: Vec::new(),
            stale: None,
        };
        let mut screen = Self { of, list };
        screen.refresh(reader);
        screen
    }

    /// Chooses the items anew; whether the one to be kept is still there.
    fn fill(&mut self, reader: &Reader, keep: Option<&L::Key>) -> bool {
        self.list.items = self.of.items(reader);
        self.list.table.resize(self.list.items.len());
        self.of.shown(&self.list.items, reader);
        let is_kept = |item: &L::Item| keep.is_some_and(|keep| self.of.key(item) == *keep);
        let kept = self.list.items.iter().position(is_kept);
        self.list.table.select(kept.or(self.list.table.selected()).unwrap_or(0));
        kept.is_some()
    }

    fn selected_key(&self) -> Option<L::Key> {
        self.list.selected().map(|item| self.of.key(item))
    }

    /// Chooses the items anew where a filter was set, and looks at the selected one.
    fn settle(&mut self, reader: &Reader) {
        match self.list.stale.take() {
            Some(Selection::First) => {
                self.list.table.select(0);
                self.fill(reader, None);
            }
            Some(Selection::Kept) => {
                let keep = self.selected_key();
                self.fill(reader, keep.as_ref());
            }
            None => {}
        }
        self.of.look(self.list.selected(), reader);
    }

    fn take(&mut self, input: &Input, reader: &Reader) -> Step {
        if let Some(step) = self.of.before(input, &mut self.list, reader) {
            return step;
        }
        match input {
            input if self.list.table.update(input) => Step::Stay,
            Input::Act(action) => self.of.act(*action, &mut self.list, reader),
            _ => Step::Pass,
        }
    }
}

impl<L: ListOf> Screen for ListScreen<L> {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        self.list.told = None;
        let step = self.take(input, reader);
        self.settle(reader);
        step
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let body = self.of.around(canvas, room, &self.list, view);
        if self.list.items.is_empty() {
            let (x, width) = (body.x + 1, body.width.saturating_sub(1));
            let place = Rect { x, y: body.y + 1, width, height: body.height.saturating_sub(1) };
            canvas.paragraph(place, view.words.say(self.of.empty(view)), Tone::Muted);
            return;
        }
        let place = Rect { height: body.height.saturating_sub(L::BELOW), ..body };
        if place.height == 0 {
            return;
        }
        let columns = self.of.columns(place.width, view.words);
        let row = |row: usize| self.of.row(&self.list.items[row], place.width, view);
        self.list.table.view(canvas, place, &columns, row);
        if let Some(item) = self.list.selected().filter(|_| L::BELOW > 0) {
            canvas.rule(Rect { y: place.bottom(), height: 1, ..body });
            let (y, height) = (place.bottom() + 1, L::BELOW - 1);
            self.of.detail(canvas, Rect { y, height, ..body }, item, view);
        }
    }

    fn title(&self, words: &Words) -> String {
        self.of.title(words)
    }

    fn context(&self) -> KeyContext {
        self.of.context()
    }

    fn keys(&self) -> Vec<Hint> {
        self.of.keys(self.list.selected())
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        let asked = std::mem::take(&mut self.list.asked);
        let step = match answer {
            Answer::Confirmed if !asked.is_empty() => submit_all(asked),
            answer => self.of.answered(answer, &mut self.list, reader),
        };
        self.settle(reader);
        step
    }

    fn refresh(&mut self, reader: &Reader) {
        let keep = self.selected_key();
        self.of.read(reader);
        self.list.seen = reader.head().seq;
        if !self.fill(reader, keep.as_ref())
            && let Some(gone) = keep
        {
            self.of.gone(&gone, &mut self.list, reader);
        }
        self.of.look(self.list.selected(), reader);
    }

    fn show_queue(&mut self, queue: Queue, reader: &Reader) {
        if self.of.show_queue(queue) {
            self.list.show_first();
            self.settle(reader);
        }
    }

    fn about(&self) -> Option<PersonId> {
        self.of.about(self.list.selected())
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        L::NOTES.iter().map(|key| words.say(key).to_owned()).collect()
    }
}
