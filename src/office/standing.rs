//! What an office stands on: the store while it is being read, and the check of its
//! old lines, which a clean opening did not look at.

use super::desks::Reach;
use super::{OfficeFault, Shared};
use crate::journal::{JournalFault, JournalReader};
use crate::store::{OpeningKind, Snapshot, StoreFault};
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// How far an office's store can be relied on.
#[derive(Clone, Debug)]
pub enum Standing {
    /// It is being read; questions wait.
    Loading,
    /// Nothing wrong was found.
    Sound,
    /// It could not be read, or a line of the journal is no longer what it was.
    Faulty(Arc<StoreFault>),
}

/// What was read, as all see it since.
pub(super) struct Loaded {
    published: RwLock<Snapshot>,
    pub kind: OpeningKind,
}

impl Loaded {
    pub fn new(snapshot: Snapshot, kind: OpeningKind) -> Self {
        Self { published: RwLock::new(snapshot), kind }
    }
}

impl Shared {
    /// Lets everybody in who waited for the store.
    pub(super) fn begin(&self, loaded: Loaded) {
        // Only the writer's thread sets it, once.
        let _first = self.loaded.set(Ok(loaded));
        self.desks.tell(&Reach::All);
    }

    /// Tells everybody who waited that the store cannot be read.
    pub(super) fn fail(&self, fault: Arc<StoreFault>) {
        let _first = self.loaded.set(Err(fault));
        self.desks.tell(&Reach::All);
    }

    pub(super) fn loaded(&self) -> Result<&Loaded, OfficeFault> {
        self.loaded.wait().as_ref().map_err(|fault| OfficeFault::Store(Arc::clone(fault)))
    }

    /// The newest state; nobody is in a store that could not be read.
    pub(super) fn snapshot(&self) -> Snapshot {
        let newest = |loaded: &Loaded| {
            loaded.published.read().unwrap_or_else(PoisonError::into_inner).clone()
        };
        self.loaded.wait().as_ref().map(newest).unwrap_or_default()
    }

    pub(super) fn publish(&self, snapshot: Snapshot) {
        if let Ok(loaded) = self.loaded.wait() {
            *loaded.published.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
        }
    }

    pub(super) fn standing(&self) -> Standing {
        match (self.loaded.get(), self.checked.get()) {
            (None, _) => Standing::Loading,
            (Some(Err(fault)), _) | (_, Some(Some(fault))) => Standing::Faulty(Arc::clone(fault)),
            (Some(Ok(_)), _) => Standing::Sound,
        }
    }
}

/// The check of all lines behind a clean opening; folding checks them itself. Ends
/// with its office.
pub(super) struct Check {
    hurry: Sender<()>,
}

/// So long after the opening the check begins: a command is done by then.
const BEGIN: Duration = Duration::from_secs(2);

/// Checked at one go.
const PIECE: usize = 1 << 18;

/// For each piece it rests so many times as long as the piece took.
const RESTS: u32 = 4;

impl Check {
    pub fn start(shared: Arc<Shared>, records: Arc<dyn JournalReader>) -> Self {
        let (hurry, orders) = channel();
        std::thread::spawn(move || {
            let found = match shared.loaded() {
                Ok(loaded) if loaded.kind == OpeningKind::Cached => check(&*records, orders),
                _ => Ok(()),
            };
            match found {
                // The office closed first.
                Err(JournalFault::Output(_)) => {}
                found => {
                    let _first = shared.checked.set(found.err().map(|f| Arc::new(f.into())));
                    shared.desks.tell(&Reach::All);
                }
            }
        });
        Self { hurry }
    }

    /// Has it rest no more.
    pub fn hurry(&self) {
        // A check that is over needs no hurry.
        let _over = self.hurry.send(());
    }
}

fn check(records: &dyn JournalReader, orders: Receiver<()>) -> Result<(), JournalFault> {
    let mut pace = Pace { orders, hurried: false, piece: 0, begun: Instant::now() };
    pace.rest(BEGIN).map_err(JournalFault::Output)?;
    records.export(&mut pace).map(|_| ())
}

/// Takes a journal's lines for nothing but the time they take.
struct Pace {
    orders: Receiver<()>,
    hurried: bool,
    piece: usize,
    begun: Instant,
}

impl Pace {
    fn rest(&mut self, time: Duration) -> io::Result<()> {
        let time = if self.hurried { Duration::ZERO } else { time };
        match self.orders.recv_timeout(time) {
            Ok(()) => self.hurried = true,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
        }
        (self.piece, self.begun) = (0, Instant::now());
        Ok(())
    }
}

impl Write for Pace {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece += bytes.len();
        if self.piece >= PIECE {
            self.rest(self.begun.elapsed() * RESTS)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
