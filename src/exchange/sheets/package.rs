//! A workbook packed as a zip: unpacked once to count what it really holds before any
//! reader believes what it says. The same pass finds hidden rows and merged cells.

use super::sheet_rows::MergedArea;
use super::xml;
use crate::exchange::fault::RosterRefusal;
use quick_xml::events::BytesStart;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most a small workbook may unpack to, in bytes.
const MAX_UNPACKED: u64 = 256 << 20;
/// The most a large one may for each byte of it.
const UNPACKED_PER_BYTE: u64 = 16;
/// The most the table of texts of a small file may unpack to.
const MAX_TEXTS: u64 = 40 << 20;
/// The most its styles may unpack to.
const MAX_STYLES: u64 = 8 << 20;
/// What they may take in memory: each is kept whole beside all others.
const MAX_STYLES_HELD: usize = 56 << 20;
/// What one of them takes beside its texts.
const STYLE: usize = 400;
/// The most parts.
const MAX_PARTS: usize = 20_000;
/// The longest tag, text or comment.
const MAX_TOKEN: usize = 1 << 20;
/// The most cells, empty ones too: each is looked at.
const MAX_CELLS: usize = 24_000_000;
/// The most areas of merged cells.
const MAX_MERGED: usize = 1 << 20;

/// What a sheet's part says about its rows as such.
#[derive(Default)]
pub(super) struct RowMarks {
    /// Hidden rows, counted from 0.
    pub hidden: Vec<u32>,
    pub merged: Vec<MergedArea>,
    /// The row that is open, counted from 0.
    at: Option<u32>,
    /// Where the cell that is open begins.
    cell: Option<u64>,
    /// How many there are.
    cells: usize,
}

pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens a zip that does not have too many parts.
pub(super) fn archive(bytes: &[u8]) -> Result<Archive<'_>, RosterRefusal> {
    let parts = bytes.windows(4).filter(|at| at == b"PK\x01\x02").count();
    if parts > MAX_PARTS {
        return Err(RosterRefusal::Damaged);
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(damaged)
}

