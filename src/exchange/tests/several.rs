//! Files of several tables: sheets read one by one, titles and units of each table, totals that
//! stand above their lines.

use super::*;
use crate::base::Money;
use rust_xlsxwriter::Workbook;

fn amounts(roster: &Roster) -> Vec<Money> {
    let amount = |line: &Line| match &line.row {
        RosterRow::Allocation(row) => row.amount,
        _ => panic!("an allocation"),
    };
    roster.lines.iter().map(amount).collect()
}

fn allocations(text: &str) -> Roster {
    read_text(RosterKind::Allocations, text).expect("readable")
}

#[test]
fn k3_a_sheet_read_alone_is_told_apart_from_every_other() {
    let mut workbook = Workbook::new();
    for name in ["一月", "二月"] {
        let sheet = workbook.add_worksheet().set_name(name).expect("name");
        sheet.write_row(0, 0, ["日期", "科目", "金额"]).expect("headings");
        sheet.write_row(1, 0, ["2020-03-01", "财政补助", "100"]).expect("line");
    }
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let digests = |sheet: Option<&str>| {
        let options = ReadingOptions { sheet: sheet.map(str::to_owned), ..Default::default() };
        let roster = super::super::read(RosterKind::Allocations, "a.xlsx", &bytes, &options);
        let tables = roster.expect("readable").tables;
        tables.into_iter().map(|table| table.digest).collect::<Vec<_>>()
    };
    let both = digests(None);
    assert_ne!(both[0], both[1]);
    assert_eq!(digests(Some("一月")), both[..1]);
    assert_eq!(digests(Some("二月")), both[1..]);
}

#[test]
fn k4_a_row_of_units_below_the_headings_names_each_columns_unit() {
    let roster = allocations("日期,科目,金额\n,,万元\n2020-03-01,财政补助,100\n");
    assert_eq!(amounts(&roster), [Money::yuan(1_000_000)]);
    let roster = allocations("划拨表,,\n万元,,\n日期,科目,金额\n2020-03-01,财政补助,100\n");
    assert_eq!(amounts(&roster), [Money::yuan(1_000_000)]);
}

#[test]
fn k4_a_unit_above_headings_that_stand_again_holds_below_them_only() {
    let text = "一、财政\n日期,科目,金额\n2020-03-01,财政补助,100\n合计,,100\n\
                二、征地,,单位：万元\n日期,科目,金额\n2020-03-02,社会保障金,2\n合计,,2\n";
    let roster = allocations(text);
    assert_eq!(amounts(&roster), [Money::yuan(100), Money::yuan(20_000)]);
    assert_eq!(roster.differing_totals().count(), 0, "{:?}", roster.totals);
}

#[test]
fn k5_totals_may_stand_above_their_lines_and_below_each_part() {
    let lines = "2020-03-01,财政补助,100\n2020-03-02,财政补助,200\n";
    for text in [
        format!("日期,科目,金额\n合计,,300\n{lines}"),
        format!("日期,科目,金额\n{lines}合计,,300\n2020-03-03,财政补助,50\n合计,,50\n总计,,350\n"),
    ] {
        let roster = allocations(&text);
        assert_eq!(roster.differing_totals().count(), 0, "{text}: {:?}", roster.totals);
    }
    let roster = allocations(&format!("日期,科目,金额\n合计,,301\n{lines}"));
    assert_eq!(roster.differing_totals().count(), 1);
}

#[test]
fn k15_a_banks_code_that_nobody_knows_is_neither_paid_nor_failed() {
    let text = "批次号,序号,账号,户名,金额,返回码,返回信息\n\
                B000005,1,6217006201410074238,杨发福,1000.00,0000,交易成功\n\
                B000005,2,6217006201410074238,杨发福,1000.00,A012,账号户名不符\n\
                B000005,3,6217006201410074238,杨发福,1000.00,P001,处理中\n\
                B000005,4,6217006201410074238,杨发福,1000.00,1,\n";
    let roster = read_text(RosterKind::BankResult, text).expect("readable");
    assert_eq!(roster.lines.len(), 2);
    assert_eq!(
        causes(&roster),
        [(4, "code", FaultCause::UnknownValue), (5, "code", FaultCause::UnknownValue),]
    );
}

#[test]
fn k6_a_person_in_a_numbered_group_is_no_remark() {
    let text = "组别,姓名,身份证号,户口状态\n第3组,张三,无身份证,正常\n第1页，共1页,,,\n";
    let roster = read_text(RosterKind::Household, text).expect("readable");
    assert_eq!((roster.unread.len(), roster.ignored.len()), (1, 2));
}

#[test]
fn of_two_columns_with_headings_of_their_own_the_better_known_is_read() {
    let text = "姓名,身份证号,缴费状态,人员状态\n张三,53012219400615826X,正常缴费,退休\n";
    let roster = read_text(RosterKind::Employee, text).expect("readable");
    let RosterRow::Employee(row) = &roster.lines[0].row else { panic!() };
    assert_eq!(row.status, EmployeeStatus::Drawing);
}

/// What a total is held against is bounded; the first lines are always among it.
#[test]
fn k5_a_total_below_thousands_of_totals_is_still_held_against_all_lines() {
    let person = "530122194006158268,李华,城乡居民,2020,100,2020-05-01,B1";
    let headings = "身份证号,姓名,险种,年度,缴费金额,缴费日期,凭证号";
    let parts = format!("{person}\n小计,,,,100,,\n").repeat(3000);
    let text = format!("{headings}\n{parts}小计,,,,300000,,\n小计,,,,300001,,\n");
    let roster = read_text(RosterKind::Contributions, &text).expect("readable");
    assert_eq!(roster.totals.len(), 3002);
    let differing: Vec<u32> = roster.differing_totals().map(|total| total.line).collect();
    assert_eq!(differing, [6003]);
}
