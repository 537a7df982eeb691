//! Who may do what, from `data/roles.toml`; the only place where it is asked.

use super::permission::{Forbidden, Permission};
use super::{Actor, OfficeFault};
use crate::base::{Date, TownshipCode, VillageCode, number_key};
use crate::casework::{
    AccountCommand, CaseKind, Cohort, Command, ConfirmationCommand, Department, FundCommand, Level,
    MendCommand, NoticeCommand, PersonCommand, ReviewCommand, ReviewStep, RevocationCommand,
    RosterKind, State, Subject, SubsidyCommand, TransitionCommand,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Whom an actor sees: everybody, or the people of their own township and of those whose
/// supervisors they stand in for.
#[derive(Clone)]
pub(super) struct Sight {
    /// The own township first; none for whoever sees everybody.
    townships: Option<Vec<TownshipCode>>,
}

impl Sight {
    /// What an actor sees on a day.
    pub(super) fn of(state: &State, actor: &Actor, today: Date) -> Self {
        let townships = actor.township.map(|own| {
            let absent = state.absent_for(&actor.login, today);
            let covered = absent.filter_map(|staff| staff.township).filter(|code| *code != own);
            std::iter::once(own).chain(covered).collect()
        });
        Self { townships }
    }

    /// The townships; none where it is everybody.
    pub(super) fn townships(&self) -> Option<&[TownshipCode]> {
        self.townships.as_deref()
    }

    /// Those of whom the actor sees only in another's place.
    pub(super) fn covered(&self) -> &[TownshipCode] {
        self.townships.as_deref().and_then(|all| all.get(1..)).unwrap_or_default()
    }

    /// Whether it takes in the people of a township.
    pub(super) fn takes_in(&self, township: TownshipCode) -> bool {
        self.townships.as_ref().is_none_or(|all| all.contains(&township))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleTable {
    may: BTreeMap<Permission, Vec<String>>,
}

/// The table of roles.
pub(super) struct Access {
    may: BTreeMap<Permission, Vec<(Department, Option<Level>)>>,
}

impl Access {
    /// The district's table, built into the program.
    pub(super) fn district() -> Result<Self, OfficeFault> {
        Self::read(include_str!("../../data/roles.toml"))
    }

    fn read(text: &str) -> Result<Self, OfficeFault> {
        let table: RoleTable =
            toml::from_str(text).map_err(|fault| OfficeFault::Roles(fault.to_string()))?;
        let role = |text: &String| {
            let (department, level) =
                text.split_once('.').map_or((&**text, None), |(d, l)| (d, Some(l)));
            let unknown =
                || OfficeFault::Roles(format!("`{text}` is no department or department.level"));
            let department = Department::of_code(department).ok_or_else(unknown)?;
            let level = level.map(|level| Level::of_code(level).ok_or_else(unknown)).transpose()?;
            Ok((department, level))
        };
        let roles = |(permission, roles): (Permission, Vec<String>)| {
            Ok((permission, roles.iter().map(role).collect::<Result<_, OfficeFault>>()?))
        };
        Ok(Self { may: table.may.into_iter().map(roles).collect::<Result<_, OfficeFault>>()? })
    }

    /// Whether department and level have a permission.
    pub(super) fn may(&self, actor: &Actor, permission: Permission) -> bool {
        self.may.get(&permission).is_some_and(|roles| {
            roles.iter().any(|(department, level)| {
                *department == actor.department && level.is_none_or(|level| level == actor.level)
            })
        })
    }

    /// Which departments, and which of their levels, have a permission.
    pub(super) fn who_may(&self, permission: Permission) -> &[(Department, Option<Level>)] {
        self.may.get(&permission).map_or(&[], Vec::as_slice)
    }

    /// Whether an actor may act on the people of a township by a permission.
    pub(super) fn allows(
        &self,
        state: &State,
        actor: &Actor,
        permission: Permission,
        theirs: TownshipCode,
    ) -> Result<(), Forbidden> {
        self.permits(state, actor, &[permission])?;
        match actor.township {
            Some(own) if own != theirs => Err(Forbidden::OtherTownship),
            _ => Ok(()),
        }
    }

    /// Whether an account is in use and its role has all these permissions.
    fn permits(
        &self,
        state: &State,
        actor: &Actor,
        needed: &[Permission],
    ) -> Result<(), Forbidden> {
        // A store without accounts is being founded.
        let active = state.staff.get(&actor.login).map_or(state.staff.is_empty(), |s| !s.disabled);
        if !active && !needed.is_empty() {
            return Err(Forbidden::NoAccount);
        }
        match needed.iter().find(|needed| !self.may(actor, **needed)) {
            Some(permission) => Err(Forbidden::Role(*permission)),
            None => Ok(()),
        }
    }

    /// Whether an actor may submit a command on this state: by role, then by township.
    pub(super) fn authorise(
        &self,
        state: &State,
        actor: &Actor,
        command: &Command,
        today: Date,
    ) -> Result<(), Forbidden> {
        self.permits(state, actor, &needed(state, command))?;
        if let Command::PassMend { mend, brings } = command {
            // What a mended line brings is brought by whoever proposed it.
            let by = state.mends.get(mend).and_then(|mend| state.staff.get(&mend.by));
            let by = by.ok_or(Forbidden::NoAccount)?;
            let proposer = Actor::of(by, actor.session.clone());
            let mut brings = brings.iter();
            brings.try_for_each(|one| self.authorise(state, &proposer, one, today))?;
        }
        match (actor.township, township_of(state, command)) {
            (Some(own), Some(theirs)) if own != theirs => {
                let sees = Sight::of(state, actor, today).takes_in(theirs);
                let stands_in = sees && is_done_for_others(command);
                if stands_in { Ok(()) } else { Err(Forbidden::OtherTownship) }
            }
            _ => Ok(()),
        }
    }
}

/// The permissions a command needs; none for what everyone may do for themselves.
fn needed(state: &State, command: &Command) -> Vec<Permission> {
    let one = match command {
        Command::Person(PersonCommand::Register(register)) => {
            match (register.cohort, &register.source) {
                (Cohort::Original, _) => Permission::ImportLegacy,
                (_, Some(_)) => Permission::ImportCandidates,
                (_, None) => Permission::RegisterPerson,
            }
        }
        Command::Person(PersonCommand::Amend(_)) => Permission::AmendPerson,
        Command::Person(
            PersonCommand::NoteListedAgain { .. } | PersonCommand::AmendLegacy { .. },
        ) => Permission::ImportLegacy,
        Command::Person(PersonCommand::RecordDeath { .. }) => Permission::RecordDeath,
        Command::Person(
            PersonCommand::RecordContribution { .. } | PersonCommand::NoteVoucherAgain { .. },
        ) => Permission::RecordContribution,
        Command::Person(
            PersonCommand::CorrectDeath { .. } | PersonCommand::CorrectContribution { .. },
        ) => Permission::CorrectRecord,
        Command::Confirmation(
            ConfirmationCommand::Open { .. } | ConfirmationCommand::OpenAnew { .. },
        ) => Permission::OpenConfirmation,
        Command::Revocation(RevocationCommand::Open { .. }) => Permission::OpenRevocation,
        Command::Revocation(RevocationCommand::Recover { .. }) => Permission::OpenRecovery,
        Command::Confirmation(ConfirmationCommand::AskHousehold { .. }) => Permission::AskHousehold,
        Command::Review(command) => return review(state, command),
        Command::Notice(NoticeCommand::Post { .. }) => Permission::PostNotice,
        Command::Notice(NoticeCommand::Object { .. }) => Permission::ObjectNotice,
        Command::Notice(NoticeCommand::Settle { .. }) => Permission::SettleObjection,
        Command::Choose(_) => Permission::RecordChoice,
        Command::Subsidy(SubsidyCommand::Claim { .. }) => Permission::ClaimSubsidy,
        Command::Subsidy(
            SubsidyCommand::OpenRecovery { .. } | SubsidyCommand::OpenTopUpRecovery { .. },
        ) => Permission::OpenRecovery,
        Command::Subsidy(SubsidyCommand::RecordPayment { .. }) => Permission::RecordPayment,
        Command::Transition(TransitionCommand::Open { .. }) => Permission::OpenTransition,
        Command::Transition(TransitionCommand::CarryOut { .. }) => Permission::RunTransition,
        Command::Transition(TransitionCommand::Reverse { .. }) => Permission::ReverseTransition,
        Command::Refund(_) => Permission::OpenRefund,
        Command::Land(_) => Permission::ManageProjects,
        Command::Roster(import) => importing(import.kind),
        Command::DecideComparison(_) | Command::TakeAmounts(_) => Permission::DecideComparison,
        Command::ProposeChange(_) => Permission::ProposeChange,
        Command::Lines(lines) => importing(lines.register.into()),
        Command::NameColumn(column) => importing(column.kind),
        Command::Mend(command) => return mending(state, command),
        Command::PassMend { .. } => Permission::DecideChange,
        Command::Compensation(_) => importing(RosterKind::Compensation),
        Command::FinishItem(_) => Permission::FinishMissing,
        Command::Account(AccountCommand::SignIn { .. } | AccountCommand::FailSignIn { .. }) => {
            return Vec::new();
        }
        Command::Account(AccountCommand::Reveal { .. }) => Permission::Reveal,
        Command::Account(AccountCommand::NoteExport(objects)) => {
            export(&objects.what, objects.unmasked)
        }
        Command::Account(AccountCommand::Delegate { .. } | AccountCommand::EndDelegation) => {
            Permission::Delegate
        }
        Command::Account(_) => Permission::ManageStaff,
        Command::Fund(command) => fund(command),
    };
    vec![one]
}

/// The permission to import a kind of roster.
pub(super) fn importing(kind: RosterKind) -> Permission {
    match kind {
        RosterKind::Legacy => Permission::ImportLegacy,
        RosterKind::Resident => Permission::ImportResident,
        RosterKind::Employee => Permission::ImportEmployee,
        RosterKind::Household => Permission::ImportHousehold,
        RosterKind::Candidates => Permission::ImportCandidates,
        RosterKind::Choices => Permission::RecordChoice,
        RosterKind::Contributions => Permission::RecordContribution,
        RosterKind::Projects => Permission::ManageProjects,
        RosterKind::Allocations => Permission::BookAllocation,
        RosterKind::BankResult => Permission::SettleBatch,
        RosterKind::Compensation => Permission::ImportCompensation,
    }
}

/// Whoever may bring such a file proposes how its lines are mended, and takes that back; what
/// money and identity rest on is decided as a change is (X1).
fn mending(state: &State, command: &MendCommand) -> Vec<Permission> {
    match command {
        MendCommand::Propose { kind, .. } => vec![importing(*kind)],
        MendCommand::Withdraw { mend } => {
            state.mends.get(mend).map(|mend| importing(mend.kind)).into_iter().collect()
        }
        MendCommand::Return { .. } | MendCommand::Reject { .. } => {
            vec![Permission::DecideChange]
        }
    }
}

/// Whether one does this in another's place too: decide on a case, and look.
fn is_done_for_others(command: &Command) -> bool {
    matches!(
        command,
        Command::Account(AccountCommand::Reveal { .. })
            | Command::Review(
                ReviewCommand::Pass { .. }
                    | ReviewCommand::Return { .. }
                    | ReviewCommand::Reject { .. }
                    | ReviewCommand::TakeBack { .. }
            )
    )
}

fn fund(command: &FundCommand) -> Permission {
    match command {
        FundCommand::Allocate(_) => Permission::BookAllocation,
        FundCommand::MakeBatch { .. } => Permission::MakeBatch,
        FundCommand::CheckBatch { .. } => Permission::CheckBatch,
        FundCommand::ReleaseBatch { .. } => Permission::ReleaseBatch,
        FundCommand::ReturnBatch { .. } => Permission::ReturnBatch,
        FundCommand::NoteBatchFile { .. } => Permission::WriteBatch,
        FundCommand::SettleResult(_) => Permission::SettleBatch,
        FundCommand::CloseMonth { .. } => Permission::CloseMonth,
    }
}

/// The permission for an export, by what it is and whether it shows personal data.
pub(super) fn export(what: &str, unmasked: bool) -> Permission {
    match what {
        "journal" => Permission::ExportJournal,
        "staff" => Permission::ExportStaff,
        _ if unmasked => Permission::ExportUnmasked,
        _ => Permission::ExportMasked,
    }
}

/// Deciding belongs to the step the case waits at, or waited at before it is taken
/// back; preparing belongs to whoever may open such a case.
fn review(state: &State, command: &ReviewCommand) -> Vec<Permission> {
    let Some(case) = state.case(command.case()) else { return Vec::new() };
    match command {
        ReviewCommand::HandIn { .. } | ReviewCommand::Withdraw { .. } => {
            vec![preparing(&case.matter)]
        }
        ReviewCommand::TakeBack { .. } => {
            case.decision.iter().filter_map(|decision| deciding(decision.step)).collect()
        }
        _ => match case.stage {
            // A notice that is over waits at `Final`; the rules say whether it is over.
            crate::casework::Stage::Waiting(ReviewStep::Notice) => vec![Permission::DecideFinal],
            crate::casework::Stage::Waiting(step) => deciding(step).into_iter().collect(),
            _ => Vec::new(),
        },
    }
}

/// The permission to open a case of a matter, and to hand it in again.
pub(super) fn preparing(matter: &CaseKind) -> Permission {
    match matter {
        CaseKind::Confirmation => Permission::OpenConfirmation,
        CaseKind::Choice { .. } => Permission::RecordChoice,
        CaseKind::Claim { .. } => Permission::ClaimSubsidy,
        CaseKind::Transition => Permission::OpenTransition,
        CaseKind::Refund => Permission::OpenRefund,
        CaseKind::Recovery { .. } | CaseKind::TopUpRecovery { .. } => Permission::OpenRecovery,
        CaseKind::Change(_) => Permission::ProposeChange,
        CaseKind::Revocation { .. } => Permission::OpenRevocation,
    }
}

/// The permission to decide a step; a notice is decided by nobody.
pub(super) fn deciding(step: ReviewStep) -> Option<Permission> {
    match step {
        ReviewStep::Township => Some(Permission::DecideTownship),
        ReviewStep::LandArea => Some(Permission::DecideLandArea),
        ReviewStep::Household => Some(Permission::DecideHousehold),
        ReviewStep::Notice => None,
        ReviewStep::Final => Some(Permission::DecideFinal),
        ReviewStep::Choice => Some(Permission::DecideChoice),
        ReviewStep::Claim => Some(Permission::DecideClaim),
        ReviewStep::Transition => Some(Permission::DecideTransition),
        ReviewStep::Refund => Some(Permission::DecideRefund),
        ReviewStep::Recovery => Some(Permission::DecideRecovery),
        ReviewStep::Change => Some(Permission::DecideChange),
        ReviewStep::Revocation => Some(Permission::DecideRevocation),
    }
}

fn township_of(state: &State, command: &Command) -> Option<TownshipCode> {
    if let Command::Person(PersonCommand::Register(register)) = command {
        return Some(register.township);
    }
    if let Command::Mend(MendCommand::Propose { kind, key, .. }) = command {
        let line = state.rejected_lines.get(&(*kind, key.clone()))?;
        return line.reading.as_deref().and_then(|reading| reading.township);
    }
    if let Command::FinishItem(finish) = command {
        return township_of_item(state, &finish.item);
    }
    let person = match command.subject()? {
        Subject::Person(person) => person,
        Subject::Case(case) => state.case(case)?.person,
    };
    state.person(person).map(|file| file.township)
}

/// The township of an item of the list of who is missing: a line of a compensation list, a
/// project, a village.
fn township_of_item(state: &State, item: &str) -> Option<TownshipCode> {
    let of_project = |number: &str| state.project(number).map(|one| one.facts.township);
    if let Some(township) = of_project(item) {
        return Some(township);
    }
    let key = item.rsplit_once(' ').map(|(project, sign)| (project.to_owned(), sign.to_owned()));
    if let Some((project, sign)) = key {
        let line = state.compensated.get(&(number_key(&project), sign));
        return line.and_then(|line| line.says.township).or_else(|| of_project(&project));
    }
    item.parse().ok().map(|code| VillageCode(code).township())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Login, SessionId};

    fn actor(department: Department, level: Level) -> Actor {
        let founder = Actor::founder(Login::from("someone"), SessionId::from("test"));
        Actor { department, level, ..founder }
    }

    #[test]
    fn w1_every_act_has_its_department_and_audit_changes_nothing() {
        let access = Access::district().expect("the district's table");
        let may = |department, level, act| access.may(&actor(department, level), act);
        assert!(may(Department::Agriculture, Level::Supervisor, Permission::DecideLandArea));
        assert!(!may(Department::Agriculture, Level::Clerk, Permission::DecideLandArea));
        assert!(!may(Department::Township, Level::Supervisor, Permission::DecideFinal));
        assert!(may(Department::NaturalResources, Level::Supervisor, Permission::DecideFinal));
        let looks = [
            Permission::SeeComparison,
            Permission::SeeMissing,
            Permission::Reveal,
            Permission::ExportMasked,
            Permission::ExportUnmasked,
            Permission::ExportJournal,
            Permission::ExportStaff,
            Permission::SeeFund,
            Permission::SeeReports,
        ];
        for (permission, roles) in &access.may {
            let audit = roles.iter().any(|(department, _)| *department == Department::Audit);
            assert_eq!(audit, looks.contains(permission), "{permission:?}");
            assert!(!roles.is_empty(), "{permission:?} belongs to somebody");
        }
    }

    #[test]
    fn the_table_refuses_strangers() {
        assert!(Access::read("[may]\nfly = [\"audit\"]").is_err());
        assert!(Access::read("[may]\nreveal = [\"kitchen\"]").is_err());
        assert!(Access::read("[may]\nreveal = [\"audit.king\"]").is_err());
    }
}
