//! The command line: parses, opens the office, prints what came of it.
//!
//! Owns arguments, help, passwords from files or the terminal, and exit codes (0
//! done, 1 refused or failed, 2 used wrongly). Never holds a rule: whatever changes
//! the store goes through the office like a screen's act.

mod accounts;
mod answer;
mod args;
mod cases;
mod check;
mod claims;
mod compare;
mod counter;
mod demo;
mod export;
mod forms;
mod help;
mod import;
mod journal_table;
mod land;
mod listing;
mod making;
mod money_files;
mod month;
mod notices;
mod payments;
mod progress;
mod report;
mod serve;
mod settle;
mod signing;
mod source;
mod transition;
mod usage;

use crate::base::Date;
use crate::desk::session::local;
use crate::remote::{Ask, Errand, Hosting, Told};
use crate::words::{Lang, Words};
use answer::{Answer, CommandError};
use args::{Arguments, LandVerb, Verb};
use clap::FromArgMatches;
use progress::Progress;
use source::Source;
use std::ffi::OsString;
use std::io::Write;
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

/// What every command works with.
#[derive(Clone)]
struct Desk {
    store: PathBuf,
    login: Option<String>,
    password_file: Option<PathBuf>,
    today: Option<Date>,
    ascii: bool,
    plain: bool,
    words: &'static Words,
    source: Source,
}

/// Runs the program on arguments and tells how it ends.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let given: Vec<OsString> = arguments.into_iter().collect();
    let words = Words::get(language(&given, || local::lang_of(|name| std::env::var(name).ok())));
    let parsed = help::worded(words).try_get_matches_from(&given);
    let arguments = match parsed.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => arguments,
        Err(help) if !help.use_stderr() => help.exit(),
        Err(wrong) => return print(&wrongly(&usage::told(&wrong, words))),
    };
    let json = arguments.json;
    let done = Desk::of(&arguments, words).and_then(|desk| {
        let verb = arguments.verb.unwrap_or(Verb::Desk);
        let draws = matches!(verb, Verb::Desk | Verb::Demo(_) | Verb::Serve { .. });
        let progress = (!draws).then(|| Progress::show(words));
        let done = desk.carry_out(verb);
        drop(progress);
        match done {
            Err(CommandError::AtServer) => desk.at_server(&given),
            done => done.map(|answer| answer.told(json)),
        }
    });
    print(&done.unwrap_or_else(|stop| stop.told(words)))
}

/// Carries out what a client of this server asks, on its office.
fn run_for_client(hosting: &Hosting, errand: &Errand, ask: Ask) -> Told {
    let given: Vec<OsString> =
        errand.arguments.iter().map(|word| OsString::from_vec(word.clone())).collect();
    let words = Words::get(Lang::of_locale(&errand.lang));
    let parsed = help::named_from(help::worded(words), &errand.folder).try_get_matches_from(given);
    let arguments = match parsed.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => arguments,
        Err(wrong) => return wrongly(&usage::told(&wrong, words)),
    };
    let json = arguments.json;
    let done = Desk::of(&arguments, words).and_then(|desk| {
        let source = Source::server(Arc::clone(&hosting.office), ask);
        let desk = Desk { store: hosting.store.clone(), source, ..desk };
        desk.carry_out_here(arguments.verb)
    });
    done.map_or_else(|stop| stop.told(words), |answer| answer.told(json))
}

/// What was used wrongly, told.
fn wrongly(told: &str) -> Told {
    Told { out: String::new(), err: told.to_owned(), status: 2 }
}

fn print(told: &Told) -> ExitCode {
    // Whoever reads may have gone, as with `| head`.
    let _ = std::io::stdout().write_all(told.out.as_bytes());
    eprint!("{}", told.err);
    ExitCode::from(told.status)
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

impl Desk {
    fn of(arguments: &Arguments, words: &'static Words) -> Result<Self, CommandError> {
        Ok(Self {
            store: place(arguments.store.clone().map_or_else(default_store, Ok)?)?,
            login: arguments.login.clone(),
            password_file: arguments.password_file.clone(),
            today: arguments.today.as_deref().map(|text| day(text, words)).transpose()?,
            ascii: arguments.ascii,
            plain: arguments.plain,
            words,
            source: Source::Own,
        })
    }

    fn carry_out(&self, verb: Verb) -> Result<Answer, CommandError> {
        match verb {
            Verb::Desk => self.counter(),
            Verb::Demo(asked) => self.demo(&asked),
            Verb::Init { name } => self.init(name.as_deref()),
            Verb::Staff(verb) => self.staff(&verb),
            Verb::Import { kind, file, dry_run } => self.import(kind, &file, dry_run),
            Verb::Compare { verb: None } => self.compare(),
            Verb::Compare { verb: Some(verb) } => self.decide_comparison(&verb),
            Verb::Transition(verb) => self.transition(&verb),
            Verb::Review(verb) => self.review(&verb),
            Verb::Notice(verb) => self.notice(&verb),
            Verb::Payments(verb) => self.payments(&verb),
            Verb::Month(verb) => self.month(&verb),
            Verb::Report { report, period, out } => self.report(report, &period, &out),
            Verb::Claims(verb) => self.claims(&verb),
            Verb::Land(LandVerb::List) => self.land(),
            Verb::Form(verb) => self.form(&verb),
            Verb::Export { what, out } => self.export(what, &out),
            Verb::Verify { file } => self.verify(file.as_deref()),
            Verb::Rebuild => self.rebuild(),
            Verb::Backup { file } => self.backup(&file),
            Verb::Restore { file } => self.restore(&file),
            Verb::Serve { ssh } => self.serve(ssh),
            Verb::Doctor => Ok(self.doctor()),
            Verb::Completions { shell } => Ok(help::completions(shell, self.words)),
            Verb::Man { dir } => help::manual(dir.as_deref(), self.words),
        }
    }

    /// Carries out what a client asks of this server: what works on an open office.
    fn carry_out_here(&self, verb: Option<Verb>) -> Result<Answer, CommandError> {
        let Source::Server { office, .. } = &self.source else {
            return Err(CommandError::AtServer);
        };
        if self.today.is_some_and(|day| day != office.now().date()) {
            return Err(CommandError::word("serve-other-day"));
        }
        match verb {
            None
            | Some(
                Verb::Serve { .. }
                | Verb::Demo(_)
                | Verb::Init { .. }
                | Verb::Rebuild
                | Verb::Restore { .. },
            ) => Err(CommandError::AtServer),
            Some(verb) => self.carry_out(verb),
        }
    }
}

/// The store's folder from the root, whatever folder the program was called in.
fn place(store: PathBuf) -> Result<PathBuf, CommandError> {
    std::path::absolute(store).map_err(CommandError::fault)
}

fn day(text: &str, words: &Words) -> Result<Date, CommandError> {
    let told = || words.say_with("cli-not-a-day", &[("text", text.into())]);
    Date::parse(text).map_err(|_| CommandError::Usage(told()))
}

fn default_store() -> Result<PathBuf, CommandError> {
    if let Some(named) = std::env::var_os("YOUYANG_STORE").filter(|name| !name.is_empty()) {
        return Ok(named.into());
    }
    let home = directories::ProjectDirs::from("", "", "youyang");
    home.map(|home| home.data_dir().join("store")).ok_or(CommandError::word("cli-no-home"))
}
