//! Tables written, and read back by other eyes.

use super::*;
use crate::base::{Date, Money};
use crate::words::{Lang, Words};
use calamine::{Data, Reader, Xlsx};
use std::path::PathBuf;

fn table() -> DataTable {
    let column = |key, heading: &str, kind| DataColumn { key, heading: heading.into(), kind };
    DataTable {
        title: "缴费补助发放/名单: 2020".into(),
        columns: vec![
            column("id_number", "公民身份号码", ColumnKind::Text),
            column("name", "姓名", ColumnKind::Text),
            column("amount", "金额", ColumnKind::Money),
            column("times", "次数", ColumnKind::Count),
            column("day", "日期", ColumnKind::Date),
            column("years", "年度", ColumnKind::List),
        ],
        rows: vec![
            vec![
                Cell::text("53012219400615826X"),
                Cell::text("阿鲁·沙马"),
                Cell::Money(Money::fen(123_450)),
                Cell::Count(3),
                Cell::Date(Date::new(2020, 3, 1).expect("a day")),
                Cell::List(vec![Cell::Count(2020), Cell::Count(2021)]),
            ],
            vec![
                Cell::text("530122290529490000"),
                Cell::text("=cmd|' /C calc'!A0, \"甲\""),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
            ],
        ],
    }
}

fn written(name: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    write_table(&table(), &path).expect("written");
    (folder, path)
}

#[test]
fn csv_has_its_mark_its_line_ends_and_no_formula() {
    let (_folder, path) = written("a.csv");
    let text = std::fs::read_to_string(path).expect("utf-8");
    assert_eq!(
        text,
        "\u{feff}公民身份号码,姓名,金额,次数,日期,年度\r\n\
         53012219400615826X,阿鲁·沙马,1234.50,3,2020-03-01,2020;2021\r\n\
         530122290529490000,\"'=cmd|' /C calc'!A0, \"\"甲\"\"\",,,,\r\n"
    );
}

#[test]
fn json_lines_have_the_keys_and_money_as_text() {
    let (_folder, path) = written("a.JSONL");
    let text = std::fs::read_to_string(path).expect("utf-8");
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "{\"id_number\":\"53012219400615826X\",\"name\":\"阿鲁·沙马\",\"amount\":\"1234.50\",\
         \"times\":3,\"day\":\"2020-03-01\",\"years\":[2020,2021]}"
    );
    let second: serde_json::Value = serde_json::from_str(lines[1]).expect("json");
    assert_eq!(second["amount"], "");
    assert_eq!(second["times"], serde_json::Value::Null);
    assert_eq!(second["years"], serde_json::json!([]));
    assert_eq!(second["name"], "=cmd|' /C calc'!A0, \"甲\"");
}

#[test]
fn workbooks_hold_numbers_as_numbers_and_identity_numbers_as_text() {
    let (_folder, path) = written("a.xlsx");
    let mut book: Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
    assert_eq!(book.sheet_names(), ["缴费补助发放名单 2020"]);
    let range = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    let cell = |row, column| range.get_value((row, column)).cloned().unwrap_or_default();
    assert_eq!(cell(0, 2), Data::String("金额".into()));
    assert_eq!(cell(1, 2), Data::Float(1234.5));
    assert_eq!(cell(1, 3), Data::Float(3.0));
    assert!(matches!(cell(1, 4), Data::DateTime(day) if day.to_ymd_hms_milli().0 == 2020));
    assert_eq!(cell(1, 5), Data::String("2020;2021".into()));
    assert_eq!(cell(2, 0), Data::String("530122290529490000".into()));
    assert_eq!(cell(2, 1), Data::String("=cmd|' /C calc'!A0, \"甲\"".into()));
    assert_eq!(cell(2, 2), Data::Empty);
}

#[test]
fn the_same_table_is_the_same_file() {
    for name in ["a.csv", "a.xlsx", "a.jsonl"] {
        let ((_one, first), (_two, second)) = (written(name), written(name));
        assert_eq!(std::fs::read(first).expect("read"), std::fs::read(second).expect("read"));
    }
}

#[test]
fn files_are_the_owners_alone_and_replaced_whole() {
    let (folder, path) = written("a.csv");
    write_table(&DataTable { rows: Vec::new(), ..table() }, &path).expect("written again");
    assert_eq!(std::fs::read_to_string(&path).expect("utf-8").lines().count(), 1);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["a.xls", "a", "a.pdf"] {
        let fault = write_table(&table(), &folder.path().join(name)).expect_err("refused");
        assert!(matches!(fault, WriteFault::UnknownEnding(_)));
        let text = explain_write(&fault, Words::get(Lang::En));
        assert!(text.contains(".csv, .xlsx or .jsonl"));
    }
    let taken = folder.path().join("taken.csv");
    std::fs::create_dir(&taken).expect("a folder in the way");
    let fault = write_table(&table(), &taken).expect_err("in the way");
    assert!(matches!(fault, WriteFault::Disk { .. }));
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1);
}
