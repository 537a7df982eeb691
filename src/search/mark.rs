//! How well words match people, in steps; the marks of several words add up.

use std::ops::Range;

/// A step of matching; 0 is no match and a higher mark is a better one.
pub(super) type Mark = u8;

/// No match at all.
pub(super) const NONE: Mark = 0;
/// Only by leniency: a slip of the finger, another character of the same sound.
pub(super) const NEAR: Mark = 1;
/// Somewhere inside a field.
pub(super) const INSIDE: Mark = 2;
/// A part that stands by itself: the given name, a village's initials.
pub(super) const PART: Mark = 3;
/// The beginning of a name, of a village, of a birth date; the end of a phone.
pub(super) const HEAD: Mark = 4;
/// The whole name in a mix of syllables and initials, the village, the birth date, the last digits.
pub(super) const WHOLE: Mark = 5;
/// The whole of a name, of its pinyin or initials, or of a number.
pub(super) const EXACT: Mark = 6;

/// People of a block.
const BLOCK: usize = 1024;

/// The marks of a segment's people, by slot. Blocks in which nobody has a mark
/// are not there, so that a rare word costs nothing for the million it misses.
pub(super) struct Marks {
    blocks: Vec<Option<Box<[Mark; BLOCK]>>>,
}

impl Marks {
    /// No marks for so many people.
    pub(super) fn none(people: usize) -> Self {
        Self { blocks: vec![None; people.div_ceil(BLOCK)] }
    }

    /// Whether nobody has a mark.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.iter().flatten().all(|block| block.iter().all(|mark| *mark == NONE))
    }

    /// The mark of a slot.
    pub(super) fn get(&self, slot: u32) -> Mark {
        let slot = slot as usize;
        self.blocks[slot / BLOCK].as_ref().map_or(NONE, |block| block[slot % BLOCK])
    }

    /// Raises the mark of a slot to at least `mark`.
    pub(super) fn raise(&mut self, slot: u32, mark: Mark) {
        if mark != NONE {
            let own = &mut self.block(slot as usize / BLOCK)[slot as usize % BLOCK];
            *own = mark.max(*own);
        }
    }

    /// Raises the marks of a stretch of slots to at least `mark`.
    pub(super) fn raise_all(&mut self, slots: Range<usize>, mark: Mark) {
        let mut start = slots.start;
        while start < slots.end {
            let end = slots.end.min((start / BLOCK + 1) * BLOCK);
            let block = self.block(start / BLOCK);
            for own in &mut block[start % BLOCK..][..end - start] {
                *own = mark.max(*own);
            }
            start = end;
        }
    }

    /// Lowers all marks to at most `most`.
    pub(super) fn cap(&mut self, most: Mark) {
        for mark in self.blocks.iter_mut().flatten().flat_map(|block| block.iter_mut()) {
            *mark = most.min(*mark);
        }
    }

    /// Keeps the marks of those slots of which this is true, by columns of the slots.
    pub(super) fn keep<T>(&mut self, column: &[T], keep: impl Fn(&T) -> bool) {
        for (block, column) in self.blocks.iter_mut().zip(column.chunks(BLOCK)) {
            let Some(block) = block else { continue };
            for (mark, each) in block.iter_mut().zip(column) {
                *mark = if keep(each) { *mark } else { NONE };
            }
        }
    }

    /// Adds up the marks of those who have one in both, and takes all others'.
    pub(super) fn and(&mut self, other: &Marks) {
        for (own, other) in self.blocks.iter_mut().zip(&other.blocks) {
            match (own.as_mut(), other) {
                (Some(own), Some(other)) => {
                    for (own, other) in own.iter_mut().zip(other.iter()) {
                        let both = *own != NONE && *other != NONE;
                        *own = if both { own.saturating_add(*other) } else { NONE };
                    }
                }
                _ => *own = None,
            }
        }
    }

    /// The slots that have a mark, in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, Mark)> {
        self.at_least(NEAR)
    }

    /// The slots that have a mark of at least `least`, in their order.
    pub(super) fn at_least(&self, least: Mark) -> impl Iterator<Item = (u32, Mark)> {
        let blocks = self.blocks.iter().enumerate();
        let blocks = blocks.filter_map(|(at, block)| Some((at * BLOCK, block.as_ref()?)));
        let high = blocks.filter(move |(_, block)| block.iter().max() >= Some(&least));
        high.flat_map(move |(start, block)| {
            let marked = (start as u32..).zip(block.iter());
            marked.filter(move |(_, mark)| **mark >= least).map(|(slot, mark)| (slot, *mark))
        })
    }

    /// How many slots have each mark, none left out.
    pub(super) fn count(&self, counts: &mut [usize; Mark::MAX as usize + 1]) {
        // Four counters side by side, that one need not wait for the other.
        let mut lanes = [[0u32; Mark::MAX as usize + 1]; 4];
        for block in self.blocks.iter().flatten() {
            let (fours, _) = block.as_chunks::<4>();
            for four in fours.iter().filter(|four| **four != [NONE; 4]) {
                for (lane, mark) in lanes.iter_mut().zip(four) {
                    lane[usize::from(*mark)] += 1;
                }
            }
        }
        for lane in lanes {
            for (count, own) in counts.iter_mut().zip(lane).skip(1) {
                *count += own as usize;
            }
        }
    }

    fn block(&mut self, at: usize) -> &mut [Mark; BLOCK] {
        self.blocks[at].get_or_insert_with(|| Box::new([NONE; BLOCK]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(marks: &Marks) -> Vec<(u32, Mark)> {
        marks.iter().collect()
    }

    #[test]
    fn marks_are_raised_kept_and_added_up() {
        let mut marks = Marks::none(5000);
        assert!(marks.is_empty());
        marks.raise_all(1022..1026, HEAD);
        marks.raise(1023, EXACT);
        marks.raise(1024, NEAR);
        marks.raise(4999, INSIDE);
        marks.raise(0, NONE);
        let raised = [(1022, HEAD), (1023, EXACT), (1024, HEAD), (1025, HEAD), (4999, INSIDE)];
        assert_eq!(all(&marks), raised);
        assert_eq!((marks.get(1023), marks.get(1), marks.get(3000)), (EXACT, NONE, NONE));

        let mut other = Marks::none(5000);
        other.raise(7, WHOLE);
        other.raise(1023, WHOLE);
        assert_eq!(all(&other), [(7, WHOLE), (1023, WHOLE)]);
        other.and(&marks);
        assert_eq!(all(&other), [(1023, WHOLE + EXACT)]);

        let odd: Vec<bool> = (0..5000).map(|slot| slot % 2 == 1).collect();
        marks.keep(&odd, |odd| *odd);
        marks.cap(INSIDE);
        assert_eq!(all(&marks), [(1023, INSIDE), (1025, INSIDE), (4999, INSIDE)]);
    }
}
