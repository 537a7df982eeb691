//! Making batches: how many go out by which way, what is held back and why, the money that
//! is needed against what there is; made after one key.

use crate::base::{CaseId, Money};
use crate::casework::{BatchKind, Case, Command, FundCommand, Hold, PayLine, Route};
use crate::desk::canvas::Canvas;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::screens::{Message, buttons};
use crate::desk::widgets::{centred, popup};
use crate::desk::{Action, Context, Hint, Input, Tone, text};
use crate::office::Reader;
use crate::words::{Saying, Words, batch_kind_name, hold_told, route_name};
use ratatui::layout::Rect;

/// One batch that would be made.
struct Planned {
    kind: BatchKind,
    route: Route,
    cases: Vec<CaseId>,
    total: Money,
}

/// Cases that stay where they are, for one cause.
struct Held {
    cause: Saying,
    cases: usize,
    /// The first of them by name.
    names: Vec<String>,
}

/// A popup that makes the batches it shows and answers [`Answer::AllDone`].
pub(super) struct Making {
    /// One kind, or all that pay out.
    only: Option<BatchKind>,
    batches: Vec<Planned>,
    held: Vec<Held>,
    on_yes: bool,
}

impl Making {
    pub(super) fn new(reader: &Reader) -> Self {
        let mut making = Self { only: None, batches: vec![], held: vec![], on_yes: false };
        making.refresh(reader);
        making
    }

    /// The next kind, after the last one all that pay out again.
    fn turn(&mut self, forward: bool, reader: &Reader) {
        let stops: Vec<Option<BatchKind>> =
            std::iter::once(None).chain(BatchKind::ALL.map(Some)).collect();
        let at = stops.iter().position(|stop| *stop == self.only).unwrap_or(0);
        let step = if forward { 1 } else { stops.len() - 1 };
        self.only = stops[(at + step) % stops.len()];
        self.refresh(reader);
    }

    fn kinds(&self) -> Vec<BatchKind> {
        let paying = BatchKind::ALL.into_iter().filter(|kind| kind.pays_out());
        self.only.map_or_else(|| paying.collect(), |kind| vec![kind])
    }

    /// Puts what can be paid into batches in the order of the cases, as the rules will, as
    /// long as there is money; tells for the others what holds them back.
    fn plan(&mut self, kind: BatchKind, left: &mut Money, reader: &Reader) {
        let mut payables = reader.payables(kind);
        payables.sort_unstable_by_key(|(case, _)| case.id);
        let most = reader.rules().batch_lines as usize;
        for route in [Route::Account, Route::Bank] {
            let mut reaches = true;
            for (case, line) in &payables {
                let Some(line) = goes_out(line, route) else { continue };
                reaches &= !kind.pays_out() || line.amount <= *left;
                if !reaches {
                    self.hold("hold-not-enough".into(), case, reader);
                    continue;
                }
                if kind.pays_out() {
                    *left -= line.amount;
                }
                let open = self.batches.last_mut().filter(|batch| {
                    (batch.kind, batch.route) == (kind, route) && batch.cases.len() < most
                });
                match open {
                    Some(batch) => {
                        batch.cases.push(case.id);
                        batch.total += line.amount;
                    }
                    None => {
                        let (cases, total) = (vec![case.id], line.amount);
                        self.batches.push(Planned { kind, route, cases, total });
                    }
                }
            }
        }
        for (case, line) in &payables {
            match line {
                Ok(line) if line.returned_before => {
                    self.hold("hold-returned".into(), case, reader);
                }
                Ok(_) => {}
                Err(hold) => self.hold(hold_told(hold), case, reader),
            }
        }
    }

    fn hold(&mut self, cause: Saying, case: &Case, reader: &Reader) {
        const NAMED: usize = 3;
        let name = reader.person(case.person).map_or_else(String::new, |file| file.name.clone());
        let at = self.held.iter().position(|held| held.cause == cause);
        let at = at.unwrap_or_else(|| {
            self.held.push(Held { cause, cases: 0, names: Vec::new() });
            self.held.len() - 1
        });
        let held = &mut self.held[at];
        held.cases += 1;
        if held.names.len() < NAMED {
            held.names.push(name);
        }
    }

    fn total(&self) -> (usize, Money) {
        let each = self.batches.iter().map(|batch| (batch.cases.len(), batch.total));
        each.fold((0, Money::ZERO), |(lines, sum), (own, total)| (lines + own, sum + total))
    }

    fn make(&self) -> Step {
        if self.batches.is_empty() {
            return Step::push(Message::new("message-refused", vec!["fund-make-none".into()]));
        }
        let command = |batch: &Planned| {
            let (kind, route, cases) = (batch.kind, batch.route, batch.cases.clone());
            (Command::Fund(FundCommand::MakeBatch { kind, route, cases }), None)
        };
        Step::SubmitAll(self.batches.iter().map(command).collect())
    }

    /// What it comes to, and the money: each line with its tone.
    fn sums(&self, view: &View) -> Vec<(Saying, Tone)> {
        let (lines, total) = self.total();
        if self.batches.is_empty() {
            return vec![("fund-make-none".into(), Tone::Warn)];
        }
        let all = Saying::of("fund-make-all").count("batches", self.batches.len());
        let all = all.count("lines", lines).with("total", total.grouped());
        let there = view.reader.fund().payable();
        let money = Saying::of("fund-make-money")
            .with("total", total.grouped())
            .with("there", there.grouped())
            .with("left", (there - total).grouped());
        let pays = self.only.is_none_or(BatchKind::pays_out);
        let money = pays.then_some((money, Tone::Plain));
        std::iter::once((all, Tone::Strong)).chain(money).collect()
    }

