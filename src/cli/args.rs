//! What can be said on the command line; the texts are in `words`.

use crate::casework::{Department, Level, Step};
use crate::exchange::RosterKind;
use clap::{Args, Parser, Subcommand, ValueEnum};
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
}

/// The commands.
#[derive(Subcommand)]
pub(super) enum Verb {
    #[command(skip)]
    Desk,
    Demo(Demo),
    Init {
        #[arg(long)]
        name: Option<String>,
    },
    #[command(subcommand)]
    Staff(StaffVerb),
    Import {
        #[arg(value_parser = kind)]
        kind: RosterKind,
        file: PathBuf,
        #[arg(long)]
        dry_run: bool,
    },
    #[command(subcommand)]
    Review(ReviewVerb),
    #[command(subcommand)]
    Notice(NoticeVerb),
    Export {
        what: What,
        #[arg(long)]
        out: PathBuf,
    },
    Verify {
        file: Option<PathBuf>,
    },
    Rebuild,
    Backup {
        file: PathBuf,
    },
    Restore {
        file: PathBuf,
    },
    Doctor,
    Completions {
        shell: clap_complete::Shell,
    },
    Man,
}

/// Practice store.
#[derive(Args)]
pub(super) struct Demo {
    #[arg(long, default_value_t = 2000)]
    pub people: usize,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    #[arg(long)]
    pub no_desk: bool,
}

/// Accounts.
#[derive(Subcommand)]
pub(super) enum StaffVerb {
    Add {
        login: String,
        #[arg(long)]
        name: String,
        #[arg(long, value_parser = department)]
        department: Department,
        #[arg(long, value_parser = level)]
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

/// Queues.
#[derive(Subcommand)]
pub(super) enum ReviewVerb {
    List(Which),
    Pass(Which),
    Return(Which),
    Reject(Which),
}

/// Which cases of a queue.
#[derive(Args)]
pub(super) struct Which {
    #[arg(long, value_parser = step)]
    pub step: Option<Step>,
    pub case: Vec<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub reason: Option<String>,
}

/// Public notices.
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

/// What can be exported.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum What {
    Persons,
    Staff,
    Journal,
}

fn kind(text: &str) -> Result<RosterKind, String> {
    let taken = [RosterKind::Legacy, RosterKind::Candidates];
    let known = || taken.map(RosterKind::code).join(", ");
    taken.into_iter().find(|kind| kind.code() == text).ok_or_else(known)
}

fn department(text: &str) -> Result<Department, String> {
    Department::of_code(text).ok_or_else(|| Department::ALL.map(Department::code).join(", "))
}

fn level(text: &str) -> Result<Level, String> {
    Level::of_code(text).ok_or_else(|| "clerk, supervisor".to_owned())
}

fn step(text: &str) -> Result<Step, String> {
    Step::of_code(text).ok_or_else(|| Step::ALL.map(Step::code).join(", "))
}
