//! The annual round of 补助, keys in, screen and journal out.

use super::{LARGE, SMALL, desk, desk_in};
use crate::support::district::District;
use crate::support::snapshot::assert_screen;
use youyang::base::{CaseId, Cells, Money, PersonId};
use youyang::casework::{
    Choice, Command, Contribution, HouseholdStatus, ListedLine, PersonCommand, RecordChoice,
    Register, RegisterEntry, RosterLines, Scheme,
};
use youyang::words::Lang;

const PENSION: &str = "resident-pension.clerk";
const CANDIDATE: PersonId = PersonId(3);

fn pays_in(district: &District, person: PersonId, scheme: Scheme, voucher: &str) {
    let paid_on = district.office.now().date();
    let (amount, voucher) = (Money::yuan(800), voucher.to_owned());
    let contribution = Contribution { scheme, year: 2020, amount, paid_on, voucher };
    let record = PersonCommand::RecordContribution { person, contribution };
    district.submit(PENSION, Command::Person(record));
}

/// One who is due, one whose surrender is not paid, one without a choice.
fn paid_in() -> District {
    let district = District::new();
    district.confirm(CaseId(1));
    let chosen_on = district.office.now().date();
    for (person, choice) in [(CANDIDATE, Choice::Resident), (PersonId(1), Choice::Employee)] {
        let record = Command::Choose(RecordChoice { person, choice, chosen_on });
        let case = district.submit("530115001.clerk", record).case().expect("a case");
        district.pass("human-resources.supervisor", case);
    }
    pays_in(&district, CANDIDATE, Scheme::Resident, "PZ1");
    pays_in(&district, PersonId(1), Scheme::Employee, "PZ2");
    pays_in(&district, PersonId(2), Scheme::Resident, "PZ3");
    district
}

#[test]
fn a2_a_checked_annual_round_starts_within_eight_keys() {
    let district = paid_in();
    let driver = desk(&district, PENSION, LARGE).keys("4i");
    assert_screen("round-120", &driver.screen());
    assert!(driver.sees("应办 3 = 可申领 1 + 暂缓 2 + 不予补助 0"), "{}", driver.screen());
    let driver = driver.keys("r");
    assert_screen("round-asked-120", &driver.screen());
    let driver = driver.keys("1");
    district.office.wait_for_jobs();
    let keys = driver.press_count();
    println!("start a checked annual round: {keys} keys");
    assert!(keys <= 8);
    let driver = driver.wait(std::time::Duration::from_secs(1));
    assert_screen("round-done-120", &driver.screen());
    let reader = district.office.reader(&district.actor(PENSION));
    let claims = |person| reader.person(person).expect("a file").years_subsidised();
    assert_eq!([1, 2, 3].map(|person| claims(PersonId(person))), [0, 0, 1]);
    // One may leave it and come back to it.
    let driver = driver.keys("54");
    assert!(driver.sees("2020 年度办完"), "{}", driver.screen());
    assert!(driver.keys("r").sees("2020 年度办完"), "nobody is left to claim for");
}

#[test]
fn t3_a_line_of_the_round_opens_to_people_their_working_and_the_clause() {
    let district = paid_in();
    let driver = desk(&district, PENSION, SMALL).keys("4i");
    assert_screen("round-80", &driver.screen());
    let driver = driver.keys("<Down><Enter>");
    assert_screen("round-people-80", &driver.screen());
    let english = desk_in(&district, PENSION, SMALL, Lang::En).keys("4i");
    assert_screen("round-80-en", &english.screen());
    let english = english.keys("<Down><Enter>");
    assert_screen("round-people-80-en", &english.screen());
}

/// The household roster tells of the death of a person; nobody recorded it.
fn listed_dead(district: &District, person: PersonId) {
    let reader = district.office.reader(&district.actor(PENSION));
    let file = reader.person(person).expect("a file");
    let says = RegisterEntry::Household {
        status: HouseholdStatus::Deceased,
        since: Some(district.office.now().date()),
    };
    let line = ListedLine {
        id_number: file.id_number,
        name: file.name.clone(),
        says,
        line: 4,
        cells: Cells::new([]),
    };
    let (register, digest) = (Register::Household, "digest".to_owned());
    let lines = RosterLines { register, digest, lines: vec![line] };
    district.submit("public-security.clerk", Command::Lines(lines));
}

#[test]
fn a7_a_death_on_the_household_roster_shows_in_the_preview_and_is_settled_in_the_file() {
    let district = paid_in();
    listed_dead(&district, CANDIDATE);
    let driver = desk(&district, PENSION, SMALL).keys("4i");
    assert_screen("round-listed-dead-80", &driver.screen());
    assert!(driver.sees("户籍登记死亡"), "{}", driver.screen());
    assert!(driver.keys("r").sees("1 人已去世或户籍登记死亡，只能逐件审核"));
    let driver = desk(&district, "human-resources.clerk", LARGE).keys("1zguol<Enter>");
    assert_screen("person-listed-dead-120", &driver.screen());
    let driver = driver.keys("a5");
    let driver = driver.paste("同名，已核对户口簿").keys("<F2>");
    assert_screen("not-dead-asked-120", &driver.screen());
    driver.keys("1");
    let preview = desk(&district, PENSION, SMALL).keys("4i");
    assert!(!preview.sees("户籍登记死亡"), "{}", preview.screen());
}
