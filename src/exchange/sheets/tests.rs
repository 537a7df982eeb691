//! Files as offices send them, up to their rows: the cases of `tests/field`.

use super::*;
use crate::exchange::fault::{ForeignFile, TextEncoding};
use std::io::{Cursor, Write};
use std::path::Path;

fn field(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field");
    std::fs::read(folder.join(name)).expect("a file of the field")
}

fn opened(name: &str) -> OpenedFile {
    open(&field(name)).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

fn refused(name: &str) -> RosterRefusal {
    open(&field(name)).err().unwrap_or_else(|| panic!("{name} was read"))
}

/// The rows of a sheet, each beginning with its number.
fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let number = |row: &super::super::cells::RawRow| row.number.to_string();
    let cells = |row: &super::super::cells::RawRow| {
        std::iter::once(number(row)).chain(row.cells.iter().map(str::to_owned)).collect()
    };
    sheet.rows.iter().map(cells).collect()
}

/// The rows of a file with one sheet.
fn only(name: &str) -> Vec<Vec<String>> {
    let file = opened(name);
    assert_eq!(file.sheets.len(), 1, "{name}");
    rows(&file.sheets[0])
}

const LEGACY: &str = "1|序号|姓名|身份证号|乡镇（街道）|村（社区）|参保编号|个人账户余额|\
    已享受政府补贴|是否领取待遇|月待遇标准（元）|联系电话|银行账号";

fn joined(rows: &[Vec<String>]) -> Vec<String> {
    rows.iter().map(|row| row.join("|")).collect()
}

/// Files that say the same in one form or another: the headings and three people.
#[test]
fn every_form_of_a_roster_has_the_same_rows() {
    for name in [
        "01-biff.xls",
        "02-html-as.xls",
        "03-spreadsheetml.xls",
        "04-tsv-as.xls",
        "05-pipe.txt",
        "06-macro.xlsm",
        "07-backslash-paths.xlsx",
        "08-strict.xlsx",
        "09-prefixed-ns.xlsx",
        "10-no-refs.xlsx",
    ] {
        let lines = joined(&only(name));
        assert_eq!(lines.len(), 4, "{name}: {lines:?}");
        assert_eq!(lines[0], LEGACY, "{name}");
        assert!(
            lines[1].starts_with("2|1|张国良|530122195001010033|昆阳街道"),
            "{name}: {}",
            lines[1]
        );
        assert!(lines[3].contains("王德福|530122194803030154"), "{name}: {}", lines[3]);
    }
}

#[test]
fn oddities_of_workbooks_change_no_row() {
    for (name, count) in [
        ("11-x000D.xlsx", 4),
        ("12-phonetic-rich.xlsx", 4),
        ("134-inlinestr-v.xlsx", 3),
        ("135-str-cells.xlsx", 3),
        ("137-template.xltx", 3),
        ("93-huge-dimension.xlsx", 4),
        ("100-three-row-header.xlsx", 5),
        ("101-merged-household.xlsx", 5),
    ] {
        let rows = only(name);
        assert_eq!(rows.len(), count, "{name}");
        assert!(rows.iter().flatten().all(|cell| !cell.contains("x000D")), "{name}");
    }
    let far = only("94-stray-far-cell.xlsx");
    assert_eq!(far.last().expect("rows"), &["1048576", "1"]);
    assert_eq!(refused("96-stray-wide-cell.xlsx"), RosterRefusal::TooMuch { line: 10 });
    assert_eq!(refused("136-rows-out-of-order.xlsx"), RosterRefusal::Damaged);
    assert_eq!(refused("13-inlinestr-v.xlsx"), RosterRefusal::Damaged);
}

#[test]
fn numbers_are_read_as_they_show_where_that_says_more() {
    let numbers: Vec<String> =
        only("15-zero-padded.xlsx").into_iter().map(|row| row[6].clone()).collect();
    assert_eq!(numbers[1..], ["000001", "BZD000002", "3"]);
    let amounts: Vec<String> = only("16-number-formats.xlsx")
        .into_iter()
        .map(|row| [&*row[7], &row[8], &row[10]].join(" "))
        .collect();
    let dates = only("17-dates.xlsx");
    assert!(dates[1..7].iter().all(|row| row[10] == "2013-06-30"), "{:?}", joined(&dates));
    assert_eq!(amounts[1..], ["1234.5 9000 300", "2345.67 3000 300.5", "1234567 0.3 389.1"]);
}

#[test]
fn encodings_are_told_apart() {
    let plain = [
        ("27-mixed-encodings.csv", None),
        ("28-two-boms.csv", None),
        ("30-unicode-text.txt", None),
        ("31-utf16-nobom.csv", Some(TextEncoding::Utf16)),
    ];
    for (name, guessed) in plain {
        let rows = only(name);
        assert_eq!(rows[0].join("|"), LEGACY, "{name}");
        assert_eq!(rows[1][2], "张国良", "{name}");
        let notices = opened(name).notices;
        let guess = guessed.map(|encoding| RosterNotice::GuessedEncoding { encoding });
        assert_eq!(
            notices.iter().find(|n| matches!(n, RosterNotice::GuessedEncoding { .. })),
            guess.as_ref(),
            "{name}"
        );
        let lost = notices.iter().any(|n| matches!(n, RosterNotice::LostCharacters { .. }));
        assert_eq!(lost, name.starts_with("27"), "{name}");
    }
    assert_eq!(only("29-tiny-gbk.csv")[1][1], "丁一");
    assert_eq!(
        only("33-big5.csv"),
        [
            ["1", "姓名", "公民身份號碼", "戶口狀態", "狀態日期"],
            ["2", "張三", "530122195001010033", "正常", ""]
        ]
    );
    let big5 = RosterNotice::GuessedEncoding { encoding: TextEncoding::Big5 };
    assert_eq!(opened("33-big5.csv").notices, [big5]);
    for name in ["32-lost-as-question-legacy.csv", "32-lost-as-question-resident.csv"] {
        assert!(opened(name).notices.is_empty(), "{name}");
    }
}

