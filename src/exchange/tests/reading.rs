//! Rosters as offices send them, read line by line.

use super::*;
use crate::base::{Date, Money, TownshipCode, VillageCode};
use rust_decimal::Decimal;

const LEGACY: &str = "\
晋宁区原参保人员名册,,,,,,,,,,
填报单位：区人社局,,,,,,,,,单位：元,
序号,身份证号,姓 名,乡镇（街道）,村（社区）,参保编号,个人账户余额（元）,已享受政府补贴,是否领取待遇,月待遇标准（元）,联系电话,银行账号

1,'53012219400615826x ,张　娟香,宝峰街道,韩家营村委会,BZD000001,\"24,225.81\",0,是,￥322.57,17715217049,6217002735061294149
2,530122400615826,张娟香,晋城镇,,BZD000002,19487.82元, 17190.7 ,否,,,
序号,身份证号,姓 名,乡镇（街道）,村（社区）,参保编号,个人账户余额（元）,已享受政府补贴,是否领取待遇,月待遇标准（元）,联系电话,银行账号
3,５３０１２２１９４００６１５８２６Ｘ,阿鲁．沙马,昆阳街道,不知村,BZD000003,0,3000,否,0.00,不详,农行卡
4,530122194006158261,,呈贡街道,,,约100,1.234,也许,-5,,
5,,,,,,,,,,,
小计,2人,,,,,,,,,,
合　计：,5人,,,,,,,,,,
制表人：李四,,,,审核人：王五,,,,,,,
";

fn legacy(roster: &Roster, at: usize) -> &LegacyRow {
    let RosterRow::Legacy(row) = &roster.lines[at].row else { panic!("a legacy row") };
    row
}

#[test]
fn a_legacy_roster_is_read_whatever_hands_made_of_it() {
    let roster = read_text(RosterKind::Legacy, LEGACY).expect("readable");
    let numbers: Vec<u32> = roster.lines.iter().map(|line| line.number).collect();
    assert_eq!(numbers, [5, 6, 8]);
    let first = legacy(&roster, 0);
    assert_eq!(first.name, "张娟香");
    assert_eq!(first.id_number.as_str(), "53012219400615826X");
    assert_eq!(first.township, TownshipCode(530_115_002));
    assert_eq!(first.village.map(VillageCode::township), Some(first.township));
    assert_eq!(first.legacy_no, "BZD000001");
    assert_eq!((first.balance, first.subsidy_enjoyed), (Money::fen(2_422_581), Money::ZERO));
    assert_eq!((first.drawing, first.monthly), (true, Money::fen(32_257)));
    assert_eq!(first.phone.as_deref(), Some("17715217049"));
    assert_eq!(first.bank_account.as_deref(), Some("6217002735061294149"));
    let second = legacy(&roster, 1);
    assert_eq!(second.id_number, first.id_number, "a first-generation number is the same person");
    assert_eq!(second.township, TownshipCode(530_115_003), "by its name of 2020");
    assert_eq!((second.village, second.monthly), (None, Money::ZERO));
    assert_eq!(legacy(&roster, 2).name, "阿鲁·沙马");
}

#[test]
fn every_fault_of_a_line_is_listed_and_only_what_is_needed_keeps_it_out() {
    let roster = read_text(RosterKind::Legacy, LEGACY).expect("readable");
    assert_eq!(
        causes(&roster),
        [
            (8, "village", FaultCause::UnknownVillage),
            (8, "phone", FaultCause::NotAPhone),
            (8, "bank_account", FaultCause::NotAnAccount),
            (9, "name", FaultCause::Missing),
            (9, "id_number", FaultCause::IdCheckCharacter),
            (9, "township", FaultCause::UnknownTownship),
            (9, "legacy_no", FaultCause::Missing),
            (9, "balance", FaultCause::NotAnAmount),
            (9, "subsidy_enjoyed", FaultCause::PartsOfFen),
            (9, "drawing", FaultCause::UnknownValue),
            (9, "monthly", FaultCause::Negative),
        ]
    );
    assert!(roster.faults_of(0, 8).iter().all(|fault| !fault.fatal));
    let fault = &roster.faults_of(0, 9)[1];
    assert_eq!((fault.column.as_str(), fault.content.as_str()), ("身份证号", "530122194006158261"));
    let kept = &roster.unread[0];
    assert_eq!((roster.unread.len(), kept.number), (1, 9));
    assert_eq!(roster.said(0, &kept.cells, "balance"), "约100");
}

