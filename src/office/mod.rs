//! The one door: who may, then what the rules say, then the journal, then all see it.
//!
//! Owns authorising, submitting, signing in, and every question a screen or the
//! command line asks. Never formats anything for people, and nothing above it
//! writes past it.

mod access;
mod actor;
mod annual;
mod answered;
mod batching;
#[cfg(test)]
mod bulk_tests;
mod carry_on;
mod comparing;
mod desks;
mod fault;
mod finder;
mod history;
#[cfg(test)]
mod killed_years;
mod land;
mod lane;
mod others;
mod password;
mod reader;
mod round;
mod round_run;
mod side_by_side;
mod sign_in;
mod standing;
#[cfg(test)]
mod tests;
mod transition_run;
mod waiting;
mod writer;

pub use crate::store::{Queue, SavedDraft};
pub use access::{Forbidden, Permission};
pub use actor::{Actor, new_session};
pub use annual::{AnnualRound, RoundTally};
pub use batching::Batching;
pub use comparing::{CompareList, CompareWork, ComparedPerson};
pub use desks::{ActiveSession, Company, Desk, Wake};
pub use fault::{Changed, OfficeError, OfficeFault};
pub use history::Record;
pub use land::{LandRegister, ProjectPeople};
pub use password::hash_password;
pub use reader::{QueueRow, Reader};
pub use round_run::RoundRun;
pub use side_by_side::{LineSays, RosterColumn};
pub use sign_in::Door;
pub use standing::Standing;
pub use transition_run::{RunLine, RunProgress};
pub use waiting::{Lane, Waiting};
pub use writer::{Outcome, Receipt, Submission};

use crate::base::{Clock, CommandId, Instant, Places, SessionId};
use crate::casework::{AccountEvent, Command, Event};
use crate::policy::Policy;
use crate::store::{self, Drafts, OpeningKind, Snapshot, StoreFault, Touched};
use access::Access;
use desks::{Desks, Reach};
use finder::Finder;
use standing::{Check, Loaded};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use writer::Writer;

/// What all desks of one process share.
pub(crate) struct Shared {
    clock: Arc<dyn Clock>,
    policy: Policy,
    access: Access,
    places: Places,
    /// Set once the store was read, or could not be.
    loaded: OnceLock<Result<Loaded, Arc<StoreFault>>>,
    /// Set once the old lines were checked: what is wrong with them.
    checked: OnceLock<Option<Arc<StoreFault>>>,
    desks: Arc<Desks>,
    drafts: Drafts,
    finder: Finder,
    rounds: round_run::RoundRunner,
    compare: comparing::Compare,
    runs: transition_run::Runs,
    lanes: waiting::Lanes,
}

/// An open store with its rules: submits commands and answers questions.
pub struct Office {
    shared: Arc<Shared>,
    writer: Writer,
    records: Arc<dyn crate::journal::JournalReader>,
    check: Check,
    notices: Vec<crate::journal::Notice>,
    counter: AtomicU64,
}

impl Office {
    /// Opens the store of a directory under a policy and a clock.
    pub fn open(dir: &Path, policy: Policy, clock: Arc<dyn Clock>) -> Result<Self, OfficeFault> {
        let office = Self::begin(dir, policy, clock)?;
        match office.shared.loaded.wait() {
            Ok(_) => Ok(office),
            Err(fault) => Err(OfficeFault::Store(Arc::clone(fault))),
        }
    }

    /// As [`Office::open`], but returns as soon as the journal's end was looked at: the
    /// store is read on the writer's thread meanwhile, and whoever asks waits for it.
    /// Where it cannot be read, nobody is in it, nobody signs in, and
    /// [`Office::standing`] tells why.
    pub fn begin(dir: &Path, policy: Policy, clock: Arc<dyn Clock>) -> Result<Self, OfficeFault> {
        let begun = store::begin(dir)?;
        let (records, notices) = (begun.records(), begun.notices().to_vec());
        let drafts = begun.drafts();
        let shared = Arc::new(Shared {
            clock,
            policy,
            access: Access::district()?,
            places: Places::district(),
            loaded: OnceLock::new(),
            checked: OnceLock::new(),
            desks: Arc::default(),
            drafts,
            finder: Finder::default(),
            rounds: round_run::RoundRunner::default(),
            compare: comparing::Compare::default(),
            runs: transition_run::Runs::default(),
            lanes: waiting::Lanes::default(),
        });
        let writer = Writer::start(Arc::clone(&shared), begun);
        let check = Check::start(Arc::clone(&shared), Arc::clone(&records));
        let counter = AtomicU64::new(0);
        let office = Self { shared, writer, records, check, notices, counter };
        let seconds = i64::from(office.rules().draft_days) * 24 * 3600;
        // Whether the disk takes it shows when somebody types.
        let _forgotten = office.drafts().forget_before(office.now().plus_seconds(-seconds));
        Ok(office)
    }

