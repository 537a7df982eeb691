//! Changes of what identity or money rests on, proposed by one and decided by another: what
//! bars a proposal, and what its approval brings about (X1, X7).

use super::comparison::{amounts_on_file, check_amounts};
use super::correction::not_own_approval;
use super::given::required;
use crate::base::{CaseId, PersonId, fold_width, tidy_name};
use crate::casework::case::CaseKind;
use crate::casework::command::TakeAmounts;
use crate::casework::comparison::{LineAmounts, unread_amounts};
use crate::casework::context::Context;
use crate::casework::contradiction::{self, CaseTopic};
use crate::casework::event::{CaseEvent, Event, PersonEvent};
use crate::casework::file_change::{
    ChangeField, ChangedFact, FileChange, ProposeChange, is_account,
};
use crate::casework::person::{Cohort, Confirmation, Person};
use crate::casework::refusal::{ChangeRefusal, PersonRefusal, Refusal};
use crate::casework::state::State;
use crate::policy::Rules;

/// Opens the case of a change.
pub(super) fn propose(
    state: &State,
    command: &ProposeChange,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let file = state.person(command.person).ok_or(PersonRefusal::Unknown)?;
    let to = of_unread_line(state, file, &command.to).unwrap_or(command.to.clone()).tidied();
    let holder = match to.field() {
        ChangeField::BankAccount => {
            required(&tidy_name(&command.holder), ChangeRefusal::HolderMissing)?
        }
        _ => String::new(),
    };
    let from = ChangedFact::on_file(file, to.field());
    let change = FileChange { from, to, holder, ground: command.ground.clone() };
    open(state, file, change, ctx)
}

/// Opens the case of amounts that a roster's line does not tell; whom it names and who is not
/// on file yet comes on file by it, without figures (K1b).
pub(super) fn propose_amounts(
    state: &State,
    command: &TakeAmounts,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let ground = command.note.clone();
    let to = ChangedFact::Amounts(command.amounts.clone());
    let change = FileChange { from: None, to, holder: String::new(), ground };
    let (mut named, person) = check_amounts(state, command)?;
    let Some(file) = state.person(person) else {
        check_form(&change.to, ctx.rules())?;
        named.push(opened(state, person, tidied(change)?));
        return Ok(named);
    };
    open(state, file, change, ctx)
}

fn tidied(change: FileChange) -> Result<FileChange, Refusal> {
    let ground = required(&change.ground, ChangeRefusal::GroundMissing)?;
    Ok(FileChange { ground, ..change })
}

fn open(
    state: &State,
    file: &Person,
    change: FileChange,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    not_own_approval(state, file, ctx)?;
    contradiction::check(state, file, CaseTopic::Change(change.to.field()), None)?;
    brought_about(state, file, state.next_case(), &change, ctx)?;
    // From here it succeeds.
    Ok(vec![opened(state, file.id, tidied(change)?)])
}

fn opened(state: &State, person: PersonId, change: FileChange) -> Event {
    let matter = CaseKind::Change(Box::new(change));
    Event::Case(CaseEvent::Opened { case: state.next_case(), person, matter })
}

/// The one line of the roster that names somebody and of which amounts cannot be read.
fn unread_line<'s>(state: &'s State, file: &Person) -> Option<&'s String> {
    let keys = state.rejected_index.of_number(&file.id_number).iter();
    let mut keys = keys.filter(|key| {
        state.rejected_legacy_line(key).is_some_and(|line| unread_amounts(line).is_some())
    });
    let only = keys.next().filter(|_| file.lacks_figures());
    only.filter(|_| keys.next().is_none())
}

/// The amount of whose line cannot be read completes that line.
fn of_unread_line(state: &State, file: &Person, to: &ChangedFact) -> Option<ChangedFact> {
    let key = unread_line(state, file)?;
    let mut amounts = LineAmounts { legacy_no: key.clone(), ..LineAmounts::default() };
    match to {
        ChangedFact::LegacyBalance(amount) => amounts.balance = Some(*amount),
        ChangedFact::Enjoyed(amount) => amounts.enjoyed = Some(*amount),
        ChangedFact::LegacyMonthly(amount) => amounts.monthly = Some(*amount),
        _ => return None,
    }
    Some(ChangedFact::Amounts(amounts))
}

