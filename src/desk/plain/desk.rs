//! What can be done at the plain desk, place by place: each is asked for by a number.

use super::place::Place;
use super::printed::{case_lines, facts, who};
use crate::base::{CaseId, Login, PersonId};
use crate::casework::{Command, Person, ReviewCommand};
use crate::desk::review::{in_order, on_record, usual_reasons};
use crate::desk::terminal::{KeyTable, text};
use crate::office::{Actor, Connection, Door, Office, OfficeError, Reader};
use crate::words::{Lang, Message, Words, explain_error, matter_title};
use std::sync::Arc;

/// Lines of a list at once.
const MOST: usize = 20;

/// One person's desk in plain lines: takes a line, prints lines.
pub(super) struct PlainDesk {
    office: Arc<Office>,
    door: Door,
    keys: Arc<KeyTable>,
    lang: Lang,
    signed_in: Option<(Actor, Connection)>,
    place: Place,
    /// Lines to be printed.
    out: String,
    leaves: bool,
}

impl PlainDesk {
    /// A desk before anybody has signed in.
    pub fn new(office: Arc<Office>, door: Door, keys: Arc<KeyTable>, lang: Lang) -> Self {
        let (signed_in, out, leaves) = (None, String::new(), false);
        Self { office, door, keys, lang, signed_in, place: Place::Login, out, leaves }
    }

    /// The desk of a person who has just signed in.
    pub fn welcome(&mut self, actor: Actor) {
        let desk = self.office.connect(&actor, self.door.from.clone());
        self.say(&Message::of("plain-hello").with("name", actor.name.clone()));
        self.signed_in = Some((actor, desk));
        self.go(Place::Menu);
    }

    /// What the office knows of this desk, once somebody has signed in.
    pub fn presence(&self) -> Option<&Connection> {
        self.signed_in.as_ref().map(|(_, desk)| desk)
    }

    /// Notes that a key was pressed.
    pub fn note_key(&self) {
        if let Some(desk) = self.presence() {
            desk.note_key(self.office.now());
        }
    }

