//! The whole way through the office on a real directory, closing and opening again.

use super::*;
use crate::base::{
    CaseId, Clock, CommandId, Date, FixedClock, IdNumber, Login, Money, PersonId, SessionId,
    TownshipCode, WatchStage,
};
use crate::casework::{
    AccountCommand, Choice, Cohort, Command, Department, LegacyRelation, Level, PersonCommand,
    RecordChoice, Refusal, RegisterPerson, ReviewCommand, ReviewRefusal, ReviewStep,
};
use crate::policy::Policy;
use crate::store::OpeningKind;
use std::path::Path;
use std::sync::Arc;

fn open(dir: &Path) -> Office {
    let clock = Arc::new(FixedClock::on(Date::new(2020, 5, 4).expect("day")));
    Office::open(dir, Policy::district().expect("policy"), clock).expect("opens")
}

fn actor(login: &str, department: Department, level: Level, township: Option<u32>) -> Actor {
    let founder = Actor::founder(Login::from(login), SessionId::from("test"));
    Actor { department, level, township: township.map(TownshipCode), ..founder }
}

fn hire(office: &Office, actor: &Actor) {
    let founder = Actor::founder(Login::from("hr"), SessionId::from("found"));
    let add = AccountCommand::Add {
        login: actor.login.clone(),
        name: actor.login.to_string(),
        department: actor.department,
        level: actor.level,
        township: actor.township,
        password: "$argon2id$".to_owned(),
        ssh_key: None,
    };
    let id = office.next_command(&founder.session);
    office.submit(&founder, id, Command::Account(add), None).expect("hired");
}

fn submit(office: &Office, actor: &Actor, command: Command) -> SubmitResult {
    office.submit(actor, office.next_command(&actor.session), command, None)
}

fn number(order: u32) -> IdNumber {
    IdNumber::compose(530_122, Date::new(1950, 1, 2).expect("day"), order).expect("number")
}

fn legacy(order: u32, township: u32) -> Command {
    let legacy = LegacyRelation {
        legacy_no: format!("BZD{order:06}"),
        balance: Money::yuan(12_000),
        enjoyed: Money::yuan(9_000),
        drawing: true,
        monthly: Money::yuan(300),
        ended: None,
    };
    Command::Person(PersonCommand::Register(Box::new(RegisterPerson {
        id_number: number(order),
        name: "张桂兰".to_owned(),
        cohort: Cohort::Original,
        township: TownshipCode(township),
        village: None,
        phone: "13800000000".to_owned(),
        bank_account: String::new(),
        legacy: Some(legacy),
        land: None,
        source: None,
    })))
}

struct People {
    hr: Actor,
    importer: Actor,
    clerk: Actor,
    reviewer: Actor,
}

fn staffed(office: &Office) -> People {
    let people = People {
        hr: actor("hr", Department::HumanResources, Level::Supervisor, None),
        importer: actor("importer", Department::HumanResources, Level::Clerk, None),
        clerk: actor("clerk", Department::Township, Level::Clerk, Some(530_115_001)),
        reviewer: actor("reviewer", Department::Township, Level::Supervisor, Some(530_115_001)),
    };
    for member in [&people.hr, &people.importer, &people.clerk, &people.reviewer] {
        hire(office, member);
    }
    people
}

#[test]
fn from_registration_to_choice_and_through_a_restart() {
    let dir = tempfile::tempdir().expect("dir");
    let office = open(dir.path());
    let people = staffed(&office);
    submit(&office, &people.importer, legacy(11, 530_115_001)).expect("registered");
    let choose = Command::Choose(RecordChoice {
        person: PersonId(1),
        choice: Choice::Resident,
        chosen_on: Date::new(2020, 5, 4).expect("day"),
    });
    let receipt = submit(&office, &people.clerk, choose).expect("recorded");
    let case = receipt.case().expect("a case");
    let pass = || Command::Review(ReviewCommand::Pass { case });
    assert_eq!(
        office.reader(&people.reviewer).cases().queue_len(Queue::Waiting(ReviewStep::Choice)),
        1
    );
    submit(&office, &people.reviewer, pass()).expect("passed");
    let state = office.snapshot();
    office.close().expect("closed");

    let again = open(dir.path());
    assert_eq!(again.opening().expect("loaded"), OpeningKind::Cached);
    let kept = again.snapshot();
    assert_eq!(kept.state, state.state, "what sled kept is what was");
    assert_eq!((kept.queues, kept.history), (state.queues, state.history.clone()));
    let reader = again.reader(&people.hr);
    assert_eq!(reader.person(PersonId(1)).and_then(|p| p.present_choice()), Some(Choice::Resident));
    assert_eq!(reader.people().history(PersonId(1)).expect("readable").len(), 3);
    let cases: Vec<CaseId> = reader.cases().of_person(PersonId(1)).iter().map(|c| c.id).collect();
    assert_eq!(cases, [case], "the index of cases by person is there again");
    let before = reader.people().on_day(PersonId(1), Date::new(2020, 5, 3).expect("day"));
    assert_eq!(before.expect("readable"), None);
    drop(reader);
    again.close().expect("closed");
    crate::store::forget_cache(dir.path());

    let folded = open(dir.path());
    assert_eq!(folded.opening().expect("loaded"), OpeningKind::Replayed);
    assert_eq!(folded.snapshot().state, state.state, "a replay gives the same state");
    folded.close().expect("closed");
}

