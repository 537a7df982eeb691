//! A supervisor's morning: deciding what others prepared.

use super::{LARGE, SMALL, desk_in as desk, stage};
use crate::support::district::{District, KUNYANG, candidate, day};
use crate::support::snapshot::assert_screen;
use youyang::base::{CaseId, Money, PersonId};
use youyang::casework::{
    Choice, Command, ConfirmationCommand, Contribution, OpenRefund, Outcome, PersonCommand,
    RecordChoice, RefundCause, ReviewStep, Scheme, Stage, SubsidyCommand,
};
use youyang::words::Lang;

const TOWNSHIP: &str = "530115001.supervisor";
const CLERK: &str = "530115001.clerk";

/// Twenty more candidates in 昆阳, one of them of an unknown village.
fn crowded() -> District {
    let district = District::new();
    for order in 100..117 {
        let born = format!("1970-01-{:02}", order - 99);
        let mut person = candidate("李桂英", &born, order, KUNYANG);
        if order == 110 {
            person.village = None;
        }
        let register = PersonCommand::Register(Box::new(person));
        district.submit("human-resources.clerk", Command::Person(register));
    }
    district
}

#[test]
fn a_clean_item_takes_one_key_and_the_next_comes_up() {
    let district = District::new();
    let driver = desk(&district, TOWNSHIP, LARGE, Lang::Zh).keys("3");
    let before = driver.press_count();
    assert!(driver.sees("没有疑点") && driver.sees("张国良"), "{}", driver.screen());
    let driver = driver.keys("p");
    println!("a clean review item: {} key", driver.press_count() - before);
    assert!(driver.press_count() - before <= 2);
    assert!(driver.sees("已通过：张国良"), "{}", driver.screen());
    assert_eq!(stage(&district, CaseId(1)), Stage::Waiting(ReviewStep::LandArea));
    let driver = driver.keys("pp");
    println!("three clean items from the tab on: {} keys", driver.press_count());
    assert_eq!(stage(&district, CaseId(3)), Stage::Waiting(ReviewStep::LandArea));
    assert!(driver.sees("没有待审核的办件"), "{}", driver.screen());
}

#[test]
fn a_decision_is_taken_back_until_it_has_gone_on() {
    let district = District::new();
    let driver = desk(&district, TOWNSHIP, SMALL, Lang::Zh).keys("3pz");
    assert!(driver.sees("已收回：张国良"), "{}", driver.screen());
    assert_eq!(stage(&district, CaseId(1)), Stage::Waiting(ReviewStep::Township));
    let driver = driver.keys("p");
    district.pass("agriculture.supervisor", CaseId(1));
    assert!(driver.keys("z").sees("不能办理"));
}

#[test]
fn x6_a_return_is_taken_back_like_a_pass_and_nothing_else_in_its_place() {
    let district = District::new();
    let driver = desk(&district, TOWNSHIP, SMALL, Lang::Zh).keys("3pr1");
    assert_eq!(stage(&district, CaseId(2)), Stage::Returned);
    let driver = driver.keys("z");
    assert!(driver.sees("已收回：曾小单"), "{}", driver.screen());
    assert_eq!(stage(&district, CaseId(2)), Stage::Waiting(ReviewStep::Township));
    assert_eq!(
        stage(&district, CaseId(1)),
        Stage::Waiting(ReviewStep::LandArea),
        "passed before it"
    );
    let driver = driver.keys("z");
    assert!(driver.sees("收回先前对 张国良 的决定"), "{}", driver.screen());
    let driver = driver.keys("0");
    assert_eq!(stage(&district, CaseId(1)), Stage::Waiting(ReviewStep::LandArea), "asked first");
    assert!(driver.keys("z1").sees("已收回：张国良"));
    assert_eq!(stage(&district, CaseId(1)), Stage::Waiting(ReviewStep::Township));
}

#[test]
fn what_lies_further_back_is_taken_back_after_a_question() {
    let district = District::new();
    let driver = desk(&district, TOWNSHIP, SMALL, Lang::Zh).keys("3<Space><Space><Space>P1z");
    assert!(driver.sees("收回先前对"), "{}", driver.screen());
    let waits = |case| stage(&district, case) == Stage::Waiting(ReviewStep::Township);
    let back = || [1, 2, 3].map(CaseId).into_iter().filter(|case| waits(*case)).count();
    let drawn = back();
    let driver = driver.keys("1");
    assert_eq!(back(), drawn + 1, "{}", driver.screen());
}

