//! Taking in the rosters of other offices: new and changed lines come into the journal
//! as read and as they arrived, and whoever is no longer listed is told by name.

use super::editions::{self, Present, Standing};
use super::giving::Giving;
use super::sorted::{
    Difference, Gone, Intake, OlderLine, aside as kept_aside, fault, known_tables, unreadable,
};
use crate::base::{Cells, IdNumber, TownshipCode, name_key, same_name, tidy_name};
use crate::casework::{
    Command, ListedLine, PresentLine, Register, RegisterEntry, RejectedLine, RosterLines,
    Succession,
};
use crate::exchange::{FaultCause, Line, Roster, RosterRow, Unread};
use crate::office::{OfficeError, Reader};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Lines that come into the journal together.
const TOGETHER: usize = 128;

/// Where in the roster the line stands that counts for each number.
type Counting = BTreeMap<IdNumber, usize>;

/// Where a line stands: its table, its number there, and whose it is.
type Place = (usize, u32, IdNumber);

/// Takes in a roster of a register.
pub(super) fn take_in(
    desk: &mut Giving<'_>,
    roster: &Roster,
    register: Register,
) -> Result<Intake, OfficeError> {
    let reader = desk.reader();
    let mut intake = Intake::of(roster);
    let (present, lifting) = present(roster, &mut intake);
    tell_doubles(roster, &mut intake);
    let sorting =
        Sorting { reader: &reader, roster, register, known: known_tables(roster, &reader) };
    if !roster.is_mended {
        intake.edition.gone = gone(&reader, roster, register, &present);
    }
    let mut fresh = sorting.sort(&mut intake, present);
    sorting.set_aside(&mut intake, &lifting);
    sorting.keep_unread(&mut intake);
    // A record holds lines of one table: by it a line's table is found again.
    fresh.sort_by_key(|at| roster.lines[*at].table);
    let tables =
        fresh.chunk_by(|one, other| roster.lines[*one].table == roster.lines[*other].table);
    let chunks = tables.flat_map(|lines| lines.chunks(TOGETHER)).map(|lines| {
        let digest = roster.tables[roster.lines[lines[0]].table].digest.clone();
        let lines = lines.iter().filter_map(|at| listed(&roster.lines[*at])).collect();
        Command::Lines(RosterLines { register, digest, lines })
    });
    let count = intake.taken + intake.edition.changed;
    desk.record(chunks.collect(), intake.notes(roster), count)?;
    Ok(intake)
}

/// What the lines of a roster are sorted by.
struct Sorting<'a> {
    reader: &'a Reader,
    roster: &'a Roster,
    register: Register,
    /// Which of its tables were read before, as they are.
    known: Vec<bool>,
}

