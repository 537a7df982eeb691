//! Opening the office and signing in from the command line.

use super::{CommandError, Desk};
use crate::base::{Clock, Date, Login, SessionId, SystemClock};
use crate::base::{Instant, TownshipCode};
use crate::office::{self, Actor, Office};
use crate::policy::{Policy, PolicyFault};
use crate::words::explain_policy;
use std::path::Path;
use std::sync::Arc;

/// Lies beside the journal of a practice store; only there the day can be chosen.
pub(super) const PRACTICE: &str = "practice";

/// A day that was chosen, at the machine's time of day.
struct ChosenDay(Date);

impl Clock for ChosenDay {
    fn now(&self) -> Instant {
        let now = SystemClock.now();
        self.0.start().plus_seconds(now.date().start().seconds_until(now))
    }
}

impl Desk {
    /// Whether there is a store; everything but making one needs it.
    pub(super) fn must_exist(&self) -> Result<(), CommandError> {
        if !self.store.join("journal").is_dir() {
            return Err(CommandError::Said(
                crate::words::Message::of("cli-no-store")
                    .with("dir", self.store.display().to_string()),
            ));
        }
        Ok(())
    }

    /// Opens the store, making it where there is none.
    pub(super) fn open(&self, clock: Arc<dyn Clock>) -> Result<Office, CommandError> {
        Ok(Office::open(&self.store, self.policy()?, clock)?)
    }

    /// The district's policy, under the settings of the store's own policy folder.
    pub(super) fn policy(&self) -> Result<Policy, CommandError> {
        let folder = self.store.join("policy");
        if !folder.is_dir() {
            return Policy::district().map_err(|fault| self.bad_policy(&fault));
        }
        let files = toml_files(&folder).map_err(|fault| CommandError::file(&folder, &fault))?;
        let texts = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        Policy::of_store(texts).map_err(|fault| self.bad_policy(&fault))
    }

    fn bad_policy(&self, fault: &PolicyFault) -> CommandError {
        CommandError::Fault(explain_policy(fault, self.words))
    }

    pub(super) fn clock(&self) -> Result<Arc<dyn Clock>, CommandError> {
        match self.today {
            None => Ok(Arc::new(SystemClock)),
            Some(_) if !self.store.join(PRACTICE).exists() => {
                Err(CommandError::word("cli-today-practice-only"))
            }
            Some(day) => Ok(Arc::new(ChosenDay(day))),
        }
    }

    /// Signs in whoever `--as` names.
    pub(super) fn actor(&self, office: &Office) -> Result<Actor, CommandError> {
        let login = self
            .login
            .as_deref()
            .ok_or_else(|| CommandError::Usage(self.words.say("cli-as-needed").to_owned()))?;
        let password = self.password("cli-password", self.password_file.as_deref())?;
        Ok(office.sign_in(&Login::from(login), &password, &new_session())?)
    }

    /// Who reads without signing in: whoever may read the store's files sees its
    /// lists, everything personal masked, and changes nothing.
    pub(super) fn reader_actor(&self, office: &Office) -> Result<Actor, CommandError> {
        match self.login {
            Some(_) => self.actor(office),
            None => Ok(Actor::onlooker(new_session())),
        }
    }

    /// A password from the first line of a file, else asked for on the terminal.
    pub(super) fn password(
        &self,
        prompt: &str,
        file: Option<&Path>,
    ) -> Result<String, CommandError> {
        match file {
            Some(file) => {
                let text = std::fs::read_to_string(file);
                let text = text.map_err(|fault| CommandError::file(file, &fault))?;
                Ok(text.lines().next().unwrap_or_default().to_owned())
            }
            None => self.secret(prompt),
        }
    }

    /// A township by code or name.
    pub(super) fn township(&self, text: &str) -> Result<TownshipCode, CommandError> {
        let unknown =
            || crate::words::Message::of("cli-unknown-township").with("text", text.to_owned());
        crate::base::Places::district().township(text).ok_or_else(|| CommandError::Said(unknown()))
    }
}

/// A sign-in that nobody else has or had; the journal shows that it was a command's.
pub(super) fn new_session() -> SessionId {
    SessionId::from(format!("cli-{}", office::new_session()).as_str())
}

fn toml_files(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            files.push((name.unwrap_or_default(), std::fs::read_to_string(&path)?));
        }
    }
    files.sort();
    Ok(files)
}
