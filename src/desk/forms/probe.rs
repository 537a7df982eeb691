//! What may be done with a person now: each act tried with the command that is most
//! likely to be carried out.

use super::act::Act;
use super::not_dead::set_aside;
use crate::base::{CaseId, Date, Money, PersonId};
use crate::casework::{
    AmendPerson, CaseKind, Choice, Command, CompareRefusal, ConfirmationCommand,
    ConfirmationRefusal, Contribution, OpenRefund, Person, PersonCommand, PersonRefusal,
    RecordChoice, RefundCause, Refusal, Scheme, Stage, SubsidyCommand, SubsidyRefusal,
    TransitionCommand,
};
use crate::office::{OfficeError, Reader};

/// Stands for a text that is not typed yet.
const ANY: &str = "-";

type Verdict = Result<(), OfficeError>;

/// Every act, with what forbids it where something does.
pub fn acts_for(reader: &Reader, person: PersonId) -> Vec<(Act, Verdict)> {
    Act::ALL.into_iter().map(|act| (act, probe(act, reader, person))).collect()
}

/// Whether an act is possible for a person, whatever will be typed.
pub fn probe(act: Act, reader: &Reader, person: PersonId) -> Verdict {
    let Some(file) = reader.person(person) else {
        return Err(OfficeError::Refused(PersonRefusal::Unknown.into()));
    };
    let would = |command: Command| reader.would(&command);
    match act {
        Act::Choose => first_lawful(Choice::ALL.map(|choice| {
            let chosen_on = reader.today();
            would(Command::Choose(RecordChoice { person, choice, chosen_on }))
        })),
        Act::Claim => claim(reader, file),
        Act::Refund => first_lawful(CAUSES.map(|cause| would(refund_probe(file, cause)))),
        Act::OpenTransition => would(Command::Transition(TransitionCommand::Open {
            person,
            residents_balance: Money::ZERO,
            residents_monthly: Money::ZERO,
        })),
        Act::ReverseTransition => {
            let reason = ANY.to_owned();
            would(Command::Transition(TransitionCommand::Reverse { person, reason }))
        }
        Act::Recovery => {
            let year = paid_years(file).first().copied().unwrap_or_default();
            let reason = ANY.to_owned();
            would(Command::Subsidy(SubsidyCommand::OpenRecovery { person, year, reason }))
        }
        Act::TopUpRecovery => {
            let reason = ANY.to_owned();
            would(Command::Subsidy(SubsidyCommand::OpenTopUpRecovery { person, reason }))
        }
        Act::Amend => would(Command::Person(PersonCommand::Amend(AmendPerson {
            person,
            name: None,
            phone: Some(ANY.to_owned()),
            bank_account: None,
            village: None,
            land: None,
        }))),
        Act::RecordDeath => {
            let died = reader.today();
            would(Command::Person(PersonCommand::RecordDeath { person, died }))
        }
        Act::SetAsideDeath if reader.comparison().listed_death(person).is_none() => {
            Err(OfficeError::Refused(CompareRefusal::NoSuchLine.into()))
        }
        Act::SetAsideDeath => would(set_aside(person, ANY.to_owned())),
        Act::RecordContribution => contribution(reader, file),
        Act::CorrectDeath => {
            let (died, reason) = (None, ANY.to_owned());
            would(Command::Person(PersonCommand::CorrectDeath { person, died, reason }))
        }
        Act::CorrectContribution => correct_contribution(reader, file),
        Act::AskHousehold => {
            let case = confirmation_of(reader, file).unwrap_or(CaseId(0));
            match would(Command::Confirmation(ConfirmationCommand::AskHousehold { case })) {
                // Nothing is under way: who may not ask at all is told that first.
                Err(OfficeError::Refused(Refusal::Review(_))) => {
                    Err(OfficeError::Refused(ConfirmationRefusal::HouseholdNotOpen.into()))
                }
                verdict => verdict,
            }
        }
        Act::OpenConfirmation => would(Command::Confirmation(ConfirmationCommand::Open { person })),
        Act::RecordPayment => payment(reader, file),
    }
}

/// The causes of a refund, those that the choice leads to first.
pub const CAUSES: [RefundCause; 3] =
    [RefundCause::ChoseEmployee, RefundCause::ChoseNeither, RefundCause::DrawsEmployeePension];

/// A refund as it would be if everything typed were right.
pub fn refund_probe(file: &Person, cause: RefundCause) -> Command {
    Command::Refund(OpenRefund {
        person: file.id,
        cause,
        bank_account: ANY.to_owned(),
        account_holder: file.name.clone(),
    })
}

/// The years that may be subsidised up to the present one.
pub fn years_so_far(reader: &Reader) -> Vec<u32> {
    let present = reader.today().year().unsigned_abs();
    (reader.rules().first_subsidy_year..=present).collect()
}

