//! The comparison as SQLite would have it: the same cleaned rows in tables, outer joins
//! over them, and the classes by `CASE`.

use rusqlite::{Connection, Transaction, params};
use std::collections::BTreeMap;
use std::path::Path;
use youyang::base::{IdNumber, Money};
use youyang::casework::comparison::Class;
use youyang::exchange::{
    EmployeeStatus, HouseholdStatus, ResidentStatus, Roster, RosterKind, RosterRow,
};

/// What a class comes to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassSum {
    pub people: u64,
    pub top_up: Money,
    pub account: Money,
    pub monthly: Money,
    pub refund: Money,
}

/// The rows in tables of a database of its own (WAL, synchronous=FULL).
pub fn load(path: &Path, rosters: &[Roster]) -> Connection {
    let mut peer = Connection::open(path).expect("sqlite");
    peer.execute_batch(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
         CREATE TABLE legacy (at INTEGER PRIMARY KEY, who TEXT, readable INTEGER, name TEXT,
                              balance INTEGER, enjoyed INTEGER, drawing INTEGER, monthly INTEGER);
         CREATE TABLE resident (who TEXT PRIMARY KEY, name TEXT, standing INTEGER,
                                balance INTEGER, monthly INTEGER);
         CREATE TABLE employee (who TEXT PRIMARY KEY, name TEXT, standing INTEGER);
         CREATE TABLE household (who TEXT PRIMARY KEY, name TEXT, standing INTEGER);",
    )
    .expect("tables");
    for roster in rosters {
        let all = peer.transaction().expect("a transaction");
        for line in &roster.lines {
            insert(&all, line.number, &line.row).expect("inserted");
        }
        let unread = roster.unread.iter().filter(|_| roster.kind == RosterKind::Legacy);
        for line in unread {
            let said = |key| roster.said(line.table, &line.cells, key).trim();
            let who = match IdNumber::parse(said("id_number")) {
                Ok(number) => number.as_str().to_owned(),
                Err(_) => format!("{}|{}", said("id_number"), said("name")),
            };
            all.execute(
                "INSERT INTO legacy (at, who, readable, name) VALUES (?1, ?2, FALSE, ?3)",
                params![line.number, who, said("name")],
            )
            .expect("inserted");
        }
        all.commit().expect("committed");
    }
    peer
}

fn insert(all: &Transaction<'_>, at: u32, row: &RosterRow) -> rusqlite::Result<usize> {
    match row {
        RosterRow::Legacy(row) => all
            .prepare_cached("INSERT INTO legacy VALUES (?1, ?2, TRUE, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                at,
                row.id_number.as_str(),
                row.name,
                row.balance.as_fen(),
                row.subsidy_enjoyed.as_fen(),
                row.drawing,
                row.monthly.as_fen(),
            ]),
        RosterRow::Resident(row) => {
            let standing = match row.status {
                ResidentStatus::Terminated => 0,
                ResidentStatus::Drawing => 2,
                _ => 1,
            };
            all.prepare_cached("INSERT INTO resident VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(
                params![
                    row.id_number.as_str(),
                    row.name,
                    standing,
                    row.balance.as_fen(),
                    row.monthly.as_fen(),
                ],
            )
        }
        RosterRow::Employee(row) => {
            let standing = match row.status {
                EmployeeStatus::Terminated => 0,
                EmployeeStatus::Drawing => 2,
                _ => 1,
            };
            all.prepare_cached("INSERT INTO employee VALUES (?1, ?2, ?3)")?.execute(params![
                row.id_number.as_str(),
                row.name,
                standing
            ])
        }
        RosterRow::Household(row) => {
            let dead = row.status == HouseholdStatus::Deceased;
            all.prepare_cached("INSERT INTO household VALUES (?1, ?2, ?3)")?.execute(params![
                row.id_number.as_str(),
                row.name,
                dead
            ])
        }
        _ => unreachable!("no such roster is compared"),
    }
}

/// Everybody on any roster, joined; the classes of those on the legacy roster.
pub fn compare(peer: &Connection) -> BTreeMap<Class, ClassSum> {
    let mut query = peer
        .prepare(
            "WITH person AS (
               -- Of a group SQLite takes the other columns from the row of min(at).
               SELECT *, min(at), count(*) AS lines, count(DISTINCT name) AS names
               FROM legacy GROUP BY who),
             judged AS (
               SELECT p.balance, p.monthly, max(1500000 - p.enjoyed, 0) AS top_up,
                      r.balance AS r_balance, r.monthly AS r_monthly,
                 CASE
                   WHEN NOT p.readable OR p.lines > 1 OR p.names > 1 OR r.name <> p.name
                     OR e.name <> p.name OR h.name <> p.name OR h.standing
                     OR (p.drawing AND substr(p.who, 7, 8) > '19650301') THEN 'blocked'
                   WHEN e.standing = 2 THEN 'surrender'
                   WHEN e.standing = 1 OR r.standing IS NULL OR r.standing = 0 THEN 'choose'
                   WHEN r.standing = 2 AND p.drawing THEN 'merge-benefits'
                   ELSE 'merge-accounts'
                 END AS class
               FROM person p
               FULL OUTER JOIN resident r ON r.who = p.who
               FULL OUTER JOIN employee e ON e.who = coalesce(p.who, r.who)
               FULL OUTER JOIN household h ON h.who = coalesce(p.who, r.who, e.who)
               WHERE p.who IS NOT NULL)
             SELECT class, count(*), sum(top_up), sum(r_balance + balance + top_up),
                    sum(monthly + r_monthly), sum(balance)
             FROM judged GROUP BY class",
        )
        .expect("a query");
    let rows = query.query_map([], |row| {
        let class = Class::of_code(&row.get::<_, String>(0)?).expect("a class");
        let fen = |at, holds| -> rusqlite::Result<Money> {
            Ok(if holds { Money::fen(row.get(at)?) } else { Money::ZERO })
        };
        let merges = class.merges();
        let sum = ClassSum {
            people: row.get::<_, i64>(1)? as u64,
            top_up: fen(2, merges)?,
            account: fen(3, merges)?,
            monthly: fen(4, merges)?,
            refund: fen(5, class == Class::Surrender)?,
        };
        Ok((class, sum))
    });
    rows.expect("rows").collect::<rusqlite::Result<_>>().expect("classes")
}
