//! Opening the desk on this machine's terminal.

use super::{Answer, Desk, Stop};
use crate::desk::{SessionOptions, local, tabs};
use crate::office::OfficeFault;
use std::sync::Arc;
use std::time::Duration;

impl Desk {
    /// The desk on the store, until its person leaves; then a clean stop.
    pub(super) fn counter(&self) -> Result<Answer, Stop> {
        let office = self.begin_office()?;
        let variable = |name: &str| std::env::var(name).ok();
        let mut options = SessionOptions::new(tabs::menu);
        options.lang = self.words.lang();
        options.look = local::look_of(variable, self.ascii || variable("YOUYANG_ASCII").is_some());
        options.idle_lock = Duration::from_secs(u64::from(office.rules().idle_lock_minutes) * 60);
        office.prepare_search();
        let office = Arc::new(office);
        let ended = local::run(Arc::clone(&office), options);
        let office = Arc::into_inner(office).ok_or(OfficeFault::Closed)?;
        office.close()?;
        ended.map_err(Stop::fault)?;
        Ok(Answer::silent())
    }
}
