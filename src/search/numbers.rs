//! Identity numbers, birth dates, phones and 参保编号, found by any piece.

use super::grams::{Grams, Growing, separates};
use super::mark::{EXACT, HEAD, INSIDE, Mark, Marks, NONE, WHOLE};
use super::packed::{Packed, Piece};
use super::runs::Runs;
use std::cmp::Ordering;
use std::ops::Range;

/// Fewer digits than this are only looked for at the end of the identity number.
const PIECE: usize = 3;

/// The numbers of all people, by slot.
pub(super) struct Numbers {
    ids: Vec<Packed>,
    /// Phones and 参保编号, one person after another, two runs each.
    text: String,
    runs: Runs,
    /// Who may have which digits in the identity number, and who in the others.
    in_ids: Grams,
    beside: Grams,
    /// Slots that have a 参保编号, in its order.
    by_legacy: Vec<u32>,
}

/// The numbers of one person.
#[derive(Clone, Copy)]
pub(super) struct PersonNumbers<'a> {
    /// The identity number.
    pub(super) id: Packed,
    /// As it is kept.
    pub(super) phone: &'a str,
    /// As it is kept; may be empty.
    pub(super) legacy: &'a str,
}

impl Numbers {
    /// The rows of all people, in the order of their slots.
    pub(super) fn new<'a>(rows: impl Iterator<Item = PersonNumbers<'a>>) -> Self {
        let (mut in_ids, mut beside) = (Growing::new(), Growing::new());
        let mut ids = Vec::new();
        let mut text = String::new();
        let mut runs = Runs::default();
        for (slot, row) in rows.enumerate() {
            ids.push(row.id);
            in_ids.note(slot as u32, row.id.text().as_bytes());
            for number in [row.phone, row.legacy] {
                beside.note(slot as u32, number.as_bytes());
                text.push_str(number);
                runs.push(text.len());
            }
        }
        ids.shrink_to_fit();
        text.shrink_to_fit();
        runs.settle();
        let (in_ids, beside) = (in_ids.settle(), beside.settle());
        let mut numbers = Self { ids, text, runs, in_ids, beside, by_legacy: Vec::new() };
        let slots = 0..numbers.ids.len() as u32;
        let mut by_legacy: Vec<u32> =
            slots.filter(|slot| !numbers.row(*slot).legacy.is_empty()).collect();
        by_legacy.sort_by_cached_key(|slot| numbers.row(*slot).legacy.to_ascii_uppercase());
        numbers.by_legacy = by_legacy;
        numbers
    }

    /// The numbers of the person in a slot.
    pub(super) fn row(&self, slot: u32) -> PersonNumbers<'_> {
        let id = self.ids[slot as usize];
        let [phone, legacy] = [slot * 2, slot * 2 + 1].map(|run| &self.text[self.runs.get(run)]);
        PersonNumbers { id, phone, legacy }
    }

    /// Marks the people who have any of these runs of digits in a number; where
    /// some are asked for, only among them.
    pub(super) fn mark_digits(&self, forms: &[String], among: Option<&Marks>, marks: &mut Marks) {
        let asked = |slot: &u32| among.is_none_or(|among| among.get(*slot) != NONE);
        for digits in forms {
            let piece = Piece::new(digits);
            let mut look = |slot: u32| {
                if let Some((mark, _)) = self.ids[slot as usize].find(&piece) {
                    marks.raise(slot, mark);
                }
            };
            if digits.len() < PIECE {
                (0..self.ids.len() as u32).filter(asked).for_each(look);
                continue;
            }
            self.in_ids.may_hold(digits).filter(asked).for_each(&mut look);
            for slot in self.beside.may_hold(digits).filter(asked) {
                marks.raise(slot, self.row(slot).beside(digits));
            }
        }
    }

    /// Marks the people born on a date that begins with any of these.
    pub(super) fn mark_born(&self, forms: &[String], marks: &mut Marks) {
        for digits in forms {
            let piece = Piece::new(digits);
            for slot in self.in_ids.may_hold(digits) {
                if let Some((mark, _)) = self.ids[slot as usize].born(&piece) {
                    marks.raise(slot, mark);
                }
            }
        }
    }

    /// Marks the people whose 参保编号 begins so, in either case.
    pub(super) fn mark_legacy(&self, typed: &str, marks: &mut Marks) {
        let cut = |slot: &u32| {
            let legacy = upper(self.row(*slot).legacy);
            legacy.take(typed.len()).cmp(typed.bytes())
        };
        let start = self.by_legacy.partition_point(|slot| cut(slot) == Ordering::Less);
        let begun = &self.by_legacy[start..];
        let end = begun.partition_point(|slot| cut(slot) == Ordering::Equal);
        // The shortest stand first.
        let whole =
            begun[..end].partition_point(|slot| self.row(*slot).legacy.len() == typed.len());
        for (at, slot) in begun[..end].iter().enumerate() {
            marks.raise(*slot, if at < whole { EXACT } else { INSIDE });
        }
    }
}

