//! Everything one may do now, found by Hanzi, pinyin, initials or English.

use super::confirm::Confirm;
use super::picker::{nothing_found, sought};
use crate::desk::screen::{Effect, Menu, Opener, Screen, Step, TabName, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, label};
use crate::desk::widgets::lookup::{Lookup, find};
use crate::desk::widgets::{Align, Column, Row, Table, TextField, Width, centred, popup};
use crate::office::Reader;
use crate::words::{Lang, Words};
use ratatui::layout::Rect;

/// A popup of all commands.
pub struct Palette {
    entries: Vec<Entry>,
    lookups: Vec<Lookup>,
    found: Vec<usize>,
    typed: TextField,
    table: Table,
    /// Where the screen's own keys hold.
    context: KeyContext,
}

struct Entry {
    word: &'static str,
    choice: Choice,
}

/// What an entry does when it is chosen.
#[derive(Clone, Copy)]
enum Choice {
    Act(Action),
    Tab(TabName),
    Open(Opener),
    Leave,
}

/// Movements and editing, which make no sense as a command.
const NO_COMMANDS: [Action; 15] = [
    Action::Up,
    Action::Down,
    Action::Left,
    Action::Right,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::NextField,
    Action::PreviousField,
    Action::Palette,
    Action::EraseBack,
    Action::EraseForward,
    Action::WordLeft,
    Action::WordRight,
];

impl Palette {
    /// What a menu offers, and what a screen understands in its context.
    pub fn new(menu: &Menu, context: KeyContext, hints: &[Hint], reader: &Reader) -> Self {
        let own = hints.iter().filter(|hint| !NO_COMMANDS.contains(&hint.action));
        let own = own.map(|hint| Entry { word: hint.word, choice: Choice::Act(hint.action) });
        let tabs = menu
            .tabs
            .iter()
            .map(|tab| Entry { word: tab.name.word(), choice: Choice::Tab(tab.name) });
        let offered = menu.commands.iter().filter(|command| (command.offered)(reader));
        let offered =
            offered.map(|command| Entry { word: command.word, choice: Choice::Open(command.open) });
        let desk = [Action::Help, Action::Refresh, Action::Language, Action::Lock];
        let desk = desk.map(|action| Entry { word: action.word(), choice: Choice::Act(action) });
        let leave = Entry { word: "leave-yes", choice: Choice::Leave };
        let mut entries: Vec<Entry> = Vec::new();
        for entry in own.chain(tabs).chain(offered).chain(desk).chain([leave]) {
            if !entries.iter().any(|known| known.word == entry.word) {
                entries.push(entry);
            }
        }
        let said =
            |entry: &Entry| Lookup::new(Lang::ALL.map(|lang| Words::get(lang).say(entry.word)));
        let lookups: Vec<Lookup> = entries.iter().map(said).collect();
        let found: Vec<usize> = (0..entries.len()).collect();
        let table = Table::new(found.len());
        Self { entries, lookups, found, typed: TextField::default(), table, context }
    }

    fn chosen(&self, reader: &Reader) -> Step {
        let row = self.table.selected().and_then(|row| self.found.get(row));
        let Some(entry) = row.and_then(|place| self.entries.get(*place)) else { return Step::Stay };
        match entry.choice {
            Choice::Act(action) => Step::Effect(Effect::Act(action)),
            Choice::Tab(tab) => Step::go(tab),
            Choice::Open(open) => Step::Replace(open(reader)),
            Choice::Leave => Step::Replace(Box::new(Confirm::leaving())),
        }
    }
}

impl Screen for Palette {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept) => return self.chosen(reader),
            Input::Act(Action::Palette) => return Step::back(),
            Input::Act(Action::First | Action::Last) => {}
            _ if self.table.update(input) => return Step::Stay,
            _ => {}
        }
        if self.typed.update(input) {
            self.found = find(self.lookups.iter(), self.typed.text());
            self.table = Table::new(self.found.len());
            return Step::Stay;
        }
        Step::Pass
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        const WIDTH: u16 = 60;
        let height = (self.entries.len() as u16 + 3).min(20);
        let inside = popup(canvas, centred(area, WIDTH, height), view.words.say("palette-title"));
        let inside = sought(canvas, inside, &self.typed);
        if self.found.is_empty() {
            nothing_found(canvas, inside, view.words);
        }
        let other = Words::get(view.words.lang().other());
        let columns = [
            Column::grow("", 12),
            Column { heading: String::new(), width: Width::Fixed(20), align: Align::Left },
            Column::fixed("", 6).right(),
        ];
        self.table.view(canvas, inside, &columns, |row| {
            let entry = &self.entries[self.found[row]];
            let key = match entry.choice {
                Choice::Act(action) => {
                    let keys = view.keys.keys(self.context, action);
                    let arrows = !view.theme.look().ascii;
                    keys.first().map(|key| label(*key, view.words, arrows)).unwrap_or_default()
                }
                Choice::Tab(tab) => tab.digit().to_string(),
                Choice::Open(_) | Choice::Leave => String::new(),
            };
            Row::new()
                .cell(view.words.say(entry.word))
                .toned(other.say(entry.word), Tone::Muted)
                .toned(key, Tone::Key)
        });
    }

    fn title(&self, words: &Words) -> String {
        words.say("palette-title").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Text
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Up.into(), Action::Down.into(), Action::Accept.into(), Action::Back.into()]
    }

    fn popup(&self) -> bool {
        true
    }
}
