//! Payments from the batch to the bank's receipt, the books and the reports, at the desk.

use super::{LARGE, SMALL, desk, desk_in};
use crate::support::desk::Driver;
use crate::support::district::{District, KUNYANG, day, original};
use crate::support::snapshot::assert_screen;
use std::time::Duration;
use youyang::base::{BatchId, CaseId, Money, PersonId};
use youyang::casework::{
    BatchStage, Choice, Command, Contribution, FundAccount, PersonCommand, RecordChoice, Scheme,
    Stage, SubsidyCommand,
};
use youyang::desk::home::tabs;
use youyang::desk::session::SessionOptions;
use youyang::desk::session::saving::Files;
use youyang::words::Lang;

const MAKER: &str = "resident-pension.clerk";
const CHECKER: &str = "resident-pension.supervisor";
const RELEASER: &str = "finance.supervisor";

/// 张国良, confirmed and in the employees' scheme, with 2020 approved; its case.
fn payable() -> (District, CaseId) {
    let district = District::new();
    district.confirm(CaseId(1));
    let person = PersonId(3);
    let chosen_on = district.office.now().date();
    let choose = RecordChoice { person, choice: Choice::Employee, chosen_on };
    let choice =
        district.submit("530115001.clerk", Command::Choose(choose)).case().expect("a case");
    district.pass("530115001.supervisor", choice);
    let contribution = Contribution {
        scheme: Scheme::Employee,
        year: 2020,
        amount: Money::yuan(3_000),
        paid_on: day("2020-05-06"),
        voucher: "PZ2020-17".to_owned(),
    };
    let claim = SubsidyCommand::Claim { person, year: 2020, contribution: Some(contribution) };
    let case = district.submit("530115001.clerk", Command::Subsidy(claim)).case().expect("a case");
    district.pass(CHECKER, case);
    (district, case)
}

/// The same, sent to the bank in batch 1.
pub(super) fn sent() -> (District, CaseId) {
    let (district, case) = payable();
    assert!(desk(&district, MAKER, SMALL).keys("7i1").sees("已制作批次 B000001"));
    assert!(desk(&district, CHECKER, SMALL).keys("7r1").sees("已复核批次 B000001"));
    assert!(desk(&district, RELEASER, SMALL).keys("7r1").sees("已放行批次 B000001"));
    (district, case)
}

/// A screen without the digest of a journal that is never the same twice.
fn without_digest(screen: &str) -> String {
    let hex = |ch: char| ch.is_ascii_hexdigit();
    let line = |line: &str| match line.rsplit_once(' ') {
        Some((before, word)) if word.len() == 16 && word.chars().all(hex) => {
            format!("{before} N\n")
        }
        _ => format!("{line}\n"),
    };
    screen.lines().map(line).collect()
}

pub(super) fn batch_stage(district: &District, batch: u32) -> BatchStage {
    let reader = district.office.reader(&district.actor(MAKER));
    reader.fund().batch(BatchId(batch)).expect("there").stage
}

#[test]
fn m3_a_batch_is_made_checked_released_and_settled_at_the_desk() {
    let (district, case) = sent();
    assert_eq!(batch_stage(&district, 1), BatchStage::Released);
    let home = desk(&district, MAKER, LARGE);
    assert!(home.sees("发放批次"), "{}", home.screen());
    let driver = home.keys("<End><Enter>");
    assert_screen("money-batches-120", &driver.screen());
    let driver = driver.keys("<Enter>");
    assert_screen("money-lines-120", &driver.screen());
    let driver = driver.keys("<Esc>r");
    assert!(driver.sees("付款文件还没有导出"), "{}", driver.screen());
    assert_eq!(batch_stage(&district, 1), BatchStage::Released);
    let driver = driver.keys("<Esc>yr1");
    assert!(driver.sees("已付 1 笔，退回 0 笔"), "{}", driver.screen());
    assert_eq!(batch_stage(&district, 1), BatchStage::Settled);
    assert!(matches!(super::stage(&district, case), Stage::Closed(_)));
}

#[test]
fn whoever_looks_at_a_batch_goes_on_looking_at_it_when_others_make_new_ones() {
    let (district, _) = payable();
    assert!(desk(&district, MAKER, SMALL).keys("7i1").sees("已制作批次 B000001"));
    let checker = desk(&district, CHECKER, SMALL).keys("7");
    assert!(checker.sees("▸ B000001") || checker.sees("▸B000001"), "{}", checker.screen());
    district.top_up(PersonId(1));
    assert!(desk(&district, MAKER, SMALL).keys("7i1").sees("已制作批次 B000002"));
    let checker = checker.keys("r");
    assert!(checker.sees("批次 B000001"), "{}", checker.screen());
}

