//! Every workbook that is written, read back by other eyes: the same as its CSV but for words
//! where that has codes, numbers as numbers, identity numbers as text, no formula, the heading frozen and printed on each page.

use super::store::Store;
use calamine::{Data, Reader};
use std::io::Read;
use std::path::Path;

/// Who exports what.
const LISTS: [(&str, &str); 11] = [
    ("human-resources.supervisor", "persons"),
    ("human-resources.supervisor", "comparison"),
    ("human-resources.supervisor", "payroll"),
    ("human-resources.supervisor", "faults"),
    ("human-resources.supervisor", "claims"),
    ("human-resources.supervisor", "refunds"),
    ("natural-resources.supervisor", "land"),
    ("natural-resources.supervisor", "notice"),
    ("finance.supervisor", "payments"),
    ("finance.supervisor", "fund"),
    ("audit.clerk", "staff"),
];

/// Headings of the columns that hold codes in CSV.
const CODED: [&str; 15] = [
    "人员类别",
    "身份确认",
    "参保选择",
    "部门",
    "岗位",
    "停用",
    "提示",
    "状态",
    "类别",
    "种类",
    "借方",
    "贷方",
    "险种",
    "去向",
    "已缴足",
];

/// What was found in a list's cells.
#[derive(Default)]
struct Found {
    rows: usize,
    money: usize,
    identities: usize,
}

#[test]
fn every_list_as_a_workbook_is_its_csv_with_numbers_as_numbers() {
    let store = Store::demo(120);
    store.write(
        "projects.csv",
        "项目编号,项目名称,乡镇街道,征地面积（亩）,应缴社会保障金,已缴社会保障金,应缴日期\n\
         JN2020-001,=1+2,昆阳街道,61.34,1226800.00,1226800.00,2020-03-31\n",
    );
    store.by("natural-resources.clerk").run("import projects projects.csv").exits(0);
    let mut all = Found::default();
    for (login, list) in LISTS {
        let clerk = store.by(login);
        for ending in ["csv", "xlsx"] {
            clerk.run(&format!("export {list} --out {list}.{ending}")).exits(0);
        }
        let found = hold_against(&store, list);
        assert!(found.rows > 0, "{list} is empty");
        all.money += found.money;
        all.identities += found.identities;
        check_layout(&store.path(&format!("{list}.xlsx")));
    }
    assert!(all.money > 200 && all.identities > 200, "{} {}", all.money, all.identities);
    // Nothing is cut off: a record that no cell can hold sends one to CSV.
    let told = store.by("audit.clerk").run("export journal --out journal.xlsx").exits(1);
    assert!(told.err.contains(".csv") && !store.path("journal.xlsx").exists());
}

#[test]
fn reports_as_workbooks_are_laid_out_and_hold_no_formula() {
    let store = Store::demo(60);
    for report in ["statistics", "finance", "progress"] {
        let command = format!("report {report} --period 2020 --out {report}.xlsx");
        store.by("human-resources.supervisor").run(&command).exits(0);
        check_layout(&store.path(&format!("{report}.xlsx")));
    }
}

/// Each cell of a workbook against the same of the CSV.
fn hold_against(store: &Store, list: &str) -> Found {
    let mut book =
        calamine::open_workbook_auto(store.path(&format!("{list}.xlsx"))).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    let text = store.read(&format!("{list}.csv"));
    let text = text.trim_start_matches('\u{feff}');
    let mut csv = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut found = Found::default();
    let mut headings = Vec::new();
    for (row, line) in csv.records().enumerate() {
        let line = line.expect("a line");
        if row == 0 {
            headings = line.iter().map(str::to_owned).collect();
        }
        for (column, said) in line.iter().enumerate() {
            let cell = sheet.get_value((row as u32, column as u32)).unwrap_or(&Data::Empty);
            let coded = row > 0 && CODED.contains(&headings[column].as_str());
            match (coded, cell) {
                (true, Data::String(text)) => hold_word(said, text),
                _ => hold_cell(said, cell, &mut found),
            }
        }
        found.rows = row;
    }
    found
}

/// Whoever reads a workbook reads words, and no code is left.
fn hold_word(code: &str, text: &str) {
    assert!(code.bytes().all(|ch| ch.is_ascii_lowercase() || b";-".contains(&ch)), "{code}");
    assert!(!text.bytes().any(|ch| ch.is_ascii_lowercase()), "{code} is {text}");
    assert_eq!(text.matches(';').count(), code.matches(';').count());
}

fn hold_cell(said: &str, cell: &Data, found: &mut Found) {
    let money = said.split_once('.').is_some_and(|(yuan, cents)| {
        yuan.trim_start_matches('-').parse::<u64>().is_ok() && cents.len() == 2
    });
    let digits = said.bytes().filter(u8::is_ascii_digit).count();
    let identity = said.len() == 18 && digits >= 17;
    match cell {
        Data::Empty => assert_eq!(said, ""),
        Data::Float(number) if money => {
            assert_eq!(format!("{number:.2}"), said);
            found.money += 1;
        }
        Data::Float(number) => assert_eq!(format!("{number}"), said),
        Data::String(text) => {
            // What a spreadsheet would run has an apostrophe before it in CSV.
            let guarded = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
            let meant = if guarded { said.strip_prefix('\'').unwrap_or("") } else { said };
            assert_eq!(text, meant);
            assert!(!money, "{said} is a text");
            found.identities += usize::from(identity);
        }
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            assert_eq!(format!("{year:04}-{month:02}-{day:02}"), said);
        }
        other => panic!("{said} is {other:?}"),
    }
}

/// Frozen and repeated heading, widths, title on the page, and no formula in any sheet.
fn check_layout(path: &Path) {
    let file = std::fs::File::open(path).expect("the file");
    let mut parts = zip::ZipArchive::new(file).expect("a workbook");
    let part = |parts: &mut zip::ZipArchive<_>, name: &str| {
        let mut text = String::new();
        parts.by_name(name).expect(name).read_to_string(&mut text).expect("a text");
        text
    };
    let book = part(&mut parts, "xl/workbook.xml");
    let sheets = book.matches("<sheet ").count();
    assert_eq!(book.matches("_xlnm.Print_Titles").count(), sheets, "{path:?}");
    for sheet in 1..=sheets {
        let sheet = part(&mut parts, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(sheet.contains("ySplit=\"1\"") && sheet.contains("state=\"frozen\""), "{path:?}");
        assert!(sheet.contains("<cols><col ") && sheet.contains("customWidth"), "{path:?}");
        assert!(sheet.contains("<oddHeader>&amp;C"), "{path:?}");
        assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{path:?}");
    }
}
