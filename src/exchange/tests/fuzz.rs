//! Whatever the bytes are, a roster or a refusal comes out.

use super::*;
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// A good file of every kind, as CSV and as a workbook.
static SAMPLES: LazyLock<Vec<(RosterKind, [Vec<u8>; 2])>> = LazyLock::new(|| {
    let texts = RosterKind::ALL.map(|kind| (kind, good(kind)));
    texts.map(|(kind, text)| (kind, [workbook(&text), text.into_bytes()])).into()
});

/// Two lines of a kind below a title and the headings.
fn good(kind: RosterKind) -> String {
    let (heads, lines) = match kind {
        RosterKind::Legacy => (
            "姓名,身份证号,乡镇（街道）,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,月待遇标准（元）",
            [
                "李华,53012219400615826X,昆阳街道,B1,\"1,234.50\",0,是,322.57",
                "王芳,'530122400615827,昆阳街道,B2,￥5,9000元,否,0",
            ],
        ),
        RosterKind::Resident => (
            "姓名,公民身份号码,乡镇街道,参保状态,个人账户余额,月养老金",
            [
                "李华,53012219400615826X,昆阳街道,待遇领取,696.03,164.69",
                "王 芳,530122400615827,,正常参保,0,",
            ],
        ),
        RosterKind::Employee => (
            "姓名,公民身份号码,人员状态,单位名称",
            ["李华,53012219400615826X,正常缴费,水泥厂", "王芳,53012219400615826x,终止参保,"],
        ),
        RosterKind::Household => (
            "公民身份号码,姓名,户口状态,状态日期",
            [
                "53012219400615826X,李华,死亡注销,2018-12-03",
                "53012219400615826X,李华,迁出,2018/1/3",
            ],
        ),
        RosterKind::Candidates => (
            "姓名,身份证号,乡镇（街道）,村（社区）,类别,征地项目编号,家庭承包面积（亩）,被征地面积（亩）,征地日期",
            [
                "李华,53012219400615826X,昆阳街道,,现有,,3.5,1.2,2015-06-30",
                "王芳,53012219400615826X,昆阳街道,,新增,JN1,3,1,2020.6.30",
            ],
        ),
        RosterKind::Choices => (
            "公民身份号码,姓名,参保选择,选择日期",
            [
                "53012219400615826X,李华,城乡居民,2020-05-22",
                "53012219400615826X,李华,不参保,2020年5月2日",
            ],
        ),
        RosterKind::Contributions => (
            "公民身份号码,姓名,险种,年度,缴费金额,缴费日期,凭证号",
            [
                "53012219400615826X,李华,城乡居民,2022,200.00,2022-08-10,PZ1",
                "53012219400615826X,李华,城镇职工,2021,1000,2021-3-1,PZ2",
            ],
        ),
        RosterKind::Projects => (
            "项目编号,项目名称,乡镇街道,征地面积（亩）,应缴社会保障金,已缴社会保障金,应缴日期",
            [
                "JN1,环湖路,宝峰街道,367.03,5366280.47,0,2020-05-15",
                "JN2,水厂,昆阳街道,1,2,1,2020-05-15",
            ],
        ),
        RosterKind::Allocations => (
            "日期,科目,金额,摘要",
            ["2020-05-15,财政补助,100000.00,区级", "2020-05-16,风险准备金,5,"],
        ),
        RosterKind::Compensation => (
            "项目编号,姓名,公民身份号码,面积（亩）,金额",
            ["JN1,李华,53012219400615826X,1.20,36000.00", "JN1,张三,,0.5,15000"],
        ),
        RosterKind::BankResult => (
            "批次号,序号,账号,户名,金额,结果,原因",
            [
                "B000001,1,6217000000000001,李华,1000.00,成功,",
                "B000001,2,6217000000000002,王芳,1000.00,失败,户名不符",
            ],
        ),
    };
    format!("名册,,\r\n{heads}\r\n{}\r\n{}\r\n合计,2\r\n", lines[0], lines[1])
}

/// The same lines as a workbook, cell by cell.
fn workbook(text: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    for (row, line) in reader.records().enumerate() {
        for (column, cell) in line.expect("a line").iter().enumerate() {
            let place = (row as u32, column as u16);
            // Some cells are numbers, as in offices' books.
            match cell.parse::<f64>() {
                Ok(number) if cell.len() < 10 => sheet.write_number(place.0, place.1, number),
                _ => sheet.write_string(place.0, place.1, cell),
            }
            .expect("written");
        }
    }
    book.save_to_buffer().expect("saved")
}

