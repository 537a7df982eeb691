//! Withdrawing one's own case (X6): which one, and the question before it.

use super::confirm::Confirm;
use crate::base::CaseId;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Column, Row, Table, centred, popup};
use crate::office::{QueueRow, Reader};
use crate::words::{Message, Words, matter_title};
use ratatui::layout::Rect;

/// Whose case it is and what withdrawing it means.
pub fn withdraw_question(row: &QueueRow<'_>) -> Confirm {
    let told = Message::of("cases-withdraw-told").with("case", row.case.id.to_string());
    let effects = vec![told.with("name", row.person.name.clone())];
    Confirm::new("cases-withdraw", effects, "cases-withdraw")
}

/// A popup that answers [`Answer::Case`]: which of several cases is meant.
pub struct WhichCase {
    cases: Vec<CaseId>,
    table: Table,
}

impl WhichCase {
    /// One of these, the first selected.
    pub fn new(cases: Vec<CaseId>) -> Self {
        Self { table: Table::new(cases.len()), cases }
    }

    fn choose(&self, row: usize) -> Step {
        self.cases.get(row).map_or(Step::Stay, |case| Step::Pop(Answer::Case(*case)))
    }
}

impl Screen for WhichCase {
    fn update(&mut self, input: &Input, _: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept) => {
                self.table.selected().map_or(Step::Stay, |row| self.choose(row))
            }
            Input::Digit(digit) => self.choose(usize::from(digit.checked_sub(1).unwrap_or(9))),
            _ if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let height = self.cases.len() as u16 + 2;
        let inside = popup(canvas, centred(area, 60, height), &self.title(view.words));
        let columns = [Column::fixed("", 2), Column::grow("", 20), Column::fixed("", 10)];
        self.table.view(canvas, inside, &columns, |row| {
            let case = view.reader.case(self.cases[row]);
            let title = case.map(|case| matter_title(&case.matter, view.words));
            let digit = if row < 10 { ((row + 1) % 10).to_string() } else { String::new() };
            Row::new()
                .toned(digit, Tone::Key)
                .toned(title.unwrap_or_default(), Tone::Strong)
                .cell(self.cases[row].to_string())
        });
    }

    fn title(&self, words: &Words) -> String {
        words.say("cases-withdraw-which").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Form
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Up.into(), Action::Down.into(), Action::Accept.into(), Action::Back.into()]
    }

    fn popup(&self) -> bool {
        true
    }
}
