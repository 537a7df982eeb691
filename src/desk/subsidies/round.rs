//! The annual round of 补助: who is due, held and refused and why, then the run.

use super::round_people::{RoundPeople, tone_of};
use crate::base::{Money, TownshipCode};
use crate::casework::{RoundCause, RoundFate, RoundLine, Scheme};
use crate::desk::lists::{ListOf, ListScreen, Listed};
use crate::desk::popups::{Confirm, MessageBox};
use crate::desk::screen::{Answer, Effect, Step, View, Wanted};
use crate::desk::terminal::{Action, Canvas, Hint, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, Stops, bar, below};
use crate::documents::Export;
use crate::office::{
    AnnualRound, Forbidden, OfficeError, Permission, Reader, RoundStatus, RoundTally,
};
use crate::words::{Message, Words, explain_error, round_cause_name, round_fate_name, scheme_name};
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Lines of one fate, cause, township and scheme.
#[derive(Clone)]
pub struct RoundGroup {
    fate: RoundFate,
    cause: RoundCause,
    township: TownshipCode,
    scheme: Option<Scheme>,
    amount: Money,
    lines: Arc<Vec<RoundLine>>,
}

/// The list of a year's round.
pub struct AnnualRoundList {
    year: u32,
    schemes: Stops<Scheme>,
    /// What the round comes to, or why there is none of that year.
    tally: Result<RoundTally, Message>,
    groups: Vec<RoundGroup>,
    run: Option<RoundStatus>,
}

impl AnnualRoundList {
    /// The round of the present year.
    pub fn new(reader: &Reader) -> Self {
        let schemes = Stops::all_or_each([Scheme::Resident, Scheme::Employee]);
        let year = reader.today().year() as u32;
        let tally = Ok(RoundTally::default());
        Self { year, schemes, tally, groups: Vec::new(), run: None }
    }

    fn turn(&mut self, reader: &Reader, forward: bool) {
        let first = reader.rules().first_subsidy_year;
        let last = reader.today().year() as u32;
        let to = if forward { self.year + 1 } else { self.year - 1 };
        self.year = to.clamp(first.min(last), last);
    }

    fn tally(&self) -> RoundTally {
        self.tally.as_ref().copied().unwrap_or_default()
    }

    fn ask(&self, reader: &Reader) -> Step {
        let tally = self.tally();
        if !reader.may(Permission::RunClaims) {
            let forbidden = OfficeError::Forbidden(Forbidden::Role(Permission::RunClaims));
            return Step::push(MessageBox::no(&forbidden));
        }
        if self.running().is_some() || tally.issued == 0 {
            let why = if self.running().is_some() { "round-runs" } else { "round-none" };
            return Step::push(MessageBox::new("message-refused", vec![why.into()]));
        }
        let mut effects = vec![
            Message::of("round-will-claim")
                .with("count", text::grouped(tally.issued))
                .with("amount", tally.amount.grouped()),
        ];
        if tally.to_review > 0 {
            let count = text::grouped(tally.to_review);
            effects.push(Message::of("round-will-review").with("count", count));
        }
        let title = Message::of("round-ask").with("year", self.year.to_string());
        Step::push(Confirm::new(title, effects, "round-yes"))
    }

    fn running(&self) -> Option<&RoundStatus> {
        self.run.as_ref().filter(|run| run.ended.is_none())
    }

