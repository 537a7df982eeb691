//! How long frames took the server: from a terminal's bytes having come in to the frame
//! that answers them handed on to its line.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Width of a bucket of the histogram, microseconds.
const BUCKET: u64 = 100;

/// Buckets; whatever took longer is in the last.
const BUCKETS: usize = 2_000;

/// Counts of answers by how long they took; no lock is held to add one.
pub(super) struct LatencyHistogram {
    buckets: Vec<AtomicU64>,
    longest: AtomicU64,
}

/// How fast keys were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Latency {
    /// Frames that answered keys.
    pub frames: u64,
    /// Half of them took no longer; to a tenth of a millisecond, rounded up.
    pub median: Duration,
    /// All but one in a hundred took no longer; rounded so too.
    pub p99: Duration,
    /// The one that took longest.
    pub longest: Duration,
}

impl Default for LatencyHistogram {
    fn default() -> Self {
        let buckets = (0..=BUCKETS).map(|_| AtomicU64::new(0)).collect();
        Self { buckets, longest: AtomicU64::new(0) }
    }
}

impl LatencyHistogram {
    /// Counts an answer by how long it took.
    pub fn add(&self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let bucket = usize::try_from(micros / BUCKET).map_or(BUCKETS, |bucket| bucket.min(BUCKETS));
        self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        self.longest.fetch_max(micros, Ordering::Relaxed);
    }

    /// The percentiles of the answers since this was asked last.
    pub fn take(&self) -> Latency {
        let counts: Vec<u64> = self.buckets.iter().map(|n| n.swap(0, Ordering::Relaxed)).collect();
        let frames: u64 = counts.iter().sum();
        let longest = self.longest.swap(0, Ordering::Relaxed);
        let within = |percent: u64| {
            let mut below = 0;
            let bucket = counts.iter().position(|count| {
                below += count;
                below * 100 >= frames * percent
            });
            let end = (bucket.unwrap_or(0) as u64 + 1) * BUCKET;
            Duration::from_micros(end.min(longest))
        };
        let longest = Duration::from_micros(longest);
        Latency { frames, median: within(50), p99: within(99), longest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_rounded_up_to_a_tenth_of_a_millisecond() {
        let histogram = LatencyHistogram::default();
        assert_eq!(histogram.take(), Latency::default());
        (0..98).for_each(|_| histogram.add(Duration::from_micros(250)));
        histogram.add(Duration::from_millis(7));
        histogram.add(Duration::from_secs(9));
        let [median, p99, longest] = [300, 7_100, 9_000_000].map(Duration::from_micros);
        assert_eq!(histogram.take(), Latency { frames: 100, median, p99, longest });
    }
}
