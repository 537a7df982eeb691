//! What every command works with: the store, the user, the day, the language.

use super::args::Arguments;
use super::office_source::OfficeSource;
use super::reply::CommandError;
use crate::base::Date;
use crate::words::Words;
use std::path::PathBuf;

/// The options that all commands share, read from the arguments and the environment.
#[derive(Clone)]
pub(super) struct CliContext {
    pub store: PathBuf,
    pub login: Option<String>,
    pub password_file: Option<PathBuf>,
    pub today: Option<Date>,
    pub ascii: bool,
    pub plain: bool,
    pub words: &'static Words,
    pub source: OfficeSource,
}

impl CliContext {
    /// The context of a command line.
    pub fn of(arguments: &Arguments, words: &'static Words) -> Result<Self, CommandError> {
        Ok(Self {
            store: absolute(arguments.store.clone().map_or_else(default_store, Ok)?)?,
            login: arguments.login.clone(),
            password_file: arguments.password_file.clone(),
            today: arguments.today.as_deref().map(|text| day(text, words)).transpose()?,
            ascii: arguments.ascii,
            plain: arguments.plain,
            words,
            source: OfficeSource::Own,
        })
    }
}

/// The store's path from the root, so that it holds in every folder.
fn absolute(store: PathBuf) -> Result<PathBuf, CommandError> {
    Ok(std::path::absolute(store)?)
}

/// A day as an argument gives it, `YYYY-MM-DD`.
pub(super) fn day(text: &str, words: &Words) -> Result<Date, CommandError> {
    let message = || words.say_with("cli-not-a-day", &[("text", text.into())]);
    Date::parse(text).map_err(|_| CommandError::Usage(message()))
}

/// The store where none is named: of `YOUYANG_STORE`, else in the user's data folder.
pub(super) fn default_store() -> Result<PathBuf, CommandError> {
    if let Some(named) = std::env::var_os("YOUYANG_STORE").filter(|name| !name.is_empty()) {
        return Ok(named.into());
    }
    let home = directories::ProjectDirs::from("", "", "youyang");
    home.map(|home| home.data_dir().join("store")).ok_or(CommandError::word("cli-no-home"))
}