    /// How far the run is and at what rate, or what it came to.
    fn progress(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        const BAR: u16 = 24;
        let words = view.words;
        let Some(run) = &self.run else {
            let (amount, free) = (self.tally().amount, view.reader.fund().account().free());
            let needed = Message::of("round-needed").with("amount", amount.grouped());
            let told = needed.with("free", free.grouped()).text(words);
            let tone = if amount > free { Tone::Warn } else { Tone::Plain };
            canvas.text(area.x, area.y, area.width, &told, tone);
            return;
        };
        let told = match &run.ended {
            None => {
                let (part, whole) = (run.done as u64, run.all as u64);
                bar(canvas, area.x, area.y, BAR, part, whole, Tone::Accent);
                let said = Message::of("round-running")
                    .with("year", run.request.year.to_string())
                    .with("through", text::grouped(run.done))
                    .with("of", text::grouped(run.all));
                let x = area.x + BAR + 1;
                let room = area.right().saturating_sub(x);
                canvas.text(x, area.y, room, &said.text(words), Tone::Plain);
                return;
            }
            Some(Ok(round)) => tally_told("round-came-to", &round.tally())
                .with("year", run.request.year.to_string()),
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

fn grouped(reader: &Reader, round: AnnualRound) -> Vec<RoundGroup> {
    let mut groups: BTreeMap<_, RoundGroup> = BTreeMap::new();
    for line in round.lines {
        let Some(file) = reader.person(line.person) else { continue };
        let (fate, township, scheme) = (line.fate, file.township, line.scheme);
        let key = (fate, line.cause.code(), township, scheme);
        let group = groups.entry(key).or_insert_with(|| RoundGroup {
            fate,
            cause: line.cause.clone(),
            township,
            scheme,
            amount: Money::ZERO,
            lines: Arc::default(),
        });
        group.amount += line.amount;
        Arc::make_mut(&mut group.lines).push(line);
    }
    groups.into_values().collect()
}

impl ListOf for AnnualRoundList {
    type Item = RoundGroup;
    type Key = (RoundFate, String, TownshipCode, Option<Scheme>);
    const TITLE: &'static str = "round-title";
    const EMPTY: &'static str = "payout-none";
    const CONTEXT: KeyContext = KeyContext::Round;
    const NOTES: &'static [&'static str] = &["round-note"];

    fn read(&mut self, reader: &Reader) {
        self.run = reader.jobs().round_status();
        (self.tally, self.groups) =
            match reader.jobs().preview_round(self.year, self.schemes.chosen()) {
                Ok(round) => (Ok(round.tally()), grouped(reader, round)),
                Err(_) => {
                    let first = reader.rules().first_subsidy_year.to_string();
                    let told = Message::of("round-no-year").with("first", first);
                    (Err(told.with("present", reader.today().year().to_string())), Vec::new())
                }
            };
    }

    fn items(&self, _: &Reader) -> Vec<RoundGroup> {
        self.groups.clone()
    }

    fn key(&self, group: &RoundGroup) -> Self::Key {
        (group.fate, group.cause.code().to_owned(), group.township, group.scheme)
    }

    fn around(&self, canvas: &mut Canvas, room: Rect, _: &Listed<RoundGroup>, view: &View) -> Rect {
        let words = view.words;
        let year = format!("< {} >", self.year);
        let scheme = self.schemes.chosen();
        let scheme = scheme.map_or(words.say("payout-all"), |scheme| scheme_name(scheme, words));
        let pieces = [
            (words.say("label-year"), Tone::Muted),
            (" ", Tone::Plain),
            (&*year, Tone::FieldFocus),
            ("   ", Tone::Plain),
            (words.say("label-scheme"), Tone::Muted),
            (" ", Tone::Plain),
            (scheme, Tone::FieldFocus),
        ];
        canvas.pieces(room.x, room.y, room.width, &pieces);
        let told = match &self.tally {
            Ok(tally) => tally_told("round-tally", tally).text(words),
            Err(refused) => refused.text(words),
        };
        canvas.text(room.x, room.y + 1, room.width, &told, Tone::Strong);
        self.progress(canvas, Rect { y: room.y + 2, ..room }, view);
        below(room, 3)
    }

    fn columns(&self, width: u16, words: &Words) -> Vec<Column> {
        let mut columns = vec![
            Column::fixed(words.say("column-fate"), 10),
            Column::grow(words.say("label-cause"), 14),
        ];
        // Where there is no room, the clause is shown with the people of a line.
        if width >= WIDE {
            columns.push(Column::fixed(words.say("column-clause"), 8));
        }
        columns.extend([
            Column::fixed(words.say("label-township"), 12),
            Column::fixed(words.say("label-scheme"), 9),
            Column::fixed(words.say("column-people"), 6).right(),
            Column::fixed(words.say("label-amount"), 12).right(),
        ]);
        columns
    }

    fn row<'r>(&'r self, group: &'r RoundGroup, width: u16, view: &'r View) -> Row<'r> {
        let words = view.words;
        let row = Row::new()
            .toned(round_fate_name(group.fate, words), tone_of(group.fate))
            .cell(round_cause_name(&group.cause, words));
        let clause = group.cause.rule().clause();
        let row = if width >= WIDE { row.toned(clause, Tone::Muted) } else { row };
        row.cell(view.reader.places().township_name(group.township))
            .cell(group.scheme.map_or("—", |scheme| scheme_name(scheme, words)))
            .cell(text::grouped(group.lines.len()))
            .cell(group.amount.grouped())
    }

    fn keys(&self, _: Option<&RoundGroup>) -> Vec<Hint> {
        let runs = self.tally().issued > 0 && self.running().is_none();
        let mut keys: Vec<Hint> = Vec::new();
        keys.extend(runs.then(|| Action::Run.hint("round-yes")));
        keys.extend([Action::Accept.hint("round-open"), Action::Filter.hint("label-scheme")]);
        keys.push(Action::Export.into());
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("label-year")));
        keys
    }

    fn act(&mut self, action: Action, list: &mut Listed<RoundGroup>, reader: &Reader) -> Step {
        match (action, list.selected()) {
            (Action::Left | Action::Right, _) => self.turn(reader, action == Action::Right),
            (Action::Filter, _) => self.schemes.turn(true),
            (Action::Run, _) => return self.ask(reader),
            (Action::Export, _) => return Step::offer(vec![Wanted::List(Export::Claims)]),
            (Action::Accept, Some(group)) => {
                let people = RoundPeople::new(self.year, group.lines.clone());
                return Step::push(ListScreen::new(people, reader));
            }
            _ => return Step::Pass,
        }
        self.read(reader);
        list.narrowed()
    }

    fn answered(&mut self, answer: &Answer, _: &mut Listed<RoundGroup>, _: &Reader) -> Step {
        match answer {
            Answer::Confirmed => Step::Effect(Effect::RunRound(self.year, self.schemes.chosen())),
            _ => Step::Pass,
        }
    }
}

/// From so many cells on the clause is shown.
const WIDE: u16 = 98;
