//! What comes next is told the same everywhere: whoever is merged is not asked to choose
//! again, and a change of choice shows the year it begins with.

use super::{LARGE, SMALL, desk};
use crate::support::district::District;
use youyang::base::{CaseId, Cells, Money, PersonId};
use youyang::casework::{
    Choice, Command, ListedLine, RecordChoice, Register, RegisterEntry, ResidentStatus,
    RosterLines, TransitionCommand,
};

const CLERK: &str = "530115001.clerk";
const HR: &str = "human-resources.clerk";
const HR_SUPERVISOR: &str = "human-resources.supervisor";

/// 张桂兰 of 昆阳, whom the residents' roster lists too, merged by the run without a choice.
fn merged_by_the_run() -> District {
    let district = District::new();
    let (person, name) = (PersonId(1), "张桂兰".to_owned());
    let reader = district.office.reader(&district.actor(HR));
    let id_number = reader.person(person).expect("on file").id_number;
    let says = RegisterEntry::Resident {
        status: ResidentStatus::Drawing,
        balance: Money::yuan(1_200),
        monthly: Money::fen(12_950),
        township: None,
    };
    let line = ListedLine { id_number, name, says, line: 4, cells: Cells::new(["张桂兰"]) };
    let (register, digest) = (Register::Resident, "resident".to_owned());
    let lines = RosterLines { register, digest, lines: vec![line] };
    district.submit(HR, Command::Lines(lines));
    district.submit(HR, Command::Transition(TransitionCommand::CarryOut { person }));
    district
}

#[test]
fn t6_who_was_merged_by_the_run_is_nowhere_asked_to_choose() {
    let district = merged_by_the_run();
    let driver = desk(&district, CLERK, LARGE).keys("1zgl");
    assert!(driver.sees("张桂兰") && !driver.sees("待选择"), "{}", driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("列入下一付款批次"), "{}", driver.screen());
    let driver = driver.keys("c");
    assert!(driver.sees("每人只并轨一次"), "{}", driver.screen());
}

#[test]
fn e5_a_change_of_choice_shows_its_first_year_to_counter_citizen_and_reviewer() {
    let district = District::new();
    district.confirm(CaseId(1));
    let (person, chosen_on) = (PersonId(3), district.office.now().date());
    let first = Command::Choose(RecordChoice { person, choice: Choice::Resident, chosen_on });
    let case = district.submit(CLERK, first).case().expect("a case");
    district.pass(HR_SUPERVISOR, case);
    let driver = desk(&district, CLERK, SMALL).keys("1zguol<Enter>c2");
    assert!(driver.sees("从 2021 年起") && !driver.sees("从 2020 年起"), "{}", driver.screen());
    let driver = driver.keys("<Space><F2>");
    assert!(driver.sees("改选自 2021 年度起算"), "{}", driver.screen());
    let driver = driver.keys("o");
    assert!(driver.sees("自何年度起：2021"), "{}", driver.screen());
    let driver = desk(&district, HR_SUPERVISOR, LARGE).keys("3");
    assert!(driver.sees("从 2021 年起"), "{}", driver.screen());
}
