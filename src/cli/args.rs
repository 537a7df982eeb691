//! What can be said on the command line; the texts are in `words`.

mod cases;

pub(super) use cases::{CaseSelection, CaseVerb, RecoveryVerb, ReviewVerb};

use super::manual::ManualRole;
use crate::base::{CaseId, PersonId};
use crate::casework::{BatchKind, ChangeField, Choice, Department, Level, Scheme, WorkList};
use crate::documents::Export;
use crate::exchange::RosterKind;
use crate::report::ReportKind;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::path::PathBuf;

/// The whole command line.
#[derive(Parser)]
#[command(name = "youyang", version, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    #[arg(long = "as", id = "as", global = true, value_name = "LOGIN")]
    pub login: Option<String>,
    #[arg(long, global = true, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
    #[arg(long, global = true, value_name = "zh-CN|en", value_parser = ["zh-CN", "en"])]
    pub lang: Option<String>,
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub today: Option<String>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true)]
    pub ascii: bool,
    #[arg(long, global = true)]
    pub plain: bool,
}

/// The commands of the program; without one the desk opens.
#[derive(Subcommand)]
pub(super) enum Verb {
    #[command(skip)]
    Desk,
    Demo(DemoArgs),
    Init {
        #[arg(long)]
        name: Option<String>,
    },
    #[command(subcommand)]
    Staff(StaffVerb),
    Import {
        #[arg(value_parser = kind())]
        kind: RosterKind,
        file: PathBuf,
        #[command(flatten)]
        how: ImportArgs,
    },
    Compare {
        #[command(subcommand)]
        verb: Option<CompareVerb>,
    },
    #[command(subcommand)]
    Transition(TransitionVerb),
    #[command(subcommand)]
    Change(ChangeVerb),
    #[command(subcommand)]
    Review(ReviewVerb),
    #[command(subcommand)]
    Case(CaseVerb),
    #[command(subcommand)]
    Recovery(RecoveryVerb),
    #[command(subcommand)]
    Notice(NoticeVerb),
    #[command(subcommand)]
    Payments(PaymentsVerb),
    #[command(subcommand)]
    Month(MonthVerb),
    Report {
        #[arg(value_parser = report())]
        report: ReportKind,
        #[arg(long)]
        period: String,
        #[arg(long)]
        out: PathBuf,
    },
    #[command(subcommand)]
    Claims(ClaimsVerb),
    #[command(subcommand)]
    Land(LandVerb),
    #[command(subcommand)]
    List(ListVerb),
    #[command(subcommand)]
    Form(FormVerb),
    Export {
        #[arg(value_parser = what())]
        what: ExportTarget,
        #[arg(long)]
        out: PathBuf,
        /// Of one township only, by its code or name.
        #[arg(long)]
        township: Option<String>,
    },
    Verify {
        file: Option<PathBuf>,
        #[arg(long, value_name = "SEAL|BACKUP|LINE:HASH")]
        against: Option<String>,
        #[arg(long, value_name = "FILE", conflicts_with = "file")]
        seal: Option<PathBuf>,
    },
    Rebuild {
        #[arg(long)]
        accept_loss: bool,
    },
    Backup {
        file: PathBuf,
    },
    Restore {
        file: PathBuf,
        #[arg(long)]
        as_far_as_it_goes: bool,
    },
    Repair {
        #[arg(long = "from", value_name = "BACKUP", required = true, num_args = 1..)]
        copies: Vec<PathBuf>,
    },
    Serve {
        #[arg(long, value_name = "ADDR:PORT")]
        ssh: Option<SocketAddr>,
    },
    Doctor,
    Completions {
        shell: clap_complete::Shell,
    },
    Man {
        dir: Option<PathBuf>,
    },
    Manual {
        #[arg(value_parser = manual_role())]
        role: Option<ManualRole>,
    },
}

/// How large a practice store is made, and whether the desk opens on it.
#[derive(Args)]
pub(super) struct DemoArgs {
    #[arg(long, default_value_t = 2000)]
    pub people: usize,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    #[arg(long)]
    pub no_desk: bool,
}

