//! Making batches: how many go out by which way, what is held back and why, the money that
//! is needed against what there is; made after one key.

use super::plan::{Plan, Rests, rests};
use crate::casework::{BatchKind, Command, FundCommand, PlannedBatch};
use crate::desk::popups::{MessageBox, buttons};
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::Popup;
use crate::office::Reader;
use crate::words::{Message, Words, batch_kind_name, route_name};
use ratatui::layout::Rect;

/// A text in words with its tone.
type TonedLine = (String, Tone);

/// A popup that makes the batches it shows and answers [`Answer::AllDone`].
pub(super) struct Making {
    /// One kind, or all that pay out.
    only: Option<BatchKind>,
    plan: Plan,
    rests: Rests,
    on_yes: bool,
}

impl Making {
    pub(super) fn new(reader: &Reader) -> Self {
        let plan = Plan::default();
        let mut making = Self { only: None, plan, rests: rests(reader), on_yes: false };
        making.plan(reader);
        making
    }

    fn plan(&mut self, reader: &Reader) {
        self.plan = Plan::of(&self.kinds(), reader);
    }

    /// The next kind, after the last one all that pay out again.
    fn turn(&mut self, forward: bool, reader: &Reader) {
        let stops: Vec<Option<BatchKind>> =
            std::iter::once(None).chain(BatchKind::ALL.map(Some)).collect();
        let at = stops.iter().position(|stop| *stop == self.only).unwrap_or(0);
        let step = if forward { 1 } else { stops.len() - 1 };
        self.only = stops[(at + step) % stops.len()];
        self.plan(reader);
    }

    fn kinds(&self) -> Vec<BatchKind> {
        let paying = BatchKind::ALL.into_iter().filter(|kind| kind.pays_out());
        self.only.map_or_else(|| paying.collect(), |kind| vec![kind])
    }

    /// Makes what is shown. What somebody changed meanwhile in a file, such as a death, leaves
    /// the queue as it is and is seen only here: then nothing is made, and the new plan shown.
    fn make(&mut self, reader: &Reader) -> Step {
        let shown = std::mem::take(&mut self.plan);
        self.plan(reader);
        if self.plan != shown {
            return Step::push(MessageBox::new(
                "message-changed",
                vec!["fund-make-changed".into()],
            ));
        }
        if self.plan.batches.is_empty() {
            return Step::push(MessageBox::new("message-refused", vec!["fund-make-none".into()]));
        }
        let command = |batch: &PlannedBatch| {
            let (kind, route, cases) = (batch.kind, batch.route, batch.cases.clone());
            (Command::Fund(FundCommand::MakeBatch { kind, route, cases, again: false }), None)
        };
        Step::submit_all(self.plan.batches.iter().map(command).collect())
    }

    /// What it comes to, and the money: each line with its tone.
    fn sums(&self, view: &View) -> Vec<(Message, Tone)> {
        let (lines, total) = self.plan.total();
        if self.plan.batches.is_empty() {
            return vec![("fund-make-none".into(), Tone::Warn)];
        }
        let all = Message::of("fund-make-all").count("batches", self.plan.batches.len());
        let all = all.count("lines", lines).with("total", total.grouped());
        let there = view.reader.fund().account().payable();
        let money = Message::of("fund-make-money")
            .with("total", total.grouped())
            .with("there", there.grouped())
            .with("left", (there - total).grouped());
        let pays = self.only.is_none_or(BatchKind::pays_out);
        let money = pays.then_some((money, Tone::Plain));
        std::iter::once((all, Tone::Strong)).chain(money).collect()
    }

    /// What is held back, a text for each cause.
    fn causes(&self, words: &Words) -> Vec<(Message, Tone)> {
        let each = self.plan.held.iter().map(|held| {
            let others = held.cases - held.names.len();
            let who = Message::of(if others == 0 { "fund-make-who" } else { "fund-make-more" })
                .with("names", held.names.join(words.say("fault-between-values")))
                .count("others", others);
            let line = Message::of("fund-make-cause").said("cause", held.cause.clone());
            (line.count("cases", held.cases).said("who", who), Tone::Plain)
        });
        each.collect()
    }

    /// The causes in some rows below their heading; how many do not fit is said in the last.
    fn held_lines(&self, rows: usize, room: usize, words: &Words) -> Vec<TonedLine> {
        let cases: usize = self.plan.held.iter().map(|held| held.cases).sum();
        if cases == 0 {
            return Vec::new();
        }
        let head = (Message::of("fund-make-held").count("cases", cases), Tone::Warn);
        let mut lines = wrapped(head, room, words);
        let each = self.causes(words).into_iter().map(|told| wrapped(told, room, words));
        let each: Vec<Vec<TonedLine>> = each.collect();
        let heights: Vec<usize> = each.iter().map(Vec::len).collect();
        let shown = fitting(&heights, rows.saturating_sub(lines.len()));
        lines.extend(each.into_iter().take(shown).flatten());
        let cut = &self.plan.held[shown..];
        if !cut.is_empty() {
            let cases = cut.iter().map(|held| held.cases).sum();
            let told = Message::of("fund-make-cut-causes").count("causes", cut.len());
            lines.push((told.count("cases", cases).text(words), Tone::Warn));
        }
        lines
    }
}

