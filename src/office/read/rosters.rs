//! One person's lines of all rosters side by side, each also as it arrived.

use super::reader::Reader;
use crate::base::{Cells, IdNumber, Login, PersonId, TownshipCode};
use crate::casework::comparison::{
    CompareSubject, LineAmount, SourceLine, is_on_file, is_taken, rejected_lines_of, sources_of,
    unread_amounts, unread_register_lines,
};
use crate::casework::{
    Arrived, Event, FileSender, LegacyRelation, LineSource, ListedLine, PartialReading, Person,
    PersonEvent, Register, RegisterEntries, RegisterEntry, RejectedLine, RosterEvent, RosterKind,
    RosterRecord, Succession, TableHead,
};
use crate::office::access::importing;
use crate::office::{OfficeError, OfficeFault};
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
    /// A line of any roster that was rejected.
    Rejected(&'a RejectedLine),
    /// A line of another office's roster.
    Register(&'a RegisterEntry),
}

/// Questions about the rosters that were read, line by line.
#[derive(Clone, Copy)]
pub struct RosterReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

impl Reader {
    /// The rosters that were read, line by line.
    pub fn rosters(&self) -> RosterReader<'_> {
        RosterReader { reader: self }
    }
}

impl<'r> RosterReader<'r> {
    /// Rosters read so far, by digest.
    pub fn all(self) -> impl Iterator<Item = (&'r String, &'r RosterRecord)> {
        self.reader.state().rosters.iter()
    }

    /// Whether the file, or table of a file, of a digest was taken in.
    pub fn is_on_record(self, digest: &str) -> bool {
        self.reader.state().rosters.contains_key(digest)
    }

    /// Rosters whose printed totals their lines do not come to, until the file is read again
    /// with others; each with the names on those of its lines that are rejected.
    pub fn differing(self) -> Vec<(&'r RosterRecord, Vec<&'r str>)> {
        let all = self.all().filter(|(_, record)| !record.totals.is_empty());
        let again = |record: &RosterRecord| {
            self.all().any(|(_, other)| {
                (other.kind, &other.file) == (record.kind, &record.file) && other.seq > record.seq
            })
        };
        let standing = all.filter(|(_, record)| !again(record));
        let mut found: Vec<_> = standing
            .map(|(digest, record)| {
                let lines = self.reader.state().rejected_lines.values();
                let readings = lines.filter_map(|line| line.reading.as_deref());
                let own = readings.filter(|reading| reading.digest == *digest);
                let mut names: Vec<&str> = own.map(|reading| reading.name.as_str()).collect();
                names.sort_unstable();
                (record, names)
            })
            .collect();
        found.sort_by_key(|(record, _)| record.seq);
        found
    }

    /// Whether the actor may import a kind of file, and if not, why.
    pub fn may_import(self, kind: RosterKind) -> Result<(), OfficeError> {
        self.reader.must(importing(kind))
    }

    /// What columns of the actor's files say that were named by hand: heading, and our key.
    pub fn named_columns(self, kind: RosterKind) -> Vec<(String, String)> {
        let actor = self.reader.actor();
        self.columns_of(FileSender { kind, department: actor.department, township: actor.township })
    }

    /// What columns of the files say that somebody sends who has an account but did not sign
    /// in yet: a file that cannot be read is refused before.
    pub fn columns_named_for(self, login: &Login, kind: RosterKind) -> Vec<(String, String)> {
        let staff = self.reader.state().staff.get(login);
        staff.map_or_else(Vec::new, |staff| {
            self.columns_of(FileSender {
                kind,
                department: staff.department,
                township: staff.township,
            })
        })
    }

    fn columns_of(self, sender: FileSender) -> Vec<(String, String)> {
        let own = self.reader.state().named_columns.range((sender, String::new())..);
        let own = own.take_while(|((of, _), _)| *of == sender);
        own.map(|((_, heading), field)| (heading.clone(), field.clone())).collect()
    }

