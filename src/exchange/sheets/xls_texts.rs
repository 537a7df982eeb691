//! The table of texts of an old workbook, which goes on from record to record.

use super::biff::{Record, Records, add_characters, u16_at, u32_at};

/// All texts in one piece, and where each ends.
#[derive(Default)]
pub(super) struct SharedTexts {
    text: String,
    ends: Vec<u32>,
}

const CONTINUE: u16 = 0x003C;

impl SharedTexts {
    /// Reads the table from its record and those that continue it; what is cut off there
    /// ends it.
    pub fn read(first: Record<'_>, following: Records<'_>) -> Self {
        let more = following.take_while(|record| record.kind == CONTINUE);
        let pieces: Vec<&[u8]> =
            std::iter::once(first.data).chain(more.map(|record| record.data)).collect();
        let mut shared = Self::default();
        let mut reading = Reading { pieces: &pieces, at: 8 };
        while reading.add_text(&mut shared.text).is_some() {
            shared.ends.push(u32::try_from(shared.text.len()).unwrap_or(u32::MAX));
        }
        shared
    }

    /// A text by its number.
    pub fn get(&self, number: u32) -> Option<&str> {
        let number = usize::try_from(number).ok()?;
        let end = *self.ends.get(number)? as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.text.get(start..end)
    }
}

/// Where the reading stands.
struct Reading<'a> {
    pieces: &'a [&'a [u8]],
    /// In the first of them.
    at: usize,
}

impl<'a> Reading<'a> {
    /// What is left of the piece, or of the next where nothing is.
    fn rest(&mut self) -> Option<&'a [u8]> {
        loop {
            let piece: &'a [u8] = self.pieces.first()?;
            match piece.get(self.at..) {
                Some(rest) if !rest.is_empty() => return Some(rest),
                _ => (self.pieces, self.at) = (&self.pieces[1..], 0),
            }
        }
    }

    fn add_text(&mut self, text: &mut String) -> Option<()> {
        let head = self.rest()?;
        let (mut left, flags) = (usize::from(u16_at(head, 0)?), *head.get(2)?);
        let mut at = 3;
        let (mut runs, mut phonetic) = (0, 0);
        if flags & 8 != 0 {
            runs = usize::from(u16_at(head, at)?);
            at += 2;
        }
        if flags & 4 != 0 {
            phonetic = usize::try_from(u32_at(head, at)?).ok()?;
            at += 4;
        }
        self.at += at;
        let mut high = flags & 1 == 1;
        let mut piece = head.get(at..)?;
        while left > 0 {
            let (count, bytes) = add_characters(piece, left, high, text);
            (left, self.at) = (left - count, self.at + bytes);
            if left > 0 {
                // In the next record the characters may be of the other size.
                self.pieces = self.pieces.get(1..)?;
                let (flags, rest) = self.pieces.first()?.split_first()?;
                (self.at, high, piece) = (1, flags & 1 == 1, rest);
            }
        }
        self.skip(runs * 4)?;
        self.skip(phonetic)
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            let step = self.rest()?.len().min(bytes);
            (self.at, bytes) = (self.at + step, bytes - step);
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
    }

    #[test]
    fn texts_go_on_over_records_and_past_their_looks() {
        // "ab" with one run of looks, "c张" broken after the first sign, "d".
        let first = b"\0\0\0\0\0\0\0\0\x02\0\x08\x01\0abRRRR\x02\0\0c";
        let second = b"\x01\x20\x5f\x01\0\0d";
        let stream = [record(0xFC, first), record(CONTINUE, second), record(0x0A, b"")].concat();
        let mut records = Records::from(&stream, 0).expect("a stream");
        let head = records.next().expect("the table");
        let texts = SharedTexts::read(head, records);
        let read: Vec<&str> = (0..4).filter_map(|at| texts.get(at)).collect();
        assert_eq!(read, ["ab", "c张", "d"]);
    }
}
