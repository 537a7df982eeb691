//! The one door: who may, then what the rules say, then the journal, then all see it.
//!
//! Owns authorising, submitting, signing in, and every question a screen or the
//! command line asks. Never formats anything for people, and nothing above it
//! writes past it.

mod access;
mod actor;
#[cfg(test)]
mod bulk_tests;
mod comparing;
mod desks;
mod fault;
mod finder;
mod history;
mod password;
mod reader;
mod round;
#[cfg(test)]
mod tests;
mod transition_run;
mod writer;

pub use crate::store::Queue;
pub use access::{Forbidden, Permission};
pub use actor::{Actor, new_session};
pub use comparing::{CompareList, ComparedPerson};
pub use desks::{Company, Desk, Wake};
pub use fault::{Changed, OfficeError, OfficeFault};
pub use history::Record;
pub use password::hash_password;
pub use reader::{QueueRow, Reader};
pub use transition_run::RunLine;
pub use writer::{Outcome, Receipt, Submission};

use crate::base::{Clock, CommandId, Instant, Login, Places, SessionId};
use crate::casework::{AccountCommand, Command};
use crate::policy::Policy;
use crate::store::{self, Drafts, OpeningKind, Snapshot, Touched};
use access::Access;
use desks::{Desks, Reach};
use finder::Finder;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use writer::Writer;

/// What all desks of one process share.
pub(crate) struct Shared {
    clock: Arc<dyn Clock>,
    policy: Policy,
    access: Access,
    places: Places,
    published: RwLock<Snapshot>,
    desks: Arc<Desks>,
    finder: Finder,
    compare: comparing::Compare,
}

/// An open store with its rules: submits commands and answers questions.
pub struct Office {
    shared: Arc<Shared>,
    writer: Writer,
    records: Arc<dyn crate::journal::JournalReader>,
    drafts: Drafts,
    opening: OpeningKind,
    notices: Vec<crate::journal::Notice>,
    counter: AtomicU64,
}

impl Office {
    /// Opens the store of a directory under a policy and a clock.
    pub fn open(dir: &Path, policy: Policy, clock: Arc<dyn Clock>) -> Result<Self, OfficeFault> {
        use crate::journal::Journal;
        let opened = store::open(dir)?;
        let (opening, notices) = (opened.kind, opened.notices.clone());
        let (journal, snapshot, keeper, closing) = opened.split();
        let records = journal.reader();
        let drafts = keeper.drafts();
        let shared = Arc::new(Shared {
            clock,
            policy,
            access: Access::district()?,
            places: Places::district(),
            published: RwLock::new(snapshot.clone()),
            desks: Arc::default(),
            finder: Finder::default(),
            compare: comparing::Compare::default(),
        });
        let writer =
            Writer::start(Arc::clone(&shared), Box::new(journal), snapshot, keeper, closing);
        let counter = AtomicU64::new(0);
        Ok(Self { shared, writer, records, drafts, opening, notices, counter })
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
        self.writer.submit(actor.clone(), submissions)
    }

    /// Signs in with a password. Whatever is wrong with it, the answer is the same,
    /// and takes the same time.
    pub fn sign_in(
        &self,
        login: &Login,
        password: &str,
        session: &SessionId,
    ) -> Result<Actor, OfficeError> {
        let staff = self.snapshot().state.staff.get(login).cloned();
        let matches = password::matches(password, staff.as_ref().map(|staff| &*staff.password));
        let staff = staff.ok_or(OfficeError::SignIn)?;
        let actor = Actor::of(&staff, session.clone());
        let command = if matches { AccountCommand::SignIn } else { AccountCommand::FailSignIn };
        let noted =
            self.submit(&actor, self.next_command(session), Command::Account(command), None);
        match noted {
            Ok(_) if matches => Ok(actor),
            Ok(_) | Err(OfficeError::Refused(_)) => Err(OfficeError::SignIn),
            Err(fault) => Err(fault),
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
    pub fn sit(&self, actor: &Actor) -> Desk {
        self.shared.desks.sit(actor.clone())
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
    pub fn opening(&self) -> OpeningKind {
        self.opening
    }

    /// What the journal's opening had to say.
    pub fn notices(&self) -> &[crate::journal::Notice] {
        &self.notices
    }

    /// Unfinished forms.
    pub fn drafts(&self) -> &Drafts {
        &self.drafts
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
        self.writer.close()
    }

    fn snapshot(&self) -> Snapshot {
        self.shared.snapshot()
    }
}

impl Shared {
    fn snapshot(&self) -> Snapshot {
        self.published.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn publish(&self, snapshot: Snapshot) {
        *self.published.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
    }

    /// Tells the desks of what was published, and search follows.
    fn tell(&self, snapshot: &Snapshot, touched: &Touched) {
        self.finder.follow(&touched.people, &snapshot.state, &self.places);
        let everybody = touched.rosters || !touched.staff.is_empty();
        let townships = || {
            let files = touched.people.iter().filter_map(|id| snapshot.state.person(*id));
            files.map(|file| file.township).collect()
        };
        self.desks.tell(&if everybody { Reach::All } else { Reach::Townships(townships()) });
    }
}
