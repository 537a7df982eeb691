//! The tab 审核: left the queue, right the item; where there is no room, the item
//! takes the queue's place.

use super::decided::{DecidedHere, TakenBack};
use super::item::{self, NearOfItem};
use super::queue::ReviewItems;
use super::reasons::Reasons;
use crate::base::{CaseId, PersonId};
use crate::casework::{CaseEvent, Command, ConfirmationCommand, Event, ReviewCommand, ReviewStep};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::mends::{mends_to_review, waiting_mends};
use crate::desk::people::open_person;
use crate::desk::screen::{Answer, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Column, Row, Stops, below, two_panes};
use crate::office::{CommandReceipt, Queue, Reader};
use crate::words::{Message, Words, matter_title};
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// The queue of the tab.
pub struct Review {
    pub(super) steps: Stops<ReviewStep>,
    pub(super) items: ReviewItems,
    pub(super) marks: BTreeSet<CaseId>,
    /// Left out of a bulk pass for a closer look.
    pub(super) drawn: BTreeSet<CaseId>,
    /// What was decided from here.
    pub(super) decided: DecidedHere,
    /// The item has the whole screen.
    full: bool,
    /// Whose item is selected: it is being looked at.
    person: Option<PersonId>,
    near: NearOfItem,
    /// Somebody else decided the selected item, and another is in its place: that one
    /// is decided only after a further key.
    pub(super) moved: Option<Message>,
    /// Corrections of roster lines that wait beside the cases.
    pub(super) mends: usize,
    /// The same for the key that is being taken.
    bars: Option<Message>,
}

/// So many cells and more show the item beside the queue.
const BESIDE: u16 = 98;

impl Review {
    /// Everything that waits for the user.
    pub fn new(reader: &Reader) -> Self {
        Self {
            steps: Stops::all_or_each(reader.review().my_steps()),
            items: ReviewItems::default(),
            marks: BTreeSet::new(),
            drawn: BTreeSet::new(),
            decided: DecidedHere::default(),
            full: false,
            person: None,
            near: NearOfItem::default(),
            moved: None,
            mends: 0,
            bars: None,
        }
    }

