//! The sessions that run: a thread each, ended when the server stops.

use super::latency::LatencyHistogram;
use super::wake_queue::{PATIENCE, WakeQueue};
use crate::desk::session::event_loop::{self, TerminalEvent};
use crate::desk::session::{Ending, LEAVE_SCREEN, SessionOptions, start};
use crate::office::{Notify, Office};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Events that wait for a session, at most; a client that sends faster than they are
/// handled has to wait, and after a while is disconnected.
const WAITING: usize = 256;

/// Stack of a session's thread, bytes; only what is used of it is ever held.
const STACK: usize = 1024 * 1024;

/// How long a stopping server waits for its sessions to end.
const LEAVE: Duration = Duration::from_secs(3);

/// A terminal that takes no bytes for this long is given up.
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
    open: Mutex<OpenSessions>,
    wake_queue: WakeQueue,
    pub latency: LatencyHistogram,
}

impl Default for SessionRegistry {
    fn default() -> Self {
        let (open, wake_queue) = (Mutex::default(), WakeQueue::start(PATIENCE));
        Self { open, wake_queue, latency: LatencyHistogram::default() }
    }
}

#[derive(Default)]
struct OpenSessions {
    sessions: BTreeMap<u64, RunningSession>,
    last: u64,
    /// No new session is started any more.
    closing: bool,
}

struct RunningSession {
    events: SyncSender<TerminalEvent>,
    /// Breaks its connection off, so that nothing waits for it any longer.
    abort: Box<dyn Fn() + Send>,
    thread: JoinHandle<()>,
}

impl SessionRegistry {
    /// Starts a session on a thread of its own; gives what takes its events, unless the
    /// server stops or cannot have another thread.
    pub fn start(
        self: &Arc<Self>,
        office: Arc<Office>,
        options: SessionOptions,
        mut wire: impl Wire + 'static,
        abort: impl Fn() + Send + 'static,
    ) -> Option<SyncSender<TerminalEvent>> {
        let (events, coming) = sync_channel(WAITING);
        let mut open = self.lock();
        if open.closing {
            return None;
        }
        open.last += 1;
        let (number, sessions) = (open.last, Arc::clone(self));
        let (name, wake) = (format!("desk-{number}"), self.wake_queue.wake(events.clone()));
        let thread = thread::Builder::new().name(name).stack_size(STACK).spawn(move || {
            let mut wire = TimedWire { wire: &mut wire, latency: &sessions.latency };
            let status = run_session(office, options, (wake, &coming), &mut wire);
            wire.wire.close(status);
            sessions.lock().sessions.remove(&number);
        });
        let session =
            RunningSession { events: events.clone(), abort: Box::new(abort), thread: thread.ok()? };
        open.sessions.insert(number, session);
        Some(events)
    }

    /// Tells every session that the server stops, and waits until all have ended; whoever
    /// does not take the news in time is aborted.
    pub fn end_all(&self) {
        let mut sessions = {
            let mut open = self.lock();
            open.closing = true;
            std::mem::take(&mut open.sessions)
        };
        for session in sessions.values() {
            // Who has no room for it is aborted below.
            let _full = session.events.try_send(TerminalEvent::End(Ending::Stopped));
        }
        let begun = Instant::now();
        while begun.elapsed() < LEAVE
            && sessions.values().any(|session| !session.thread.is_finished())
        {
            thread::sleep(Duration::from_millis(10));
        }
        for session in sessions.values().filter(|session| !session.thread.is_finished()) {
            (session.abort)();
        }
        while let Some((_, session)) = sessions.pop_first() {
            // A panic in it was logged when it happened.
            let _joined = session.thread.join();
        }
    }

    fn lock(&self) -> MutexGuard<'_, OpenSessions> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A wire that records how long each answer to a key took.
struct TimedWire<'a> {
    wire: &'a mut dyn Wire,
    latency: &'a LatencyHistogram,
}

impl TimedWire<'_> {
    fn send(&mut self, bytes: &[u8], typed: Option<Instant>) -> io::Result<()> {
        self.wire.send(bytes)?;
        typed.iter().for_each(|came| self.latency.add(came.elapsed()));
        Ok(())
    }
}

/// Runs a session from its first frame until the terminal is restored; the exit status.
fn run_session(
    office: Arc<Office>,
    options: SessionOptions,
    (wake, events): (Notify, &Receiver<TerminalEvent>),
    wire: &mut TimedWire,
) -> u8 {
    let served = catch_unwind(AssertUnwindSafe(|| {
        let mut session = start(office, options);
        session.wake_by(wake);
        // A terminal that is gone needs no farewell.
        let _gone = wire.send(session.enter(), None).and_then(|()| {
            event_loop::run(&mut *session, events, &mut |b, typed| wire.send(b, typed))
        });
        if let Some(Ending::Broken { ticket }) = session.ending() {
            // The log has the place of the panic: this line finds it by the number quoted.
            // Where nobody reads the log any more, the server goes on.
            let name = thread::current().name().unwrap_or_default().to_owned();
            let _gone = writeln!(io::stderr(), "youyang: {name} {ticket}");
        }
        (session.farewell(), session.ending() == Some(&Ending::Left), session.leave())
    }));
    let (farewell, left, leave) = served.unwrap_or((None, false, LEAVE_SCREEN));
    let mut last = leave.to_vec();
    if let Some(farewell) = farewell {
        last.extend_from_slice(farewell.as_bytes());
        last.extend_from_slice(b"\r\n");
    }
    let _gone = wire.send(&last, None);
    u8::from(!left)
}
