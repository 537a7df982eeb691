//! What can be done at the plain desk, place by place: each is asked for by a number.

use super::Plain;
use crate::base::{CaseId, Login, PersonId};
use crate::casework::{Command, Person, ReviewCommand};
use crate::desk::people::next_step;
use crate::desk::review::{changes, handled, in_order, on_record, outlook, own_run, usual_reasons};
use crate::desk::screen::View;
use crate::desk::session::Ending;
use crate::desk::terminal::{Look, Theme};
use crate::office::{Actor, OfficeError, Reader};
use crate::words::{
    Message, Words, choice_name, cohort_name, confirmation_name, explain_error, finding_name,
    matter_title, stage_name, step_name,
};

/// Lines of a list at once.
const MOST: usize = 20;

/// Where somebody is.
pub enum Place {
    /// Their name is asked.
    Login,
    /// Their password is asked.
    Password(Login),
    /// Idle too long: the password again.
    Locked,
    /// The menu.
    Menu,
    /// Whom they look for is asked.
    Search,
    /// People were found.
    Found(Vec<PersonId>),
    /// The cases that wait for them, from one on.
    Queue(Vec<CaseId>, usize),
    /// A case, at the version that was shown.
    Item(CaseId, u64),
    /// Why a case is returned, or rejected.
    Reason(CaseId, u64, bool),
}

impl Place {
    /// What is asked there.
    pub fn prompt(&self) -> &'static str {
        match self {
            Self::Login => "plain-ask-login",
            Self::Password(_) | Self::Locked => "plain-ask-password",
            Self::Search => "plain-ask-search",
            Self::Reason(..) => "plain-ask-reason",
            Self::Menu | Self::Found(_) | Self::Queue(..) | Self::Item(..) => "plain-ask-number",
        }
    }

    /// Whether what is typed there is not to be shown.
    pub fn is_secret(&self) -> bool {
        matches!(self, Self::Password(_) | Self::Locked)
    }
}

impl Plain {
    /// RegisterEntry what there is where somebody came.
    pub(super) fn show_place(&mut self) {
        match &self.place {
            Place::Locked => self.say(&"plain-locked".into()),
            Place::Menu => {
                let waiting = self.reader().map_or(0, |reader| reader.to_review());
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
    pub(super) fn take_line(&mut self, line: &str) {
        let place = std::mem::replace(&mut self.place, Place::Menu);
        let number = crate::base::fold_width(line).parse::<usize>().ok();
        match (place, number) {
            (Place::Login, _) if line.is_empty() => self.go(Place::Login),
            (Place::Login, _) => self.go(Place::Password(Login::from(line))),
            (Place::Password(login), _) => self.enter(&login, line, Place::Login),
            (Place::Locked, _) => match self.sitting.as_ref().map(|(actor, _)| actor.login.clone())
            {
                Some(login) => self.enter(&login, line, Place::Locked),
                None => self.go(Place::Login),
            },
            (Place::Search, _) if line.is_empty() => self.go(Place::Menu),
            (Place::Search, _) => self.search(line),
            (Place::Menu, Some(1)) => self.go(Place::Search),
            (Place::Menu, Some(2)) => self.queue(0),
            (Place::Menu, Some(3)) => {
                self.options.lang = self.options.lang.other();
                self.go(Place::Menu);
            }
            (Place::Menu, Some(0)) => self.ending = Some(Ending::Left),
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
            Ok(_) if self.sitting.is_some() => self.go(Place::Menu),
            Ok(actor) => self.sit_down(actor),
            Err(error) => {
                self.explain(&error);
                self.go(again);
            }
        }
    }

    fn reader(&self) -> Option<Reader> {
        self.sitting.as_ref().map(|(actor, _)| self.office.reader(actor))
    }

    fn search(&mut self, typed: &str) {
        let Some(reader) = self.reader() else { return self.go(Place::Login) };
        self.office.wait_for_search();
        let found = reader.search(typed, MOST);
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
        for (at, row) in shown.filter_map(|(at, case)| Some((at, reader.row(*case)?))) {
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
            self.reader().zip(self.sitting.as_ref().map(|(a, _)| a.clone()))
        else {
            return self.go(Place::Login);
        };
        let Some(row) = reader.row(id) else { return self.queue(0) };
        let lines = item_lines(&reader, &actor, &row, words, self.options.keys.as_ref());
        for line in lines {
            self.print(&line);
        }
        self.go(Place::Item(id, row.case.version));
    }

    fn decide(&mut self, command: ReviewCommand, seen: u64) {
        let Some((actor, _)) = &self.sitting else { return self.go(Place::Login) };
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

fn who(person: &Person, reader: &Reader) -> String {
    let place = reader.places().township_name(person.township);
    format!("{}, {}, {place}", person.name, person.id_number.masked())
}

fn facts(person: &Person, reader: &Reader, words: &Words) -> Vec<String> {
    let row = |label: &str, value: &str| format!("{}: {value}", words.say(label));
    let mut lines = vec![
        row("label-name", &person.name),
        row("label-id-number", &person.id_number.masked()),
        row("label-township", &reader.places().township_name(person.township)),
        row("label-cohort", cohort_name(person.cohort, words)),
        row("plain-confirmation", confirmation_name(&person.confirmation, words)),
    ];
    lines.extend(
        person.present_choice().map(|choice| row("label-choice", choice_name(choice, words))),
    );
    let next = next_step(reader, person, words);
    let who = next.who(reader, person, words);
    let next = if who.is_empty() { next.what } else { format!("{} · {who}", next.what) };
    lines.push(row("plain-next", &next));
    for case in reader.cases_of(person.id) {
        let title = matter_title(&case.matter, words);
        lines.push(format!("{title}: {}, {}", stage_name(case.stage, words), case.since.date()));
    }
    lines
}

fn item_lines(
    reader: &Reader,
    actor: &Actor,
    row: &crate::office::QueueRow<'_>,
    words: &'static Words,
    keys: &crate::desk::terminal::KeyTable,
) -> Vec<String> {
    let theme = Theme::new(Look::default());
    let view = View { reader, actor, words, theme: &theme, keys, now: reader.now() };
    let mut lines = vec![
        format!("{} {}", row.case.id, matter_title(&row.case.matter, words)),
        who(row.person, reader),
    ];
    lines.extend(changes(row.case, row.person, &view).into_iter().map(|change| {
        let before = change.before.map(|before| format!("{before} -> ")).unwrap_or_default();
        format!("{}: {before}{}", change.label, change.after)
    }));
    if let Some(run) = own_run(row.case, &view) {
        lines.push(format!("{}: {run}", words.say("review-own-run")));
    }
    lines.push(format!("{}: {}", words.say("review-handlers"), handled(row.case, &view)));
    let findings = reader.findings(row.case);
    let found: Vec<&str> = findings.iter().map(|found| finding_name(*found, words)).collect();
    lines.push(match found.is_empty() {
        true => words.say("plain-clean").to_owned(),
        false => format!("{}: {}", words.say("column-findings"), found.join("; ")),
    });
    if let Some(step) = row.case.step_on(reader.today()) {
        lines.push(format!("{}: {}", words.say("column-step"), step_name(step, words)));
    }
    if let Ok(next) = outlook(row.case, &view) {
        lines.push(format!("{}: {next}", words.say("plain-goes-to")));
    }
    lines
}
