//! The supervisor's lane: three hundred items before lunch, a colleague's queue while they
//! are away, what is overdue, who handled how many.

use super::{LARGE, SMALL, desk, desk_in, stage};
use crate::support::district::{District, KUNYANG, candidate, day, original};
use crate::support::snapshot::assert_screen;
use std::time::Duration;
use youyang::base::{CaseId, PersonId};
use youyang::casework::{
    Choice, Command, ConfirmationCommand, OpenRefund, PersonCommand, RecordChoice, RefundCause,
    RegisterPerson, ReviewCommand, ReviewStep, Stage,
};
use youyang::office::{CommandReceipt, Queue, Reader, Submission};
use youyang::words::Lang;

const HR: &str = "human-resources.supervisor";
const TOWNSHIP: &str = "530115001.supervisor";
const NEIGHBOUR: &str = "530115101.supervisor";
const CLERK: &str = "530115001.clerk";

/// Many commands of one member of staff, all carried out.
fn all(district: &District, login: &str, commands: Vec<Command>) -> Vec<CommandReceipt> {
    let actor = district.actor(login);
    let submissions = commands.into_iter().map(|command| {
        let id = district.office.next_command(&actor.session);
        Submission { id, command, seen: None }
    });
    let outcomes = district.office.submit_all(&actor, submissions.collect()).expect("written");
    outcomes.into_iter().map(|outcome| outcome.expect("carried out")).collect()
}

/// Three hundred originally insured people; every fifteenth shares a bank account, of every
/// twentieth no village is known.
fn people() -> Vec<RegisterPerson> {
    let people = (0..300_u32).map(|at| {
        let born = day("1950-01-01").plus_days(at);
        let number = format!("BZD{:06}", 1_000 + at);
        let mut person = original("李桂英", &born.to_string(), at % 900 + 1, KUNYANG, &number);
        if at % 15 == 0 {
            person.bank_account = "6217002735061299999".to_owned();
        }
        if at % 20 == 0 {
            person.village = None;
        }
        person
    });
    people.collect()
}

/// A hundred refunds that are overdue, and two hundred choices of today, for one desk.
fn crowded() -> District {
    let district = District::empty();
    let register = people()
        .into_iter()
        .map(|person| Command::Person(PersonCommand::Register(Box::new(person))));
    all(&district, "human-resources.clerk", register.collect());
    let choose = |first: u32, last: u32, chosen_on: &str| {
        let chosen_on = day(chosen_on);
        let choices = (first..=last).map(move |id| {
            let choice = if id <= 100 { Choice::Neither } else { Choice::ALL[id as usize % 3] };
            Command::Choose(RecordChoice { person: PersonId(id), choice, chosen_on })
        });
        choices.collect::<Vec<_>>()
    };
    let chosen = all(&district, CLERK, choose(1, 100, "2020-05-04"));
    let pass = chosen.iter().filter_map(CommandReceipt::case);
    let pass = pass.map(|case| Command::Review(ReviewCommand::Pass { case }));
    all(&district, TOWNSHIP, pass.collect());
    let refunds = (1..=100).map(|id| {
        Command::Refund(OpenRefund {
            person: PersonId(id),
            cause: RefundCause::ChoseNeither,
            bank_account: format!("62170027350613{id:05}"),
            account_holder: "李桂英".to_owned(),
        })
    });
    all(&district, CLERK, refunds.collect());
    district.clock.advance(20 * 24 * 3600);
    all(&district, CLERK, choose(101, 300, "2020-05-24"));
    district.office.wait_for_search();
    district
}

