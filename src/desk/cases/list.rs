//! The tab 办件: one list for each place at which cases have to be carried on.

use super::notice_sheet::NoticeSheet;
use super::objection::ObjectionSlip;
use crate::base::CaseId;
use crate::casework::{CaseEvent, Command, Event, NoticeCommand, NoticeEvent, ReviewCommand};
use crate::desk::forms::{destination, open_payment};
use crate::desk::people::{days, open_person};
use crate::desk::popups::{Confirm, Picker};
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::shown::who;
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, Table};
use crate::office::{Outcome, Queue, QueueRow, Reader};
use crate::words::{Message, Words, matter_title, queue_name, step_name};
use ratatui::layout::Rect;
use std::collections::BTreeSet;

/// The screen of the tab.
pub struct Cases {
    /// The places at which this actor carries cases on.
    places: Vec<Queue>,
    at: usize,
    cases: Vec<CaseId>,
    table: Table,
    marks: BTreeSet<CaseId>,
    /// What a question is about, until it is answered.
    asked: Vec<Command>,
    seen: u64,
    told: Option<Message>,
}

/// Rows below the list that tell the selected case in full.
const BELOW: u16 = 4;

impl Cases {
    /// As things stand now, at the first place where anything waits.
    pub fn new(reader: &Reader) -> Self {
        let places = reader.my_work();
        let at = places.iter().position(|place| reader.my_queue_len(*place) > 0);
        let mut cases = Self {
            places,
            at: at.unwrap_or(0),
            cases: Vec::new(),
            table: Table::default(),
            marks: BTreeSet::new(),
            asked: Vec::new(),
            seen: 0,
            told: None,
        };
        cases.refresh(reader);
        cases
    }

    fn place(&self) -> Option<Queue> {
        self.places.get(self.at).copied()
    }

    fn selected(&self) -> Option<CaseId> {
        self.cases.get(self.table.selected()?).copied()
    }

    fn turn(&mut self, forward: bool, reader: &Reader) -> Step {
        let stops = self.places.len().max(1);
        self.at = if forward { self.at + 1 } else { self.at + stops - 1 } % stops;
        self.marks.clear();
        self.table.select(0);
        self.refresh(reader);
        Step::Stay
    }

    fn mark(&mut self) -> Step {
        if let Some(case) = self.selected()
            && !self.marks.remove(&case)
        {
            self.marks.insert(case);
        }
        self.table.update(&Input::Act(Action::Down));
        Step::Stay
    }

    /// What is done with a case at this place.
    fn carry_on(&mut self, case: CaseId, reader: &Reader) -> Step {
        match self.place() {
            Some(Queue::Returned) => self.ask_to_hand_in(case, reader),
            Some(Queue::ToPost) => self.ask_to_post(case, reader),
            Some(Queue::InNotice) => {
                let first = reader.case(case).and_then(|case| case.objections.first().copied());
                match first {
                    Some(objection) => Step::push(ObjectionSlip::settle(objection, self.seen)),
                    None => {
                        self.told = Some("cases-no-objection".into());
                        Step::Stay
                    }
                }
            }
            Some(Queue::Payable) => Step::Push(open_payment(reader, case)),
            Some(Queue::Waiting(_) | Queue::Batched) | None => Step::Pass,
        }
    }

    /// The marked; where nothing is marked, this one or all of them.
    fn ask_to_post(&mut self, case: CaseId, reader: &Reader) -> Step {
        let days = reader.rules().notice_days.to_string();
        if !self.marks.is_empty() {
            self.asked = self.marks.iter().copied().map(post).collect();
            let told = Message::of("cases-post-told").count("count", self.marks.len());
            let effects = vec![told.with("days", days)];
            return Step::push(Confirm::new("cases-post", effects, "cases-post"));
        }
        if self.cases.len() == 1 {
            return Step::submit(post(case), Some(self.seen));
        }
        let title = Message::of("cases-post-which").count("count", self.cases.len());
        let options = ["cases-post-one", "cases-post-all"].map(str::to_owned).to_vec();
        Step::push(Picker::new(title, options))
    }

    fn post_chosen(&mut self, all: bool) -> Step {
        let Some(case) = self.selected() else { return Step::Stay };
        if !all {
            return Step::submit(post(case), Some(self.seen));
        }
        self.asked = self.cases.iter().copied().map(post).collect();
        self.submit_asked()
    }

    fn submit_asked(&mut self) -> Step {
        let seen = Some(self.seen);
        let commands = std::mem::take(&mut self.asked);
        // One alone tells by itself why it is refused.
        if let [command] = &commands[..] {
            return Step::submit(command.clone(), seen);
        }
        Step::submit_all(commands.into_iter().map(|command| (command, seen)).collect())
    }

