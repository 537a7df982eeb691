//! From state and event to the next state; total, asks nobody, judges nothing.

mod account;
mod books;
mod case;
mod change;
mod fund;
mod mend;
mod person;

use super::case::{CaseKind, ReviewStep};
use super::compensation::{Compensated, CompensatedLine, CompensationEntry};
use super::event::{Approval, CaseEvent, Envelope, Event, NoticeEvent, PersonEvent, RosterEvent};
use super::land_event::LandEvent;
use super::notice_period::NoticePeriod;
use super::peers::PeerFacts;
use super::project::Project;
use super::registers::{LineSource, ListedLine, PresentLine};
use super::roster_kind::RosterKind;
use super::state::{Objection, RosterRecord, State};
use super::work::Work;
use super::work_list::{FinishedItem, ListEvent};
use crate::base::{Month, PersonId, number_key};
use std::sync::Arc;

/// Applies an event. What an event speaks of and the state does not hold is passed
/// over, so that one person's records can be folded alone.
pub fn evolve(state: &mut State, envelope: &Envelope, event: &Event) {
    let whose = counted(state, event);
    let before = whose.and_then(|id| state.person(id)).map(PeerFacts::of);
    apply(state, envelope, event);
    if let Some(before) = before {
        state.peers.take_away(&before);
    }
    if let Some(after) = whose.and_then(|id| state.person(id)).map(PeerFacts::of) {
        state.peers.add(&after);
    }
}

/// Whose counted facts an event may change (S2): name, phone, account, land, and whether
/// they were rejected.
fn counted(state: &State, event: &Event) -> Option<PersonId> {
    match event {
        Event::Person(
            event @ (PersonEvent::Registered(_)
            | PersonEvent::Amended { .. }
            | PersonEvent::LegacyAmended { .. }
            | PersonEvent::Changed { .. }),
        ) => Some(event.person()),
        Event::Case(CaseEvent::Opened { person, matter: CaseKind::Confirmation, .. }) => {
            Some(*person)
        }
        Event::Case(
            event @ (CaseEvent::Rejected { .. }
            | CaseEvent::Approved { approval: Approval::Revocation { .. }, .. }
            | CaseEvent::TakenBack { .. }
            | CaseEvent::Withdrawn { .. }),
        ) => state.case(event.case()).map(|case| case.person),
        _ => None,
    }
}

fn apply(state: &mut State, envelope: &Envelope, event: &Event) {
    match event {
        Event::Person(event) => person::evolve(state, envelope, event),
        Event::Case(event) => {
            books::follow(state, envelope, event);
            case::evolve(state, envelope, event);
            count_work(state, envelope, event);
        }
        Event::Notice(event) => notice(state, envelope, event),
        Event::Land(event) => land(state, envelope, event),
        Event::Roster(event) => roster(state, envelope, event),
        Event::Account(event) => account::evolve(state, event),
        Event::Fund(event) => fund::evolve(state, envelope, event),
        Event::Payment(event) => fund::payment(state, envelope, event),
        Event::List(event) => list(state, envelope, event),
    }
}

/// Counts an act of whoever caused an event.
fn count_work(state: &mut State, envelope: &Envelope, event: &CaseEvent) {
    let key = (Month::of(envelope.at.date()), envelope.actor.clone());
    if let Some(work) = state.work.get_mut(&key) {
        work.count(event);
        return;
    }
    let mut work = Work::default();
    if work.count(event) {
        state.work.insert(key, work);
    }
}

fn notice(state: &mut State, envelope: &Envelope, event: &NoticeEvent) {
    match event {
        NoticeEvent::Posted { case, posted, until } => {
            change::with_case(state, envelope, *case, |case| {
                case.notice = Some(NoticePeriod { from: *posted, over: *until });
                case.since = envelope.at;
                case.decision = None;
            })
        }
        NoticeEvent::Objected { objection, case, reason } => {
            let taken_down = Objection {
                id: *objection,
                case: *case,
                reason: reason.clone(),
                by: envelope.actor.clone(),
                at: envelope.at,
                settled: None,
            };
            state.objections.insert(*objection, Arc::new(taken_down));
            change::with_case(state, envelope, *case, |case| case.objections.push(*objection));
        }
        NoticeEvent::Settled { objection, case, upheld, finding } => {
            if let Some(open) = state.objections.get_mut(objection) {
                Arc::make_mut(open).settled = Some((*upheld, finding.clone()));
            }
            change::with_case(state, envelope, *case, |case| {
                case.objections.retain(|open| open != objection);
                if *upheld && !case.is_closed() {
                    change::send_back(case, envelope, (ReviewStep::Notice, None), finding);
                }
            });
        }
    }
}

fn land(state: &mut State, envelope: &Envelope, event: &LandEvent) {
    let (LandEvent::ProjectRegistered { number, facts, .. }
    | LandEvent::ProjectChanged { number, facts, .. }) = event;
    let (facts, changed_on) = (facts.clone(), envelope.at.date());
    // Shown as first recorded, however later records write it.
    let known = state.project_number(number);
    let project = Project { number: known, facts, changed_on, version: envelope.seq };
    state.forget_rejected(RosterKind::Projects, [number.clone()]);
    state.projects.insert(number_key(number), Arc::new(project));
}

fn list(state: &mut State, envelope: &Envelope, event: &ListEvent) {
    let ListEvent::Finished { list, item, outcome } = event;
    let (by, at) = (envelope.actor.clone(), envelope.at);
    let finished = FinishedItem { outcome: outcome.clone(), by, at };
    state.finished.insert((*list, item.clone()), finished);
}

fn compensated(state: &mut State, envelope: &Envelope, line: &CompensatedLine) {
    let says = line.says.clone();
    let rejected = Compensated::rejected_key(&says.project, &says.name);
    state.forget_rejected(RosterKind::Compensation, [rejected]);
    let source = LineSource { seq: envelope.seq, line: line.line };
    state.compensated.insert(says.key(), CompensationEntry { says, source });
}

fn roster(state: &mut State, envelope: &Envelope, event: &RosterEvent) {
    match event {
        RosterEvent::Imported { kind, file, digest, lines, rejected, headings, totals, head } => {
            let record = RosterRecord {
                kind: *kind,
                file: file.clone(),
                read_on: envelope.at.date(),
                lines: *lines,
                rejected: rejected.len() as u32,
                headings: headings.clone(),
                seq: envelope.seq,
                totals: totals.clone(),
                head: head.clone(),
            };
            state.rosters.insert(digest.clone(), record);
            rejected.iter().for_each(|line| state.keep_rejected(*kind, line.clone()));
        }
        RosterEvent::CompensationListed { digest, lines } => {
            change::note_source(state, envelope, digest);
            lines.iter().for_each(|line| compensated(state, envelope, line));
        }
        RosterEvent::Listed { digest, lines } => {
            change::note_source(state, envelope, digest);
            for listed in lines {
                let ListedLine { id_number, name, says, line, .. } = listed;
                let source = LineSource { seq: envelope.seq, line: *line };
                state.forget_answered(listed);
                let line = PresentLine { name: name.clone(), says: says.clone(), source };
                let listing = state.listings.entry(*id_number).or_default();
                Arc::make_mut(listing).put(line);
            }
        }
        RosterEvent::Mend(event) => mend::evolve(state, envelope, event),
        RosterEvent::ColumnNamed(named) => {
            let key = (named.sender(), named.heading.clone());
            match named.field.as_str() {
                "" => state.named_columns.remove(&key),
                field => state.named_columns.insert(key, field.to_owned()),
            };
        }
    }
}
