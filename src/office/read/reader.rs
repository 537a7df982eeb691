//! Every question a screen or the command line asks, confined to what the actor may see.

use crate::base::{CaseId, Date, Instant, PersonId, Places, TownshipCode};
use crate::casework::{
    Case, Command, Context, Department, Envelope, Event, Level, Person, State, decide,
};
use crate::journal::JournalReader;
use crate::office::access::{Sight, export};
use crate::office::health::StoreHealth;
use crate::office::permission::{Forbidden, Permission};
use crate::office::shared::Shared;
use crate::office::{Actor, OfficeError};
use crate::policy::{Policy, Rules};
use crate::store::{SavedDraft, Snapshot, Touched};
use std::sync::{Arc, OnceLock};

/// Answers as of one moment, for one actor; cheap to copy, and stays as it is while
/// others act. Township staff see nobody of another township, in any answer.
#[derive(Clone)]
pub struct Reader {
    pub(in crate::office) shared: Arc<Shared>,
    pub(in crate::office) records: Arc<dyn JournalReader>,
    pub(in crate::office) snapshot: Snapshot,
    actor: Actor,
    now: Instant,
    pub(super) sight: Sight,
    /// Returned cases that this actor may hand in again, once somebody asked.
    pub(super) returned: OnceLock<Vec<CaseId>>,
}

/// A case in a queue, with whose it is.
#[derive(Clone, Copy)]
pub struct QueueRow<'a> {
    /// The case in the queue.
    pub case: &'a Case,
    /// Whose case it is.
    pub person: &'a Person,
}

impl Reader {
    pub(in crate::office) fn new(
        shared: Arc<Shared>,
        records: Arc<dyn JournalReader>,
        snapshot: Snapshot,
        actor: Actor,
    ) -> Self {
        let now = shared.clock.now();
        let sight = Sight::of(&snapshot.state, &actor, now.date());
        Self { shared, records, snapshot, actor, now, sight, returned: OnceLock::new() }
    }

    /// The same moment as another member of staff sees it.
    pub(super) fn of(self, actor: Actor) -> Self {
        let sight = Sight::of(&self.snapshot.state, &actor, self.now.date());
        Self { actor, sight, returned: OnceLock::new(), ..self }
    }

    /// The member of staff who asks.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Townships of those in whose place the actor decides today.
    pub fn covered(&self) -> &[TownshipCode] {
        self.sight.covered()
    }

    /// The moment of the answers.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The day of the answers.
    pub fn today(&self) -> Date {
        self.now.date()
    }

    /// What applies today.
    pub fn rules(&self) -> &Rules {
        self.shared.policy.on(self.today(), self.today())
    }

    /// The whole policy, for where its numbers come from.
    pub fn policy(&self) -> &Policy {
        &self.shared.policy
    }

    /// Townships and villages.
    pub fn places(&self) -> &Places {
        &self.shared.places
    }

    /// A person's file, where the actor may see it.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.state().person(id).filter(|person| self.sees(person.township))
    }

    /// A case, where the actor may see its person.
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.state().case(id).filter(|case| self.person(case.person).is_some())
    }

    /// Whether a command would be carried out now, and if not, why.
    pub fn would(&self, command: &Command) -> Result<(), OfficeError> {
        self.foresee(command).map(|_| ())
    }

    /// Carries a command out on this reader's own copy of the state and nowhere else, so
    /// that the next one is judged as if this one had been given.
    pub fn rehearse(&mut self, command: &Command) -> Result<(), OfficeError> {
        let events = self.foresee(command)?;
        let (seq, at) = (self.snapshot.head.seq + 1, self.now);
        let envelope = Envelope { seq, at, actor: self.actor.login.clone() };
        self.snapshot.apply(&envelope, &events, &mut Touched::default());
        Ok(())
    }

    /// What a command would bring if it were carried out now, and if it would not be, why:
    /// the figures a screen shows before an act are those the act will use.
    pub fn foresee(&self, command: &Command) -> Result<Vec<Event>, OfficeError> {
        let authorised =
            self.shared.access.authorise(self.state(), &self.actor, command, self.today());
        authorised.map_err(OfficeError::Forbidden)?;
        decide(self.state(), command, &self.context()).map_err(OfficeError::Refused)
    }

    /// Whether the actor has a permission at all.
    pub fn may(&self, permission: Permission) -> bool {
        self.shared.access.may(&self.actor, permission)
    }

    /// Whether the actor may act on the people of a township by a permission.
    pub(in crate::office) fn allows(
        &self,
        permission: Permission,
        theirs: TownshipCode,
    ) -> Result<(), Forbidden> {
        self.shared.access.allows(self.state(), &self.actor, permission, theirs)
    }

    /// Refuses where the actor does not have a permission.
    pub(in crate::office) fn must(&self, permission: Permission) -> Result<(), OfficeError> {
        let forbidden = OfficeError::Forbidden(Forbidden::Role(permission));
        if self.may(permission) { Ok(()) } else { Err(forbidden) }
    }

    /// Which departments, and which of their levels, have a permission; no level means both.
    pub fn who_may(&self, permission: Permission) -> &[(Department, Option<Level>)] {
        self.shared.access.who_may(permission)
    }

    /// Whether the actor may export something, masked or not.
    pub fn may_export(&self, what: &str, unmasked: bool) -> bool {
        self.may(export(what, unmasked))
    }

    /// What this actor typed into forms and did not submit, the newest first.
    pub fn unfinished(&self) -> Vec<SavedDraft> {
        self.shared.drafts.of(&self.actor.login)
    }

    /// The newest line of the journal.
    pub fn head(&self) -> crate::journal::Head {
        self.snapshot.head
    }

    /// How far the store was read and its old lines were checked, and what is wrong.
    pub fn health(&self) -> StoreHealth {
        self.shared.health()
    }

    pub(in crate::office) fn state(&self) -> &State {
        &self.snapshot.state
    }

    pub(in crate::office) fn context(&self) -> Context<'_> {
        Context { actor: &self.actor.login, now: self.now, policy: &self.shared.policy }
    }

    /// Whether no township is out of the actor's sight.
    pub(in crate::office) fn sees_everybody(&self) -> bool {
        self.sight.townships().is_none()
    }

    pub(in crate::office) fn sees(&self, township: TownshipCode) -> bool {
        self.sight.takes_in(township)
    }
}
