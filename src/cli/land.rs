//! `land list`: projects, their levy and their people (L1–L3).

use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::casework::Project;
use crate::office::{LandRegister, ProjectPeople, Reader};
use serde_json::{Value, json};

impl CliContext {
    /// Lists the projects, and who and what lacks the other.
    pub(super) fn land(&self) -> Result<CommandReply, CommandError> {
        let office = self.office()?;
        let answer = self.reader_actor(&office).map(|actor| {
            let reader = office.reader(&actor);
            let register = reader.land().register();
            let rows: Vec<Vec<String>> =
                register.projects.iter().map(|row| self.project_line(&reader, row)).collect();
            let keys = [
                "project-no",
                "project",
                "township",
                "levy-owed",
                "levy-paid",
                "outstanding",
                "days",
                "approvable",
                "people",
                "confirmed",
            ];
            let mut text = self.table(&keys, &rows);
            for person in &register.without_project {
                let message =
                    crate::words::Message::of("cli-land-without").with("name", &*person.name);
                let message = message.with("number", person.id_number.masked());
                text += &(message.text(self.words) + "\n");
            }
            CommandReply::done(text, land_json(&register))
        });
        office.close()?;
        answer
    }

    fn project_line(&self, reader: &Reader, row: &(&Project, ProjectPeople)) -> Vec<String> {
        let (project, people) = row;
        let paid = if project.is_paid_in_full() { "answer-yes" } else { "answer-no" };
        vec![
            project.number.clone(),
            project.facts.name.clone(),
            reader.places().township_name(project.facts.township),
            project.facts.levy_owed.grouped(),
            project.facts.levy_paid.grouped(),
            project.outstanding().grouped(),
            project.days_in_arrears(reader.today()).map(|d| d.to_string()).unwrap_or_default(),
            self.words.say(paid).to_owned(),
            people.all.to_string(),
            people.confirmed.to_string(),
        ]
    }
}

fn land_json(register: &LandRegister<'_>) -> Value {
    let project = |(project, people): &(&Project, ProjectPeople)| {
        json!({
            "project_no": project.number, "name": project.facts.name,
            "township": project.facts.township.to_string(),
            "area": project.facts.area.to_string(), "owed": project.facts.levy_owed,
            "paid": project.facts.levy_paid, "outstanding": project.outstanding(),
            "due_on": project.facts.due_on, "days": project.days_in_arrears(register.on),
            "approvable": project.is_paid_in_full(), "people": people.all,
            "confirmed": people.confirmed, "unconfirmed": people.unconfirmed(),
        })
    };
    let without = register.without_project.iter();
    json!({
        "projects": register.projects.iter().map(project).collect::<Vec<_>>(),
        "without_project": without.map(|person| person.id.to_string()).collect::<Vec<_>>(),
    })
}
