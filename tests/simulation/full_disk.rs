//! A disk that is really full, with a desk open: a clear message, nothing lost, and work
//! goes on once there is room.
//!
//! The disk is a small tmpfs in a mount namespace of its own, in a process of its own:
//! as root, or as anybody where the system lets users have namespaces. Where neither is
//! to be had, the test says so on stderr and tries nothing.

use crate::support::desk::Driver;
use crate::support::district::{KUNYANG, candidate, day, original};
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use youyang::base::{FixedClock, Login, PersonId, SessionId};
use youyang::casework::{AccountCommand, Command, PersonCommand, RegisterPerson, RevealedFact};
use youyang::desk::home::tabs;
use youyang::desk::session::SessionOptions;
use youyang::journal::{JournalFault, verify};
use youyang::office::{Actor, Office, OfficeError, OfficeFault};
use youyang::policy::Policy;
use youyang::store::StoreFault;

const DISK: &str = "YOUYANG_TEST_DISK";

/// More than the store needs, and little enough to be filled at once.
const SIZE: &str = "size=24m";

#[test]
fn a_full_disk_is_told_loses_nothing_and_work_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mount = format!("mount -t tmpfs -o {SIZE} tmpfs \"${DISK}\"");
    let ways: [&[&str]; 2] = [&["--mount"], &["--user", "--map-root-user", "--mount"]];
    let can = |way: &&&[&str]| {
        let tried = Process::new("unshare")
            .args(**way)
            .args(["sh", "-c", &mount])
            .env(DISK, folder.path())
            .stderr(Stdio::null())
            .status();
        tried.is_ok_and(|status| status.success())
    };
    let Some(way) = ways.iter().find(can) else {
        eprintln!("\nSKIPPED: no mount namespace to be had, so no disk to fill");
        return;
    };
    let output = Process::new("unshare")
        .args(*way)
        .args(["sh", "-c", &format!("{mount} && exec \"$@\""), "child"])
        .arg(std::env::current_exe().expect("this test"))
        .args(["--exact", "simulation::full_disk::child", "--ignored", "--nocapture"])
        .env(DISK, folder.path())
        .output()
        .expect("a child");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && told.contains("1 passed"), "{output:?}");
}

/// What happens on the disk.
#[test]
#[ignore = "run by the test above as a process of its own, on a disk of its own"]
fn child() {
    let Some(disk) = std::env::var_os(DISK) else { return };
    let disk = Path::new(&disk);
    let store = disk.join("store");
    let lines = a_desk_on_a_full_disk(disk, &store);
    opened_on_a_full_disk(disk, &store, lines);
}

/// Works at a desk, lets the disk fill, and works on when there is room; tells the lines.
fn a_desk_on_a_full_disk(disk: &Path, store: &Path) -> u64 {
    let office = Arc::new(open(store).expect("a store"));
    register(&office, original("张桂兰", "1951-03-04", 41, KUNYANG, "BZD000041"));
    register(&office, candidate("张国良", "1966-05-16", 17, KUNYANG));
    office.wait_for_search();
    let mut options = SessionOptions::new(tabs::menu);
    options.actor = Some(founder());
    let driver = Driver::new(Arc::clone(&office), options, (120, 40)).keys("1zgl<Enter>c2<Space>");
    let filler = fill(disk);
    let lines = fill_the_last_page(&office);
    // The room of the reserve is for drafts; whoever takes that too leaves none.
    fill(disk);
    let driver = driver.keys("<F2>");
    assert!(driver.sees("磁盘已满") && driver.sees("没有丢失"), "{}", driver.screen());
    assert!(driver.sees("故障"), "the frame tells it too:\n{}", driver.screen());
    let driver = driver.keys("<Enter><F2>");
    assert!(driver.sees("磁盘已满"), "told again:\n{}", driver.screen());
    let reader = office.reader(&founder());
    assert_eq!(reader.head().seq, lines, "nothing was half done");
    assert!(reader.person(PersonId(1)).expect("there").open_cases.is_empty());
    std::fs::remove_file(filler).expect("room again");
    let driver = driver.keys("<Enter><F2>");
    assert!(driver.sees("已办") && !driver.sees("故障"), "work goes on:\n{}", driver.screen());
    assert_eq!(office.reader(&founder()).person(PersonId(1)).expect("there").open_cases.len(), 1);
    drop((driver, reader));
    Arc::into_inner(office).expect("the only one").close().expect("a clean stop");
    verify(&store.join("journal")).expect("whole").lines
}

/// Writes short lines until not even one of these fits where the journal ends; tells how
/// many lines there are then.
fn fill_the_last_page(office: &Office) -> u64 {
    let mut lines = office.reader(&founder()).head().seq;
    loop {
        let reveal = AccountCommand::Reveal { person: PersonId(1), fact: RevealedFact::Phone };
        let id = office.next_command(&founder().session);
        match office.submit(&founder(), id, Command::Account(reveal), None) {
            Ok(receipt) => lines = receipt.seq,
            Err(OfficeError::Fault(_)) => return lines,
            Err(error) => panic!("{error:?}"),
        }
    }
}

/// The disk is full already when the store is opened: it can be read, and written again
/// once there is room.
fn opened_on_a_full_disk(disk: &Path, store: &Path, lines: u64) {
    let filler = fill(disk);
    let office = open(store).expect("opens without sled");
    assert_eq!(office.reader(&founder()).head().seq, lines);
    let lines = fill_the_last_page(&office);
    fill(disk);
    let another = candidate("普永福", "1971-02-03", 35, KUNYANG);
    let refused = try_to_register(&office, another.clone());
    let Err(OfficeError::Fault(fault)) = refused else { panic!("{refused:?}") };
    let OfficeFault::Store(fault) = &*fault else { panic!("{fault}") };
    let full = matches!(&**fault, StoreFault::Journal(JournalFault::DiskFull { .. }));
    assert!(full, "{fault}");
    std::fs::remove_file(filler).expect("room again");
    register(&office, another);
    // Whether sled came to anything or not: the journal has it all.
    let _clean_or_not = office.close();
    assert_eq!(verify(&store.join("journal")).expect("whole").lines, lines + 1);
    let again = open(store).expect("opens");
    assert_eq!(again.reader(&founder()).head().seq, lines + 1);
    assert_eq!(again.reader(&founder()).people().count(), 3);
    again.close().expect("a clean stop");
}

/// Takes all the room there is on the disk.
fn fill(disk: &Path) -> std::path::PathBuf {
    let path = disk.join("filler");
    let mut file: File = OpenOptions::new().create(true).append(true).open(&path).expect("a file");
    for size in [1 << 16, 1 << 12, 1] {
        let block = vec![7_u8; size];
        loop {
            match file.write(&block) {
                Ok(_) => {}
                Err(fault) if fault.kind() == ErrorKind::StorageFull => break,
                Err(fault) => panic!("{fault}"),
            }
        }
    }
    path
}

fn open(store: &Path) -> Result<Office, OfficeFault> {
    let clock = Arc::new(FixedClock::on(day("2020-05-04")));
    Office::open(store, Policy::district().expect("policy"), clock)
}

fn founder() -> Actor {
    Actor::founder(Login::from("human-resources.supervisor"), SessionId::from("test"))
}

fn register(office: &Office, person: RegisterPerson) {
    try_to_register(office, person).expect("registered");
}

fn try_to_register(office: &Office, person: RegisterPerson) -> Result<(), OfficeError> {
    let command = Command::Person(PersonCommand::Register(Box::new(person)));
    let id = office.next_command(&founder().session);
    office.submit(&founder(), id, command, None).map(|_| ())
}
