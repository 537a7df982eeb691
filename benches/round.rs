//! The annual round: everybody's claim judged and in the synced journal, against SQLite
//! (WAL, synchronous=FULL, 1,000 a transaction) with the same reads and writes in the
//! same run; and how the time for one person grows with the district.
//!
//! `cargo bench -p youyang-benches --bench round`, and with a million people `-- --million`

mod allocator;
mod table;

use rusqlite::{Connection, params};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use youyang::base::TownshipCode;
use youyang::base::{
    Area, BatchId, CaseId, Date, FixedClock, IdNumber, Login, Money, PersonId, SessionId,
};
use youyang::casework::{
    AllocateMoney, BankLine, BatchKind, Choice, Cohort, Command, Contribution, Department,
    FundCommand, FundSubject, LandFacts, Level, NoticeCommand, PersonCommand, RecordChoice,
    RegisterPerson, ReviewCommand, ReviewStep, SettleResult,
};
use youyang::office::{Actor, Office, Queue, Reader, Submission};
use youyang::policy::Policy;

const DISTRICT: u32 = 31_800;
const MILLION: u32 = 1_000_000;
const YEAR: u32 = 2020;

fn main() {
    let district = measure(DISTRICT);
    if std::env::args().any(|word| word == "--million") {
        let million = measure(MILLION);
        println!("time a person, million : district {:>6.2}", million / district);
        let (what, ours) = ("time a person, of a million", format!("{million:.1} µs"));
        let (peer, ratio) =
            (format!("of {DISTRICT}: {district:.1} µs"), format!("{:.2}", million / district));
        table::row("round", what, &ours, &peer, &ratio);
    }
}

/// Microseconds a person.
fn measure(people: u32) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let clock = Arc::new(FixedClock::on(Date::parse("2020-05-04").expect("a day")));
    let open = || {
        let policy = Policy::district().expect("policy");
        Office::open(&store, policy, clock.clone()).expect("opens")
    };
    let office = open();
    settle(&office, &clock, people);
    // As on the morning of a round: what was prepared before is written away and was read
    // again in the background.
    office.close().expect("closed");
    let office = open();
    office.wait_for_check();
    let mut peer = fill_sqlite(&folder.path().join("peer.sqlite"), &office);
    let clerk = actor(Department::ResidentPension, "pension.clerk");
    let begun = Instant::now();
    let preview =
        office.reader(&clerk).jobs().preview_round(YEAR, None).expect("a preview").tally();
    let previewed = begun.elapsed();
    let begun = Instant::now();
    let round = office.run_round(&clerk, YEAR, None).expect("a round");
    let ours = begun.elapsed();
    let (theirs, claimed) = round_in_sqlite(&mut peer);
    assert_eq!((round.tally(), claimed), (preview, preview.issued));
    assert!(claimed as u32 > people / 2);
    let (making, settling) = pay(&office, claimed);
    office.close().expect("closed");
    let each = ours.as_secs_f64() * 1e6 / f64::from(people);
    println!("{people} people, {claimed} claims");
    println!("preview                      {:>9.1} ms", milliseconds(previewed));
    println!("round, journal synced        {:>9.1} ms, {each:.1} µs a person", milliseconds(ours));
    println!("batches of all of them made  {:>9.1} ms", milliseconds(making));
    println!("their results settled        {:>9.1} ms", milliseconds(settling));
    println!("SQLite, 1,000 a transaction  {:>9.1} ms", milliseconds(theirs));
    println!("SQLite : round               {:>9.2}", theirs.as_secs_f64() / ours.as_secs_f64());
    let ms = |time| format!("{:.0} ms", milliseconds(time));
    let what = format!("a year's round of {people} people, journal synced");
    let peer = format!("SQLite (WAL, FULL), same reads and writes: {}", ms(theirs));
    let ratio = format!("{:.2}", ours.as_secs_f64() / theirs.as_secs_f64());
    table::row("round", &what, &ms(ours), &peer, &ratio);
    let what = format!("its {claimed} payments put into batches / settled by the bank's files");
    table::row("round", &what, &format!("{} / {}", ms(making), ms(settling)), "", "");
    each
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn actor(department: Department, login: &str) -> Actor {
    let founder = Actor::founder(Login::from(login), SessionId::from(login));
    Actor { department, ..founder }
}

