//! One person's lines of all rosters side by side, each also as it arrived.

use super::{OfficeError, OfficeFault, Reader};
use crate::base::{Cells, TownshipCode};
use crate::casework::comparison::CompareSubject;
use crate::casework::{
    Arrived, Event, LegacyRelation, LineSource, Person, PersonEvent, PersonRegistered, Register,
    RegisterEntry, RejectedLine, RosterEvent,
};
use crate::store::{StoreFault, decode_events};

/// One line of one roster.
#[derive(Clone, Copy)]
pub struct RosterColumn<'a> {
    /// Whose roster; `None` for the legacy roster.
    pub register: Option<Register>,
    /// Name of the file; empty where the store does not know it.
    pub file: &'a str,
    /// Line number as a person sees it.
    pub line: u32,
    /// 姓名 in its one form.
    pub name: &'a str,
    /// 乡镇街道, where the line names one that is known.
    pub township: Option<TownshipCode>,
    /// What the line says.
    pub says: LineSays<'a>,
    source: Option<LineSource>,
}

/// What a line says, as far as it was read.
#[derive(Clone, Copy)]
pub enum LineSays<'a> {
    /// A line of the legacy roster.
    Legacy(&'a LegacyRelation),
    /// A line of the legacy roster that was set aside.
    Rejected(&'a RejectedLine),
    /// A line of another office's roster.
    Register(&'a RegisterEntry),
}

impl Reader {
    /// Every line on a compared person, the legacy roster's first; none for whom the
    /// actor may not see. `asides` are the lines set aside ([`Reader::rejected_lines_of`]).
    pub fn side_by_side(&self, key: &CompareSubject, asides: &[String]) -> Vec<RosterColumn<'_>> {
        if self.compared_person(key).is_none() {
            return Vec::new();
        }
        let mut columns = match key {
            CompareSubject::Person(id) => {
                self.person(*id).map_or_else(Vec::new, |file| self.legacy_columns(file))
            }
            CompareSubject::Rejected(_) => Vec::new(),
        };
        columns.extend(asides.iter().filter_map(|key| self.rejected_column(key)));
        let listed = self.compared_listing(key).into_iter().flat_map(|listing| listing.lines());
        columns.extend(listed.map(|line| RosterColumn {
            register: Some(line.says.register()),
            file: self.file_of(&line.source),
            line: line.source.line,
            name: &line.name,
            township: match line.says {
                RegisterEntry::Resident { township, .. } => township,
                _ => None,
            },
            says: LineSays::Register(&line.says),
            source: Some(line.source),
        }));
        columns
    }

    /// The headings of the file that a line stood in, in the order of its cells; none
    /// where the file was read by an older program.
    pub fn headings(&self, column: &RosterColumn<'_>) -> Vec<String> {
        let state = self.state();
        let digest = match column.says {
            LineSays::Rejected(line) => line.reading.as_deref().map(|said| &*said.digest),
            _ => column.source.and_then(|from| state.roster_of.get(&from.seq)).map(|d| &**d),
        };
        let record = digest.and_then(|digest| state.rosters.get(digest));
        record.map(|record| texts(&record.headings)).unwrap_or_default()
    }

    /// The cells of a line as they stood in the file; empty where the store does not
    /// hold them.
    pub fn arrived(
        &self,
        key: &CompareSubject,
        column: &RosterColumn<'_>,
    ) -> Result<Vec<String>, OfficeError> {
        if let LineSays::Rejected(line) = column.says {
            return Ok(texts(&line.cells));
        }
        let Some(source) = column.source else { return Ok(Vec::new()) };
        match (column.register, key) {
            (Some(register), _) => self.cells_of_register(register, source),
            (None, CompareSubject::Person(person)) => {
                let records = self.history(*person)?;
                let own = records.into_iter().filter(|record| record.seq == source.seq);
                let mut lines = own.flat_map(|record| record.events).filter_map(arrived_of);
                let found = lines.find(|line| line.line == source.line);
                Ok(found.map(|line| texts(&line.cells)).unwrap_or_default())
            }
            (None, CompareSubject::Rejected(_)) => Ok(Vec::new()),
        }
    }

    fn cells_of_register(
        &self,
        register: Register,
        source: LineSource,
    ) -> Result<Vec<String>, OfficeError> {
        let Some(place) = self.snapshot.roster_records.get(&source.seq) else {
            return Ok(Vec::new());
        };
        let entry = self.records.read(*place).map_err(StoreFault::Journal);
        let events = entry.and_then(|entry| decode_events(&entry)).map_err(OfficeFault::from)?;
        let mut lines = events.into_iter().flat_map(|event| match event {
            Event::Roster(RosterEvent::Listed { lines, .. }) => lines,
            _ => Vec::new(),
        });
        let found = lines.find(|line| line.line == source.line && line.says.register() == register);
        Ok(found.map(|line| texts(&line.cells)).unwrap_or_default())
    }

    fn legacy_columns<'a>(&'a self, file: &'a Person) -> Vec<RosterColumn<'a>> {
        let column = |name: &'a str, relation: &'a LegacyRelation, source: Option<LineSource>| {
            let file = source.as_ref().map_or("", |source| self.file_of(source));
            let line = source.map_or(0, |source| source.line);
            RosterColumn {
                register: None,
                file,
                line,
                name,
                township: None,
                says: LineSays::Legacy(relation),
                source,
            }
        };
        let own = file.legacy.iter().map(|legacy| RosterColumn {
            township: Some(file.township),
            ..column(&file.name, legacy, file.listed_at)
        });
        let further = file.further_lines.iter();
        let further = further.map(|line| column(&line.name, &line.relation, Some(line.source)));
        own.chain(further).collect()
    }

    fn rejected_column(&self, key: &str) -> Option<RosterColumn<'_>> {
        let line = self.state().rejected_legacy_line(key)?;
        let said = line.reading.as_deref()?;
        Some(RosterColumn {
            register: None,
            file: &said.file,
            line: line.line,
            name: &said.name,
            township: said.township,
            says: LineSays::Rejected(line),
            source: None,
        })
    }

    fn file_of(&self, source: &LineSource) -> &str {
        let digest = self.state().roster_of.get(&source.seq);
        let record = digest.and_then(|digest| self.state().rosters.get(&**digest));
        record.map_or("", |record| &record.file)
    }
}

/// The line that an event of a file took in.
fn arrived_of(event: Event) -> Option<Arrived> {
    match event {
        Event::Person(PersonEvent::Registered(PersonRegistered { source, .. })) => source,
        Event::Person(
            PersonEvent::ListedAgain { source, .. } | PersonEvent::LegacyAmended { source, .. },
        ) => Some(source),
        _ => None,
    }
}

fn texts(cells: &Cells) -> Vec<String> {
    cells.iter().map(str::to_owned).collect()
}
