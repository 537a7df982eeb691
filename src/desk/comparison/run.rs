//! The transition run: what it would come to, then how far it has come, then what became
//! of everybody.

use super::item::ComparedItem;
use super::rows::class_cells;
use super::totals::Totals;
use crate::base::{Money, TownshipCode};
use crate::casework::comparison::{Class, CompareSubject, RunStep};
use crate::desk::popups::{Confirm, MessageBox};
use crate::desk::screen::{Answer, Effect, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, Table, bar};
use crate::office::{OfficeError, Permission, Reader, TransitionLine, TransitionStatus};
use crate::words::{Message, Words, class_name, explain_error, run_step_name};
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::sync::Arc;

/// People and their money under one heading.
#[derive(Clone, Copy, Default)]
struct Tally {
    people: usize,
    amount: Money,
}

impl Tally {
    fn add(&mut self, line: &TransitionLine) {
        self.people += 1;
        self.amount += line.amount;
    }
}

/// What is done for people of a class, or why nothing is: the refusal, step, class.
type Heading = (Option<&'static str>, RunStep, Class);

/// The screen of the run.
pub struct RunScreen {
    lines: Arc<Vec<TransitionLine>>,
    /// Whether the lines are what became of a run, rather than what it would come to.
    is_outcome: bool,
    /// Each with the place of its first line.
    steps: Vec<(Heading, usize, Tally)>,
    townships: Vec<(Option<TownshipCode>, Tally)>,
    progress: Option<TransitionStatus>,
    totals: Totals,
    table: Table,
    /// The journal's length when the preview was made.
    seen: Option<u64>,
}

impl RunScreen {
    /// As things stand now: a run under way, or what one would come to.
    pub fn new(reader: &Reader) -> Self {
        let mut screen = Self {
            lines: Arc::default(),
            is_outcome: false,
            steps: Vec::new(),
            townships: Vec::new(),
            progress: None,
            totals: Totals::default(),
            table: Table::default(),
            seen: None,
        };
        screen.progress = reader.jobs().transition_status().filter(|run| run.ended.is_none());
        screen.refresh(reader);
        screen
    }

    fn take(&mut self, lines: Arc<Vec<TransitionLine>>) {
        let mut steps: BTreeMap<Heading, (usize, Tally)> = BTreeMap::new();
        let mut townships: BTreeMap<Option<TownshipCode>, Tally> = BTreeMap::new();
        for (at, line) in lines.iter().enumerate() {
            steps.entry(heading(line)).or_insert((at, Tally::default())).1.add(line);
            if line.is_done() {
                townships.entry(line.township).or_default().add(line);
            }
        }
        self.steps = steps.into_iter().map(|(step, (first, sum))| (step, first, sum)).collect();
        self.townships = townships.into_iter().collect();
        self.lines = lines;
        self.table.resize(self.steps.len());
    }

    fn done(&self) -> Tally {
        let mut tally = Tally::default();
        self.lines.iter().filter(|line| line.is_done()).for_each(|line| tally.add(line));
        tally
    }

    fn is_running(&self) -> bool {
        self.progress.as_ref().is_some_and(|run| run.ended.is_none())
    }

    fn ask(&self) -> Step {
        let done = self.done();
        if done.people == 0 {
            return Step::push(MessageBox::new("compare-run", vec!["compare-run-nothing".into()]));
        }
        let mut effects: Vec<Message> = Vec::new();
        for ((refused, step, class), _, tally) in &self.steps {
            if acts(*step) && refused.is_none() {
                let key = match (step, class) {
                    (RunStep::CarryOut, Class::MergeBenefits) => "compare-run-merges-benefits",
                    (RunStep::CarryOut, _) => "compare-run-merges-accounts",
                    (RunStep::OpenRefund(_), _) => "compare-run-refunds",
                    _ => "compare-run-opens",
                };
                let effect = Message::of(key).with("people", text::grouped(tally.people));
                effects.push(effect.with("amount", tally.amount.grouped()));
            }
        }
        effects.push("compare-run-for-good".into());
        Step::push(Confirm::new("compare-run", effects, "compare-run").irreversible())
    }

    /// The people of the selected line, one after another.
    fn open(&self, reader: &Reader) -> Step {
        let Some((chosen, ..)) = self.table.selected().and_then(|row| self.steps.get(row)) else {
            return Step::Stay;
        };
        let keys: Arc<[CompareSubject]> = self
            .lines
            .iter()
            .filter(|line| heading(line) == *chosen)
            .map(|line| line.key.clone())
            .collect();
        Step::push(ComparedItem::new(reader, keys, 0))
    }

    fn told(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        if let Some(run) = self.progress.as_ref().filter(|run| run.ended.is_none()) {
            under_way(canvas, area, run, view);
            return;
        }
        if let Some(TransitionStatus { ended: Some(Err(error)), .. }) = &self.progress {
            let told = format!("! {}", explain_error(error, words).what);
            canvas.text(area.x, area.y, area.width, &told, Tone::Bad);
            return;
        }
        let done = self.done();
        let key = match (self.is_outcome, done.people) {
            (true, _) => "compare-run-did",
            (false, 0) => "compare-run-nothing",
            (false, _) => "compare-run-would",
        };
        let gaps = [
            ("people", text::grouped(self.lines.len()).into()),
            ("done", text::grouped(done.people).into()),
            ("left", text::grouped(self.lines.len() - done.people).into()),
            ("amount", done.amount.grouped().into()),
        ];
        let tone = if self.is_outcome { Tone::Good } else { Tone::Strong };
        canvas.text(area.x, area.y, area.width, &words.say_with(key, &gaps), tone);
    }

    fn steps(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let columns = [
            Column::grow(words.say("compare-run-step"), 20),
            Column::fixed(words.say("compare-class"), class_cells(words)),
            Column::fixed(words.say("compare-people"), 7).right(),
            Column::fixed(words.say("label-amount"), 14).right(),
        ];
        self.table.view(canvas, area, &columns, |row| {
            let ((_, step, class), first, tally) = &self.steps[row];
            let (name, tone) = match &self.lines[*first].refused {
                Some(error) => (format!("! {}", explain_error(error, words).what), Tone::Warn),
                None => {
                    let tone = if acts(*step) { Tone::Strong } else { Tone::Plain };
                    (run_step_name(*step, *class, words).to_owned(), tone)
                }
            };
            Row::new()
                .toned(name, tone)
                .cell(class_name(*class, words))
                .cell(text::grouped(tally.people))
                .cell(tally.amount.grouped())
        });
    }

    fn by_township(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        canvas.text(area.x, area.y, area.width, words.say("compare-run-townships"), Tone::Muted);
        // Narrow and low, they stand in two columns.
        const WIDE: u16 = 70;
        let columns = if area.width >= WIDE { 2 } else { 1 };
        let rows = usize::from(area.height.saturating_sub(1)).max(1);
        let cells = area.width / columns - 2 * (columns - 1);
        let all = self.townships.iter().take(rows * usize::from(columns));
        for (row, (township, tally)) in all.enumerate() {
            let y = area.y + 1 + (row % rows) as u16;
            let x = area.x + (row / rows) as u16 * (area.width / columns);
            let area = Rect { x, width: cells, ..area };
            let unknown = || words.say("cli-run-no-township").to_owned();
            let name =
                township.map_or_else(unknown, |code| view.reader.places().township_name(code));
            let figures = format!("{}  {}", text::grouped(tally.people), tally.amount.grouped());
            let cells = text::width(&figures) as u16;
            let used = area.width.saturating_sub(cells + 1);
            canvas.text(area.x, y, used, &name, Tone::Plain);
            canvas.text_right(area.x, y, area.width, &figures, Tone::Plain);
        }
    }
}

fn heading(line: &TransitionLine) -> Heading {
    // Of which case something waits does not matter here.
    let step = match line.step {
        RunStep::ChoicePending(_) => RunStep::ChoicePending(crate::base::CaseId(0)),
        RunStep::UnderReview(_) => RunStep::UnderReview(crate::base::CaseId(0)),
        step => step,
    };
    let refused = line.refused.as_ref().map(|error| match error {
        OfficeError::Refused(refusal) => refusal.code(),
        _ => "",
    });
    (refused, step, line.class)
}

/// Whether a step does something.
fn acts(step: RunStep) -> bool {
    matches!(step, RunStep::CarryOut | RunStep::OpenRefund(_) | RunStep::OpenTransition)
}

/// How far a run has come: bar, rate and rest.
fn under_way(canvas: &mut Canvas, area: Rect, run: &TransitionStatus, view: &View) {
    let words = view.words;
    let cells = (area.width / 4).min(40);
    bar(canvas, area.x, area.y, cells, run.done as u64, run.all as u64, Tone::Accent);
    let seconds = usize::try_from(run.begun.seconds_until(view.now)).unwrap_or(0);
    let rate = run.done.checked_div(seconds).unwrap_or(run.done);
    let rest = (run.all - run.done).checked_div(rate).unwrap_or(0);
    let gaps = [
        ("tried", text::grouped(run.done).into()),
        ("all", text::grouped(run.all).into()),
        ("rate", text::grouped(rate).into()),
        ("rest", rest.to_string().into()),
    ];
    let told = words.say_with("compare-run-under-way", &gaps);
    let x = area.x + cells + 2;
    canvas.text(x, area.y, area.right().saturating_sub(x), &told, Tone::Strong);
}

impl Screen for RunScreen {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Run) if !self.is_running() => {
                if self.is_outcome {
                    // A second run begins with a second look.
                    self.is_outcome = false;
                    self.progress = None;
                    self.seen = None;
                    self.refresh(reader);
                    return Step::Stay;
                }
                self.ask()
            }
            Input::Act(Action::Accept) => self.open(reader),
            input if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        self.told(canvas, Rect { height: 1, ..room }, view);
        self.totals.line(canvas, Rect { y: room.y + 1, height: 1, ..room }, view);
        let body = Rect { y: room.y + 3, height: room.height.saturating_sub(3), ..room };
        if room.width >= 110 {
            let left = Rect { width: body.width * 7 / 10, ..body };
            self.steps(canvas, left, view);
            let x = left.right() + 3;
            self.by_township(canvas, Rect { x, width: body.right() - x, ..body }, view);
            return;
        }
        let above = (self.steps.len() as u16 + 1).min(body.height / 2);
        self.steps(canvas, Rect { height: above, ..body }, view);
        let y = body.y + above + 1;
        let below = Rect { y, height: body.bottom().saturating_sub(y), ..body };
        self.by_township(canvas, below, view);
    }

    fn title(&self, words: &Words) -> String {
        words.say("compare-run").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Compare
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Up.into(), Action::Down.into()];
        if !self.steps.is_empty() {
            keys.push(Action::Accept.hint("compare-run-people"));
        }
        if !self.is_running() {
            keys.push(Action::Run.hint(if self.is_outcome {
                "compare-run-again"
            } else {
                "key-run"
            }));
        }
        keys.push(Action::Back.into());
        keys
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        match answer {
            Answer::Confirmed => {
                // Whoever may not run it is told so by the office.
                if reader.may(Permission::RunTransition) {
                    self.progress = reader.jobs().transition_status();
                    self.is_outcome = true;
                }
                Step::Effect(Effect::RunTransitions)
            }
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        self.totals = Totals::of(reader, &reader.comparison().result());
        if self.is_outcome || self.is_running() {
            self.progress = reader.jobs().transition_status();
            self.is_outcome = true;
            if let Some(TransitionStatus { ended: Some(Ok(lines)), .. }) = &self.progress {
                self.take(Arc::clone(lines));
            }
            return;
        }
        let seen = Some(reader.head().seq);
        if self.seen != seen {
            self.seen = seen;
            self.take(Arc::new(reader.jobs().preview_transitions()));
        }
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        ["compare-note-run", "compare-note-run-twice"].map(|key| words.say(key).to_owned()).to_vec()
    }
}
