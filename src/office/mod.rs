//! STAND-IN until `office` is merged; the merge overwrites this file.
#![allow(missing_docs)]

use crate::base::{Clock, CommandId, Instant, Login, SessionId, TownshipCode};
use crate::casework::{Command, Refusal};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

#[derive(Clone, Debug)]
pub struct Actor {
    pub login: Login,
    pub name: String,
    pub department: String,
    pub level: String,
    pub township: Option<TownshipCode>,
}

#[derive(Clone, Debug)]
pub struct Reader {
    pub revision: u64,
}

#[derive(Clone, Debug)]
pub struct Receipt {
    pub sequence: u64,
}

#[derive(Debug)]
pub enum OfficeError {
    Refused(Refusal),
    Changed { by: String, what: String },
    Fault(String),
}

pub struct Office {
    clock: Arc<dyn Clock>,
    revision: AtomicU64,
}

impl Office {
    pub fn stand_in(clock: Arc<dyn Clock>) -> Arc<Self> {
        Arc::new(Self { clock, revision: AtomicU64::new(1) })
    }

    pub fn submit(
        &self,
        _actor: &Actor,
        _id: CommandId,
        command: Command,
        seen: Option<u64>,
    ) -> Result<Receipt, OfficeError> {
        match command {
            Command::PassOwn { .. } => {
                Err(OfficeError::Refused(Refusal::OwnWork { clause: "三".into() }))
            }
            Command::Pass { .. } if seen == Some(0) => {
                Err(OfficeError::Changed { by: "王芳".into(), what: "C000042".into() })
            }
            Command::Pass { case: 0 } => Err(OfficeError::Fault("disk".into())),
            Command::Pass { .. } => {
                Ok(Receipt { sequence: self.revision.fetch_add(1, Ordering::SeqCst) })
            }
        }
    }

    pub fn reader(&self, _actor: &Actor) -> Reader {
        Reader { revision: self.revision() }
    }

    pub fn revision(&self) -> u64 {
        self.revision.load(Ordering::SeqCst)
    }

    pub fn touch(&self) {
        self.revision.fetch_add(1, Ordering::SeqCst);
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    pub fn sign_in(
        &self,
        login: &Login,
        password: &str,
        _session: &SessionId,
    ) -> Result<Actor, OfficeError> {
        if password != "demo" {
            return Err(OfficeError::Refused(Refusal::WrongPassword));
        }
        let (department, level) =
            login.as_str().split_once('.').unwrap_or((login.as_str(), "clerk"));
        let township = department.parse().ok().map(TownshipCode);
        let department = if township.is_some() { "township" } else { department };
        Ok(Actor {
            login: login.clone(),
            name: "李华".into(),
            department: department.into(),
            level: level.into(),
            township,
        })
    }
}