/// A part's name as we compare it: small letters, and slashes as they should be.
pub(super) fn plain_name(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// The names of all parts.
pub(super) fn part_names(bytes: &[u8]) -> Result<Vec<String>, RosterRefusal> {
    let archive = archive(bytes)?;
    // A name in no encoding is none that is looked for.
    Ok(archive.file_names().flatten().map(|name| plain_name(&name)).collect())
}

/// Unpacks every part once; what it found in each that is XML, by name.
pub(super) fn check(bytes: &[u8]) -> Result<HashMap<String, RowMarks>, RosterRefusal> {
    let mut archive = archive(bytes)?;
    let mut left = MAX_UNPACKED.max(bytes.len() as u64 * UNPACKED_PER_BYTE);
    let (mut marks, mut cells) = (HashMap::new(), 0);
    for at in 0..archive.len() {
        if archive.by_index_raw(at).map_err(damaged)?.encrypted() {
            return Err(RosterRefusal::Locked);
        }
        let part = archive.by_index(at).map_err(damaged)?;
        let name = plain_name(&part.name().map_err(damaged)?);
        let texts = MAX_TEXTS.max(bytes.len() as u64 * 3);
        let size = match () {
            () if name.ends_with("sharedstrings.xml") => check_texts(part, left.min(texts))?,
            () if name.ends_with("styles.xml") => check_styles(part, left.min(MAX_STYLES))?,
            () if is_media(&name) => size_of(part, left)?,
            () => {
                let mut found = RowMarks::default();
                let size = scan(part, left, MAX_TOKEN, |tag, at| found.take(tag, at))?;
                cells += found.cells;
                if cells > MAX_CELLS {
                    return Err(found.too_much());
                }
                marks.insert(name, found);
                size
            }
        };
        left -= size;
    }
    Ok(marks)
}

/// Parts that no reader looks into.
fn is_media(name: &str) -> bool {
    const ENDINGS: [&str; 10] =
        [".png", ".jpeg", ".jpg", ".gif", ".emf", ".wmf", ".bin", ".svm", ".tiff", ".bmp"];
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

fn size_of(part: impl Read, most: u64) -> Result<u64, RosterRefusal> {
    let size = std::io::copy(&mut part.take(most + 1), &mut std::io::sink());
    let size = size.map_err(damaged)?;
    if size > most { Err(RosterRefusal::TooLarge { limit: most }) } else { Ok(size) }
}

/// The table of texts also says how many there are, and room is made for that many:
/// a number beyond what its bytes could hold is a trap.
fn check_texts(part: impl Read, most: u64) -> Result<u64, RosterRefusal> {
    let mut said = 0;
    let size = scan(part, most, MAX_TOKEN, |tag, _| {
        if local_name(tag) == b"sst"
            && let Some(count) = value(tag, "uniqueCount")
        {
            // A number too large to be read is too large to be believed.
            said = said.max(count.trim().parse().unwrap_or(u64::MAX));
        }
        Ok(())
    })?;
    if said > size { Err(RosterRefusal::Damaged) } else { Ok(size) }
}

/// Every style is kept with copies of the texts that it names.
fn check_styles(part: impl Read, most: u64) -> Result<u64, RosterRefusal> {
    const LONGEST: usize = 4 << 10;
    let (mut styles, mut others, mut longest) = (0_usize, 0_usize, 0_usize);
    let size = scan(part, most, LONGEST, |tag, _| {
        match local_name(tag) {
            b"xf" => styles += 1,
            b"font" | b"fill" | b"border" | b"numFmt" => others += 1,
            _ => (),
        }
        longest = longest.max(tag.len());
        Ok(())
    })?;
    let held = (styles + others) * STYLE + styles * longest;
    if held > MAX_STYLES_HELD { Err(RosterRefusal::TooLarge { limit: most }) } else { Ok(size) }
}

impl RowMarks {
    fn too_much(&self) -> RosterRefusal {
        RosterRefusal::TooMuch { line: self.at.map_or(1, |at| at.saturating_add(1)) }
    }

    /// Takes a tag that ends at this byte. A cell too long is refused here, as it is taken
    /// in whole when it is read, in however many pieces it comes.
    fn take(&mut self, tag: &[u8], at: u64) -> Result<(), RosterRefusal> {
        if self.cell.is_some_and(|start| at - start > MAX_TOKEN as u64) {
            return Err(RosterRefusal::Damaged);
        }
        if let Some(ended) = tag.strip_prefix(b"/") {
            if local_name(ended) == b"c" {
                self.cell = None;
            }
            return Ok(());
        }
        match local_name(tag) {
            b"c" => {
                self.cell = (!tag.ends_with(b"/")).then_some(at);
                self.cells += 1;
                if self.cells > MAX_CELLS {
                    return Err(self.too_much());
                }
            }
            b"row" => {
                let number = value(tag, "r").and_then(|number| number.trim().parse::<u32>().ok());
                let next = self.at.map_or(0, |at| at.saturating_add(1));
                let at = number.map_or(next, |number| number.saturating_sub(1));
                self.at = Some(at);
                let hidden = tag.windows(6).any(|word| word == b"hidden")
                    && value(tag, "hidden").is_some_and(|said| said == "1" || said == "true");
                if hidden && self.hidden.last().is_none_or(|last| *last < at) {
                    self.hidden.push(at);
                }
            }
            b"mergeCell" => {
                let area = value(tag, "ref").and_then(|area| merged_area(&area));
                self.merged.extend(area);
                if self.merged.len() > MAX_MERGED {
                    return Err(RosterRefusal::Damaged);
                }
            }
            _ => (),
        }
        Ok(())
    }
}

/// `B3:B7`; dollar signs say nothing here.
fn merged_area(area: &str) -> Option<MergedArea> {
    let (from, to) = area.split_once(':')?;
    let ((top, column), (bottom, _)) = (place(from)?, place(to)?);
    Some(MergedArea { top, bottom, column })
}

fn place(name: &str) -> Option<(u32, u32)> {
    let name = name.trim().replace('$', "");
    let digits = name.find(|ch: char| ch.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        let value = u32::from(letter.checked_sub(b'A').filter(|value| *value < 26)?) + 1;
        column.checked_mul(26)?.checked_add(value)
    });
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column?.checked_sub(1)?))
}