impl Sorting<'_> {
    /// Counts the lines that stand for their numbers; gives those that come into the
    /// journal.
    fn sort(&self, intake: &mut Intake, present: Counting) -> Vec<usize> {
        let rosters = self.reader.rosters();
        let (mut fresh, mut lifting) = (Vec::new(), Vec::new());
        for at in present.into_values() {
            let table = self.roster.lines[at].table;
            let Some(line) = listed(&self.roster.lines[at]) else { continue };
            let before = rosters.listing(&line.id_number).and_then(|l| l.of(self.register));
            match (before, rosters.succession(&line)) {
                (Some(before), _) if before.is_same(&line) => {
                    intake.already += 1;
                    // It can be read where a rejected line could not.
                    if !self.known[table] && rosters.answers_rejected(&line) {
                        fresh.push(at);
                    }
                }
                (_, Some(Succession::LiftsDeath)) => {
                    lifting.push((table, line.line, line.id_number))
                }
                (Some(_), _) if self.known[table] => intake.already += 1,
                (Some(before), _) if self.gives_way(table, &line, before) => {
                    intake.listed_again += 1;
                }
                (_, Some(Succession::Older)) => intake.edition.older.push(older(table, &line)),
                (Some(before), _) => {
                    intake.edition.changed += 1;
                    intake.differences.extend(differing(self.reader, before, (table, &line)));
                    fresh.push(at);
                }
                (None, _) => {
                    intake.taken += 1;
                    fresh.push(at);
                }
            }
        }
        self.set_aside(intake, &lifting);
        fresh
    }

    /// Whether a mended line gives way to one of its own file that weighs more, or to one of a
    /// newer edition: as it would have done if it had been right when its file was read.
    fn gives_way(&self, table: usize, line: &ListedLine, before: &PresentLine) -> bool {
        let (rosters, digest) = (self.reader.rosters(), &self.roster.tables[table].digest);
        let (own, other) = (line.says.weight(), before.says.weight());
        let same_file = rosters.digest_of(&before.source) == Some(digest);
        self.roster.is_mended
            && match same_file {
                true => {
                    self.register != Register::Household
                        && (own, line.line) < (other, before.source.line)
                }
                false => rosters.seq_of(digest).is_some_and(|seq| before.source.seq > seq),
            }
    }

    /// Keeps lines aside that would lift a death.
    fn set_aside(&self, intake: &mut Intake, lifting: &[Place]) {
        let lifting: HashSet<&Place> = lifting.iter().collect();
        let lifts = |line: &&Line| {
            let number = line.row.id_number();
            number.is_some_and(|number| lifting.contains(&(line.table, line.number, number)))
        };
        let lines = self.roster.lines.iter().filter(lifts);
        let mut aside = Vec::new();
        for line in lines {
            let fault = fault(self.roster, line, "standing", FaultCause::LiftsDeath, true);
            aside.push(kept_aside(
                self.roster,
                line,
                &fault,
                line_key(self.roster, line.table, &line.cells),
            ));
            intake.findings.push(fault);
        }
        self.keep(intake, aside);
    }

    /// Keeps the lines aside that could not be read.
    fn keep_unread(&self, intake: &mut Intake) {
        let key = |unread: &Unread| line_key(self.roster, unread.table, &unread.cells);
        let unread = self.roster.unread.iter();
        let unread = unread.map(|unread| unreadable(self.roster, unread, key(unread)));
        self.keep(intake, unread.collect());
    }

    /// The same file again brings nothing back that was mended since.
    fn keep(&self, intake: &mut Intake, aside: Vec<RejectedLine>) {
        let kind = self.register.into();
        let is_known = |line: &RejectedLine| {
            let digest = line.reading.as_ref().map(|reading| &reading.digest);
            let tables = self.roster.tables.iter().zip(&self.known);
            tables.into_iter().any(|(table, known)| *known && Some(&table.digest) == digest)
        };
        let stands = |line: &RejectedLine| {
            !is_known(line) || self.reader.rosters().is_rejected(kind, &line.key)
        };
        let (aside, mended): (Vec<_>, Vec<_>) = aside.into_iter().partition(stands);
        intake.already += mended.len();
        intake.keep_unless_mended(kind, aside, self.reader);
    }
}

/// The line of each number that stands in the roster: of the household register the one
/// with the later date, of the others the one that weighs more, the later of equals.
/// Further lines of one number are counted as such; those that would lift a death are
/// given by their numbers.
fn present(roster: &Roster, intake: &mut Intake) -> (Counting, Vec<Place>) {
    let mut present = Counting::new();
    let mut lifting = Vec::new();
    for (at, of_file) in roster.lines.iter().enumerate() {
        let Some(number) = of_file.row.id_number() else { continue };
        let Some(other) = present.get(&number) else {
            present.insert(number, at);
            continue;
        };
        let (line, other) = (listed(of_file), listed(&roster.lines[*other]));
        let Some((line, other)) = line.zip(other) else { continue };
        let stands = match line.says.register() {
            Register::Household => Succession::of(&line.says, &other.says),
            _ if line.says.weight() >= other.says.weight() => Succession::Replaces,
            _ => Succession::Older,
        };
        match stands {
            Succession::LiftsDeath => lifting.push((of_file.table, line.line, number)),
            Succession::Older => intake.listed_again += 1,
            Succession::Replaces => {
                intake.listed_again += 1;
                present.insert(number, at);
            }
        }
    }
    (present, lifting)
}

/// Tells of lines that list somebody again and say something else: which of them counts is
/// by rule, and somebody should look.
fn tell_doubles(roster: &Roster, intake: &mut Intake) {
    let mut first: HashMap<IdNumber, &Line> = HashMap::new();
    for line in &roster.lines {
        let Some(number) = line.row.id_number() else { continue };
        let Some(other) = first.get(&number) else {
            first.insert(number, line);
            continue;
        };
        let Some((other, says)) = listed(other).zip(listed(line)) else { continue };
        let field = differing_field(&other.says, &says.says);
        let told = field.map(|field| fault(roster, line, field, FaultCause::Differs, false));
        intake.findings.extend(told);
    }
}

