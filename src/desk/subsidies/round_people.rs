//! The people of one line of the annual round, each with the working of it.

use super::round::tone_of;
use crate::casework::{Person, RoundCause, RoundLine};
use crate::desk::people::open_person;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::Reader;
use crate::words::{Message, Words, explain, round_cause_name, scheme_name};
use ratatui::layout::Rect;

/// The list of them.
pub struct RoundPeople {
    year: u32,
    lines: Vec<RoundLine>,
    table: Table,
}

/// Rows below the list for the selected person's working.
const BELOW: u16 = 4;

impl RoundPeople {
    /// The people of these lines of a year's round.
    pub fn new(year: u32, lines: Vec<RoundLine>) -> Self {
        let table = Table::new(lines.len());
        Self { year, lines, table }
    }

    fn selected(&self) -> Option<&RoundLine> {
        self.lines.get(self.table.selected()?)
    }

    /// What the person's year rests on, and what stands against it.
    fn working(&self, line: &RoundLine, file: &Person, words: &Words) -> Vec<String> {
        let mut told: Vec<String> = file
            .contributions
            .iter()
            .filter(|paid| paid.year == self.year)
            .map(|paid| {
                let said = Message::of("round-paid-in")
                    .with("scheme", scheme_name(paid.scheme, words))
                    .with("amount", paid.amount.grouped())
                    .with("day", paid.paid_on.to_string())
                    .with("voucher", paid.voucher.clone());
                said.text(words)
            })
            .collect();
        told.push(match &line.cause {
            RoundCause::Refused(refusal) => {
                let told = explain(refusal, words);
                let clause = told.clause.map(|clause| format!(" [{clause}]")).unwrap_or_default();
                format!("{}{clause} {}", told.what, told.next.unwrap_or_default())
            }
            cause => {
                let clause = cause.rule().clause();
                format!("{} {} [{clause}]", round_cause_name(cause, words), line.amount.grouped())
            }
        });
        told
    }
}

impl Screen for RoundPeople {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match (input, self.selected().map(|line| line.person)) {
            (Input::Act(Action::Accept), Some(person)) => Step::Push(open_person(reader, person)),
            (input, _) if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (words, places) = (view.words, view.reader.places());
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        let list = Rect { height: room.height.saturating_sub(BELOW), ..room };
        let columns = [
            Column::fixed(words.say("label-name"), 10),
            Column::fixed(words.say("label-id-number"), 18),
            Column::grow(words.say("payout-village"), 12),
            Column::fixed(words.say("label-cause"), 16),
            Column::fixed(words.say("label-amount"), 10).right(),
        ];
        self.table.view(canvas, list, &columns, |row| {
            let line = &self.lines[row];
            let Some(file) = view.reader.person(line.person) else { return Row::new() };
            let village = file.village.map(|code| places.village_short(code)).unwrap_or_default();
            Row::new()
                .toned(file.name.clone(), Tone::Strong)
                .cell(file.id_number.masked())
                .cell(format!("{} {village}", places.township_name(file.township)))
                .toned(round_cause_name(&line.cause, words), tone_of(line.fate))
                .cell(line.amount.grouped())
        });
        let below = Rect { y: list.bottom(), height: BELOW, ..room };
        canvas.rule(Rect { height: 1, ..below });
        let Some(line) = self.selected() else { return };
        let Some(file) = view.reader.person(line.person) else { return };
        let told = Rect { y: below.y + 1, height: BELOW - 1, ..below };
        canvas.paragraph(told, &self.working(line, file, words).join("  "), Tone::Plain);
    }

    fn title(&self, words: &Words) -> String {
        words.say("round-people").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Accept.hint("payout-open"), Action::Up.into(), Action::Down.into()]
    }
}
