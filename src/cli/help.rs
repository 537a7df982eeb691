//! Help, shell completions and the manual page, in the caller's language.

use super::args::Arguments;
use super::{Answer, Stop};
use crate::words::Words;
use clap::{Command, CommandFactory};
use serde_json::Value;

/// The command line with its texts.
pub(super) fn worded(words: &'static Words) -> Command {
    with_texts(Arguments::command(), "", words)
}

/// A shell's completion script.
pub(super) fn completions(shell: clap_complete::Shell, words: &'static Words) -> Answer {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut worded(words), "youyang", &mut script);
    Answer::done(String::from_utf8_lossy(&script).into_owned(), Value::Null)
}

/// The manual page in roff.
pub(super) fn manual(words: &'static Words) -> Result<Answer, Stop> {
    let mut page = Vec::new();
    clap_mangen::Man::new(worded(words)).render(&mut page).map_err(Stop::fault)?;
    Ok(Answer::done(String::from_utf8_lossy(&page).into_owned(), Value::Null))
}

/// Texts by the names of commands and arguments: `cli-staff-add`, `cli-arg-township`.
fn with_texts(command: Command, path: &str, words: &'static Words) -> Command {
    let key = if path.is_empty() { "cli-youyang".to_owned() } else { format!("cli{path}") };
    let command = command.mut_args(|argument| {
        let key = format!("cli-arg-{}", argument.get_id().as_str().replace('_', "-"));
        argument.help(words.say(&key).to_owned())
    });
    let long = format!("{key}-long");
    let command = command.about(words.say(&key).to_owned());
    let command =
        if words.has(&long) { command.after_help(words.say(&long).to_owned()) } else { command };
    command.mut_subcommands(|inner| {
        let path = format!("{path}-{}", inner.get_name());
        with_texts(inner, &path, words)
    })
}
