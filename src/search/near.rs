//! Leniency, for words that match nobody as they stand.

use super::keys::partition;
use super::mark::{Marks, NEAR};
use super::names::Names;
use super::segment::IndexSegment;
use super::spelling::Syllable;

/// Fewest letters that may leave some of a name out, and that may hold a slip.
const GAPS: usize = 3;
const SLIP: usize = 5;

impl Names {
    /// Marks the people whose pinyin, begun with the same letter, holds the typed
    /// letters in their order, all of them or all but one.
    pub(super) fn mark_near(&self, forms: &[String], marks: &mut Marks) {
        let Some(first) = forms.first().and_then(|typed| typed.as_bytes().first()) else { return };
        let spellings = self.spellings();
        // Only surnames of the same initial: a slip seldom befalls the first key,
        // and all others would be ten times the work.
        let initial = |at| spellings.get(at).first().map_or(0, |syllable| syllable.initial());
        let below = |bound: u8| partition(0..spellings.len() as u32, |at| initial(at) < bound);
        let (from, to) = (below(*first), below(first + 1));
        let near =
            |reading: u32| forms.iter().any(|typed| near(spellings.get(reading), typed.as_bytes()));
        let mut readings = Marks::none(spellings.len());
        for reading in (from..to).filter(|reading| near(*reading)) {
            readings.raise(reading, NEAR);
        }
        self.mark_readings(&readings, marks);
    }

    /// Marks the people whose names sound as these letters do (国梁 for 国良).
    pub(super) fn mark_alike(&self, sound: &[String], marks: &mut Marks) {
        self.mark_letters(sound, marks);
        marks.cap(NEAR);
    }
}

impl IndexSegment {
    /// Marks the people whose name and village were typed in one.
    pub(super) fn mark_name_and_village(&self, typed: &str, marks: &mut Marks) {
        for (at, _) in typed.char_indices().skip(1) {
            let (one, other) = typed.split_at(at);
            for (name, village) in [(one, other), (other, one)] {
                let mut named = Marks::none(self.len());
                self.names().mark_han(name, &mut named);
                if named.is_empty() || village.chars().count() < 2 {
                    continue;
                }
                let mut housed = Marks::none(self.len());
                self.villages().mark_han(village, &mut housed);
                named.and(&housed);
                for (slot, _) in named.iter() {
                    marks.raise(slot, NEAR);
                }
            }
        }
    }
}

/// Whether a reading holds the letters in their order; one of five or more may be
/// wrong, too much, or have changed places with its neighbour, if the rest stand close.
fn near(spelling: &[Syllable], typed: &[u8]) -> bool {
    let length = typed.len();
    // How many letters are found: of all, and of all but one that is passed over.
    let (mut all, mut but_one) = (0, 0);
    let mut read = 0;
    for letter in spelling.iter().flat_map(|syllable| syllable.letters()) {
        read += 1;
        but_one = but_one.max(all + 1);
        if typed.get(but_one) == Some(&letter) {
            but_one += 1;
            if but_one == length && length >= SLIP && read <= length + 1 {
                return true;
            }
        }
        if typed.get(all) == Some(&letter) {
            all += 1;
            if all == length {
                return length >= GAPS;
            }
        }
    }
    // The last letter may be passed over only where the name is at its end.
    all + 1 == length && length >= SLIP && read <= length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_forgiven_in_long_words_and_gaps_in_all() {
        let name: Vec<Syllable> =
            ["zhang", "guo", "liang"].iter().filter_map(|s| Syllable::read(s)).collect();
        for typed in [
            "zhgl",
            "zhangl",
            "zhnagguoliang",
            "zhangguolaing",
            "zhanguoliang",
            "zhangguoliamg",
            "zhangguoliangg",
            "zhangguoxliang",
            "zhaxggu",
        ] {
            assert!(near(&name, typed.as_bytes()), "{typed}");
        }
        for typed in ["zl", "zx", "zgx", "zhaxxguoliang", "zhangliguo", "zxl"] {
            assert!(!near(&name, typed.as_bytes()), "{typed}");
        }
    }
}