    /// Submits one command and waits until it is in the journal or refused.
    ///
    /// `seen` is the version of the file or case that the actor looked at; where
    /// somebody changed it since, the answer is [`OfficeError::Changed`].
    pub fn submit(
        &self,
        actor: &Actor,
        id: CommandId,
        command: Command,
        seen: Option<u64>,
    ) -> Result<Receipt, OfficeError> {
        let submission = Submission { id, command, seen };
        let mut outcomes = self.submit_all(actor, vec![submission])?;
        outcomes.pop().unwrap_or_else(|| Err(OfficeFault::Closed.into()))
    }

    /// Submits many commands at once; they come into the journal all together, those
    /// that the rules refuse left out, and many share a record. What each comes to is
    /// what it alone would.
    pub fn submit_all(
        &self,
        actor: &Actor,
        submissions: Vec<Submission>,
    ) -> Result<Vec<Outcome>, OfficeError> {
        self.shared.loaded()?;
        let outcomes = self.writer.submit(actor.clone(), submissions)?.wait()?;
        self.dismiss(&outcomes);
        Ok(outcomes)
    }

    /// Ends the desks that what was just carried out leaves nobody at.
    fn dismiss(&self, outcomes: &[Outcome]) {
        for event in outcomes.iter().flatten().flat_map(|receipt| receipt.events.iter()) {
            match event {
                Event::Account(AccountEvent::SessionEnded { session, .. }) => {
                    self.shared.desks.end(|actor| actor.session == *session);
                }
                Event::Account(AccountEvent::Disabled { login }) => {
                    self.shared.desks.end(|actor| actor.login == *login);
                }
                _ => {}
            }
        }
    }

    /// A fresh command id of a session.
    pub fn next_command(&self, session: &SessionId) -> CommandId {
        let number = self.counter.fetch_add(1, Ordering::Relaxed);
        CommandId::from(format!("{session}-{number}").as_str())
    }

    /// Everything an actor may see, as of now; stays as it is while others act.
    pub fn reader(&self, actor: &Actor) -> Reader {
        let (shared, records) = (Arc::clone(&self.shared), Arc::clone(&self.records));
        Reader::new(shared, records, self.snapshot(), actor.clone())
    }

    /// A desk for an actor, told of whatever changes that the actor may see.
    pub fn sit(&self, actor: &Actor, from: Option<String>) -> Desk {
        self.shared.desks.sit(actor.clone(), from, self.now())
    }

    /// The moment, by the office's clock.
    pub fn now(&self) -> Instant {
        self.shared.clock.now()
    }

    /// What applies today.
    pub fn rules(&self) -> &crate::policy::Rules {
        let today = self.now().date();
        self.shared.policy.on(today, today)
    }

    /// Whether anybody has an account yet.
    pub fn has_staff(&self) -> bool {
        !self.snapshot().state.staff.is_empty()
    }

    /// How the store was opened.
    pub fn opening(&self) -> Result<OpeningKind, OfficeFault> {
        self.shared.loaded().map(|loaded| loaded.kind)
    }

    /// How far the store was read and its old lines were checked, and what is wrong.
    pub fn standing(&self) -> Standing {
        self.shared.standing()
    }

    /// Has the check of old lines hurry, and waits for it.
    pub fn wait_for_check(&self) {
        self.check.hurry();
        self.shared.checked.wait();
    }

    /// What the journal's opening had to say.
    pub fn notices(&self) -> &[crate::journal::Notice] {
        &self.notices
    }

    /// Unfinished forms; they are on disk soon after they are typed.
    pub fn drafts(&self) -> &Drafts {
        &self.shared.drafts
    }

    /// Copies every acknowledged line of the journal to a file, while work goes on.
    pub fn backup(&self, file: &Path) -> Result<crate::journal::Head, OfficeFault> {
        let copied = crate::journal::backup(&*self.records, file);
        Ok(copied.map_err(store::StoreFault::Journal)?)
    }

    /// Has search made ready behind whatever is done meanwhile; a desk needs it, the
    /// command line does not.
    pub fn prepare_search(&self) {
        if !self.shared.finder.is_built() {
            finder::build(&self.shared);
        }
    }

    /// Waits until search knows everybody who is registered.
    pub fn wait_for_search(&self) {
        self.prepare_search();
        self.shared.finder.wait();
    }

    /// Stops cleanly: what was answered is in the journal already; sled follows.
    pub fn close(self) -> Result<(), OfficeFault> {
        self.shared.drafts.close();
        self.writer.close()
    }

    fn snapshot(&self) -> Snapshot {
        self.shared.snapshot()
    }
}

impl Shared {
    /// Tells the desks of what was published, and search follows.
    fn tell(&self, before: &Snapshot, snapshot: &Snapshot, touched: &[Touched]) {
        let mut townships = BTreeSet::new();
        let mut found_otherwise = BTreeSet::new();
        for id in touched.iter().flat_map(|touched| &touched.people) {
            let Some(new) = snapshot.state.person(*id) else { continue };
            townships.insert(new.township);
            let old = before.state.person(*id);
            if !old.is_some_and(|old| finder::found_alike(old, new)) {
                found_otherwise.insert(*id);
            }
        }
        self.finder.follow(&found_otherwise, &snapshot.state, &self.places);
        let everybody = touched.iter().any(|touched| touched.district);
        self.desks.tell(&if everybody { Reach::All } else { Reach::Townships(townships) });
    }
}