    /// Nothing may have been mended yet: whose it is and why it came back is said first.
    fn ask_to_hand_in(&mut self, case: CaseId, reader: &Reader) -> Step {
        self.asked = vec![Command::Review(ReviewCommand::HandIn { case })];
        let Some(row) = reader.row(case) else { return Step::Stay };
        let reason = row.case.returned.as_ref().map(|back| back.reason.clone());
        let told = Message::of("cases-hand-in-told").with("case", case.to_string());
        let told = told.with("name", row.person.name.clone());
        let why = Message::of("cases-hand-in-why").with("reason", reason.unwrap_or_default());
        Step::push(Confirm::new("cases-hand-in", vec![told, why], "cases-hand-in"))
    }

    fn ask_to_withdraw(&mut self, case: CaseId, reader: &Reader) -> Step {
        self.asked = vec![Command::Review(ReviewCommand::Withdraw { case })];
        let name = reader.row(case).map(|row| row.person.name.clone()).unwrap_or_default();
        let told = Message::of("cases-withdraw-told").with("case", case.to_string());
        let effects = vec![told.with("name", name)];
        Step::push(Confirm::new("cases-withdraw", effects, "cases-withdraw"))
    }

    fn all_done(&mut self, outcomes: &[Outcome]) -> Step {
        self.marks.clear();
        let failed = outcomes.iter().filter(|outcome| outcome.is_err()).count();
        let told = Message::of("cases-did-all").count("count", outcomes.len() - failed);
        self.told = Some(told.count("failed", failed));
        Step::Stay
    }

    fn heading(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let mut x = area.x;
        for (at, place) in self.places.iter().enumerate() {
            let chosen = at == self.at;
            let sign = if chosen { canvas.theme().glyphs().selected } else { " " };
            let tone = if chosen { Tone::Strong } else { Tone::Plain };
            let count = format!(" {}", text::grouped(view.reader.my_queue_len(*place)));
            let name = queue_name(*place, view.words);
            let pieces = [(sign, Tone::Accent), (name, tone), (&*count, Tone::Warn)];
            x += canvas.pieces(x, area.y, area.right().saturating_sub(x), &pieces) + 2;
        }
        let mut told = self.told.as_ref().map(|told| told.text(view.words)).unwrap_or_default();
        if told.is_empty() && !self.marks.is_empty() {
            let count = self.marks.len();
            told = Message::of("cases-marked").count("count", count).text(view.words);
        }
        canvas.text(area.x + 1, area.y + 1, area.width - 1, &told, Tone::Good);
    }

    fn list(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let wide = area.width >= 100;
        let mut columns = vec![Column::fixed("", 1), Column::fixed(words.say("label-name"), 8)];
        if wide {
            columns.push(Column::fixed(words.say("label-id-number"), 18));
        }
        columns.extend([
            Column::fixed(words.say("label-matter"), 21),
            Column::fixed(words.say("label-village"), 12),
            Column::grow(words.say(self.detail_heading()), 20),
        ]);
        self.table.view(canvas, area, &columns, |row| {
            let case = self.cases[row];
            let Some(row) = view.reader.row(case) else { return Row::new() };
            let mark = if self.marks.contains(&case) { view.theme.glyphs().marked } else { "" };
            let cells =
                Row::new().toned(mark, Tone::Good).toned(row.person.name.clone(), Tone::Strong);
            let cells = if wide { cells.cell(row.person.id_number.masked()) } else { cells };
            let village = row.person.village.map(|code| view.reader.places().village_short(code));
            let (detail, tone) = detail(row, view);
            cells
                .cell(matter_title(&row.case.matter, words))
                .cell(village.unwrap_or_default())
                .toned(detail, tone)
        });
    }

    fn detail_heading(&self) -> &'static str {
        match self.place() {
            Some(Queue::Returned) => "cases-returned-why",
            Some(Queue::InNotice) => "cases-until",
            Some(Queue::Payable) => "label-amount",
            _ => "cases-since",
        }
    }

    /// The selected case in full, below the list.
    fn below(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let Some(row) = self.selected().and_then(|case| view.reader.row(case)) else { return };
        canvas.rule(Rect { height: 1, ..area });
        who(canvas, Rect { y: area.y + 1, height: 1, ..area }, row.person, view);
        let (told, tone) = in_full(row, self.detail_heading(), view);
        let told = format!("{}  {told}", row.case.id);
        let rest = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        canvas.paragraph(rest, &told, tone);
    }
}

fn post(case: CaseId) -> Command {
    Command::Notice(NoticeCommand::Post { case })
}

/// What a column has room for.
fn detail(row: QueueRow<'_>, view: &View) -> (String, Tone) {
    let (words, reader) = (view.words, view.reader);
    let case = row.case;
    if let Some(until) = case.notice_until {
        let left = format!("{until}  {}", days(reader.today(), until, words));
        return match case.objections.len() {
            0 => (left, Tone::Plain),
            count => {
                let told = words.say_with("cases-objections", &[("count", count.into())]);
                (format!("! {told}  {left}"), Tone::Warn)
            }
        };
    }
    match (case.stage, &case.returned) {
        (crate::casework::Stage::Returned, Some(back)) => (back.reason.clone(), Tone::Warn),
        (crate::casework::Stage::Payable, _) => {
            let amount = reader.working(case).map(|working| working.claimed.grouped());
            let to = destination(row.person, case, words);
            (format!("{}  {to}", amount.unwrap_or_default()), Tone::Strong)
        }
        _ => (case.since.date().to_string(), Tone::Plain),
    }
}

