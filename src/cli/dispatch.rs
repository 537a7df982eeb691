//! Which command is carried out by what: here, or at the server that has the store.

use super::args::{Arguments, LandVerb, Verb};
use super::context::CliContext;
use super::office_source::OfficeSource;
use super::reply::{CommandError, CommandReply, wrong_use};
use super::{help, manual, usage};
use crate::remote::{AskSecret, CommandOutput, ForwardedCommand, Hosting};
use crate::words::{Lang, Words};
use clap::FromArgMatches;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::sync::Arc;

/// Carries out what a client of this server asks, on its office.
pub(super) fn run_for_client(
    hosting: &Hosting,
    forwarded: &ForwardedCommand,
    ask: AskSecret,
) -> CommandOutput {
    let given: Vec<OsString> =
        forwarded.arguments.iter().map(|word| OsString::from_vec(word.clone())).collect();
    let words = Words::get(Lang::of_locale(&forwarded.lang));
    let parsed =
        help::named_from(help::command_line(words), &forwarded.folder).try_get_matches_from(given);
    let arguments = match parsed.and_then(|found| Arguments::from_arg_matches(&found)) {
        Ok(arguments) => arguments,
        Err(wrong) => return wrong_use(&usage::explain(&wrong, words)),
    };
    let json = arguments.json;
    let done = CliContext::of(&arguments, words).and_then(|context| {
        let source = OfficeSource::server(Arc::clone(&hosting.office), ask);
        let context = CliContext { store: hosting.store.clone(), source, ..context };
        context.carry_out_here(arguments.verb)
    });
    done.map_or_else(|error| error.output(words), |reply| reply.output(json))
}

impl CliContext {
    /// Carries out a command in this process.
    pub(super) fn carry_out(&self, verb: Verb) -> Result<CommandReply, CommandError> {
        match verb {
            Verb::Desk => self.open_desk(),
            Verb::Demo(asked) => self.demo(&asked),
            Verb::Init { name } => self.init(name.as_deref()),
            Verb::Staff(verb) => self.staff(&verb),
            Verb::Import { kind, file, how } => self.import(kind, &file, &how),
            Verb::Compare { verb: None } => self.compare(),
            Verb::Compare { verb: Some(verb) } => self.decide_comparison(&verb),
            Verb::Transition(verb) => self.transition(&verb),
            Verb::Review(verb) => self.review(&verb),
            Verb::Case(verb) => self.case(&verb),
            Verb::Change(verb) => self.change(&verb),
            Verb::Recovery(verb) => self.recovery(&verb),
            Verb::Notice(verb) => self.notice(&verb),
            Verb::Payments(verb) => self.payments(&verb),
            Verb::Month(verb) => self.month(&verb),
            Verb::Report { report, period, out } => self.report(report, &period, &out),
            Verb::Claims(verb) => self.claims(&verb),
            Verb::Land(LandVerb::List) => self.land(),
            Verb::List(verb) => self.lists(&verb),
            Verb::Form(verb) => self.form(&verb),
            Verb::Export { what, out, township } => self.export(what, &out, township.as_deref()),
            Verb::Verify { file, against, seal } => {
                self.verify(file.as_deref(), against.as_deref(), seal.as_deref())
            }
            Verb::Rebuild { accept_loss } => self.rebuild(accept_loss),
            Verb::Backup { file } => self.backup(&file),
            Verb::Restore { file, as_far_as_it_goes } => self.restore(&file, as_far_as_it_goes),
            Verb::Repair { copies } => self.repair(&copies),
            Verb::Serve { ssh } => self.serve(ssh),
            Verb::Doctor => Ok(self.doctor()),
            Verb::Completions { shell } => Ok(help::completions(shell, self.words)),
            Verb::Manual { role } => Ok(manual::manual(role)),
            Verb::Man { dir } => help::man_pages(dir.as_deref(), self.words),
        }
    }

    /// Carries out what a client asks of this server: what works on an open office.
    fn carry_out_here(&self, verb: Option<Verb>) -> Result<CommandReply, CommandError> {
        let OfficeSource::Server { office, .. } = &self.source else {
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
                | Verb::Rebuild { .. }
                | Verb::Restore { .. }
                | Verb::Repair { .. },
            ) => Err(CommandError::AtServer),
            Some(verb) => self.carry_out(verb),
        }
    }
}
