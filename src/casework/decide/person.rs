//! Registering people and editing their files.

use super::given::{self, person};
use super::{contribution, correction};
use crate::base::{number_key, tidy_name};
use crate::casework::case::Case;
use crate::casework::command::{AmendPerson, PersonCommand, RegisterPerson};
use crate::casework::context::Context;
use crate::casework::contradiction::{self, CaseTopic};
use crate::casework::event::{CaseEvent, Event, PersonEvent};
use crate::casework::file_change::ChangeField;
use crate::casework::person::{Arrived, Cohort, Confirmation, LandFacts, LegacyRelation, Person};
use crate::casework::{CaseKind, ChangeRefusal, PersonRefusal, PersonRegistered, Refusal, State};

pub(super) fn decide(
    state: &State,
    command: &PersonCommand,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    match command {
        PersonCommand::Register(register) => self::register(state, register),
        PersonCommand::Amend(amend) => self::amend(state, amend, ctx),
        PersonCommand::NoteListedAgain { person, legacy_no, name, relation, source } => {
            let file = given::person(state, *person)?;
            if file.listed_again.contains(legacy_no) {
                return Err(PersonRefusal::NothingChanged.into());
            }
            if state.holder_of(legacy_no).is_some_and(|known| known != *person) {
                let legacy_no = legacy_no.clone();
                return Err(PersonRefusal::LegacyNumberTaken { legacy_no }.into());
            }
            Ok(vec![Event::Person(PersonEvent::ListedAgain {
                person: *person,
                legacy_no: legacy_no.clone(),
                name: name.clone(),
                relation: Some(relation.clone()),
                source: source.clone(),
            })])
        }
        PersonCommand::AmendLegacy { person: id, name, relation, source } => {
            let was_rejected = state.rejected_legacy_line(&relation.legacy_no).is_some();
            let file = person(state, *id)?;
            not_anothers(state, file, &relation.legacy_no)?;
            amend_legacy(file, (name, relation, source), was_rejected)
        }
        PersonCommand::NoteVoucherAgain { person, voucher, source } => {
            let file = given::person(state, *person)?;
            let theirs = state.voucher_owner(voucher) == Some(*person);
            if !theirs
                || file.vouchers_again.iter().any(|again| number_key(again) == number_key(voucher))
            {
                return Err(PersonRefusal::NothingChanged.into());
            }
            Ok(vec![Event::Person(PersonEvent::VoucherUsedAgain {
                person: *person,
                voucher: voucher.clone(),
                source: source.clone(),
            })])
        }
        PersonCommand::RecordDeath { person, died } => {
            let file = given::person(state, *person)?;
            no_death_yet(file)?;
            if *died > ctx.today() || *died < file.id_number.birth_date() {
                return Err(PersonRefusal::ImpossibleDeath { died: *died }.into());
            }
            Ok(vec![Event::Person(PersonEvent::DeathRecorded { person: *person, died: *died })])
        }
        PersonCommand::RecordContribution { person: id, contribution } => {
            let file = person(state, *id)?;
            contribution::check(state, file, contribution, ctx)?;
            Ok(vec![contribution::recorded(file, contribution)])
        }
        PersonCommand::CorrectDeath { person: id, died, reason } => {
            correction::death(state, person(state, *id)?, *died, reason, ctx)
        }
        PersonCommand::CorrectContribution { person: id, scheme, year, right, reason } => {
            let file = person(state, *id)?;
            correction::contribution(state, file, (*scheme, *year), right.as_ref(), reason, ctx)
        }
    }
}

/// Whether no death is on record yet (A7).
pub(in crate::casework) fn no_death_yet(file: &Person) -> Result<(), PersonRefusal> {
    file.died.map_or(Ok(()), |died| Err(PersonRefusal::DeathOnRecord { died }))
}

pub(super) fn register(state: &State, command: &RegisterPerson) -> Result<Vec<Event>, Refusal> {
    let name = tidy_name(&command.name);
    if name.is_empty() {
        return Err(PersonRefusal::NameMissing.into());
    }
    let original = command.cohort == Cohort::Original;
    if let Some(file) = state.person_of(&command.id_number) {
        let person = file.id;
        return Err(match file.cohort {
            Cohort::Original if !original => PersonRefusal::OriginallyInsured { person },
            cohort => PersonRefusal::AlreadyRegistered { person, cohort },
        }
        .into());
    }
    match &command.legacy {
        // A line of the roster whose figures cannot be read still names the person (X1).
        None if original && command.source.is_none() => {
            return Err(PersonRefusal::LegacyMissing.into());
        }
        Some(_) if !original => return Err(PersonRefusal::LegacyNotTheirs.into()),
        Some(legacy) if state.holder_of(&legacy.legacy_no).is_some() => {
            let legacy_no = legacy.legacy_no.clone();
            return Err(PersonRefusal::LegacyNumberTaken { legacy_no }.into());
        }
        Some(LegacyRelation { balance, enjoyed, monthly, .. })
            if [balance, enjoyed, monthly].iter().any(|amount| amount.is_negative()) =>
        {
            return Err(PersonRefusal::NegativeAmount.into());
        }
        _ => {}
    }
    // From here it succeeds. Who is to be confirmed stands in the township's queue at once.
    let id = state.next_person();
    let registered = Event::Person(PersonEvent::Registered(PersonRegistered {
        person: id,
        id_number: command.id_number,
        name,
        cohort: command.cohort,
        township: command.township,
        village: command.village,
        phone: command.phone.trim().to_owned(),
        bank_account: command.bank_account.trim().to_owned(),
        legacy: command.legacy.clone(),
        land: command.land.as_ref().map(|land| recorded(state, land)),
        source: command.source.clone(),
    }));
    let opened = Event::Case(CaseEvent::Opened {
        case: state.next_case(),
        person: id,
        matter: CaseKind::Confirmation,
    });
    let ready = command.land.as_ref().is_some_and(|land| !land.takes_too_much());
    Ok(if !original && ready { vec![registered, opened] } else { vec![registered] })
}

