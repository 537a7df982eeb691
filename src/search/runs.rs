//! Consecutive runs of one long list, by number: the texts in a text, the people
//! of a name.

use std::ops::Range;

/// Where each run ends; the next begins there.
#[derive(Default)]
pub(super) struct Runs {
    ends: Vec<u32>,
}

impl Runs {
    /// The next run reaches up to here.
    pub(super) fn push(&mut self, end: usize) {
        self.ends.push(end as u32);
    }

    /// How many runs.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Where a run lies.
    pub(super) fn get(&self, run: u32) -> Range<usize> {
        let run = run as usize;
        let start = if run == 0 { 0 } else { self.ends[run - 1] };
        start as usize..self.ends[run] as usize
    }

    /// The run in which a place lies.
    pub(super) fn of(&self, place: u32) -> u32 {
        self.ends.partition_point(|end| *end <= place) as u32
    }

    /// Gives back room that was held for growing.
    pub(super) fn settle(&mut self) {
        self.ends.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_know_their_places_and_places_their_run() {
        let mut runs = Runs::default();
        for end in [3, 3, 7] {
            runs.push(end);
        }
        assert_eq!([0, 1, 2].map(|run| runs.get(run)), [0..3, 3..3, 3..7]);
        assert_eq!([0, 2, 3, 6].map(|place| runs.of(place)), [0, 0, 2, 2]);
        assert_eq!(runs.len(), 3);
    }
}
