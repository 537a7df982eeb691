//! Steps with rosters of offices and with what they leave open.

use super::{Scenario, arrived};
use crate::base::{CaseId, Cells, IdNumber, Money, PersonId};
use crate::casework::command::*;
use crate::casework::comparison::CompareDecision;
use crate::casework::person::LegacyRelation;
use crate::casework::registers::*;
use crate::casework::{
    ChangedFact, Compensated, CompensatedLine, CompensationLines, Finding, FinishItem,
    ProposeChange, RejectedLine, RosterEvent, RosterKind, TableHead, WorkList, findings_of,
};

impl Scenario {
    /// What a reviewer is to look at in a case.
    pub fn findings(&self, case: CaseId) -> Vec<Finding> {
        let rules = self.policy.on(self.today(), self.today());
        findings_of(&self.state, self.case(case), rules)
    }
}

/// The legacy roster read, with one line rejected.
pub(crate) fn imported(line: RejectedLine) -> RosterEvent {
    RosterEvent::Imported {
        kind: RosterKind::Legacy,
        file: "名册.csv".into(),
        digest: "d".into(),
        lines: 31_895,
        rejected: vec![line],
        headings: Cells::default(),
        totals: Vec::new(),
        head: TableHead::default(),
    }
}

/// A newer edition of the legacy roster with another balance, in yuan.
pub(crate) fn amend_legacy(person: PersonId, balance: i64) -> Command {
    let relation = LegacyRelation {
        legacy_no: format!("L{}", person.0),
        balance: Money::yuan(balance),
        enjoyed: Money::yuan(5_600),
        drawing: true,
        monthly: Money::fen(34_486),
        ended: None,
    };
    let name = "李秀英".to_owned();
    Command::Person(PersonCommand::AmendLegacy { person, name, relation, source: arrived(9) })
}

/// What the rosters leave open, settled.
pub(crate) fn decide_comparison(
    person: PersonId,
    decision: CompareDecision,
    note: &str,
) -> Command {
    Command::DecideComparison(DecideComparison { person, decision, note: note.to_owned() })
}

/// Of several legacy lines this one holds.
pub(crate) fn take_line(person: PersonId, legacy_no: &str) -> Command {
    let decision = CompareDecision::TakeLine { legacy_no: legacy_no.to_owned() };
    decide_comparison(person, decision, "")
}

/// A line of another office's roster under the name that everybody has here.
pub(crate) fn list(id_number: IdNumber, says: RegisterEntry) -> Command {
    let register = says.register();
    let line = ListedLine {
        id_number,
        name: "李秀英".to_owned(),
        says,
        line: 4,
        cells: Cells::new(["李秀英"]),
    };
    let digest = register.code().to_owned();
    Command::Lines(RosterLines { register, digest, lines: vec![line] })
}

/// What the residents' roster says of somebody with 1,200 yuan and 129.50 a month.
pub(crate) fn in_residents(status: ResidentStatus) -> RegisterEntry {
    RegisterEntry::Resident {
        status,
        balance: Money::yuan(1_200),
        monthly: Money::fen(12_950),
        township: None,
    }
}

pub(crate) fn in_employees(status: EmployeeStatus) -> RegisterEntry {
    RegisterEntry::Employee { status, employer: None }
}

pub(crate) fn in_household(status: HouseholdStatus) -> RegisterEntry {
    RegisterEntry::Household { status, since: None }
}

/// The household roster tells of a death.
pub(crate) fn listed_dead(id_number: IdNumber, on: &str) -> Command {
    let (status, since) = (HouseholdStatus::Deceased, Some(super::day(on)));
    list(id_number, RegisterEntry::Household { status, since })
}

/// The household roster's line is found to be another person's.
pub(crate) fn not_theirs(person: PersonId) -> Command {
    let register = Register::Household;
    decide_comparison(person, CompareDecision::AnotherPerson { register }, "同名")
}

/// A change of what identity or money rests on, proposed with its paper.
pub(crate) fn change(person: PersonId, to: ChangedFact) -> Command {
    let (holder, ground) = ("李秀英".to_owned(), "缴费证第 12 页".to_owned());
    Command::ProposeChange(ProposeChange { person, to, holder, ground })
}

pub(crate) fn carry_out(person: PersonId) -> Command {
    Command::Transition(TransitionCommand::CarryOut { person })
}

/// An item of the list of who is missing, worked off.
pub(crate) fn finish(item: &str, outcome: &str) -> Command {
    let (item, outcome) = (item.to_owned(), outcome.to_owned());
    Command::FinishItem(FinishItem { list: WorkList::Missing, item, outcome })
}

/// A line of a project's compensation list.
pub(crate) fn compensate(project: &str, name: &str, id_number: Option<IdNumber>) -> Command {
    let says = Compensated {
        project: project.to_owned(),
        name: name.to_owned(),
        id_number,
        area: crate::base::Area::hundredths(120),
        amount: Money::yuan(36_000),
        township: None,
        village: None,
    };
    let line = CompensatedLine { says, line: 3, cells: Cells::new([name]) };
    let digest = format!("{project} {name}");
    Command::Compensation(CompensationLines { digest, lines: vec![line] })
}
