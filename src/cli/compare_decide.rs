//! `compare decide`: settles what the rosters leave open about one person.

use super::args::CompareVerb;
use super::context::{CliContext, day};
use super::reply::{CommandError, CommandReply};
use crate::base::{IdNumber, Money};
use crate::casework::comparison::{CompareDecision, LineAmounts};
use crate::casework::{
    Command, DecideComparison, Person, PersonRefusal, Refusal, Register, TakeAmounts,
};
use crate::office::{OfficeError, Reader};
use crate::words::{Message, class_name};
use serde_json::json;

impl CliContext {
    /// Takes a decision down and tells the class that follows from it.
    pub(super) fn decide_comparison(
        &self,
        verb: &CompareVerb,
    ) -> Result<CommandReply, CommandError> {
        let CompareVerb::Decide { legacy_no, reason, .. } = verb;
        let amounts = self.amounts(verb)?;
        let decision = self.decision(verb)?;
        let office = self.office()?;
        let answer = self.actor(&office).and_then(|actor| {
            let unknown = || OfficeError::Refused(Refusal::from(PersonRefusal::Unknown));
            let note = reason.clone().unwrap_or_default();
            let command = match amounts {
                Some(amounts) => Command::TakeAmounts(TakeAmounts { amounts, note }),
                None => {
                    let reader = office.reader(&actor);
                    let person = of_either(&reader, legacy_no).ok_or_else(unknown)?.id;
                    Command::DecideComparison(DecideComparison { person, decision, note })
                }
            };
            let id = office.next_command(&actor.session);
            let receipt = office.submit(&actor, id, command, None)?;
            let now = office.reader(&actor);
            if let Some(case) = receipt.case() {
                let name = now.cases().row(case).map(|row| row.person.name.clone());
                let message = Message::of("cli-change-proposed")
                    .with("name", name.unwrap_or_default())
                    .with("case", case.to_string());
                let json = json!({ "legacy_no": legacy_no, "case": case.to_string() });
                return Ok(self.say(&message, json));
            }
            let file = of_either(&now, legacy_no).ok_or_else(unknown)?;
            let Some(verdict) = now.comparison().of(file.id) else {
                let message = Message::of("cli-compare-set-aside").with("name", file.name.clone());
                return Ok(self.say(&message, json!({ "class": null, "findings": "" })));
            };
            let message = Message::of("cli-compare-settled")
                .with("name", file.name.clone())
                .with("legacy_no", legacy_no.clone())
                .with("class", class_name(verdict.class, self.words).to_owned());
            let json = json!({
                "legacy_no": legacy_no, "class": verdict.class.code(),
                "findings": verdict.findings.codes(),
            });
            Ok(self.say(&message, json))
        });
        office.close()?;
        answer
    }

    /// The amounts of `take-amount`; `None` for every other decision.
    fn amounts(&self, verb: &CompareVerb) -> Result<Option<LineAmounts>, CommandError> {
        let CompareVerb::Decide { legacy_no, decision, balance, subsidy, monthly, .. } = verb;
        if decision != "take-amount" {
            return Ok(None);
        }
        let read = |text: &Option<String>| {
            let wrong =
                |text: &str| self.words.say_with("cli-not-an-amount", &[("text", text.into())]);
            let money =
                |text: &String| Money::parse(text).map_err(|_| CommandError::Usage(wrong(text)));
            text.as_ref().map(money).transpose()
        };
        let legacy_no = legacy_no.clone();
        let (balance, enjoyed, monthly) = (read(balance)?, read(subsidy)?, read(monthly)?);
        Ok(Some(LineAmounts { legacy_no, balance, enjoyed, monthly }))
    }

    fn decision(&self, verb: &CompareVerb) -> Result<CompareDecision, CommandError> {
        let CompareVerb::Decide { legacy_no, decision, register, line, died, .. } = verb;
        let needed = |option: &str| {
            let message = Message::of("cli-usage-missing").with("arguments", option.to_owned());
            CommandError::Usage(message.text(self.words))
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

/// The person of a legacy number, or of an identity number.
fn of_either<'r>(reader: &'r Reader, number: &str) -> Option<&'r Person> {
    let of_number =
        || IdNumber::parse(number).ok().and_then(|number| reader.people().by_id_number(&number));
    reader.people().by_legacy_no(number).or_else(of_number)
}