#[test]
fn w1_nobody_passes_their_own_and_township_staff_stay_in_their_township() {
    let dir = tempfile::tempdir().expect("dir");
    let office = open(dir.path());
    let people = staffed(&office);
    submit(&office, &people.importer, legacy(11, 530_115_001)).expect("registered");
    submit(&office, &people.importer, legacy(12, 530_115_101)).expect("registered");
    let reader = office.reader(&people.clerk);
    assert_eq!((reader.people().count(), reader.people().all().count()), (1, 1));
    assert!(
        reader.person(PersonId(2)).is_none() && reader.people().by_id_number(&number(12)).is_none()
    );
    office.wait_for_search();
    assert_eq!(reader.people().search("张桂兰", 20).expect("built").total, 1);
    let choose = |person| {
        Command::Choose(RecordChoice {
            person: PersonId(person),
            choice: Choice::Employee,
            chosen_on: Date::new(2020, 5, 4).expect("day"),
        })
    };
    let elsewhere = submit(&office, &people.clerk, choose(2));
    assert!(matches!(elsewhere, Err(OfficeError::Forbidden(Forbidden::OtherTownship))));
    let case = submit(&office, &people.reviewer, choose(1)).expect("recorded").case();
    let pass = Command::Review(ReviewCommand::Pass { case: case.expect("a case") });
    let own = submit(&office, &people.reviewer, pass.clone());
    assert!(matches!(own, Err(OfficeError::Refused(Refusal::Review(ReviewRefusal::OwnWork)))));
    let clerk = submit(&office, &people.clerk, pass);
    assert!(matches!(
        clerk,
        Err(OfficeError::Forbidden(Forbidden::Role(Permission::DecideChoice)))
    ));
    office.close().expect("closed");
}

#[test]
fn people_who_come_many_at_once_are_found_at_once() {
    let dir = tempfile::tempdir().expect("dir");
    let office = open(dir.path());
    let people = staffed(&office);
    office.wait_for_search();
    let many = (11..51).map(|order| Submission {
        id: office.next_command(&people.importer.session),
        command: legacy(order, 530_115_001),
        seen: None,
    });
    let outcomes = office.submit_all(&people.importer, many.collect()).expect("carried out");
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(office.reader(&people.hr).people().search("zgl", 50).expect("built").total, 40);
    office.close().expect("closed");
}

#[test]
fn the_same_command_id_is_carried_out_once_and_a_changed_file_is_told() {
    let dir = tempfile::tempdir().expect("dir");
    let office = open(dir.path());
    let people = staffed(&office);
    let twice = CommandId::from("once");
    let first = office.submit(&people.importer, twice.clone(), legacy(11, 530_115_001), None);
    let second = office.submit(&people.importer, twice, legacy(11, 530_115_001), None);
    assert_eq!(first.expect("done").seq, second.expect("answered again").seq);
    let seen = office.reader(&people.clerk).person(PersonId(1)).expect("there").version;
    let choose = |choice| {
        Command::Choose(RecordChoice {
            person: PersonId(1),
            choice,
            chosen_on: Date::new(2020, 5, 4).expect("day"),
        })
    };
    submit(&office, &people.clerk, choose(Choice::Resident)).expect("recorded");
    let id = office.next_command(&people.reviewer.session);
    let stale = office.submit(&people.reviewer, id, choose(Choice::Employee), Some(seen));
    match stale {
        Err(OfficeError::Changed(changed)) => {
            assert_eq!(changed.records.len(), 1);
            let record = &changed.records[0];
            assert_eq!((&record.actor, record.events.len()), (&Login::from("clerk"), 1));
        }
        other => panic!("{other:?}"),
    }
    office.close().expect("closed");
}

#[test]
fn a_bulk_sent_again_is_answered_line_by_line_as_it_was() {
    let dir = tempfile::tempdir().expect("dir");
    let office = open(dir.path());
    let people = staffed(&office);
    let send = || {
        let many = (1..=300).map(|order| Submission {
            id: CommandId::from(format!("bulk-{order}").as_str()),
            command: legacy(order, 530_115_001),
            seen: None,
        });
        let outcomes = office.submit_all(&people.importer, many.collect()).expect("carried out");
        let receipts = outcomes.into_iter().map(|outcome| outcome.expect("registered"));
        receipts.map(|receipt| (receipt.seq, receipt.events)).collect::<Vec<_>>()
    };
    let first = send();
    let head = office.reader(&people.hr).head();
    assert_eq!(send(), first);
    assert_eq!(office.reader(&people.hr).head(), head, "nothing was done twice");
    office.close().expect("closed");
}