/// What the bank sent back for batch 1, with a total line; every line paid.
pub(super) fn result_file(district: &District, total: &str) -> String {
    let reader = district.office.reader(&district.actor(MAKER));
    let batch = reader.fund().batch(BatchId(1)).expect("there");
    let line = |(at, line): (usize, &youyang::casework::BatchLine)| {
        let (number, account, holder) = (at + 1, &line.account, &line.holder);
        format!("B000001,{number},{account},{holder},{},成功,\n", line.amount)
    };
    let lines: String = batch.lines.iter().enumerate().map(line).collect();
    format!("批次号,序号,账号,户名,金额,结果,原因\n{lines}合计,,,,{total},,\n")
}

#[test]
fn m3_the_banks_result_file_is_read_at_the_desk_whole_or_not_at_all() {
    let (district, case) = sent();
    let folder = tempfile::TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("错.csv"), result_file(&district, "1.00")).expect("written");
    let unsure = result_file(&district, "1000.00").replace("成功,", "也许,");
    std::fs::write(folder.path().join("不明.csv"), unsure).expect("written");
    let right = result_file(&district, "1000.00");
    std::fs::write(folder.path().join("回盘.csv"), right).expect("written");
    let driver = desk(&district, MAKER, SMALL).keys("7d").paste("回盘.csv").keys("<Enter>");
    assert!(driver.sees("网络终端上不能读本机的文件"), "{}", driver.screen());
    let mut options = SessionOptions::new(tabs::menu);
    options.files = Files::Here(folder.path().to_owned());
    let driver = Driver::new(district.office.clone(), options, SMALL).signed_in(MAKER).keys("7d");
    assert_screen("money-result-80", &driver.screen());
    let driver = driver.paste("没有.csv").keys("<Enter>");
    assert!(driver.sees("没有入账"), "{}", driver.screen());
    let driver = driver.keys("<Enter><Ctrl-U>").paste("错.csv").keys("<Enter>");
    assert!(driver.sees("回盘文件的合计是 1.00 元"), "{}", driver.screen());
    assert_eq!(batch_stage(&district, 1), BatchStage::Released);
    let driver = driver.keys("<Enter><Ctrl-U>").paste("不明.csv").keys("<Enter>");
    assert!(driver.sees("“结果”列：应填“成功、失败”之一"), "{}", driver.screen());
    assert_eq!(batch_stage(&district, 1), BatchStage::Released);
    let driver = driver.keys("<Enter><Ctrl-U>").paste("回盘.csv").keys("<Enter>");
    assert!(driver.sees("已付 1 笔，退回 0 笔"), "{}", driver.screen());
    assert_eq!(batch_stage(&district, 1), BatchStage::Settled);
    assert!(matches!(super::stage(&district, case), Stage::Closed(_)));
}

#[test]
fn m3_a_payment_that_came_back_without_a_cause_is_taken_and_said_to_have_none() {
    let (district, case) = sent();
    let folder = tempfile::TempDir::new().expect("a folder");
    let silent = result_file(&district, "1000.00").replace("成功,", "失败,");
    std::fs::write(folder.path().join("回盘.csv"), silent).expect("written");
    let mut options = SessionOptions::new(tabs::menu);
    options.files = Files::Here(folder.path().to_owned());
    let driver = Driver::new(district.office.clone(), options, SMALL).signed_in(MAKER);
    let driver = driver.keys("7d").paste("回盘.csv").keys("<Enter>");
    assert!(driver.sees("已付 0 笔，退回 1 笔"), "{}", driver.screen());
    assert_eq!(super::stage(&district, case), Stage::Payable);
    let driver = desk(&district, MAKER, SMALL).keys("7<Right>");
    assert!(driver.sees("银行未注明原因"), "{}", driver.screen());
    let driver = desk_in(&district, MAKER, SMALL, Lang::En).keys("7<Enter>");
    assert!(driver.sees("the bank gave no cause"), "{}", driver.screen());
}

