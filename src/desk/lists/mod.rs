//! The list screen: rows of which one is selected, what is above them, the selected one at
//! length below, and acts on it. What differs from list to list is a [`ListOf`].

use crate::base::PersonId;
use crate::casework::Command;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Column, Row, Table, below};
use crate::office::{Queue, Reader};
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// What a list screen is given by.
pub trait ListOf {
    /// What a row is made from.
    type Item;
    /// What tells the items apart, so that the selection stays on one of them.
    type Key: PartialEq;

    /// Key of the list's name, where it has one and the same.
    const TITLE: &'static str = "";
    /// Key of what is said where there are no items.
    const EMPTY: &'static str = "";
    /// Which section of the key table holds.
    const CONTEXT: KeyContext = KeyContext::List;
    /// Keys of the paragraphs that its help shows.
    const NOTES: &'static [&'static str] = &[];
    /// Rows above the list, where it has a heading.
    const ABOVE: u16 = 1;
    /// Rows below the list that show the selected item at length, a rule among them.
    const BELOW: u16 = 0;

    /// What the list is called.
    fn title(&self, words: &Words) -> String {
        words.say(Self::TITLE).to_owned()
    }

    /// Reads anew what the items are taken from.
    fn read(&mut self, _reader: &Reader) {}

    /// The items that are shown now, by whatever filter is set.
    fn items(&self, reader: &Reader) -> Vec<Self::Item>;

    /// What tells an item from the others.
    fn key(&self, item: &Self::Item) -> Self::Key;

    /// Takes note that the selected item was no longer there when the list was read anew.
    fn gone(&mut self, _key: &Self::Key, _list: &mut Listed<Self::Item>, _reader: &Reader) {}

    /// Key of what is said where there are no items.
    fn empty(&self, _view: &View) -> &'static str {
        Self::EMPTY
    }

    /// The line above the list.
    fn heading(&self, _list: &Listed<Self::Item>, _view: &View) -> Option<(String, Tone)> {
        None
    }

    /// Draws what is above or beside the list; gives the room left for the list, empty where
    /// something else takes its place.
    fn around(
        &self,
        canvas: &mut Canvas,
        room: Rect,
        list: &Listed<Self::Item>,
        view: &View,
    ) -> Rect {
        let Some((told, tone)) = self.heading(list, view) else { return room };
        canvas.text(room.x + 1, room.y, room.width.saturating_sub(1), &told, tone);
        below(room, Self::ABOVE)
    }

    /// The columns of a list that is so many cells wide.
    fn columns(&self, width: u16, words: &Words) -> Vec<Column>;

    /// The cells of an item, one for each column.
    fn row<'r>(&'r self, item: &'r Self::Item, width: u16, view: &'r View) -> Row<'r>;

    /// Draws the selected item at length, below the list.
    fn detail(&self, _canvas: &mut Canvas, _area: Rect, _item: &Self::Item, _view: &View) {}

    /// Which section of the key table holds now.
    fn context(&self) -> KeyContext {
        Self::CONTEXT
    }

    /// The actions it understands now, most used first.
    fn keys(&self, _selected: Option<&Self::Item>) -> Vec<Hint> {
        vec![Action::Up.into(), Action::Down.into(), Action::Back.into()]
    }

    /// Takes an input before the list does, such as text that is being typed.
    fn before(
        &mut self,
        _input: &Input,
        _list: &mut Listed<Self::Item>,
        _reader: &Reader,
    ) -> Option<Step> {
        None
    }

    /// Does an action that is no movement.
    fn act(&mut self, _action: Action, _list: &mut Listed<Self::Item>, _reader: &Reader) -> Step {
        Step::Pass
    }

    /// Takes note of which items are shown now, such as sums over them.
    fn shown(&mut self, _items: &[Self::Item], _reader: &Reader) {}

    /// Looks at the selected item after anything changed: what may be done with it.
    fn look(&mut self, _selected: Option<&Self::Item>, _reader: &Reader) {}

    /// Takes an answer; a question of [`Listed::ask`] that is confirmed is submitted already.
    fn answered(
        &mut self,
        answer: &Answer,
        _list: &mut Listed<Self::Item>,
        _reader: &Reader,
    ) -> Step {
        match answer {
            Answer::Done(_) => Step::Stay,
            _ => Step::Pass,
        }
    }

    /// Sets the filter to a queue; whether the list has it.
    fn show_queue(&mut self, _queue: Queue) -> bool {
        false
    }

    /// Whose file is open here, given the selected item.
    fn about(&self, _selected: Option<&Self::Item>) -> Option<PersonId> {
        None
    }
}

/// The items of a list, the selected one, and what is under way with it.
pub struct Listed<T> {
    items: Vec<T>,
    /// Where the selection and the window are.
    pub table: Table,
    /// What became of the last act, until the next key.
    pub told: Option<Message>,
    /// The journal's length when the items were read, to be told of changes since.
    pub seen: u64,
    asked: Vec<(Command, Option<u64>)>,
    /// The items are to be chosen anew, with the selection kept or on the first.
    stale: Option<Selection>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Selection {
    Kept,
    First,
}

impl<T> Listed<T> {
    /// The selected item, where there is one.
    pub fn selected(&self) -> Option<&T> {
        self.items.get(self.table.selected()?)
    }

    /// All items, in their order.
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// Chooses the items anew after another filter was set, the first one selected.
    pub fn show_first(&mut self) -> Step {
        self.stale = Some(Selection::First);
        Step::Stay
    }

    /// Chooses the items anew after another filter was set; the selection stays if it can.
    pub fn narrowed(&mut self) -> Step {
        self.stale = self.stale.or(Some(Selection::Kept));
        Step::Stay
    }

    /// Shows a message above the list until the next key.
    pub fn tell(&mut self, told: impl Into<Message>) -> Step {
        self.told = Some(told.into());
        Step::Stay
    }

    /// Asks before a command is submitted.
    pub fn ask(&mut self, question: impl Screen + 'static, command: Command) -> Step {
        self.ask_all(question, vec![(command, None)])
    }

    /// Asks before commands are submitted, each with the version it was shown at.
    pub fn ask_all(
        &mut self,
        question: impl Screen + 'static,
        commands: Vec<(Command, Option<u64>)>,
    ) -> Step {
        self.asked = commands;
        Step::push(question)
    }
}

/// Submits commands; one alone tells by itself why it is refused.
pub fn submit_all(mut commands: Vec<(Command, Option<u64>)>) -> Step {
    match (commands.len(), commands.pop()) {
        (1, Some((command, seen))) => Step::submit(command, seen),
        (_, last) => {
            commands.extend(last);
            Step::submit_all(commands)
        }
    }
}

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