#[test]
fn a_command_sent_again_after_a_kill_is_answered_as_it_was() {
    let dir = tempfile::tempdir().expect("dir");
    let office = open(dir.path());
    let people = staffed(&office);
    let id = CommandId::from("of-an-earlier-desk-7");
    let submit = |office: &Office| {
        office.submit(&people.importer, id.clone(), legacy(11, 530_115_001), None)
    };
    let first = submit(&office).expect("done");
    office.close().expect("closed");
    crate::store::forget_cache(dir.path());
    for _ in 0..2 {
        let again = open(dir.path());
        let head = again.reader(&people.hr).head().seq;
        let second = submit(&again).expect("answered again");
        assert_eq!((second.seq, &second.events), (first.seq, &first.events));
        assert_eq!(again.reader(&people.hr).head().seq, head, "nothing was done twice");
        assert_eq!(again.reader(&people.hr).people().count(), 1);
        again.close().expect("closed");
    }
}

#[test]
fn s1_five_wrong_passwords_lock_for_a_growing_time_and_every_no_is_the_same() {
    let dir = tempfile::tempdir().expect("dir");
    let clock = Arc::new(FixedClock::on(Date::new(2020, 5, 4).expect("day")));
    let shared: Arc<dyn Clock> = clock.clone();
    let office =
        Office::open(dir.path(), Policy::district().expect("policy"), shared).expect("opens");
    let founder = Actor::founder(Login::from("hr"), SessionId::from("found"));
    let add = AccountCommand::Add {
        login: Login::from("hr"),
        name: "施主任".to_owned(),
        department: Department::HumanResources,
        level: Level::Supervisor,
        township: None,
        password: hash_password("right").expect("hash"),
        ssh_key: None,
    };
    submit(&office, &founder, Command::Account(add)).expect("hired");
    let session = SessionId::from("s");
    let try_in = |password: &str| office.sign_in(&Login::from("hr"), password, &session).is_ok();
    assert!(try_in("right"));
    for _ in 0..5 {
        assert!(!try_in("wrong"));
    }
    assert!(!try_in("right"), "locked");
    clock.advance(5 * 60);
    assert!(!try_in("wrong"), "the sixth locks twice as long");
    clock.advance(5 * 60);
    assert!(!try_in("right"), "still locked");
    clock.advance(5 * 60);
    assert!(try_in("right"));
    let stranger = office.sign_in(&Login::from("nobody"), "right", &session);
    assert!(matches!(stranger, Err(OfficeError::SignIn)));
    office.close().expect("closed");
}

#[test]
fn a_job_leaves_the_office_to_whoever_closes_it_and_its_outcome_to_whoever_asks() {
    let dir = tempfile::tempdir().expect("dir");
    let office = Arc::new(open(dir.path()));
    let people = staffed(&office);
    submit(&office, &people.importer, legacy(11, 530_115_001)).expect("registered");
    assert!(matches!(office.start_transitions(&people.clerk), Err(OfficeError::Forbidden(_))));
    assert!(office.reader(&people.hr).jobs().transition_status().is_none(), "none was started");
    office.start_transitions(&people.hr).expect("started");
    office.stop_jobs();
    let status = office.reader(&people.hr).jobs().transition_status().expect("it was started");
    assert_eq!((status.by, status.done), (people.hr.login.clone(), status.all));
    assert_eq!(status.ended.expect("stopped").expect("no fault").len(), 1, "everybody once");
    Arc::into_inner(office).expect("no job holds it").close().expect("closed");
}

#[test]
fn errands_go_one_at_a_time_and_are_stopped_before_they_write() {
    let dir = tempfile::tempdir().expect("dir");
    let office = Arc::new(open(dir.path()));
    let people = staffed(&office);
    let (done, wait) = std::sync::mpsc::channel::<()>();
    let (begun, first_runs) = std::sync::mpsc::channel::<()>();
    let first = office.start_errand(&people.clerk, move |_, watch| {
        begun.send(()).expect("somebody waits");
        wait.recv().expect("it is told");
        watch.enter(WatchStage::Writing)
    });
    first_runs.recv().expect("it runs");
    let stopped = office.start_errand(&people.clerk, |_, _| unreachable!("never begun"));
    assert_eq!(stopped.watch().read().stage, WatchStage::Waiting);
    assert!(stopped.watch().stop());
    let last = office.start_errand(&people.clerk, |office, _| office.now());
    done.send(()).expect("it waits");
    office.wait_for_errands();
    assert_eq!(first.take(), Some(true));
    assert_eq!(first.take(), None, "an outcome is taken once");
    assert!(!stopped.has_outcome() && stopped.take().is_none());
    assert!(last.has_outcome() && last.take() == Some(office.now()));
    office.stop_jobs();
    let late = office.start_errand(&people.clerk, |_, _| ());
    office.wait_for_errands();
    assert_eq!(late.take(), None, "a closing office begins nothing");
    Arc::into_inner(office).expect("no errand holds it").close().expect("closed");
}
