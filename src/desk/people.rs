//! Stand-in for the person's file, until it is there; not to be merged.
#![allow(missing_docs)]

use super::acts::{Act, act_name, acts_for, open, who};
use super::canvas::Canvas;
use super::screen::{Screen, Step, View};
use super::widgets::{Column, Row, Table};
use super::{Action, Hint, Input, Tone};
use crate::base::PersonId;
use crate::office::{OfficeError, Reader};
use crate::words::Words;
use ratatui::layout::Rect;

pub fn open_person(reader: &Reader, person: PersonId) -> Box<dyn Screen> {
    let acts = acts_for(reader, person);
    Box::new(File { person, table: Table::new(acts.len()), acts })
}

struct File {
    person: PersonId,
    table: Table,
    acts: Vec<(Act, Result<(), OfficeError>)>,
}

impl Screen for File {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        let act = |act| Step::Push(open(act, reader, self.person));
        match input {
            Input::Act(Action::Copy) => act(Act::Choose),
            Input::Act(Action::Details) => act(Act::Claim),
            Input::Act(Action::Accept) => act(self.acts[self.table.selected().unwrap_or(0)].0),
            input if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let Some(person) = view.reader.person(self.person) else { return };
        who(canvas, Rect { height: 1, ..area }, person, view);
        let body = Rect { y: area.y + 2, height: area.height - 2, ..area };
        self.table.view(canvas, body, &[Column::grow("", 10), Column::grow("", 10)], |row| {
            let (act, verdict) = &self.acts[row];
            let tone = if verdict.is_ok() { Tone::Plain } else { Tone::Muted };
            let why = verdict.as_ref().err().map(|error| format!("{error:?}"));
            Row::new().toned(act_name(*act, view.words), tone).cell(why.unwrap_or_default())
        });
    }

    fn title(&self, _words: &Words) -> String {
        self.person.to_string()
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Accept.into()]
    }

    fn refresh(&mut self, reader: &Reader) {
        self.acts = acts_for(reader, self.person);
    }
}
