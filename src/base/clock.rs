//! Where "now" comes from; rules are given it and never ask.

use super::{Date, Instant};
use std::sync::atomic::{AtomicI64, Ordering};

/// Tells the moment at which an act happens.
pub trait Clock: Send + Sync {
    /// The moment, in the district's time.
    fn now(&self) -> Instant;
}

/// The machine's clock.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }
}

/// A clock that stands at a given moment until it is moved: tests and training.
pub struct FixedClock {
    start: Instant,
    moved: AtomicI64,
}

impl FixedClock {
    /// A clock standing at a moment.
    pub fn new(start: Instant) -> Self {
        Self { start, moved: AtomicI64::new(0) }
    }

    /// A clock standing at nine in the morning of a day.
    pub fn on(day: Date) -> Self {
        Self::new(day.at(9, 0, 0))
    }

    /// Moves the clock on.
    pub fn advance(&self, seconds: i64) {
        self.moved.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Instant {
        self.start.plus_seconds(self.moved.load(Ordering::SeqCst))
    }
}
