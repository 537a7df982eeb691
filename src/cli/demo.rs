//! `demo`: a practice store with a made-up district, cases in every state and staff of
//! every kind, all by the same commands that staff would give.

mod land;
mod made_up;
mod money;
mod people;
mod rosters;
mod staff;

pub use made_up::MadeUp;

use super::args::Demo;
use super::progress::Progress;
use super::signing::PRACTICE;
use super::{Answer, CommandError, Desk};
use crate::base::{Clock, Date, FixedClock, SystemClock};
use crate::office::Office;
use crate::words::Message;
use serde_json::json;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::sync::Arc;

/// The story begins so many days before the day on which the store is made, so that
/// notices have run their time and others still run.
const STORY_DAYS: i64 = 60;

impl Desk {
    /// Makes the practice store, or finds it made, and opens the desk on it.
    pub(super) fn demo(&self, asked: &Demo) -> Result<Answer, CommandError> {
        let desk = Self {
            store: self.practice_store(),
            words: self.words,
            login: None,
            password_file: None,
            ..self.clone()
        };
        let key =
            if desk.store.join(PRACTICE).exists() { "cli-demo-there" } else { "cli-demo-done" };
        let told = Message::of(key).with("dir", desk.store.display().to_string());
        if !desk.store.join("journal").exists() {
            let progress = Progress::show(self.words);
            desk.make_store(|desk| desk.make(asked))?;
            drop(progress);
        } else if !desk.store.join(PRACTICE).exists() {
            let told = Message::of("cli-store-there").with("dir", desk.store.display().to_string());
            return Err(CommandError::Said(told));
        }
        if asked.no_desk {
            return Ok(self.say(&told, json!({ "store": desk.store, "password": "demo" })));
        }
        eprintln!("{}", told.text(self.words));
        desk.counter()
    }

    /// A practice store beside the real one, where none was named.
    fn practice_store(&self) -> PathBuf {
        match super::default_store() {
            Ok(usual) if usual == self.store && std::env::var_os("YOUYANG_STORE").is_none() => {
                usual.with_file_name("practice")
            }
            _ => self.store.clone(),
        }
    }

    fn make(&self, asked: &Demo) -> Result<(), CommandError> {
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

    fn mark_as_practice(&self, asked: &Demo) -> Result<(), CommandError> {
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

/// No earlier than the plan.
fn start_of(today: Date) -> Date {
    let plan = Date::parse("2020-03-02").unwrap_or(today);
    let mut day = plan;
    let ahead = plan.days_until(today) - STORY_DAYS;
    if ahead > 0 {
        day = plan.plus_days(ahead as u32);
    }
    day
}

/// Staff of a department of the practice store, as the story needs them.
fn member(office: &Office, login: &str) -> Result<crate::office::Actor, CommandError> {
    let session = super::signing::new_session();
    Ok(office.sign_in(&crate::base::Login::from(login), "demo", &session)?)
}