/// What the approval of a change brings about, or what bars it now; asked when it is proposed
/// and again when it is decided.
pub(super) fn brought_about(
    state: &State,
    file: &Person,
    case: CaseId,
    change: &FileChange,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    check_form(&change.to, ctx.rules())?;
    if let ChangedFact::Amounts(amounts) = &change.to {
        let (amounts, note) = (amounts.clone(), change.ground.clone());
        return amounts_on_file(state, &TakeAmounts { amounts, note });
    }
    let field = change.to.field();
    let now = ChangedFact::on_file(file, field);
    if now.as_ref() == Some(&change.to) {
        return Err(ChangeRefusal::NothingChanged.into());
    }
    if now != change.from {
        return Err(ChangeRefusal::Moved.into());
    }
    check_field(file, field)?;
    if let ChangedFact::IdNumber(number) = &change.to
        && let Some(other) = state.by_number.get(number).and_then(|id| state.person(*id))
    {
        let (person, cohort) = (other.id, other.cohort);
        return Err(PersonRefusal::AlreadyRegistered { person, cohort }.into());
    }
    // From here it succeeds.
    let (person, from, to) = (file.id, change.from.clone(), change.to.clone());
    Ok(vec![Event::Person(PersonEvent::Changed { person, case, from, to })])
}

/// Whether a value is one at all, whatever is on file.
fn check_form(to: &ChangedFact, rules: &Rules) -> Result<(), Refusal> {
    let (amounts, enjoyed) = match to {
        ChangedFact::Name(name) if name.is_empty() => return Err(PersonRefusal::NameMissing.into()),
        // A number typed where a name belongs.
        ChangedFact::Name(name) if fold_width(name).contains(|ch: char| ch.is_ascii_digit()) => {
            return Err(ChangeRefusal::NotAName.into());
        }
        ChangedFact::BankAccount(account) if !is_account(account) => {
            return Err(ChangeRefusal::NotAnAccount.into());
        }
        ChangedFact::Cohort(Cohort::Original) => return Err(ChangeRefusal::CohortOfRoster.into()),
        ChangedFact::Name(_)
        | ChangedFact::BankAccount(_)
        | ChangedFact::Drawing(_)
        | ChangedFact::IdNumber(_)
        | ChangedFact::Township(_)
        | ChangedFact::Cohort(_) => return Ok(()),
        ChangedFact::LegacyBalance(amount) | ChangedFact::LegacyMonthly(amount) => {
            ([Some(*amount), None, None], None)
        }
        ChangedFact::Enjoyed(amount) => ([Some(*amount), None, None], Some(*amount)),
        ChangedFact::Amounts(taken) => {
            ([taken.balance, taken.enjoyed, taken.monthly], taken.enjoyed)
        }
    };
    if amounts.into_iter().flatten().any(|amount| amount.is_negative()) {
        return Err(PersonRefusal::NegativeAmount.into());
    }
    let most = rules.annual_subsidy * rules.subsidy_years;
    if enjoyed.is_some_and(|enjoyed| enjoyed > most) {
        return Err(ChangeRefusal::EnjoyedAboveTotal { most }.into());
    }
    Ok(())
}

/// Whether a field of a file is one that is changed at all.
fn check_field(file: &Person, field: ChangeField) -> Result<(), Refusal> {
    if field.is_figure() {
        check_figures(file)?;
    }
    match (field, &file.confirmation) {
        (ChangeField::BankAccount, _) => match file.died {
            Some(died) => Err(ChangeRefusal::Died { died }.into()),
            None => Ok(()),
        },
        (ChangeField::Cohort, _) if file.cohort == Cohort::Original => {
            Err(ChangeRefusal::CohortOfRoster.into())
        }
        (ChangeField::Cohort, Confirmation::Open(_) | Confirmation::Confirmed(_)) => {
            Err(ChangeRefusal::CohortConfirmed.into())
        }
        _ => Ok(()),
    }
}

/// Whether any field of a file can be changed now, whatever will be typed.
pub(in crate::casework) fn openable(
    state: &State,
    file: &Person,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    not_own_approval(state, file, ctx)?;
    let may = |field: ChangeField| -> Result<(), Refusal> {
        contradiction::check(state, file, CaseTopic::Change(field), None)?;
        match field.is_figure() && file.lacks_figures() {
            true if unread_line(state, file).is_some() => Ok(()),
            _ => check_field(file, field),
        }
    };
    let tried = ChangeField::SINGLE.map(may);
    match tried.iter().any(Result::is_ok) {
        true => Ok(()),
        false => tried.into_iter().next().unwrap_or(Ok(())),
    }
}

/// Figures of a legacy relation that goes on, listed once.
fn check_figures(file: &Person) -> Result<(), Refusal> {
    let Some(legacy) = &file.legacy else {
        return Err(match file.lacks_figures() {
            true => ChangeRefusal::FiguresUnread.into(),
            false => PersonRefusal::LegacyNotTheirs.into(),
        });
    };
    if legacy.ended.is_some() {
        return Err(PersonRefusal::LegacyEnded.into());
    }
    match file.listed_again.first() {
        Some(legacy_no) => Err(ChangeRefusal::ListedTwice { legacy_no: legacy_no.clone() }.into()),
        None => Ok(()),
    }
}
