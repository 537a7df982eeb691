//! The command line: parses arguments, opens the office, prints the reply.
//!
//! Owns arguments, help, passwords from files or the terminal, and exit codes (0
//! done, 1 refused or failed, 2 used wrongly). Never holds a rule: whatever changes
//! the store goes through the office like a screen's act.

mod accounts;
mod args;
mod cases;
mod change;
mod check;
mod claims;
mod compare;
mod compare_decide;
mod context;
mod demo;
mod dispatch;
mod export;
mod forms;
mod help;
mod import;
mod import_editions;
mod journal_table;
mod keep;
mod land;
mod lists;
mod make_store;
mod manual;
mod mend;
mod money_files;
mod month;
mod notices;
mod office_source;
mod open_desk;
mod open_office;
mod payments;
mod progress;
mod reply;
mod report;
mod revocation;
mod serve;
mod sign_in;
mod text_table;
mod transition;
mod usage;

pub use demo::MadeUp;

use crate::desk::session::local;
use crate::remote::CommandOutput;
use crate::words::{Lang, Words};
use args::{Arguments, Verb};
use clap::FromArgMatches;
use context::CliContext;
use progress::ProgressLine;
use reply::{CommandError, wrong_use};
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Runs the program on its arguments; gives the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let given: Vec<OsString> = arguments.into_iter().collect();
    let words = Words::get(language(&given, || local::lang_of(|name| std::env::var(name).ok())));
    let parsed = help::command_line(words).try_get_matches_from(&given);
    let arguments = match parsed.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => arguments,
        Err(help) if !help.use_stderr() => help.exit(),
        Err(wrong) => return print(&wrong_use(&usage::explain(&wrong, words))),
    };
    let json = arguments.json;
    let done = CliContext::of(&arguments, words).and_then(|context| {
        let verb = arguments.verb.unwrap_or(Verb::Desk);
        let draws = matches!(verb, Verb::Desk | Verb::Demo(_) | Verb::Serve { .. });
        let progress = (!draws).then(|| ProgressLine::show(words));
        let done = context.carry_out(verb);
        drop(progress);
        match done {
            Err(CommandError::AtServer) => context.at_server(&given),
            done => done.map(|reply| reply.output(json)),
        }
    });
    print(&done.unwrap_or_else(|error| error.output(words)))
}

fn print(output: &CommandOutput) -> ExitCode {
    // The reader may have gone, as with `| head`.
    let _ = std::io::stdout().write_all(output.out.as_bytes());
    eprint!("{}", output.err);
    ExitCode::from(output.status)
}

/// The language before anything is parsed, so that help has it too.
fn language(given: &[OsString], usual: impl FnOnce() -> Lang) -> Lang {
    let given: Vec<&str> = given.iter().filter_map(|word| word.to_str()).collect();
    let after = given.iter().position(|word| *word == "--lang").and_then(|at| given.get(at + 1));
    let joined = given.iter().find_map(|word| word.strip_prefix("--lang="));
    match after.copied().or(joined) {
        Some(asked) => Lang::of_locale(asked),
        None => usual(),
    }
}