/// A text in as many lines as it takes.
fn wrapped((said, tone): (Message, Tone), room: usize, words: &Words) -> Vec<TonedLine> {
    text::wrap(&said.text(words), room).into_iter().map(|line| (line, tone)).collect()
}

/// How many parts, each so many rows high, are shown in some rows; where not all are, one row
/// is left to say so.
fn fitting(heights: &[usize], rows: usize) -> usize {
    if heights.iter().sum::<usize>() <= rows {
        return heights.len();
    }
    let mut left = rows.saturating_sub(1);
    let fits = |height: &&usize| {
        let fits = **height <= left;
        left = left.saturating_sub(**height);
        fits
    };
    heights.iter().take_while(fits).count()
}

impl Screen for Making {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Digit(1) => return self.make(reader),
            Input::Act(Action::Accept) if self.on_yes => return self.make(reader),
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
        // The kind, the buttons, the box and the empty lines between.
        const AROUND: u16 = 5;
        let words = view.words;
        let batches = &self.plan.batches;
        let room = usize::from(WIDTH.min(area.width).saturating_sub(4));
        let sums = self.sums(view).into_iter();
        let sums: Vec<TonedLine> = sums.flat_map(|told| wrapped(told, room, words)).collect();
        let most = usize::from(area.height.saturating_sub(AROUND));
        let rows = most.saturating_sub(sums.len() + 3);
        let wanted = self.held_lines(usize::MAX, room, words).len();
        let listed = fitting(&vec![1; batches.len()], rows.saturating_sub(wanted).max(rows / 2));
        let cut = (listed < batches.len()).then(|| {
            let told = Message::of("fund-make-cut").count("batches", batches.len() - listed);
            (told.text(words), Tone::Warn)
        });
        let above = listed + usize::from(cut.is_some());
        let causes = self.held_lines(rows.saturating_sub(above), room, words);
        let kind =
            self.only.map_or(words.say("fund-make-every"), |kind| batch_kind_name(kind, words));
        let label = format!("{} ", words.say("label-matter"));
        let kind = format!("< {kind} >");
        let mut popup = Popup::new(WIDTH, words.say("fund-make"))
            .pieces(vec![(label.into(), Tone::Muted), (kind.into(), Tone::FieldFocus)])
            .blank();
        for batch in batches.iter().take(listed) {
            popup = popup.drawn(1, move |canvas, line| planned(canvas, line, batch, words));
        }
        popup = popup.texts(cut);
        if above > 0 {
            popup = popup.blank();
        }
        for lines in [sums, causes].into_iter().filter(|lines| !lines.is_empty()) {
            popup = popup.texts(lines).blank();
        }
        popup
            .drawn(1, |canvas, place| {
                buttons(canvas, place, ("fund-make-yes", self.on_yes), words);
            })
            .draw(canvas, area);
    }

    fn title(&self, words: &Words) -> String {
        words.say("fund-make").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Form
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
        let now = rests(reader);
        if now != self.rests {
            self.rests = now;
            self.plan(reader);
        }
    }

    fn popup(&self) -> bool {
        true
    }
}

/// One batch on a line: what, by which way, how many, how much.
fn planned(canvas: &mut Canvas, line: Rect, batch: &PlannedBatch, words: &Words) {
    let Rect { x, y, width, .. } = line;
    canvas.text(x, y, 14, batch_kind_name(batch.kind, words), Tone::Strong);
    canvas.text(x + 14, y, 22, route_name(batch.route, words), Tone::Plain);
    let lines = Message::of("fund-make-lines").count("lines", batch.cases.len()).text(words);
    canvas.text_right(x + 36, y, 12, &lines, Tone::Plain);
    canvas.text_right(
        x + 48,
        y,
        width.saturating_sub(48).min(20),
        &batch.total.grouped(),
        Tone::Strong,
    );
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn what_does_not_fit_leaves_a_row_to_say_so() {
        assert_eq!(fitting(&[1, 1, 2], 4), 3);
        assert_eq!(fitting(&[1, 1, 2], 3), 2);
        assert_eq!(fitting(&[1, 2, 1], 3), 1);
        assert_eq!(fitting(&[1, 1], 1), 0);
        assert_eq!(fitting(&[], 0), 0);
    }
}