/// All there is to say.
fn in_full(row: QueueRow<'_>, heading: &'static str, view: &View) -> (String, Tone) {
    let (words, reader) = (view.words, view.reader);
    let objection = row.case.objections.first().and_then(|id| reader.objection(*id));
    match (objection, &row.case.returned, row.case.stage) {
        (Some(open), ..) => {
            let gaps =
                [("id", open.id.to_string().into()), ("reason", open.reason.as_str().into())];
            (words.say_with("objection-open", &gaps), Tone::Warn)
        }
        (None, Some(back), crate::casework::Stage::Returned) => {
            let gaps = [
                ("by", reader.staff_name(&back.by).into()),
                ("step", step_name(back.from, words).into()),
                ("reason", back.reason.as_str().into()),
            ];
            let told = words.say_with("review-returned", &gaps);
            let opener = row.case.opener().map(|login| reader.staff_name(login));
            let label = words.say("review-prepared");
            (format!("{told}  {label} {}", opener.unwrap_or_default()), Tone::Warn)
        }
        _ => {
            let (told, _) = detail(row, view);
            (format!("{}  {told}", words.say(heading)), Tone::Plain)
        }
    }
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

impl Screen for Cases {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        self.told = None;
        match input {
            Input::Act(Action::Left) => return self.turn(false, reader),
            Input::Act(Action::Right) => return self.turn(true, reader),
            Input::Act(Action::Print) => return Step::push(NoticeSheet::new(reader)),
            input if self.table.update(input) => return Step::Stay,
            _ => {}
        }
        let Some(case) = self.selected() else { return Step::Pass };
        match (input, self.place()) {
            (Input::Act(Action::Accept), _) => {
                let person = reader.case(case).map(|case| case.person);
                person.map_or(Step::Stay, |person| Step::Push(open_person(reader, person)))
            }
            (Input::Act(Action::Run), _) => self.carry_on(case, reader),
            (Input::Act(Action::Mark), Some(Queue::ToPost)) => self.mark(),
            (Input::Act(Action::New), Some(Queue::InNotice)) => {
                Step::push(ObjectionSlip::record(case, self.seen))
            }
            (Input::Act(Action::Remove), Some(Queue::Returned)) => {
                self.ask_to_withdraw(case, reader)
            }
            _ => Step::Pass,
        }
    }

    fn show_queue(&mut self, queue: Queue, reader: &Reader) {
        let Some(at) = self.places.iter().position(|place| *place == queue) else { return };
        self.at = at;
        self.marks.clear();
        self.table.select(0);
        self.refresh(reader);
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        if self.places.is_empty() {
            let none = view.words.say("cases-not-mine");
            canvas.text(room.x + 1, room.y + 1, room.width, none, Tone::Muted);
            return;
        }
        self.heading(canvas, room, view);
        let body = Rect { y: room.y + 2, height: room.height.saturating_sub(2 + BELOW), ..room };
        if self.cases.is_empty() {
            let none = view.words.say("cases-empty");
            canvas.text(body.x + 1, body.y + 1, body.width, none, Tone::Muted);
            return;
        }
        self.list(canvas, body, view);
        self.below(canvas, Rect { y: body.bottom(), height: BELOW, ..room }, view);
    }

    fn title(&self, words: &Words) -> String {
        words.say("tab-cases").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Round
    }

    fn keys(&self) -> Vec<Hint> {
        let sides = [Action::Left, Action::Right].map(|side| side.hint("cases-place"));
        let mut keys = match self.place() {
            Some(Queue::Returned) => {
                vec![Action::Run.hint("cases-hand-in"), Action::Remove.hint("cases-withdraw")]
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
        keys.extend(sides);
        keys
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match answer {
            Answer::Done(receipt) => {
                self.told = receipt.events.first().and_then(said);
                Step::Stay
            }
            Answer::AllDone(outcomes) => self.all_done(outcomes),
            Answer::Confirmed => self.submit_asked(),
            Answer::Chosen(place) => self.post_chosen(*place == 1),
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        let keep = self.selected();
        self.cases = self.place().map(|place| reader.my_queue(place)).unwrap_or_default();
        self.seen = reader.head().seq;
        // The cases of a queue come in the order of their numbers.
        self.marks.retain(|case| self.cases.binary_search(case).is_ok());
        self.table.resize(self.cases.len());
        if let Some(row) = self.cases.iter().position(|case| Some(*case) == keep) {
            self.table.select(row);
        }
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        ["cases-note-notice", "cases-note-returned"].map(|key| words.say(key).to_owned()).to_vec()
    }
}
