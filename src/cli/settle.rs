//! `compare decide`: settles what the rosters leave open about one person.

use super::args::CompareVerb;
use super::{Answer, Desk, Stop, day};
use crate::casework::comparison::CompareDecision;
use crate::casework::{Command, PersonRefusal, Refusal, Register, SettleCompared};
use crate::office::OfficeError;
use crate::words::{Saying, class_name};
use serde_json::json;

impl Desk {
    /// Takes a decision down and tells the class that follows from it.
    pub(super) fn settle_compared(&self, verb: &CompareVerb) -> Result<Answer, Stop> {
        let CompareVerb::Decide { legacy_no, reason, .. } = verb;
        let decision = self.decision(verb)?;
        let office = self.office()?;
        let told = self.actor(&office).and_then(|actor| {
            let unknown = || OfficeError::Refused(Refusal::from(PersonRefusal::Unknown));
            let reader = office.reader(&actor);
            let person = reader.person_of_legacy_no(legacy_no).ok_or_else(unknown)?.id;
            let note = reason.clone().unwrap_or_default();
            let command = Command::Settle(SettleCompared { person, decision, note });
            office.submit(&actor, office.next_command(&actor.session), command, None)?;
            let now = office.reader(&actor);
            let file = now.person(person).ok_or_else(unknown)?;
            let verdict = now.verdict(person).ok_or_else(unknown)?;
            let told = Saying::of("cli-compare-settled")
                .with("name", file.name.clone())
                .with("legacy_no", legacy_no.clone())
                .with("class", class_name(verdict.class, self.words).to_owned());
            let json = json!({
                "legacy_no": legacy_no, "class": verdict.class.code(),
                "findings": verdict.findings.codes(),
            });
            Ok(self.say(&told, json))
        });
        office.close()?;
        told
    }

    fn decision(&self, verb: &CompareVerb) -> Result<CompareDecision, Stop> {
        let CompareVerb::Decide { legacy_no, decision, register, line, died, .. } = verb;
        let needed = |option: &str| {
            let told = Saying::of("cli-usage-missing").with("arguments", option.to_owned());
            Stop::Usage(told.worded(self.words))
        };
        Ok(match decision.as_str() {
            "same-person" => CompareDecision::SamePerson,
            "another-person" => CompareDecision::AnotherPerson {
                register: register
                    .as_deref()
                    .and_then(Register::of_code)
                    .ok_or_else(|| needed("--register"))?,
            },
            "take-line" => CompareDecision::TakeLine {
                legacy_no: line.clone().unwrap_or_else(|| legacy_no.clone()),
            },
            "dead" => {
                let died = died.as_deref().ok_or_else(|| needed("--died"))?;
                CompareDecision::Dead { died: day(died, self.words)? }
            }
            _ => CompareDecision::SendBack,
        })
    }
}