#[test]
fn m4_three_hundred_mixed_items_are_decided_in_under_three_hundred_keys() {
    let district = crowded();
    let reader = || district.office.reader(&district.actor(HR));
    assert_eq!(reader().review().to_review(), 300);
    let driver = desk(&district, HR, LARGE);
    assert!(driver.sees("逾期 100 件"), "{}", driver.screen());
    assert_screen("home-overdue-120", &driver.screen());
    let mut driver = driver.keys("3");
    assert!(driver.sees("! 20 天") && driver.sees("30 分（25 + 5）"), "{}", driver.screen());
    // Every page is shown before it is marked.
    for _ in 0..12 {
        if driver.sees(&format!("已标记 {}", clean(&district))) {
            break;
        }
        driver = driver.keys("g");
    }
    let driver = driver.keys("P");
    assert!(driver.sees("有疑点") && driver.sees("按 5% 抽出"), "{}", driver.screen());
    let mut driver = driver.keys("1<End>");
    let left = reader().review().to_review();
    assert!((30..=80).contains(&left), "those with findings and those drawn: {left}");
    assert!(driver.sees("抽查"), "{}", driver.screen());
    while reader().review().to_review() > 0 {
        let keys = if driver.sees("账号与人相同") { "r5" } else { "p" };
        driver = driver.keys(keys);
        assert!(driver.press_count() <= 300, "{}", driver.screen());
    }
    println!("300 mixed items decided: {} keys", driver.press_count());
    assert!(driver.press_count() <= 300);
    let reader = reader();
    let decided = (101..=400).map(CaseId).filter_map(|id| reader.case(id));
    assert_eq!(
        decided.filter(|case| case.stage != Stage::Waiting(ReviewStep::Choice)).count(),
        300
    );
    assert_eq!(reader.cases().queue_len(Queue::Returned), 20, "every one with a shared account");
}

#[test]
fn the_lane_and_standing_in_read_well_at_every_size_in_both_languages() {
    let district = crowded();
    for (end, size, lang) in [
        ("80", SMALL, Lang::Zh),
        ("80-en", SMALL, Lang::En),
        ("120", LARGE, Lang::Zh),
        ("120-en", LARGE, Lang::En),
    ] {
        let driver = desk_in(&district, HR, size, lang).keys("3");
        assert_screen(&format!("lane-{end}"), &driver.screen());
        let away = if lang == Lang::Zh { "wcwt" } else { "away" };
        let driver = desk_in(&district, TOWNSHIP, size, lang).keys("<Ctrl-P>").keys(away);
        assert_screen(&format!("delegate-open-{end}"), &driver.keys("<Enter>").screen());
    }
}

fn clean(district: &District) -> usize {
    let reader = district.office.reader(&district.actor(HR));
    let steps = reader.review().my_steps().into_iter();
    let cases = steps.flat_map(|step| reader.cases().queue(Queue::Waiting(step)));
    cases
        .filter_map(|id| reader.case(id))
        .filter(|case| reader.review().findings(case).is_empty())
        .count()
}

#[test]
fn m4_the_draw_is_the_same_for_everybody_and_known_to_nobody_before() {
    let district = crowded();
    let drawn = |login: &str| {
        let reader = district.office.reader(&district.actor(login));
        let cases = reader.cases().queue(Queue::Waiting(ReviewStep::Choice)).into_iter();
        let cases =
            cases.filter(|id| reader.case(*id).is_some_and(|case| reader.review().is_drawn(case)));
        cases.collect::<Vec<_>>()
    };
    let (one, other) = (drawn(HR), drawn(TOWNSHIP));
    assert_eq!(one, other);
    assert!((1..=40).contains(&one.len()), "about five of a hundred: {one:?}");
    let killed = district.killed();
    let reader = killed.office.reader(&killed.actor(HR));
    let cases = reader.cases().queue(Queue::Waiting(ReviewStep::Choice)).into_iter();
    let again: Vec<CaseId> = cases
        .filter(|id| reader.case(*id).is_some_and(|case| reader.review().is_drawn(case)))
        .collect();
    assert_eq!(one, again, "whoever has the journal draws the same");
    // The same people and choices in a store of its own: another journal, another draw.
    let elsewhere = crowded();
    let reader = elsewhere.office.reader(&elsewhere.actor(HR));
    let cases = reader.cases().queue(Queue::Waiting(ReviewStep::Choice)).into_iter();
    let others: Vec<CaseId> = cases
        .filter(|id| reader.case(*id).is_some_and(|case| reader.review().is_drawn(case)))
        .collect();
    assert_ne!(one, others, "nothing that is known beforehand tells who is drawn");
}

