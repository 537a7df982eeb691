//! Identity numbers, birth dates, phones and 参保编号, found by any piece.

use super::grams::{Grams, Growing, separates};
use super::mark::{EXACT, HEAD, INSIDE, Mark, NONE, WHOLE, raise};
use std::cmp::Ordering;
use std::ops::Range;

/// Characters of an identity number, and where its birth date stands.
const ID: usize = 18;
const BIRTH: usize = 6;
/// Fewer digits than this are looked for only at the end of a number.
const PIECE: usize = 3;

/// One row a person, by slot: identity number, phone, 参保编号 in one text.
pub(super) struct Numbers {
    text: String,
    /// Where each row's phone and 参保编号 end, two a person.
    ends: Vec<u32>,
    grams: Grams,
    /// Slots that have a 参保编号, in its order.
    by_legacy: Vec<u32>,
}

/// The numbers of one person.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// All 18 characters.
    pub(super) id: &'a str,
    /// As it is kept.
    pub(super) phone: &'a str,
    /// As it is kept; may be empty.
    pub(super) legacy: &'a str,
}

impl Numbers {
    /// The rows of all people, in the order of their slots.
    pub(super) fn new<'a>(rows: impl Iterator<Item = Row<'a>>) -> Self {
        let mut growing = Growing::new();
        let mut text = String::new();
        let mut ends = Vec::new();
        let mut by_legacy = Vec::new();
        for (slot, row) in rows.enumerate() {
            text.push_str(row.id);
            text.push_str(row.phone);
            ends.push(text.len() as u32);
            text.push_str(row.legacy);
            ends.push(text.len() as u32);
            for number in [row.id, row.phone, row.legacy] {
                growing.note(slot as u32, number.as_bytes());
            }
            if !row.legacy.is_empty() {
                by_legacy.push(slot as u32);
            }
        }
        text.shrink_to_fit();
        ends.shrink_to_fit();
        by_legacy.shrink_to_fit();
        let mut numbers = Self { text, ends, grams: growing.settle(), by_legacy };
        let mut by_legacy = std::mem::take(&mut numbers.by_legacy);
        by_legacy.sort_by(|a, b| upper(numbers.row(*a).legacy).cmp(upper(numbers.row(*b).legacy)));
        numbers.by_legacy = by_legacy;
        numbers
    }

    /// The numbers of the person in a slot.
    pub(super) fn row(&self, slot: u32) -> Row<'_> {
        let at = slot as usize * 2;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        let (phone, legacy) = (self.ends[at] as usize, self.ends[at + 1] as usize);
        Row {
            id: &self.text[start..start + ID],
            phone: &self.text[start + ID..phone],
            legacy: &self.text[phone..legacy],
        }
    }

    /// Marks the open people who have any of these runs of digits in a number.
    pub(super) fn mark_digits(&self, forms: &[Vec<u8>], open: &[Mark], marks: &mut [Mark]) {
        for digits in forms {
            let mut look = |slot: u32| {
                if open[slot as usize] != NONE {
                    raise(&mut marks[slot as usize..][..1], self.row(slot).digits_mark(digits));
                }
            };
            if digits.len() < PIECE {
                (0..open.len() as u32).for_each(&mut look);
            } else {
                self.grams.may_hold(digits).for_each(&mut look);
            }
        }
    }

    /// Marks the people born on a date that begins with any of these.
    pub(super) fn mark_born(&self, forms: &[Vec<u8>], marks: &mut [Mark]) {
        for digits in forms {
            for slot in self.grams.may_hold(digits) {
                if let Some((mark, _)) = self.row(slot).born(digits) {
                    raise(&mut marks[slot as usize..][..1], mark);
                }
            }
        }
    }

    /// Marks the people whose 参保编号 begins so, in either case.
    pub(super) fn mark_legacy(&self, typed: &str, marks: &mut [Mark]) {
        let cut = |slot: &u32| {
            let legacy = upper(self.row(*slot).legacy);
            legacy.take(typed.len()).cmp(typed.bytes())
        };
        let start = self.by_legacy.partition_point(|slot| cut(slot) == Ordering::Less);
        let begun = self.by_legacy[start..].iter().take_while(|slot| cut(slot) == Ordering::Equal);
        for slot in begun {
            raise(&mut marks[*slot as usize..][..1], self.row(*slot).legacy_mark(typed));
        }
    }
}