/// A tag's name without its prefix; nothing for an end tag.
fn local_name(tag: &[u8]) -> &[u8] {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'/';
    let name = &tag[..tag.iter().position(ends).unwrap_or(tag.len())];
    let prefix = name.iter().rposition(|byte| *byte == b':');
    prefix.map_or(name, |colon| &name[colon + 1..])
}

fn value(tag: &[u8], name: &str) -> Option<String> {
    let text = std::str::from_utf8(tag).ok()?.trim_end_matches('/');
    let length = text.find(char::is_whitespace)?;
    xml::attribute(&BytesStart::from_content(text, length), name)
}

/// Where in XML the scan stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    /// A tag, and the quotation mark that is open in it.
    Tag(Option<u8>),
    /// A comment, marked text or instruction, up to this ending.
    Until(&'static [u8]),
}

/// Reads XML tag by tag without keeping it, and tells each with the place where it ends. A
/// token longer than allowed is refused before a reader takes it in whole, and so is a
/// document type, which workbooks have none of.
fn scan(
    part: impl Read,
    most: u64,
    longest: usize,
    mut on_tag: impl FnMut(&[u8], u64) -> Result<(), RosterRefusal>,
) -> Result<u64, RosterRefusal> {
    let mut part = part.take(most + 1);
    let mut chunk = vec![0; 64 << 10];
    let mut scan = Scan { within: Within::Text, length: 0, longest: 0, tag: Vec::new() };
    let mut size = 0_u64;
    loop {
        let read = part.read(&mut chunk).map_err(damaged)?;
        if read == 0 {
            return Ok(size);
        }
        let mut bytes = &chunk[..read];
        while !bytes.is_empty() {
            let (ended, rest) = scan.take(bytes);
            if ended {
                on_tag(&scan.tag, size + (read - rest.len()) as u64)?;
            }
            if scan.longest > longest || scan.tag.starts_with(b"!DOCTYPE") {
                return Err(RosterRefusal::Damaged);
            }
            bytes = rest;
        }
        size += read as u64;
        if size > most {
            return Err(RosterRefusal::TooLarge { limit: most });
        }
    }
}

/// Where a scan stands.
struct Scan {
    within: Within,
    /// Of the token so far, in bytes.
    length: usize,
    /// Of any token so far.
    longest: usize,
    /// The tag so far; of a comment its last bytes.
    tag: Vec<u8>,
}

impl Scan {
    /// Takes bytes up to where something changes; whether a tag ended there, and the rest.
    fn take<'a>(&mut self, bytes: &'a [u8]) -> (bool, &'a [u8]) {
        let marks: fn(&u8) -> bool = match self.within {
            Within::Text => |byte| *byte == b'<',
            Within::Tag(None) if self.is_plain(bytes) => |byte| matches!(byte, b'>' | b'"' | b'\''),
            Within::Tag(Some(b'"')) => |byte| *byte == b'"',
            Within::Tag(Some(_)) => |byte| *byte == b'\'',
            Within::Tag(None) | Within::Until(_) => |_| true,
        };
        let Some(at) = bytes.iter().position(marks) else {
            self.lengthen(bytes.len());
            if self.within != Within::Text {
                self.tag.extend(bytes);
            }
            return (false, &[]);
        };
        let (before, rest) = (&bytes[..at], &bytes[at + 1..]);
        self.lengthen(at + 1);
        if self.within == Within::Text {
            (self.within, self.length) = (Within::Tag(None), 0);
            self.tag.clear();
            return (false, rest);
        }
        self.tag.extend(before);
        self.within = next(self.within, bytes[at], &mut self.tag);
        if self.within == Within::Text {
            self.length = 0;
            return (true, rest);
        }
        (false, rest)
    }

    fn lengthen(&mut self, bytes: usize) {
        self.length += bytes;
        self.longest = self.longest.max(self.length);
    }

    /// Whether what begins here, or has begun, is a tag and nothing that looks like one.
    fn is_plain(&self, bytes: &[u8]) -> bool {
        self.tag.first().or(bytes.first()).is_none_or(|byte| !matches!(byte, b'!' | b'?'))
    }
}

