//! Signing in from the command line: passwords from files, or asked for.

use super::context::CliContext;
use super::office_source::OfficeSource;
use super::progress;
use super::reply::CommandError;
use crate::base::{Login, SessionId, TownshipCode};
use crate::office::{self, Actor, Office};
use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::PoisonError;

impl CliContext {
    /// Signs in whoever `--as` names.
    pub(super) fn actor(&self, office: &Office) -> Result<Actor, CommandError> {
        let login = self
            .login
            .as_deref()
            .ok_or_else(|| CommandError::Usage(self.words.say("cli-as-needed").to_owned()))?;
        let password = self.password("cli-password", self.password_file.as_deref())?;
        Ok(office.sign_in(&Login::from(login), &password, &new_session())?)
    }

    /// The user, or an onlooker where nobody signs in: who may read the store's files sees
    /// its lists, everything personal masked, and changes nothing.
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

    /// Who gave their own password in a file was asked for the new one.
    pub(super) fn password_needed(&self) -> CommandError {
        let key = match self.password_file {
            Some(_) => "cli-new-password-needed",
            None => "cli-password-needed",
        };
        CommandError::Usage(self.words.say(key).to_owned())
    }

    /// Asks for a secret on the caller's terminal, wherever that is.
    pub(super) fn secret(&self, prompt: &str) -> Result<String, CommandError> {
        let prompt = self.words.say(prompt);
        let answer = match &self.source {
            OfficeSource::Own => ask_here(prompt),
            OfficeSource::Server { ask, .. } => {
                ask.lock().unwrap_or_else(PoisonError::into_inner)(prompt)
            }
        };
        answer.map_err(|fault| match fault.kind() {
            io::ErrorKind::InvalidInput => self.password_needed(),
            _ => fault.into(),
        })
    }

    /// A township by code or name.
    pub(super) fn township(&self, text: &str) -> Result<TownshipCode, CommandError> {
        let unknown =
            || crate::words::Message::of("cli-unknown-township").with("text", text.to_owned());
        crate::base::Places::district()
            .township(text)
            .ok_or_else(|| CommandError::Message(unknown()))
    }
}

/// A sign-in that nobody else has or had; the journal shows that it was a command's.
pub(super) fn new_session() -> SessionId {
    SessionId::from(format!("cli-{}", office::new_session()).as_str())
}

/// Without a terminal nobody can be asked.
pub(super) fn ask_here(prompt: &str) -> io::Result<String> {
    match io::stdin().is_terminal() {
        true => {
            let _without_the_line = progress::quiet();
            rpassword::prompt_password(prompt)
        }
        false => Err(io::ErrorKind::InvalidInput.into()),
    }
}
