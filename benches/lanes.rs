//! One queue on many screens: what an act costs the desks of all who look at it.

use std::sync::Arc;
use std::time::{Duration, Instant};
use youyang::base::{
    Area, Date, FixedClock, IdNumber, Login, SessionId, TownshipCode, VillageCode,
};
use youyang::casework::{
    Cohort, Command, Department, LandFacts, PersonCommand, RegisterPerson, ReviewCommand,
    ReviewStep,
};
use youyang::desk::home::tabs;
use youyang::desk::session::{Frontend, Session, SessionOptions};
use youyang::office::{Actor, Office, Queue, Submission};
use youyang::policy::Policy;

const KUNYANG: TownshipCode = TownshipCode(530_115_001);

/// Acts that are measured, each followed by all desks.
const ACTS: usize = 20;

/// So many items on so many desks: what a desk takes to show that one was passed.
pub fn measure(items: usize, desks: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Arc::new(FixedClock::on(Date::parse("2020-05-04").expect("a day")));
    let policy = Policy::district().expect("a policy");
    let office = Arc::new(Office::open(folder.path(), policy, clock).expect("a store"));
    register(&office, items);
    let supervisor = |name: &str| Actor {
        department: Department::Township,
        township: Some(KUNYANG),
        ..founder(name)
    };
    let sit = |number| {
        let actor = Some(supervisor(&format!("desk-{number}")));
        let options = SessionOptions { size: (120, 40), actor, ..SessionOptions::new(tabs::menu) };
        let mut session = Session::new(Arc::clone(&office), options);
        session.feed(b"3");
        session.frame();
        session
    };
    let mut sessions: Vec<Session> = (0..desks).map(sit).collect();
    let one = supervisor("one");
    let cases = office.reader(&one).cases().queue(Queue::Waiting(ReviewStep::Township));
    let mut slowest = Duration::ZERO;
    let mut all = Duration::ZERO;
    let mut now = Duration::ZERO;
    for case in cases.into_iter().take(ACTS) {
        let id = office.next_command(&one.session);
        let pass = Command::Review(ReviewCommand::Pass { case });
        office.submit(&one, id, pass, None).expect("passed");
        now += Duration::from_secs(1);
        for session in &mut sessions {
            let begun = Instant::now();
            session.tick(now);
            assert!(session.frame().is_some(), "it shows");
            slowest = slowest.max(begun.elapsed());
            all += begun.elapsed();
        }
    }
    let each = all.as_secs_f64() * 1e6 / (ACTS * desks) as f64;
    let act = all.as_secs_f64() * 1e3 / ACTS as f64;
    let first = slowest.as_secs_f64() * 1e3;
    let what = format!("an act shown at {desks} desks that look at a queue of {items}, CPU a desk");
    crate::table::row("remote", &what, &format!("{:.2} ms", each / 1e3), "", "");
    println!(
        "{items} items on {desks} desks: an act shows on all after {act:.1} ms of CPU, \
         {each:.0} µs a desk, the slowest {first:.1} ms"
    );
}

fn founder(name: &str) -> Actor {
    Actor::founder(Login::from(name), SessionId::from(name))
}

fn register(office: &Office, items: usize) {
    let clerk = founder("clerk");
    let birth = Date::parse("1971-02-03").expect("a day");
    let submissions = (0..items).map(|at| {
        let day = birth.plus_days(at as u32 / 900);
        let register = RegisterPerson {
            id_number: IdNumber::compose(530_122, day, at as u32 % 900 + 1).expect("a number"),
            name: format!("李{}", char::from_u32(0x4e00 + at as u32 % 5_000).expect("a sign")),
            cohort: Cohort::Existing,
            township: KUNYANG,
            village: Some(VillageCode(530_115_001_204)),
            phone: String::new(),
            bank_account: format!("62170027{at:011}"),
            legacy: None,
            land: Some(LandFacts {
                project: None,
                contracted: Some(Area::hundredths(490)),
                requisitioned: Area::hundredths(40),
                taken_on: Some(birth.plus_days(15_000)),
            }),
            source: None,
        };
        let command = Command::Person(PersonCommand::Register(Box::new(register)));
        Submission { id: office.next_command(&clerk.session), command, seen: None }
    });
    for outcome in office.submit_all(&clerk, submissions.collect()).expect("written") {
        outcome.expect("registered");
    }
}