#[test]
fn m1_money_that_came_in_is_booked_at_the_desk_once() {
    let district = District::new();
    let held = || {
        let reader = district.office.reader(&district.actor("finance.clerk"));
        reader.fund().account().balance(FundAccount::Special)
    };
    let before = held();
    let driver = desk(&district, "finance.clerk", SMALL).keys("7<Left><Left>i");
    let driver = driver.paste("5000.50").keys("<Enter><Enter>").paste("区级第二批");
    assert_screen("allocation-80", &driver.screen());
    let driver = driver.keys("<F2>1");
    assert!(driver.sees("专户入账 5,000.50 元"), "{}", driver.screen());
    assert_eq!(held(), before + Money::fen(500_050));
    assert!(!desk(&district, MAKER, SMALL).keys("7<Left><Left>").sees("登记拨款"), "finance only");
}

#[test]
fn w1_nobody_releases_at_the_desk_what_they_may_not() {
    let (district, _) = payable();
    desk(&district, MAKER, SMALL).keys("7i1");
    let driver = desk(&district, MAKER, SMALL).keys("7");
    assert!(!driver.sees("r 复核批次") && driver.sees("退回批次"), "{}", driver.screen());
    let driver = driver.keys("r");
    assert!(driver.sees("您的岗位不能办理"), "{}", driver.screen());
    let driver = driver.keys("<Enter>y");
    assert!(driver.sees("批次 B000001 现在是“待复核”"), "{}", driver.screen());
    let driver = driver.keys("<Enter>d");
    assert!(driver.sees("没有已放行、待回盘的批次"), "{}", driver.screen());
    let driver = driver.keys("<Enter><Enter>r");
    assert!(driver.sees("批次 B000001 现在是“待复核”"), "{}", driver.screen());
    assert!(!desk(&district, MAKER, SMALL).keys("7<Enter>").sees("登记已付"), "not yet sent");
    let driver = desk(&district, RELEASER, SMALL).keys("7i");
    assert!(driver.sees("您的岗位不能办理"), "{}", driver.screen());
    let driver = desk(&district, CHECKER, SMALL).keys("7<Del>1");
    assert!(driver.sees("已退回批次 B000001"), "{}", driver.screen());
}

#[test]
fn m3_x1_a_returned_payment_is_paid_again_once_two_people_changed_its_account() {
    let (district, case) = sent();
    let driver = desk(&district, MAKER, SMALL).keys("7<Enter><Del>1");
    assert!(driver.sees("账号不存在"), "{}", driver.screen());
    assert_eq!(super::stage(&district, case), Stage::Payable);
    let township = desk(&district, "530115001.clerk", SMALL).keys("1zguol<Enter>a");
    drop(township);
    let driver = desk(&district, "human-resources.clerk", SMALL).keys("7<Right>");
    assert_screen("money-returned-80", &driver.screen());
    let driver = driver.keys("m<Enter>").paste("6228480000000000001");
    assert_screen("change-account-80", &driver.screen());
    let driver = driver.keys("<Enter><Enter>").paste("换卡，新卡复印件").keys("<F2>");
    println!("another account proposed for money that came back: {} keys", driver.press_count());
    assert!(driver.press_count() <= 12, "{}", driver.screen());
    let held = desk(&district, MAKER, SMALL).keys("7<Right>r");
    assert!(held.sees("银行账号正在变更"), "{}", held.screen());
    let chief = desk(&district, "human-resources.supervisor", SMALL).keys("3<Enter>");
    assert!(chief.sees("换卡，新卡复印件"), "{}", chief.screen());
    let chief = chief.keys("p");
    assert!(chief.sees("已通过"), "{}", chief.screen());
    let driver = desk(&district, RELEASER, SMALL).keys("7<Right>r");
    assert!(driver.sees("您的岗位不能办理"), "{}", driver.screen());
    let driver = desk(&district, MAKER, SMALL).keys("7<Right>r");
    assert!(driver.sees("张国良：1,000.00 元"), "{}", driver.screen());
    let driver = driver.keys("1");
    println!("a returned payment put into a batch again: {} keys", driver.press_count());
    assert!(driver.press_count() <= 6);
    assert!(driver.sees("已制作批次 B000002"), "{}", driver.screen());
    let reader = district.office.reader(&district.actor(MAKER));
    let lines = &reader.fund().batch(BatchId(2)).expect("there").lines;
    assert_eq!(lines[0].account, "6228480000000000001");
}

/// A top-up of the residents' scheme, approved: 张桂兰 of 昆阳, made whole by 6,000 yuan.
fn top_up() -> (District, CaseId) {
    let district = District::new();
    let case = district.top_up(PersonId(1));
    (district, case)
}

