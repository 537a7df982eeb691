//! An open store: submits commands, and hands out readers.

use super::access::Access;
use super::health::StoreHealth;
use super::jobs::Jobs;
use super::journal_check::JournalCheck;
use super::presence::Connection;
use super::read::{ComparisonCache, ReviewQueues};
use super::search_index::SearchIndex;
use super::shared::Shared;
use super::write::{CommandReceipt, Submission, SubmitResult, Writer};
use super::{Actor, OfficeError, OfficeFault, Reader};
use crate::base::{Clock, CommandId, Instant, Places, SessionId};
use crate::casework::{AccountEvent, Command, Event};
use crate::policy::Policy;
use crate::store::{self, Drafts, OpeningKind, Snapshot};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// An open store with its rules: submits commands and answers questions.
pub struct Office {
    pub(super) shared: Arc<Shared>,
    pub(super) writer: Writer,
    pub(super) records: Arc<dyn crate::journal::JournalReader>,
    check: JournalCheck,
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
    /// [`Office::health`] says why.
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
            presence: Arc::default(),
            drafts,
            search: SearchIndex::default(),
            jobs: Jobs::default(),
            comparison: ComparisonCache::default(),
            review_queues: ReviewQueues::default(),
        });
        let writer = Writer::start(Arc::clone(&shared), begun);
        let check = JournalCheck::start(Arc::clone(&shared), Arc::clone(&records));
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
    ) -> Result<CommandReceipt, OfficeError> {
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
    ) -> Result<Vec<SubmitResult>, OfficeError> {
        self.shared.loaded()?;
        let outcomes = self.writer.submit(actor.clone(), submissions)?.wait()?;
        self.dismiss(&outcomes);
        Ok(outcomes)
    }

    /// Ends the sessions that what was just carried out closes.
    fn dismiss(&self, outcomes: &[SubmitResult]) {
        for event in outcomes.iter().flatten().flat_map(|receipt| receipt.events.iter()) {
            match event {
                Event::Account(AccountEvent::SessionEnded { session, .. }) => {
                    self.shared.presence.end(|actor| actor.session == *session);
                }
                Event::Account(AccountEvent::Disabled { login }) => {
                    self.shared.presence.end(|actor| actor.login == *login);
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

    /// Connects a session of an actor, to be notified of whatever changes that the actor may see.
    pub fn connect(&self, actor: &Actor, from: Option<String>) -> Connection {
        self.shared.presence.connect(actor.clone(), from, self.now())
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

    /// How the store was opened.
    pub fn opening(&self) -> Result<OpeningKind, OfficeFault> {
        self.shared.loaded().map(|loaded| loaded.kind)
    }

    /// How far the store was read and its old lines were checked, and what is wrong.
    pub fn health(&self) -> StoreHealth {
        self.shared.health()
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
        let copied = crate::journal::backup(&*self.records, file, self.now());
        Ok(copied.map_err(store::StoreFault::Journal)?)
    }

    /// Has search made ready in the background; a desk needs it, the
    /// command line does not.
    pub fn prepare_search(&self) {
        if !self.shared.search.is_built() {
            self.shared.build_search();
        }
    }

    /// Waits until search knows everybody who is registered.
    pub fn wait_for_search(&self) {
        self.prepare_search();
        self.shared.search.wait();
    }

    /// Stops cleanly: what was answered is in the journal already; sled follows.
    pub fn close(self) -> Result<(), OfficeFault> {
        self.shared.drafts.close();
        self.writer.close()
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        self.shared.snapshot()
    }
}