fn submit(office: &Office, actor: &Actor, commands: impl Iterator<Item = Command>) {
    let mut commands = commands.peekable();
    while commands.peek().is_some() {
        let lot = commands.by_ref().take(5000).map(|command| Submission {
            id: office.next_command(&actor.session),
            command,
            seen: None,
        });
        let outcomes = office.submit_all(actor, lot.collect()).expect("written");
        assert!(outcomes.iter().all(Result::is_ok));
    }
}

/// Has every claim approved, put into batches as `payments make` does, and settled by the
/// bank's files: how long making and settling take.
fn pay(office: &Office, claims: usize) -> (Duration, Duration) {
    pass(office, Department::ResidentPension, ReviewStep::Claim);
    let treasurer = actor(Department::Finance, "treasurer");
    let act = |actor: &Actor, command| {
        let id = office.next_command(&actor.session);
        office.submit(actor, id, Command::Fund(command), None)
    };
    let allocation = FundCommand::Allocate(AllocateMoney {
        day: office.now().date(),
        subject: FundSubject::DistrictAllocation,
        amount: Money::yuan(1000 * claims as i64),
        memo: String::new(),
        roster: "allocation".to_owned(),
        line: 1,
        second: false,
    });
    act(&treasurer, allocation).expect("booked");
    let pension = actor(Department::ResidentPension, "cashier");
    let (maker, checker) = (Actor { level: Level::Clerk, ..pension.clone() }, pension);
    let checker = Actor { login: Login::from("checker"), ..checker };
    let begun = Instant::now();
    let batches = office.make_batches(&maker, &[BatchKind::Subsidy]).expect("batches").made;
    let making = begun.elapsed();
    for batch in &batches {
        act(&checker, FundCommand::CheckBatch { batch: *batch }).expect("checked");
        act(&treasurer, FundCommand::ReleaseBatch { batch: *batch }).expect("released");
    }
    let reader = office.reader(&maker);
    let results: Vec<FundCommand> = batches.iter().map(|id| result(&reader, *id)).collect();
    let begun = Instant::now();
    let settled: usize = results
        .into_iter()
        .map(|result| act(&maker, result).expect("settled").events.len() - 1)
        .sum();
    assert_eq!(settled, claims);
    (making, begun.elapsed())
}

/// What the bank answers to a batch: all paid.
fn result(reader: &Reader, batch: BatchId) -> FundCommand {
    let sent = reader.fund().batch(batch).expect("a batch").lines.iter().zip(1..);
    let lines = sent.map(|(line, number)| BankLine {
        batch: batch.to_string(),
        line: number,
        account: line.account.clone(),
        holder: line.holder.clone(),
        amount: line.amount,
        failed: None,
    });
    let (digest, lines) = (batch.to_string(), lines.collect());
    FundCommand::SettleResult(SettleResult {
        file: "回盘.csv".to_owned(),
        digest,
        total: None,
        lines,
    })
}

