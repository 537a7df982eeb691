//! The rosters of the other offices: where each of the made-up people stands in them.

use super::district::MadeUp;
use super::files::{share, write_numbered};
use super::odd;
use super::people::makings;
use crate::base::{Date, Money, Places};
use crate::documents::{WriteFault, write_whole};
use crate::exchange::LegacyRow;
use encoding_rs::GB18030;
use fastrand::Rng;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where somebody stands otherwise than most, who are in the residents' roster alone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Usual,
    DrawsEmployees,
    PaysEmployees,
    PausedEmployees,
    LeftEmployees,
    InNone,
    LeftResidents,
    Dead,
    MovedOut,
    OtherName,
}

/// Writes all three into a folder.
pub(super) fn write(district: &MadeUp, folder: &Path) -> Result<[PathBuf; 3], WriteFault> {
    let mut clerk = Clerk {
        rng: Rng::with_seed(district.seed.rotate_left(17) ^ 0x5EED),
        places: Places::district(),
    };
    let fates = clerk.fates(district.legacy.len());
    let people: Vec<(&LegacyRow, Fate)> = district.legacy.iter().zip(fates).collect();
    let residents = clerk.residents(&people, district);
    let employees = clerk.employees(&people);
    let household = clerk.household(&people);
    let words = makings();
    let paths = [&words.residents.file, &words.employees.file, &words.household.file]
        .map(|file| folder.join(file));
    let bytes = text(&words.residents.headings, &residents).map_err(disk(&paths[0]))?;
    let bytes = ["\u{feff}".as_bytes(), &bytes].concat();
    write_whole(&paths[0], |out| out.write_all(&bytes))?;
    let of_employees = &words.employees;
    write_numbered(&of_employees.title, &of_employees.headings, &employees, &paths[1])?;
    let bytes = text(&words.household.headings, &household).map_err(disk(&paths[2]))?;
    let bytes = GB18030.encode(&String::from_utf8_lossy(&bytes)).0.into_owned();
    write_whole(&paths[2], |out| out.write_all(&bytes))?;
    Ok(paths)
}

fn disk(path: &Path) -> impl Fn(io::Error) -> WriteFault {
    let path = path.to_owned();
    move |source| WriteFault::Disk { path: path.clone(), source }
}

/// Whoever keeps the rosters, with their habits.
struct Clerk {
    rng: Rng,
    places: Places,
}

impl Clerk {
    /// A fate for each of so many people, every kind of it wherever there is anybody.
    fn fates(&mut self, people: usize) -> Vec<Fate> {
        let of = &makings().fates;
        let shares = [
            (Fate::DrawsEmployees, of.draws_employees),
            (Fate::PaysEmployees, of.pays_employees),
            (Fate::PausedEmployees, of.paused_employees),
            (Fate::LeftEmployees, of.left_employees),
            (Fate::InNone, of.in_none),
            (Fate::LeftResidents, of.left_residents),
            (Fate::Dead, of.dead),
            (Fate::MovedOut, of.moved_out),
            (Fate::OtherName, of.other_name),
        ];
        let mut order: Vec<usize> = (0..people).collect();
        self.rng.shuffle(&mut order);
        let mut fates = vec![Fate::Usual; people];
        let mut next = order.into_iter();
        for (fate, of_thousand) in shares {
            next.by_ref().take(share(people, of_thousand)).for_each(|at| fates[at] = fate);
        }
        fates
    }

