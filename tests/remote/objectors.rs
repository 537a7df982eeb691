//! Clerks who each take down one objection to a notice over lines that break: the form is
//! kept as it is typed, and however often it is submitted, it is taken down once.

use super::caller::{Caller, Way};
use super::chaos::{QUIET, Scene, dice, events};
use crate::support::district::{District, KUNYANG, candidate, day};
use std::path::Path;
use std::sync::atomic::Ordering;
use youyang::base::{CaseId, Clock, Login, SystemClock};
use youyang::casework::{AccountCommand, Command, Department, Level, NoticeCommand};
use youyang::office::hash_password;

/// Of the people whose notices are objected to, and of nobody else.
pub const SURNAME: char = '王';

/// Cases in notice, as of today, and a clerk for each.
pub fn notices(district: &District, count: usize) -> Vec<CaseId> {
    let people: Vec<_> = (0..count)
        .map(|at| {
            let name = format!("{SURNAME}{}", char::from_u32(0x4e00 + at as u32).expect("a sign"));
            district.register(candidate(&name, "1972-02-03", at as u32 + 1, KUNYANG))
        })
        .collect();
    let reader = district.office.reader(&district.actor("human-resources.supervisor"));
    let cases: Vec<CaseId> = people.iter().map(|id| reader.cases().of_person(*id)[0].id).collect();
    let password = hash_password("demo").expect("random salt");
    let days = day("2020-05-04").days_until(SystemClock.now().date());
    district.clock.advance(days * 24 * 3600);
    for (at, case) in cases.iter().enumerate() {
        district.pass("530115001.supervisor", *case);
        district.pass("agriculture.supervisor", *case);
        district.submit("530115001.clerk", Command::Notice(NoticeCommand::Post { case: *case }));
        let add = AccountCommand::Add {
            login: Login::from(login(at).as_str()),
            name: login(at),
            department: Department::Township,
            level: Level::Clerk,
            township: Some(KUNYANG),
            password: password.clone(),
            ssh_key: None,
        };
        district.submit("human-resources.supervisor", Command::Account(add));
    }
    cases
}

fn login(at: usize) -> String {
    format!("clerk.{at}")
}

/// How many objections to a case the journal holds.
pub fn taken_down(store: &Path, case: CaseId) -> usize {
    let is_own = |event: &serde_json::Value| event["Notice"]["Objected"]["case"] == case.0;
    events(store).iter().filter(|event| is_own(event)).count()
}

/// One clerk: takes the objection down to the case of a place in the list, and loses the
/// line in every way until it is on record.
pub fn object(scene: &Scene, store: &Path, at: usize, case: CaseId) {
    let mut roll = dice(at as u64 + 1_000);
    let text = format!("objection-{at}");
    let mut submitted = false;
    while let Some(mut line) = comes(scene, at) {
        // Nothing else waits for clerks, so that the list of notices opens first.
        line.tries_typing(&format!("2{}i", "\x1b[B".repeat(at)));
        let held = line.hears(QUIET) && roll(4) > 0;
        scene.broke();
        if !held {
            continue;
        }
        if line.screen().contains("上次填了没有提交") {
            line.tries_typing("1");
            line.hears(QUIET);
            scene.again.fetch_add(usize::from(submitted), Ordering::Relaxed);
        } else if taken_down(store, case) > 0 {
            return;
        }
        let screen = line.screen();
        let typed = (0..=text.len()).rev().find(|end| screen.contains(&text[..*end])).unwrap_or(0);
        line.tries_typing(&text[typed..]);
        if roll(3) == 0 || roll(2) > 0 && !line.hears(QUIET) {
            continue;
        }
        submitted |= line.tries_typing(["\r", "\r\r"][roll(2) as usize]);
        if roll(2) > 0 {
            line.hears(QUIET);
        }
    }
}

/// A line on which the clerk is signed in, as soon as there is one.
fn comes(scene: &Scene, at: usize) -> Option<Caller> {
    loop {
        let address = scene.address()?;
        let Ok(mut line) = Caller::try_to(address) else { continue };
        if line.tries(&login(at), &Way::Password("demo")).0 && line.tries_a_desk() {
            return Some(line);
        }
    }
}
