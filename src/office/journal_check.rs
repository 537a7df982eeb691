//! The check of the journal's old lines, which a clean opening did not look at.

use super::presence::Audience;
use super::shared::Shared;
use crate::journal::{JournalFault, JournalReader};
use crate::store::OpeningKind;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// The check of all lines behind a clean opening; folding checks them itself. Ends
/// with its office.
pub(super) struct JournalCheck {
    hurry: Sender<()>,
}

/// So long after the opening the check begins: a command is done by then.
const BEGIN: Duration = Duration::from_secs(2);

/// Checked at one go.
const PIECE: usize = 1 << 18;

/// How many times as long as a piece took it rests before the next.
const RESTS: u32 = 4;

impl JournalCheck {
    pub fn start(shared: Arc<Shared>, records: Arc<dyn JournalReader>) -> Self {
        let (hurry, hurries) = channel();
        std::thread::spawn(move || {
            let found = match shared.loaded() {
                Ok(loaded) if loaded.kind == OpeningKind::Cached => check(&*records, hurries),
                _ => Ok(()),
            };
            match found {
                // The office closed first.
                Err(JournalFault::Output(_)) => {}
                found => {
                    let _first = shared.checked.set(found.err().map(|f| Arc::new(f.into())));
                    shared.presence.notify(&Audience::All);
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

fn check(records: &dyn JournalReader, hurries: Receiver<()>) -> Result<(), JournalFault> {
    let mut pace = PacedReading { hurries, hurried: false, piece: 0, begun: Instant::now() };
    pace.rest(BEGIN).map_err(JournalFault::Output)?;
    records.export(&mut pace).map(|_| ())
}

/// Takes a journal's lines for nothing but the time they take.
struct PacedReading {
    hurries: Receiver<()>,
    hurried: bool,
    piece: usize,
    begun: Instant,
}

impl PacedReading {
    fn rest(&mut self, time: Duration) -> io::Result<()> {
        let time = if self.hurried { Duration::ZERO } else { time };
        match self.hurries.recv_timeout(time) {
            Ok(()) => self.hurried = true,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::BrokenPipe.into()),
        }
        (self.piece, self.begun) = (0, Instant::now());
        Ok(())
    }
}

impl Write for PacedReading {
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