/// Candidates, confirmed, with a choice and this year's contribution; one in twenty
/// chose neither scheme, one in twenty did not contribute.
fn settle(office: &Office, clock: &FixedClock, people: u32) {
    const A_DAY: i64 = 86_400;
    let clerk = actor(Department::HumanResources, "clerk");
    let register = |at| Command::Person(PersonCommand::Register(Box::new(citizen(at))));
    submit(office, &clerk, (0..people).map(register));
    pass(office, Department::Township, ReviewStep::Township);
    pass(office, Department::Agriculture, ReviewStep::LandArea);
    let poster = actor(Department::NaturalResources, "poster");
    let ready = office.reader(&poster).cases().queue(Queue::ToPost).into_iter();
    submit(office, &poster, ready.map(|case| Command::Notice(NoticeCommand::Post { case })));
    clock.advance(8 * A_DAY);
    pass(office, Department::NaturalResources, ReviewStep::Final);
    let chosen_on = office.now().date();
    let choose = |at| {
        let person = PersonId(at + 1);
        Command::Choose(RecordChoice { person, choice: choice(at), chosen_on })
    };
    submit(office, &clerk, (0..people).map(choose));
    pass(office, Department::HumanResources, ReviewStep::Choice);
    let paid = (0..people).filter(|at| at % 20 != 7).filter_map(|at| {
        let scheme = choice(at).scheme()?;
        let voucher = format!("PZ{YEAR}{at:08}");
        let (amount, paid_on) = (Money::yuan(800), chosen_on);
        let contribution = Contribution { scheme, year: YEAR, amount, paid_on, voucher };
        let person = PersonId(at + 1);
        Some(Command::Person(PersonCommand::RecordContribution { person, contribution }))
    });
    submit(office, &clerk, paid);
}

fn pass(office: &Office, department: Department, step: ReviewStep) {
    let reviewer = actor(department, &format!("{}.{}", department.code(), step.code()));
    let cases: Vec<CaseId> = office.reader(&reviewer).cases().queue(Queue::Waiting(step));
    let pass = |case| Command::Review(ReviewCommand::Pass { case });
    submit(office, &reviewer, cases.into_iter().map(pass));
}

fn choice(at: u32) -> Choice {
    match at % 20 {
        0..=11 => Choice::Resident,
        19 => Choice::Neither,
        _ => Choice::Employee,
    }
}

fn citizen(at: u32) -> RegisterPerson {
    let born = Date::parse("1950-01-01").expect("a day").plus_days(at / 999);
    RegisterPerson {
        id_number: IdNumber::compose(530_122, born, at % 999 + 1).expect("a number"),
        name: "张国良".to_owned(),
        cohort: Cohort::Existing,
        township: TownshipCode(530_115_001 + at % 4),
        village: None,
        phone: format!("138{at:08}"),
        bank_account: format!("62170027{at:011}"),
        legacy: None,
        land: Some(LandFacts {
            project: None,
            contracted: Some(Area::hundredths(490)),
            requisitioned: Area::hundredths(40),
            taken_on: None,
        }),
        source: None,
    }
}

/// The same people, their choices and contributions in tables with the same keys.
fn fill_sqlite(path: &Path, office: &Office) -> Connection {
    let mut peer = Connection::open(path).expect("sqlite");
    peer.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
         CREATE TABLE person (id INTEGER PRIMARY KEY, confirmed INTEGER, died TEXT, cohort INTEGER,
                              account TEXT, version INTEGER);
         CREATE TABLE choice (person INTEGER, chosen_on TEXT, choice INTEGER,
                              PRIMARY KEY (person, chosen_on)) WITHOUT ROWID;
         CREATE TABLE contribution (person INTEGER, year INTEGER, scheme INTEGER, amount TEXT,
                              paid_on TEXT, voucher TEXT,
                              PRIMARY KEY (person, year, scheme)) WITHOUT ROWID;
         CREATE TABLE subsidy (person INTEGER, year INTEGER, scheme INTEGER, amount TEXT,
                              state INTEGER, kase INTEGER,
                              PRIMARY KEY (person, year, kase)) WITHOUT ROWID;
         CREATE TABLE kase (id INTEGER PRIMARY KEY, person INTEGER, stage INTEGER, opened TEXT,
                            handler TEXT);
         CREATE INDEX queue ON kase (stage, id);
         CREATE TABLE journal (seq INTEGER PRIMARY KEY, at TEXT, actor TEXT, events TEXT);",
    )
    .expect("tables");
    let all = peer.transaction().expect("a transaction");
    let reader = office.reader(&actor(Department::HumanResources, "reader"));
    for person in reader.people().all() {
        all.execute(
            "INSERT INTO person VALUES (?1, ?2, NULL, 1, ?3, 0)",
            params![person.id.0, person.is_confirmed(), person.bank_account],
        )
        .expect("inserted");
        for made in &person.choices {
            let row = params![person.id.0, made.chosen_on.to_string(), made.choice as u8];
            all.execute("INSERT INTO choice VALUES (?1, ?2, ?3)", row).expect("inserted");
        }
        for paid in &person.contributions {
            let (amount, day) = (paid.amount.to_string(), paid.paid_on.to_string());
            all.execute(
                "INSERT INTO contribution VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![person.id.0, paid.year, paid.scheme as u8, amount, day, paid.voucher],
            )
            .expect("inserted");
        }
    }
    all.commit().expect("committed");
    peer
}

