//! Every question a screen or the command line asks, confined to what the actor may see.

use super::access::{Forbidden, Permission, Sight, deciding};
use super::{ActiveSession, Actor, OfficeError, Shared};
use crate::base::{
    BatchId, CaseId, Date, IdNumber, Instant, Login, Month, ObjectionId, PersonId, Places,
    TownshipCode,
};
use crate::casework::{
    Batch, BatchKind, Case, CaseKind, Command, Context, Department, Envelope, Event, Finding, Fund,
    Hold, Level, Objection, OptionFigures, PayLine, Person, Refusal, RegisterEntries, ReviewStep,
    RosterRecord, SetAside, Staff, State, TieOut, Working, closable, decide, findings_of, kind_of,
    options_for, paid_account, pay_line, tie_out, working_of,
};
use crate::journal::JournalReader;
use crate::policy::{Policy, Rules};
use crate::search::Found;
use crate::store::{Queue, SavedDraft, Snapshot, Touched};
use std::sync::{Arc, OnceLock};

/// Answers as of one moment, for one actor; cheap to copy, and stays as it is while
/// others act. Township staff see nobody of another township, in any answer.
#[derive(Clone)]
pub struct Reader {
    pub(super) shared: Arc<Shared>,
    pub(super) records: Arc<dyn JournalReader>,
    pub(super) snapshot: Snapshot,
    actor: Actor,
    now: Instant,
    sight: Sight,
    /// Returned cases that this actor may hand in again, once somebody asked.
    pub(super) returned: OnceLock<Vec<CaseId>>,
}

/// A case in a queue, with whose it is.
#[derive(Clone, Copy)]
pub struct QueueRow<'a> {
    /// The case.
    pub case: &'a Case,
    /// The person.
    pub person: &'a Person,
}

impl Reader {
    pub(super) fn new(
        shared: Arc<Shared>,
        records: Arc<dyn JournalReader>,
        snapshot: Snapshot,
        actor: Actor,
    ) -> Self {
        let now = shared.clock.now();
        let sight = Sight::of(&snapshot.state, &actor, now.date());
        Self { shared, records, snapshot, actor, now, sight, returned: OnceLock::new() }
    }

    /// Who asks.
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

    /// People who match what is typed, best first; `None` while the index is built.
    pub fn search(&self, text: &str, limit: usize) -> Option<Found> {
        self.shared.finder.find(text, self.sight.townships(), limit)
    }

    /// Another number whenever the same search may find others.
    pub fn search_version(&self) -> u64 {
        self.shared.finder.version()
    }

    /// How many people there are.
    pub fn population(&self) -> usize {
        if self.sees_everybody() { self.state().people.len() } else { self.people().count() }
    }

    /// A person's file.
    pub fn person(&self, id: PersonId) -> Option<&Person> {
        self.state().person(id).filter(|person| self.sees(person.township))
    }

    /// The person of an identity number.
    pub fn person_of(&self, number: &IdNumber) -> Option<&Person> {
        self.state().person_of(number).filter(|person| self.sees(person.township))
    }

    /// The person of a legacy number.
    pub fn person_of_legacy_no(&self, number: &str) -> Option<&Person> {
        self.state().by_legacy_no.get(number).and_then(|id| self.person(*id))
    }

