//! What may be done with a person here and now, and, greyed, what may not, with the
//! clause that forbids it.

use crate::base::PersonId;
use crate::casework::PersonAct;
use crate::desk::forms;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Column, Row, Table, centred, popup};
use crate::office::{OfficeError, PersonActs, Reader};
use crate::words::{Words, explain_error};
use ratatui::layout::Rect;

/// A popup of all acts; the one chosen opens its form in this one's place.
pub struct ActList {
    person: PersonId,
    acts: Vec<(PersonAct, Result<(), OfficeError>)>,
    table: Table,
}

/// Rows below the list that tell why the selected act is refused.
const WHY: u16 = 4;

impl ActList {
    /// The acts of a person, those that may be done first.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        let mut acts = reader.acts_for(person).map(PersonActs::all).unwrap_or_default();
        acts.sort_by_key(|(_, may)| may.is_err());
        Self { person, table: Table::new(acts.len()), acts }
    }

    /// The same with an act selected: one asked for by its own key that may not be done.
    pub fn at(mut self, act: PersonAct) -> Self {
        let place = self.acts.iter().position(|(known, _)| *known == act);
        self.table.select(place.unwrap_or(0));
        self
    }

    fn choose(&mut self, row: usize, reader: &Reader) -> Step {
        match self.acts.get(row) {
            Some((act, Ok(()))) => Step::Replace(forms::open(*act, reader, self.person)),
            Some((_, Err(_))) => {
                self.table.select(row);
                Step::Stay
            }
            None => Step::Stay,
        }
    }
}

impl Screen for ActList {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept) => {
                let row = self.table.selected();
                row.map_or(Step::Stay, |row| self.choose(row, reader))
            }
            Input::Digit(digit) => {
                self.choose(usize::from(digit.checked_sub(1).unwrap_or(9)), reader)
            }
            _ if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let height = self.acts.len() as u16 + WHY + 3;
        let inside = popup(canvas, centred(area, 66, height), view.words.say("key-acts"));
        let why = inside.height.min(WHY);
        let list = Rect { height: inside.height - why - 1, ..inside };
        let columns = [Column::fixed("", 2), Column::grow("", 16), Column::fixed("", 26)];
        let failed = canvas.theme().glyphs().failed;
        self.table.view(canvas, list, &columns, |row| {
            let (act, may) = &self.acts[row];
            let digit = if row < 10 { ((row + 1) % 10).to_string() } else { String::new() };
            let name = forms::act_name(*act, view.words);
            match may {
                Ok(()) => Row::new().toned(digit, Tone::Key).toned(name, Tone::Strong).cell(""),
                Err(error) => {
                    let clause = explain_error(error, view.words).clause;
                    let refused = view.words.say("acts-refused");
                    let shown = format!("{failed} {}", clause.as_deref().unwrap_or(refused));
                    Row::new()
                        .toned(digit, Tone::Muted)
                        .toned(name, Tone::Muted)
                        .toned(shown, Tone::Muted)
                }
            }
        });
        canvas.rule(Rect { y: list.bottom(), height: 1, ..inside });
        let shown = Rect { y: list.bottom() + 1, height: why, ..inside };
        if let Some((_, Err(error))) = self.table.selected().and_then(|row| self.acts.get(row)) {
            let explained = explain_error(error, view.words);
            let used = canvas.paragraph(shown, &explained.what, Tone::Plain);
            let next = explained.next.unwrap_or_default();
            let rest = Rect { y: shown.y + used, height: shown.height - used, ..shown };
            canvas.paragraph(rest, &next, Tone::Muted);
        } else {
            canvas.paragraph(shown, view.words.say("acts-allowed"), Tone::Good);
        }
    }

    fn title(&self, words: &Words) -> String {
        words.say("key-acts").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Form
    }

    fn keys(&self) -> Vec<Hint> {
        vec![
            Action::Up.into(),
            Action::Down.into(),
            Action::Accept.hint("key-open"),
            Action::Back.into(),
        ]
    }

    fn refresh(&mut self, reader: &Reader) {
        let selected = self.table.selected().and_then(|row| self.acts.get(row));
        let act = selected.map(|(act, _)| *act);
        let anew = Self::new(reader, self.person);
        *self = match act {
            Some(act) => anew.at(act),
            None => anew,
        };
    }

    fn popup(&self) -> bool {
        true
    }
}
