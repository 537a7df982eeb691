//! The tab 办件: one list for each place at which cases have to be carried on.

use super::detail::{detail, detail_heading, in_full};
use super::notice_sheet::NoticeSheet;
use super::objection::ObjectionForm;
use crate::base::CaseId;
use crate::casework::{CaseEvent, Command, Event, NoticeCommand, NoticeEvent, ReviewCommand};
use crate::desk::forms::open_payment;
use crate::desk::lists::{ListOf, ListScreen, Listed, submit_all};
use crate::desk::people::open_person;
use crate::desk::popups::{Confirm, Picker, withdraw_question};
use crate::desk::screen::{Answer, Step, View};
use crate::desk::shown::who;
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Column, Row, Stops, below, stop_names};
use crate::office::{Queue, Reader, SubmitResult};
use crate::words::{Message, Words, matter_title, queue_name};
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// The lists of the tab.
pub struct Cases {
    /// The places at which this actor carries cases on.
    places: Stops<Queue>,
    marks: BTreeSet<CaseId>,
}

impl Cases {
    /// At the first place where anything waits.
    pub fn new(reader: &Reader) -> Self {
        let places = reader.cases().my_queues();
        let first = places.iter().copied().find(|place| reader.cases().my_queue_len(*place) > 0);
        Self { places: Stops::each(places).at(first), marks: BTreeSet::new() }
    }

    /// What is done with a case at this place.
    fn carry_on(&mut self, case: CaseId, list: &mut Listed<CaseId>, reader: &Reader) -> Step {
        match self.places.chosen() {
            Some(Queue::Returned) => ask_to_hand_in(case, list, reader),
            Some(Queue::ToPost) => self.ask_to_post(case, list, reader),
            Some(Queue::InNotice) => {
                let first = reader.case(case).and_then(|case| case.objections.first().copied());
                match first {
                    Some(objection) => Step::push(ObjectionForm::settle(objection)),
                    None => list.tell("cases-no-objection"),
                }
            }
            Some(Queue::Payable) => Step::Push(open_payment(reader, case)),
            Some(Queue::Waiting(_) | Queue::Batched) | None => Step::Pass,
        }
    }

    /// The marked; where nothing is marked, this one or all of them.
    fn ask_to_post(&mut self, case: CaseId, list: &mut Listed<CaseId>, reader: &Reader) -> Step {
        let days = reader.rules().notice_days.to_string();
        if !self.marks.is_empty() {
            let told = Message::of("cases-post-told").count("count", self.marks.len());
            let effects = vec![told.with("days", days)];
            let question = Confirm::new("cases-post", effects, "cases-post");
            return list.ask_all(question, post(self.marks.iter(), list.seen));
        }
        if list.items().len() == 1 {
            return submit_all(post([&case], list.seen));
        }
        let title = Message::of("cases-post-which").count("count", list.items().len());
        let options = ["cases-post-one", "cases-post-all"].map(str::to_owned).to_vec();
        Step::push(Picker::new(title, options))
    }

    fn all_done(&mut self, outcomes: &[SubmitResult], list: &mut Listed<CaseId>) -> Step {
        self.marks.clear();
        let failed = outcomes.iter().filter(|outcome| outcome.is_err()).count();
        let told = Message::of("cases-did-all").count("count", outcomes.len() - failed);
        list.tell(told.count("failed", failed))
    }
}

fn post<'a>(cases: impl IntoIterator<Item = &'a CaseId>, seen: u64) -> Vec<(Command, Option<u64>)> {
    let post = |case: &CaseId| Command::Notice(NoticeCommand::Post { case: *case });
    cases.into_iter().map(|case| (post(case), Some(seen))).collect()
}

/// Nothing may have been corrected yet: whose it is and why it came back is said first.
fn ask_to_hand_in(case: CaseId, list: &mut Listed<CaseId>, reader: &Reader) -> Step {
    let Some(row) = reader.cases().row(case) else { return Step::Stay };
    let reason = row.case.returned.as_ref().map(|back| back.reason.clone());
    let told = Message::of("cases-hand-in-told").with("case", case.to_string());
    let told = told.with("name", row.person.name.clone());
    let why = Message::of("cases-hand-in-why").with("reason", reason.unwrap_or_default());
    let question = Confirm::new("cases-hand-in", vec![told, why], "cases-hand-in");
    let command = Command::Review(ReviewCommand::HandIn { case });
    list.ask_all(question, vec![(command, Some(list.seen))])
}

