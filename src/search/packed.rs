//! Identity numbers in half their room, and digits found within them.

use super::mark::{EXACT, HEAD, INSIDE, Mark, WHOLE};
use crate::base::IdNumber;
use std::ops::Range;

/// Characters of an identity number, and where its birth date stands.
const LENGTH: usize = 18;
const BIRTH: usize = 6;
/// Fewer digits than this are only looked for at the end.
const PIECE: usize = 3;

/// An identity number, four bits a character, X as ten: to look through a million
/// of them is to read nine megabytes.
#[derive(Clone, Copy)]
pub(super) struct Packed([u8; 9]);

/// Digits that are looked for, packed alike from the top of the bits.
pub(super) struct Piece {
    top: u128,
    mask: u128,
    length: usize,
}

impl Packed {
    /// Packs a number.
    pub(super) fn new(id: &IdNumber) -> Self {
        let bits = pack(id.as_str());
        let mut packed = [0; 9];
        for (at, byte) in packed.iter_mut().rev().enumerate() {
            *byte = (bits >> (8 * at)) as u8;
        }
        Self(packed)
    }

    /// The number as it is written.
    pub(super) fn text(self) -> String {
        let bits = self.bits();
        let character = |at: usize| match bits >> (4 * (LENGTH - 1 - at)) & 0xf {
            10 => 'X',
            digit => char::from(b'0' + digit as u8),
        };
        (0..LENGTH).map(character).collect()
    }

    /// How and where the digits stand in it: at its end, at the beginning of the
    /// birth date, or else where they stand first.
    pub(super) fn find(self, piece: &Piece) -> Option<(Mark, Range<usize>)> {
        let top = self.top();
        let length = piece.length;
        let last = LENGTH.checked_sub(length)?;
        let found = |mark: Mark, start: usize| Some((mark, start..start + length));
        if piece.begins(top << (4 * last)) {
            return found(if last == 0 { EXACT } else { WHOLE }, last);
        }
        if (4..=8).contains(&length) && piece.begins(top << (4 * BIRTH)) {
            return found(birth_mark(length), BIRTH);
        }
        let mut rest = top;
        for start in 0..if length < PIECE { 0 } else { last } {
            if piece.begins(rest) {
                return found(INSIDE, start);
            }
            rest <<= 4;
        }
        None
    }

    /// How and where the birth date begins with the digits.
    pub(super) fn born(self, piece: &Piece) -> Option<(Mark, Range<usize>)> {
        let born = piece.length <= 8 && piece.begins(self.top() << (4 * BIRTH));
        born.then(|| (birth_mark(piece.length), BIRTH..BIRTH + piece.length))
    }

    fn top(self) -> u128 {
        self.bits() << (128 - 4 * LENGTH)
    }

    fn bits(self) -> u128 {
        let [most @ .., last] = self.0;
        u128::from(u64::from_be_bytes(most)) << 8 | u128::from(last)
    }
}

impl Piece {
    /// Digits, and X; more than an identity number has are found in none.
    pub(super) fn new(digits: &str) -> Self {
        let length = digits.len();
        let room = 128 - 4 * length.clamp(1, LENGTH);
        Self { top: pack(digits) << room, mask: u128::MAX << room, length }
    }

    fn begins(&self, top: u128) -> bool {
        top & self.mask == self.top
    }
}

fn birth_mark(length: usize) -> Mark {
    if length == 8 { WHOLE } else { HEAD }
}

fn pack(text: &str) -> u128 {
    let digit = |byte: u8| if byte == b'X' { 10 } else { u128::from(byte & 0xf) };
    text.bytes().fold(0, |bits, byte| bits << 4 | digit(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_they_were() {
        for text in ["53012219400615826X", "530122194006158198"] {
            let id = IdNumber::parse(text);
            assert_eq!(id.as_ref().map(|id| Packed::new(id).text()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn pieces_are_ranked_by_where_they_stand() {
        let id = Packed::new(&IdNumber::parse("53012219400615826X").expect("valid"));
        for (piece, expected) in [
            ("53012219400615826X", Some((EXACT, 0..18))),
            ("826X", Some((WHOLE, 14..18))),
            ("X", Some((WHOLE, 17..18))),
            ("19400615", Some((WHOLE, 6..14))),
            ("1940", Some((HEAD, 6..10))),
            ("530122", Some((INSIDE, 0..6))),
            ("22194", Some((INSIDE, 4..9))),
            ("158", Some((INSIDE, 12..15))),
            ("15", None),
            ("999", None),
            ("53012219400615826X0", None),
        ] {
            assert_eq!(id.find(&Piece::new(piece)), expected, "{piece}");
        }
        assert_eq!(id.born(&Piece::new("194006")), Some((HEAD, 6..12)));
        assert_eq!(id.born(&Piece::new("4006")), None);
    }
}