#[test]
fn m3_before_a_batch_is_made_it_is_told_what_goes_out_and_what_is_held_back() {
    let (district, _) = payable();
    let held = district.top_up(PersonId(1));
    let death = PersonCommand::RecordDeath { person: PersonId(1), died: day("2020-05-08") };
    district.submit("530115001.clerk", Command::Person(death));
    for (size, lang, end) in [(SMALL, Lang::Zh, "80"), (LARGE, Lang::En, "120-en")] {
        let driver = desk_in(&district, MAKER, size, lang).keys("7i");
        assert_screen(&format!("money-make-{end}"), &driver.screen());
    }
    let driver = desk(&district, MAKER, SMALL).keys("7i0");
    assert!(driver.sees("还没有批次"), "nothing is made unasked: {}", driver.screen());
    let driver = driver.keys("i<Down><Down>1");
    assert!(driver.sees("没有可以列入批次的"), "a top-up is held: {}", driver.screen());
    let driver = driver.keys("<Enter><Up>1");
    println!("batches made: {} keys", desk(&district, MAKER, SMALL).keys("7i1").press_count());
    assert!(driver.sees("已制作批次 B000001"), "{}", driver.screen());
    assert_eq!(super::stage(&district, held), Stage::Payable);
}

#[test]
fn m3_the_dead_are_held_back_for_one_cause_whenever_they_died() {
    let (district, _) = payable();
    district.top_up(PersonId(1));
    for (person, died) in [(PersonId(1), "2020-05-08"), (PersonId(3), "2020-05-09")] {
        let death = PersonCommand::RecordDeath { person, died: day(died) };
        district.submit("530115001.clerk", Command::Person(death));
    }
    let driver = desk(&district, MAKER, SMALL).keys("7i");
    let told = "已死亡，须审查后另付：2 笔（张国良、张桂兰）";
    assert!(driver.sees(told), "{}", driver.screen());
}

#[test]
fn a7_who_died_while_the_batches_were_looked_at_is_told_before_any_is_made() {
    let (district, _) = payable();
    let driver = desk(&district, MAKER, SMALL).keys("7i");
    let death = PersonCommand::RecordDeath { person: PersonId(3), died: day("2020-05-08") };
    district.submit("530115001.clerk", Command::Person(death));
    let driver = driver.wait(Duration::from_secs(1)).keys("1");
    assert!(driver.sees("请再看一遍"), "{}", driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("已死亡，须审查后另付：1 笔（张国良）"), "{}", driver.screen());
    assert!(district.office.reader(&district.actor(MAKER)).fund().account().batches.is_empty());
}

#[test]
fn m3_the_desk_makes_as_many_batches_as_the_payable_cases_fill() {
    let district = District::with_setting("batch_lines", 2);
    for (name, order, legacy_no) in
        [("张桂兰", 41, "BZD000041"), ("李国珍", 63, "BZD000063"), ("普永福", 65, "BZD000065")]
    {
        let person = original(name, "1960-11-12", order, KUNYANG, legacy_no);
        district.top_up(district.register(person));
    }
    let driver = desk(&district, MAKER, SMALL).keys("7i");
    assert!(driver.sees("将制作 2 个批次，共 3 笔"), "{}", driver.screen());
    let driver = driver.keys("1");
    assert!(driver.sees("已制作 2 个批次：3 笔"), "{}", driver.screen());
}

#[test]
fn m3_after_each_step_of_a_batch_the_next_one_is_said_with_its_key() {
    let (district, _) = payable();
    let driver = desk(&district, MAKER, SMALL).keys("7i1");
    assert!(driver.sees("下一步  复核批次：区居民养老保险局复核"), "{}", driver.screen());
    let driver = desk(&district, CHECKER, SMALL).keys("7r1");
    assert!(driver.sees("下一步  放行批次：区财政局复核"), "{}", driver.screen());
    let driver = desk(&district, RELEASER, SMALL).keys("7r1");
    assert!(driver.sees("已放行批次 B000001  下一步  e 写付款文件"), "{}", driver.screen());
    for (size, lang, end) in [(SMALL, Lang::Zh, "80"), (SMALL, Lang::En, "80-en")] {
        let driver = desk_in(&district, MAKER, size, lang).keys("7");
        assert_screen(&format!("money-released-{end}"), &driver.screen());
    }
    let driver = desk(&district, MAKER, SMALL).keys("7y");
    assert!(driver.sees("下一步  d 读回盘文件"), "{}", driver.screen());
    assert!(driver.sees("youyang import bank-result"), "{}", driver.screen());
}

