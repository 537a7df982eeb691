//! Workbooks as offices send them.

use super::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::io::Write;
use zip::write::SimpleFileOptions;

fn household(
    fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>,
) -> Result<Roster, RosterRefusal> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, ["姓名", "身份证号", "户口状态", "状态日期"]).expect("headings");
    fill(sheet).expect("filled");
    let bytes = workbook.save_to_buffer().expect("a workbook");
    read(RosterKind::Household, "户籍.xlsx", &bytes)
}

#[test]
fn real_dates_texts_and_numbers_all_read() {
    let day = Format::new().set_num_format("yyyy/m/d");
    let roster = household(|sheet| {
        let died = ExcelDateTime::from_ymd(2018, 12, 3)?;
        sheet.write_row(1, 0, ["张三", "53012219400615826X", "死亡"])?;
        sheet.write_with_format(1, 3, &died, &day)?;
        sheet.write_row(4, 0, ["李四", "", "正常", "2019.6.14"])?;
        sheet.write_number(4, 1, 530_122_290_529_490.0)?;
        sheet.write(4, 6, "a remark under no heading")?;
        Ok(())
    })
    .expect("readable");
    assert_eq!(causes(&roster), []);
    let dates: Vec<String> = roster.lines.iter().map(|line| line.cells.get(3).into()).collect();
    assert_eq!(dates, ["2018-12-03", "2019.6.14"]);
    assert_eq!(roster.lines[1].number, 5);
    assert_eq!(roster.lines[1].cells.get(1), "530122290529490");
    assert_eq!(roster.tables[0].sheet.as_deref(), Some("Sheet1"));
}

#[test]
fn identity_numbers_kept_as_numbers_are_faults_with_their_cause() {
    let roster = household(|sheet| {
        sheet.write_row(1, 0, ["张三", "", "正常"])?;
        sheet.write_number(1, 1, 530_122_194_006_158_260.0)?;
        Ok(())
    })
    .expect("readable");
    assert_eq!(causes(&roster), [(2, "id_number", FaultCause::PrecisionLost)]);
}

#[test]
fn cells_merged_over_rows_speak_for_each() {
    let roster = household(|sheet| {
        let plain = Format::new();
        for (row, number) in [(1, "53012219400615826X"), (2, "530122290529490")] {
            sheet.write_row(row, 0, ["张三", number])?;
        }
        sheet.merge_range(1, 2, 2, 2, "迁出", &plain)?;
        Ok(())
    })
    .expect("readable");
    assert_eq!((roster.lines.len(), roster.unread.len()), (2, 0));
}

#[test]
fn k3_every_sheet_with_the_headings_is_read_and_others_are_named() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("说明").expect("name").write(0, 0, "填表说明").expect("text");
    for name in ["一季度", "二季度"] {
        let sheet = workbook.add_worksheet().set_name(name).expect("name");
        sheet.write_row(2, 0, ["姓名", "身份证号", "户口状态"]).expect("headings");
        sheet.write_row(3, 0, ["张三", "53012219400615826X", "正常"]).expect("line");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let roster = read(RosterKind::Household, "户籍.xlsx", &bytes).expect("readable");
    let sheets: Vec<_> = roster.tables.iter().map(|table| table.sheet.as_deref()).collect();
    assert_eq!(sheets, [Some("一季度"), Some("二季度")]);
    assert_eq!(roster.sheets[0].fate, SheetFate::NoHeadings);
    let places: Vec<_> = roster.lines.iter().map(|line| (line.table, line.number)).collect();
    assert_eq!(places, [(0, 4), (1, 4)]);
    assert_ne!(roster.tables[0].digest, roster.tables[1].digest);
    assert_eq!(roster.tables[0].digest, roster.digest);
    let asked = RosterKind::Choices;
    let refusal = read(asked, "户籍.xlsx", &bytes).err();
    assert_eq!(refusal, Some(RosterRefusal::LooksLike { asked, found: RosterKind::Household }));
}

/// A workbook whose table of texts is what the caller says.
fn with_texts(texts: &[u8]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    out.start_file("xl/sharedStrings.xml", packed).expect("part");
    out.write_all(texts).expect("written");
    out.finish().expect("a zip").into_inner()
}

#[test]
fn a_workbook_that_lies_about_its_size_is_refused_before_it_is_believed() {
    let trap = with_texts(b"<sst count='1' uniqueCount = '99999999999999'><si><t>a</t></si></sst>");
    assert_eq!(read(RosterKind::Legacy, "a.xlsx", &trap).err(), Some(RosterRefusal::Damaged));
    let bomb = with_texts(&vec![b' '; (40 << 20) + 1]);
    assert!(bomb.len() < 1 << 20);
    let refusal = read(RosterKind::Legacy, "a.xlsx", &bomb).err();
    assert!(matches!(refusal, Some(RosterRefusal::TooLarge { .. } | RosterRefusal::Damaged)));
}
