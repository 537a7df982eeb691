//! How long frames took the server: from a terminal's bytes having come in to the frame
//! that answers them handed on to its line.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Width of a step of the histogram, microseconds.
const STEP: u64 = 100;

/// Steps told apart; whatever took longer is in the last.
const STEPS: usize = 2_000;

/// Counts of answers by how long they took; no lock is held to add one.
pub(super) struct Paces {
    steps: Vec<AtomicU64>,
    longest: AtomicU64,
}

/// How fast keys were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// Frames that answered keys.
    pub frames: u64,
    /// Half of them took no longer; to a tenth of a millisecond, rounded up.
    pub median: Duration,
    /// All but one in a hundred took no longer; rounded so too.
    pub p99: Duration,
    /// The one that took longest.
    pub longest: Duration,
}

impl Default for Paces {
    fn default() -> Self {
        let steps = (0..=STEPS).map(|_| AtomicU64::new(0)).collect();
        Self { steps, longest: AtomicU64::new(0) }
    }
}

impl Paces {
    /// Takes in how long an answer took.
    pub fn add(&self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let step = usize::try_from(micros / STEP).map_or(STEPS, |step| step.min(STEPS));
        self.steps[step].fetch_add(1, Ordering::Relaxed);
        self.longest.fetch_max(micros, Ordering::Relaxed);
    }

    /// All so far.
    pub fn sum(&self) -> Pace {
        let counts: Vec<u64> = self.steps.iter().map(|n| n.load(Ordering::Relaxed)).collect();
        let frames: u64 = counts.iter().sum();
        let longest = self.longest.load(Ordering::Relaxed);
        let within = |percent: u64| {
            let mut below = 0;
            let step = counts.iter().position(|count| {
                below += count;
                below * 100 >= frames * percent
            });
            let end = (step.unwrap_or(0) as u64 + 1) * STEP;
            Duration::from_micros(end.min(longest))
        };
        let longest = Duration::from_micros(longest);
        Pace { frames, median: within(50), p99: within(99), longest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_to_a_tenth_of_a_millisecond() {
        let paces = Paces::default();
        assert_eq!(paces.sum(), Pace::default());
        (0..98).for_each(|_| paces.add(Duration::from_micros(250)));
        paces.add(Duration::from_millis(7));
        paces.add(Duration::from_secs(9));
        let [median, p99, longest] = [300, 7_100, 9_000_000].map(Duration::from_micros);
        assert_eq!(paces.sum(), Pace { frames: 100, median, p99, longest });
    }
}