#[test]
fn m3_what_is_told_goes_once_somebody_else_takes_the_batch_on() {
    let (district, _) = payable();
    let mine = desk(&district, MAKER, SMALL).keys("7i1");
    assert!(mine.sees("已制作批次"), "{}", mine.screen());
    desk(&district, CHECKER, SMALL).keys("7r1");
    let mine = mine.wait(std::time::Duration::from_secs(1));
    assert!(!mine.sees("已制作批次") && mine.sees("待放行"), "{}", mine.screen());
}

#[test]
fn m3_a_credit_that_the_residents_scheme_returned_is_not_mended_by_a_bank_account() {
    let (district, case) = top_up();
    desk(&district, MAKER, SMALL).keys("7i1");
    desk(&district, CHECKER, SMALL).keys("7r1");
    desk(&district, RELEASER, SMALL).keys("7r1");
    desk(&district, MAKER, SMALL).keys("7<Enter><Del>1");
    assert_eq!(super::stage(&district, case), Stage::Payable);
    for (size, lang, end) in [(SMALL, Lang::Zh, "80"), (LARGE, Lang::En, "120-en")] {
        let driver = desk_in(&district, "human-resources.clerk", size, lang).keys("7<Right>");
        assert_screen(&format!("money-returned-scheme-{end}"), &driver.screen());
    }
    let driver = desk(&district, "human-resources.clerk", SMALL).keys("7<Right>");
    assert!(!driver.sees("m 更正账号"), "{}", driver.screen());
    let driver = driver.keys("m");
    assert!(driver.sees("不是银行账号") && driver.sees("再列入批次"), "{}", driver.screen());
    let driver = driver.keys("<Enter><Enter>");
    assert!(driver.sees("核实后再付"), "the file says it too: {}", driver.screen());
    let driver = desk(&district, MAKER, SMALL).keys("7<Right>r");
    assert!(driver.sees("还是退回时的那个居民养老个人账户"), "{}", driver.screen());
    let driver = driver.keys("1");
    println!("a credit paid again: {} keys", driver.press_count());
    assert!(driver.press_count() <= 6 && driver.sees("已制作批次 B000002"), "{}", driver.screen());
}

#[test]
fn m4_accounts_months_and_reports_as_they_look() {
    let (district, _) = sent();
    for (size, lang, end) in [
        (SMALL, Lang::Zh, "80"),
        (LARGE, Lang::Zh, "120"),
        (SMALL, Lang::En, "80-en"),
        (LARGE, Lang::En, "120-en"),
    ] {
        let driver = desk_in(&district, RELEASER, size, lang).keys("7<Left><Left>");
        assert_screen(&format!("money-accounts-{end}"), &driver.screen());
        let driver = driver.keys("<Enter>");
        assert_screen(&format!("money-book-{end}"), &driver.screen());
        let driver = driver.keys("<Esc><Right>");
        assert_screen(&format!("money-months-{end}"), &driver.screen());
        let driver = driver.keys("0");
        assert_screen(&format!("reports-progress-{end}"), &without_digest(&driver.screen()));
        let driver = driver.keys("<Tab>");
        assert_screen(&format!("reports-statistics-{end}"), &without_digest(&driver.screen()));
        let driver = driver.keys("<Tab>f");
        assert_screen(&format!("reports-finance-{end}"), &without_digest(&driver.screen()));
    }
}

#[test]
fn m4_a_month_is_closed_at_the_desk_once_it_is_over() {
    let (district, _) = sent();
    let driver = desk(&district, RELEASER, SMALL).keys("7<Left>");
    assert!(driver.sees("三方对平。2020-05 还没有过完"), "{}", driver.screen());
    assert!(!driver.sees("r 结账"), "{}", driver.screen());
    let driver = driver.keys("r");
    assert!(driver.sees("请在次月结账"), "{}", driver.screen());
    district.clock.advance(30 * 24 * 3600);
    let driver = desk(&district, RELEASER, SMALL).keys("7<Left>");
    assert!(driver.sees("三方对平，可以结账") && driver.sees("r 结账"), "{}", driver.screen());
    let driver = driver.keys("r1");
    assert!(driver.sees("2020-05 已结账"), "{}", driver.screen());
}

#[test]
fn only_those_whose_work_it_is_have_the_tabs_of_money_and_reports() {
    let district = District::new();
    for (login, has) in [
        ("530115001.clerk", false),
        ("agriculture.clerk", false),
        ("finance.clerk", true),
        ("audit.clerk", true),
        ("human-resources.clerk", true),
    ] {
        let driver = desk(&district, login, LARGE);
        assert_eq!((driver.sees("7资金"), driver.sees("0报表")), (has, has), "{login}");
    }
}
