//! The comparison's item: what a finding rests on, whom else it is about, and words that
//! are true after each act.

use super::comparing::{deceased, district, lists};
use super::{LARGE, SMALL, desk, desk_in};
use crate::support::district::{District, ERJIE, KUNYANG, day, original};
use crate::support::snapshot::assert_screen;
use youyang::base::{PersonId, TownshipCode};
use youyang::casework::comparison::CompareDecision;
use youyang::casework::{Command, DecideComparison, RegisterPerson, TransitionCommand};
use youyang::office::{CompareList, CompareWork};
use youyang::words::Lang;

const CLERK: &str = "human-resources.clerk";
const CHIEF: &str = "human-resources.supervisor";

pub fn settle(district: &District, person: u32, decision: CompareDecision) {
    let note = if decision == CompareDecision::SendBack { "请核实" } else { "" };
    let settled = DecideComparison { person: PersonId(person), decision, note: note.to_owned() };
    district.submit(CLERK, Command::DecideComparison(settled));
}

/// Another of the originally insured with the bank account of 张桂兰 in 昆阳街道.
fn shares(district: &District, (name, order): (&str, u32), township: TownshipCode) {
    let reader = district.office.reader(&district.actor(CLERK));
    let bank_account = reader.person(PersonId(1)).expect("there").bank_account.clone();
    let legacy_no = format!("BZD000{order:03}");
    let person = original(name, "1956-01-02", order, township, &legacy_no);
    district.register(RegisterPerson { bank_account, ..person });
}

#[test]
fn what_is_wrong_with_a_number_stands_on_the_item() {
    let district = district();
    for (size, cells) in [(SMALL, 80), (LARGE, 120)] {
        for (lang, tail) in [(Lang::Zh, ""), (Lang::En, "-en")] {
            let driver = desk_in(&district, CLERK, size, lang).keys("6<Enter><End><Enter>");
            let told = match lang {
                Lang::Zh => "身份证号 **************1234：身份证号校验码不对",
                Lang::En => "**************1234: the ID number's check character is wrong",
            };
            assert!(driver.sees(told), "{}", driver.screen());
            assert_screen(&format!("compare-doubt-{cells}{tail}"), &driver.screen());
        }
    }
}

#[test]
fn whoever_shares_an_account_is_named_and_their_file_opened() {
    let district = district();
    shares(&district, ("普永昌", 91), ERJIE);
    let driver = desk(&district, CLERK, SMALL).keys("6<Enter><Enter>");
    assert!(
        driver.sees("与 普永昌 530122********0913 二街镇 用同一银行账号"),
        "{}",
        driver.screen()
    );
    assert_screen("compare-shared-80", &driver.screen());
    let file = driver.keys("v");
    assert!(file.sees("普永昌") && file.sees("概况"), "{}", file.screen());
    let back = file.keys("<Esc>");
    assert!(back.sees("1/7") && back.sees("张桂兰"), "{}", back.screen());
    shares(&district, ("段文兰", 92), KUNYANG);
    let driver = back.wait(std::time::Duration::from_secs(1)).keys("v");
    assert!(driver.sees("1   普永昌") && driver.sees("2   段文兰"), "{}", driver.screen());
    let driver = driver.keys("2");
    assert!(driver.sees("段文兰") && driver.sees("概况"), "{}", driver.screen());
    // A township is told of another's person only that there is one.
    let driver = desk(&district, "530115101.clerk", SMALL).keys("6<Enter><End><Enter>");
    assert!(driver.sees("与其他乡镇（街道）的 2 人用同一银行账号"), "{}", driver.screen());
    assert!(!driver.sees("张桂兰") && !driver.keys("v").sees("概况"));
}

#[test]
fn a7_a_death_taken_down_wrongly_is_corrected_from_the_item() {
    let district = district();
    settle(&district, 6, CompareDecision::Dead { died: day("2019-12-01") });
    let driver = desk(&district, CHIEF, SMALL).keys("6<Enter><Down><Down><Enter>");
    assert!(driver.sees("已停办") && driver.sees("按 D 更正死亡登记"), "{}", driver.screen());
    assert!(!driver.sees("决定之前不并轨"), "{}", driver.screen());
    assert_screen("compare-stopped-80", &driver.screen());
    let driver = driver.keys("D");
    assert!(driver.sees("更正死亡登记") && driver.sees("2019-12-01"), "{}", driver.screen());
    let driver = driver.keys("<Enter>本人到场<F2><Right><Enter>");
    let reader = district.office.reader(&district.actor(CLERK));
    assert_eq!(reader.person(PersonId(6)).expect("there").died, None, "{}", driver.screen());
    let driver = driver.keys("<Esc>");
    assert!(driver.sees("□待决定") && driver.sees("死亡登记已更正"), "{}", driver.screen());
    // A clerk is told by whom it is corrected.
    settle(&district, 6, CompareDecision::Dead { died: day("2019-12-02") });
    let driver = desk(&district, CLERK, SMALL).keys("6<Enter><Down><Down><Enter>D");
    assert!(driver.sees("复核"), "{}", driver.screen());
    let driver = driver.keys("<Esc>");
    assert!(driver.sees("已停办") && !driver.sees("D 更正死亡登记  "), "{}", driver.screen());
}