#[test]
fn what_stands_around_the_lines_is_no_line_and_is_not_lost() {
    let roster = read_text(RosterKind::Legacy, LEGACY).expect("readable");
    let differing = roster.differing_totals().map(|total| {
        (total.line, &*total.heading, total.printed.to_string(), total.counted.to_string())
    });
    let differing: Vec<_> = differing.collect();
    let lines = |line, printed: &str| (line, "", printed.to_owned(), "4".to_owned());
    assert_eq!(differing, [lines(11, "2"), lines(12, "5")]);
    let no_data: Vec<(u32, NoData)> =
        roster.ignored.iter().map(|line| (line.number, line.what)).collect();
    assert_eq!(
        no_data,
        [
            (1, NoData::Title),
            (2, NoData::Title),
            (3, NoData::Heading),
            (7, NoData::Heading),
            (10, NoData::NotFilledIn),
            (11, NoData::Total),
            (12, NoData::Total),
            (13, NoData::Signature),
        ]
    );
    assert_eq!(roster.all_lines(), 12, "every line that says anything");
}

#[test]
fn a_line_kept_aside_reads_once_it_is_mended() {
    let roster =
        read_text(RosterKind::Household, "姓名,身份证号,户口状态\n张三,530122194006158261,死亡\n")
            .expect("readable");
    let kept = &roster.unread[0];
    let mended = Cells::new(["张三", "53012219400615826X", kept.cells.get(2)]);
    let (row, faults) = roster.reader(0).read(kept.number, &mended);
    let Some(RosterRow::Household(row)) = row else { panic!("readable once mended") };
    assert_eq!((row.status, faults.len()), (HouseholdStatus::Deceased, 0));
}

#[test]
fn columns_stand_in_any_order_and_strangers_among_them_are_passed_over() {
    let text = "备注,户口状态,户主姓名,证件号码,姓名,身份证号\n\
                好,迁往市外,李四,1,张三,53012219400615826X\n";
    let roster = read_text(RosterKind::Household, text).expect("readable");
    let RosterRow::Household(row) = &roster.lines[0].row else { panic!("a household row") };
    assert_eq!((row.name.as_str(), row.status), ("张三", HouseholdStatus::MovedOut));
    let unread: Vec<&str> = roster.unread_columns.iter().map(|c| c.heading.as_str()).collect();
    assert_eq!(unread, ["备注", "户主姓名", "证件号码"]);
}

#[test]
fn a_comma_too_many_is_not_read_as_another_amount() {
    let text = "姓名,身份证号,参保状态,个人账户余额,月养老金\n\
                张三,53012219400615826X,待遇领取,6,696.03,164.69\n";
    let roster = read_text(RosterKind::Resident, text).expect("readable");
    assert_eq!(causes(&roster), [(2, "", FaultCause::TooManyCells)]);
    assert_eq!(roster.faults[0].content, "164.69");
}

#[test]
fn who_draws_must_have_an_amount() {
    let text = "姓名,身份证号,参保状态,余额,月养老金\n\
                张三,53012219400615826X,待遇领取,6.03,—\n\
                张三,53012219400615826X,正常参保,6.03,—\n\
                张三,53012219400615826X,终止参保,—,\n";
    let roster = read_text(RosterKind::Resident, text).expect("readable");
    assert_eq!(
        causes(&roster),
        [(2, "monthly", FaultCause::Missing), (4, "balance", FaultCause::Missing)]
    );
}

#[test]
fn a_name_that_lost_characters_is_listed_and_kept() {
    let text = "姓名,身份证号,户口状态\n李刚?,53012219400615826X,正常\n";
    let roster = read_text(RosterKind::Household, text).expect("readable");
    assert_eq!(causes(&roster), [(2, "name", FaultCause::Garbled)]);
    assert_eq!(roster.lines.len(), 1);
}

