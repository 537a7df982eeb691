//! Help, shell completions and the manual pages, in the caller's language.

use super::args::Arguments;
use super::reply::{CommandError, CommandReply};
use crate::words::{Message, Words};
use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Arg, ArgAction, Command, CommandFactory};
use serde_json::{Value, json};
use std::any::TypeId;
use std::path::{Path, PathBuf};

/// The command line with its texts.
pub(super) fn command_line(words: &'static Words) -> Command {
    let usage = words.say("cli-heading-usage");
    let template = format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}\n");
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = Arguments::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .args([help, version]);
    with_texts(command, "", &template, words)
}

/// Has files named from a folder, and not from the one this process stands in.
pub(super) fn named_from(command: Command, folder: &Path) -> Command {
    let command = command.mut_args(|argument| {
        if argument.get_value_parser().type_id() != TypeId::of::<PathBuf>() {
            return argument;
        }
        let folder = folder.to_owned();
        argument.value_parser(PathBufValueParser::new().map(move |path| folder.join(path)))
    });
    command.mut_subcommands(|inner| named_from(inner, folder))
}

/// A shell's completion script.
pub(super) fn completions(shell: clap_complete::Shell, words: &'static Words) -> CommandReply {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command_line(words), "youyang", &mut script);
    CommandReply::done(String::from_utf8_lossy(&script).into_owned(), Value::Null)
}

/// The manual pages in roff: the program's page, or into a folder the pages of all commands.
pub(super) fn man_pages(
    folder: Option<&Path>,
    words: &'static Words,
) -> Result<CommandReply, CommandError> {
    let Some(folder) = folder else {
        let mut page = Vec::new();
        clap_mangen::Man::new(command_line(words)).render(&mut page)?;
        return Ok(CommandReply::done(String::from_utf8_lossy(&page).into_owned(), Value::Null));
    };
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(command_line(words), folder));
    written.map_err(|fault| CommandError::file(folder, &fault))?;
    let message = Message::of("cli-man-done").with("dir", folder.display().to_string());
    Ok(CommandReply::done(message.text(words) + "\n", json!({ "dir": folder })))
}

/// Texts by the names of commands and arguments: `cli-staff-add`, `cli-arg-township`.
fn with_texts(command: Command, path: &str, template: &str, words: &'static Words) -> Command {
    let key = if path.is_empty() { "cli-youyang".to_owned() } else { format!("cli{path}") };
    // Under headings of their own they would stand by the alphabet.
    let mut place = 0;
    let command = command.mut_args(|argument| {
        place += 1;
        let order = if argument.is_positional() { Some(place) } else { None };
        described(argument, words).display_order(order)
    });
    let command = command
        .about(words.say(&key).to_owned())
        .after_help(words.say(&format!("{key}-long")).to_owned())
        .help_template(template.to_owned())
        .subcommand_help_heading(words.say("cli-heading-commands"))
        .subcommand_value_name(words.say("cli-heading-command"));
    command.mut_subcommands(|inner| {
        let path = format!("{path}-{}", inner.get_name());
        with_texts(inner, &path, template, words)
    })
}

/// An argument with its text and, in brackets, the values it takes.
fn described(argument: Arg, words: &'static Words) -> Arg {
    let key = format!("cli-arg-{}", argument.get_id().as_str().replace('_', "-"));
    let heading =
        if argument.is_positional() { "cli-heading-arguments" } else { "cli-heading-options" };
    let argument = argument.help(words.say(&key).to_owned()).help_heading(words.say(heading));
    if !argument.get_action().takes_values() {
        return argument;
    }
    let values = argument.get_possible_values();
    let values: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
    let values = values.join(" ");
    let argument = argument.hide_possible_values(true).hide_default_value(true);
    if values.is_empty() {
        return argument;
    }
    let gaps = [("text", words.say(&key).to_owned().into()), ("values", values.into())];
    argument.help(words.say_with("cli-help-values", &gaps))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use unicode_width::UnicodeWidthStr;

    fn walk(command: &Command, path: &str, each: &mut impl FnMut(&str, &Command)) {
        each(path, command);
        for inner in command.get_subcommands() {
            walk(inner, &format!("{path} {}", inner.get_name()), each);
        }
    }

    /// The arguments of each example in a text, as a shell would split them.
    fn examples(text: &str) -> Vec<Vec<String>> {
        let text = text.replace("\\\n", " ");
        let lines = text.lines().filter_map(|line| line.strip_prefix("  "));
        let calls = lines.filter(|line| line.starts_with("youyang")).map(|line| {
            let line = line.split(['>', '|']).next().unwrap_or_default();
            let mut words = vec![String::new()];
            let mut quoted = false;
            for ch in line.chars() {
                match (ch, words.last_mut()) {
                    ('"', _) => quoted = !quoted,
                    (' ', _) if !quoted => words.push(String::new()),
                    (ch, Some(word)) => word.push(ch),
                    _ => {}
                }
            }
            words.retain(|word| !word.is_empty());
            words
        });
        calls.collect()
    }

    #[test]
    fn every_command_is_explained_with_an_example_that_works() {
        for lang in Lang::ALL {
            let words = Words::get(lang);
            let mut seen = 0;
            walk(&command_line(words), "youyang", &mut |path, command| {
                seen += 1;
                let about = command.get_about().map(ToString::to_string).unwrap_or_default();
                let long = command.get_after_help().map(ToString::to_string).unwrap_or_default();
                assert!(
                    !about.starts_with("cli-") && about.lines().count() == 1,
                    "{path}: {about}"
                );
                for line in long.lines() {
                    assert!(line.width() <= 90, "{path}: {line}");
                }
                let calls = examples(&long);
                let own = |call: &Vec<String>| call.join(" ").starts_with(path);
                assert!(calls.iter().any(own), "{lang:?}: no example of {path}: {long}");
                for call in calls {
                    if let Err(wrong) = command_line(words).try_get_matches_from(&call) {
                        panic!("{lang:?}: the example {call:?}: {wrong}");
                    }
                }
                for argument in command.get_arguments() {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    let name = argument.get_id();
                    assert!(!help.is_empty() && !help.starts_with("cli-"), "{path} {name}: {help}");
                }
            });
            assert!(seen > 40, "the commands are found");
        }
    }
}
