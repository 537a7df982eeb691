//! The sessions that run: a thread each, told when the server stops.

use super::herald::{PATIENCE, WakeQueue};
use super::pace::Paces;
use crate::desk::session::event_loop::{self, Event};
use crate::desk::session::{Ending, Session, SessionOptions};
use crate::office::{Office, Wake};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Events that wait for a session, at most; whoever sends faster than it takes them in
/// has to wait, and after a while to go.
const WAITING: usize = 256;

/// Stack of a session's thread, bytes; only what is used of it is ever held.
const STACK: usize = 1024 * 1024;

/// The server waits so long for sessions to take their leave.
const LEAVE: Duration = Duration::from_secs(3);

/// A terminal that takes nothing for so long is given up.
pub(super) const STALL: Duration = Duration::from_secs(30);

/// A terminal's other end, as a session's thread has it.
pub(super) trait Wire: Send {
    /// Sends bytes; waits while the terminal cannot take them, but not for ever.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Tells the terminal that the session is over, with an exit status.
    fn close(&mut self, status: u8);
}

/// All sessions of the server.
pub(super) struct SessionRegistry {
    open: Mutex<Open>,
    herald: WakeQueue,
    pub paces: Paces,
}

impl Default for SessionRegistry {
    fn default() -> Self {
        let (open, herald) = (Mutex::default(), WakeQueue::start(PATIENCE));
        Self { open, herald, paces: Paces::default() }
    }
}

#[derive(Default)]
struct Open {
    visits: BTreeMap<u64, Visit>,
    last: u64,
    /// Nobody is seated any more.
    closing: bool,
}

struct Visit {
    events: SyncSender<Event>,
    /// Breaks its connection off, so that nothing waits for it any longer.
    cut: Box<dyn Fn() + Send>,
    thread: JoinHandle<()>,
}

impl SessionRegistry {
    /// Starts a session on a thread of its own; gives what takes its events, unless the
    /// server stops or cannot have another thread.
    pub fn seat(
        self: &Arc<Self>,
        office: Arc<Office>,
        options: SessionOptions,
        mut wire: impl Wire + 'static,
        cut: impl Fn() + Send + 'static,
    ) -> Option<SyncSender<Event>> {
        let (events, coming) = sync_channel(WAITING);
        let mut open = self.lock();
        if open.closing {
            return None;
        }
        open.last += 1;
        let (number, visits) = (open.last, Arc::clone(self));
        let (name, wake) = (format!("desk-{number}"), self.herald.wake(events.clone()));
        let thread = thread::Builder::new().name(name).stack_size(STACK).spawn(move || {
            let mut wire = Paced { wire: &mut wire, paces: &visits.paces };
            let status = sit(office, options, (wake, &coming), &mut wire);
            wire.wire.close(status);
            visits.lock().visits.remove(&number);
        });
        let visit = Visit { events: events.clone(), cut: Box::new(cut), thread: thread.ok()? };
        open.visits.insert(number, visit);
        Some(events)
    }

    /// Tells every session that the server stops, and waits until all have ended; whoever
    /// does not take the news in time is cut off.
    pub fn end_all(&self) {
        let mut visits = {
            let mut open = self.lock();
            open.closing = true;
            std::mem::take(&mut open.visits)
        };
        for visit in visits.values() {
            // Who has no room for it is cut off below.
            let _full = visit.events.try_send(Event::End(Ending::Stopped));
        }
        let begun = Instant::now();
        while begun.elapsed() < LEAVE && visits.values().any(|visit| !visit.thread.is_finished()) {
            thread::sleep(Duration::from_millis(10));
        }
        for visit in visits.values().filter(|visit| !visit.thread.is_finished()) {
            (visit.cut)();
        }
        while let Some((_, visit)) = visits.pop_first() {
            // A panic in it was told when it happened.
            let _told = visit.thread.join();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A wire that notes how long whoever typed waited for each frame.
struct Paced<'a> {
    wire: &'a mut dyn Wire,
    paces: &'a Paces,
}

impl Paced<'_> {
    fn send(&mut self, bytes: &[u8], typed: Option<Instant>) -> io::Result<()> {
        self.wire.send(bytes)?;
        typed.iter().for_each(|came| self.paces.add(came.elapsed()));
        Ok(())
    }
}

/// One person's session from the first frame to the terminal given back whole; the exit
/// status.
fn sit(
    office: Arc<Office>,
    options: SessionOptions,
    (wake, events): (Wake, &Receiver<Event>),
    wire: &mut Paced,
) -> u8 {
    let served = catch_unwind(AssertUnwindSafe(|| {
        let mut session = event_loop::face(office, options);
        session.wake_by(wake);
        // A terminal that is gone needs no farewell.
        let _gone = wire.send(session.enter(), None).and_then(|()| {
            event_loop::run(&mut *session, events, &mut |b, typed| wire.send(b, typed))
        });
        if let Some(Ending::Broken { ticket }) = session.ending() {
            // For whoever looks for the place that the panic named, by the number quoted.
            // Where nobody reads that any more, it serves on.
            let name = thread::current().name().unwrap_or_default().to_owned();
            let _gone = writeln!(io::stderr(), "youyang: {name} {ticket}");
        }
        (session.farewell(), session.ending() == Some(&Ending::Left), session.leave())
    }));
    let (farewell, left, leave) = served.unwrap_or((None, false, Session::leave()));
    let mut last = leave.to_vec();
    if let Some(farewell) = farewell {
        last.extend_from_slice(farewell.as_bytes());
        last.extend_from_slice(b"\r\n");
    }
    let _gone = wire.send(&last, None);
    u8::from(!left)
}