#[test]
fn every_kind_reads_the_line_of_its_manual() {
    let id = "53012219400615826X";
    let day = Date::new(2020, 6, 30).expect("a day");
    let read_row = |kind, headings: &str, line: String| {
        let roster = read_text(kind, &format!("{headings}\n{line}\n")).expect("readable");
        assert_eq!(causes(&roster), [], "{kind}");
        roster.lines.into_iter().next().expect("a line").row
    };
    let row = read_row(
        RosterKind::Employee,
        "姓名,公民身份号码,人员状态,单位名称",
        format!("张三,{id},中断缴费,灵活就业"),
    );
    let RosterRow::Employee(row) = row else { panic!() };
    assert!(row.status == EmployeeStatus::Interrupted && row.employer.is_some());
    let row = read_row(
        RosterKind::Candidates,
        "姓名,公民身份号码,乡镇街道,村,类别,征地项目编号,家庭承包面积（亩）,被征地面积（亩）,征地日期,联系电话,银行账号",
        format!("张三,{id},昆阳街道,汉营,新增,JN2020-001,4.9,0.45,2020/6/30,,"),
    );
    let RosterRow::Candidate(row) = row else { panic!() };
    assert!(row.cohort == CandidateCohort::New && row.requisitioned_on == Some(day));
    assert_eq!(
        (row.contracted_area, row.requisitioned_area),
        (Some(Decimal::new(49, 1)), Decimal::new(45, 2))
    );
    let row = read_row(
        RosterKind::Choices,
        "公民身份号码,姓名,参保选择,选择日期",
        format!("{id},张三,不参保,2020年6月30日"),
    );
    let RosterRow::Choice(row) = row else { panic!() };
    assert!(row.choice == ChosenScheme::Neither && row.chosen_on == day);
    let row = read_row(
        RosterKind::Contributions,
        "公民身份号码,姓名,险种,年度,缴费金额,缴费日期,凭证号",
        format!("{id},张三,城镇职工,2020,1000.00,2020-06-30,PZ20200005984"),
    );
    let RosterRow::Contribution(row) = row else { panic!() };
    assert!(row.scheme == PaidScheme::Employee && row.year == 2020 && row.paid_on == Some(day));
    let row = read_row(
        RosterKind::Projects,
        "项目编号,项目名称,乡镇街道,征地面积（亩）,应缴社会保障金,已缴社会保障金,应缴日期",
        "JN2020-001,环湖南路延长线,宝峰街道,367.03,5366280.47,2683140.24,2020-06-30".into(),
    );
    let RosterRow::Project(row) = row else { panic!() };
    assert!(row.area == Decimal::new(36_703, 2) && row.due_on == day);
    let row = read_row(
        RosterKind::Allocations,
        "日期,科目,金额,摘要",
        "2020-06-30,风险准备金,\"1,000,000.00\",第二季度".into(),
    );
    let RosterRow::Allocation(row) = row else { panic!() };
    assert!(row.subject == AllocationSubject::RiskReserve && row.amount == Money::yuan(1_000_000));
    let row = read_row(
        RosterKind::BankResult,
        "批次号,序号,账号,户名,金额,结果,原因",
        "B20200301-1,7,6217002735061294149,张三,1000.00,失败,账号户名不符".into(),
    );
    let RosterRow::BankResult(row) = row else { panic!() };
    assert!(row.outcome == BankOutcome::Failed && row.line == 7 && row.cause.is_some());
    let row = read_row(
        RosterKind::Compensation,
        "征地项目编号,姓名,身份证号,补偿面积（亩）,补偿金额（万元）",
        format!("JN2020-001,张三,{id},1.25,3.6"),
    );
    let RosterRow::Compensation(row) = row else { panic!() };
    assert!(row.amount == Money::yuan(36_000) && row.id_number.is_some());
}

#[test]
fn nothing_personal_shows_in_debug_output() {
    let roster = read_text(RosterKind::Legacy, LEGACY).expect("readable");
    let shown =
        format!("{:?} {:?} {:?} {:?}", roster.lines, roster.unread, roster.faults, roster.notices);
    for personal in ["张娟香", "19400615", "17715217049", "6217002735061294149", "李四", "约100"]
    {
        assert!(!shown.contains(personal), "{personal}");
    }
}

#[test]
fn the_digest_is_of_the_bytes() {
    let text = "姓名,身份证号,户口状态\n张三,53012219400615826X,正常\n";
    let roster = read_text(RosterKind::Household, text).expect("readable");
    let again = read_text(RosterKind::Household, &text.replace('三', "四")).expect("readable");
    assert_eq!(roster.digest.len(), 64);
    assert_ne!(roster.digest, again.digest);
}