    /// What the registers of other offices say of an identity number.
    pub fn listing(self, number: &IdNumber) -> Option<&'r RegisterEntries> {
        let seen =
            self.reader.sees_everybody() || self.reader.people().by_id_number(number).is_some();
        self.reader.state().listings.get(number).filter(|_| seen).map(|listing| &**listing)
    }

    /// Everybody whom the registers of other offices list, in no order; nobody for
    /// township staff, since they may belong anywhere.
    pub fn listings(self) -> impl Iterator<Item = (&'r IdNumber, &'r RegisterEntries)> {
        let all = self.reader.state().listings.iter().map(|(number, listing)| (number, &**listing));
        all.filter(|_| self.reader.sees_everybody())
    }

    /// Rejected roster lines, with the roster's kind; township staff see those that name
    /// their township or a person of theirs.
    pub fn rejected_lines(self) -> Vec<(RosterKind, &'r RejectedLine)> {
        let all = self.reader.state().rejected_lines.iter().map(|((kind, _), line)| (*kind, line));
        all.filter(|(_, line)| self.sees_line(line)).collect()
    }

    /// Whether the actor may see a rejected line.
    pub fn sees_line(self, line: &RejectedLine) -> bool {
        self.reader.sees_everybody() || self.is_theirs(line)
    }

    /// Whether a line that cannot be read was mended and taken in before, as it stands.
    pub fn is_mended(self, kind: RosterKind, line: &RejectedLine) -> bool {
        self.reader.state().is_mended(kind, line)
    }

    /// What stands around the lines of a file, or table of a file; of one that an older program
    /// read the headings alone.
    pub fn head_of(self, digest: &str) -> TableHead {
        let record = self.reader.state().rosters.get(digest);
        let headings = |record: &RosterRecord| (1, record.headings.clone());
        match record {
            Some(record) if record.head.is_empty() => {
                TableHead { rows: vec![headings(record)], ..TableHead::default() }
            }
            record => record.map(|record| record.head.clone()).unwrap_or_default(),
        }
    }

    /// When a file, or table of a file, was read: the number of its record.
    pub fn seq_of(self, digest: &str) -> Option<u64> {
        self.reader.state().rosters.get(digest).map(|record| record.seq)
    }

    /// The township of a rejected line: the one it names, or that of the person it names.
    pub fn township_of(self, line: &RejectedLine) -> Option<TownshipCode> {
        let reading = line.reading.as_deref()?;
        let person = || self.reader.people().by_id_number(reading.id_number.as_ref()?);
        reading.township.or_else(|| person().map(|person| person.township))
    }

    fn is_theirs(self, line: &RejectedLine) -> bool {
        let Some(reading) = line.reading.as_deref() else { return false };
        let of_theirs = |number| self.reader.people().by_id_number(number).is_some();
        reading.township.is_some_and(|code| self.reader.sees(code))
            || reading.id_number.as_ref().is_some_and(of_theirs)
    }

    /// What could be read of a line of the legacy roster that was rejected.
    pub fn partial_reading(self, key: &str) -> Option<&'r PartialReading> {
        let line = self.reader.state().rejected_legacy_line(key)?;
        let said = line.reading.as_deref()?;
        let sees = self.reader.sees_everybody()
            || said.township.is_some_and(|code| self.reader.sees(code));
        sees.then_some(said)
    }

    /// A rejected line of the legacy roster that the actor may see.
    pub fn rejected_line(self, legacy_no: &str) -> Option<&'r RejectedLine> {
        self.partial_reading(legacy_no)?;
        self.reader.state().rejected_legacy_line(legacy_no)
    }

    /// The amounts that cannot be read of a rejected legacy line; `None` where more of it
    /// cannot be read, or the actor may not see it.
    pub fn unread_amounts(self, legacy_no: &str) -> Option<Vec<LineAmount>> {
        self.partial_reading(legacy_no)?;
        unread_amounts(self.reader.state().rejected_legacy_line(legacy_no)?)
    }

    /// The legacy line that names a person and whose figures cannot be read; `None` where
    /// they can, or the actor may not see the person.
    pub fn unread_legacy_line(self, person: PersonId) -> Option<&'r RejectedLine> {
        let file = self.reader.person(person).filter(|file| file.lacks_figures())?;
        let state = self.reader.state();
        let keys = state.rejected_index.of_number(&file.id_number);
        keys.iter().find_map(|key| state.rejected_legacy_line(key))
    }

    /// Whether a legacy line that cannot be read is on file all the same and says nothing
    /// new.
    pub fn is_line_on_file(self, line: &RejectedLine) -> bool {
        is_on_file(self.reader.state(), line)
    }

    /// Whether the amounts of such a line were taken from the paper while it said the same.
    pub fn is_line_taken(self, line: &RejectedLine) -> bool {
        is_taken(self.reader.state(), line)
    }

    /// Whether a line of the legacy roster is rejected under a number.
    pub fn is_line_rejected(self, legacy_no: &str) -> bool {
        self.reader.state().rejected_legacy_line(legacy_no).is_some()
    }

    /// Digest of the file that a line came from, where the store knows it.
    pub fn digest_of(self, source: &LineSource) -> Option<&'r str> {
        self.reader.state().roster_of.get(&source.seq).map(|digest| &**digest)
    }

    /// Whether a line of a kind is rejected under a key.
    pub fn is_rejected(self, kind: RosterKind, key: &str) -> bool {
        self.reader.state().rejected_lines.contains_key(&(kind, key.to_owned()))
    }

    /// What becomes of a register's line beside the one that stands; `None` where none does.
    pub fn succession(self, line: &ListedLine) -> Option<Succession> {
        Succession::in_state(self.reader.state(), line)
    }

    /// Whether a readable line of a register takes the place of a rejected one.
    pub fn answers_rejected(self, line: &ListedLine) -> bool {
        !self.reader.state().rejected_of(line.says.register(), &line.whom()).is_empty()
    }

    /// The legacy numbers of the rejected lines that a compared person's result rests on,
    /// their own first; none that the actor may not see.
    pub fn rejected_lines_of(self, key: &CompareSubject) -> Vec<String> {
        let mut lines = rejected_lines_of(self.reader.state(), key);
        lines.retain(|line| self.partial_reading(line).is_some());
        lines
    }

    /// The registers with a line on a compared person that cannot be read.
    pub fn unread_registers(self, key: &CompareSubject) -> Vec<Register> {
        let lines = unread_register_lines(self.reader.state(), key).into_iter();
        lines.map(|(register, _)| register).collect()
    }

    /// Every line of every roster that a result rests on.
    pub fn sources(self, key: &CompareSubject) -> Vec<SourceLine> {
        let seen = self.reader.comparison().person(key).is_some();
        if seen { sources_of(self.reader.state(), key) } else { Vec::new() }
    }

    /// Every line on a compared person, the legacy roster's first; none for whom the
    /// actor may not see. `asides` are the rejected lines ([`RosterReader::rejected_lines_of`]).
    pub fn side_by_side(self, key: &CompareSubject, asides: &[String]) -> Vec<RosterColumn<'r>> {
        if self.reader.comparison().person(key).is_none() {
            return Vec::new();
        }
        let mut columns = match key {
            CompareSubject::Person(id) => {
                self.reader.person(*id).map_or_else(Vec::new, |file| self.legacy_columns(file))
            }
            CompareSubject::Rejected(_) => Vec::new(),
        };
        columns.extend(asides.iter().filter_map(|key| self.rejected_column(key)));
        let listed =
            self.reader.comparison().listing(key).into_iter().flat_map(|listing| listing.lines());
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
        let unread = unread_register_lines(self.reader.state(), key).into_iter();
        columns.extend(unread.filter_map(|(register, line)| unread_column(Some(register), line)));
        columns
    }

    /// The headings of the file that a line came from, in the order of its cells; none
    /// where the file was read by an older program.
    pub fn headings(self, column: &RosterColumn<'_>) -> Vec<String> {
        let state = self.reader.state();
        let digest = match column.says {
            LineSays::Rejected(line) => line.reading.as_deref().map(|said| &*said.digest),
            _ => column.source.and_then(|from| state.roster_of.get(&from.seq)).map(|d| &**d),
        };
        let record = digest.and_then(|digest| state.rosters.get(digest));
        record.map(|record| texts(&record.headings)).unwrap_or_default()
    }

    /// The headings of the file that a rejected line came from, in the order of its cells.
    pub fn headings_of(self, line: &RejectedLine) -> Vec<String> {
        let digest = line.reading.as_deref().map(|reading| &reading.digest);
        let record = digest.and_then(|digest| self.reader.state().rosters.get(digest));
        record.map(|record| texts(&record.headings)).unwrap_or_default()
    }

    /// The cells of a line as they were in the file; empty where the store does not
    /// hold them.
    pub fn arrived(
        self,
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
                let records = self.reader.people().history(*person)?;
                let own = records.into_iter().filter(|record| record.seq == source.seq);
                let mut lines = own.flat_map(|record| record.events).filter_map(arrived_of);
                let found = lines.find(|line| line.line == source.line);
                Ok(found.map(|line| texts(&line.cells)).unwrap_or_default())
            }
            (None, CompareSubject::Rejected(_)) => Ok(Vec::new()),
        }
    }

    fn cells_of_register(
        self,
        register: Register,
        source: LineSource,
    ) -> Result<Vec<String>, OfficeError> {
        let Some(place) = self.reader.snapshot.roster_records.get(&source.seq) else {
            return Ok(Vec::new());
        };
        let entry = self.reader.records.read(*place).map_err(StoreFault::Journal);
        let events = entry.and_then(|entry| decode_events(&entry)).map_err(OfficeFault::from)?;
        let mut lines = events.into_iter().flat_map(|event| match event {
            Event::Roster(RosterEvent::Listed { lines, .. }) => lines,
            _ => Vec::new(),
        });
        let found = lines.find(|line| line.line == source.line && line.says.register() == register);
        Ok(found.map(|line| texts(&line.cells)).unwrap_or_default())
    }

    fn legacy_columns(self, file: &'r Person) -> Vec<RosterColumn<'r>> {
        let column = |name: &'r str, relation: &'r LegacyRelation, source: Option<LineSource>| {
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

    fn rejected_column(self, key: &str) -> Option<RosterColumn<'r>> {
        unread_column(None, self.reader.state().rejected_legacy_line(key)?)
    }

    fn file_of(self, source: &LineSource) -> &'r str {
        let digest = self.reader.state().roster_of.get(&source.seq);
        let record = digest.and_then(|digest| self.reader.state().rosters.get(&**digest));
        record.map_or("", |record| &record.file)
    }
}

/// A rejected line, as far as it was read.
fn unread_column(register: Option<Register>, line: &RejectedLine) -> Option<RosterColumn<'_>> {
    let said = line.reading.as_deref()?;
    Some(RosterColumn {
        register,
        file: &said.file,
        line: line.line,
        name: &said.name,
        township: said.township,
        says: LineSays::Rejected(line),
        source: None,
    })
}

/// The line that an event of a file took in.
fn arrived_of(event: Event) -> Option<Arrived> {
    match event {
        Event::Person(PersonEvent::Registered(registered)) => registered.source,
        Event::Person(
            PersonEvent::ListedAgain { source, .. } | PersonEvent::LegacyAmended { source, .. },
        ) => Some(source),
        _ => None,
    }
}

fn texts(cells: &Cells) -> Vec<String> {
    cells.iter().map(str::to_owned).collect()
}
