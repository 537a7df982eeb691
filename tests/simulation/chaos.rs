//! Many staff at once on one office: keys and commands at random, each command sent twice,
//! versions gone stale. Whatever the order in which it comes, every item is decided once,
//! nothing is done twice, and a replay comes to what is seen.

use crate::support::desk::Driver;
use crate::support::district::{District, KUNYANG, candidate, day};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::time::Duration;
use youyang::base::{CaseId, CommandId, PersonId};
use youyang::casework::{
    AmendPerson, CaseEvent, Command, Event, PersonCommand, ReviewCommand, ReviewStep,
};
use youyang::desk::home::tabs;
use youyang::desk::session::SessionOptions;
use youyang::journal::{FileReader, JournalReader};
use youyang::office::OfficeError;

const PEOPLE: u32 = 60;
const ROUNDS: usize = 60;

const REVIEWERS: [&str; 4] = [
    "530115001.supervisor",
    "agriculture.supervisor",
    "530115001.supervisor",
    "agriculture.supervisor",
];

/// One stream of numbers a thread.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % sides
    }
}

/// Which command is at which line: what the office said it did.
type Receipts = Mutex<BTreeMap<CommandId, u64>>;

#[test]
fn many_hands_decide_every_item_once_and_do_nothing_twice() {
    let seed = std::env::var("YOUYANG_CHAOS_SEED").ok().and_then(|text| text.parse().ok());
    let seed: u64 = seed.unwrap_or(20_200_402);
    println!("seed {seed}");
    let district = District::empty();
    for order in 1..=PEOPLE {
        let born = day("1960-01-01").plus_days(order * 37).to_string();
        let register = Box::new(candidate("李桂英", &born, order, KUNYANG));
        district
            .submit("human-resources.clerk", Command::Person(PersonCommand::Register(register)));
    }
    district.office.wait_for_search();
    let receipts = Receipts::default();
    std::thread::scope(|scope| {
        for (at, login) in REVIEWERS.iter().enumerate() {
            let (district, receipts) = (&district, &receipts);
            let dice = Dice(seed.wrapping_mul(at as u64 * 2 + 3) | 1);
            scope.spawn(move || reviewing(district, login, dice, receipts));
            let dice = Dice(seed.wrapping_mul(at as u64 * 2 + 101) | 1);
            scope.spawn(move || typing(district, login, dice));
        }
        let (district, receipts) = (&district, &receipts);
        for at in 0..2_u64 {
            let dice = Dice(seed.wrapping_mul(at * 2 + 301) | 1);
            scope.spawn(move || mending(district, dice, receipts));
            let dice = Dice(seed.wrapping_mul(at * 2 + 401) | 1);
            scope.spawn(move || typing(district, "530115001.clerk", dice));
        }
    });
    let receipts = receipts.into_inner().expect("nobody panicked");
    assert!(receipts.len() > ROUNDS, "{} acts", receipts.len());
    audit(&district, &receipts);
    replayed(&district);
}

/// Submits a command twice under one id, and holds the answers against one another.
fn twice(district: &District, login: &str, command: &Command, seen: Option<u64>, said: &Receipts) {
    let actor = district.actor(login);
    let id = district.office.next_command(&actor.session);
    let id = CommandId::from(format!("{id}-{login}-{:?}", std::thread::current().id()).as_str());
    let send = || district.office.submit(&actor, id.clone(), command.clone(), seen);
    let (first, second) = std::thread::scope(|scope| {
        let other = scope.spawn(send);
        (send(), other.join().expect("answered"))
    });
    for receipt in [&first, &second].into_iter().flatten() {
        let earlier = said.lock().expect("whole").insert(id.clone(), receipt.seq);
        assert!(earlier.is_none_or(|seq| seq == receipt.seq), "answered otherwise");
    }
    for outcome in [first, second] {
        assert!(!matches!(outcome, Err(OfficeError::Fault(_))), "{outcome:?}");
    }
}

fn reviewing(district: &District, login: &str, mut dice: Dice, said: &Receipts) {
    let reader = district.office.reader(&district.actor(login));
    let mut reader = reader;
    for round in 0..ROUNDS {
        // Now and then what is looked at is old.
        if round % 5 == 0 {
            reader = district.office.reader(reader.actor());
        }
        let case = CaseId(dice.roll(PEOPLE as usize) as u32 + 1);
        let reason = "材料不齐".to_owned();
        let command = match dice.roll(8) {
            0 => ReviewCommand::Return { case, to: None, reason },
            1 => ReviewCommand::TakeBack { case },
            2 => ReviewCommand::Reject { case, reason },
            _ => ReviewCommand::Pass { case },
        };
        let seen = reader.case(case).map(|case| case.version).filter(|_| dice.roll(3) > 0);
        twice(district, login, &Command::Review(command), seen, said);
    }
}

