//! The made-up rosters as files, with what offices' files have around and in them.

use super::district::MadeUp;
use super::odd;
use super::people::makings;
use crate::base::Places;
use crate::documents::{WriteFault, undated, write_whole, write_workbook};
use crate::exchange::{CandidateCohort, CandidateRow, LegacyRow};
use encoding_rs::GB18030;
use fastrand::Rng;
use rust_xlsxwriter::{Format, FormatAlign};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes both rosters into a folder.
pub(super) fn write(district: &MadeUp, folder: &Path) -> Result<[PathBuf; 2], WriteFault> {
    let mut pen = Pen { rng: Rng::with_seed(!district.seed), places: Places::district() };
    let legacy = folder.join(&makings().legacy.file);
    let lines = pen.legacy_lines(&district.legacy);
    write_whole(&legacy, |out| out.write_all(&legacy_text(&lines)?))?;
    let candidates = folder.join(&makings().candidates.file);
    let lines = pen.candidate_lines(district);
    let words = &makings().candidates;
    write_numbered(&words.title, &words.headings, &lines, &candidates)?;
    Ok([legacy, candidates])
}

/// Writes people down as hands do.
struct Pen {
    rng: Rng,
    places: Places,
}

impl Pen {
    /// The lines of the originally insured, those listed twice once more at the end.
    fn legacy_lines(&mut self, people: &[LegacyRow]) -> Vec<Vec<String>> {
        let spoiled = self.rng.choose_multiple(0..people.len(), share(people.len(), 6));
        let rest = (0..people.len()).filter(|at| !spoiled.contains(at));
        let twice = self.rng.choose_multiple(rest, share(people.len(), 3));
        let taken = |at: &usize| spoiled.contains(at) || twice.contains(at);
        let rest = (0..people.len()).filter(|at| !taken(at));
        let unreadable = self.rng.choose_multiple(rest, share(people.len(), 2));
        let mut lines = Vec::with_capacity(people.len() + twice.len());
        let spoiled: std::collections::HashSet<usize> = spoiled.into_iter().collect();
        for (at, person) in people.iter().enumerate() {
            lines.push(self.legacy_line(person, &person.legacy_no, spoiled.contains(&at)));
        }
        for at in unreadable {
            let amount = self.rng.choice(&makings().legacy.unreadable);
            lines[at][BALANCE] = amount.cloned().unwrap_or_default();
        }
        for at in twice {
            let number = format!("{}-2", people[at].legacy_no);
            lines.push(self.legacy_line(&people[at], &number, false));
        }
        lines
    }

    fn legacy_line(&mut self, person: &LegacyRow, number: &str, spoil: bool) -> Vec<String> {
        let words = &makings().legacy;
        let rng = &mut self.rng;
        let id_number = &person.id_number;
        let village = person.village.map(|code| self.places.village_name(code));
        vec![
            odd::name(rng, &person.name),
            if spoil { odd::spoiled(rng, id_number) } else { odd::id_number(rng, id_number) },
            self.places.township_name(person.township),
            village.unwrap_or_default(),
            number.to_owned(),
            odd::amount(rng, person.balance),
            odd::amount(rng, person.subsidy_enjoyed),
            if person.drawing { words.yes.clone() } else { words.no.clone() },
            odd::amount(rng, person.monthly),
            person.phone.clone().unwrap_or_default(),
            person.bank_account.clone().unwrap_or_default(),
        ]
    }

    /// The lines of the candidates, some numbers spoiled, and behind them a few
    /// people who are originally insured and need no confirmation (C1).
    fn candidate_lines(&mut self, district: &MadeUp) -> Vec<Vec<String>> {
        let people = &district.candidates;
        let spoiled = self.rng.choose_multiple(0..people.len(), share(people.len(), 5));
        let spoiled: std::collections::HashSet<usize> = spoiled.into_iter().collect();
        let mut lines: Vec<Vec<String>> = Vec::with_capacity(people.len());
        for (at, person) in people.iter().enumerate() {
            lines.push(self.candidate_line(person, spoiled.contains(&at)));
        }
        let insured = self.rng.choose_multiple(&district.legacy, share(people.len(), 3));
        for (insured, person) in insured.into_iter().zip(people) {
            let listed = CandidateRow {
                name: insured.name.clone(),
                id_number: insured.id_number,
                township: insured.township,
                village: insured.village,
                ..person.clone()
            };
            lines.push(self.candidate_line(&listed, false));
        }
        lines
    }

    fn candidate_line(&mut self, person: &CandidateRow, spoil: bool) -> Vec<String> {
        let words = &makings().candidates;
        let rng = &mut self.rng;
        let id_number = &person.id_number;
        let village = person.village.map(|code| self.places.village_name(code));
        let cohort = match person.cohort {
            CandidateCohort::Existing => &words.existing,
            CandidateCohort::New => &words.new,
        };
        vec![
            odd::name(rng, &person.name),
            if spoil { odd::spoiled(rng, id_number) } else { odd::id_number(rng, id_number) },
            self.places.township_name(person.township),
            village.unwrap_or_default(),
            cohort.clone(),
            person.project_no.clone().unwrap_or_default(),
            person.contracted_area.map(|area| area.to_string()).unwrap_or_default(),
            person.requisitioned_area.to_string(),
            person.requisitioned_on.map(|day| day.to_string()).unwrap_or_default(),
            person.phone.clone().unwrap_or_default(),
            person.bank_account.clone().unwrap_or_default(),
        ]
    }
}

/// Where the balance stands in a line of the originally insured.
const BALANCE: usize = 5;

/// So many of a thousand, and at least one where there is anybody.
pub(super) fn share(people: usize, of_thousand: usize) -> usize {
    (people * of_thousand).div_ceil(1000)
}

/// The roster of the originally insured between its title, unit and total lines.
fn legacy_text(lines: &[Vec<String>]) -> io::Result<Vec<u8>> {
    let words = &makings().legacy;
    let width = words.headings.len();
    let line_of = |cells: &[&str]| -> Vec<String> {
        (0..width).map(|at| cells.get(at).copied().unwrap_or_default().to_owned()).collect()
    };
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(line_of(&[&words.title]))?;
    writer.write_record(&words.unit_line)?;
    writer.write_record(&words.headings)?;
    for (at, line) in lines.iter().enumerate() {
        writer.write_field((at + 1).to_string())?;
        writer.write_record(line)?;
    }
    let counted = format!("{}{}", lines.len(), words.counter);
    writer.write_record(line_of(&[&words.total, &counted]))?;
    let bytes = writer.into_inner().map_err(|fault| fault.into_error())?;
    Ok(GB18030.encode(&String::from_utf8_lossy(&bytes)).0.into_owned())
}

/// A workbook as offices make it: a merged title, the headings, a numbered row each.
pub(super) fn write_numbered(
    title: &str,
    headings: &[String],
    lines: &[Vec<String>],
    path: &Path,
) -> Result<(), WriteFault> {
    let mut workbook = undated()?;
    let sheet = workbook.add_worksheet();
    let format = Format::new().set_bold().set_align(FormatAlign::Center);
    sheet.merge_range(0, 0, 0, headings.len() as u16 - 1, title, &format)?;
    sheet.write_row(1, 0, headings)?;
    for (at, line) in lines.iter().enumerate() {
        let row = at as u32 + 2;
        sheet.write_number(row, 0, row - 1)?;
        for (column, cell) in line.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_string(row, column as u16 + 1, cell)?;
        }
    }
    write_workbook(workbook, path)
}
