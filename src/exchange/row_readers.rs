//! One reader for each kind of line. Every cell is taken before the row is made,
//! so that all faults of a line are listed at once.

use super::cell_values as value;
use super::line_reader::{Fields, LineReader};
use super::{
    AllocationRow, AllocationSubject, BankOutcome, BankResultRow, CandidateCohort, CandidateRow,
    Cells, ChoiceRow, ChosenScheme, CompensationRow, ContributionRow, EmployeeRow, EmployeeStatus,
    FaultCause, HouseholdRow, HouseholdStatus, LegacyRow, LineFault, PaidScheme, ProjectRow,
    ResidentRow, ResidentStatus, RosterKind, RosterRow,
};
use crate::base::Money;

impl LineReader {
    /// What a line says, where it can be read, and everything that is wrong with it.
    /// A line kept aside can be read again with its cells mended.
    pub fn read(&self, line: u32, cells: &Cells) -> (Option<RosterRow>, Vec<LineFault>) {
        let mut fields = Fields::new(self, line, cells);
        let row = read(&mut fields);
        let is_dead = matches!(
            &row,
            Some(RosterRow::Household(row)) if row.status == HouseholdStatus::Deceased
        );
        if !is_dead {
            fields.check_deaths();
        }
        fields.finish(row)
    }
}

/// The row of a line, where everything it needs could be read.
fn read(fields: &mut Fields<'_>) -> Option<RosterRow> {
    match fields.reader.kind {
        RosterKind::Legacy => legacy(fields).map(|row| RosterRow::Legacy(Box::new(row))),
        RosterKind::Resident => resident(fields).map(RosterRow::Resident),
        RosterKind::Employee => employee(fields).map(RosterRow::Employee),
        RosterKind::Household => household(fields).map(RosterRow::Household),
        RosterKind::Candidates => candidate(fields).map(|row| RosterRow::Candidate(Box::new(row))),
        RosterKind::Choices => choice(fields).map(RosterRow::Choice),
        RosterKind::Contributions => contribution(fields).map(RosterRow::Contribution),
        RosterKind::Projects => project(fields).map(RosterRow::Project),
        RosterKind::Allocations => allocation(fields).map(RosterRow::Allocation),
        RosterKind::BankResult => {
            bank_result(fields).map(|row| RosterRow::BankResult(Box::new(row)))
        }
        RosterKind::Compensation => compensation(fields).map(RosterRow::Compensation),
    }
}

fn legacy(f: &mut Fields<'_>) -> Option<LegacyRow> {
    let name = f.name("name");
    let id_number = f.id_number();
    let township = f.township();
    let village = f.village(township);
    let legacy_no = f.take("legacy_no", value::code);
    let balance = f.money("balance");
    let subsidy_enjoyed = f.money("subsidy_enjoyed");
    let drawing = f.value("drawing", &[("yes", true), ("no", false)]);
    let monthly = monthly(f, drawing);
    let phone = f.take("phone", value::phone);
    let bank_account = f.bank_account(name.as_ref());
    Some(LegacyRow {
        name: name?,
        id_number: id_number?,
        township: township?,
        village,
        legacy_no: legacy_no?,
        balance: balance?,
        subsidy_enjoyed: subsidy_enjoyed?,
        drawing: drawing?,
        monthly,
        phone,
        bank_account,
    })
}

fn resident(f: &mut Fields<'_>) -> Option<ResidentRow> {
    let name = f.name("name");
    let id_number = f.id_number();
    let township = f.township();
    let status = f.value(
        "standing",
        &[
            ("contributing", ResidentStatus::Contributing),
            ("drawing", ResidentStatus::Drawing),
            ("terminated", ResidentStatus::Terminated),
        ],
    );
    let balance = f.money("balance");
    let monthly = monthly(f, status.map(|status| status == ResidentStatus::Drawing));
    Some(ResidentRow {
        name: name?,
        id_number: id_number?,
        township,
        status: status?,
        balance: balance?,
        monthly,
    })
}

/// The monthly amount: nothing may stand there for those who draw nothing.
fn monthly(f: &mut Fields<'_>, drawing: Option<bool>) -> Money {
    if drawing == Some(true) && f.says_nothing("monthly") {
        f.fault("monthly", FaultCause::Missing, true);
    }
    f.money("monthly").unwrap_or_default()
}

fn employee(f: &mut Fields<'_>) -> Option<EmployeeRow> {
    let name = f.name("name");
    let id_number = f.id_number();
    let status = f.value(
        "standing",
        &[
            ("contributing", EmployeeStatus::Contributing),
            ("interrupted", EmployeeStatus::Interrupted),
            ("drawing", EmployeeStatus::Drawing),
            ("terminated", EmployeeStatus::Terminated),
        ],
    );
    let employer = f.text("employer");
    Some(EmployeeRow { name: name?, id_number: id_number?, status: status?, employer })
}

fn household(f: &mut Fields<'_>) -> Option<HouseholdRow> {
    let id_number = f.id_number();
    let name = f.name("name");
    let told = f.value(
        "standing",
        &[
            ("normal", HouseholdStatus::Normal),
            ("deceased", HouseholdStatus::Deceased),
            ("moved_out", HouseholdStatus::MovedOut),
        ],
    );
    let since = f.take("since", value::date);
    let died_on = f.take("died_on", value::date);
    let status = match told {
        None if f.reader.column_of("standing").is_none() => {
            if f.says_nothing("died_on") {
                f.fault("died_on", FaultCause::Missing, true);
            }
            Some(HouseholdStatus::Deceased)
        }
        Some(HouseholdStatus::Deceased) | None => told,
        Some(_) => {
            if !f.says_nothing("died_on") {
                f.fault("died_on", FaultCause::DeathNoted, true);
            }
            told
        }
    };
    let since = since.or(died_on);
    Some(HouseholdRow { id_number: id_number?, name: name?, status: status?, since })
}