fn shipped(kind: RosterKind) -> Vec<u8> {
    let name = match kind {
        RosterKind::Legacy => "原参保人员名册.csv",
        _ => "拟确认人员登记表.xlsx",
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rosters/sample");
    std::fs::read(folder.join(name)).expect("the shipped sample")
}

/// A change to a file: where, how many bytes go, what comes instead.
type Change = (prop::sample::Index, usize, Vec<u8>);

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..6),
        prop::sample::select(vec![
            &b"\""[..],
            b",",
            b"\n",
            b"\r",
            b"<",
            b">",
            b"/>",
            b"r=\"",
            b"A9999999999",
            b"t=\"s\"",
            b"-1",
            b"B5:A1",
            b"ZZZZZZZ1",
            b"1e308",
            b"</row>",
            b"<c>",
            b"<v>",
            b"&#x0;",
            b"\xFF\xFE",
        ])
        .prop_map(<[u8]>::to_vec),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, piece), 1..6)
}

/// What a hostile workbook may say where a number, a place or a type is expected.
const VALUES: &[&str] = &[
    "",
    "-1",
    "0",
    "A0",
    "1A",
    "B5:A1",
    "A1:XFD1048576",
    "A4294967296",
    "ZZZZZZZZ1",
    "A99999999999",
    "4294967295",
    "99999999999999999999",
    "1e308",
    "-1e308",
    "NaN",
    "inf",
    "+1",
    "s",
    "str",
    "d",
    "e",
    "b",
    "n",
    "inlineStr",
    "#N/A",
    "&lt;",
    "&#0;",
    "&nothing;",
    "2020-03-01T00:00:00",
    "hidden",
];

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for (at, gone, piece) in changes {
        let at = at.index(bytes.len() + 1);
        let to = (at + gone).min(bytes.len());
        bytes.splice(at..to, piece.iter().copied());
    }
    bytes
}

/// A value of an attribute, or of a cell, put in the place of another.
fn revalued(bytes: Vec<u8>, at: &prop::sample::Index, value: &str) -> Vec<u8> {
    let starts = |pair: &[u8]| matches!(pair, b"=\"" | b"v>" | b"t>");
    let places: Vec<usize> =
        bytes.windows(2).enumerate().filter(|(_, pair)| starts(pair)).map(|(at, _)| at).collect();
    let Some(place) = places.get(at.index(places.len() + 1)) else { return bytes };
    let (before, after) = bytes.split_at(place + 2);
    let end = after.iter().position(|byte| matches!(byte, b'"' | b'<')).unwrap_or(after.len());
    [before, value.as_bytes(), &after[end..]].concat()
}

/// The workbook with one of its parts changed, packed again so that it opens.
fn repacked(book: &[u8], part: usize, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).expect("a zip");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let chosen = part % archive.len();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("unpacked");
        out.start_file(entry.name().expect("a name").into_owned(), stored).expect("started");
        let bytes = if at == chosen { change(bytes) } else { bytes };
        out.write_all(&bytes).expect("packed");
    }
    out.finish().expect("a zip").into_inner()
}

/// A roster that was read accounts for every line once, soon, and holds no more than the
/// file brought along.
fn check(kind: RosterKind, bytes: &[u8]) {
    const SOON: Duration = Duration::from_secs(20);
    let begun = Instant::now();
    let roster = read(kind, "名册", bytes);
    assert!(begun.elapsed() < SOON, "{kind} hangs on {} bytes", bytes.len());
    let Ok(roster) = roster else { return };
    let held: usize =
        roster.lines.iter().map(|line| line.cells.iter().map(str::len).sum::<usize>()).sum();
    assert!(held <= MOST_HELD, "{held} bytes of cells from {} bytes", bytes.len());
    let mut places: Vec<(usize, u32)> =
        roster.lines.iter().map(|line| (line.table, line.number)).collect();
    places.extend(roster.unread.iter().map(|line| (line.table, line.number)));
    let lines = places.len();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), lines);
    assert_eq!(roster.all_lines(), rows_read(&roster, bytes), "{kind}: every row has its place");
    for line in &roster.unread {
        assert!(roster.faults_of(line.table, line.number).iter().any(|fault| fault.fatal));
    }
}

