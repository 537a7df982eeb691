//! The people of one line of the annual round, each with the working of it.

use crate::casework::{Person, RoundCause, RoundFate, RoundLine};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::people::open_person;
use crate::desk::screen::{Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Tone};
use crate::desk::widgets::{Column, Row};
use crate::office::Reader;
use crate::words::{Message, Words, explain, round_cause_name, scheme_name};
use ratatui::layout::Rect;
use std::sync::Arc;

/// The tone of a fate; a word always stands beside it.
pub(super) fn tone_of(fate: RoundFate) -> Tone {
    match fate {
        RoundFate::Due => Tone::Good,
        RoundFate::Review | RoundFate::Held => Tone::Warn,
        RoundFate::Refused => Tone::Bad,
        RoundFate::Claimed => Tone::Muted,
    }
}

/// The people of some lines of a year's round, as they were when it was opened.
pub struct RoundPeople {
    year: u32,
    lines: Arc<Vec<RoundLine>>,
}

impl RoundPeople {
    /// The people of these lines of a year's round.
    pub fn new(year: u32, lines: Arc<Vec<RoundLine>>) -> Self {
        Self { year, lines }
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

impl ListOf for RoundPeople {
    /// The place of a line.
    type Item = usize;
    type Key = usize;
    const TITLE: &'static str = "round-people";
    const EMPTY: &'static str = "payout-none";
    const BELOW: u16 = 4;

    fn items(&self, _: &Reader) -> Vec<usize> {
        (0..self.lines.len()).collect()
    }

    fn key(&self, place: &usize) -> usize {
        *place
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::fixed(words.say("label-name"), 10),
            Column::fixed(words.say("label-id-number"), 18),
            Column::grow(words.say("payout-village"), 12),
            Column::fixed(words.say("label-cause"), 16),
            Column::fixed(words.say("label-amount"), 10).right(),
        ]
    }

    fn row<'r>(&'r self, place: &'r usize, _: u16, view: &'r View) -> Row<'r> {
        let line = &self.lines[*place];
        let places = view.reader.places();
        let Some(file) = view.reader.person(line.person) else { return Row::new() };
        let village = file.village.map(|code| places.village_short(code)).unwrap_or_default();
        Row::new()
            .toned(&*file.name, Tone::Strong)
            .cell(file.id_number.masked())
            .cell(format!("{} {village}", places.township_name(file.township)))
            .toned(round_cause_name(&line.cause, view.words), tone_of(line.fate))
            .cell(line.amount.grouped())
    }

    fn detail(&self, canvas: &mut Canvas, area: Rect, place: &usize, view: &View) {
        let line = &self.lines[*place];
        let Some(file) = view.reader.person(line.person) else { return };
        canvas.paragraph(area, &self.working(line, file, view.words).join("  "), Tone::Plain);
    }

    fn keys(&self, _: Option<&usize>) -> Vec<Hint> {
        vec![Action::Accept.hint("payout-open"), Action::Up.into(), Action::Down.into()]
    }

    fn act(&mut self, action: Action, list: &mut Listed<usize>, reader: &Reader) -> Step {
        match (action, list.selected()) {
            (Action::Accept, Some(place)) => {
                Step::Push(open_person(reader, self.lines[*place].person))
            }
            _ => Step::Pass,
        }
    }
}
