//! Events of a person's file.

use super::change::{note_source, with_person};
use crate::base::{CaseId, Login, PersonId, number_key};
use crate::casework::PersonRegistered;
use crate::casework::RejectedLine;
use crate::casework::case::{Case, Involvement, Stage};
use crate::casework::comparison::Decided;
use crate::casework::event::{Envelope, PersonEvent};
use crate::casework::file_change::{ChangeField, ChangedFact};
use crate::casework::person::{
    Arrived, Cohort, Confirmation, Contribution, FurtherLine, LegacyRelation, Person,
};
use crate::casework::registers::LineSource;
use crate::casework::roster_kind::RosterKind;
use crate::casework::state::State;
use std::sync::Arc;

pub(super) fn evolve(state: &mut State, envelope: &Envelope, event: &PersonEvent) {
    match event {
        PersonEvent::Registered(event) => registered(state, envelope, event),
        PersonEvent::Amended { person, name, phone, bank_account, village, land } => {
            if let Some(new) = bank_account {
                set_account(state, envelope, *person, new);
            }
            with_person(state, envelope, *person, |file| {
                replace(&mut file.name, name);
                replace(&mut file.phone, phone);
                file.village = village.or(file.village);
                file.land = land.clone().or(file.land.take());
            });
            edited(state, &envelope.actor, (*person, envelope.seq), bank_account.is_some());
            settle_differences(state, *person, land.is_some());
        }
        PersonEvent::ListedAgain { person, legacy_no, name, relation, source } => {
            state.forget_rejected(RosterKind::Legacy, [legacy_no.clone()]);
            state.by_legacy_no.insert(number_key(legacy_no), *person);
            let at = arrived_at(state, envelope, source);
            with_person(state, envelope, *person, |file| {
                file.listed_again.push(legacy_no.clone());
                let (name, relation) = (name.clone(), relation.clone());
                let further = relation.map(|relation| FurtherLine { name, relation, source: at });
                file.further_lines.extend(further);
            });
        }
        PersonEvent::LegacyAmended { person, name, relation, source } => {
            state.forget_rejected(RosterKind::Legacy, [relation.legacy_no.clone()]);
            let at = arrived_at(state, envelope, source);
            state.by_legacy_no.insert(number_key(&relation.legacy_no), *person);
            forget_unnumbered(state, *person);
            with_person(state, envelope, *person, |file| {
                amend_legacy(
                    file,
                    FurtherLine { name: name.clone(), relation: relation.clone(), source: at },
                );
            });
        }
        PersonEvent::VoucherUsedAgain { person, voucher, .. } => {
            with_person(state, envelope, *person, |file| file.vouchers_again.push(voucher.clone()));
        }
        PersonEvent::ComparisonDecided { person, decision, facts, note } => {
            let decided = Decided {
                decision: decision.clone(),
                facts: facts.clone(),
                note: note.clone(),
                by: envelope.actor.clone(),
                at: envelope.at,
            };
            Arc::make_mut(state.decisions.entry(*person).or_default()).push(decided);
            with_person(state, envelope, *person, |_| {});
        }
        PersonEvent::DeathRecorded { person, died } => {
            with_person(state, envelope, *person, |file| file.died = Some(*died));
        }
        PersonEvent::ContributionRecorded { person, contribution } => {
            if !contribution.voucher.is_empty() {
                state.vouchers.insert(number_key(&contribution.voucher), *person);
            }
            if let Some(file) =
                state.people.get(person).filter(|_| !state.rejected_lines.is_empty())
            {
                let keys = RejectedLine::contribution_keys(file, contribution);
                state.forget_rejected(RosterKind::Contributions, keys);
            }
            let Contribution { scheme, year, .. } = *contribution;
            with_person(state, envelope, *person, |file| {
                file.contributions.retain(|known| (known.scheme, known.year) != (scheme, year));
                file.contributions.push(contribution.clone());
            });
        }
        PersonEvent::DeathCorrected { person, died, .. } => {
            with_person(state, envelope, *person, |file| file.died = *died);
            edited(state, &envelope.actor, (*person, envelope.seq), false);
        }
        PersonEvent::ContributionCorrected { person, was, right, .. } => {
            state.vouchers.remove(&number_key(&was.voucher));
            if let Some(right) = right.as_ref().filter(|right| !right.voucher.is_empty()) {
                state.vouchers.insert(number_key(&right.voucher), *person);
            }
            with_person(state, envelope, *person, |file| {
                let (scheme, year) = (was.scheme, was.year);
                file.contributions.retain(|known| (known.scheme, known.year) != (scheme, year));
                file.contributions.extend(right.clone());
            });
            edited(state, &envelope.actor, (*person, envelope.seq), false);
        }
        PersonEvent::TransitionReversed { person, on, reason } => {
            with_person(state, envelope, *person, |file| {
                if let Some(made) = file.transitions.last_mut() {
                    made.reversed = Some((*on, reason.clone()));
                }
                if let Some(legacy) = &mut file.legacy {
                    legacy.ended = None;
                }
            });
        }
        PersonEvent::Changed { person, case, from, to } => {
            changed_by_case(state, envelope, (*person, *case), (from.as_ref(), to));
        }
        // A look changes no file; it stands in the journal.
        PersonEvent::Revealed { .. } => {}
    }
}