#[test]
fn w1_a_neighbour_decides_while_the_supervisor_is_away_and_nothing_else() {
    let district = District::new();
    let driver = desk(&district, TOWNSHIP, SMALL).keys("<Ctrl-P>wcwt<Enter>");
    assert!(driver.sees("现在没有委托他人"), "{}", driver.screen());
    let driver = driver.keys("<F4>1<Enter>2020-05-08");
    assert_screen("delegate-80", &driver.screen());
    let driver = driver.keys("<F2>");
    assert!(driver.sees("530115101 supervisor 代您审核"), "{}", driver.screen());
    let there = desk(&district, NEIGHBOUR, LARGE);
    assert!(there.sees("您代 530115001 supervisor 审核，至 2020-05-08"), "{}", there.screen());
    assert_screen("home-stands-in-120", &there.screen());
    let there = there.keys("3");
    assert!(there.sees("张国良"), "{}", there.screen());
    let there = there.keys("p");
    assert_eq!(
        stage(&district, CaseId(1)),
        Stage::Waiting(ReviewStep::LandArea),
        "{}",
        there.screen()
    );
    let reader = district.office.reader(&district.actor(NEIGHBOUR));
    let sees = |reader: &Reader| {
        (reader.people().count(), reader.people().search("zgl", 9).expect("built").total)
    };
    assert_eq!(sees(&reader), (6, 3), "who is away sees no more");
    let ask = ConfirmationCommand::AskHousehold { case: CaseId(2) };
    assert!(reader.would(&Command::Confirmation(ask)).is_err(), "decisions and nothing else");
    // Their people are found, and their files open, while it lasts.
    let there = there.keys("1zgliang");
    assert!(there.sees("张国良") && there.sees("昆阳"), "{}", there.screen());
    let there = there.keys("<Enter>x");
    assert!(there.sees("530122196605160"), "{}", there.screen());
    let there = there.keys("<Esc><Esc>");
    // Whoever stands in is told when something comes there.
    let there = there.keys("0");
    let register = PersonCommand::Register(Box::new(candidate("杨云", "1970-01-01", 9, KUNYANG)));
    district.submit("human-resources.clerk", Command::Person(register));
    let there = there.wait(Duration::from_millis(60));
    assert!(there.sees("3审核 3"), "{}", there.screen());
    // Back early: the neighbour decides there no longer.
    let driver = driver.keys("<Ctrl-Z>");
    assert!(driver.sees("已收回"), "{}", driver.screen());
    let reader = district.office.reader(&district.actor(NEIGHBOUR));
    assert!(reader.would(&Command::Review(ReviewCommand::Pass { case: CaseId(2) })).is_err());
    assert_eq!(reader.cases().queue_len(Queue::Waiting(ReviewStep::Township)), 0);
    assert_eq!(sees(&reader), (1, 1));
    assert!(reader.person(PersonId(3)).is_none());
    let there = there.wait(Duration::from_millis(60)).keys("1");
    assert!(!there.sees("张国良"), "{}", there.screen());
}

#[test]
fn an_item_that_somebody_else_decides_does_not_let_the_next_slip_through() {
    let district = District::new();
    let driver = desk(&district, TOWNSHIP, LARGE).keys("3");
    district.submit(TOWNSHIP, Command::Review(ReviewCommand::Pass { case: CaseId(1) }));
    let driver = driver.wait(Duration::from_millis(60)).keys("p");
    assert!(driver.sees("现在是下一件"), "{}", driver.screen());
    assert_eq!(stage(&district, CaseId(2)), Stage::Waiting(ReviewStep::Township));
    let driver = driver.keys("p");
    assert_eq!(
        stage(&district, CaseId(2)),
        Stage::Waiting(ReviewStep::LandArea),
        "{}",
        driver.screen()
    );
}

#[test]
fn w1_who_handled_how_many_is_a_table_of_the_month() {
    let district = District::new();
    (1..=2).for_each(|case| district.pass(TOWNSHIP, CaseId(case)));
    district.pass("agriculture.supervisor", CaseId(1));
    for (name, size, lang) in [("work-80", SMALL, Lang::Zh), ("work-120-en", LARGE, Lang::En)] {
        let driver = desk_in(&district, HR, size, lang).keys("<Ctrl-P>");
        let driver = driver.keys(if lang == Lang::Zh { "jbtj" } else { "handled" }).keys("<Enter>");
        assert_screen(name, &driver.screen());
    }
    let own = district.office.reader(&district.actor("agriculture.supervisor"));
    let month = youyang::base::Month::of(own.today());
    assert_eq!(own.staff().work(month).len(), 1, "other departments' work is not theirs to see");
    let killed = district.killed();
    let reader = killed.office.reader(&killed.actor(HR));
    assert_eq!(reader.staff().work(month).len(), 3, "it is in the journal");
}
