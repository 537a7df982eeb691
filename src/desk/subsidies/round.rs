//! The annual round of 补助: who is due, held and refused and why, then the run.

use super::round_people::RoundPeople;
use crate::base::{Money, TownshipCode};
use crate::casework::{RoundCause, RoundFate, RoundLine, Scheme};
use crate::desk::popups::{Confirm, MessageBox};
use crate::desk::screen::Wanted;
use crate::desk::screen::{Answer, Effect, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, Table, bar};
use crate::office::{
    AnnualRound, Forbidden, OfficeError, Permission, Reader, RoundRun, RoundTally,
};
use crate::words::{
    Export, Message, Words, explain_error, round_cause_name, round_fate_name, scheme_name,
};
use ratatui::layout::Rect;
use std::collections::BTreeMap;

/// Lines of one fate, cause, township and scheme.
struct Group {
    fate: RoundFate,
    cause: RoundCause,
    township: TownshipCode,
    scheme: Option<Scheme>,
    amount: Money,
    lines: Vec<RoundLine>,
}

/// The screen of a year's round.
pub struct RoundScreen {
    year: u32,
    scheme: Option<Scheme>,
    tally: RoundTally,
    groups: Vec<Group>,
    refused: Option<Message>,
    run: Option<RoundRun>,
    table: Table,
}

impl RoundScreen {
    /// The round of the present year.
    pub fn new(reader: &Reader) -> Self {
        let mut round = Self {
            year: reader.today().year() as u32,
            scheme: None,
            tally: RoundTally::default(),
            groups: Vec::new(),
            refused: None,
            run: None,
            table: Table::default(),
        };
        round.refresh(reader);
        round
    }

    fn turn(&mut self, reader: &Reader, forward: bool) -> Step {
        let first = reader.rules().first_subsidy_year;
        let last = reader.today().year() as u32;
        let to = if forward { self.year + 1 } else { self.year - 1 };
        self.year = to.clamp(first.min(last), last);
        self.refresh(reader);
        Step::Stay
    }

    fn turn_scheme(&mut self, reader: &Reader) -> Step {
        self.scheme = match self.scheme {
            None => Some(Scheme::Resident),
            Some(Scheme::Resident) => Some(Scheme::Employee),
            Some(Scheme::Employee) => None,
        };
        self.refresh(reader);
        Step::Stay
    }

    fn ask(&self, reader: &Reader) -> Step {
        if !reader.may(Permission::RunClaims) {
            let forbidden = OfficeError::Forbidden(Forbidden::Role(Permission::RunClaims));
            return Step::push(MessageBox::no(&forbidden));
        }
        if self.running().is_some() || self.tally.issued == 0 {
            let why = if self.running().is_some() { "round-runs" } else { "round-none" };
            return Step::push(MessageBox::new("message-refused", vec![why.into()]));
        }
        let mut effects = vec![
            Message::of("round-will-claim")
                .with("count", text::grouped(self.tally.issued))
                .with("amount", self.tally.amount.grouped()),
        ];
        if self.tally.to_review > 0 {
            let count = text::grouped(self.tally.to_review);
            effects.push(Message::of("round-will-review").with("count", count));
        }
        let title = Message::of("round-ask").with("year", self.year.to_string());
        Step::push(Confirm::new(title, effects, "round-yes"))
    }

    fn running(&self) -> Option<&RoundRun> {
        self.run.as_ref().filter(|run| run.ended.is_none())
    }

    fn heading(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let year = format!("< {} >", self.year);
        let scheme = self.scheme.map_or(words.say("payout-all"), |s| scheme_name(s, words));
        let pieces = [
            (words.say("label-year"), Tone::Muted),
            (" ", Tone::Plain),
            (&*year, Tone::FieldFocus),
            ("   ", Tone::Plain),
            (words.say("label-scheme"), Tone::Muted),
            (" ", Tone::Plain),
            (scheme, Tone::FieldFocus),
        ];
        canvas.pieces(area.x, area.y, area.width, &pieces);
        let told = match &self.refused {
            Some(refused) => refused.text(words),
            None => tally_told("round-tally", &self.tally).text(words),
        };
        canvas.text(area.x, area.y + 1, area.width, &told, Tone::Strong);
        self.progress(canvas, Rect { y: area.y + 2, ..area }, view);
    }

    /// How far the run is and at what rate, or what it came to.
    fn progress(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        const BAR: u16 = 24;
        let words = view.words;
        let Some(run) = &self.run else {
            let (amount, free) = (self.tally.amount, view.reader.fund().free());
            let needed = Message::of("round-needed").with("amount", amount.grouped());
            let told = needed.with("free", free.grouped()).text(words);
            let tone = if amount > free { Tone::Warn } else { Tone::Plain };
            canvas.text(area.x, area.y, area.width, &told, tone);
            return;
        };
        let told = match &run.ended {
            None => {
                let (part, whole) = (run.through as u64, run.of as u64);
                bar(canvas, area.x, area.y, BAR, part, whole, Tone::Accent);
                let said = Message::of("round-running")
                    .with("year", run.year.to_string())
                    .with("through", text::grouped(run.through))
                    .with("of", text::grouped(run.of));
                let x = area.x + BAR + 1;
                let room = area.right().saturating_sub(x);
                canvas.text(x, area.y, room, &said.text(words), Tone::Plain);
                return;
            }
            Some(Ok(round)) => {
                tally_told("round-came-to", &round.tally()).with("year", run.year.to_string())
            }
            Some(Err(error)) => {
                Message::of("round-broke-off").with("cause", explain_error(error, words).what)
            }
        };
        canvas.text(area.x, area.y, area.width, &told.text(words), Tone::Accent);
    }
}

