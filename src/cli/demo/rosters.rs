//! The made-up rosters compared: what staff found about some people, and the transition
//! run as far as it has come.

use super::story::{Story, member};
use crate::base::{PersonId, TownshipCode};
use crate::casework::comparison::{
    Class, CompareDecision, CompareSubject, RosterFinding, RunCause, RunStep,
};
use crate::casework::{Command, DecideComparison, Register, RegisterEntry, TransitionCommand};
use crate::cli::reply::CommandError;
use crate::office::{CompareList, Reader};

/// Townships where the run was carried out; the others wait for it.
const RUN_IN: [TownshipCode; 4] = [
    TownshipCode(530_115_001),
    TownshipCode(530_115_002),
    TownshipCode(530_115_101),
    TownshipCode(530_115_102),
];

impl Story<'_> {
    /// Of the people whom findings block some are settled, some sent back, and most wait.
    pub(super) fn settle_found(&self) -> Result<(), CommandError> {
        let clerk = member(self.office, "human-resources.clerk")?;
        let reader = self.office.reader(&clerk);
        let list = |finding| people(&reader, CompareList::Finding(finding)).into_iter().zip(0..);
        let settle = |person, decision, note: &str| {
            Command::DecideComparison(DecideComparison { person, decision, note: note.to_owned() })
        };
        let named = list(RosterFinding::NameMismatch).filter_map(|(person, n)| match n % 4 {
            1 => Some(settle(person, CompareDecision::SamePerson, "同音字，已核对户口簿")),
            2 => Some(settle(person, CompareDecision::SendBack, "姓名与公安户籍不一致，请核对")),
            _ => None,
        });
        let twice = list(RosterFinding::DuplicateInRoster).filter_map(|(person, n)| {
            let taken = reader.person(person)?.legacy.as_ref()?.legacy_no.clone();
            let decision = CompareDecision::TakeLine { legacy_no: taken };
            (n % 2 == 1).then(|| settle(person, decision, "第二行是重复抄写"))
        });
        let dead = list(RosterFinding::Deceased).filter_map(|(person, n)| {
            let number = reader.person(person)?.id_number;
            let line = reader.rosters().listing(&number)?.of(Register::Household)?;
            let RegisterEntry::Household { since: Some(died), .. } = line.says else {
                return None;
            };
            (n % 3 == 1).then(|| settle(person, CompareDecision::Dead { died }, "户籍注销属实"))
        });
        let commands = named.chain(twice).chain(dead).collect();
        self.submit(&clerk, commands)
    }

    /// Carries the transition out where the townships were ready, opens the refunds of who
    /// draws the employees' pension there, and takes one transition back (T7).
    pub(super) fn run_transitions(&self) -> Result<(), CommandError> {
        let clerk = member(self.office, "human-resources.clerk")?;
        let reader = &self.office.reader(&clerk);
        let ready = |person: &PersonId| {
            reader.person(*person).is_some_and(|file| RUN_IN.contains(&file.township))
        };
        let of = |class| people(reader, CompareList::Class(class)).into_iter().filter(ready);
        let steps = [
            (Class::MergeBenefits, RunStep::CarryOut),
            (Class::MergeAccounts, RunStep::CarryOut),
            (Class::Surrender, RunStep::OpenRefund(RunCause::Draws)),
        ];
        let commands = steps.into_iter().flat_map(|(class, step)| {
            of(class).filter_map(move |person| reader.jobs().transition_command(person, step))
        });
        let commands = commands.collect();
        let first = people(reader, CompareList::Class(Class::MergeAccounts));
        let reversed = first.into_iter().find(ready).map(|person| {
            let reason = "居民养老账户余额取数有误，核对后重新并轨".to_owned();
            Command::Transition(TransitionCommand::Reverse { person, reason })
        });
        self.submit(&clerk, commands)?;
        let supervisor = member(self.office, "human-resources.supervisor")?;
        self.submit(&supervisor, reversed.into_iter().collect())
    }
}

/// Those on file in a list of the comparison.
fn people(reader: &Reader, list: CompareList) -> Vec<PersonId> {
    let found = reader.comparison().result();
    let rows = reader.comparison().list(&found, list).into_iter();
    rows.filter_map(|at| match found.rows[at].key {
        CompareSubject::Person(person) => Some(person),
        CompareSubject::Rejected(_) => None,
    })
    .collect()
}
