//! Land facts: as fields of a form and as facts beside one.

use super::slip::FieldError;
use crate::base::Area;
use crate::casework::LandFacts;
use crate::desk::widgets::{Fact, Field, Form};
use crate::words::Words;

/// The fields' ids.
pub const FIELDS: [&str; 4] = ["contracted", "requisitioned", "taken-on", "project"];

/// The fields, filled with what is known.
pub fn fields(land: Option<&LandFacts>) -> [Field; 4] {
    let area = |area: Option<Area>| area.map(|area| area.to_string()).unwrap_or_default();
    let project = land.and_then(|land| land.project.clone()).unwrap_or_default();
    [
        Field::text("contracted", "act-contracted", area(land.and_then(|land| land.contracted))),
        Field::text("requisitioned", "act-requisitioned", area(land.map(|l| l.requisitioned))),
        Field::date("taken-on", "label-taken-on", land.and_then(|land| land.taken_on)),
        Field::text("project", "label-project", project),
    ]
}

/// What is typed; nothing where all is empty.
pub fn read(form: &Form) -> Result<Option<LandFacts>, FieldError> {
    if FIELDS.iter().all(|field| form.text(field).trim().is_empty()) {
        return Ok(None);
    }
    let area = |field: &'static str| match form.text(field).trim() {
        "" => Err(FieldError::empty(field)),
        text => Area::parse(text).ok_or(FieldError { field, why: "act-no-area" }),
    };
    let project = form.text("project").trim();
    Ok(Some(LandFacts {
        contracted: Some(area("contracted")?),
        requisitioned: area("requisitioned")?,
        taken_on: form.date("taken-on"),
        project: (!project.is_empty()).then(|| project.to_owned()),
    }))
}

/// The facts of a file.
pub fn facts(land: Option<&LandFacts>, words: &Words) -> Vec<Fact> {
    let Some(land) = land else {
        return vec![Fact::new(words.say("act-land"), words.say("act-none"))];
    };
    let mu = |area: Area| words.say_with("mu", &[("area", area.to_string().into())]);
    let none = words.say("act-none");
    let day = land.taken_on.map_or(none.to_owned(), |day| day.to_string());
    vec![
        Fact::new(words.say("label-contracted"), land.contracted.map_or(none.to_owned(), mu)),
        Fact::new(words.say("label-requisitioned"), mu(land.requisitioned)),
        Fact::new(words.say("label-taken-on"), day),
        Fact::new(words.say("label-project"), land.project.as_deref().unwrap_or(none)),
    ]
}