/// What is done with the accounts of the staff.
#[derive(Subcommand)]
pub(super) enum StaffVerb {
    Add {
        login: String,
        #[arg(long)]
        name: String,
        #[arg(long, value_parser = department())]
        department: Department,
        #[arg(long, value_parser = level())]
        level: Level,
        #[arg(long)]
        township: Option<String>,
        #[arg(long, value_name = "FILE")]
        ssh_key: Option<PathBuf>,
        #[arg(long, value_name = "FILE")]
        new_password_file: Option<PathBuf>,
    },
    List,
    Disable {
        login: String,
    },
    Password {
        login: String,
        #[arg(long, value_name = "FILE")]
        new_password_file: Option<PathBuf>,
    },
    Unlock {
        login: String,
    },
}

/// What the rosters leave open.
#[derive(Subcommand)]
pub(super) enum CompareVerb {
    Decide {
        legacy_no: String,
        #[arg(value_parser = [
            "same-person", "another-person", "take-line", "take-amount", "dead", "send-back",
        ])]
        decision: String,
        #[arg(long, value_parser = ["resident", "employee", "household"])]
        register: Option<String>,
        #[arg(long, value_name = "LEGACY_NO")]
        line: Option<String>,
        #[arg(long, value_name = "YYYY-MM-DD")]
        died: Option<String>,
        #[arg(long, value_name = "AMOUNT")]
        balance: Option<String>,
        #[arg(long, value_name = "AMOUNT")]
        subsidy: Option<String>,
        #[arg(long, value_name = "AMOUNT")]
        monthly: Option<String>,
        #[arg(long)]
        reason: Option<String>,
    },
}

/// The transition of the originally insured.
#[derive(Subcommand)]
pub(super) enum TransitionVerb {
    Run {
        #[arg(long)]
        dry_run: bool,
    },
}

/// Changes of what identity or money rests on.
#[derive(Subcommand)]
pub(super) enum ChangeVerb {
    Propose {
        #[arg(id = "whose", value_name = "PERSON")]
        person: String,
        #[arg(long, value_parser = change_field())]
        field: ChangeField,
        #[arg(long, value_name = "VALUE")]
        to: String,
        #[arg(long, value_name = "NAME")]
        holder: Option<String>,
        #[arg(long, value_name = "TEXT")]
        ground: String,
    },
    /// Corrects cells of a line that was rejected.
    Mend {
        #[arg(id = "mended_kind", value_name = "KIND", value_parser = kind())]
        kind: RosterKind,
        #[arg(id = "rejected", value_name = "LINE")]
        line: String,
        #[arg(long, value_name = "COLUMN=VALUE", required = true)]
        set: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        ground: String,
    },
    /// Takes back one's own correction of a line.
    Withdraw { mend: String },
    Revoke {
        #[arg(id = "whose", value_name = "PERSON")]
        person: String,
        #[arg(long)]
        reason: String,
        #[arg(long, value_name = "TEXT")]
        paper: Option<String>,
    },
}

/// What is done with public notices and objections.
#[derive(Subcommand)]
pub(super) enum NoticeVerb {
    Post {
        #[arg(long)]
        township: Option<String>,
    },
    List,
    Object {
        id: String,
        #[arg(long)]
        reason: String,
    },
    Settle {
        id: String,
        #[arg(long)]
        upheld: bool,
        #[arg(long)]
        reason: String,
    },
}

/// What is done with a payment batch on its way.
#[derive(Subcommand)]
pub(super) enum PaymentsVerb {
    Make {
        #[arg(long = "kind", id = "batch_kind", value_parser = batch_kind())]
        kind: Option<BatchKind>,
        #[arg(long, num_args = 1.., value_parser = case_id, conflicts_with = "batch_kind")]
        again: Vec<CaseId>,
    },
    Check {
        batch: String,
    },
    Release {
        batch: String,
    },
    Cancel {
        batch: String,
        #[arg(long)]
        reason: String,
    },
    Export {
        batch: String,
        #[arg(long)]
        out: PathBuf,
    },
    List,
}

/// The books by month.
#[derive(Subcommand)]
pub(super) enum MonthVerb {
    Show { month: String },
    Close { month: String },
}

/// The annual round.
#[derive(Subcommand)]
pub(super) enum ClaimsVerb {
    Run {
        #[arg(long)]
        year: u32,
        #[arg(long, value_parser = scheme())]
        scheme: Option<Scheme>,
        #[arg(long)]
        dry_run: bool,
    },
}

/// What is asked of land projects.
#[derive(Subcommand)]
pub(super) enum LandVerb {
    List,
}

