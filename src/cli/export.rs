//! `export`: lists of people, money and staff, and the journal as it stands.

use super::args::What;
use super::{Answer, Desk, Stop};
use crate::base::Money;
use crate::casework::{AccountCommand, Command, Objects, Person};
use crate::exchange::{Cell, Column, ColumnKind, Table, WriteFault, write_table};
use crate::office::{Actor, Office, Reader};
use crate::words::{Saying, explain_write};
use clap::ValueEnum;
use serde_json::json;
use std::path::Path;

impl Desk {
    /// Writes an export and notes it in the journal first, so that none goes unsaid.
    pub(super) fn export(&self, what: What, out: &Path) -> Result<Answer, Stop> {
        self.can_take(out)?;
        let office = self.office()?;
        let done = self.actor(&office).and_then(|actor| self.write_out(&office, &actor, what, out));
        office.close()?;
        let rows = done?;
        let told = Saying::of("cli-export-done").with("rows", rows.to_string());
        Ok(self.say(&told.with("file", out.display().to_string()), json!({ "rows": rows })))
    }

    fn write_out(
        &self,
        office: &Office,
        actor: &Actor,
        what: What,
        out: &Path,
    ) -> Result<usize, Stop> {
        let reader = office.reader(actor);
        let value = what.to_possible_value();
        let name = value.as_ref().map_or("", |value| value.get_name());
        let personal = !matches!(what, What::Fund | What::Land | What::Notice | What::Staff);
        let unmasked = personal && reader.may_export(name, true);
        let table = match what {
            What::Persons => self.persons(&reader, unmasked),
            What::Comparison => self.comparison_table(&reader, unmasked),
            What::Payroll => self.payroll_table(&reader, unmasked, ending(out) != "jsonl"),
            What::Faults => self.faults_table(&reader, unmasked),
            What::Payments => self.payments_table(&reader, unmasked),
            What::Fund => self.fund_table(&reader),
            What::Claims => self.claims_table(&reader, unmasked),
            What::Refunds => self.refunds_table(&reader, unmasked),
            What::Land => self.land_table(&reader),
            What::Notice => self.notice_table(&reader),
            What::Staff => self.staff_table(&reader),
            What::Journal => return self.write_journal(office, actor, out),
        };
        note(office, actor, name, table.rows.len(), unmasked)?;
        self.write_to(&table, out)?;
        Ok(table.rows.len())
    }

    /// The journal with the line that tells of this very export.
    fn write_journal(&self, office: &Office, actor: &Actor, out: &Path) -> Result<usize, Stop> {
        let lines = office.reader(actor).head().seq as usize;
        note(office, actor, "journal", lines + 1, true)?;
        if ending(out) == "jsonl" {
            return Ok(office.backup(out)?.seq as usize);
        }
        let table = self.journal_table()?;
        self.write_to(&table, out)?;
        Ok(table.rows.len())
    }

    /// Whether a file of that name can be written there, before it is noted as exported.
    pub(super) fn can_take(&self, out: &Path) -> Result<(), Stop> {
        if !["csv", "jsonl", "xlsx"].contains(&ending(out).as_str()) {
            let fault = WriteFault::UnknownEnding(out.to_owned());
            return Err(Stop::Fault(explain_write(&fault, self.words)));
        }
        let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.map_or(Ok(()), |folder| std::fs::read_dir(folder).map(|_| ()));
        folder.map_err(|fault| self.unreadable(out, &fault))
    }

    pub(super) fn write_to(&self, table: &Table, out: &Path) -> Result<(), Stop> {
        write_table(table, out).map_err(|fault| Stop::Fault(explain_write(&fault, self.words)))
    }

    pub(super) fn heading(&self, key: &'static str, kind: ColumnKind) -> Column {
        Column {
            key,
            heading: self.words.say(&format!("column-{}", key.replace('_', "-"))).to_owned(),
            kind,
        }
    }

    fn persons(&self, reader: &Reader, unmasked: bool) -> Table {
        use ColumnKind::{List, Money as Yuan, Text};
        let columns = [
            ("id_number", Text),
            ("name", Text),
            ("cohort", Text),
            ("township", Text),
            ("village", Text),
            ("legacy_no", Text),
            ("confirmation", Text),
            ("choice", Text),
            ("years", List),
            ("subsidised", Yuan),
            ("top_up", Yuan),
            ("refunded", Yuan),
        ];
        Table {
            title: self.words.say("export-persons").to_owned(),
            columns: columns.map(|(key, kind)| self.heading(key, kind)).into(),
            rows: reader.people().map(|person| person_row(reader, person, unmasked)).collect(),
        }
    }

    fn staff_table(&self, reader: &Reader) -> Table {
        let keys = ["login", "name", "department", "level", "township", "disabled"];
        let row = |staff: &crate::casework::Staff| {
            let township = staff.township.map_or_else(String::new, |code| code.to_string());
            let cells = [
                staff.login.as_str(),
                &staff.name,
                staff.department.code(),
                staff.level.code(),
                &township,
                if staff.disabled { "true" } else { "false" },
            ];
            cells.map(Cell::text).into()
        };
        Table {
            title: self.words.say("export-staff").to_owned(),
            columns: keys.map(|key| self.heading(key, ColumnKind::Text)).into(),
            rows: reader.staff().map(row).collect(),
        }
    }
}

fn person_row(reader: &Reader, person: &Person, unmasked: bool) -> Vec<Cell> {
    let number = &person.id_number;
    let number = if unmasked { number.as_str().to_owned() } else { number.masked() };
    let years = person.counted().map(|subsidy| Cell::Count(i64::from(subsidy.year))).collect();
    let made = person.transition().filter(|made| made.carried_out.is_some());
    let top_up = made.map_or(Money::ZERO, |made| made.top_up);
    let paid = person.refund().filter(|refund| refund.paid.is_some());
    let refunded = paid.map_or(Money::ZERO, |refund| refund.amount);
    vec![
        Cell::Text(number),
        Cell::text(&person.name),
        Cell::text(person.cohort.code()),
        Cell::Text(reader.places().township_name(person.township)),
        Cell::Text(
            person.village.map(|code| reader.places().village_name(code)).unwrap_or_default(),
        ),
        Cell::Text(person.legacy.as_ref().map(|l| l.legacy_no.clone()).unwrap_or_default()),
        Cell::text(person.confirmation.code()),
        person.present_choice().map_or(Cell::Empty, |choice| Cell::text(choice.code())),
        Cell::List(years),
        Cell::Money(person.subsidised()),
        Cell::Money(top_up),
        Cell::Money(refunded),
    ]
}

pub(super) fn ending(path: &Path) -> String {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.unwrap_or_default().to_ascii_lowercase()
}

fn note(
    office: &Office,
    actor: &Actor,
    what: &str,
    rows: usize,
    unmasked: bool,
) -> Result<(), Stop> {
    let objects = Objects { what: what.to_owned(), rows: rows as u32, unmasked };
    let command = Command::Account(AccountCommand::NoteExport(objects));
    office.submit(actor, office.next_command(&actor.session), command, None)?;
    Ok(())
}
