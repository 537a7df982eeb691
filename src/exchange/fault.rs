//! What can be wrong with a file, a line, or a cell, as facts; `words` puts them
//! into sentences.

use super::RosterKind;
use crate::base::{IdNumberFault, MoneyFault, TownshipCode, mask_tail};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// Why one cell, or one line, could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultCause {
    /// Nothing stands where every line must say something.
    Missing,
    /// Neither 15 digits nor 18 characters of GB 11643.
    IdShape,
    /// No day of the calendar inside an identity number.
    IdBirthDate,
    /// The check character of an identity number does not match.
    IdCheckCharacter,
    /// A spreadsheet kept a long number as a number and lost its last digits.
    PrecisionLost,
    /// Not an amount in any form offices use.
    NotAnAmount,
    /// An amount with parts of a fen.
    PartsOfFen,
    /// An amount or area below zero.
    Negative,
    /// Not an area in 亩 with at most two decimals.
    NotAnArea,
    /// Not a day of the calendar.
    NotADate,
    /// Not a year between 1990 and 2100.
    NotAYear,
    /// Not a counting number.
    NotACount,
    /// No township of the district.
    UnknownTownship,
    /// No village of the township the line names.
    UnknownVillage,
    /// None of the values known for this column.
    UnknownValue,
    /// Not a telephone number.
    NotAPhone,
    /// Not a bank account number.
    NotAnAccount,
    /// Characters were lost before the file came here (`?`, `\u{fffd}`).
    Garbled,
    /// Longer than any such text can be.
    TooLong,
    /// More filled cells than there are headings: a comma too many has shifted them.
    TooManyCells,
    /// Another name is registered under the number.
    NameMismatch,
    /// The voucher number stands on another contribution, or on this one twice (A3).
    VoucherUsed,
    /// The first digits of an identity number are no province's.
    IdRegion,
    /// Nobody can be born on the day inside an identity number: it is to come, or too long ago.
    IdAge,
    /// The column of the sex says otherwise than the identity number.
    IdSexDiffers,
    /// The column of the birth date says otherwise than the identity number.
    IdBirthDiffers,
    /// The bank account is in another name (R2).
    AccountOfAnother,
    /// What stands as a name is none: a word, a figure, a place.
    NotAName,
    /// Two people in one cell.
    TwoNames,
    /// A note behind the name tells of a death: never alive, whatever else stands there.
    DeathInName,
    /// A column beside those that are read tells of a death.
    DeathNoted,
    /// The bank's cause says otherwise than its result.
    Contradicts,
    /// Text that was read in a wrong encoding and saved so.
    Mojibake,
    /// A formula, or the error that one came to.
    Formula,
    /// Signs that nobody sees stand inside.
    Invisible,
    /// The household roster listed a death, and this line would lift it (A7).
    LiftsDeath,
    /// Registered by another township.
    OtherTownship,
    /// Something else than the file of the person says.
    Differs,
    /// More land was taken than contracted: registered, but no case is opened (C3).
    TakesTooMuch,
    /// The sum in figures and the one in words beside it are not the same.
    SumsDiffer,
    /// Money of another country, which nobody converts here.
    ForeignUnit,
    /// The line's unit is none, or none that is known, where each line has one of its own.
    UnknownUnit,
    /// Two places of the district stand in one cell.
    TwoPlaces,
    /// A name with a part hidden or left open: 王某某, 李××.
    MaskedName,
}

impl FaultCause {
    /// Every cause there is.
    pub const ALL: [Self; 44] = [
        Self::Missing,
        Self::IdShape,
        Self::IdBirthDate,
        Self::IdCheckCharacter,
        Self::PrecisionLost,
        Self::NotAnAmount,
        Self::PartsOfFen,
        Self::Negative,
        Self::NotAnArea,
        Self::NotADate,
        Self::NotAYear,
        Self::NotACount,
        Self::UnknownTownship,
        Self::UnknownVillage,
        Self::UnknownValue,
        Self::NotAPhone,
        Self::NotAnAccount,
        Self::Garbled,
        Self::TooLong,
        Self::TooManyCells,
        Self::NameMismatch,
        Self::VoucherUsed,
        Self::IdRegion,
        Self::IdAge,
        Self::IdSexDiffers,
        Self::IdBirthDiffers,
        Self::AccountOfAnother,
        Self::NotAName,
        Self::TwoNames,
        Self::DeathInName,
        Self::DeathNoted,
        Self::Contradicts,
        Self::Mojibake,
        Self::Formula,
        Self::Invisible,
        Self::LiftsDeath,
        Self::OtherTownship,
        Self::Differs,
        Self::TakesTooMuch,
        Self::SumsDiffer,
        Self::ForeignUnit,
        Self::UnknownUnit,
        Self::TwoPlaces,
        Self::MaskedName,
    ];