/// Lists to work off.
#[derive(Subcommand)]
pub(super) enum ListVerb {
    Missing,
    SentBack,
    /// Lines that were rejected, with the handle by which they are corrected.
    Rejected,
    Done {
        #[arg(value_parser = work_list())]
        list: WorkList,
        item: String,
        #[arg(long)]
        outcome: String,
    },
}

/// Papers for the citizen.
#[derive(Subcommand)]
pub(super) enum FormVerb {
    Choice {
        #[arg(value_parser = person_id)]
        person: PersonId,
        #[arg(long, value_parser = choice())]
        choice: Option<Choice>,
        #[arg(long)]
        out: PathBuf,
    },
    Receipt {
        #[arg(value_parser = case_id)]
        case: CaseId,
        #[arg(long)]
        out: PathBuf,
    },
}

/// What can be exported.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ExportTarget {
    List(Export),
    /// The journal as it stands.
    Journal,
}

fn what() -> impl TypedValueParser<Value = ExportTarget> {
    let lists = Export::ALL.map(ExportTarget::List).into_iter();
    let codes = Export::ALL.map(Export::code).into_iter().chain(["journal"]);
    let all: Vec<(ExportTarget, &str)> = lists.chain([ExportTarget::Journal]).zip(codes).collect();
    PossibleValuesParser::new(all.iter().map(|(_, code)| *code)).try_map(move |text| {
        all.iter().find(|(_, code)| *code == text).map(|(what, _)| *what).ok_or("no such value")
    })
}

fn kind() -> impl TypedValueParser<Value = RosterKind> {
    one_of(RosterKind::ALL, RosterKind::code)
}

fn change_field() -> impl TypedValueParser<Value = ChangeField> {
    one_of(ChangeField::SINGLE, ChangeField::code)
}

fn work_list() -> impl TypedValueParser<Value = WorkList> {
    one_of(WorkList::ALL, WorkList::code)
}

fn choice() -> impl TypedValueParser<Value = Choice> {
    one_of(Choice::ALL, Choice::code)
}

fn manual_role() -> impl TypedValueParser<Value = ManualRole> {
    one_of(ManualRole::ALL, ManualRole::code)
}

fn report() -> impl TypedValueParser<Value = ReportKind> {
    one_of(ReportKind::ALL, ReportKind::code)
}

fn batch_kind() -> impl TypedValueParser<Value = BatchKind> {
    one_of(BatchKind::ALL, BatchKind::code)
}

fn department() -> impl TypedValueParser<Value = Department> {
    one_of(Department::ALL, Department::code)
}

fn level() -> impl TypedValueParser<Value = Level> {
    one_of([Level::Clerk, Level::Supervisor], Level::code)
}

fn scheme() -> impl TypedValueParser<Value = Scheme> {
    one_of([Scheme::Resident, Scheme::Employee], |scheme| match scheme {
        Scheme::Resident => "resident",
        Scheme::Employee => "employee",
    })
}

/// Takes a value by its code; help, completions and refusals list the codes.
fn one_of<T, const N: usize>(
    all: [T; N],
    code: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    PossibleValuesParser::new(all.map(code)).try_map(move |text| {
        all.into_iter().find(|value| code(*value) == text).ok_or("no such value")
    })
}

/// A person by number, as lists show it.
fn person_id(text: &str) -> Result<PersonId, String> {
    text.parse().map_err(|()| "P000001".to_owned())
}

/// A case by number, as lists show it.
fn case_id(text: &str) -> Result<CaseId, String> {
    text.parse().map_err(|()| "C000001".to_owned())
}

/// How a file is read, and whether it is only tried.
#[derive(Args)]
pub(super) struct ImportArgs {
    #[arg(long)]
    pub dry_run: bool,
    /// The one sheet to read.
    #[arg(long)]
    pub sheet: Option<String>,
    /// The township of lines that name none, by its code or name.
    #[arg(long)]
    pub township: Option<String>,
    /// Lines of allocations that were checked to be second sums.
    #[arg(long)]
    pub second: Vec<u32>,
    /// The lines were checked: where a printed total differs, the total is what is wrong.
    #[arg(long)]
    pub total_wrong: bool,
    /// The batch of a bank's result that names none.
    #[arg(long = "batch")]
    pub of_batch: Option<String>,
}
