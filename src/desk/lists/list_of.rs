//! What a list screen is given by.

use super::listed::Listed;
use crate::base::PersonId;
use crate::desk::screen::{Answer, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Column, Row, below};
use crate::office::{Queue, Reader};
use crate::words::Words;
use ratatui::layout::Rect;

/// What differs from list to list.
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