#[test]
fn c5_returned_with_a_numbered_reason_and_handed_in_again() {
    let district = District::new();
    let driver = desk(&district, TOWNSHIP, SMALL, Lang::Zh).keys("3");
    let before = driver.press_count();
    let driver = driver.keys("r3");
    println!("a return with its reason: {} keys", driver.press_count() - before);
    assert!(driver.sees("已退回：张国良"), "{}", driver.screen());
    assert_eq!(stage(&district, CaseId(1)), Stage::Returned);
    let reader = district.office.reader(&district.actor(CLERK));
    let back = reader.case(CaseId(1)).and_then(|case| case.returned.clone()).expect("returned");
    assert_eq!(back.reason, "征地面积或日期与台账不符");
}

#[test]
fn c5_a_reason_of_ones_own_and_an_earlier_layer() {
    let district = District::new();
    district.pass(TOWNSHIP, CaseId(1));
    let driver = desk(&district, "agriculture.supervisor", SMALL, Lang::Zh).keys("3r");
    assert!(driver.sees("经办人"), "{}", driver.screen());
    let driver = driver.keys("<Right>");
    assert!(driver.sees("< 乡镇复核 >"), "{}", driver.screen());
    let driver = driver.keys("9<Enter>");
    assert!(driver.sees("自己填写"), "an empty reason is not taken");
    let driver = driver.keys("台账缺页<Enter>");
    assert!(driver.sees("已退回"), "{}", driver.screen());
    assert_eq!(stage(&district, CaseId(1)), Stage::Waiting(ReviewStep::Township));
    let driver = desk(&district, TOWNSHIP, LARGE, Lang::Zh).keys("3");
    assert!(driver.sees("曾被退回") && driver.sees("台账缺页"), "{}", driver.screen());
}

#[test]
fn c5_rejected_with_a_reason() {
    let district = District::new();
    let driver = desk(&district, TOWNSHIP, SMALL, Lang::Zh).keys("3j3");
    assert!(driver.sees("已驳回：张国良"), "{}", driver.screen());
    assert_eq!(stage(&district, CaseId(1)), Stage::Closed(Outcome::Rejected));
}

#[test]
fn m4_marked_items_pass_together_but_those_with_findings_and_those_drawn() {
    let district = crowded();
    let marks = "<Space>".repeat(20);
    let driver = desk(&district, TOWNSHIP, LARGE, Lang::Zh).keys("3").keys(&marks);
    assert!(driver.sees("已标记 20"), "{}", driver.screen());
    let driver = driver.keys("P");
    assert!(driver.sees("没有疑点。") && driver.sees("仍留在列表里"), "{}", driver.screen());
    let driver = driver.keys("1");
    println!("twenty marked and passed: {} keys", driver.press_count() - 1);
    let reader = district.office.reader(&district.actor(TOWNSHIP));
    let left = reader.cases().queue(youyang::office::Queue::Waiting(ReviewStep::Township));
    let flawed: Vec<_> = left
        .iter()
        .filter_map(|case| reader.case(*case))
        .filter(|case| !reader.review().findings(case).is_empty())
        .collect();
    assert_eq!(flawed.len(), 1, "the one with a finding was left out");
    let clean = left.len() - 1;
    assert!(clean <= 10, "only those drawn stay: {clean}");
    assert_eq!(driver.sees("抽查"), clean > 0, "{}", driver.screen());
    assert!(driver.sees("一并通过"), "{}", driver.screen());
}

#[test]
fn own_work_is_shown_and_cannot_be_passed() {
    let district = District::new();
    let person = PersonId(1);
    let choose = RecordChoice { person, choice: Choice::Neither, chosen_on: day("2020-05-04") };
    let opened = district.submit("human-resources.supervisor", Command::Choose(choose));
    let case = opened.case().expect("a case");
    let driver = desk(&district, "human-resources.supervisor", LARGE, Lang::Zh).keys("3");
    assert!(driver.sees("本人经办，须由他人审核"), "{}", driver.screen());
    let driver = driver.keys("p");
    assert!(driver.sees("不能办理"), "{}", driver.screen());
    assert_eq!(stage(&district, case), Stage::Waiting(ReviewStep::Choice));
}

