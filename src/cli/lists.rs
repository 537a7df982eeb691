//! `list`: lists to work off, and what became of their items (S3).

use super::args::ListVerb;
use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use super::text_table::text_table;
use crate::base::IdNumber;
use crate::casework::{Command, FinishItem, LandRefusal, Missing, Objects, Refusal, WorkList};
use crate::documents::note_export;
use crate::office::{Actor, MissingItem, Office, OfficeError, Reader, SentBack};
use crate::words::{Message, moment, roster_finding_name};
use serde_json::{Value, json};

/// What such a list is called where exports are noted.
const MISSING: &str = "missing";
const SENT_BACK: &str = "sent-back";

impl CliContext {
    /// Lists what is to be worked off, or takes down what became of an item.
    pub(super) fn lists(&self, verb: &ListVerb) -> Result<CommandReply, CommandError> {
        let office = self.office()?;
        let answer = self.actor(&office).and_then(|actor| match verb {
            ListVerb::Missing => self.missing(&office, &actor),
            ListVerb::SentBack => self.sent_back(&office, &actor),
            ListVerb::Rejected => Ok(self.rejected(&office.reader(&actor))),
            ListVerb::Done { list, item, outcome } => {
                self.finish(&office, &actor, *list, item, outcome)
            }
        });
        office.close()?;
        answer
    }

    fn missing(&self, office: &Office, actor: &Actor) -> Result<CommandReply, CommandError> {
        let reader = office.reader(actor);
        let items = reader.lists().missing()?;
        let numbered = items.iter().filter(|item| item.what.id_number().is_some()).count();
        let unmasked = noted(office, &reader, MISSING, numbered)?;
        let keys =
            ["kind", "project-no", "name", "id-number", "township", "village", "area", "outcome"];
        let lines: Vec<Vec<String>> =
            items.iter().map(|item| self.missing_line(&reader, item, unmasked)).collect();
        let rows: Vec<Value> =
            items.iter().map(|item| missing_json(&reader, item, unmasked)).collect();
        Ok(CommandReply::done(self.table(&keys, &lines), rows.into()))
    }

    fn missing_line(&self, reader: &Reader, item: &MissingItem<'_>, unmasked: bool) -> Vec<String> {
        let told = told(reader, item, unmasked);
        let kind = self.words.say(match item.what {
            Missing::Person(_) => "list-person",
            Missing::Project(_) => "list-project",
            Missing::Village { .. } => "list-village",
        });
        let finished = item.finished.map(|finished| {
            let by = reader.staff().name(&finished.by);
            format!("{} {by} {}", finished.outcome, moment(finished.at))
        });
        let open = match item.what {
            Missing::Village { expected, people, .. } => Message::of("list-village-told")
                .with("people", people.to_string())
                .with("expected", expected.to_string())
                .text(self.words),
            _ => self.words.say("list-open").to_owned(),
        };
        vec![
            kind.to_owned(),
            told.project,
            told.name,
            told.number,
            item.township.map(|code| reader.places().township_name(code)).unwrap_or_default(),
            told.village,
            item.what.area().map(|area| area.to_string()).unwrap_or_default(),
            finished.unwrap_or(open),
        ]
    }

    fn sent_back(&self, office: &Office, actor: &Actor) -> Result<CommandReply, CommandError> {
        let reader = office.reader(actor);
        let items = reader.lists().sent_back()?;
        let unmasked = noted(office, &reader, SENT_BACK, items.len())?;
        let keys = [
            "column-legacy-no",
            "column-name",
            "column-id-number",
            "column-township",
            "column-findings",
            "column-note",
            "column-state",
        ];
        let headings = keys.map(|key| self.words.say(key));
        let lines = items.iter().map(|item| {
            let row = sent_back_json(&reader, item, unmasked);
            let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            let found = reader.comparison().of(item.person.id);
            let findings = found.iter().flat_map(|found| found.findings.iter());
            let findings: Vec<&str> =
                findings.map(|finding| roster_finding_name(finding, self.words)).collect();
            let state = if item.answered { "list-answered" } else { "list-waiting" };
            vec![
                text("legacy_no"),
                text("name"),
                text("id_number"),
                reader.places().township_name(item.person.township),
                findings.join(self.words.say("cli-compare-joint")),
                item.decided.note.clone(),
                self.words.say(state).to_owned(),
            ]
        });
        let lines: Vec<Vec<String>> = lines.collect();
        let rows: Vec<Value> =
            items.iter().map(|item| sent_back_json(&reader, item, unmasked)).collect();
        Ok(CommandReply::done(text_table(&headings, &lines), rows.into()))
    }