/// Reads what the rules ask for, writes the claim, its case and its record.
fn round_in_sqlite(peer: &mut Connection) -> (Duration, usize) {
    let ids: Vec<u32> = {
        let mut query = peer.prepare("SELECT id FROM person ORDER BY id").expect("a query");
        let rows = query.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("ids")
    };
    let begun = Instant::now();
    let mut claimed = 0;
    for lot in ids.chunks(1000) {
        let all = peer.transaction().expect("a transaction");
        for id in lot {
            claimed += usize::from(claim_in_sqlite(&all, *id).expect("a claim"));
        }
        all.commit().expect("committed");
    }
    (begun.elapsed(), claimed)
}

fn claim_in_sqlite(peer: &Connection, id: u32) -> rusqlite::Result<bool> {
    let mut file =
        peer.prepare_cached("SELECT confirmed, died, cohort, account FROM person WHERE id = ?1")?;
    let (confirmed, died, account) = file.query_row([id], |row| {
        Ok((row.get::<_, bool>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, String>(3)?))
    })?;
    let mut choices =
        peer.prepare_cached("SELECT choice FROM choice WHERE person = ?1 ORDER BY chosen_on")?;
    let chosen = choices.query_map([id], |row| row.get::<_, u8>(0))?.last().transpose()?;
    let mut made = peer.prepare_cached("SELECT year, state FROM subsidy WHERE person = ?1")?;
    let years: Vec<u32> = made.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let mut paid = peer.prepare_cached(
        "SELECT voucher, paid_on FROM contribution WHERE person = ?1 AND year = ?2 AND scheme = ?3",
    )?;
    let Some(scheme) = chosen.filter(|choice| *choice < 2) else { return Ok(false) };
    let paid = paid.query_map(params![id, YEAR, scheme], |row| row.get::<_, String>(0))?;
    let Some(voucher) = paid.last().transpose()? else { return Ok(false) };
    let lacks = scheme == 1 && (voucher.is_empty() || account.is_empty());
    if !confirmed || died.is_some() || years.len() >= 15 || years.contains(&YEAR) || lacks {
        return Ok(false);
    }
    let mut case = peer.prepare_cached(
        "INSERT INTO kase (person, stage, opened, handler) VALUES (?1, 6, ?2, ?3)",
    )?;
    let number = case.insert(params![id, "2020-05-12T09:00:00+08:00", "pension.clerk"])?;
    let mut claim =
        peer.prepare_cached("INSERT INTO subsidy VALUES (?1, ?2, ?3, '1000.00', 0, ?4)")?;
    claim.execute(params![id, YEAR, scheme, number])?;
    peer.prepare_cached("UPDATE person SET version = version + 1 WHERE id = ?1")?.execute([id])?;
    let events = format!(
        r#"[{{"Case":{{"SubsidyClaimed":{{"case":{number},"person":{id},"year":{YEAR},"scheme":"resident","amount":"1000.00","route":"account","clause":"五(四)2"}}}}}}]"#
    );
    let mut record =
        peer.prepare_cached("INSERT INTO journal (at, actor, events) VALUES (?1, ?2, ?3)")?;
    record.execute(params!["2020-05-12T09:00:00+08:00", "pension.clerk", events])?;
    Ok(true)
}
