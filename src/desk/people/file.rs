//! A person's file 个人: the head that always stands, and its pages.

use super::act_list::ActList;
use super::ask_day::AskDay;
use super::header::{self, header};
use super::pages::{self, Page};
use super::sheet::PersonSheet;
use crate::base::{CaseId, Date, Instant, PersonId};
use crate::casework::{AccountCommand, Command, Person, PersonAct, RevealedFact, ReviewCommand};
use crate::desk::forms;
use crate::desk::popups::{MessageBox, WhichCase, withdraw_question};
use crate::desk::screen::{Answer, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext};
use crate::desk::widgets::Table;
use crate::office::{OfficeError, Reader, Record};
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// The screen of one person.
pub struct PersonFile {
    id: PersonId,
    name: String,
    page: Page,
    table: Table,
    trail: Trail,
    /// A day, and the file as it stood at its end, instead of today's.
    as_of: Option<(Date, Box<Person>)>,
    look: Look,
    /// How many others could be taken for this person.
    alike: usize,
    /// One's own cases of this person that nobody decided on, the newest first.
    withdrawable: Vec<CaseId>,
    /// The one that is asked about.
    withdrawn: Option<CaseId>,
}

/// What happened to the person, and who changed it while it was being looked at.
#[derive(Default)]
struct Trail {
    records: Vec<Record>,
    fault: Option<OfficeError>,
    /// The newest change of the file or of one of its cases.
    mark: u64,
    news: Option<String>,
}

/// A masked fact shown in full for a short time.
#[derive(Default)]
struct Look {
    asked: Option<RevealedFact>,
    shown: Option<(RevealedFact, Instant)>,
}

impl PersonFile {
    /// The file of a person as of now, at its first page.
    pub fn new(reader: &Reader, id: PersonId) -> Self {
        let person = reader.person(id);
        let mut file = Self {
            id,
            name: person.map(|person| person.name.clone()).unwrap_or_default(),
            page: Page::Overview,
            table: Table::default(),
            trail: Trail::default(),
            as_of: None,
            look: Look::default(),
            alike: person.map_or(0, |person| reader.people().look_alikes(person).len()),
            withdrawable: Vec::new(),
            withdrawn: None,
        };
        file.read(reader);
        file
    }

    fn read(&mut self, reader: &Reader) {
        self.trail.mark = mark(reader, self.id);
        self.trail.fault = None;
        let own = reader.cases().withdrawable(self.id).into_iter();
        self.withdrawable = own.map(|row| row.case.id).collect();
        match reader.people().history(self.id) {
            Ok(records) => self.trail.records = records,
            Err(fault) => self.trail.fault = Some(fault),
        }
        let rows = self.sheet(reader, reader.now()).map_or(0, |sheet| self.page.rows(&sheet));
        self.table.resize(rows);
    }

    fn sheet<'a>(&'a self, reader: &'a Reader, now: Instant) -> Option<PersonSheet<'a>> {
        let records = &self.trail.records;
        let (person, records) = match &self.as_of {
            Some((day, person)) => {
                let until = records.partition_point(|record| record.at.date() <= *day);
                (&**person, &records[..until])
            }
            None => (reader.person(self.id)?, records.as_slice()),
        };
        Some(PersonSheet {
            person,
            records,
            fault: self.trail.fault.as_ref(),
            as_of: self.as_of.as_ref().map(|(day, _)| *day),
            shown: self.look.shown.filter(|(_, until)| now < *until).map(|(fact, _)| fact),
            news: self.trail.news.as_deref(),
            alike: self.alike,
            table: &self.table,
        })
    }

    fn go_to(&mut self, page: Page, reader: &Reader) -> Step {
        self.page = page;
        let rows = self.sheet(reader, reader.now()).map_or(0, |sheet| page.rows(&sheet));
        self.table = Table::new(rows);
        Step::Stay
    }

    /// Opens the form of an act, or tells why it may not be done.
    fn act(&self, act: PersonAct, reader: &Reader) -> Step {
        match reader.may_act(act, self.id) {
            Err(_) => Step::push(ActList::new(reader, self.id).at(act)),
            Ok(()) => Step::Push(forms::open(act, reader, self.id)),
        }
    }

    /// Asks whether to withdraw one's own case; where there are several, which.
    fn withdraw(&mut self, reader: &Reader) -> Step {
        match *self.withdrawable {
            [] => Step::push(MessageBox::new("cases-withdraw", vec!["file-no-own-case".into()])),
            [only] => self.ask_to_withdraw(only, reader),
            _ => Step::push(WhichCase::new(self.withdrawable.clone())),
        }
    }

    fn ask_to_withdraw(&mut self, case: CaseId, reader: &Reader) -> Step {
        let Some(row) = reader.cases().row(case) else { return Step::Stay };
        self.withdrawn = Some(case);
        Step::push(withdraw_question(&row))
    }

    /// Shows the next masked fact: number, phone, account, then none.
    fn reveal(&mut self, reader: &Reader) -> Step {
        let Some(person) = reader.person(self.id) else { return Step::Stay };
        let there = [
            (RevealedFact::IdNumber, true),
            (RevealedFact::Phone, !person.phone.is_empty()),
            (RevealedFact::BankAccount, !person.bank_account.is_empty()),
        ];
        let mut facts = there.into_iter().filter_map(|(fact, there)| there.then_some(fact));
        let shown = self.look.shown.filter(|(_, until)| reader.now() < *until);
        if let Some((shown, _)) = shown {
            facts.find(|fact| *fact == shown);
        }
        self.look.asked = facts.next();
        match self.look.asked {
            Some(fact) => {
                let reveal = AccountCommand::Reveal { person: self.id, fact };
                Step::submit(Command::Account(reveal), None)
            }
            None => {
                self.look.shown = None;
                Step::Stay
            }
        }
    }

