//! The tab 审核: left the queue, right the item; where there is no room, the item
//! takes the queue's place.

use super::back::{Decided, Taken};
use super::item;
use super::queue::{Item, Items, earlier};
use super::reasons::Reasons;
use crate::base::{CaseId, PersonId};
use crate::casework::{CaseEvent, Command, ConfirmationCommand, Event, ReviewCommand, Stage};
use crate::desk::people::open_person;
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, Table, two_panes};
use crate::office::{Queue, Reader, Receipt};
use crate::words::{Message, Words, matter_title, step_name};
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// The screen of the tab.
pub struct Review {
    steps: Vec<crate::casework::ReviewStep>,
    filter: Option<crate::casework::ReviewStep>,
    pub(super) items: Items,
    pub(super) shown: Vec<usize>,
    pub(super) table: Table,
    pub(super) marks: BTreeSet<CaseId>,
    /// Left out of a bulk pass for a closer look.
    pub(super) drawn: BTreeSet<CaseId>,
    /// What was decided from here.
    pub(super) decided: Decided,
    /// The item has the whole screen.
    full: bool,
    /// Whose item is selected: it is being looked at.
    person: Option<PersonId>,
    /// The journal's length when this was read, to be told of others' changes since.
    pub(super) seen: u64,
    /// Somebody else decided the selected item, and another stands in its place: that one
    /// is decided only after a further key.
    moved: Option<Message>,
    /// What became of the last act.
    pub(super) told: Option<Message>,
}

/// So many cells and more show the item beside the queue.
const BESIDE: u16 = 98;

impl Review {
    /// As things stand now.
    pub fn new(reader: &Reader) -> Self {
        let mut review = Self {
            steps: reader.my_steps(),
            filter: None,
            items: Items::default(),
            shown: Vec::new(),
            table: Table::default(),
            marks: BTreeSet::new(),
            drawn: BTreeSet::new(),
            decided: Decided::default(),
            full: false,
            person: None,
            seen: 0,
            moved: None,
            told: None,
        };
        review.refresh(reader);
        review
    }