fn ask_to_withdraw(case: CaseId, list: &mut Listed<CaseId>, reader: &Reader) -> Step {
    let Some(row) = reader.cases().row(case) else { return Step::Stay };
    let command = Command::Review(ReviewCommand::Withdraw { case });
    list.ask_all(withdraw_question(&row), vec![(command, Some(list.seen))])
}

/// What an act did, to be told above the list.
fn said(event: &Event) -> Option<Message> {
    let told = match event {
        Event::Case(CaseEvent::HandedIn { case, .. }) => {
            Message::of("cases-did-hand-in").with("case", case.to_string())
        }
        Event::Case(CaseEvent::Withdrawn { case }) => {
            Message::of("cases-did-withdraw").with("case", case.to_string())
        }
        Event::Notice(NoticeEvent::Posted { until, .. }) => {
            Message::of("cases-did-post").with("until", until.to_string())
        }
        Event::Notice(NoticeEvent::Objected { objection, .. }) => {
            Message::of("cases-did-object").with("id", objection.to_string())
        }
        Event::Notice(NoticeEvent::Settled { upheld: true, .. }) => "cases-did-uphold".into(),
        Event::Notice(NoticeEvent::Settled { upheld: false, .. }) => "cases-did-dismiss".into(),
        _ => return None,
    };
    Some(told)
}