/// The years a person may claim, those with a contribution on record first.
pub fn claimable_years(reader: &Reader, file: &Person) -> Vec<u32> {
    let lawful = |year: &u32| reader.would(&claim_probe(reader, file, *year)).is_ok();
    let mut years: Vec<u32> = years_so_far(reader).into_iter().filter(lawful).collect();
    years.sort_by_key(|year| contribution_on_record(file, *year).is_none());
    years
}

/// The years paid, which alone can be recovered.
pub fn paid_years(file: &Person) -> Vec<u32> {
    use crate::casework::SubsidyState::Paid;
    file.counted().filter(|subsidy| subsidy.state == Paid).map(|subsidy| subsidy.year).collect()
}

/// The open cases of a person whose money is to move.
pub fn payable(reader: &Reader, file: &Person) -> Vec<CaseId> {
    let waits = |id: &CaseId| reader.case(*id).is_some_and(|case| case.stage == Stage::Payable);
    file.open_cases.iter().copied().filter(waits).collect()
}

/// The confirmation of a person that is under way.
pub fn confirmation_of(reader: &Reader, file: &Person) -> Option<CaseId> {
    let confirms =
        |id: &&CaseId| reader.case(**id).is_some_and(|case| case.matter == CaseKind::Confirmation);
    file.open_cases.iter().find(confirms).copied()
}

fn contribution_on_record(file: &Person, year: u32) -> Option<&Contribution> {
    let scheme = file.choice_for(year).and_then(Choice::scheme)?;
    file.contribution(scheme, year)
}

/// The claim of a year as it would be if the papers handed in were right.
fn claim_probe(reader: &Reader, file: &Person, year: u32) -> Command {
    let scheme = file.choice_for(year).and_then(Choice::scheme).unwrap_or(Scheme::Resident);
    let missing = contribution_on_record(file, year).is_none();
    let contribution = missing.then(|| any_contribution(reader, file, scheme, year));
    Command::Subsidy(SubsidyCommand::Claim { person: file.id, year, contribution })
}

/// A contribution of the year on a day that can be: before a death, and not to come.
fn any_contribution(reader: &Reader, file: &Person, scheme: Scheme, year: u32) -> Contribution {
    let latest = file.died.unwrap_or(reader.today()).min(reader.today());
    let first = i32::try_from(year).ok().and_then(|year| Date::new(year, 1, 1));
    let paid_on = first.map_or(latest, |first| latest.max(first));
    Contribution { scheme, year, amount: Money::fen(1), paid_on, voucher: ANY.to_owned() }
}

fn claim(reader: &Reader, file: &Person) -> Verdict {
    let years = years_so_far(reader);
    // The newest year's refusal is the one to tell: older ones are mostly taken.
    first_lawful(years.iter().rev().map(|year| reader.would(&claim_probe(reader, file, *year))))
}

fn contribution(reader: &Reader, file: &Person) -> Verdict {
    let schemes = [Scheme::Resident, Scheme::Employee];
    let years = years_so_far(reader);
    let all = years.iter().rev().flat_map(|year| schemes.map(|scheme| (*year, scheme)));
    first_lawful(all.map(|(year, scheme)| {
        let contribution = any_contribution(reader, file, scheme, year);
        let person = file.id;
        reader.would(&Command::Person(PersonCommand::RecordContribution { person, contribution }))
    }))
}

fn correct_contribution(reader: &Reader, file: &Person) -> Verdict {
    let year = years_so_far(reader).last().copied().unwrap_or_default();
    let none = [(Scheme::Resident, year)];
    let known: Vec<_> = file.contributions.iter().map(|known| (known.scheme, known.year)).collect();
    let all = if known.is_empty() { none.to_vec() } else { known };
    first_lawful(all.into_iter().map(|(scheme, year)| {
        let right = Some(any_contribution(reader, file, scheme, year));
        let (person, reason) = (file.id, ANY.to_owned());
        let command = PersonCommand::CorrectContribution { person, scheme, year, right, reason };
        reader.would(&Command::Person(command))
    }))
}

fn payment(reader: &Reader, file: &Person) -> Verdict {
    let record = |case: CaseId| {
        reader.would(&Command::Subsidy(SubsidyCommand::RecordPayment {
            case,
            paid_on: reader.today(),
            reference: ANY.to_owned(),
        }))
    };
    match payable(reader, file).first() {
        Some(case) => record(*case),
        // Nothing waits for money: who may not pay at all is told that first.
        None => match record(CaseId(0)) {
            Err(OfficeError::Refused(_)) | Ok(()) => {
                Err(OfficeError::Refused(Refusal::Subsidy(SubsidyRefusal::NotPayable)))
            }
            forbidden => forbidden,
        },
    }
}

/// Lawful if one of them is; else what forbids the first.
fn first_lawful(tried: impl IntoIterator<Item = Verdict>) -> Verdict {
    let mut first = None;
    for verdict in tried {
        match verdict {
            Ok(()) => return Ok(()),
            Err(error) => first = first.or(Some(error)),
        }
    }
    first.map_or(Ok(()), Err)
}
