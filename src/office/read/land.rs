//! Questions about land projects: their levy, their people, and what lacks the other.

use super::reader::Reader;
use crate::base::{Date, number_key};
use crate::casework::{Cohort, Person, Project};
use std::collections::BTreeMap;

/// The people of a project by how far they are (L3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProjectPeople {
    /// All of them.
    pub all: usize,
    /// Whose identity is confirmed.
    pub confirmed: usize,
    /// Of the confirmed, who made a choice.
    pub chosen: usize,
    /// Whose confirmation was rejected.
    pub rejected: usize,
}

impl ProjectPeople {
    /// How far people are.
    pub fn of<'p>(people: impl IntoIterator<Item = &'p Person>) -> Self {
        let mut found = Self::default();
        people.into_iter().for_each(|person| found.count(person));
        found
    }

    /// Who is still to be confirmed.
    pub fn unconfirmed(&self) -> usize {
        self.all - self.confirmed - self.rejected
    }

    fn count(&mut self, person: &Person) {
        self.all += 1;
        let confirmed = person.is_confirmed();
        self.confirmed += usize::from(confirmed);
        self.chosen += usize::from(confirmed && person.present_choice().is_some());
        self.rejected += usize::from(person.confirmation.is_refused());
    }
}

/// Land projects on a day.
pub struct LandRegister<'a> {
    /// Every project with its people, by number.
    pub projects: Vec<(&'a Project, ProjectPeople)>,
    /// The `New` cohort's people whose project is none of the register.
    pub without_project: Vec<&'a Person>,
    /// The day on which arrears are counted.
    pub on: Date,
}

/// Questions about land projects.
#[derive(Clone, Copy)]
pub struct LandReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

impl Reader {
    /// Land projects of the townships that the actor sees.
    pub fn land(&self) -> LandReader<'_> {
        LandReader { reader: self }
    }
}

impl<'r> LandReader<'r> {
    /// Land projects with their people, as of today (L1–L3).
    pub fn register(self) -> LandRegister<'r> {
        let mut counts: BTreeMap<String, ProjectPeople> = BTreeMap::new();
        let mut without_project = Vec::new();
        for person in self.reader.people().all().filter(|person| person.cohort == Cohort::New) {
            match project_of(person).filter(|number| self.project(number).is_some()) {
                Some(number) => counts.entry(number_key(number)).or_default().count(person),
                None => without_project.push(person),
            }
        }
        let projects = self.reader.state().projects.values().map(|project| &**project);
        let projects = projects.filter(|project| self.reader.sees(project.facts.township));
        let counted = |project: &Project| counts.get(&number_key(&project.number)).copied();
        let projects = projects.map(|project| (project, counted(project).unwrap_or_default()));
        let mut projects: Vec<(&Project, ProjectPeople)> = projects.collect();
        projects.sort_by(|(one, _), (other, _)| one.number.cmp(&other.number));
        LandRegister { projects, without_project, on: self.reader.today() }
    }

    /// A land project.
    pub fn project(self, number: &str) -> Option<&'r Project> {
        let project = self.reader.state().project(number);
        project.filter(|project| self.reader.sees(project.facts.township))
    }

    /// Whether a land project is on record, of whatever township.
    pub fn is_project(self, number: &str) -> bool {
        self.reader.state().project(number).is_some()
    }

    /// A project's number as it was first recorded, however it is written; as it is written
    /// where none is on record.
    pub fn number(self, written: &str) -> String {
        self.reader.state().project_number(written)
    }

    /// How many projects are in arrears today (L2).
    pub fn in_arrears(self) -> usize {
        let projects = self.reader.state().projects.values();
        let late = projects.filter(|project| {
            self.reader.sees(project.facts.township)
                && project.days_in_arrears(self.reader.today()).is_some()
        });
        late.count()
    }

    /// The people of a project (L3).
    pub fn people_of(self, number: &str) -> Vec<&'r Person> {
        let key = number_key(number);
        let theirs = self.reader.people().all().filter(|person| {
            person.cohort == Cohort::New
                && project_of(person).is_some_and(|own| number_key(own) == key)
        });
        theirs.collect()
    }
}

fn project_of(person: &Person) -> Option<&str> {
    person.land.as_ref().and_then(|land| land.project.as_deref())
}