    pub(super) fn selected(&self) -> Option<Item<'_>> {
        self.items.get(*self.shown.get(self.table.selected()?)?)
    }

    /// Shows what the filter lets through, with a case selected if it is there.
    fn narrow(&mut self, keep: Option<CaseId>) {
        let fits = |item: &Item| self.filter.is_none_or(|step| item.step == step);
        let items = self.items.iter().enumerate().filter(|(_, item)| fits(item));
        self.shown = items.map(|(at, _)| at).collect();
        self.table.resize(self.shown.len());
        let is_kept = |at: &usize| self.items.get(*at).is_some_and(|i| Some(i.case) == keep);
        if let Some(row) = self.shown.iter().position(is_kept) {
            self.table.select(row);
        }
    }

    /// The next step of mine in a direction; before the first stand all of them.
    fn turn(&mut self, forward: bool) -> Step {
        let stops = self.steps.len() + 1;
        let at = self.steps.iter().position(|step| Some(*step) == self.filter);
        let at = at.map_or(0, |at| at + 1);
        let to = if forward { at + 1 } else { at + stops - 1 } % stops;
        self.filter = to.checked_sub(1).and_then(|at| self.steps.get(at)).copied();
        self.table.select(0);
        self.narrow(None);
        Step::Stay
    }

    fn decide(&self, command: ReviewCommand) -> Step {
        Step::submit(Command::Review(command), Some(self.seen))
    }

    fn done(&mut self, receipt: &Receipt, reader: &Reader) -> Step {
        let Some(case) = receipt.case() else { return Step::Stay };
        self.marks.remove(&case);
        let key = match receipt.events.first() {
            Some(Event::Case(CaseEvent::TakenBack { .. })) => {
                self.decided.forget(case);
                self.narrow(Some(case));
                "review-did-take-back"
            }
            Some(Event::Case(CaseEvent::HouseholdAsked { .. })) => "review-did-household",
            Some(Event::Case(CaseEvent::Returned { .. })) => {
                self.decided.returned(case);
                "review-did-return"
            }
            Some(Event::Case(CaseEvent::Rejected { .. })) => {
                self.decided.alone(case);
                "review-did-reject"
            }
            _ => {
                self.decided.alone(case);
                "review-did-pass"
            }
        };
        let name = reader.row(case).map(|row| row.person.name.clone()).unwrap_or_default();
        self.told = Some(Message::of(key).with("name", name));
        self.full &= !self.shown.is_empty();
        Step::Stay
    }

    fn act(&mut self, action: Action, reader: &Reader) -> Step {
        let Some(item) = self.selected() else { return Step::Pass };
        let (case, step) = (item.case, item.step);
        match action {
            Action::Pass | Action::Return | Action::Reject if self.moved.is_some() => {
                self.told = self.moved.take();
                Step::Stay
            }
            Action::Pass => self.decide(ReviewCommand::Pass { case }),
            Action::Return | Action::Reject if item.own => {
                // The office refuses it, and its words say why.
                self.decide(ReviewCommand::Pass { case })
            }
            Action::Return => {
                let layers = reader.case(case).map(|case| earlier(case, step));
                Step::push(Reasons::to_return(case, self.seen, layers.unwrap_or_default()))
            }
            Action::Reject => Step::push(Reasons::to_reject(case, self.seen)),
            Action::AskHousehold => {
                let ask = ConfirmationCommand::AskHousehold { case };
                Step::submit(Command::Confirmation(ask), Some(self.seen))
            }
            Action::Mark => self.mark(),
            Action::MarkPage if !self.full => self.mark_page(),
            Action::Details => self.open_file(reader),
            Action::Accept if self.full => self.open_file(reader),
            Action::Accept => {
                self.full = true;
                Step::Stay
            }
            _ => Step::Pass,
        }
    }

    fn take(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Left) => self.turn(false),
            Input::Act(Action::Right) => self.turn(true),
            Input::Act(Action::PassMarked) => self.ask_to_pass_marked(reader),
            Input::Act(Action::TakeBack) => self.take_back(reader),
            Input::Act(Action::Back) if self.full => {
                self.full = false;
                Step::Stay
            }
            input if self.table.update(input) => Step::Stay,
            Input::Act(action) => self.act(*action, reader),
            _ => Step::Pass,
        }
    }

    fn look(&mut self, reader: &Reader) {
        let case = self.selected().and_then(|item| reader.case(item.case));
        self.person = case.map(|case| case.person);
    }

    fn open_file(&self, reader: &Reader) -> Step {
        let row = self.selected().and_then(|item| reader.row(item.case));
        row.map_or(Step::Stay, |row| Step::Push(open_person(reader, row.person.id)))
    }

    fn heading(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let mut x = area.x;
        let stops = [None].into_iter().chain(self.steps.iter().copied().map(Some));
        for stop in stops {
            let chosen = stop == self.filter;
            let count = self.items.count(stop);
            if count == 0 && !chosen {
                continue;
            }
            let name = stop.map_or(words.say("review-all"), |step| step_name(step, words));
            let sign = if chosen { canvas.theme().glyphs().selected } else { " " };
            let tone = if chosen { Tone::Strong } else { Tone::Plain };
            let count = format!(" {}", text::grouped(count));
            let pieces = [(sign, Tone::Accent), (name, tone), (&*count, Tone::Warn)];
            x += canvas.pieces(x, area.y, area.right().saturating_sub(x), &pieces) + 1;
        }
        let tally = Message::of("review-tally").count("found", self.items.found());
        let tally = tally.count("marked", self.marks.len()).text(words);
        let told = self.told.as_ref().map(|told| told.text(words)).unwrap_or_default();
        let tone = if self.moved.is_some() { Tone::Warn } else { Tone::Good };
        let pieces = [(&*tally, Tone::Muted), ("   ", Tone::Plain), (&*told, tone)];
        // Where there is no room for both, what is told goes first.
        let fits = text::width(&tally) + 3 + text::width(&told) < usize::from(area.width);
        let pieces = if fits { &pieces[..] } else { &pieces[2..] };
        canvas.pieces(area.x + 1, area.y + 1, area.width - 1, pieces);
    }

    fn list(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        if self.shown.is_empty() {
            canvas.text(area.x + 1, area.y + 1, area.width, words.say("review-empty"), Tone::Muted);
            return;
        }
        let wide = area.width >= 70;
        let mut columns = vec![
            Column::fixed("", 1),
            Column::fixed(words.say("review-flag"), 5),
            Column::fixed(words.say("label-name"), 8),
            Column::grow(words.say("label-matter"), 12),
        ];
        if wide {
            columns.push(Column::fixed(words.say("label-village"), 10));
            columns.push(Column::fixed(words.say("review-handlers"), 13));
        }
        columns.push(Column::fixed(words.say("review-age"), 7).right());
        self.table.view(canvas, area, &columns, |row| self.row(self.shown[row], wide, view));
    }

    fn row<'r>(&self, place: usize, wide: bool, view: &'r View) -> Row<'r> {
        let (words, reader) = (view.words, view.reader);
        let Some(item) = self.items.get(place) else { return Row::new() };
        let Some(row) = reader.row(item.case) else { return Row::new() };
        let mark = if self.marks.contains(&item.case) { view.theme.glyphs().marked } else { "" };
        let (flag, tone) = match item.findings.len() {
            _ if item.own => (words.say("review-own").to_owned(), Tone::Muted),
            0 if self.drawn.contains(&item.case) => {
                (words.say("review-drawn").to_owned(), Tone::Accent)
            }
            0 => (String::new(), Tone::Plain),
            _ => (format!("! {}", item.risk()), Tone::Warn),
        };
        let cells = Row::new()
            .toned(mark, Tone::Good)
            .toned(flag, tone)
            .toned(row.person.name.clone(), Tone::Strong)
            .cell(matter_title(&row.case.matter, words));
        let cells = if wide {
            let village = row.person.village.map(|code| reader.places().village_short(code));
            let last = row.case.handlers.last().map(|handled| reader.staff_name(&handled.by));
            cells.cell(village.unwrap_or_default()).cell(last.unwrap_or_default())
        } else {
            cells
        };
        let days = item.since.date().days_until(view.now.date());
        let days = usize::try_from(days).unwrap_or(0);
        let age = words.say_with("review-days", &[("count", days.into())]);
        match item.overdue {
            true => cells.toned(format!("! {age}"), Tone::Bad),
            false => cells.cell(age),
        }
    }
}

