//! Wrong use, said in the caller's language.

use crate::words::Words;
use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// A command that was given no subcommand shows its help.
const HELP: ErrorKind = ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;

/// Words what is wrong with the arguments and where the right ones are told.
pub(super) fn explain(error: &Error, words: &Words) -> String {
    let context = |kind| error.get(kind).map(plain).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => words.say_with(
            "cli-usage-command",
            &[("text", context(ContextKind::InvalidSubcommand).into())],
        ),
        ErrorKind::UnknownArgument => {
            words.say_with("cli-usage-unknown", &[("text", argument.into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            explain_value(argument, &context(ContextKind::InvalidValue), error, words)
        }
        ErrorKind::MissingRequiredArgument => {
            words.say_with("cli-usage-missing", &[("arguments", argument.into())])
        }
        ErrorKind::ArgumentConflict => {
            words.say_with("cli-usage-twice", &[("argument", argument.into())])
        }
        kind if !error.use_stderr() || kind == HELP => return error.render().to_string(),
        _ => words.say("cli-usage-other").to_owned(),
    };
    let usage = context(ContextKind::Usage);
    let usage = usage.trim_start_matches("Usage:").trim();
    let hint = words.say("cli-usage-hint");
    if usage.is_empty() {
        return format!("youyang: {said}\n{hint}\n");
    }
    format!("youyang: {said}\n{}: {usage}\n{hint}\n", words.say("cli-heading-usage"))
}

fn explain_value(argument: String, value: &str, error: &Error, words: &Words) -> String {
    let allowed = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(all)) => all.join(words.say("fault-between")),
        _ => String::new(),
    };
    let key = match (value.is_empty(), allowed.is_empty()) {
        (true, _) => "cli-usage-no-value",
        (false, true) => "cli-usage-value",
        (false, false) => "cli-usage-value-of",
    };
    let gaps = [("argument", argument.into()), ("text", value.into()), ("allowed", allowed.into())];
    words.say_with(key, &gaps)
}

fn plain(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(" "),
        ContextValue::StyledStrs(all) => {
            all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        }
        ContextValue::None => String::new(),
        other => other.to_string(),
    }
}