impl PersonNumbers<'_> {
    /// How well these digits match, in whichever number they match best.
    pub(super) fn digits_mark(&self, digits: &str) -> Mark {
        let in_id = self.id.find(&Piece::new(digits));
        in_id.map_or(NONE, |(mark, _)| mark).max(self.beside(digits))
    }

    /// The same in phone and 参保编号 alone.
    fn beside(&self, digits: &str) -> Mark {
        let found = [self.phone, self.legacy].map(|number| find(number.as_bytes(), digits));
        found.into_iter().flatten().map(|(mark, _)| mark).max().unwrap_or(NONE)
    }

    /// Where these digits stand in the identity number, the phone, the 参保编号.
    pub(super) fn digits_at(&self, digits: &str) -> [Option<Range<usize>>; 3] {
        [
            self.id.find(&Piece::new(digits)),
            find(self.phone.as_bytes(), digits),
            find(self.legacy.as_bytes(), digits),
        ]
        .map(|found| found.map(|(_, range)| range))
    }

    /// How and where the birth date begins with these digits.
    pub(super) fn born(&self, digits: &str) -> Option<(Mark, Range<usize>)> {
        self.id.born(&Piece::new(digits))
    }

    /// How well the 参保编号 begins so, in either case.
    pub(super) fn legacy_mark(&self, typed: &str) -> Mark {
        match upper(self.legacy).take(typed.len()).eq(typed.bytes()) {
            true if typed.len() == self.legacy.len() => EXACT,
            true => INSIDE,
            false => NONE,
        }
    }
}

fn upper(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().map(|byte| byte.to_ascii_uppercase())
}

/// How and where three digits or more stand last in a phone or 参保编号, whose
/// spaces and hyphens are passed over.
fn find(number: &[u8], digits: &str) -> Option<(Mark, Range<usize>)> {
    let digits = digits.as_bytes();
    if digits.len() < PIECE {
        return None;
    }
    let last = number.len().checked_sub(digits.len())?;
    let mut places = (0..=last).rev().filter(|start| number[*start] == digits[0]);
    let (start, end) = places.find_map(|start| Some((start, end(number, start, digits)?)))?;
    let before = &number[..start];
    let mark = match (start, end == number.len()) {
        (_, false) => INSIDE,
        (0, true) => EXACT,
        _ if before.iter().all(|byte| *byte == b'0' || byte.is_ascii_alphabetic()) => WHOLE,
        _ => HEAD,
    };
    Some((mark, start..end))
}

/// Where the digits end if they stand in a number from a place on.
fn end(number: &[u8], start: usize, digits: &[u8]) -> Option<usize> {
    let mut at = start;
    for digit in digits {
        while at > start && separates(*number.get(at)?) {
            at += 1;
        }
        if number.get(at)?.to_ascii_uppercase() != *digit {
            return None;
        }
        at += 1;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::IdNumber;

    fn row<'a>(phone: &'a str, legacy: &'a str) -> PersonNumbers<'a> {
        let id = IdNumber::parse("53012219400615826X").expect("valid");
        PersonNumbers { id: Packed::new(&id), phone, legacy }
    }

    #[test]
    fn digits_are_ranked_by_where_they_stand() {
        let row = row("0871-678 0123", "BZD000123-9");
        for (digits, mark) in [
            ("087167801230", NONE),
            ("08716780123", EXACT),
            ("8716780123", WHOLE),
            ("0001239", WHOLE),
            ("1239", WHOLE),
            ("780123", HEAD),
            ("0123", HEAD),
            ("678", INSIDE),
            ("0001", INSIDE),
            ("826X", WHOLE),
            ("530122", INSIDE),
            ("23", NONE),
            ("999", NONE),
        ] {
            assert_eq!(row.digits_mark(digits), mark, "{digits}");
        }
        let [id, phone, legacy] = row.digits_at("123");
        assert_eq!((id, phone, legacy), (None, Some(10..13), Some(6..9)));
        assert_eq!(row.digits_at("1678"), [None, Some(3..8), None]);
    }

    #[test]
    fn legacy_numbers_are_found_by_their_beginning_in_order() {
        let all = ["BZD000200", "", "bzd000123", "AB1", "BZD000123-9"];
        let numbers = Numbers::new(all.into_iter().map(|legacy| row("", legacy)));
        for (typed, expected) in [
            ("BZD", &[(0, INSIDE), (2, INSIDE), (4, INSIDE)][..]),
            ("BZD000123", &[(2, EXACT), (4, INSIDE)]),
            ("AB1", &[(3, EXACT)]),
            ("ZZZ", &[]),
        ] {
            let mut marks = Marks::none(5);
            numbers.mark_legacy(typed, &mut marks);
            assert_eq!(marks.iter().collect::<Vec<_>>(), expected, "{typed}");
        }
    }
}
