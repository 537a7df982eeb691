//! Twenty years (`casework::policy_tests::years`) done once more at an office on disk, which is
//! killed now and then, some of the time in the middle of writing a line.

use super::*;
use crate::base::{Clock, Instant, Login, SessionId};
use crate::casework::policy_tests::years::{live_through, with_seeds};
use crate::casework::scenario::Shadow;
use crate::casework::{Command, Department, Level, State};
use crate::policy::Policy;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// A clock that stands where it was put.
struct Told(Mutex<Instant>);

impl Clock for Told {
    fn now(&self) -> Instant {
        *self.0.lock().expect("whole")
    }
}

struct Killed {
    office: Option<Office>,
    dir: TempDir,
    clock: Arc<Told>,
    openings: u32,
    dice: fastrand::Rng,
}

impl Killed {
    fn new(seed: u64) -> Self {
        let first = crate::base::Date::new(2020, 3, 2).expect("a day").at(9, 0, 0);
        let clock = Arc::new(Told(Mutex::new(first)));
        let dice = fastrand::Rng::with_seed(seed);
        let mut killed = Self { office: None, dir: folder(), clock, openings: 0, dice };
        killed.open();
        killed
    }

    fn open(&mut self) {
        let policy = Policy::district().expect("policy");
        self.office =
            Some(Office::open(self.dir.path(), policy, self.clock.clone()).expect("opens"));
        self.openings += 1;
    }

    fn office(&self) -> &Office {
        self.office.as_ref().expect("open")
    }

    /// The folder as a kill at this moment leaves it.
    fn left(&self) -> TempDir {
        let left = folder();
        copy(self.dir.path(), left.path());
        left
    }

    /// Goes on with what a kill left.
    fn come_back(&mut self, left: TempDir) {
        let before = self.office.take().expect("open");
        before.close().expect("the other one ends too");
        self.dir = left;
        self.open();
    }

    /// As whoever of the staff may do it.
    fn submit(&self, login: &Login, command: &Command) {
        let session = SessionId::from(format!("opening-{}", self.openings).as_str());
        let founder = Actor::founder(login.clone(), session);
        for department in Department::ALL {
            for level in [Level::Supervisor, Level::Clerk] {
                let actor = Actor { department, level, ..founder.clone() };
                let id = self.office().next_command(&actor.session);
                match self.office().submit(&actor, id, command.clone(), None) {
                    Ok(_) => return,
                    Err(OfficeError::Forbidden(_)) => {}
                    Err(error) => panic!("{error:?}"),
                }
            }
        }
        panic!("nobody may: {command:?}");
    }

    fn state(&self) -> State {
        self.office().snapshot().state
    }
}

impl Shadow for Killed {
    fn follow(&mut self, actor: &Login, at: Instant, command: &Command) {
        *self.clock.0.lock().expect("whole") = at;
        let torn = (self.dice.u32(..100) < 2).then(|| self.left());
        self.submit(actor, command);
        let Some(left) = torn else { return };
        // The kill came while this command's line was being written: nobody was answered.
        let (whole, part) = (last_segment(self.dir.path()), last_segment(left.path()));
        let whole = fs::read(whole).expect("the journal");
        let before = fs::metadata(&part).expect("the journal").len() as usize;
        let end = self.dice.usize(before + 1..whole.len());
        fs::write(part, &whole[..end]).expect("writes");
        self.come_back(left);
        self.submit(actor, command);
    }

    fn restart(&mut self, state: &State) {
        assert_eq!(self.state(), *state);
        if self.dice.u32(..100) < 30 {
            let left = self.left();
            self.come_back(left);
            assert_eq!(self.state(), *state, "after a kill");
        }
    }
}

/// In memory where the system has a place for it: nothing here asks what a disk holds.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir());
    folder.expect("a folder")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        match entry.file_type().expect("a kind").is_dir() {
            true => copy(&entry.path(), &target),
            // What is being renamed at this moment is not there.
            false => drop(fs::copy(entry.path(), target)),
        }
    }
}

fn last_segment(store: &Path) -> PathBuf {
    let all = fs::read_dir(store.join("journal")).expect("the journal");
    let all = all.map(|entry| entry.expect("an entry").path());
    all.filter(|path| path.extension().is_some_and(|end| end == "jsonl")).max().expect("a segment")
}

#[test]
fn twenty_years_at_an_office_that_is_killed_are_the_same() {
    with_seeds(20, |seed| live_through(seed, Some(Box::new(Killed::new(seed)))));
}
