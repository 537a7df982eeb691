//! `compare decide`: settles what the rosters leave open about one person.

use super::args::CompareVerb;
use super::{Answer, Desk, Stop, day};
use crate::base::Money;
use crate::casework::comparison::{CompareDecision, LineAmounts};
use crate::casework::{Command, PersonRefusal, Refusal, Register, SettleAmounts, SettleCompared};
use crate::office::OfficeError;
use crate::words::{Saying, class_name};
use serde_json::json;

impl Desk {
    /// Takes a decision down and tells the class that follows from it.
    pub(super) fn settle_compared(&self, verb: &CompareVerb) -> Result<Answer, Stop> {
        let CompareVerb::Decide { legacy_no, reason, .. } = verb;
        let amounts = self.amounts(verb)?;
        let decision = self.decision(verb)?;
        let office = self.office()?;
        let told = self.actor(&office).and_then(|actor| {
            let unknown = || OfficeError::Refused(Refusal::from(PersonRefusal::Unknown));
            let note = reason.clone().unwrap_or_default();
            let command = match amounts {
                Some(amounts) => Command::SettleAmounts(SettleAmounts { amounts, note }),
                None => {
                    let reader = office.reader(&actor);
                    let person = reader.person_of_legacy_no(legacy_no).ok_or_else(unknown)?.id;
                    Command::Settle(SettleCompared { person, decision, note })
                }
            };
            office.submit(&actor, office.next_command(&actor.session), command, None)?;
            let now = office.reader(&actor);
            let file = now.person_of_legacy_no(legacy_no).ok_or_else(unknown)?;
            let verdict = now.verdict(file.id).ok_or_else(unknown)?;
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

    /// The amounts of `take-amount`; `None` for every other decision.
    fn amounts(&self, verb: &CompareVerb) -> Result<Option<LineAmounts>, Stop> {
        let CompareVerb::Decide { legacy_no, decision, balance, subsidy, monthly, .. } = verb;
        if decision != "take-amount" {
            return Ok(None);
        }
        let read = |text: &Option<String>| {
            let wrong =
                |text: &str| self.words.say_with("cli-not-an-amount", &[("text", text.into())]);
            let money = |text: &String| Money::parse(text).map_err(|_| Stop::Usage(wrong(text)));
            text.as_ref().map(money).transpose()
        };
        let legacy_no = legacy_no.clone();
        let (balance, enjoyed, monthly) = (read(balance)?, read(subsidy)?, read(monthly)?);
        Ok(Some(LineAmounts { legacy_no, balance, enjoyed, monthly }))
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