    fn finish(
        &self,
        office: &Office,
        actor: &Actor,
        list: WorkList,
        item: &str,
        outcome: &str,
    ) -> Result<CommandReply, CommandError> {
        let reader = office.reader(actor);
        let missing = reader.lists().missing()?;
        let found: Vec<&MissingItem<'_>> =
            missing.iter().filter(|one| is_meant(&reader, one, item)).collect();
        let people = found.iter().filter_map(|one| one.what.id_number());
        let several = people.collect::<std::collections::BTreeSet<_>>().len() > 1;
        if found.is_empty() || several {
            return Err(OfficeError::Refused(Refusal::from(LandRefusal::NotListed)).into());
        }
        for one in &found {
            let (item, outcome) = (one.what.item(), outcome.to_owned());
            let command = Command::FinishItem(FinishItem { list, item, outcome });
            office.submit(actor, office.next_command(&actor.session), command, None)?;
        }
        let message = Message::of("cli-list-done-told").count("count", found.len());
        Ok(self.say(&message, json!({ "done": found.len() })))
    }
}

/// Whether an item is the one that was named: by identity or file number; by project, or
/// project and name; by the village's code.
fn is_meant(reader: &Reader, one: &MissingItem<'_>, named: &str) -> bool {
    let named = named.trim();
    if one.what.item() == named {
        return true;
    }
    let Missing::Person(entry) = one.what else { return false };
    let of_file = || Some(reader.person(named.parse().ok()?)?.id_number);
    let number = IdNumber::parse_written(named).ok().or_else(of_file);
    number.is_some() && number == entry.says.id_number || item_of(one) == named
}

/// What an item is named by without telling a number.
fn item_of(item: &MissingItem<'_>) -> String {
    match item.what {
        Missing::Person(entry) => format!("{} {}", entry.says.project, entry.says.name),
        what => what.item(),
    }
}

/// Whether numbers are shown in full; that they were is noted in the journal first.
fn noted(
    office: &Office,
    reader: &Reader,
    what: &str,
    people: usize,
) -> Result<bool, CommandError> {
    let unmasked = people > 0 && reader.may_export(what, true);
    if unmasked {
        let objects = Objects { what: what.to_owned(), rows: people as u32, unmasked };
        note_export(office, reader.actor(), objects)?;
    }
    Ok(unmasked)
}

/// What is told of something missing, as text; empty where it does not apply.
#[derive(Default)]
struct Told {
    project: String,
    name: String,
    number: String,
    village: String,
}

fn told(reader: &Reader, item: &MissingItem<'_>, unmasked: bool) -> Told {
    match item.what {
        Missing::Person(entry) => Told {
            project: entry.says.project.clone(),
            name: entry.says.name.clone(),
            number: entry.says.id_number.map(|id| shown(&id, unmasked)).unwrap_or_default(),
            village: entry
                .says
                .village
                .map(|v| reader.places().village_name(v))
                .unwrap_or_default(),
        },
        Missing::Project(project) => Told {
            project: project.number.clone(),
            name: project.facts.name.clone(),
            ..Told::default()
        },
        Missing::Village { village, .. } => {
            Told { village: reader.places().village_name(village), ..Told::default() }
        }
    }
}

fn shown(number: &IdNumber, unmasked: bool) -> String {
    if unmasked { number.as_str().to_owned() } else { number.masked() }
}

fn missing_json(reader: &Reader, item: &MissingItem<'_>, unmasked: bool) -> Value {
    let told = told(reader, item, unmasked);
    let some = |text: String| (!text.is_empty()).then_some(text);
    let (amount, line) = match item.what {
        Missing::Person(entry) => (Some(entry.says.amount), Some(entry.source.line)),
        _ => (None, None),
    };
    let (village, expected, people) = match item.what {
        Missing::Village { village, expected, people } => {
            (Some(village), Some(expected), Some(people))
        }
        Missing::Person(entry) => (entry.says.village, None, None),
        Missing::Project(_) => (None, None, Some(0)),
    };
    json!({
        "kind": item.what.code(), "item": item_of(item),
        "project": some(told.project), "name": some(told.name), "id_number": some(told.number),
        "township": item.township.map(|code| code.to_string()),
        "village": some(told.village), "village_code": village.map(|code| code.to_string()),
        "area": item.what.area().map(|area| area.to_string()), "amount": amount, "line": line,
        "expected": expected, "people": people,
        "state": if item.finished.is_some() { "done" } else { "open" },
        "outcome": item.finished.map(|finished| &finished.outcome),
        "by": item.finished.map(|finished| finished.by.to_string()),
        "at": item.finished.map(|finished| finished.at),
    })
}

fn sent_back_json(reader: &Reader, item: &SentBack<'_>, unmasked: bool) -> Value {
    let person = item.person;
    let found = reader.comparison().of(person.id);
    let findings = found.iter().flat_map(|found| found.findings.iter());
    let legacy_no = person.legacy.as_ref().map(|legacy| legacy.legacy_no.as_str());
    json!({
        "person": person.id.to_string(), "legacy_no": legacy_no, "name": person.name,
        "id_number": shown(&person.id_number, unmasked),
        "township": person.township.to_string(),
        "class": found.as_ref().map(|found| found.class.code()),
        "findings": findings.map(|finding| finding.code()).collect::<Vec<_>>(),
        "note": item.decided.note, "by": item.decided.by.to_string(), "at": item.decided.at,
        "state": if item.answered { "answered" } else { "waiting" },
    })
}