    /// The code under which the cause is worded and counted, `id-check-character`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::IdShape => "id-shape",
            Self::IdBirthDate => "id-birth-date",
            Self::IdCheckCharacter => "id-check-character",
            Self::PrecisionLost => "precision-lost",
            Self::NotAnAmount => "not-an-amount",
            Self::PartsOfFen => "parts-of-fen",
            Self::Negative => "negative",
            Self::NotAnArea => "not-an-area",
            Self::NotADate => "not-a-date",
            Self::NotAYear => "not-a-year",
            Self::NotACount => "not-a-count",
            Self::UnknownTownship => "unknown-township",
            Self::UnknownVillage => "unknown-village",
            Self::UnknownValue => "unknown-value",
            Self::NotAPhone => "not-a-phone",
            Self::NotAnAccount => "not-an-account",
            Self::Garbled => "garbled",
            Self::TooLong => "too-long",
            Self::TooManyCells => "too-many-cells",
            Self::NameMismatch => "name-mismatch",
            Self::VoucherUsed => "voucher-used",
            Self::IdRegion => "id-region",
            Self::IdAge => "id-age",
            Self::IdSexDiffers => "id-sex-differs",
            Self::IdBirthDiffers => "id-birth-differs",
            Self::AccountOfAnother => "account-of-another",
            Self::NotAName => "not-a-name",
            Self::TwoNames => "two-names",
            Self::DeathInName => "death-in-name",
            Self::DeathNoted => "death-noted",
            Self::Contradicts => "contradicts",
            Self::Mojibake => "mojibake",
            Self::Formula => "formula",
            Self::Invisible => "invisible",
            Self::LiftsDeath => "lifts-death",
            Self::OtherTownship => "other-township",
            Self::Differs => "differs",
            Self::TakesTooMuch => "takes-too-much",
            Self::SumsDiffer => "sums-differ",
            Self::ForeignUnit => "foreign-unit",
            Self::UnknownUnit => "unknown-unit",
            Self::TwoPlaces => "two-places",
            Self::MaskedName => "masked-name",
        }
    }
}

impl From<IdNumberFault> for FaultCause {
    fn from(fault: IdNumberFault) -> Self {
        match fault {
            IdNumberFault::Shape => Self::IdShape,
            IdNumberFault::BirthDate => Self::IdBirthDate,
            IdNumberFault::CheckCharacter => Self::IdCheckCharacter,
        }
    }
}

impl From<MoneyFault> for FaultCause {
    fn from(fault: MoneyFault) -> Self {
        match fault {
            MoneyFault::Unreadable => Self::NotAnAmount,
            MoneyFault::PartsOfFen => Self::PartsOfFen,
        }
    }
}

/// One thing wrong with one line, by the names a person finds it under in the file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineFault {
    /// Which of the file's tables ([`super::Roster::tables`]).
    #[serde(default)]
    pub table: usize,
    /// Line of a CSV file or row of a sheet, counted from 1.
    pub line: u32,
    /// The heading as the file has it; empty where the whole line is meant.
    pub column: String,
    /// Our key of the column, `id_number`; empty where the whole line is meant.
    pub field: String,
    /// What stands there. Personal data.
    pub content: String,
    /// What is wrong with it.
    pub cause: FaultCause,
    /// Whether the line could not be read because of it.
    pub fatal: bool,
}

/// The content is masked: it is personal data.
impl fmt::Debug for LineFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, content, cause, .. } = self;
        write!(f, "line {line}, {column}: {} ({})", mask_tail(content, 0), cause.code())
    }
}

/// What a person should know of a roster that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterNotice {
    /// A second column of the same meaning, which was not read.
    SecondColumn {
        /// Its heading in the file.
        heading: String,
    },
    /// Figures in another unit than 元 and 亩, which were converted.
    Converted {
        /// Heading of their column.
        heading: String,
        /// The unit as the file names it.
        unit: String,
        /// What one of it is, in 元 or 亩.
        factor: Decimal,
    },
    /// The township of the lines, told by the title of the file.
    TownshipOfTitle {
        /// The township of all lines.
        township: TownshipCode,
    },
    /// Rows that the spreadsheet hides, and that were read all the same.
    HiddenRows {
        /// The sheet they are in.
        sheet: String,
        /// Their numbers as people see them.
        rows: Vec<u32>,
    },
    /// Lines whose quotation marks do not pair; they were read as they stand.
    StrayQuotes {
        /// Their numbers as an editor counts them.
        lines: Vec<u32>,
    },
    /// Lines with characters that were lost in another encoding.
    LostCharacters {
        /// Their numbers as an editor counts them.
        lines: Vec<u32>,
    },
    /// The file does not say its encoding, and it is none of the usual ones.
    GuessedEncoding {
        /// What it was read as.
        encoding: TextEncoding,
    },
}

/// Encodings that offices do not mean to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    /// Traditional Chinese in two bytes.
    Big5,
    /// UTF-16 without its mark.
    Utf16,
    /// Unicode in four bytes a character.
    Utf32,
    /// Text that was read in a wrong encoding and saved again.
    Mojibake,
}

