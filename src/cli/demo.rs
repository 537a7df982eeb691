//! `demo`: a practice store with a made-up district, cases in every state and staff of
//! every kind, all by the same commands that staff would give.

mod land;
mod made_up;
mod money;
mod people;
mod rosters;
mod staff;
mod story;

pub use made_up::MadeUp;

use super::args::DemoArgs;
use super::context::CliContext;
use super::open_office::PRACTICE;
use super::progress::ProgressLine;
use super::reply::{CommandError, CommandReply};
use crate::base::{Clock, FixedClock, SystemClock};
use crate::words::Message;
use serde_json::json;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::sync::Arc;
use story::start_of;

impl CliContext {
    /// Makes the practice store, or finds it made, and opens the desk on it.
    pub(super) fn demo(&self, asked: &DemoArgs) -> Result<CommandReply, CommandError> {
        let desk = Self {
            store: self.practice_store(),
            words: self.words,
            login: None,
            password_file: None,
            ..self.clone()
        };
        let key =
            if desk.store.join(PRACTICE).exists() { "cli-demo-there" } else { "cli-demo-done" };
        let message = Message::of(key).with("dir", desk.store.display().to_string());
        if !desk.store.join("journal").exists() {
            let progress = ProgressLine::show(self.words);
            desk.make_store(|desk| desk.make(asked))?;
            drop(progress);
        } else if !desk.store.join(PRACTICE).exists() {
            let message =
                Message::of("cli-store-there").with("dir", desk.store.display().to_string());
            return Err(CommandError::Message(message));
        }
        if asked.no_desk {
            return Ok(self.say(&message, json!({ "store": desk.store, "password": "demo" })));
        }
        eprintln!("{}", message.text(self.words));
        desk.open_desk()
    }

    /// A practice store beside the real one, where none was named.
    fn practice_store(&self) -> PathBuf {
        match super::context::default_store() {
            Ok(usual) if usual == self.store && std::env::var_os("YOUYANG_STORE").is_none() => {
                usual.with_file_name("practice")
            }
            _ => self.store.clone(),
        }
    }

    fn make(&self, asked: &DemoArgs) -> Result<(), CommandError> {
        let today = self.today.unwrap_or_else(|| SystemClock.now().date());
        let start = start_of(today);
        let clock = Arc::new(FixedClock::on(start));
        let office = self.open(clock.clone())?;
        let made = (|| {
            staff::hire(&office)?;
            if asked.people > 0 {
                people::settle(&office, &clock, asked, today)?;
            }
            Ok::<(), CommandError>(())
        })();
        office.close()?;
        made?;
        self.mark_as_practice(asked)
    }

    fn mark_as_practice(&self, asked: &DemoArgs) -> Result<(), CommandError> {
        let path = self.store.join(PRACTICE);
        let text = format!("people = {}\nseed = {}\n", asked.people, asked.seed);
        let written = std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&path)
            .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()));
        written.map_err(|fault| CommandError::file(&path, &fault))
    }
}