#[test]
fn t5_who_is_merged_reads_merged_and_no_longer_to_be_cleared() {
    let district = district();
    district
        .submit(CHIEF, Command::Transition(TransitionCommand::CarryOut { person: PersonId(1) }));
    let driver = desk(&district, CLERK, SMALL).keys("6<Enter>");
    assert!(driver.sees("■已并轨"), "{}", driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("已于 2020-05-04 并轨办结"), "{}", driver.screen());
    assert!(driver.sees("名册现在的比对结果："), "{}", driver.screen());
    assert_screen("compare-merged-80", &driver.screen());
    // What blocks now comes to no figures, and none are announced.
    lists(&district, 1, "张桂兰", deceased());
    let driver = desk(&district, CLERK, SMALL).keys("6<Enter><Enter>");
    assert!(driver.sees("已于 2020-05-04 并轨办结"), "{}", driver.screen());
    assert!(!driver.sees("名册现在的比对结果"), "{}", driver.screen());
}

#[test]
fn whoever_waits_for_a_decision_is_counted_as_their_item_says() {
    let district = district();
    district
        .submit(CHIEF, Command::Transition(TransitionCommand::CarryOut { person: PersonId(1) }));
    lists(&district, 1, "张桂兰", deceased());
    settle(&district, 6, CompareDecision::Dead { died: day("2019-12-01") });
    settle(&district, 7, CompareDecision::SendBack);
    let reader = district.office.reader(&district.actor(CLERK));
    let found = reader.comparison().result();
    let waits: Vec<usize> = (0..found.rows.len())
        .filter(|at| reader.comparison().work(&found.rows[*at]) == CompareWork::ToDecide)
        .collect();
    assert!(!waits.is_empty() && waits.len() < found.rows.len());
    assert!(waits.iter().all(|at| reader.comparison().is_to_decide(&found.rows[*at])));
    assert_eq!(reader.comparison().list(&found, CompareList::ToDecide), waits);
    assert_eq!(reader.comparison().count(&found, CompareList::ToDecide), waits.len());
}

#[test]
fn of_two_lines_both_amounts_stand_in_the_box() {
    let district = district();
    let driver = desk(&district, CLERK, SMALL).keys("6<Enter><Down><Down><Down><Down><Enter>l");
    assert!(driver.sees("BZD000075     普永昌   12,345.67"), "{}", driver.screen());
    assert!(driver.sees("BZD000075-2   普永昌   !12,845.67"), "{}", driver.screen());
    assert_screen("compare-take-line-80", &driver.screen());
}

#[test]
fn a_list_that_goes_on_below_or_above_says_so() {
    let district = district();
    let driver = desk(&district, CLERK, SMALL).keys("6<Enter>");
    assert!(!driver.sees("  ↓") && !driver.sees(" ↓段"), "{}", driver.screen());
    (200..215).for_each(|order| shares(&district, ("段文兰", order), KUNYANG));
    let driver = desk(&district, CLERK, SMALL).keys("6<Enter>");
    assert!(driver.sees(" ↓段文兰") && !driver.sees("↑张桂兰"), "{}", driver.screen());
    assert_screen("compare-list-long-80", &driver.screen());
    let driver = driver.keys("<End>");
    assert!(driver.sees(" ↑") && !driver.sees(" ↓段"), "{}", driver.screen());
}

#[test]
fn a_line_as_it_arrived_stands_under_the_headings_of_its_file() {
    let district = district();
    for (size, cells) in [(SMALL, 80), (LARGE, 120)] {
        let driver = desk(&district, CLERK, size).keys("6<Enter><End><Enter>d");
        assert!(driver.sees("个人账户余额（元） 1,000.00"), "{}", driver.screen());
        assert!(driver.sees("身份证号码         ****1234"), "{}", driver.screen());
        assert_screen(&format!("compare-headings-{cells}"), &driver.screen());
    }
    // What the registers' files were called is told too, to the right.
    let driver = desk(&district, CLERK, SMALL).keys("6<Enter><Down><Enter>d");
    assert!(driver.sees("证件号码 ****0636"), "{}", driver.screen());
    // A kept state is opened with them.
    let killed = district.killed();
    let driver = desk(&killed, CLERK, SMALL).keys("6<Enter><Down><Enter>d");
    assert!(driver.sees("证件号码 ****0636"), "{}", driver.screen());
}
