//! The made-up district, its rosters, and the small set of them that is shipped.

use super::*;
use crate::base::Date;
use crate::exchange::*;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// The people and the seed of `data/rosters/sample`.
const SAMPLE: (usize, u64) = (260, 2020);

fn sample_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rosters/sample")
}

fn contents(kind: RosterKind, path: &Path) -> Vec<(u32, Vec<String>)> {
    let roster = read_file(kind, path, &ReadingOptions::default()).expect("readable");
    let cells = |cells: &Cells| cells.iter().map(str::to_owned).collect();
    let read = roster.lines.iter().map(|line| (line.number, cells(&line.cells)));
    let unread = roster.unread.iter().map(|line| (line.number, cells(&line.cells)));
    let mut all: Vec<_> = read.chain(unread).collect();
    all.sort();
    all
}

/// `YOUYANG_MAKE_SAMPLE=1 cargo test sample` makes the shipped set anew.
#[test]
fn the_shipped_sample_is_what_its_seed_makes() {
    let district = MadeUp::new(SAMPLE.0, SAMPLE.1);
    if std::env::var_os("YOUYANG_MAKE_SAMPLE").is_some() {
        district.write_rosters(&sample_folder()).expect("written");
        district.write_registers(&sample_folder()).expect("written");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let [legacy, candidates] = district.write_rosters(folder.path()).expect("written");
    let [residents, employees, household] =
        district.write_registers(folder.path()).expect("written");
    let all = [
        (RosterKind::Legacy, legacy),
        (RosterKind::Candidates, candidates),
        (RosterKind::Resident, residents),
        (RosterKind::Employee, employees),
        (RosterKind::Household, household),
    ];
    for (kind, made) in all {
        let shipped = sample_folder().join(made.file_name().expect("a name"));
        assert_eq!(contents(kind, &made), contents(kind, &shipped), "{kind}");
    }
}

#[test]
fn rosters_read_back_as_the_people_they_were_made_of() {
    let district = MadeUp::new(4_000, 7);
    let folder = tempfile::tempdir().expect("a folder");
    let [legacy, candidates] = district.write_rosters(folder.path()).expect("written");
    let roster =
        read_file(RosterKind::Legacy, &legacy, &ReadingOptions::default()).expect("readable");
    assert_eq!(roster.notices, []);
    assert_eq!((district.legacy.len(), roster.unread.len()), (3_000, 18 + 6));
    assert!(roster.faults.iter().all(|fault| fault.fatal));
    let faulty = |field| roster.faults.iter().filter(|fault| fault.field == field).count();
    assert_eq!((faulty("id_number"), faulty("balance")), (18, 6));
    let by_number: HashMap<&str, &LegacyRow> =
        district.legacy.iter().map(|row| (row.legacy_no.as_str(), row)).collect();
    let mut twice = 0;
    for line in &roster.lines {
        let RosterRow::Legacy(row) = &line.row else { panic!("a legacy row") };
        let (number, again) = row.legacy_no.split_once('-').unwrap_or((&row.legacy_no, ""));
        let made = LegacyRow { legacy_no: row.legacy_no.clone(), ..by_number[number].clone() };
        assert!(**row == made, "line {}", line.number);
        twice += usize::from(again == "2");
    }
    assert_eq!((twice, roster.lines.len()), (9, 3_000 - 18 - 6 + 9));
    let roster = read_file(RosterKind::Candidates, &candidates, &ReadingOptions::default())
        .expect("readable");
    assert_eq!((district.candidates.len(), roster.unread.len()), (1_000, 5));
    let insured: HashSet<_> = district.legacy.iter().map(|row| row.id_number).collect();
    let listed = roster.lines.iter().filter_map(|line| line.row.id_number());
    assert_eq!(listed.filter(|number| insured.contains(number)).count(), 3);
}

#[test]
fn registers_read_back_with_most_people_in_the_residents_roster() {
    let district = MadeUp::new(4_000, 7);
    let folder = tempfile::tempdir().expect("a folder");
    let [residents, employees, household] =
        district.write_registers(folder.path()).expect("written");
    let legacy: HashMap<_, &LegacyRow> =
        district.legacy.iter().map(|row| (row.id_number, row)).collect();
    let roster =
        read_file(RosterKind::Resident, &residents, &ReadingOptions::default()).expect("readable");
    assert!(roster.faults.iter().all(|fault| fault.field == "id_number"), "spoiled numbers");
    assert!((1..15).contains(&roster.unread.len()), "{}", roster.unread.len());
    let (mut known, mut other_name) = (0, 0);
    for line in &roster.lines {
        let RosterRow::Resident(row) = &line.row else { panic!("a resident row") };
        let Some(person) = legacy.get(&row.id_number) else { continue };
        known += 1;
        other_name += usize::from(person.name != row.name);
        assert_eq!(row.monthly > crate::base::Money::ZERO, row.status == ResidentStatus::Drawing);
    }
    assert!((2_600..2_850).contains(&known), "{known} of three thousand");
    assert_eq!(other_name, 48);
    let roster =
        read_file(RosterKind::Employee, &employees, &ReadingOptions::default()).expect("readable");
    assert_eq!((roster.unread.len(), roster.lines.len()), (0, 270));
    assert!(
        roster.lines.iter().all(|line| {
            line.row.id_number().is_some_and(|number| legacy.contains_key(&number))
        })
    );
    let roster =
        read_file(RosterKind::Household, &household, &ReadingOptions::default()).expect("readable");
    assert_eq!(roster.unread.len(), 0);
    assert!((60..80).contains(&roster.lines.len()), "{}", roster.lines.len());
}

#[test]
fn the_same_seed_makes_the_same_district_and_another_another() {
    let (one, same, other) = (MadeUp::new(400, 1), MadeUp::new(400, 1), MadeUp::new(400, 2));
    assert!(one.legacy == same.legacy && one.candidates == same.candidates);
    assert!(one.legacy != other.legacy);
    assert_eq!((one.legacy.len(), one.candidates.len()), (300, 100));
    assert!(MadeUp::new(0, 1).legacy.is_empty());
}

#[test]
fn a_made_up_district_is_like_the_real_one() {
    let district = MadeUp::new(8_000, 3);
    let day = Date::new(2020, 3, 1).expect("a day");
    let people = &district.legacy;
    let share = |of: &dyn Fn(&LegacyRow) -> bool| {
        people.iter().filter(|row| of(row)).count() * 100 / people.len()
    };
    assert!((84..=92).contains(&share(&|row| row.drawing)));
    assert!(share(&|row| row.drawing && row.id_number.age_on(day) < 55) <= 1);
    assert!((29..=37).contains(&share(&|row| row.township.0 == 530_115_003)));
    assert!(share(&|row| row.village.is_some()) == 100);
    let numbers: HashSet<_> = people.iter().map(|row| row.id_number).collect();
    assert_eq!(numbers.len(), people.len());
    for surname in ["曾", "单", "解", "仇", "查", "尉迟"] {
        assert!(people.iter().any(|row| row.name.starts_with(surname)), "{surname}");
    }
    assert!(people.iter().any(|row| row.name.contains('·')));
    let new = district.candidates.iter().filter(|row| row.cohort == CandidateCohort::New);
    assert!(new.clone().count() > 100 && new.clone().all(|row| row.project_no.is_some()));
}
