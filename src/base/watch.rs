//! A long work as it is watched from elsewhere: how far it is, and whether it is to stop.

use super::meter::{METER, Phase};
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where a watched work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WatchStage {
    /// Other work goes before it.
    #[default]
    Waiting,
    /// Lines are read.
    Reading,
    /// It is tried what would become of them.
    Judging,
    /// They are written; this is not stopped half way.
    Writing,
    /// Somebody stopped it before anything was written.
    Stopped,
    /// It is through.
    Ended,
}

/// How far a watched work is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WatchReading {
    /// Where it is.
    pub stage: WatchStage,
    /// Which of its parts it is at, and of how many; 0 of 0 where it has none.
    pub part: (u64, u64),
    /// Lines read of this part so far, and how many it has; 0 where that is not known.
    pub lines: (u64, u64),
}

/// Called, from the thread of the work, when there is something new to be seen of it.
type Tell = Box<dyn Fn() + Send + Sync>;

/// Watches one work from another thread, and counts its lines at the process's meter too.
/// Only what [`Watch::enter`] and [`Watch::step`] answer is acted on; the counts are shown and
/// nothing depends on them.
#[derive(Default)]
pub struct Watch {
    stage: Mutex<WatchStage>,
    part: [AtomicU64; 2],
    lines: [AtomicU64; 2],
    tell: Option<Tell>,
}

/// Lines after which whoever watches is told again.
const OFTEN: u64 = 2000;

impl Watch {
    /// A watch that calls this whenever there is something new.
    pub fn telling(tell: impl Fn() + Send + Sync + 'static) -> Self {
        Self { tell: Some(Box::new(tell)), ..Self::default() }
    }

    /// The work goes over to a stage, unless it was stopped; whether it may go on.
    pub fn enter(&self, stage: WatchStage) -> bool {
        let mut now = self.stage();
        let goes_on = *now != WatchStage::Stopped;
        if goes_on {
            *now = stage;
        }
        drop(now);
        self.tell();
        goes_on
    }

    /// Stops the work, unless it writes already or is through; whether it is stopped.
    pub fn stop(&self) -> bool {
        let mut now = self.stage();
        if !matches!(*now, WatchStage::Writing | WatchStage::Ended) {
            *now = WatchStage::Stopped;
        }
        *now == WatchStage::Stopped
    }

    /// Whether somebody stopped it.
    pub fn is_stopped(&self) -> bool {
        *self.stage() == WatchStage::Stopped
    }

    /// A part begins, such as a file of a folder, counted from 1.
    pub fn begin_part(&self, part: usize, of: usize) {
        set(&self.part, part as u64, of as u64);
        set(&self.lines, 0, 0);
        self.tell();
    }

    /// Lines are to be read, this many.
    pub fn begin_lines(&self, all: u64) {
        METER.begin(Phase::Reading, all);
        set(&self.lines, 0, all);
    }

    /// One more line is read; whether the work may go on.
    pub fn step(&self) -> bool {
        METER.step(1);
        let done = self.lines[0].fetch_add(1, Ordering::Relaxed) + 1;
        if !done.is_multiple_of(OFTEN) {
            return true;
        }
        self.tell();
        !self.is_stopped()
    }

    /// How far it is.
    pub fn read(&self) -> WatchReading {
        let pair = |[one, two]: &[AtomicU64; 2]| {
            (one.load(Ordering::Relaxed), two.load(Ordering::Relaxed))
        };
        WatchReading { stage: *self.stage(), part: pair(&self.part), lines: pair(&self.lines) }
    }

    fn tell(&self) {
        self.tell.iter().for_each(|tell| tell());
    }

    fn stage(&self) -> MutexGuard<'_, WatchStage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Watch").field(&self.read()).finish()
    }
}

fn set([one, two]: &[AtomicU64; 2], done: u64, all: u64) {
    one.store(done, Ordering::Relaxed);
    two.store(all, Ordering::Relaxed);
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn a_stopped_work_enters_nothing_more_and_what_writes_is_not_stopped() {
        let watch = Watch::default();
        assert!(watch.enter(WatchStage::Reading) && watch.stop() && watch.is_stopped());
        assert!(!watch.enter(WatchStage::Writing) && watch.is_stopped());
        let writing = Watch::default();
        assert!(writing.enter(WatchStage::Writing) && !writing.stop());
        assert!(writing.enter(WatchStage::Ended) && !writing.stop());
    }

    #[test]
    fn whoever_watches_is_told_now_and_then_and_the_work_learns_that_it_is_to_stop() {
        let told = Arc::new(AtomicU64::new(0));
        let count = Arc::clone(&told);
        let watch = Watch::telling(move || {
            count.fetch_add(1, Ordering::Relaxed);
        });
        watch.begin_part(2, 8);
        watch.begin_lines(3 * OFTEN);
        assert!((0..OFTEN).all(|_| watch.step()));
        assert_eq!(told.load(Ordering::Relaxed), 2);
        let reading = watch.read();
        assert_eq!((reading.part, reading.lines), ((2, 8), (OFTEN, 3 * OFTEN)));
        assert!(watch.stop());
        assert!(!(0..OFTEN).all(|_| watch.step()), "it goes on for a while and no longer");
    }
}