    fn done(
        &mut self,
        receipt: &CommandReceipt,
        list: &mut Listed<usize>,
        reader: &Reader,
    ) -> Step {
        let Some(case) = receipt.case() else { return Step::Stay };
        self.marks.remove(&case);
        let key = match receipt.events.first() {
            Some(Event::Case(CaseEvent::TakenBack { .. })) => {
                self.decided.forget(case);
                let row = list.items().iter().position(|at| self.case(*at) == Some(case));
                row.into_iter().for_each(|row| list.table.select(row));
                "review-did-take-back"
            }
            Some(Event::Case(CaseEvent::HouseholdAsked { .. })) => "review-did-household",
            Some(Event::Case(CaseEvent::Returned { .. })) => {
                self.decided.alone(case);
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
        let name = reader.cases().row(case).map(|row| row.person.name.clone()).unwrap_or_default();
        self.full &= !list.items().is_empty();
        list.tell(Message::of(key).with("name", name))
    }

    fn case(&self, place: usize) -> Option<CaseId> {
        self.items.get(place).map(|item| item.case)
    }

    /// Does an action on the selected item.
    fn on_item(
        &mut self,
        action: Action,
        place: usize,
        list: &mut Listed<usize>,
        reader: &Reader,
    ) -> Step {
        let Some(item) = self.items.get(place) else { return Step::Pass };
        let (case, step, own, seen) = (item.case, item.step, item.own, list.seen);
        let decide = |command| Step::submit(Command::Review(command), Some(seen));
        match action {
            Action::Pass | Action::Return | Action::Reject if self.bars.is_some() => {
                list.told = self.bars.take();
                Step::Stay
            }
            Action::Pass => decide(ReviewCommand::Pass { case }),
            // The office refuses it, and its words say why.
            Action::Return | Action::Reject if own => decide(ReviewCommand::Pass { case }),
            Action::Return => {
                let layers = reader.case(case).map(|case| case.earlier_layers(step));
                Step::push(Reasons::to_return(case, seen, layers.unwrap_or_default()))
            }
            Action::Reject => Step::push(Reasons::to_reject(case, seen)),
            Action::AskHousehold => {
                let ask = ConfirmationCommand::AskHousehold { case };
                Step::submit(Command::Confirmation(ask), Some(seen))
            }
            Action::Mark => self.mark(case, list),
            Action::MarkPage if !self.full => self.mark_page(list),
            Action::Details => open_file(case, reader),
            Action::Accept if self.full => open_file(case, reader),
            Action::Accept => {
                self.full = true;
                Step::Stay
            }
            _ => Step::Pass,
        }
    }

    fn take(&mut self, action: Action, list: &mut Listed<usize>, reader: &Reader) -> Step {
        match (action, list.selected()) {
            (Action::Left | Action::Right, _) => {
                self.steps.turn(action == Action::Right);
                list.show_first()
            }
            (Action::PassMarked, _) => self.ask_to_pass_marked(list, reader),
            (Action::TakeBack, _) => self.take_back(list, reader),
            (Action::New, _) => Step::Push(waiting_mends(reader)),
            (Action::Back, _) if self.full => {
                self.full = false;
                Step::Stay
            }
            (action, Some(place)) => self.on_item(action, *place, list, reader),
            _ => Step::Pass,
        }
    }
}

fn open_file(case: CaseId, reader: &Reader) -> Step {
    let row = reader.cases().row(case);
    row.map_or(Step::Stay, |row| Step::Push(open_person(reader, row.person.id)))
}

impl ListOf for Review {
    /// The place of an item among all that wait.
    type Item = usize;
    type Key = Option<CaseId>;
    const TITLE: &'static str = "tab-review";
    const EMPTY: &'static str = "review-empty";
    const CONTEXT: KeyContext = KeyContext::Review;
    const NOTES: &'static [&'static str] =
        &["review-note-risk", "review-note-eyes", "review-note-bulk", "review-note-back"];

    fn read(&mut self, reader: &Reader) {
        self.items = ReviewItems::of(reader);
        self.mends = mends_to_review(reader);
        self.near = NearOfItem::default();
        self.marks.retain(|case| self.items.has(*case));
        self.drawn.retain(|case| self.items.has(*case));
    }

    fn items(&self, _: &Reader) -> Vec<usize> {
        let items = self.items.iter().enumerate();
        let step = self.steps.chosen();
        let here = items.filter(|(_, item)| step.is_none_or(|step| item.step == step));
        here.map(|(place, _)| place).collect()
    }

    fn key(&self, place: &usize) -> Option<CaseId> {
        self.case(*place)
    }

    fn gone(&mut self, case: &Option<CaseId>, list: &mut Listed<usize>, reader: &Reader) {
        if let Some(gone) = case.filter(|case| !self.items.has(*case)) {
            self.moved = Some(Self::moved_on(gone, reader));
            list.told.clone_from(&self.moved);
        }
    }

    fn around(&self, canvas: &mut Canvas, room: Rect, list: &Listed<usize>, view: &View) -> Rect {
        self.heading(canvas, room, list, view);
        let body = below(room, 2);
        let item = list.selected().and_then(|place| self.items.get(*place));
        match item {
            Some(item) if self.full => {
                item::draw(canvas, body, &item, &self.near, view);
                Rect { height: 0, ..body }
            }
            item => {
                let (left, right) = two_panes(canvas, body, 45, BESIDE);
                if let (Some(right), Some(item)) = (right, item) {
                    item::draw(canvas, right, &item, &self.near, view);
                }
                left
            }
        }
    }

    fn columns(&self, width: u16, words: &Words) -> Vec<Column> {
        let mut columns = vec![
            Column::fixed("", 1),
            Column::fixed(words.say("review-flag"), 5),
            Column::fixed(words.say("label-name"), 8),
            Column::grow(words.say("label-matter"), 12),
        ];
        if width >= WIDE {
            columns.push(Column::fixed(words.say("label-village"), 10));
            columns.push(Column::fixed(words.say("review-handlers"), 13));
        }
        columns.push(Column::fixed(words.say("review-age"), 7).right());
        columns
    }

    fn row<'r>(&'r self, place: &'r usize, width: u16, view: &'r View) -> Row<'r> {
        let (words, reader) = (view.words, view.reader);
        let Some(item) = self.items.get(*place) else { return Row::new() };
        let Some(row) = reader.cases().row(item.case) else { return Row::new() };
        let mark = if self.marks.contains(&item.case) { view.theme.glyphs().marked } else { "" };
        let (flag, tone) = match item.risk() {
            _ if item.own => (words.say("review-own").to_owned(), Tone::Muted),
            0 if self.drawn.contains(&item.case) => {
                (words.say("review-drawn").to_owned(), Tone::Accent)
            }
            0 => (String::new(), Tone::Plain),
            risk => (format!("! {risk}"), Tone::Warn),
        };
        let cells = Row::new()
            .toned(mark, Tone::Good)
            .toned(flag, tone)
            .toned(&*row.person.name, Tone::Strong)
            .cell(matter_title(&row.case.matter, words));
        let cells = if width >= WIDE {
            let village = row.person.village.map(|code| reader.places().village_short(code));
            let last = row.case.handlers.last().map(|handled| reader.staff().name(&handled.by));
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

    fn about(&self, _: Option<&usize>) -> Option<PersonId> {
        self.person
    }

    fn keys(&self, _: Option<&usize>) -> Vec<Hint> {
        let decisions = [Action::Pass, Action::Return, Action::Reject];
        let mut keys: Vec<Hint> = decisions.map(Hint::from).to_vec();
        if self.full {
            keys.push(Action::TakeBack.into());
            keys.extend([Action::Up, Action::Down].map(|side| side.hint("review-turn")));
            keys.extend([Action::Accept.hint("review-file"), Action::Back.into()]);
        } else {
            // A user who is here for the first time must find how one is looked at.
            keys.push(Action::Accept.hint("key-open"));
            let marking = [Action::Mark, Action::PassMarked, Action::MarkPage, Action::TakeBack];
            keys.extend(marking.map(Hint::from));
            keys.extend([Action::Left, Action::Right].map(|side| side.hint("key-filter")));
            keys.push(Action::Details.hint("review-file"));
        }
        keys.push(Action::AskHousehold.into());
        keys.extend((self.mends > 0).then(|| Action::New.hint("errand-mends")));
        keys
    }

    fn before(&mut self, _: &Input, _: &mut Listed<usize>, _: &Reader) -> Option<Step> {
        self.bars = self.moved.take();
        self.decided.take_key();
        None
    }

    fn act(&mut self, action: Action, list: &mut Listed<usize>, reader: &Reader) -> Step {
        self.take(action, list, reader)
    }

    fn look(&mut self, selected: Option<&usize>, reader: &Reader) {
        let case = selected.and_then(|place| reader.case(self.case(*place)?));
        self.person = case.map(|case| case.person);
        self.near.look(case, reader);
    }

    fn answered(&mut self, answer: &Answer, list: &mut Listed<usize>, reader: &Reader) -> Step {
        // What left the list now was decided here.
        self.moved = None;
        let taken = self.decided.answered();
        match (answer, taken) {
            (Answer::Confirmed, Some(TakenBack::Asked(case))) => self.submit_take_back(case),
            (Answer::Done(receipt), _) => self.done(receipt, list, reader),
            (Answer::AllDone(outcomes), _) => self.bulk_done(outcomes, list),
            (Answer::Confirmed, _) => self.pass_marked(list, reader),
            (Answer::Declined(_), Some(TakenBack::Submitted(case))) => {
                // It has gone on; the next asks for the decision before it.
                self.decided.forget(case);
                Step::Pass
            }
            _ => Step::Pass,
        }
    }

    fn show_queue(&mut self, queue: Queue) -> bool {
        let Queue::Waiting(step) = queue else { return false };
        self.full = false;
        self.steps.go_to(Some(step)) || self.steps.go_to(None)
    }
}

/// From so many cells on the village and who handled it last are shown.
const WIDE: u16 = 70;