/// Files that hold no rows to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignFile {
    /// A PDF, which may be a scan.
    Pdf,
    /// A photograph or scan.
    Picture,
    /// Files packed into one.
    Archive,
    /// A Word or WPS text document.
    Document,
    /// Slides of a talk, `.pptx` or `.odp`.
    Presentation,
    /// A workbook of the binary kind, `.xlsb`.
    BinaryWorkbook,
    /// Something else that is no text.
    Other,
}

/// Why a file was refused whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterRefusal {
    /// The file could not be opened or read.
    Unreadable {
        /// Where it was looked for.
        path: PathBuf,
        /// What the system says.
        cause: std::io::ErrorKind,
    },
    /// Nothing is in it.
    Empty,
    /// Larger than any roster, packed or unpacked.
    TooLarge {
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// More lines, columns or text in a cell than a roster has.
    TooMuch {
        /// Where it became too much.
        line: u32,
    },
    /// A folder is not meant here: a pipe, a device, a socket.
    NotAFile {
        /// Where it is.
        path: PathBuf,
    },
    /// A workbook with a password.
    Locked,
    /// A compound file (`.xls`, `.et`, or one with a password) that cannot be opened.
    OldWorkbook,
    /// A workbook that cannot be read to its end.
    Damaged,
    /// A file of a kind that holds no rows.
    NotRows {
        /// What it is.
        found: ForeignFile,
    },
    /// Whoever asked for it stopped it while it was read.
    Stopped,
    /// A text whose characters make no sense in any encoding that is read.
    Encoding {
        /// What it seems to be.
        looks_like: Option<TextEncoding>,
    },
    /// Two units are named for the same figures.
    TwoUnits {
        /// The line that names the second.
        line: u32,
        /// The unit named first.
        first: String,
        /// The unit named after it.
        second: String,
    },
    /// The figures are in money of another country.
    ForeignUnit {
        /// The line that says so.
        line: u32,
        /// The unit as the file names it.
        unit: String,
    },
    /// A hidden sheet of a file that moves money holds lines: nobody knows whether they count.
    HiddenSheet {
        /// Its name in the workbook.
        sheet: String,
        /// How many lines look like data.
        lines: usize,
    },
    /// Two columns mean the same and say different things.
    TwoColumns {
        /// The heading of both.
        heading: String,
        /// The columns, counted from 1.
        columns: (usize, usize),
        /// The first line on which they differ.
        line: u32,
    },
    /// The only column of numbers stands behind somebody else's name.
    AnothersColumn {
        /// Heading of that column.
        heading: String,
        /// Counted from 1.
        column: usize,
    },
    /// No visible sheet has the name that was asked for.
    NoSuchSheet {
        /// What was asked for.
        sheet: String,
        /// The sheets there are.
        sheets: Vec<String>,
    },
    /// Neither the file nor its title says which township, nor was it told.
    NoTownship {
        /// What it is said to be.
        asked: RosterKind,
    },
    /// It is another kind of roster than it is said to be.
    LooksLike {
        /// What it is said to be.
        asked: RosterKind,
        /// What it looks like.
        found: RosterKind,
    },
    /// It has some of the headings, but not all that are needed.
    MissingColumns {
        /// What it is said to be.
        asked: RosterKind,
        /// The line that comes nearest to a heading line.
        line: u32,
        /// Our headings for what is missing.
        missing: Vec<String>,
    },
    /// No line of it looks like the heading line of any roster.
    NoHeadings {
        /// What it is said to be.
        asked: RosterKind,
    },
    /// A sheet that lists people lacks headings: they would pass for not listed.
    SheetWithoutHeadings {
        /// Its name in the workbook.
        sheet: String,
    },
    /// So many lines cannot be read that the file is not what it is taken for.
    TooManyRejected {
        /// How many are kept at most.
        limit: usize,
        /// The first of them: its place, column, what stands there, and the cause.
        first: Box<LineFault>,
    },
    /// Headings and nothing below them.
    NoLines {
        /// What it is said to be.
        asked: RosterKind,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_cause_has_its_own_code_and_keeps_it_in_files() {
        let codes: HashSet<&str> = FaultCause::ALL.iter().map(|cause| cause.code()).collect();
        assert_eq!(codes.len(), FaultCause::ALL.len());
        for cause in FaultCause::ALL {
            let stored = serde_json::to_string(&cause).expect("a cause");
            assert_eq!(stored, format!("\"{}\"", cause.code()));
        }
    }

    #[test]
    fn debug_output_masks_what_stood_in_the_cell() {
        let fault = LineFault {
            table: 0,
            line: 4,
            column: "身份证号".into(),
            field: "id_number".into(),
            content: "53012219400615826X".into(),
            cause: FaultCause::IdCheckCharacter,
            fatal: true,
        };
        let shown = format!("{fault:?}");
        assert!(shown.contains("line 4, 身份证号") && shown.contains("id-check-character"));
        assert!(!shown.contains("5301"));
    }
}