    /// Everyone, in the order of registration.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        let all = self.state().people.values().map(|person| &**person);
        all.filter(|person| self.sees(person.township))
    }

    /// Others of the same name in the same village, or of the same name and last four.
    pub fn look_alikes(&self, person: &Person) -> Vec<&Person> {
        let alike = |other: &&Person| {
            other.id != person.id
                && other.name == person.name
                && (other.village == person.village && other.township == person.township
                    || other.id_number.last_four() == person.id_number.last_four())
        };
        let found = self.search(&person.name, 50);
        let hits = found.into_iter().flat_map(|found| found.hits);
        hits.filter_map(|hit| self.person(hit.person)).filter(alike).collect()
    }

    /// A case.
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.state().case(id).filter(|case| self.person(case.person).is_some())
    }

    /// Every case, oldest first.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        let all = self.state().cases.values().map(|case| &**case);
        all.filter(|case| self.person(case.person).is_some())
    }

    /// Whose contribution a voucher proves (A3); the person may be out of sight.
    pub fn voucher_owner(&self, voucher: &str) -> Option<PersonId> {
        self.state().vouchers.get(voucher).copied()
    }

    /// Every case of a person, oldest first.
    pub fn cases_of(&self, person: PersonId) -> Vec<&Case> {
        let seen = self.person(person).is_some();
        let all = self.state().cases.values().map(|case| &**case);
        all.filter(|case| seen && case.person == person).collect()
    }

    /// An objection to a notice.
    pub fn objection(&self, id: ObjectionId) -> Option<&Objection> {
        let objection = self.state().objections.get(&id)?;
        self.case(objection.case).map(|_| &**objection)
    }

    /// How many cases stand in a queue.
    pub fn queue_len(&self, queue: Queue) -> usize {
        let queues = &self.snapshot.queues;
        self.scopes(queue).map(|scope| queues.count(queue, scope, self.today())).sum()
    }

    /// The cases of a queue, oldest first.
    pub fn queue(&self, queue: Queue) -> Vec<CaseId> {
        let queues = &self.snapshot.queues;
        let cases = self.scopes(queue).flat_map(|scope| queues.cases(queue, scope, self.today()));
        let mut cases: Vec<CaseId> = cases.collect();
        cases.sort_unstable();
        cases
    }

    /// A case of a queue with whose it is.
    pub fn row(&self, case: CaseId) -> Option<QueueRow<'_>> {
        let case = self.case(case)?;
        Some(QueueRow { case, person: self.person(case.person)? })
    }

    /// The special account and its batches; empty for those who may not see them.
    pub fn fund(&self) -> &Fund {
        static NOTHING: std::sync::LazyLock<Fund> = std::sync::LazyLock::new(Fund::default);
        if self.may(Permission::SeeFund) { &self.state().fund } else { &NOTHING }
    }

    /// A payment batch.
    pub fn batch(&self, id: BatchId) -> Option<&Batch> {
        self.fund().batches.get(&id).map(|batch| &**batch)
    }

    /// The payable cases of a kind, oldest first, with what each would send in a batch
    /// that this actor makes, or what holds it back.
    pub fn payables(&self, kind: BatchKind) -> Vec<(&Case, Result<PayLine, Hold>)> {
        let cases = self.queue(Queue::Payable).into_iter().filter_map(|case| self.case(case));
        let own = cases.filter(|case| kind_of(&case.matter) == Some(kind));
        own.map(|case| (case, self.pay_line(case))).collect()
    }

    /// What a case would send in a batch that this actor makes, or what holds it back.
    pub fn pay_line(&self, case: &Case) -> Result<PayLine, Hold> {
        pay_line(self.state(), case, &self.actor.login)
    }

    /// The account that a case's money would go to, whoever sends it.
    pub fn paid_account(&self, case: &Case) -> Option<&str> {
        paid_account(self.state(), case)
    }

    /// A month held against itself: books, bank, people (M4).
    pub fn tie_out(&self, month: Month) -> TieOut {
        tie_out(self.state(), month)
    }

    /// Whether a payment that came back would go to another account now.
    pub fn is_mended(&self, case: &Case) -> bool {
        let now = self.paid_account(case);
        let failed = case.payment.failed.as_ref();
        failed.is_some_and(|failed| now.is_some_and(|now| now != failed.account))
    }

    /// Whether a month, held against itself, can be closed today, whoever closes it (M4).
    pub fn closable(&self, tied: &TieOut) -> Result<(), Refusal> {
        closable(self.state(), tied, self.today())
    }

    /// The steps this actor may decide.
    pub fn my_steps(&self) -> Vec<ReviewStep> {
        let mine =
            |step: &ReviewStep| deciding(*step).is_some_and(|permission| self.may(permission));
        ReviewStep::ALL.into_iter().filter(mine).collect()
    }

    /// How many cases wait for this actor's decision, own work included.
    pub fn to_review(&self) -> usize {
        self.my_steps().into_iter().map(|step| self.queue_len(Queue::Waiting(step))).sum()
    }

    /// What a reviewer should look at in a case; empty for a clean one.
    pub fn findings(&self, case: &Case) -> Vec<Finding> {
        findings_of(self.state(), case)
    }

    /// Whether a case is never passed among others unseen: the claim of somebody who died
    /// (A7).
    pub fn must_be_seen(&self, case: CaseId) -> bool {
        let row = self.row(case).filter(|row| matches!(row.case.matter, CaseKind::Claim { .. }));
        let died = |finding| matches!(finding, Finding::Deceased | Finding::ListedDead);
        row.is_some_and(|row| self.findings(row.case).into_iter().any(died))
    }

    /// The reviewer's own run of a case's amount.
    pub fn working(&self, case: &Case) -> Option<Working> {
        working_of(self.state(), case, &self.context())
    }

    /// What each choice brings a person (E4).
    pub fn options(&self, person: &Person) -> [OptionFigures; 3] {
        options_for(person, &self.context())
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

    /// Refuses where the actor does not have a permission.
    pub(super) fn must(&self, permission: Permission) -> Result<(), OfficeError> {
        let forbidden = OfficeError::Forbidden(Forbidden::Role(permission));
        if self.may(permission) { Ok(()) } else { Err(forbidden) }
    }

    /// Which departments, and which of their levels, have a permission; no level means both.
    pub fn who_may(&self, permission: Permission) -> &[(Department, Option<Level>)] {
        self.shared.access.who_may(permission)
    }

    /// Which departments and levels decide a step; none for a notice.
    pub fn who_decides(&self, step: ReviewStep) -> &[(Department, Option<Level>)] {
        deciding(step).map_or(&[], |permission| self.who_may(permission))
    }

    /// Whether the actor may export something, masked or not.
    pub fn may_export(&self, what: &str, unmasked: bool) -> bool {
        self.may(super::access::export(what, unmasked))
    }

    /// Every account, by sign-in name.
    pub fn staff(&self) -> impl Iterator<Item = &Staff> {
        self.state().staff.values().map(|staff| &**staff)
    }

    /// Who sits at a desk now, for those who keep the accounts.
    pub fn sittings(&self) -> Vec<ActiveSession> {
        match self.may(Permission::ManageStaff) {
            true => self.shared.desks.sittings(&self.actor.session),
            false => Vec::new(),
        }
    }

    /// The name of a member of staff, or the sign-in name where there is no account.
    pub fn staff_name(&self, login: &Login) -> String {
        self.state().staff.get(login).map_or_else(|| login.to_string(), |staff| staff.name.clone())
    }

    /// Rosters read so far, by digest.
    pub fn rosters(&self) -> impl Iterator<Item = (&String, &RosterRecord)> {
        self.state().rosters.iter()
    }

    /// What the registers of other offices say of an identity number.
    pub fn listing(&self, number: &IdNumber) -> Option<&RegisterEntries> {
        let seen = self.sees_everybody() || self.person_of(number).is_some();
        self.state().listings.get(number).filter(|_| seen).map(|listing| &**listing)
    }

    /// Everybody whom the registers of other offices list, in no order; nobody for
    /// township staff, since they may belong anywhere.
    pub fn listings(&self) -> impl Iterator<Item = (&IdNumber, &RegisterEntries)> {
        let all = self.state().listings.iter().map(|(number, listing)| (number, &**listing));
        all.filter(|_| self.sees_everybody())
    }

    /// Roster lines kept aside until they are mended, with the roster's kind; they may
    /// belong to any township, so township staff see none.
    pub fn set_aside(&self) -> Vec<(&str, &SetAside)> {
        let all = self.state().set_aside.iter().map(|((kind, _), line)| (&**kind, line));
        if self.sees_everybody() { all.collect() } else { Vec::new() }
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
    pub fn standing(&self) -> super::Standing {
        self.shared.standing()
    }

    pub(super) fn state(&self) -> &State {
        &self.snapshot.state
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context { actor: &self.actor.login, now: self.now, policy: &self.shared.policy }
    }

    /// Whether no township is out of the actor's sight.
    pub(super) fn sees_everybody(&self) -> bool {
        self.sight.townships().is_none()
    }

    /// The townships whose cases of a queue are this actor's: in another's place one
    /// decides, and does nothing else.
    pub(super) fn scopes(&self, queue: Queue) -> impl Iterator<Item = Option<TownshipCode>> {
        let covered = if matches!(queue, Queue::Waiting(_)) { self.covered() } else { &[] };
        std::iter::once(self.actor.township).chain(covered.iter().copied().map(Some))
    }

    pub(super) fn sees(&self, township: TownshipCode) -> bool {
        self.sight.takes_in(township)
    }
}