    fn show_day(&mut self, day: Date, reader: &Reader) -> Step {
        if day >= reader.today() {
            self.as_of = None;
            self.read(reader);
            return Step::Stay;
        }
        match reader.people().on_day(self.id, day) {
            Ok(Some(person)) => {
                self.look = Look::default();
                self.as_of = Some((day, Box::new(person)));
                self.read(reader);
                Step::Stay
            }
            Ok(None) => {
                let message = Message::of("file-not-yet").with("day", day.to_string());
                Step::push(MessageBox::new("key-as-of", vec![message]))
            }
            Err(fault) => {
                self.trail.fault = Some(fault);
                self.go_to(Page::History, reader)
            }
        }
    }
}

/// The newest change of a person's file or of one of the person's cases.
fn mark(reader: &Reader, id: PersonId) -> u64 {
    let cases = reader.cases().of_person(id).into_iter().map(|case| case.version);
    cases.chain(reader.person(id).map(|person| person.version)).max().unwrap_or(0)
}

impl Screen for PersonFile {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        self.trail.news = None;
        let today = self.as_of.is_none();
        match input {
            Input::Digit(digit) => match Page::of_digit(*digit) {
                Some(page) => self.go_to(page, reader),
                None => Step::Stay,
            },
            Input::Act(Action::Right | Action::NextField) => self.go_to(self.page.next(), reader),
            Input::Act(Action::Left | Action::PreviousField) => {
                self.go_to(self.page.previous(), reader)
            }
            Input::Act(Action::Acts) if today => Step::push(ActList::new(reader, self.id)),
            Input::Act(Action::Choose) if today => self.act(PersonAct::Choose, reader),
            Input::Act(Action::Claim) if today => self.act(PersonAct::Claim, reader),
            Input::Act(Action::Refund) if today => self.act(PersonAct::Refund, reader),
            Input::Act(Action::Undo) if today => self.withdraw(reader),
            Input::Act(Action::Reveal) if today => self.reveal(reader),
            Input::Act(Action::AsOf) => {
                let day = self.as_of.as_ref().map_or(reader.today(), |(day, _)| *day);
                Step::push(AskDay::new(day))
            }
            Input::Act(Action::Back) if !today => self.show_day(reader.today(), reader),
            _ if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let Some(sheet) = self.sheet(view.reader, view.now) else { return };
        let inner = Rect { x: area.x + 1, width: area.width - 2, ..area };
        header(canvas, inner, &sheet, view);
        let tabs = Rect { y: area.y + header::HEIGHT, height: 1, ..inner };
        pages::tabs(canvas, tabs, self.page, view.words);
        canvas.rule(Rect { y: tabs.y + 1, height: 1, ..area });
        let used = header::HEIGHT + 2;
        let body = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..inner };
        self.page.view(canvas, body, &sheet, view);
    }

    fn title(&self, _words: &Words) -> String {
        self.name.clone()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Person
    }

    fn keys(&self) -> Vec<Hint> {
        let always = [Action::AsOf.into(), Action::NextField.hint("file-next-page")];
        let back = Action::Back.into();
        if self.as_of.is_some() {
            return vec![always[0], always[1], Action::Back.hint("file-today")];
        }
        let acts = [Action::Acts, Action::Choose, Action::Claim, Action::Refund, Action::Reveal];
        let own = Action::Undo.hint("cases-withdraw");
        let own = Some(own).filter(|_| !self.withdrawable.is_empty());
        acts.map(Hint::from).into_iter().chain(own).chain(always).chain([back]).collect()
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        let withdrawn = self.withdrawn.take();
        match (answer, self.look.asked.take()) {
            (Answer::Case(case), None) => self.ask_to_withdraw(*case, reader),
            (Answer::Confirmed, None) => withdrawn.map_or(Step::Pass, |case| {
                Step::submit(Command::Review(ReviewCommand::Withdraw { case }), None)
            }),
            (Answer::Done(_), Some(fact)) => {
                let seconds = i64::from(reader.rules().reveal_seconds);
                self.look.shown = Some((fact, reader.now().plus_seconds(seconds)));
                self.read(reader);
                Step::Stay
            }
            (Answer::Text(text), None) => match Date::parse(text) {
                Ok(day) => self.show_day(day, reader),
                Err(_) => Step::Pass,
            },
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, reader: &Reader) {
        if mark(reader, self.id) == self.trail.mark {
            return;
        }
        self.read(reader);
        let last = self.trail.records.last().map(|record| &record.actor);
        let other = last.filter(|actor| **actor != reader.actor().login);
        self.trail.news = other.map(|login| reader.staff().name(login));
        if let Some(person) = reader.person(self.id) {
            self.name.clone_from(&person.name);
            self.alike = reader.people().look_alikes(person).len();
        }
    }

    fn about(&self) -> Option<PersonId> {
        Some(self.id)
    }

    fn redraw_at(&self) -> Option<Instant> {
        self.look.shown.map(|(_, until)| until)
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("file-note-reveal").to_owned(), words.say("file-note-as-of").to_owned()]
    }
}