/// Lets go of the line that named somebody without a legacy number, by its place in the
/// file: the line that sets the relation takes its place.
fn forget_unnumbered(state: &mut State, person: PersonId) {
    let Some(file) = state.people.get(&person).filter(|file| file.lacks_figures()) else { return };
    let keys = state.rejected_index.of_number(&file.id_number).iter();
    let placed = keys.filter(|key| key.contains(':')).cloned();
    let placed: Vec<String> = placed.collect();
    state.forget_rejected(RosterKind::Legacy, placed);
}

/// Lets go of candidates' lines that said something else than the file did before.
fn settle_differences(state: &mut State, person: PersonId, land_edited: bool) {
    let Some(file) = state.people.get(&person) else { return };
    let kind = RosterKind::Candidates;
    let number = file.id_number.as_str();
    let lines = state.rejected_lines.range((kind, format!("{number} "))..);
    let theirs = lines.take_while(|((of, key), _)| *of == kind && key.starts_with(number));
    let settled = theirs.filter(|(_, line)| line.is_settled_by(file, land_edited));
    let settled: Vec<String> = settled.map(|((_, key), _)| key.clone()).collect();
    state.forget_rejected(kind, settled);
}

/// What a newer edition says takes the place of what the same line said before.
fn amend_legacy(file: &mut Person, new: FurtherLine) {
    let number = &new.relation.legacy_no;
    match &mut file.legacy {
        legacy @ None => {
            file.name = new.name;
            *legacy = Some(new.relation);
            file.listed_at = Some(new.source);
        }
        Some(legacy) if number_key(&legacy.legacy_no) == number_key(number) => {
            file.name = new.name;
            *legacy = LegacyRelation { ended: legacy.ended, ..new.relation };
            file.listed_at = Some(new.source);
        }
        _ => {
            file.further_lines.retain(|line| line.relation.legacy_no != *number);
            file.further_lines.push(new);
        }
    }
}

/// Where a line stands that an event brought.
fn arrived_at(state: &mut State, envelope: &Envelope, source: &Arrived) -> LineSource {
    note_source(state, envelope, &source.roster);
    LineSource { seq: envelope.seq, line: source.line }
}

/// A fact changed by a case: who proposed it and who decided it stand behind it alike.
fn changed_by_case(
    state: &mut State,
    envelope: &Envelope,
    (person, case): (PersonId, CaseId),
    (from, to): (Option<&ChangedFact>, &ChangedFact),
) {
    let proposer = state.case(case).and_then(Case::opener).cloned();
    if let ChangedFact::BankAccount(account) = to {
        set_account(state, envelope, person, account);
    }
    if let (Some(ChangedFact::IdNumber(old)), ChangedFact::IdNumber(new)) = (from, to) {
        state.by_number.remove(old);
        state.by_number.insert(*new, person);
    }
    with_person(state, envelope, person, |file| {
        to.put_into(file);
        file.former.extend(from.and_then(ChangedFact::former));
    });
    let account = to.field() == ChangeField::BankAccount;
    for login in proposer.iter().chain([&envelope.actor]) {
        edited(state, login, (person, envelope.seq), account);
    }
    settle_differences(state, person, false);
}

