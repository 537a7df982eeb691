//! The records of an old workbook (BIFF 5 and 8) and the texts in them.

use crate::exchange::fault::RosterRefusal;
use encoding_rs::{BIG5, Encoding, GB18030, SHIFT_JIS, UTF_16LE, WINDOWS_1252};

/// A record: what it is and what it says.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
}

/// The records from a place in the stream on; a record cut off ends them.
#[derive(Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub fn from(stream: &'a [u8], at: usize) -> Option<Self> {
        Some(Self { rest: stream.get(at..)? })
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (head, rest) = self.rest.split_at_checked(4)?;
        let (kind, size) = (u16_at(head, 0)?, usize::from(u16_at(head, 2)?));
        let (data, rest) = rest.split_at_checked(size)?;
        self.rest = rest;
        Some(Record { kind, data })
    }
}

pub(super) fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

pub(super) fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

pub(super) fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*data.get(at..)?.first_chunk()?))
}

/// A number in four bytes: whole or the upper half of a double, perhaps a hundredth.
pub(super) fn rk_at(data: &[u8], at: usize) -> Option<f64> {
    let raw = u32_at(data, at)?;
    let number = match raw & 2 {
        0 => f64::from_bits(u64::from(raw & !3) << 32),
        _ => f64::from(raw as i32 >> 2),
    };
    Some(if raw & 1 == 1 { number / 100.0 } else { number })
}

/// How a workbook writes its texts.
#[derive(Clone, Copy)]
pub(super) struct TextForm {
    /// BIFF 8 has UTF-16 with or without its upper halves; before it, a code page.
    pub wide: bool,
    pub page: &'static Encoding,
}

impl TextForm {
    /// The encoding of a code page by its number.
    pub fn page(number: u16) -> &'static Encoding {
        match number {
            950 => BIG5,
            932 => SHIFT_JIS,
            1252 | 0x8001 => WINDOWS_1252,
            _ => GB18030,
        }
    }

    /// A text with its length in one or two bytes before it.
    pub fn text(self, data: &[u8], length_bytes: usize) -> Option<String> {
        let length = match length_bytes {
            1 => usize::from(*data.first()?),
            _ => usize::from(u16_at(data, 0)?),
        };
        let rest = data.get(length_bytes..)?;
        if !self.wide {
            let bytes = rest.get(..length.min(rest.len()))?;
            return Some(self.page.decode_without_bom_handling(bytes).0.into_owned());
        }
        let mut text = String::new();
        let (flags, rest) = match rest.split_first() {
            Some((flags, rest)) => (*flags, rest),
            None if length == 0 => return Some(text),
            None => return None,
        };
        add_characters(rest, length, flags & 1 == 1, &mut text);
        Some(text)
    }
}

/// Adds so many characters as there are, and tells how many and how many bytes they took.
pub(super) fn add_characters(
    data: &[u8],
    length: usize,
    high: bool,
    text: &mut String,
) -> (usize, usize) {
    let size = if high { 2 } else { 1 };
    let count = length.min(data.len() / size);
    let bytes = &data[..count * size];
    match high {
        true => text.push_str(&UTF_16LE.decode_without_bom_handling(bytes).0),
        false => text.extend(bytes.iter().map(|byte| char::from(*byte))),
    }
    (count, count * size)
}

/// What a workbook that ends too soon is.
pub(super) fn whole<T>(read: Option<T>) -> Result<T, RosterRefusal> {
    read.ok_or(RosterRefusal::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes_are_read() {
        let number = |raw: u32| rk_at(&raw.to_le_bytes(), 0);
        assert_eq!(number((7 << 2) | 2), Some(7.0));
        assert_eq!(number((12_345 << 2) | 3), Some(123.45));
        assert_eq!(number(0x3FF0_0000), Some(1.0));
        assert_eq!(number((-5_i32 << 2) as u32 | 2), Some(-5.0));
        assert_eq!(rk_at(&[1, 2], 0), None);
    }

    #[test]
    fn texts_are_read_in_either_form() {
        let new = TextForm { wide: true, page: GB18030 };
        assert_eq!(new.text(b"\x02\0\x01\x20_ \x4e", 2).as_deref(), Some("张丠"));
        assert_eq!(new.text(b"\x02\0ab", 1).as_deref(), Some("ab"));
        let old = TextForm { wide: false, page: GB18030 };
        assert_eq!(old.text(b"\x04\xD5\xC5\xC8\xFD", 1).as_deref(), Some("张三"));
        assert_eq!(new.text(b"\x02", 2), None);
    }

    #[test]
    fn a_record_cut_off_ends_the_stream() {
        let kinds = |bytes| Records::from(bytes, 0).into_iter().flatten().map(|r| r.kind);
        assert_eq!(kinds(b"\x09\x08\x01\0x\x0A\0\xFF\xFFy").collect::<Vec<_>>(), [0x0809]);
    }
}
