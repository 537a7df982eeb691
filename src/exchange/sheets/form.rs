//! What a file is by its bytes.

use super::package::part_names;
use crate::exchange::fault::{ForeignFile, RosterRefusal};

/// The forms of files whose rows can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileForm {
    /// XLSX, XLSM, XLTX: XML in a zip.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
    /// A compound file: an old workbook, one with a password, or something else.
    Compound,
    /// A text of some kind.
    Text,
}

/// Beginnings of files that hold no rows.
const FOREIGN: &[(&[u8], ForeignFile)] = &[
    (b"%PDF", ForeignFile::Pdf),
    (b"\xFF\xD8\xFF", ForeignFile::Picture),
    (b"\x89PNG\r\n", ForeignFile::Picture),
    (b"GIF8", ForeignFile::Picture),
    (b"II*\0", ForeignFile::Picture),
    (b"MM\0*", ForeignFile::Picture),
    (b"BM", ForeignFile::Picture),
    (b"Rar!\x1A\x07", ForeignFile::Archive),
    (b"7z\xBC\xAF\x27\x1C", ForeignFile::Archive),
    (b"\x1F\x8B\x08", ForeignFile::Archive),
    (b"BZh", ForeignFile::Archive),
    (b"\xFD7zXZ\0", ForeignFile::Archive),
    (b"{\\rtf", ForeignFile::Document),
    (b"SQLite format 3\0", ForeignFile::Other),
    (b"\x7FELF", ForeignFile::Other),
    (b"MZ\x90\0", ForeignFile::Other),
];

/// Tells what a file is; refuses what is known to hold no rows.
pub(super) fn recognise(bytes: &[u8]) -> Result<FileForm, RosterRefusal> {
    match bytes {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Ok(FileForm::Compound),
        [b'P', b'K', 3, 4, ..] => return of_zip(bytes),
        // An archive with nothing in it, or one in parts.
        [b'P', b'K', 5, 6, ..] | [b'P', b'K', 7, 8, ..] => {
            return Err(RosterRefusal::NotRows { found: ForeignFile::Archive });
        }
        _ => (),
    }
    let top = &bytes[..bytes.len().min(64)];
    let starts = |(start, _): &&(&[u8], ForeignFile)| {
        // A text may begin with two letters by chance; a picture then has zeros.
        top.starts_with(start) && (*start != b"BM" || top[2..].contains(&0))
    };
    // A PDF may have some bytes before it begins.
    let pdf = bytes[..bytes.len().min(1024)].windows(5).any(|at| at == b"%PDF-");
    match FOREIGN.iter().find(starts) {
        Some((_, found)) => Err(RosterRefusal::NotRows { found: *found }),
        None if pdf => Err(RosterRefusal::NotRows { found: ForeignFile::Pdf }),
        None => Ok(FileForm::Text),
    }
}

/// What a zip holds, by the names of its parts.
fn of_zip(bytes: &[u8]) -> Result<FileForm, RosterRefusal> {
    let names = part_names(bytes)?;
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let any = |wanted: fn(&str) -> bool| names.iter().any(|name| wanted(name));
    let foreign = |found| Err(RosterRefusal::NotRows { found });
    match () {
        () if any(|name| name.ends_with("workbook.bin")) => foreign(ForeignFile::BinaryWorkbook),
        () if any(|name| name.starts_with("word/")) => foreign(ForeignFile::Document),
        () if any(|name| name.starts_with("ppt/")) => foreign(ForeignFile::Presentation),
        () if has("[content_types].xml") || any(|name| name.starts_with("xl/")) => {
            Ok(FileForm::Xlsx)
        }
        () if has("mimetype") || has("content.xml") => Ok(FileForm::Ods),
        () if any(|name| name.starts_with("docprops/")) => Err(RosterRefusal::Damaged),
        () => foreign(ForeignFile::Archive),
    }
}

/// The beginning of a text, where its form stands.
fn beginning(text: &str) -> &str {
    let text = text.trim_start_matches(|ch: char| ch.is_whitespace() || ch == '\u{feff}');
    &text[..text.floor_char_boundary(4096)]
}

/// Excel's XML of 2003.
pub(super) fn is_spreadsheetml(text: &str) -> bool {
    let top = beginning(text);
    top.starts_with('<')
        && top.contains("urn:schemas-microsoft-com:office:spreadsheet")
        && (top.contains("<Workbook") || top.contains(":Workbook"))
}

/// An OpenDocument spreadsheet that is not packed.
pub(super) fn is_flat_ods(text: &str) -> bool {
    let top = beginning(text);
    top.starts_with('<') && top.contains("<office:document")
}

/// A web page, whole or only its table.
pub(super) fn is_html(text: &str) -> bool {
    let top = beginning(text).to_ascii_lowercase();
    const TAGS: [&str; 6] = ["<!doctype html", "<html", "<table", "<head", "<body", "<meta"];
    top.starts_with('<') && TAGS.iter().any(|tag| top.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_no_rows_is_called_by_its_name() {
        for (bytes, found) in [
            (&b"%PDF-1.4\n"[..], ForeignFile::Pdf),
            (b"\xFF\xD8\xFF\xE0", ForeignFile::Picture),
            (b"BM\x36\0\0\0", ForeignFile::Picture),
            (b"Rar!\x1A\x07\0", ForeignFile::Archive),
            (b"PK\x05\x06", ForeignFile::Archive),
            (b"{\\rtf1", ForeignFile::Document),
        ] {
            assert_eq!(recognise(bytes), Err(RosterRefusal::NotRows { found }));
        }
        for bytes in [&b"BM,x\n"[..], b"\xD5\xC5", b"MZ"] {
            assert_eq!(recognise(bytes), Ok(FileForm::Text));
        }
    }

    #[test]
    fn texts_are_told_apart_by_their_markup() {
        assert!(is_html("\u{feff} <TABLE><tr>") && is_html("<!-- x --><html>"));
        assert!(!is_html("<5000,table\n") && !is_html("姓名,<table>\n"));
        let workbook = "<?xml?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">";
        assert!(is_spreadsheetml(workbook) && !is_html(workbook));
    }
}