/// Takes a byte of a tag or of what looks like one.
fn next(within: Within, byte: u8, tag: &mut Vec<u8>) -> Within {
    match within {
        Within::Until(ending) => {
            // Of a comment only the last bytes matter.
            if tag.len() >= 16 {
                tag.drain(..13);
            }
            tag.push(byte);
            if tag.ends_with(ending) {
                tag.clear();
                return Within::Text;
            }
            within
        }
        Within::Tag(None) if byte == b'>' => Within::Text,
        Within::Tag(Some(mark)) if byte == mark => {
            tag.push(byte);
            Within::Tag(None)
        }
        Within::Tag(open) => {
            tag.push(byte);
            match &**tag {
                b"!--" => Within::Until(b"-->"),
                b"![CDATA[" => Within::Until(b"]]>"),
                b"?" => Within::Until(b"?>"),
                _ if open.is_none() && matches!(byte, b'"' | b'\'') => Within::Tag(Some(byte)),
                _ => Within::Tag(open),
            }
        }
        Within::Text => within,
    }
}

pub(super) fn damaged<E>(_what_the_crate_says: E) -> RosterRefusal {
    RosterRefusal::Damaged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<String> {
        let mut tags = Vec::new();
        scan(text.as_bytes(), 1 << 20, 64, |tag, _| {
            tags.push(String::from_utf8_lossy(tag).into_owned());
            Ok(())
        })
        .expect("scanned");
        tags.retain(|tag| !tag.is_empty());
        tags
    }

    #[test]
    fn tags_are_found_among_comments_and_quotes() {
        let text = "<?xml v='>'?><a x=\"1>2\"><!-- <b> --><![CDATA[<c>]]>t</a><d/>";
        assert_eq!(tags(text), ["a x=\"1>2\"", "/a", "d/"]);
    }

    #[test]
    fn rows_say_that_they_are_hidden_and_areas_what_they_merge() {
        let mut marks = RowMarks::default();
        for tag in ["row r=\"3\" hidden=\"1\"", "x:row hidden='true'/", "row r=\"9\" hidden=\"0\""]
        {
            marks.take(tag.as_bytes(), 0).expect("taken");
        }
        marks.take(b"mergeCell ref=\"$B$3:B7\"/", 0).expect("taken");
        assert_eq!(marks.hidden, [2, 3]);
        assert_eq!(marks.merged, [MergedArea { top: 2, bottom: 6, column: 1 }]);
        assert_eq!(merged_area("A0:B1"), None);
        assert_eq!(merged_area("ZZZZZZZZZ1:B1"), None);
    }

    #[test]
    fn a_cell_in_many_pieces_is_not_taken_in() {
        let mut marks = RowMarks::default();
        let far = 2 * MAX_TOKEN as u64;
        marks.take(b"c r=\"A1\"", 9).expect("taken");
        marks.take(b"/c", 20).expect("taken");
        marks.take(b"row", far).expect("no cell is open");
        marks.take(b"x:c", far + 9).expect("taken");
        assert_eq!(marks.take(b"t", 2 * far), Err(RosterRefusal::Damaged));
    }

    #[test]
    fn what_no_reader_should_take_in_is_refused() {
        let refused = |text: &str| scan(text.as_bytes(), 1 << 20, 64, |_, _| Ok(())).err();
        for text in [
            format!("<a {}>", "x".repeat(99)),
            format!("<!--{}-->", "< ".repeat(99)),
            "x".repeat(99),
            "<!DOCTYPE a>".to_owned(),
        ] {
            assert_eq!(refused(&text), Some(RosterRefusal::Damaged), "{text}");
        }
    }
}
