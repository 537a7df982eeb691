//! `change`: proposes a change of what identity or money rests on (X1).

use super::args::ChangeVerb;
use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::base::{IdNumber, Money, PersonId, Places};
use crate::casework::{
    ChangeField, ChangedFact, Cohort, Command, FileChange, PersonRefusal, ProposeChange, Refusal,
};
use crate::office::{OfficeError, Reader};
use crate::words::Message;
use serde_json::{Value, json};

impl CliContext {
    /// Hands a change in for another person's decision.
    pub(super) fn change(&self, verb: &ChangeVerb) -> Result<CommandReply, CommandError> {
        let (person, field, to, holder, ground) = match verb {
            ChangeVerb::Propose { person, field, to, holder, ground } => {
                (person, field, to, holder, ground)
            }
            ChangeVerb::Mend { kind, line, set, ground } => {
                return self.mend(*kind, line, set, ground);
            }
            ChangeVerb::Withdraw { mend } => return self.withdraw_mend(mend),
            ChangeVerb::Revoke { person, reason, paper } => {
                let office = self.office()?;
                let answer = self.revoke(&office, person, (reason, paper.as_deref()));
                office.close()?;
                return answer;
            }
        };
        let fact = self.fact(*field, to)?;
        let office = self.office()?;
        let answer = self.actor(&office).and_then(|actor| {
            let reader = office.reader(&actor);
            let unknown = || OfficeError::Refused(Refusal::from(PersonRefusal::Unknown));
            let person = named(&reader, person).ok_or_else(unknown)?;
            let name = reader.person(person).map(|file| file.name.clone()).unwrap_or_default();
            let command = Command::ProposeChange(ProposeChange {
                person,
                to: fact,
                // An account is its own person's where nobody else is named.
                holder: holder.clone().unwrap_or_else(|| name.clone()),
                ground: ground.clone(),
            });
            let id = office.next_command(&actor.session);
            let receipt = office.submit(&actor, id, command, None)?;
            let case = receipt.case().map(|case| case.to_string()).unwrap_or_default();
            let message = Message::of("cli-change-proposed").with("name", name);
            let json = json!({
                "case": case, "person": person.to_string(), "field": field.code(),
            });
            Ok(self.say(&message.with("case", case), json))
        });
        office.close()?;
        answer
    }

    /// The value of a field as an argument gives it.
    fn fact(&self, field: ChangeField, to: &str) -> Result<ChangedFact, CommandError> {
        let wrong = |key| CommandError::Usage(self.words.say_with(key, &[("text", to.into())]));
        let amount = || Money::parse(to).map_err(|_| wrong("cli-not-an-amount"));
        Ok(match field {
            ChangeField::Name => ChangedFact::Name(to.to_owned()),
            ChangeField::BankAccount => ChangedFact::BankAccount(to.to_owned()),
            ChangeField::Enjoyed => ChangedFact::Enjoyed(amount()?),
            ChangeField::LegacyMonthly => ChangedFact::LegacyMonthly(amount()?),
            ChangeField::LegacyBalance | ChangeField::Amounts => {
                ChangedFact::LegacyBalance(amount()?)
            }
            ChangeField::IdNumber => {
                let number = IdNumber::parse(to).map_err(|_| wrong("cli-not-a-number"))?;
                ChangedFact::IdNumber(number)
            }
            ChangeField::Township => {
                let place = Places::district().township(to);
                ChangedFact::Township(place.ok_or_else(|| wrong("cli-not-a-township"))?)
            }
            ChangeField::Cohort => {
                let cohort =
                    [Cohort::Existing, Cohort::New].into_iter().find(|one| one.code() == to);
                ChangedFact::Cohort(cohort.ok_or_else(|| wrong("cli-not-a-cohort"))?)
            }
            ChangeField::Drawing => match to {
                "yes" => ChangedFact::Drawing(true),
                "no" => ChangedFact::Drawing(false),
                _ => return Err(wrong("cli-not-an-answer")),
            },
        })
    }
}

/// A person by file number, as lists show it, or by identity number.
pub(super) fn named(reader: &Reader, text: &str) -> Option<PersonId> {
    let by_file = text.parse().ok().and_then(|id| reader.person(id));
    let by_number = || {
        let number = IdNumber::parse(text).ok()?;
        reader.people().by_id_number(&number)
    };
    by_file.or_else(by_number).map(|file| file.id)
}

/// What a change case says, as programs read it; an account is masked.
pub(super) fn change_json(change: &FileChange) -> [(&'static str, Value); 4] {
    [
        ("field", change.to.field().code().into()),
        ("from", change.from.as_ref().map_or(Value::Null, fact_json)),
        ("to", fact_json(&change.to)),
        ("ground", change.ground.as_str().into()),
    ]
}

fn fact_json(fact: &ChangedFact) -> Value {
    match fact {
        ChangedFact::Name(name) => name.as_str().into(),
        ChangedFact::BankAccount(account) => crate::base::mask_tail(account, 4).into(),
        ChangedFact::IdNumber(number) => number.masked().into(),
        ChangedFact::Township(code) => code.to_string().into(),
        ChangedFact::Cohort(cohort) => cohort.code().into(),
        ChangedFact::LegacyBalance(amount)
        | ChangedFact::Enjoyed(amount)
        | ChangedFact::LegacyMonthly(amount) => amount.to_string().into(),
        ChangedFact::Drawing(yes) => if *yes { "yes" } else { "no" }.into(),
        ChangedFact::Amounts(taken) => json!({
            "legacy_no": taken.legacy_no,
            "balance": taken.balance,
            "enjoyed": taken.enjoyed,
            "monthly": taken.monthly,
        }),
    }
}