    /// What is held back, a line for each cause.
    fn causes(&self) -> Vec<(Saying, Tone)> {
        let held: usize = self.held.iter().map(|held| held.cases).sum();
        let head = (Saying::of("fund-make-held").count("cases", held), Tone::Warn);
        let each = self.held.iter().map(|held| {
            let all = held.cases == held.names.len();
            let names = Saying::of(if all { "fund-make-who" } else { "fund-make-more" });
            let line = Saying::of("fund-make-cause").said("cause", held.cause.clone());
            let line = line.count("cases", held.cases);
            (line.said("who", names.with("names", held.names.join(" "))), Tone::Plain)
        });
        let head = (held > 0).then_some(head);
        head.into_iter().chain(each).collect()
    }
}

/// What a case sends by a way; nothing where it came back from that very account.
fn goes_out(line: &Result<PayLine, Hold>, route: Route) -> Option<&PayLine> {
    line.as_ref().ok().filter(|line| line.route == route && !line.returned_before)
}

impl Screen for Making {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Digit(1) => return self.make(),
            Input::Act(Action::Accept) if self.on_yes => return self.make(),
            Input::Digit(0) | Input::Act(Action::Accept | Action::Back) => return Step::back(),
            Input::Act(Action::Up) => self.turn(false, reader),
            Input::Act(Action::Down) => self.turn(true, reader),
            Input::Act(
                Action::Left | Action::Right | Action::NextField | Action::PreviousField,
            ) => self.on_yes = !self.on_yes,
            _ => {}
        }
        Step::Stay
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        const WIDTH: u16 = 74;
        let words = view.words;
        let room = usize::from(WIDTH.min(area.width).saturating_sub(4));
        let wrapped = |told: Vec<(Saying, Tone)>| -> Vec<(String, Tone)> {
            let lines = told.into_iter().map(|(said, tone)| (said.worded(words), tone));
            let lines = lines.flat_map(|(line, tone)| {
                text::wrap(&line, room).into_iter().map(move |line| (line, tone))
            });
            lines.collect()
        };
        let (sums, causes) = (wrapped(self.sums(view)), wrapped(self.causes()));
        let planned_rows = self.batches.len() as u16;
        let blocks = [planned_rows, sums.len() as u16, causes.len() as u16];
        let rows: u16 = blocks.into_iter().filter(|rows| *rows > 0).map(|rows| rows + 1).sum();
        let inside = centred(area, WIDTH, (rows + 5).min(area.height));
        let inside = popup(canvas, inside, words.say("fund-make"));
        let kind =
            self.only.map_or(words.say("fund-make-every"), |kind| batch_kind_name(kind, words));
        let kind = format!("< {kind} >");
        let label = format!("{} ", words.say("label-matter"));
        let pieces = [(&*label, Tone::Muted), (&*kind, Tone::FieldFocus)];
        canvas.pieces(inside.x, inside.y, inside.width, &pieces);
        let last = inside.bottom().saturating_sub(1);
        let mut y = inside.y + 2;
        for batch in self.batches.iter().take(usize::from(last.saturating_sub(y))) {
            planned(canvas, Rect { y, height: 1, ..inside }, batch, words);
            y += 1;
        }
        for block in [sums, causes] {
            y += u16::from(y > inside.y + 2);
            for (line, tone) in block.iter().take(usize::from(last.saturating_sub(y + 1))) {
                canvas.text(inside.x, y, inside.width, line, *tone);
                y += 1;
            }
        }
        let place = Rect { y: last, height: 1, ..inside };
        buttons(canvas, place, ("fund-make-yes", self.on_yes), words);
    }

    fn title(&self, words: &Words) -> String {
        words.say("fund-make").to_owned()
    }

    fn context(&self) -> Context {
        Context::Form
    }

    fn keys(&self) -> Vec<Hint> {
        let kinds = [Action::Up, Action::Down].map(|way| way.hint("fund-make-kind"));
        let sides = [Action::Left, Action::Right].map(|side| side.hint("key-select"));
        let ends = [Action::Accept.into(), Action::Back.hint("confirm-cancel")];
        kinds.into_iter().chain(sides).chain(ends).collect()
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match answer {
            Answer::AllDone(outcomes) => Step::Pop(Answer::AllDone(outcomes.clone())),
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        (self.batches, self.held) = (Vec::new(), Vec::new());
        let mut left = reader.fund().payable();
        for kind in self.kinds() {
            self.plan(kind, &mut left, reader);
        }
    }

    fn popup(&self) -> bool {
        true
    }
}

/// One batch on a line: what, by which way, how many, how much.
fn planned(canvas: &mut Canvas, line: Rect, batch: &Planned, words: &Words) {
    let Rect { x, y, width, .. } = line;
    canvas.text(x, y, 14, batch_kind_name(batch.kind, words), Tone::Strong);
    canvas.text(x + 14, y, 22, route_name(batch.route, words), Tone::Plain);
    let lines = Saying::of("fund-make-lines").count("lines", batch.cases.len()).worded(words);
    canvas.text_right(x + 36, y, 12, &lines, Tone::Plain);
    canvas.text_right(
        x + 48,
        y,
        width.saturating_sub(48).min(20),
        &batch.total.grouped(),
        Tone::Strong,
    );
}
