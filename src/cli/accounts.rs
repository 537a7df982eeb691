//! `init` and `staff`.

use super::args::StaffVerb;
use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use super::sign_in::new_session;
use crate::base::{Login, TownshipCode};
use crate::casework::{AccountCommand, Command, Department, Level, Staff};
use crate::office::{Actor, Office, hash_password};
use crate::remote;
use crate::words::{Message, department_name, level_name};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;

impl CliContext {
    /// Makes an empty store with its first supervisor.
    pub(super) fn init(&self, name: Option<&str>) -> Result<CommandReply, CommandError> {
        let login = self.login.as_deref();
        let login =
            login.ok_or_else(|| CommandError::Usage(self.words.say("cli-as-needed").to_owned()))?;
        let password = self.new_password(self.password_file.as_deref())?;
        let founder = Actor::founder(Login::from(login), new_session());
        let account = AccountCommand::Add {
            login: founder.login.clone(),
            name: name.unwrap_or(login).to_owned(),
            department: Department::HumanResources,
            level: Level::Supervisor,
            township: None,
            password,
            ssh_key: None,
        };
        self.make_store(|desk| {
            let office = desk.open(Arc::new(crate::base::SystemClock))?;
            let done = submit(&office, &founder, account);
            office.close()?;
            done
        })?;
        let message = Message::of("cli-init-done").with("dir", self.store.display().to_string());
        Ok(self.say(&message.with("login", login.to_owned()), json!({ "login": login })))
    }

    /// Accounts: adds, lists, disables, unlocks, sets passwords.
    pub(super) fn staff(&self, verb: &StaffVerb) -> Result<CommandReply, CommandError> {
        let office = self.office()?;
        let answer = match verb {
            StaffVerb::List => {
                self.reader_actor(&office).map(|actor| self.staff_list(&office, &actor))
            }
            _ => self.change_staff(&office, verb),
        };
        office.close()?;
        answer
    }

    fn change_staff(
        &self,
        office: &Office,
        verb: &StaffVerb,
    ) -> Result<CommandReply, CommandError> {
        let actor = self.actor(office)?;
        let (login, command) = match verb {
            StaffVerb::Add {
                login,
                name,
                department,
                level,
                township,
                ssh_key,
                new_password_file,
            } => {
                let township = township.as_deref().map(|text| self.township(text)).transpose()?;
                let ssh_key = ssh_key.as_deref().map(|file| self.public_key(file)).transpose()?;
                let add = AccountCommand::Add {
                    login: Login::from(login.as_str()),
                    name: name.clone(),
                    department: *department,
                    level: *level,
                    township,
                    password: self.new_password(new_password_file.as_deref())?,
                    ssh_key,
                };
                (login, add)
            }
            StaffVerb::Disable { login } => {
                (login, AccountCommand::Disable { login: Login::from(login.as_str()) })
            }
            StaffVerb::Unlock { login } => {
                (login, AccountCommand::Unlock { login: Login::from(login.as_str()) })
            }
            StaffVerb::Password { login, new_password_file } => {
                let password = self.new_password(new_password_file.as_deref())?;
                (
                    login,
                    AccountCommand::SetPassword { login: Login::from(login.as_str()), password },
                )
            }
            StaffVerb::List => return Ok(self.staff_list(office, &actor)),
        };
        submit(office, &actor, command)?;
        let done = match verb {
            StaffVerb::Add { .. } => "cli-staff-added",
            StaffVerb::Disable { .. } => "cli-staff-put-out",
            StaffVerb::Unlock { .. } => "cli-staff-unlocked",
            _ => "cli-staff-password-set",
        };
        let message = Message::of(done).with("login", login.clone());
        Ok(self.say(&message, json!({ "login": login })))
    }

    /// The key of a `.pub` file; one that could never sign in is refused at once.
    fn public_key(&self, file: &Path) -> Result<String, CommandError> {
        let text =
            std::fs::read_to_string(file).map_err(|fault| CommandError::file(file, &fault))?;
        let line = text.lines().next().unwrap_or_default().trim();
        match remote::takes(line) {
            true => Ok(line.to_owned()),
            false => {
                let message =
                    Message::of("serve-not-a-key").with("file", file.display().to_string());
                Err(CommandError::Message(message))
            }
        }
    }

    fn staff_list(&self, office: &Office, actor: &Actor) -> CommandReply {
        let reader = office.reader(actor);
        let staff: Vec<&Staff> = reader.staff().all().collect();
        let line = |staff: &&Staff| {
            let place = staff.township.map(|code| reader.places().township_name(code));
            let state = match (staff.disabled, staff.locked_until) {
                (true, _) => self.words.say("cli-staff-disabled"),
                (false, Some(until)) if until > office.now() => self.words.say("cli-staff-locked"),
                _ => "",
            };
            vec![
                staff.login.to_string(),
                staff.name.clone(),
                department_name(staff.department, self.words).to_owned(),
                level_name(staff.level, self.words).to_owned(),
                place.unwrap_or_default(),
                state.to_owned(),
            ]
        };
        let keys = ["login", "name", "department", "level", "township", "state"];
        let rows: Vec<Vec<String>> = staff.iter().map(line).collect();
        let json = staff.iter().map(|staff| staff_json(staff)).collect();
        CommandReply::done(self.table(&keys, &rows), json)
    }

    /// A new password from a file or asked for, hashed; refused where it is too short.
    fn new_password(&self, file: Option<&Path>) -> Result<String, CommandError> {
        let password = self.password("cli-new-password", file)?;
        let today = crate::base::Clock::now(&crate::base::SystemClock).date();
        let least = self.policy()?.on(today, today).password_length;
        if (password.chars().count() as u32) < least {
            let refusal = crate::casework::AccountRefusal::PasswordTooShort { least };
            return Err(crate::office::OfficeError::Refused(refusal.into()).into());
        }
        Ok(hash_password(&password)?)
    }

    /// A reply of one sentence.
    pub(super) fn say(&self, message: &Message, json: serde_json::Value) -> CommandReply {
        CommandReply::done(format!("{}\n", message.text(self.words)), json)
    }
}

/// An account as programs read it; never its password.
pub(super) fn staff_json(staff: &Staff) -> serde_json::Value {
    json!({
        "login": staff.login,
        "name": staff.name,
        "department": staff.department.code(),
        "level": staff.level.code(),
        "township": staff.township.map(|code: TownshipCode| code.to_string()),
        "disabled": staff.disabled,
        "locked_until": staff.locked_until,
        "ssh_key": staff.ssh_key.is_some(),
    })
}

fn submit(office: &Office, actor: &Actor, command: AccountCommand) -> Result<(), CommandError> {
    let id = office.next_command(&actor.session);
    office.submit(actor, id, Command::Account(command), None)?;
    Ok(())
}