fn amend(state: &State, command: &AmendPerson, ctx: &Context<'_>) -> Result<Vec<Event>, Refusal> {
    let file = person(state, command.person)?;
    let phone = changed(&command.phone, &file.phone);
    let bank_account = changed(&command.bank_account, &file.bank_account);
    let village = command.village.filter(|village| Some(*village) != file.village);
    let land = command.land.as_ref().map(|land| recorded(state, land));
    let land = land.filter(|land| Some(land) != file.land.as_ref());
    if phone.is_none() && bank_account.is_none() && village.is_none() && land.is_none() {
        return Err(PersonRefusal::NothingChanged.into());
    }
    if land.is_some() {
        check_land_is_open(file, file.open_cases.iter().filter_map(|id| state.case(*id)))?;
    }
    if bank_account.is_some() {
        // The first account is given with the file; another one takes two people.
        if !file.bank_account.is_empty() {
            return Err(ChangeRefusal::AccountByCase.into());
        }
        contradiction::check(state, file, CaseTopic::Change(ChangeField::BankAccount), None)?;
    }
    correction::not_own_approval(state, file, ctx)?;
    Ok(vec![Event::Person(PersonEvent::Amended {
        person: file.id,
        name: None,
        phone,
        bank_account,
        village,
        land,
    })])
}

/// Whether nobody else is listed under a legacy number.
fn not_anothers(state: &State, file: &Person, legacy_no: &str) -> Result<(), PersonRefusal> {
    match state.holder_of(legacy_no) {
        Some(holder) if holder != file.id => {
            Err(PersonRefusal::LegacyNumberTaken { legacy_no: legacy_no.to_owned() })
        }
        _ => Ok(()),
    }
}

/// What a newer edition of the legacy roster says, as long as the relation goes on.
/// A line that was rejected meanwhile is taken in even where it says what it said.
pub(super) fn amend_legacy(
    file: &Person,
    (name, relation, source): (&str, &LegacyRelation, &Arrived),
    was_rejected: bool,
) -> Result<Vec<Event>, Refusal> {
    if file.legacy.is_none() && !file.lacks_figures() {
        return Err(PersonRefusal::LegacyNotTheirs.into());
    }
    let number = &relation.legacy_no;
    let own = file.legacy.iter().map(|legacy| (&file.name, legacy));
    let further = file.further_lines.iter().map(|line| (&line.name, &line.relation));
    let known =
        own.chain(further).find(|(_, line)| number_key(&line.legacy_no) == number_key(number));
    if known.is_none() && !file.lacks_figures() && !file.listed_again.contains(number) {
        return Err(PersonRefusal::LegacyNumberTaken { legacy_no: number.clone() }.into());
    }
    let same = |(listed, known): (&String, &LegacyRelation)| {
        listed == name && *known == LegacyRelation { ended: known.ended, ..relation.clone() }
    };
    if known.is_some_and(same) && !was_rejected {
        return Err(PersonRefusal::NothingChanged.into());
    }
    if [relation.balance, relation.enjoyed, relation.monthly].iter().any(|m| m.is_negative()) {
        return Err(PersonRefusal::NegativeAmount.into());
    }
    if file.legacy.as_ref().is_some_and(|legacy| legacy.ended.is_some()) {
        return Err(PersonRefusal::LegacyEnded.into());
    }
    Ok(vec![Event::Person(PersonEvent::LegacyAmended {
        person: file.id,
        name: name.to_owned(),
        relation: relation.clone(),
        source: source.clone(),
    })])
}

/// Land facts with the project's number as it was first recorded.
fn recorded(state: &State, land: &LandFacts) -> LandFacts {
    let project = land.project.as_deref().map(|number| state.project_number(number));
    LandFacts { project, ..land.clone() }
}

/// Land facts stand from the first layer that passed them on (C3).
fn check_land_is_open<'a>(
    file: &Person,
    mut open: impl Iterator<Item = &'a Case>,
) -> Result<(), PersonRefusal> {
    if matches!(file.confirmation, Confirmation::Confirmed(_)) {
        return Err(PersonRefusal::FactsConfirmed);
    }
    let passed = |case: &&Case| {
        case.matter == CaseKind::Confirmation && case.handlers.iter().any(|h| h.step.is_some())
    };
    match open.find(passed) {
        Some(case) => Err(PersonRefusal::FactsUnderReview { case: case.id }),
        None => Ok(()),
    }
}

/// The new text, trimmed, where it is another than the one kept.
fn changed(new: &Option<String>, kept: &str) -> Option<String> {
    new.as_deref().map(str::trim).filter(|new| *new != kept).map(str::to_owned)
}