    /// Most of the originally insured, and every third candidate; two of a thousand numbers
    /// are spoiled.
    fn residents(&mut self, people: &[(&LegacyRow, Fate)], district: &MadeUp) -> Vec<Vec<String>> {
        let words = &makings().residents;
        let mut lines = Vec::with_capacity(people.len() + district.candidates.len() / 3);
        for (at, (person, fate)) in people.iter().enumerate() {
            let standing = match fate {
                Fate::InNone => continue,
                Fate::DrawsEmployees | Fate::PaysEmployees if at % 3 != 0 => continue,
                Fate::LeftResidents => &words.terminated,
                _ if person.drawing => &words.drawing,
                _ => &words.contributing,
            };
            let name = match fate {
                Fate::OtherName => self.other_name(&person.name),
                _ => odd::name(&mut self.rng, &person.name),
            };
            let monthly = match standing == &words.drawing {
                true => Money::fen(self.rng.i64(10_300..=24_900)),
                false => Money::ZERO,
            };
            let spoil = *fate == Fate::Usual && self.rng.u32(0..1000) < 2;
            let id_number = match spoil {
                true => odd::spoiled(&mut self.rng, &person.id_number),
                false => odd::id_number(&mut self.rng, &person.id_number),
            };
            let balance = Money::fen(self.rng.i64(60_000..=900_000));
            lines.push(vec![
                name,
                id_number,
                self.places.township_name(person.township),
                standing.clone(),
                odd::amount(&mut self.rng, balance),
                odd::amount(&mut self.rng, monthly),
            ]);
        }
        for person in district.candidates.iter().step_by(3) {
            let balance = Money::fen(self.rng.i64(10_000..=400_000));
            lines.push(vec![
                odd::name(&mut self.rng, &person.name),
                odd::id_number(&mut self.rng, &person.id_number),
                self.places.township_name(person.township),
                words.contributing.clone(),
                odd::amount(&mut self.rng, balance),
                Money::ZERO.to_string(),
            ]);
        }
        self.rng.shuffle(&mut lines);
        lines
    }

    fn employees(&mut self, people: &[(&LegacyRow, Fate)]) -> Vec<Vec<String>> {
        let words = &makings().employees;
        let mut lines = Vec::new();
        for (person, fate) in people {
            let standing = match fate {
                Fate::DrawsEmployees => &words.drawing,
                Fate::PaysEmployees => &words.contributing,
                Fate::PausedEmployees => &words.interrupted,
                Fate::LeftEmployees => &words.terminated,
                _ => continue,
            };
            let employer = self.rng.choice(&words.employers).cloned().unwrap_or_default();
            lines.push(vec![
                odd::name(&mut self.rng, &person.name),
                odd::id_number(&mut self.rng, &person.id_number),
                standing.clone(),
                employer,
            ]);
        }
        lines
    }

    /// The dead and those who moved, and a few of whom nothing is to be said.
    fn household(&mut self, people: &[(&LegacyRow, Fate)]) -> Vec<Vec<String>> {
        const SAID_OF: usize = 200;
        let words = &makings().household;
        let mut lines = Vec::new();
        for (at, (person, fate)) in people.iter().enumerate() {
            let (standing, years) = match fate {
                Fate::Dead => (&words.deceased, 2017..=2019),
                Fate::MovedOut => (&words.moved_out, 2014..=2019),
                Fate::Usual if at % SAID_OF == 0 => (&words.normal, 2010..=2015),
                _ => continue,
            };
            let day = Date::new(self.rng.i32(years), self.rng.u32(1..=12), self.rng.u32(1..=28));
            lines.push(vec![
                odd::id_number(&mut self.rng, &person.id_number),
                odd::name(&mut self.rng, &person.name),
                standing.clone(),
                day.map(|day| day.to_string()).unwrap_or_default(),
            ]);
        }
        lines
    }

    /// The name with its last character another.
    fn other_name(&mut self, name: &str) -> String {
        let last = name.chars().next_back();
        let others = makings().given.chars().filter(|ch| Some(*ch) != last);
        let front = name.strip_suffix(|ch| Some(ch) == last).unwrap_or(name);
        front.chars().chain(self.rng.choice(others.collect::<Vec<_>>())).collect()
    }
}

/// A heading line and the lines below it as CSV.
fn text(headings: &[String], lines: &[Vec<String>]) -> io::Result<Vec<u8>> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(headings)?;
    lines.iter().try_for_each(|line| writer.write_record(line))?;
    writer.into_inner().map_err(|fault| fault.into_error())
}
