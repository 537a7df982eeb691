//! The tab 征地: projects with their levy, their people, and what is told of them elsewhere.

use super::{LARGE, SMALL, desk, desk_in};
use crate::support::district::{District, KUNYANG, candidate, day};
use crate::support::snapshot::assert_screen;
use youyang::base::{Area, Money};
use youyang::casework::{
    Cohort, Command, LandFacts, PersonCommand, ProjectFacts, RecordProject, RegisterPerson,
};
use youyang::words::Lang;

const LAND: &str = "natural-resources.clerk";

fn project(number: &str, name: &str, paid: i64) -> Command {
    let facts = ProjectFacts {
        name: name.to_owned(),
        township: KUNYANG,
        area: Area::hundredths(36_703),
        levy_owed: Money::yuan(5_366_280),
        levy_paid: Money::yuan(paid),
        due_on: day("2020-04-15"),
    };
    Command::Land(RecordProject { number: number.to_owned(), facts, source: None })
}

#[test]
fn l3_the_projects_with_their_levy_and_how_far_their_people_are() {
    let district = District::new();
    district.submit(LAND, project("JN2020-001", "环湖南路延长线", 2_683_140));
    district.submit(LAND, project("JN2020-002", "晋城古镇提升改造", 5_366_280));
    for (order, number) in [(901, Some("JN2020-001")), (902, None)] {
        let new = candidate("李新增", "1971-03-04", order, KUNYANG);
        let land = new.land.clone().expect("land facts");
        let land = Some(LandFacts { project: number.map(str::to_owned), ..land });
        let register = RegisterPerson { cohort: Cohort::New, land, ..new };
        let register = PersonCommand::Register(Box::new(register));
        district.submit("530115001.clerk", Command::Person(register));
    }
    let driver = desk(&district, LAND, LARGE).keys("8");
    assert_screen("land-120", &driver.screen());
    assert!(driver.sees("拖欠 19 天"), "{}", driver.screen());
    assert_screen("land-people-120", &driver.keys("<Enter>").screen());
    let driver = desk(&district, LAND, LARGE).keys("8m");
    assert_screen("project-120", &driver.screen());
    let driver = driver.keys("<Ctrl-U>").paste("3000000").keys("<F2>");
    assert!(driver.sees("登记征地项目 JN2020-001"), "{}", driver.screen());
    let reader = district.office.reader(&district.actor(LAND));
    let paid = reader.land().register().projects[0].0.facts.levy_paid;
    assert_eq!(paid, Money::yuan(3_000_000));
    district.submit(LAND, project("JN2020-001", "环湖南路延长线", 2_683_140));
    assert_screen("land-80", &desk(&district, LAND, SMALL).keys("8").screen());
    assert_screen("land-80-en", &desk_in(&district, LAND, SMALL, Lang::En).keys("8").screen());
    let english = desk_in(&district, LAND, LARGE, Lang::En).keys("8");
    assert_screen("land-120-en", &english.screen());
}

/// Somebody whose land was taken for a project, which may be none on record.
fn register(district: &District, order: u32, number: &str) {
    let new = candidate("李新增", "1971-03-04", order, KUNYANG);
    let land = new.land.clone().map(|land| LandFacts { project: Some(number.to_owned()), ..land });
    let person = RegisterPerson { cohort: Cohort::New, land, ..new };
    let command = Command::Person(PersonCommand::Register(Box::new(person)));
    district.submit("530115001.clerk", command);
}

#[test]
fn l3_the_people_of_a_project_stand_under_its_name_and_levy() {
    let district = District::new();
    district
        .submit(LAND, project("JN2020-001", "环湖南路延长线及沿线配套基础设施建设项目", 2_683_140));
    register(&district, 901, "JN2020-001");
    register(&district, 902, "JN2020-009");
    for (lang, tail) in [(Lang::Zh, ""), (Lang::En, "-en")] {
        let driver = desk_in(&district, LAND, SMALL, lang).keys("8<Enter>");
        assert_screen(&format!("land-people-80{tail}"), &driver.screen());
    }
    let driver = desk(&district, LAND, SMALL).keys("8<Down><Enter>");
    assert!(driver.sees("JN2020-009") && driver.sees("没有登记的项目"), "{}", driver.screen());
    // Whoever reviews is told that there is no such project.
    let driver = desk(&district, "530115001.supervisor", SMALL).keys("3<Enter>");
    assert!(driver.sees("没有登记这个项目"), "{}", driver.screen());
    let driver = driver.keys("<Down>");
    assert!(driver.sees("✗ 拖欠 19 天"), "{}", driver.screen());
}

#[test]
fn what_is_left_of_one_project_is_not_offered_at_another() {
    let district = District::new();
    district.submit(LAND, project("JN2020-001", "环湖南路延长线", 2_683_140));
    let driver = desk(&district, LAND, SMALL).keys("8i").paste("JN2020-002").keys("<Esc>");
    let driver = driver.keys("m");
    assert!(driver.sees("改项目") && !driver.sees("接着填"), "{}", driver.screen());
    let driver = driver.keys("<Ctrl-U>30<Esc>m");
    assert!(driver.sees("接着填"), "{}", driver.screen());
    assert!(driver.keys("1").sees("已缴社会保障金（元）  30\n"));
}

#[test]
fn whoever_only_looks_is_offered_no_change_and_told_why() {
    let district = District::new();
    district.submit(LAND, project("JN2020-001", "环湖南路延长线", 2_683_140));
    let driver = desk(&district, "audit.clerk", SMALL).keys("8");
    assert!(driver.sees("拖欠 19 天") && !driver.sees("i 登记项目"), "{}", driver.screen());
    let driver = driver.keys("m");
    assert!(driver.sees("✗ "), "{}", driver.screen());
}

#[test]
fn all_that_is_amiss_in_a_form_is_told_at_once_with_what_may_stand_there() {
    let district = District::new();
    let driver = desk(&district, LAND, SMALL).keys("8i").paste("JN2020-003").keys("<Enter><Enter>");
    let driver = driver.keys("1<Enter>").paste("约三亩").keys("<Enter>").paste("一百").keys("<F2>");
    for told in ["! 必填", "! 不是面积，请按 4.90 填写（亩）", "! 不是金额，请按 1234.50 填写"]
    {
        assert!(driver.sees(told), "{told}\n{}", driver.screen());
    }
}