fn candidate(f: &mut Fields<'_>) -> Option<CandidateRow> {
    let name = f.name("name");
    let id_number = f.id_number();
    let township = f.township();
    let village = f.village(township);
    let cohorts = [("existing", CandidateCohort::Existing), ("new", CandidateCohort::New)];
    let told = f.value("cohort", &cohorts);
    let project_no = f.take("project_no", value::code);
    let contracted_area = f.area("contracted_area");
    let requisitioned_area = f.area("requisitioned_area");
    let requisitioned_on = f.take("requisitioned_on", value::date);
    let cohort = told.or_else(|| f.cohort_by_day(requisitioned_on));
    let phone = f.take("phone", value::phone);
    let bank_account = f.bank_account(name.as_ref());
    Some(CandidateRow {
        name: name?,
        id_number: id_number?,
        township: township?,
        village,
        cohort: cohort?,
        project_no,
        contracted_area,
        requisitioned_area: requisitioned_area?,
        requisitioned_on,
        phone,
        bank_account,
    })
}

fn choice(f: &mut Fields<'_>) -> Option<ChoiceRow> {
    let id_number = f.id_number();
    let name = f.name("name");
    let choice = f.value(
        "choice",
        &[
            ("resident", ChosenScheme::Resident),
            ("employee", ChosenScheme::Employee),
            ("neither", ChosenScheme::Neither),
        ],
    );
    let chosen_on = f.take("chosen_on", value::date);
    Some(ChoiceRow { id_number: id_number?, name: name?, choice: choice?, chosen_on: chosen_on? })
}

fn contribution(f: &mut Fields<'_>) -> Option<ContributionRow> {
    let id_number = f.id_number();
    let name = f.name("name");
    let schemes = [("resident", PaidScheme::Resident), ("employee", PaidScheme::Employee)];
    let scheme = f.value("scheme", &schemes);
    let year = f.take("year", value::year);
    let amount = f.money("amount");
    let paid_on = f.take("paid_on", value::date);
    let voucher = f.take("voucher", value::code);
    Some(ContributionRow {
        id_number: id_number?,
        name: name?,
        scheme: scheme?,
        year: year?,
        amount: amount?,
        paid_on,
        voucher,
    })
}

fn project(f: &mut Fields<'_>) -> Option<ProjectRow> {
    let project_no = f.take("project_no", value::code);
    let project_name = f.text("project_name");
    let township = f.township();
    let area = f.area("area");
    let levy_due = f.money("levy_due");
    let levy_paid = f.money("levy_paid");
    let due_on = f.take("due_on", value::date);
    Some(ProjectRow {
        project_no: project_no?,
        project_name: project_name?,
        township: township?,
        area: area?,
        levy_due: levy_due?,
        levy_paid: levy_paid?,
        due_on: due_on?,
    })
}

fn compensation(f: &mut Fields<'_>) -> Option<CompensationRow> {
    let project_no = f.take("project_no", value::code);
    let name = f.name("name");
    let id_number = f.id_number();
    let area = f.area("area");
    let amount = f.money("amount");
    let township = f.township();
    let village = f.village(township);
    Some(CompensationRow {
        project_no: project_no?,
        name: name?,
        id_number,
        area: area?,
        amount: amount?,
        township,
        village,
    })
}

fn allocation(f: &mut Fields<'_>) -> Option<AllocationRow> {
    let date = f.take("date", value::date);
    let subject = f.value(
        "subject",
        &[
            ("fiscal_subsidy", AllocationSubject::FiscalSubsidy),
            ("city_subsidy", AllocationSubject::CitySubsidy),
            ("levy", AllocationSubject::Levy),
            ("risk_reserve", AllocationSubject::RiskReserve),
        ],
    );
    let amount = f.money("amount");
    let memo = f.text("memo");
    Some(AllocationRow { date: date?, subject: subject?, amount: amount?, memo })
}

fn bank_result(f: &mut Fields<'_>) -> Option<BankResultRow> {
    let batch = f.batch();
    let line = f.take("line", value::count);
    let account = f.take("account", value::paid_account);
    let holder = f.name("holder");
    let amount = f.money("amount");
    let outcome = outcome(f);
    let cause = f.text("cause");
    let denied = cause.as_ref().and_then(|text| f.reader.meaning("outcome", text));
    if outcome == Some(BankOutcome::Paid) && denied == Some("failed") {
        f.fault("cause", FaultCause::Contradicts, false);
    }
    Some(BankResultRow {
        batch: batch?,
        line: line?,
        account: account?,
        holder: holder?,
        amount: amount?,
        outcome: outcome?,
        cause,
    })
}

/// What the bank says, by its word or by its code. Of a code that is none of success the cause
/// beside it must say that it is one of failure: what is under way is neither.
fn outcome(f: &mut Fields<'_>) -> Option<BankOutcome> {
    let outcomes = [("paid", BankOutcome::Paid), ("failed", BankOutcome::Failed)];
    if f.reader.column_of("outcome").is_some() {
        return f.value("outcome", &outcomes);
    }
    if f.says_nothing("code") {
        f.fault("code", FaultCause::Missing, true);
        return None;
    }
    let by_code = f.reader.meaning("code", f.said("code"));
    let meaning = by_code.or_else(|| f.reader.meaning("outcome", f.said("cause")));
    match meaning {
        Some("paid") if by_code.is_some() => Some(BankOutcome::Paid),
        Some("failed") => Some(BankOutcome::Failed),
        _ => {
            f.fault("code", FaultCause::UnknownValue, true);
            None
        }
    }
}
