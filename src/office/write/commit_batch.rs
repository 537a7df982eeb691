//! What one commit of the writer thread comes to before it is in the journal, and the
//! packing of one request's submissions into records they share.

use super::receipt::CommandReceipt;
use crate::base::{CommandId, Instant, PersonId};
use crate::casework::{Command, Envelope, Event, NoticeCommand, Subject};
use crate::journal::{LineDraft, LineGroup, SharedCommand};
use crate::office::Actor;
use crate::store::{Snapshot, Touched};
use serde::ser::Error;
use serde_json::value::RawValue;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Submissions that share a record, at most: one line is read whole to tell what
/// happened to one person.
const MOST_SUBMISSIONS: usize = 256;

/// Bytes of events from which on a record takes nothing more in.
const FULL_BYTES: usize = 256 << 10;

/// A copy of everything on which requests are judged; nobody sees it yet.
pub(in crate::office) struct CommitBatch {
    pub snapshot: Snapshot,
    pub receipts: HashMap<CommandId, CommandReceipt>,
    groups: Vec<LineGroup>,
    touched: Vec<Touched>,
    group: LineGroup,
    open: Option<OpenRecord>,
    /// Where the events of one record after another are written.
    room: Vec<u8>,
    fault: Option<serde_json::Error>,
}

/// A batch ready for the journal.
pub(in crate::office) struct WrittenBatch {
    pub snapshot: Snapshot,
    pub receipts: HashMap<CommandId, CommandReceipt>,
    /// One group for each request that changed anything.
    pub groups: Vec<LineGroup>,
    /// What each record of the groups touched, in their order.
    pub touched: Vec<Touched>,
}

/// The record that takes in the next submission.
struct OpenRecord {
    command: CommandId,
    others: Vec<SharedCommand>,
    /// A JSON array that is not closed yet.
    events: Vec<u8>,
    touched: Touched,
    decided: BTreeSet<PersonId>,
}

/// By whom, when and under which policy a request's records are written.
pub(in crate::office) struct RecordHeading<'a> {
    pub actor: &'a Actor,
    pub at: Instant,
    pub policy: &'a str,
}

impl CommitBatch {
    /// A batch of about this many submissions.
    pub(in crate::office) fn on(snapshot: Snapshot, submitted: usize) -> Self {
        Self {
            snapshot,
            receipts: HashMap::with_capacity(submitted),
            groups: Vec::new(),
            touched: Vec::new(),
            group: LineGroup::new(),
            open: None,
            room: Vec::new(),
            fault: None,
        }
    }

    /// All that was judged, or why it cannot be written; then nothing of it counts.
    pub(in crate::office) fn finish(self) -> serde_json::Result<WrittenBatch> {
        let Self { snapshot, receipts, groups, touched, fault, .. } = self;
        fault.map_or(Ok(WrittenBatch { snapshot, receipts, groups, touched }), Err)
    }

    /// Closes the open record where a command must not share it: it is full, or a
    /// decision in it would be as new as what follows it, and could still be taken back.
    pub(in crate::office) fn make_room(&mut self, command: &Command, heading: &RecordHeading<'_>) {
        let full = |open: &OpenRecord| {
            open.others.len() + 1 >= MOST_SUBMISSIONS || open.events.len() >= FULL_BYTES
        };
        let person = self.person_of(command);
        // It names an objection, and so a case only by way of it.
        let settles = matches!(command, Command::Notice(NoticeCommand::Settle { .. }));
        let follows =
            |open: &OpenRecord| person.is_some_and(|person| open.decided.contains(&person));
        if self.open.as_ref().is_some_and(|open| full(open) || settles || follows(open)) {
            self.close_record(heading);
        }
    }

    /// Applies a submission's events and puts them into the open record, or a new one.
    pub(in crate::office) fn take_in(
        &mut self,
        id: CommandId,
        command: &Command,
        events: Arc<[Event]>,
        heading: &RecordHeading<'_>,
    ) -> serde_json::Result<CommandReceipt> {
        let decided = self.person_of(command).filter(|_| matches!(command, Command::Review(_)));
        let seq = self.snapshot.head.seq + u64::from(self.open.is_none());
        let begun = || OpenRecord::begun_by(id.clone(), std::mem::take(&mut self.room));
        let mut open = self.open.take().unwrap_or_else(begun);
        let first = open.events.is_empty();
        let written = open.write(&events);
        if written.is_ok() {
            open.others.extend((!first).then(|| SharedCommand(id.clone(), events.len())));
            let envelope = Envelope { seq, at: heading.at, actor: heading.actor.login.clone() };
            self.snapshot.apply(&envelope, &events, &mut open.touched);
            open.decided.extend(decided);
        }
        self.open = Some(open).filter(|open| !open.events.is_empty());
        written?;
        let receipt = CommandReceipt { seq, events };
        self.receipts.insert(id, receipt.clone());
        Ok(receipt)
    }

    /// Closes what one request brought; its records are kept all together or not at all.
    pub(in crate::office) fn end_request(&mut self, heading: &RecordHeading<'_>) {
        self.close_record(heading);
        let group = std::mem::take(&mut self.group);
        if !group.is_empty() {
            self.groups.push(group);
        }
    }

    /// The person a command is about.
    fn person_of(&self, command: &Command) -> Option<PersonId> {
        match command.subject()? {
            Subject::Person(person) => Some(person),
            Subject::Case(case) => self.snapshot.state.case(case).map(|case| case.person),
        }
    }

    fn close_record(&mut self, heading: &RecordHeading<'_>) {
        let Some(mut open) = self.open.take() else { return };
        match open.events() {
            Ok(events) => self.group.push(LineDraft {
                at: heading.at,
                actor: heading.actor.login.clone(),
                session: heading.actor.session.clone(),
                command: open.command,
                others: open.others,
                policy: heading.policy.to_owned(),
                events,
            }),
            Err(fault) => self.fault = Some(fault),
        }
        self.touched.push(open.touched);
        self.room = open.events;
        self.room.clear();
    }
}

impl OpenRecord {
    fn begun_by(command: CommandId, room: Vec<u8>) -> Self {
        Self {
            command,
            others: Vec::new(),
            events: room,
            touched: Touched::default(),
            decided: BTreeSet::new(),
        }
    }

    /// Adds the events of one submission to the array that is still open.
    fn write(&mut self, events: &[Event]) -> serde_json::Result<()> {
        let begin = self.events.len();
        let written = serde_json::to_writer(&mut self.events, events);
        if written.is_err() {
            self.events.truncate(begin);
            return written;
        }
        // What was written is an array of its own: it goes on the one before it.
        self.events[begin] = if begin == 0 { b'[' } else { b',' };
        self.events.pop();
        Ok(())
    }

    /// The array, closed.
    fn events(&mut self) -> serde_json::Result<Box<RawValue>> {
        self.events.push(b']');
        let events = str::from_utf8(&self.events).map_err(serde_json::Error::custom)?;
        RawValue::from_string(events.to_owned())
    }
}