#[test]
fn lines_with_lost_characters_are_told() {
    let mut bytes = "姓名,乡镇街道\n张三,昆阳街道\n".repeat(3).into_bytes();
    bytes.push(0xFF);
    let lost = RosterNotice::LostCharacters { lines: vec![7] };
    assert_eq!(open(&bytes).expect("a text").notices, [lost]);
}

#[test]
fn stray_quotation_marks_melt_nobody() {
    let rows = only("106-stray-quote.csv");
    let names: Vec<&str> = rows.iter().map(|row| &*row[2]).collect();
    assert_eq!(names, ["姓名", "农\"一", "\"农二", "农三\"", "农四"]);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let told = RosterNotice::StrayQuotes { lines: vec![2, 3, 4] };
    assert_eq!(opened("106-stray-quote.csv").notices, [told]);
    let rows = only("112-ditto-raw-quotes.csv");
    assert_eq!(rows[2][4..7], ["\"", "\"", "现有"]);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let told = RosterNotice::StrayQuotes { lines: vec![3, 4] };
    assert_eq!(opened("112-ditto-raw-quotes.csv").notices, [told]);
    let trailing = only("104-trailing-commas.csv");
    assert!(trailing.iter().all(|row| row.len() == trailing[0].len()));
    assert!(opened("104-trailing-commas.csv").notices.is_empty());
}

#[test]
fn hidden_sheets_and_rows_are_read_and_said_to_be_hidden() {
    let file = opened("46-hidden.xlsx");
    let sheets: Vec<(&str, bool, usize, &[u32])> = file
        .sheets
        .iter()
        .map(|s| (s.name.as_deref().unwrap_or_default(), s.visible, s.rows.len(), &*s.hidden_rows))
        .collect();
    assert_eq!(
        (sheets[0].0, sheets[0].1, sheets[1].0, sheets[1].1),
        ("旧表", false, "登记表", true)
    );
    assert!(!sheets[1].3.is_empty(), "a row is hidden");
    assert_eq!(opened("40-sheet-per-village.xlsx").sheets.len(), 3);
}

#[test]
fn what_is_no_table_is_called_what_it_is() {
    assert_eq!(refused("138-encrypted.xlsx"), RosterRefusal::OldWorkbook);
    assert_eq!(refused("139-table.ods"), RosterRefusal::Damaged);
    let archive = RosterRefusal::NotRows { found: ForeignFile::Archive };
    assert_eq!(refused("140-zip-of-roster.zip"), archive);
    assert_eq!(refused("141-scan.pdf"), RosterRefusal::NotRows { found: ForeignFile::Pdf });
}

#[test]
fn all_other_files_of_the_field_are_opened() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the field") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let case: u32 = name.split('-').next().and_then(|n| n.parse().ok()).unwrap_or_default();
        if ![13, 96, 136, 138, 139, 140, 141].contains(&case) {
            assert!(opened(&name).sheets.iter().any(|sheet| !sheet.rows.is_empty()), "{name}");
            count += 1;
        }
    }
    assert!(count > 80, "{count}");
}

/// A compound file with one stream.
fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    file.create_stream(name).expect("a stream").write_all(stream).expect("written");
    file.into_inner().into_inner()
}

/// A zip of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        out.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        out.write_all(text.as_bytes()).expect("written");
    }
    out.finish().expect("a zip").into_inner()
}

#[test]
fn a_password_is_told_from_damage() {
    let locked = b"\x09\x08\x04\0\0\x06\x05\0\x2F\0\x02\0\x01\0";
    let manifest = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    for bytes in [
        compound("EncryptedPackage", b"x"),
        compound("Workbook", locked),
        packed(&[
            ("mimetype", mimetype),
            ("META-INF/manifest.xml", manifest),
            ("content.xml", "x"),
        ]),
    ] {
        assert_eq!(open(&bytes).err(), Some(RosterRefusal::Locked));
    }
    assert_eq!(open(&compound("Other", b"x")).err(), Some(RosterRefusal::OldWorkbook));
    let short = compound("Workbook", b"\x09\x08\x04\0\0\x06");
    assert_eq!(open(&short).err(), Some(RosterRefusal::Damaged));
}

#[test]
fn documents_of_other_programs_are_called_by_their_names() {
    let text = "application/vnd.oasis.opendocument.text";
    for (bytes, found) in [
        (compound("WordDocument", b"x"), ForeignFile::Document),
        (packed(&[("word/document.xml", "<a/>")]), ForeignFile::Document),
        (packed(&[("mimetype", text), ("content.xml", "<a/>")]), ForeignFile::Document),
        (packed(&[("ppt/presentation.xml", "<a/>")]), ForeignFile::Presentation),
        (packed(&[("xl/workbook.bin", "")]), ForeignFile::BinaryWorkbook),
        (packed(&[("名册.csv", "")]), ForeignFile::Archive),
    ] {
        assert_eq!(open(&bytes).err(), Some(RosterRefusal::NotRows { found }));
    }
}