impl Row<'_> {
    /// How well these digits match, in whichever number they match best.
    pub(super) fn digits_mark(&self, digits: &[u8]) -> Mark {
        let mut best = in_id(self.id.as_bytes(), digits).map_or(NONE, |(mark, _)| mark);
        for number in [self.phone.as_bytes(), self.legacy.as_bytes()] {
            // What the identity number holds matters less only than another's end.
            if best == NONE || number.last() == digits.last() {
                best = best.max(in_number(number, digits).map_or(NONE, |(mark, _)| mark));
            }
        }
        best
    }

    /// Where these digits stand in the identity number, the phone, the 参保编号.
    pub(super) fn digits_at(&self, digits: &[u8]) -> [Option<Range<usize>>; 3] {
        [
            in_id(self.id.as_bytes(), digits),
            in_number(self.phone.as_bytes(), digits),
            in_number(self.legacy.as_bytes(), digits),
        ]
        .map(|found| found.map(|(_, range)| range))
    }

    /// How and where the birth date begins with these digits.
    pub(super) fn born(&self, digits: &[u8]) -> Option<(Mark, Range<usize>)> {
        let born = self.id.as_bytes()[BIRTH..].starts_with(digits);
        let mark = if digits.len() == 8 { WHOLE } else { HEAD };
        born.then(|| (mark, BIRTH..BIRTH + digits.len()))
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

fn in_id(id: &[u8], digits: &[u8]) -> Option<(Mark, Range<usize>)> {
    let length = digits.len();
    let last = id.len().checked_sub(length)?;
    let at = |start: usize| &id[start..start + length] == digits;
    let found = |mark: Mark, start: usize| Some((mark, start..start + length));
    if at(last) {
        return found(if last == 0 { EXACT } else { WHOLE }, last);
    }
    if (4..=8).contains(&length) && at(BIRTH) {
        return found(if length == 8 { WHOLE } else { HEAD }, BIRTH);
    }
    let inside = (length >= PIECE).then(|| (0..last).find(|start| at(*start)))?;
    found(INSIDE, inside?)
}

/// The last place of the digits in a phone or 参保编号, whose spaces and hyphens
/// are passed over.
fn in_number(number: &[u8], digits: &[u8]) -> Option<(Mark, Range<usize>)> {
    let last = number.len().checked_sub(digits.len())?;
    let (start, end) = (0..=last).rev().find_map(|start| {
        (number[start] == digits[0]).then(|| end_of(number, start, digits))?.map(|end| (start, end))
    })?;
    let before = &number[..start];
    let mark = if end < number.len() {
        (digits.len() >= PIECE).then_some(INSIDE)?
    } else if start == 0 {
        EXACT
    } else if before.iter().all(|byte| *byte == b'0' || byte.is_ascii_alphabetic()) {
        WHOLE
    } else {
        HEAD
    };
    Some((mark, start..end))
}

fn end_of(number: &[u8], start: usize, digits: &[u8]) -> Option<usize> {
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

    #[test]
    fn digits_are_ranked_by_where_they_stand() {
        let row = Row { id: "53012219530104331X", phone: "0871-678 0123", legacy: "BZD000123-9" };
        for (digits, mark) in [
            ("53012219530104331X", EXACT),
            ("087167801230", NONE),
            ("08716780123", EXACT),
            ("8716780123", WHOLE),
            ("0001239", WHOLE),
            ("1239", WHOLE),
            ("331X", WHOLE),
            ("1X", WHOLE),
            ("X", WHOLE),
            ("19530104", WHOLE),
            ("1953", HEAD),
            ("530122", INSIDE),
            ("2219", INSIDE),
            ("780123", HEAD),
            ("0123", HEAD),
            ("23", HEAD),
            ("678", INSIDE),
            ("0001", INSIDE),
            ("53", NONE),
            ("999", NONE),
        ] {
            assert_eq!(row.digits_mark(digits.as_bytes()), mark, "{digits}");
        }
        let [id, phone, legacy] = row.digits_at(b"123");
        assert_eq!((id, phone, legacy), (None, Some(10..13), Some(6..9)));
        assert_eq!(row.digits_at(b"1678"), [None, Some(3..8), None]);
    }

    #[test]
    fn legacy_numbers_are_found_by_their_beginning_in_order() {
        let row = |legacy| Row { id: "53012219530104331X", phone: "", legacy };
        let numbers =
            Numbers::new(["BZD000200", "", "bzd000123", "AB1", "BZD000123-9"].into_iter().map(row));
        for (typed, expected) in [
            ("BZD", [INSIDE, NONE, INSIDE, NONE, INSIDE]),
            ("BZD000123", [NONE, NONE, EXACT, NONE, INSIDE]),
            ("AB1", [NONE, NONE, NONE, EXACT, NONE]),
            ("ZZZ", [NONE; 5]),
        ] {
            let mut marks = vec![NONE; 5];
            numbers.mark_legacy(typed, &mut marks);
            assert_eq!(marks, expected, "{typed}");
        }
    }
}