/// Our key of the first column in which two lines of a register differ.
fn differing_field(one: &RegisterEntry, other: &RegisterEntry) -> Option<&'static str> {
    use RegisterEntry::{Employee, Household, Resident};
    match (one, other) {
        (
            Resident { status, balance, monthly, .. },
            Resident { status: status_of, balance: balance_of, monthly: monthly_of, .. },
        ) => match () {
            () if status != status_of => Some("standing"),
            () if balance != balance_of => Some("balance"),
            () if monthly != monthly_of => Some("monthly"),
            () => None,
        },
        (Employee { status, .. }, Employee { status: other, .. }) => {
            (status != other).then_some("standing")
        }
        (Household { status, since }, Household { status: other, since: day }) => match () {
            () if status != other => Some("standing"),
            () => (since != day).then_some("since"),
        },
        _ => None,
    }
}

/// Where a line says something else than that of the edition before: name, township, amounts.
fn differing(
    reader: &Reader,
    before: &PresentLine,
    (table, line): (usize, &ListedLine),
) -> Vec<Difference> {
    let mut pairs: Vec<(&'static str, String, String)> = Vec::new();
    if !same_name(&before.name, &line.name) {
        pairs.push(("name", before.name.clone(), line.name.clone()));
    }
    if let (
        RegisterEntry::Resident { balance, monthly, township, .. },
        RegisterEntry::Resident { balance: to_balance, monthly: to_monthly, township: to, .. },
    ) = (&before.says, &line.says)
    {
        let place = |code: &Option<TownshipCode>| {
            code.map(|code| reader.places().township_name(code)).unwrap_or_default()
        };
        pairs.extend(to.is_some().then(|| ("township", place(township), place(to))));
        pairs.push(("balance", balance.to_string(), to_balance.to_string()));
        pairs.push(("monthly", monthly.to_string(), to_monthly.to_string()));
    }
    let (number, id_number) = (line.line, line.id_number);
    let others = pairs.into_iter().filter(|(_, from, to)| from != to);
    let difference =
        |(field, from, to)| Difference { table, line: number, id_number, field, from, to };
    others.map(difference).collect()
}

fn older(table: usize, line: &ListedLine) -> OlderLine {
    let since = match line.says {
        RegisterEntry::Household { since, .. } => since,
        _ => None,
    };
    let (name, number) = (line.name.clone(), line.id_number.masked());
    OlderLine { table, line: line.line, name, number, since }
}

fn listed(line: &Line) -> Option<ListedLine> {
    let (id_number, name, says) = match &line.row {
        RosterRow::Resident(row) => (
            row.id_number,
            &row.name,
            RegisterEntry::Resident {
                status: row.status,
                balance: row.balance,
                monthly: row.monthly,
                township: row.township,
            },
        ),
        RosterRow::Employee(row) => (
            row.id_number,
            &row.name,
            RegisterEntry::Employee { status: row.status, employer: row.employer.clone() },
        ),
        RosterRow::Household(row) => (
            row.id_number,
            &row.name,
            RegisterEntry::Household { status: row.status, since: row.since },
        ),
        _ => return None,
    };
    let cells = line.cells.clone();
    Some(ListedLine { id_number, name: name.clone(), says, line: line.number, cells })
}

/// Who stood in the register and is not in this edition; they stay as they were. Whoever a
/// line may be about that could not be read is not gone.
fn gone(reader: &Reader, roster: &Roster, register: Register, present: &Counting) -> Vec<Gone> {
    let unread =
        |key| roster.unread.iter().map(move |unread| roster.said(unread.table, &unread.cells, key));
    let mut people: HashSet<IdNumber> = present.keys().copied().collect();
    people.extend(unread("id_number").filter_map(|text| IdNumber::parse_written(text).ok()));
    let names: HashSet<String> = unread("name").map(name_key).collect();
    let standing = present.values().filter_map(|at| listed(&roster.lines[*at]));
    let townships = standing.filter_map(|line| line.whom().township).collect();
    let before = reader.rosters().listings().filter_map(|(number, listing)| {
        let line = listing.of(register)?;
        Some(Standing {
            key: *number,
            file: reader.rosters().digest_of(&line.source).unwrap_or_default(),
            township: match line.says {
                RegisterEntry::Resident { township, .. } => township,
                _ => None,
            },
            told: Gone { name: line.name.clone(), number: number.masked() },
        })
    });
    let mut gone = editions::gone(before, &Present { people, townships });
    gone.retain(|person| !names.contains(&name_key(&person.name)));
    gone
}

/// What tells a line kept aside apart in a mended roster: name and number as they stand,
/// and where the number is none the place, since two of one name may lack it alike.
fn line_key(roster: &Roster, table: usize, cells: &Cells) -> String {
    let said = |key| roster.said(table, cells, key).trim();
    let (name, number) = (tidy_name(said("name")), said("id_number"));
    let place = match IdNumber::parse_written(number) {
        Ok(_) => "",
        Err(_) => said("township"),
    };
    let parts = [name.as_str(), number, place].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}
