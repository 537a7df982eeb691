//! How far the long work of this process has come, for whoever waits at its terminal.

use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

/// What of a long work is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The store is read.
    Opening,
    /// The lines of a roster are read.
    Reading,
    /// Commands are judged and carried out.
    Judging,
    /// The rows of a file are written.
    Writing,
    /// The lines of a journal are checked or copied; counted in bytes.
    Checking,
}

/// Counts what is done of a phase of work. There is one of it: a process at whose terminal somebody
/// waits does one long work at a time, and what a server does for many nobody looks at.
/// Only ever shown, so nothing depends on what it says.
#[derive(Debug)]
pub struct Meter {
    phase: AtomicU8,
    turn: AtomicU64,
    done: AtomicU64,
    all: AtomicU64,
}

/// What a meter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MeterReading {
    /// The phase under way.
    pub phase: Phase,
    /// Which one it is since the process began.
    pub turn: u64,
    /// What is done of it.
    pub done: u64,
    /// What there is to do; 0 where that is not known.
    pub all: u64,
}

/// The process's meter.
pub static METER: Meter = Meter::new();

impl Phase {
    /// Every phase, by its number.
    pub const ALL: [Self; 5] =
        [Self::Opening, Self::Reading, Self::Judging, Self::Writing, Self::Checking];
}

impl Meter {
    const fn new() -> Self {
        Self {
            phase: AtomicU8::new(0),
            turn: AtomicU64::new(0),
            done: AtomicU64::new(0),
            all: AtomicU64::new(0),
        }
    }

    /// A phase begins, with so much to do; 0 where that is not known.
    pub fn begin(&self, phase: Phase, all: u64) {
        self.phase.store(phase as u8, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
        self.turn.fetch_add(1, Ordering::Relaxed);
    }

    /// So much more is done.
    pub fn step(&self, done: u64) {
        self.done.fetch_add(done, Ordering::Relaxed);
    }

    /// What it says now; `None` before anything began.
    pub fn read(&self) -> Option<MeterReading> {
        let turn = self.turn.load(Ordering::Relaxed);
        let phase = Phase::ALL.get(usize::from(self.phase.load(Ordering::Relaxed))).copied()?;
        let (done, all) = (self.done.load(Ordering::Relaxed), self.all.load(Ordering::Relaxed));
        (turn > 0).then_some(MeterReading { phase, turn, done, all })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_counts_from_each_beginning_anew() {
        let meter = Meter::new();
        assert_eq!(meter.read(), None);
        meter.begin(Phase::Reading, 30);
        meter.step(7);
        meter.begin(Phase::Checking, 0);
        meter.step(2);
        meter.step(3);
        let reading = MeterReading { phase: Phase::Checking, turn: 2, done: 5, all: 0 };
        assert_eq!(meter.read(), Some(reading));
    }
}