impl ListOf for Cases {
    type Item = CaseId;
    type Key = CaseId;
    const TITLE: &'static str = "tab-cases";
    const CONTEXT: KeyContext = KeyContext::Round;
    const NOTES: &'static [&'static str] = &["cases-note-notice", "cases-note-returned"];
    const BELOW: u16 = 4;

    fn read(&mut self, reader: &Reader) {
        let here = self.items(reader);
        // The cases of a queue come in the order of their numbers.
        self.marks.retain(|case| here.binary_search(case).is_ok());
    }

    fn items(&self, reader: &Reader) -> Vec<CaseId> {
        self.places.chosen().map(|place| reader.cases().my_queue(place)).unwrap_or_default()
    }

    fn key(&self, case: &CaseId) -> CaseId {
        *case
    }

    fn empty(&self, _: &View) -> &'static str {
        if self.places.chosen().is_some() { "cases-empty" } else { "cases-not-mine" }
    }

    fn around(&self, canvas: &mut Canvas, room: Rect, list: &Listed<CaseId>, view: &View) -> Rect {
        let chosen = self.places.chosen();
        if chosen.is_none() {
            return room;
        }
        let places = self.places.iter().flatten().map(|place| {
            let count = view.reader.cases().my_queue_len(place);
            (Some(place) == chosen, queue_name(place, view.words), Some(count))
        });
        stop_names(canvas, room, 2, places);
        let marked = Message::of("cases-marked").count("count", self.marks.len());
        let marked = Some(&marked).filter(|_| !self.marks.is_empty());
        let told = list.told.as_ref().or(marked).map(|told| told.text(view.words));
        let told = told.unwrap_or_default();
        canvas.text(room.x + 1, room.y + 1, room.width - 1, &told, Tone::Good);
        below(room, 2)
    }

    fn columns(&self, width: u16, words: &Words) -> Vec<Column> {
        let mut columns = vec![Column::fixed("", 1), Column::fixed(words.say("label-name"), 8)];
        if width >= WIDE {
            columns.push(Column::fixed(words.say("label-id-number"), 18));
        }
        columns.extend([
            Column::fixed(words.say("label-matter"), 21),
            Column::fixed(words.say("label-village"), 12),
            Column::grow(words.say(detail_heading(self.places.chosen())), 20),
        ]);
        columns
    }

    fn row<'r>(&'r self, case: &'r CaseId, width: u16, view: &'r View) -> Row<'r> {
        let Some(row) = view.reader.cases().row(*case) else { return Row::new() };
        let mark = if self.marks.contains(case) { view.theme.glyphs().marked } else { "" };
        let cells = Row::new().toned(mark, Tone::Good).toned(&*row.person.name, Tone::Strong);
        let cells = if width >= WIDE { cells.cell(row.person.id_number.masked()) } else { cells };
        let village = row.person.village.map(|code| view.reader.places().village_short(code));
        let (detail, tone) = detail(row, view);
        cells
            .cell(matter_title(&row.case.matter, view.words))
            .cell(village.unwrap_or_default())
            .toned(detail, tone)
    }

    fn detail(&self, canvas: &mut Canvas, area: Rect, case: &CaseId, view: &View) {
        let Some(row) = view.reader.cases().row(*case) else { return };
        who(canvas, Rect { height: 1, ..area }, row.person, view);
        let (told, tone) = in_full(row, detail_heading(self.places.chosen()), view);
        canvas.paragraph(below(area, 1), &format!("{}  {told}", row.case.id), tone);
    }

    fn keys(&self, _: Option<&CaseId>) -> Vec<Hint> {
        let mut keys = match self.places.chosen() {
            Some(Queue::Returned) => {
                vec![Action::Run.hint("cases-hand-in"), Action::Undo.hint("cases-withdraw")]
            }
            Some(Queue::ToPost) => vec![
                Action::Run.hint("cases-post"),
                Action::Mark.into(),
                Action::Print.hint("cases-sheet"),
            ],
            Some(Queue::InNotice) => vec![
                Action::New.hint("cases-object"),
                Action::Run.hint("cases-settle"),
                Action::Print.hint("cases-sheet"),
            ],
            Some(Queue::Payable) => vec![Action::Run.hint("act-payment")],
            _ => Vec::new(),
        };
        keys.push(Action::Accept.hint("review-file"));
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("cases-place")));
        keys
    }

    fn act(&mut self, action: Action, list: &mut Listed<CaseId>, reader: &Reader) -> Step {
        match (action, list.selected().copied(), self.places.chosen()) {
            (Action::Left | Action::Right, ..) => {
                self.places.turn(action == Action::Right);
                self.marks.clear();
                list.show_first()
            }
            (Action::Print, ..) => Step::push(ListScreen::new(NoticeSheet, reader)),
            (_, None, _) => Step::Pass,
            (Action::Accept, Some(case), _) => {
                let person = reader.case(case).map(|case| case.person);
                person.map_or(Step::Stay, |person| Step::Push(open_person(reader, person)))
            }
            (Action::Run, Some(case), _) => self.carry_on(case, list, reader),
            (Action::Mark, Some(case), Some(Queue::ToPost)) => {
                if !self.marks.remove(&case) {
                    self.marks.insert(case);
                }
                list.table.update(&Input::Act(Action::Down));
                Step::Stay
            }
            (Action::New, Some(case), Some(Queue::InNotice)) => {
                Step::push(ObjectionForm::record(case, list.seen))
            }
            (Action::Undo, Some(case), Some(Queue::Returned)) => {
                ask_to_withdraw(case, list, reader)
            }
            _ => Step::Pass,
        }
    }

    fn answered(&mut self, answer: &Answer, list: &mut Listed<CaseId>, _: &Reader) -> Step {
        match answer {
            Answer::Done(receipt) => {
                list.told = receipt.events.first().and_then(said);
                Step::Stay
            }
            Answer::AllDone(outcomes) => self.all_done(outcomes, list),
            Answer::Chosen(1) => submit_all(post(list.items(), list.seen)),
            Answer::Chosen(_) => submit_all(post(list.selected(), list.seen)),
            _ => Step::Pass,
        }
    }

    fn show_queue(&mut self, queue: Queue) -> bool {
        let there = self.places.go_to(Some(queue));
        if there {
            self.marks.clear();
        }
        there
    }
}

/// From so many cells on the identity number is shown.
const WIDE: u16 = 98;