/// A bank account takes the place of the one on file, also of a refund that came back.
fn set_account(state: &mut State, envelope: &Envelope, person: PersonId, new: &str) {
    let Some(old) = state.person(person).map(|file| file.bank_account.clone()) else { return };
    count_account(state, &old, false);
    count_account(state, new, true);
    let moved = refund_came_back(state, person);
    with_person(state, envelope, person, |file| {
        if let Some(refund) = file.last_refund.as_mut().filter(|_| moved) {
            new.clone_into(&mut refund.bank_account);
        }
        new.clone_into(&mut file.bank_account);
    });
}

/// Who edits what open cases rest on prepared them; and who changes where approved money
/// goes stands behind the approval, so as not to pay it too (四眼).
fn edited(state: &mut State, by: &Login, (person, seq): (PersonId, u64), account: bool) {
    let open = state.person(person).map(|file| file.open_cases.clone());
    for id in open.unwrap_or_default() {
        let Some(case) = state.cases.get_mut(&id) else { continue };
        let case = Arc::make_mut(case);
        case.version = seq;
        if case.was_approved_by(by) {
            continue;
        }
        let involved = Involvement { by: by.clone(), step: None };
        let is_new = !case.handlers.contains(&involved);
        if is_new || case.stage == Stage::Payable && account {
            case.handlers.push(involved);
        }
    }
}

fn registered(state: &mut State, envelope: &Envelope, event: &PersonRegistered) {
    let PersonRegistered { person, id_number, name, cohort, legacy, .. } = event;
    let PersonRegistered { township, village, phone, bank_account, land, source, .. } = event;
    let listed_at = source.as_ref().map(|source| arrived_at(state, envelope, source));
    let file = Person {
        id: *person,
        id_number: *id_number,
        name: name.clone(),
        cohort: *cohort,
        township: *township,
        village: *village,
        phone: phone.clone(),
        bank_account: bank_account.clone(),
        registered: envelope.at.date(),
        died: None,
        legacy: legacy.clone(),
        listed_again: Vec::new(),
        further_lines: Vec::new(),
        listed_at,
        land: land.clone(),
        confirmation: match cohort {
            Cohort::Original => Confirmation::NotNeeded,
            Cohort::Existing | Cohort::New => Confirmation::NotOpened,
        },
        revoked: None,
        choices: Vec::new(),
        contributions: Vec::new(),
        vouchers_again: Vec::new(),
        subsidies: Vec::new(),
        transitions: Vec::new(),
        last_refund: None,
        open_cases: Vec::new(),
        former: Vec::new(),
        version: envelope.seq,
    };
    state.by_number.insert(*id_number, *person);
    count_account(state, bank_account, true);
    match legacy {
        Some(legacy) => {
            state.by_legacy_no.insert(number_key(&legacy.legacy_no), *person);
            state.forget_rejected(RosterKind::Legacy, [legacy.legacy_no.clone()]);
        }
        None if *cohort == Cohort::Original => {}
        None => state
            .forget_rejected(RosterKind::Candidates, [RejectedLine::candidate_key(name, phone)]),
    }
    state.people.insert(*person, Arc::new(file));
}

/// Whether the bank returned the person's refund: a corrected account is where it goes next.
fn refund_came_back(state: &State, person: PersonId) -> bool {
    let refund = state.person(person).and_then(Person::refund);
    let case = refund.and_then(|refund| state.case(refund.case));
    case.is_some_and(|case| case.payment.failed.is_some())
}

fn count_account(state: &mut State, account: &str, more: bool) {
    if account.is_empty() {
        return;
    }
    let users = state.account_users.entry(account.to_owned()).or_insert(0);
    *users = if more { *users + 1 } else { users.saturating_sub(1) };
}

fn replace(kept: &mut String, new: &Option<String>) {
    if let Some(new) = new {
        kept.clone_from(new);
    }
}