/// Who decided what was selected, where that is known, and that the next stands there now.
fn moved_on(reader: &Reader, gone: CaseId) -> Message {
    let row = reader.row(gone);
    let by = row.as_ref().and_then(|row| match (&row.case.decision, row.case.stage) {
        (Some(decision), _) => Some(&decision.by),
        (None, Stage::Returned) => row.case.returned.as_ref().map(|back| &back.by),
        _ => None,
    });
    let name = row.as_ref().map(|row| row.person.name.clone()).unwrap_or_default();
    let told = Message::of(if by.is_some() { "review-moved-by" } else { "review-moved" });
    let by = by.map(|by| reader.staff_name(by)).unwrap_or_default();
    told.with("name", name).with("by", by)
}

impl Screen for Review {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        self.told = None;
        let step = self.take(input, reader);
        self.decided.stale();
        self.moved = None;
        self.look(reader);
        step
    }

    fn show_queue(&mut self, queue: Queue, reader: &Reader) {
        let Queue::Waiting(step) = queue else { return };
        self.filter = Some(step).filter(|step| self.steps.contains(step));
        self.full = false;
        self.table.select(0);
        self.narrow(None);
        self.look(reader);
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        self.heading(canvas, room, view);
        let body = Rect { y: room.y + 2, height: room.height.saturating_sub(2), ..room };
        let item = self.selected();
        if let (true, Some(item)) = (self.full, item) {
            item::draw(canvas, body, &item, view);
            return;
        }
        let (left, right) = two_panes(canvas, body, 45, BESIDE);
        self.list(canvas, left, view);
        if let (Some(right), Some(item)) = (right, item) {
            item::draw(canvas, right, &item, view);
        }
    }

    fn title(&self, words: &Words) -> String {
        words.say("tab-review").to_owned()
    }

    fn about(&self) -> Option<PersonId> {
        self.person
    }

    fn context(&self) -> KeyContext {
        KeyContext::Review
    }

    fn keys(&self) -> Vec<Hint> {
        let decisions = [Action::Pass, Action::Return, Action::Reject];
        let mut keys: Vec<Hint> = decisions.map(Hint::from).to_vec();
        if self.full {
            keys.push(Action::TakeBack.into());
            keys.extend([Action::Up, Action::Down].map(|side| side.hint("review-turn")));
            keys.extend([Action::Accept.hint("review-file"), Action::Back.into()]);
        } else {
            // Whoever sits here for the first time must find how one is looked at.
            keys.push(Action::Accept.hint("key-open"));
            let marking = [Action::Mark, Action::PassMarked, Action::MarkPage, Action::TakeBack];
            keys.extend(marking.map(Hint::from));
            keys.extend([Action::Left, Action::Right].map(|side| side.hint("key-filter")));
            keys.push(Action::Details.hint("review-file"));
        }
        keys.push(Action::AskHousehold.into());
        keys
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        // What left the list now was decided here.
        self.moved = None;
        let taken = self.decided.answered();
        match (answer, taken) {
            (Answer::Confirmed, Some(Taken::Asked(case))) => self.submit_take_back(case),
            (Answer::Done(receipt), _) => self.done(receipt, reader),
            (Answer::AllDone(outcomes), _) => self.bulk_done(outcomes),
            (Answer::Confirmed, _) => self.pass_marked(reader),
            (Answer::Declined(_), Some(Taken::Submitted(case))) => {
                // It has gone on; the next asks for the decision before it.
                self.decided.forget(case);
                Step::Pass
            }
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        let keep = self.selected().map(|item| item.case);
        self.items = Items::of(reader);
        self.seen = reader.head().seq;
        self.marks.retain(|case| self.items.has(*case));
        self.drawn.retain(|case| self.items.has(*case));
        if let Some(gone) = keep.filter(|case| !self.items.has(*case)) {
            self.moved = Some(moved_on(reader, gone));
            self.told.clone_from(&self.moved);
        }
        self.narrow(keep);
        self.look(reader);
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        ["review-note-risk", "review-note-eyes", "review-note-bulk", "review-note-back"]
            .map(|key| words.say(key).to_owned())
            .to_vec()
    }
}