#[test]
fn c3_the_household_check_is_asked_for_from_the_queue() {
    let district = District::new();
    let driver = desk(&district, TOWNSHIP, LARGE, Lang::Zh).keys("3h");
    assert!(driver.sees("已请公安核户籍：张国良"), "{}", driver.screen());
    let reader = district.office.reader(&district.actor(TOWNSHIP));
    assert!(reader.case(CaseId(1)).is_some_and(|case| case.household_asked));
}

#[test]
fn screens_of_review() {
    let district = crowded();
    let person = PersonId(1);
    let choose = RecordChoice { person, choice: Choice::Resident, chosen_on: day("2020-05-04") };
    district.submit(CLERK, Command::Choose(choose));
    let ask = ConfirmationCommand::AskHousehold { case: CaseId(2) };
    district.submit(TOWNSHIP, Command::Confirmation(ask));
    for (name, size, lang) in [
        ("80", SMALL, Lang::Zh),
        ("120", LARGE, Lang::Zh),
        ("80-en", SMALL, Lang::En),
        ("120-en", LARGE, Lang::En),
    ] {
        let driver = desk(&district, TOWNSHIP, size, lang).keys("3");
        assert_screen(&format!("review-{name}"), &driver.screen());
        let driver = driver.keys("<Enter>");
        assert_screen(&format!("review-item-{name}"), &driver.screen());
        let driver = driver.keys("<Esc><Right><Right>");
        let driver = driver.keys("<Enter>");
        assert_screen(&format!("review-choice-{name}"), &driver.screen());
        let driver = driver.keys("r");
        assert_screen(&format!("review-reasons-{name}"), &driver.screen());
    }
}

/// 张桂兰's refund and 张国良's claim, both waiting; 曾小单's account is 张国良's.
fn with_money() -> District {
    let district = District::new();
    district.confirm(CaseId(1));
    let choices = [(PersonId(1), Choice::Neither), (PersonId(3), Choice::Employee)];
    for (person, choice) in choices {
        let chosen_on = day("2020-05-11");
        let choose = RecordChoice { person, choice, chosen_on };
        let case = district.submit(CLERK, Command::Choose(choose)).case().expect("a case");
        district.pass(TOWNSHIP, case);
    }
    let refund = OpenRefund {
        person: PersonId(1),
        cause: RefundCause::ChoseNeither,
        bank_account: "6217002735061200041".to_owned(),
        account_holder: "张桂兰".to_owned(),
    };
    district.submit(CLERK, Command::Refund(refund));
    let contribution = Contribution {
        scheme: Scheme::Employee,
        year: 2020,
        amount: Money::yuan(9_600),
        paid_on: day("2020-05-11"),
        voucher: "PZ20200001".to_owned(),
    };
    let claim =
        SubsidyCommand::Claim { person: PersonId(3), year: 2020, contribution: Some(contribution) };
    district.submit(CLERK, Command::Subsidy(claim));
    district
}

#[test]
fn amounts_are_run_again_for_the_reviewer() {
    let district = with_money();
    let driver = desk(&district, "resident-pension.supervisor", LARGE, Lang::Zh).keys("3");
    assert!(driver.sees("申报 1,000.00　复算 1,000.00  ✓ 一致"), "{}", driver.screen());
    assert!(driver.sees("0 年 0.00 元 · 余 15 年  ›"), "{}", driver.screen());
    assert_screen("review-claim-120", &driver.screen());
    let driver = desk(&district, "resident-pension.supervisor", SMALL, Lang::En).keys("3<Enter>");
    assert_screen("review-claim-80-en", &driver.screen());
    let driver = desk(&district, "human-resources.supervisor", LARGE, Lang::Zh).keys("3");
    assert!(driver.sees("复算 12,345.67  ✓ 一致"), "{}", driver.screen());
    assert_screen("review-refund-120", &driver.screen());
    assert!(driver.keys("p").sees("已通过：张桂兰"));
}