/// A tally in words.
fn tally_told(key: &'static str, tally: &RoundTally) -> Message {
    Message::of(key)
        .with("due", text::grouped(tally.due))
        .with("issued", text::grouped(tally.issued))
        .with("held", text::grouped(tally.held))
        .with("refused", text::grouped(tally.refused))
        .with("claimed", text::grouped(tally.claimed))
}

fn grouped(reader: &Reader, round: AnnualRound) -> Vec<Group> {
    let mut groups: BTreeMap<_, Group> = BTreeMap::new();
    for line in round.lines {
        let Some(file) = reader.person(line.person) else { continue };
        let (fate, township, scheme) = (line.fate, file.township, line.scheme);
        let key = (fate, line.cause.code(), township, scheme);
        let group = groups.entry(key).or_insert_with(|| Group {
            fate,
            cause: line.cause.clone(),
            township,
            scheme,
            amount: Money::ZERO,
            lines: Vec::new(),
        });
        group.amount += line.amount;
        group.lines.push(line);
    }
    groups.into_values().collect()
}

/// The tone of a fate; a word always stands beside it.
pub(super) fn tone_of(fate: RoundFate) -> Tone {
    match fate {
        RoundFate::Due => Tone::Good,
        RoundFate::Review | RoundFate::Held => Tone::Warn,
        RoundFate::Refused => Tone::Bad,
        RoundFate::Claimed => Tone::Muted,
    }
}

impl Screen for RoundScreen {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Left) => self.turn(reader, false),
            Input::Act(Action::Right) => self.turn(reader, true),
            Input::Act(Action::Filter) => self.turn_scheme(reader),
            Input::Act(Action::Run) => self.ask(reader),
            Input::Act(Action::Accept) => {
                let group = self.table.selected().and_then(|row| self.groups.get(row));
                let lines = group.map(|group| group.lines.clone());
                lines.map_or(Step::Stay, |lines| Step::push(RoundPeople::new(self.year, lines)))
            }
            Input::Act(Action::Export) => Step::offer(vec![Wanted::List(Export::Claims)]),
            input if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        self.heading(canvas, room, view);
        let body = Rect { y: room.y + 3, height: room.height.saturating_sub(3), ..room };
        if self.groups.is_empty() {
            canvas.text(body.x, body.y + 1, body.width, words.say("payout-none"), Tone::Muted);
            return;
        }
        // Where there is no room, the clause stands with the people of a line.
        let wide = area.width >= 100;
        let mut columns = vec![
            Column::fixed(words.say("column-fate"), 10),
            Column::grow(words.say("label-cause"), 14),
        ];
        if wide {
            columns.push(Column::fixed(words.say("column-clause"), 8));
        }
        columns.extend([
            Column::fixed(words.say("label-township"), 12),
            Column::fixed(words.say("label-scheme"), 9),
            Column::fixed(words.say("column-people"), 6).right(),
            Column::fixed(words.say("label-amount"), 12).right(),
        ]);
        self.table.view(canvas, body, &columns, |row| {
            let group = &self.groups[row];
            let scheme = group.scheme.map_or("—", |scheme| scheme_name(scheme, words));
            let row = Row::new()
                .toned(round_fate_name(group.fate, words), tone_of(group.fate))
                .cell(round_cause_name(&group.cause, words));
            let clause = group.cause.rule().clause();
            let row = if wide { row.toned(clause, Tone::Muted) } else { row };
            row.cell(view.reader.places().township_name(group.township))
                .cell(scheme)
                .cell(text::grouped(group.lines.len()))
                .cell(group.amount.grouped())
        });
    }

    fn title(&self, words: &Words) -> String {
        words.say("round-title").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Round
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Accept.hint("round-open")];
        if self.tally.issued > 0 && self.running().is_none() {
            keys.insert(0, Action::Run.hint("round-yes"));
        }
        keys.extend([Action::Filter.hint("label-scheme"), Action::Export.into()]);
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("label-year")));
        keys
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match answer {
            Answer::Confirmed => Step::Effect(Effect::RunRound(self.year, self.scheme)),
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        self.run = reader.round_run();
        (self.groups, self.tally, self.refused) = match reader.round(self.year, self.scheme) {
            Ok(round) => {
                let tally = round.tally();
                (grouped(reader, round), tally, None)
            }
            Err(_) => {
                let first = reader.rules().first_subsidy_year.to_string();
                let told = Message::of("round-no-year").with("first", first);
                let told = told.with("present", reader.today().year().to_string());
                (Vec::new(), RoundTally::default(), Some(told))
            }
        };
        self.table.resize(self.groups.len());
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("round-note").to_owned()]
    }
}
