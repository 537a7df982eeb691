//! Recording a land project, or what changed of its levy (L1, L2).

use super::slip::{FieldError, FormSpec};
use crate::base::{Area, TownshipCode, fold_width};
use crate::casework::{Command, LandRefusal, Project, ProjectFacts, RecordProject, Refusal};
use crate::desk::screen::View;
use crate::desk::shown::project::levy;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::{Forbidden, OfficeError, Permission, Reader};

/// One project's facts.
pub struct ProjectSlip {
    townships: Vec<TownshipCode>,
    known: Option<Project>,
}

/// Why the user cannot record projects.
pub fn blocked(reader: &Reader) -> Option<OfficeError> {
    let needed = Permission::ManageProjects;
    (!reader.may(needed)).then_some(OfficeError::Forbidden(Forbidden::Role(needed)))
}

impl ProjectSlip {
    /// A new one, or one that is on record.
    pub fn new(reader: &Reader, known: Option<Project>) -> Self {
        let townships = reader.places().townships().iter().map(|(code, _)| *code).collect();
        Self { townships, known }
    }
}

impl FormSpec for ProjectSlip {
    fn form(&self, reader: &Reader) -> Form {
        let facts = self.known.as_ref().map(|project| &project.facts);
        let number = self.known.as_ref().map(|project| project.number.clone());
        let names = self.townships.iter().map(|code| reader.places().township_name(*code));
        let at = facts.and_then(|facts| self.townships.iter().position(|c| *c == facts.township));
        let area = facts.map(|facts| facts.area.to_string()).unwrap_or_default();
        let name = facts.map(|facts| facts.name.clone()).unwrap_or_default();
        let fields = vec![
            Field::text("number", "parcel-number", number.unwrap_or_default()),
            Field::text("name", "parcel-project", name),
            Field::choice("township", "label-township", names.collect(), at),
            Field::text("area", "parcel-area", area),
            Field::money("owed", "parcel-levy-owed", facts.map(|facts| facts.levy_owed)),
            Field::money("paid", "parcel-levy-paid", facts.map(|facts| facts.levy_paid)),
            Field::date("due", "label-due-on", facts.map(|facts| facts.due_on)),
        ];
        let form = Form::new(fields, "act-record");
        if facts.is_some() { form.focused("paid") } else { form }
    }

    fn about(&self) -> String {
        self.known.as_ref().map(|known| known.number.clone()).unwrap_or_default()
    }

    fn needs(&self) -> &'static [&'static str] {
        &["number", "name", "township", "area", "owed", "paid", "due"]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let township = form.choice("township").and_then(|at| self.townships.get(at));
        let area = Area::parse(form.text("area").trim());
        let facts = ProjectFacts {
            name: form.text("name").trim().to_owned(),
            township: *township.ok_or(FieldError::empty("township"))?,
            area: area.ok_or(FieldError { field: "area", why: "act-no-area" })?,
            levy_owed: form.money("owed").ok_or(FieldError::empty("owed"))?,
            levy_paid: form.money("paid").ok_or(FieldError::empty("paid"))?,
            due_on: form.date("due").ok_or(FieldError::empty("due"))?,
        };
        let number = fold_width(form.text("number")).trim().to_owned();
        Ok(Command::Land(RecordProject { number, facts, source: None }))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let Some(known) = &self.known else { return Vec::new() };
        let outstanding = known.outstanding().grouped();
        let (levy, tone) = levy(known, view);
        vec![
            Fact::new(view.words.say("parcel-outstanding"), outstanding),
            Fact::new(view.words.say("parcel-levy"), levy).tone(tone),
        ]
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Land(LandRefusal::FactsMissing) => Some("number"),
            Refusal::Land(LandRefusal::NegativeAmount) => Some("owed"),
            _ => Some("paid"),
        }
    }

    fn note(&self) -> &'static str {
        "act-project-note"
    }
}
