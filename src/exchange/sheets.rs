//! From a file's bytes to the rows of its sheets.

use super::RosterRefusal;
use super::cells::RawRow;
use super::sheet::Book;
use super::text;

/// A sheet of a file; a text file is one without a name.
pub(super) struct Sheet {
    pub name: Option<String>,
    pub visible: bool,
    pub rows: Vec<RawRow>,
    pub hidden_rows: Vec<u32>,
}

/// What a file's bytes hold.
pub(super) struct OpenedFile {
    pub sheets: Vec<Sheet>,
    pub notices: Vec<super::RosterNotice>,
}

/// Opens a file.
pub(super) fn open(bytes: &[u8]) -> Result<OpenedFile, RosterRefusal> {
    let sheets = match bytes {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(RosterRefusal::OldWorkbook),
        [b'P', b'K', 3, 4, ..] => {
            let mut book = Book::open(bytes)?;
            let names = book.sheets();
            let sheet = |name: String| {
                let rows = book.rows(&name, usize::MAX)?;
                Ok(Sheet { name: Some(name), visible: true, rows, hidden_rows: Vec::new() })
            };
            names.into_iter().map(sheet).collect::<Result<_, RosterRefusal>>()?
        }
        _ => vec![Sheet {
            name: None,
            visible: true,
            rows: text::rows(bytes)?,
            hidden_rows: Vec::new(),
        }],
    };
    Ok(OpenedFile { sheets, notices: Vec::new() })
}