/// The rows that say anything, of the sheets that were read.
fn rows_read(roster: &Roster, bytes: &[u8]) -> usize {
    let sheets = super::super::sheets::open(bytes).expect("it was read").sheets;
    let is_read =
        |at: usize| roster.sheets.get(at).is_none_or(|sheet| sheet.fate == SheetFate::Read);
    let read = sheets.iter().enumerate().filter(|(at, _)| is_read(*at));
    read.map(|(_, sheet)| sheet.rows.len()).sum()
}

/// The files of the field.
static FIELD: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/field");
    let mut names: Vec<_> =
        std::fs::read_dir(folder).expect("the field").map(|e| e.expect("a file").path()).collect();
    names.sort();
    names.into_iter().map(|path| std::fs::read(path).expect("readable")).collect()
});

/// More than any cells that a changed sample may unfold into.
const MOST_HELD: usize = 64 << 20;

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_261_130),
        ..ProptestConfig::with_cases(64)
    })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000), kind in 0..10_usize) {
        check(RosterKind::ALL[kind], &bytes);
        check(RosterKind::ALL[kind], &[b"PK\x03\x04", &bytes[..]].concat());
    }

    #[test]
    fn a_changed_csv(changes in changes()) {
        check(RosterKind::Legacy, &changed(shipped(RosterKind::Legacy), &changes));
    }

    #[test]
    fn a_changed_workbook(changes in changes()) {
        check(RosterKind::Candidates, &changed(shipped(RosterKind::Candidates), &changes));
    }

    #[test]
    fn a_workbook_with_a_changed_part(part in any::<usize>(), changes in changes()) {
        let book = shipped(RosterKind::Candidates);
        check(RosterKind::Candidates, &repacked(&book, part, |part| changed(part, &changes)));
    }

    #[test]
    fn a_workbook_with_a_changed_value(
        part in any::<usize>(),
        at in any::<prop::sample::Index>(),
        value in prop::sample::select(VALUES),
    ) {
        let book = shipped(RosterKind::Candidates);
        check(RosterKind::Candidates, &repacked(&book, part, |part| revalued(part, &at, value)));
    }

    #[test]
    fn a_changed_file_of_any_kind(
        at in any::<prop::sample::Index>(),
        form in 0..2_usize,
        changes in changes(),
    ) {
        let (kind, forms) = at.get(&SAMPLES);
        check(*kind, &changed(forms[form].clone(), &changes));
    }

    #[test]
    fn a_workbook_of_any_kind_with_a_changed_part(
        at in any::<prop::sample::Index>(),
        part in any::<usize>(),
        changes in changes(),
    ) {
        let (kind, [book, _]) = at.get(&SAMPLES);
        check(*kind, &repacked(book, part, |part| changed(part, &changes)));
    }

    #[test]
    fn a_workbook_of_any_kind_with_a_changed_value(
        sample in any::<prop::sample::Index>(),
        part in any::<usize>(),
        at in any::<prop::sample::Index>(),
        value in prop::sample::select(VALUES),
    ) {
        let (kind, [book, _]) = sample.get(&SAMPLES);
        check(*kind, &repacked(book, part, |part| revalued(part, &at, value)));
    }

    #[test]
    fn a_changed_file_of_the_field(
        at in any::<prop::sample::Index>(),
        kind in 0..10_usize,
        changes in changes(),
    ) {
        let file = at.get(&FIELD);
        check(RosterKind::ALL[kind], file);
        check(RosterKind::ALL[kind], &changed(file.clone(), &changes));
    }

    /// A file of one kind offered as another is read or refused, and never taken for it by
    /// mistake.
    #[test]
    fn a_file_of_one_kind_as_another(at in any::<prop::sample::Index>(), kind in 0..10_usize) {
        let (own, forms) = at.get(&SAMPLES);
        let asked = RosterKind::ALL[kind];
        for bytes in forms {
            check(asked, bytes);
            let taken = read(asked, "名册", bytes).is_ok_and(|roster| !roster.lines.is_empty());
            prop_assert!(!taken || asked == *own, "{own} was read as {asked}");
        }
    }
}

#[test]
fn every_good_sample_is_read_line_by_line() {
    for (kind, forms) in SAMPLES.iter() {
        for bytes in forms {
            let roster = read(*kind, "名册", bytes).unwrap_or_else(|no| panic!("{kind}: {no:?}"));
            assert_eq!(roster.lines.len() + roster.unread.len(), 2, "{kind}");
            assert!(!roster.lines.is_empty(), "{kind}: {:?}", roster.faults);
        }
    }
}