fn mending(district: &District, mut dice: Dice, said: &Receipts) {
    for round in 0..ROUNDS {
        let person = PersonId(dice.roll(PEOPLE as usize) as u32 + 1);
        let command = if dice.roll(3) == 0 {
            Command::Review(ReviewCommand::HandIn { case: CaseId(person.0) })
        } else {
            Command::Person(PersonCommand::Amend(AmendPerson {
                person,
                phone: Some(format!("1390000{:04}", round * 7 + dice.roll(7))),
                bank_account: None,
                village: None,
                land: None,
            }))
        };
        twice(district, "530115001.clerk", &command, None, said);
    }
}

/// Somebody at a terminal who presses what comes to hand; the session must live.
fn typing(district: &District, login: &str, mut dice: Dice) {
    const KEYS: [&str; 16] = [
        "3", "p", "p", "r3", "j2", "z", "g", "P1", "<Down>", "<Enter>", "<Esc>", "1lgy", "2r",
        "<F2><F2>", "<Space>", "?",
    ];
    let options = SessionOptions::new(tabs::menu);
    let mut driver = Driver::new(district.office.clone(), options, (120, 40)).signed_in(login);
    for _ in 0..ROUNDS {
        driver = driver.keys(KEYS[dice.roll(KEYS.len())]).wait(Duration::from_millis(60));
        if driver.sees(" 离开 ") {
            driver = driver.keys("<Esc>");
        }
        assert_eq!(driver.ending(), None, "{login}");
    }
}

/// Reads the journal as a stranger would.
fn audit(district: &District, receipts: &BTreeMap<CommandId, u64>) {
    let journal = FileReader::open(&district.folder().join("journal")).expect("a journal");
    let (mut stages, mut ids) = (BTreeMap::new(), BTreeSet::new());
    let mut lines = BTreeMap::new();
    for entry in journal.read_from(1) {
        let entry = entry.expect("whole");
        assert!(ids.insert(entry.command.clone()), "{} stands twice", entry.command.as_str());
        lines.insert(entry.command.clone(), entry.seq);
        let events: Vec<Event> = serde_json::from_str(entry.events.get()).expect("events");
        for event in events {
            if let Event::Case(event) = event {
                follow(&mut stages, &event);
            }
        }
    }
    for (id, seq) in receipts {
        // What changed nothing has no line of its own.
        let line = lines.get(id);
        assert!(line.is_none_or(|line| line == seq), "{} is at {line:?}", id.as_str());
    }
    let decided = receipts.keys().filter(|id| lines.contains_key(*id)).count();
    println!("{} lines, {decided} of them sent twice", lines.len());
    assert!(decided > ROUNDS / 2);
}

/// Where each case stands by the journal alone; `None` with its opener.
fn follow(stages: &mut BTreeMap<CaseId, Option<ReviewStep>>, event: &CaseEvent) {
    let stands =
        |stages: &BTreeMap<CaseId, Option<ReviewStep>>, case: &CaseId, step: ReviewStep| {
            assert_eq!(stages.get(case), Some(&Some(step)), "{case} was decided where it was not");
        };
    match event {
        CaseEvent::Opened { case, matter, .. } => {
            stages.insert(*case, Some(matter.first_step()));
        }
        CaseEvent::Passed { case, step, next } => {
            stands(stages, case, *step);
            stages.insert(*case, Some(*next));
        }
        CaseEvent::Returned { case, step, to, .. } => {
            stands(stages, case, *step);
            stages.insert(*case, *to);
        }
        CaseEvent::Rejected { case, step, .. } | CaseEvent::Approved { case, step, .. } => {
            stands(stages, case, *step);
            stages.remove(case);
        }
        CaseEvent::TakenBack { case, step } => {
            assert_ne!(stages.get(case), Some(&Some(*step)), "{case} waits there already");
            stages.insert(*case, Some(*step));
        }
        CaseEvent::HandedIn { case, step } => {
            assert_eq!(stages.get(case), Some(&None), "{case} was not returned");
            stages.insert(*case, Some(*step));
        }
        _ => {}
    }
}

/// A store opened from the journal as it stands comes to the same files and cases.
fn replayed(district: &District) {
    let again = district.killed();
    let login = "human-resources.supervisor";
    let (live, replay) =
        (district.office.reader(&district.actor(login)), again.office.reader(&again.actor(login)));
    assert_eq!(live.people().count(), replay.people().count());
    for (here, there) in live.people().all().zip(replay.people().all()) {
        assert_eq!(here, there);
    }
    for case in (1..=PEOPLE).map(CaseId) {
        assert_eq!(live.case(case), replay.case(case));
    }
}