    /// The language it is in now.
    pub fn words(&self) -> &'static Words {
        Words::get(self.lang)
    }

    /// Whether what is typed is not to be shown.
    pub fn is_secret(&self) -> bool {
        self.place.is_secret()
    }

    /// Whether the person wants to leave.
    pub fn leaves(&self) -> bool {
        self.leaves
    }

    /// The text to print since it was last taken.
    pub fn take_printed(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// Prints a text as it is: the echo of what is typed.
    pub fn echo(&mut self, text: &str) {
        self.out += text;
    }

    /// Asks for the password again, if that is not asked already; whether it does.
    pub fn lock(&mut self) -> bool {
        let locks = self.signed_in.is_some() && !matches!(self.place, Place::Locked);
        if locks {
            self.out += "\r\n";
            self.go(Place::Locked);
        }
        locks
    }

    /// Prints a line.
    fn print(&mut self, line: &str) {
        self.out += &text::clean(line);
        self.out += "\r\n";
    }

    /// Prints a message as a line.
    pub fn say(&mut self, message: &Message) {
        let line = message.text(self.words());
        self.print(&line);
    }

    /// Goes somewhere, and says what can be typed there.
    fn go(&mut self, place: Place) {
        self.place = place;
        self.show_place();
        self.ask();
    }

    /// Prints what is asked for.
    pub fn ask(&mut self) {
        self.out += self.words().say(self.place.prompt());
        self.out.push(' ');
    }

    /// Says what can be typed at the place where the person is now.
    fn show_place(&mut self) {
        match &self.place {
            Place::Locked => self.say(&"plain-locked".into()),
            Place::Menu => {
                let waiting = self.reader().map_or(0, |reader| reader.review().to_review());
                let review = Message::of("plain-menu-review").with("count", waiting.to_string());
                for saying in [
                    "plain-menu-search".into(),
                    review,
                    "plain-menu-language".into(),
                    "plain-menu-leave".into(),
                    "plain-menu-elsewhere".into(),
                ] {
                    self.say(&saying);
                }
            }
            Place::Item(..) => {
                for key in
                    ["plain-item-pass", "plain-item-return", "plain-item-reject", "plain-back"]
                {
                    self.say(&key.into());
                }
            }
            Place::Queue(cases, from) => {
                if cases.len() > from + MOST {
                    let next = (cases.len() + 1).to_string();
                    self.say(&Message::of("plain-next-page").with("number", next));
                }
                self.say(&"plain-back".into());
            }
            Place::Reason(_, _, rejects) => {
                let words = self.words();
                for (at, key) in usual_reasons(*rejects).iter().enumerate() {
                    self.print(&format!("{}. {}", at + 1, words.say(key)));
                }
            }
            Place::Found(_) => self.say(&"plain-back".into()),
            Place::Login | Place::Password(_) | Place::Search => {}
        }
    }

    /// Takes a line at the place where it was typed.
    pub fn take_line(&mut self, line: &str) {
        let place = std::mem::replace(&mut self.place, Place::Menu);
        let number = crate::base::fold_width(line).parse::<usize>().ok();
        match (place, number) {
            (Place::Login, _) if line.is_empty() => self.go(Place::Login),
            (Place::Login, _) => self.go(Place::Password(Login::from(line))),
            (Place::Password(login), _) => self.enter(&login, line, Place::Login),
            (Place::Locked, _) => {
                match self.signed_in.as_ref().map(|(actor, _)| actor.login.clone()) {
                    Some(login) => self.enter(&login, line, Place::Locked),
                    None => self.go(Place::Login),
                }
            }
            (Place::Search, _) if line.is_empty() => self.go(Place::Menu),
            (Place::Search, _) => self.search(line),
            (Place::Menu, Some(1)) => self.go(Place::Search),
            (Place::Menu, Some(2)) => self.queue(0),
            (Place::Menu, Some(3)) => {
                self.lang = self.lang.other();
                self.go(Place::Menu);
            }
            (Place::Menu, Some(0)) => self.leaves = true,
            (Place::Found(_) | Place::Queue(..), Some(0)) => self.go(Place::Menu),
            (Place::Found(found), Some(at)) if at <= found.len() => self.look(found, at - 1),
            (Place::Queue(cases, _), Some(at)) if at <= cases.len() => self.item(cases[at - 1]),
            (Place::Queue(cases, from), Some(at))
                if at == cases.len() + 1 && cases.len() > from + MOST =>
            {
                self.queue(from + MOST);
            }
            (Place::Item(..), Some(0)) => self.queue(0),
            (Place::Item(case, seen), Some(1)) => self.decide(ReviewCommand::Pass { case }, seen),
            (Place::Item(case, seen), Some(at @ (2 | 3))) => {
                self.go(Place::Reason(case, seen, at == 3));
            }
            (Place::Reason(case, ..), _) if line.is_empty() => self.item(case),
            (Place::Reason(case, seen, reject), number) => {
                let usual = number.and_then(|at| usual_reasons(reject).get(at.checked_sub(1)?));
                let reason = usual.map_or(line.to_owned(), |key| on_record(key));
                let command = match reject {
                    true => ReviewCommand::Reject { case, reason },
                    false => ReviewCommand::Return { case, to: None, reason },
                };
                self.decide(command, seen);
            }
            (place, _) => {
                self.say(&"plain-not-a-number".into());
                self.go(place);
            }
        }
    }

    fn enter(&mut self, login: &Login, password: &str, again: Place) {
        match self.office.sign_in_at(login, password, &self.door) {
            Ok(_) if self.signed_in.is_some() => self.go(Place::Menu),
            Ok(actor) => self.welcome(actor),
            Err(error) => {
                self.explain(&error);
                self.go(again);
            }
        }
    }

    fn reader(&self) -> Option<Reader> {
        self.signed_in.as_ref().map(|(actor, _)| self.office.reader(actor))
    }

    fn search(&mut self, typed: &str) {
        let Some(reader) = self.reader() else { return self.go(Place::Login) };
        self.office.wait_for_search();
        let found = reader.people().search(typed, MOST);
        let total = found.as_ref().map_or(0, |found| found.total);
        let hits = found.into_iter().flat_map(|found| found.hits);
        let people: Vec<&Person> = hits.filter_map(|hit| reader.person(hit.person)).collect();
        self.say(&Message::of("plain-found").with("count", total.to_string()));
        for (at, person) in people.iter().enumerate() {
            let line = format!("{}. {}", at + 1, who(person, &reader));
            self.print(&line);
        }
        match people.is_empty() {
            true => self.go(Place::Search),
            false => self.go(Place::Found(people.iter().map(|person| person.id).collect())),
        }
    }

    /// A person's facts, one a line, numbers masked.
    fn look(&mut self, found: Vec<PersonId>, at: usize) {
        let (words, reader) = (self.words(), self.reader());
        if let Some((reader, person)) =
            reader.as_ref().and_then(|r| Some((r, r.person(found[at])?)))
        {
            for line in facts(person, reader, words) {
                self.print(&line);
            }
        }
        self.go(Place::Found(found));
    }

    /// A page of what waits, as the full screen orders it.
    fn queue(&mut self, from: usize) {
        let Some(reader) = self.reader() else { return self.go(Place::Login) };
        let cases = in_order(&reader);
        let from = if from < cases.len() { from } else { 0 };
        self.say(&Message::of("plain-waiting").with("count", cases.len().to_string()));
        let shown = cases.iter().enumerate().skip(from).take(MOST);
        for (at, row) in shown.filter_map(|(at, case)| Some((at, reader.cases().row(*case)?))) {
            let (title, name) = (matter_title(&row.case.matter, self.words()), &row.person.name);
            let line = format!("{}. {title}: {name}, {}", at + 1, row.case.since.date());
            self.print(&line);
        }
        match cases.is_empty() {
            true => self.go(Place::Menu),
            false => self.go(Place::Queue(cases, from)),
        }
    }

    /// A case as a reviewer sees it: what is, what would be, what to look at.
    fn item(&mut self, id: CaseId) {
        let words = self.words();
        let Some((reader, actor)) =
            self.reader().zip(self.signed_in.as_ref().map(|(a, _)| a.clone()))
        else {
            return self.go(Place::Login);
        };
        let Some(row) = reader.cases().row(id) else { return self.queue(0) };
        let lines = case_lines(&reader, &actor, &row, words, &self.keys);
        for line in lines {
            self.print(&line);
        }
        self.go(Place::Item(id, row.case.version));
    }

    fn decide(&mut self, command: ReviewCommand, seen: u64) {
        let Some((actor, _)) = &self.signed_in else { return self.go(Place::Login) };
        let id = self.office.next_command(&self.door.session);
        match self.office.submit(actor, id, Command::Review(command), Some(seen)) {
            Ok(_) => self.say(&"plain-done".into()),
            Err(error) => self.explain(&error),
        }
        self.queue(0);
    }

    fn explain(&mut self, error: &OfficeError) {
        let told = explain_error(error, self.words());
        let clause = told.clause.map(|clause| format!(" [{clause}]")).unwrap_or_default();
        let line = format!("{}{clause} {}", told.what, told.next.unwrap_or_default());
        self.print(line.trim_end());
    }
}
