//! The distinct villages and who lives in them.

use super::mark::{EXACT, HEAD, INSIDE, Mark, Marks, PART, WHOLE};
use super::pinyin::{Said, say_text};
use super::runs::Runs;
use super::spelling::match_letters;
use std::ops::Range;

/// The villages of a segment; a few thousand at most, so they are simply gone through.
pub(super) struct Villages {
    list: Vec<Village>,
    of_slot: Vec<u32>,
    /// The slots of each village's people, as runs of the list.
    people: Runs,
    slots: Vec<u32>,
}

/// A village as people name it.
pub(super) struct Village {
    /// The full name.
    pub(super) full: String,
    /// The name without its ending; the beginning of the full name.
    pub(super) short: String,
    said: Said,
}

impl Villages {
    /// The villages by full and short name, and the number of each person's, by slot.
    pub(super) fn new(names: Vec<(String, String)>, of_slot: Vec<u32>) -> Self {
        let list: Vec<Village> =
            names.into_iter().map(|(full, short)| Village::new(full, short)).collect();
        let mut slots: Vec<u32> = (0..of_slot.len() as u32).collect();
        slots.sort_by_key(|slot| of_slot[*slot as usize]);
        let mut people = Runs::default();
        for village in 0..list.len() as u32 {
            people.push(slots.partition_point(|slot| of_slot[*slot as usize] <= village));
        }
        Self { list, of_slot, people, slots }
    }

    /// The village of the person in a slot.
    pub(super) fn of_slot(&self, slot: u32) -> &Village {
        &self.list[self.of_slot[slot as usize] as usize]
    }

    /// Marks the people of villages in whose names these characters stand together.
    pub(super) fn mark_han(&self, typed: &str, marks: &mut Marks) {
        self.mark(marks, |village| village.han(typed));
    }

    /// Marks the people of villages whose pinyin or initials begin so.
    pub(super) fn mark_letters(&self, forms: &[String], marks: &mut Marks) {
        self.mark(marks, |village| village.letters(forms));
    }

    fn mark(&self, marks: &mut Marks, of: impl Fn(&Village) -> Option<(Mark, Range<usize>)>) {
        for (village, at) in self.list.iter().zip(0..) {
            if let Some((mark, _)) = of(village) {
                for slot in &self.slots[self.people.get(at)] {
                    marks.raise(*slot, mark);
                }
            }
        }
    }
}

impl Village {
    fn new(full: String, short: String) -> Self {
        let said = say_text(&full);
        let short = if short.is_empty() { full.clone() } else { short };
        Self { full, short, said }
    }

    /// How and where characters stand in the name, with or without its ending.
    pub(super) fn han(&self, typed: &str) -> Option<(Mark, Range<usize>)> {
        let start = self.full.find(typed)?;
        let mark = match start {
            0 if typed.len() == self.full.len() => EXACT,
            0 if typed.len() >= self.short.len() => WHOLE,
            0 => HEAD,
            _ => INSIDE,
        };
        let at = self.full[..start].chars().count();
        Some((mark, at..at + typed.chars().count()))
    }

    /// How and where two letters or more lie upon the name from its beginning.
    pub(super) fn letters(&self, forms: &[String]) -> Option<(Mark, Range<usize>)> {
        let spelling = self.said.readings.first()?;
        let whole = self.short.chars().count();
        let found = forms.iter().filter(|typed| typed.len() > 1).filter_map(|typed| {
            let found = match_letters(spelling, typed.as_bytes())
                .filter(|found| found.syllables.start == 0)?;
            let last = *self.said.chars.get(found.syllables.end - 1)?;
            let mark = if last + 1 >= whole { PART } else { INSIDE };
            Some((mark, 0..last + 1))
        });
        found.max_by_key(|(mark, _)| *mark)
    }
}
