//! Random small districts with random faults over four rosters: everybody of the legacy
//! roster comes out once, in the class that a straightforward reading gives them, the
//! totals tie out, and however the files are written the verdicts are the same.

use crate::support::district::District;
use encoding_rs::GB18030;
use fastrand::Rng;
use std::collections::BTreeMap;
use youyang::base::{Date, IdNumber, Money};
use youyang::casework::comparison::Class;
use youyang::documents::{Cell, ColumnKind, DataColumn, DataTable, write_table};
use youyang::exchange::{ReadingOptions, RosterKind, read, take_in};

/// A roster: its kind, the headings, the lines.
type Sheet = (RosterKind, Vec<&'static str>, Vec<Vec<String>>);

/// Somebody of the legacy roster, with all that the rosters say of them.
struct Someone {
    name: String,
    number: String,
    drawing: bool,
    young: bool,
    balance: Money,
    monthly: Money,
    is_spoiled: bool,
    is_unreadable: bool,
    is_twice: bool,
    account: String,
    resident: Option<(&'static str, Money, Money)>,
    is_other_name: bool,
    employee: Option<&'static str>,
    household: Option<&'static str>,
}

const SIZE: usize = 9;

fn people(rng: &mut Rng) -> Vec<Someone> {
    let chance = |rng: &mut Rng, of_ten: u32| rng.u32(0..10) < of_ten;
    let money = |rng: &mut Rng| Money::fen(rng.i64(1..=3_000_000));
    let mut people: Vec<Someone> = Vec::new();
    for at in 0..1 + rng.usize(..SIZE) {
        let young = chance(rng, 2);
        let born = Date::new(if young { 1985 } else { 1940 }, 1, 1 + at as u32).expect("a day");
        let number = IdNumber::compose(530_122, born, 100 + at as u32).expect("a number");
        let is_spoiled = chance(rng, 1);
        let check = if number.as_str().ends_with('5') { '6' } else { '5' };
        let number = match is_spoiled {
            true => format!("{}{check}", &number.as_str()[..17]),
            false => number.as_str().to_owned(),
        };
        let drawing = chance(rng, if young { 3 } else { 8 });
        let shared = people.last().map(|other| other.account.clone()).filter(|_| chance(rng, 1));
        let standing = *rng.choice(&["正常参保", "待遇领取", "终止参保"]).expect("one");
        let pays = if standing == "待遇领取" { money(rng) } else { Money::ZERO };
        let employee = rng.choice(["正常缴费", "中断缴费", "领取待遇", "终止参保"]);
        let household = rng.choice(["正常", "死亡注销", "迁出"]);
        people.push(Someone {
            // Every third is of the Yi: a middle dot that offices write in four ways.
            name: if at % 3 == 0 { format!("阿鲁·沙马{at}") } else { format!("张兰{at}") },
            number,
            drawing,
            young,
            balance: money(rng),
            monthly: if drawing { money(rng) } else { Money::ZERO },
            is_spoiled,
            is_unreadable: chance(rng, 1),
            is_twice: chance(rng, 1),
            account: shared.unwrap_or_else(|| format!("62170000000000{at:02}")),
            resident: chance(rng, 8).then(|| (standing, money(rng), pays)),
            is_other_name: chance(rng, 1),
            employee: employee.filter(|_| chance(rng, 3)),
            household: household.filter(|_| chance(rng, 3)),
        });
    }
    people
}

/// A name and a number as some other hand writes them.
fn another_hand(rng: &mut Rng, name: &str, number: &str) -> (String, String) {
    let dot = *rng.choice(&["·", "•", "．", "."]).expect("one");
    let name = name.replace('·', dot);
    let mut chars = name.chars();
    let spaced: String = chars.next().into_iter().chain(['　']).chain(chars).collect();
    let name = if rng.bool() { spaced } else { name };
    let number = match rng.u32(0..4) {
        0 => format!("{}{}", &number[..6], &number[8..17]),
        1 => format!("'{}", number.to_lowercase()),
        2 => number.chars().map(full_width).collect(),
        _ => number.to_owned(),
    };
    (name, number)
}

fn full_width(ch: char) -> char {
    char::from_u32(u32::from(ch) + 0xFEE0).unwrap_or(ch)
}

fn rosters(people: &[Someone], rng: &mut Rng) -> [Sheet; 4] {
    let mut legacy = Vec::new();
    let (mut resident, mut employee, mut household) = (Vec::new(), Vec::new(), Vec::new());
    for (at, one) in people.iter().enumerate() {
        let balance = if one.is_unreadable { "待查".to_owned() } else { one.balance.to_string() };
        for suffix in ["", "-2"].iter().take(1 + usize::from(one.is_twice)) {
            legacy.push(vec![
                one.name.clone(),
                one.number.clone(),
                "昆阳街道".to_owned(),
                format!("BZD{at:06}{suffix}"),
                balance.clone(),
                "9000".to_owned(),
                if one.drawing { "是" } else { "否" }.to_owned(),
                one.monthly.to_string(),
                one.account.clone(),
            ]);
        }
        // Whoever's number is nobody's stands in no other roster.
        if one.is_spoiled {
            continue;
        }
        if let Some((standing, balance, monthly)) = one.resident {
            let (name, number) = another_hand(rng, &one.name, &one.number);
            let name = if one.is_other_name { format!("{name}芬") } else { name };
            let place = "昆阳街道".to_owned();
            let amounts = [balance.grouped(), monthly.to_string()];
            resident
                .push([vec![name, number, place, standing.to_owned()], amounts.into()].concat());
        }
        if let Some(standing) = one.employee {
            let (name, number) = another_hand(rng, &one.name, &one.number);
            employee.push(vec![name, number, standing.to_owned(), "水泥厂".to_owned()]);
        }
        if let Some(standing) = one.household {
            let (name, number) = another_hand(rng, &one.name, &one.number);
            household.push(vec![number, name, standing.to_owned(), "2019-05-06".to_owned()]);
        }
    }
    let legacy_heads = vec![
        "姓名",
        "身份证号",
        "乡镇（街道）",
        "参保编号",
        "个人账户余额",
        "已享受政府补贴",
        "是否领取待遇",
        "月待遇标准（元）",
        "银行账号",
    ];
    let resident_heads =
        vec!["姓名", "公民身份号码", "乡镇街道", "参保状态", "个人账户余额", "月养老金"];
    [
        (RosterKind::Legacy, legacy_heads, legacy),
        (RosterKind::Resident, resident_heads, resident),
        (RosterKind::Employee, vec!["姓名", "公民身份号码", "人员状态", "单位名称"], employee),
        (RosterKind::Household, vec!["公民身份号码", "姓名", "户口状态", "状态日期"], household),
    ]
}

/// What a straightforward reading of the rules gives somebody.
fn expected(one: &Someone, people: &[Someone]) -> (Class, String) {
    let read = |there: bool| there && !one.is_spoiled;
    let working = one.employee.filter(|standing| read(*standing != "终止参保"));
    let resident = one.resident.filter(|(standing, ..)| read(*standing != "终止参保"));
    let shares = people.iter().filter(|other| other.account == one.account).count() > 1;
    let found = [
        ("deceased", read(one.household == Some("死亡注销")), true),
        ("drawing-under-age", read(one.drawing && one.young), true),
        ("dual-enrolment", working.is_some(), false),
        ("duplicate-in-roster", one.is_twice, true),
        ("invalid-id", one.is_spoiled, true),
        ("moved-out", read(one.household == Some("迁出")), false),
        ("name-mismatch", read(one.is_other_name && one.resident.is_some()), true),
        ("shared-bank-account", shares, false),
        ("unreadable-amount", one.is_unreadable, true),
    ];
    let codes: Vec<&str> =
        found.iter().filter(|(_, there, _)| *there).map(|(code, ..)| *code).collect();
    let blocked = found.iter().any(|(_, there, blocks)| *there && *blocks);
    let class = match (working, resident) {
        _ if blocked => Class::Blocked,
        (Some("领取待遇"), _) => Class::Surrender,
        (Some(_), _) | (None, None) => Class::Choose,
        (None, Some(("待遇领取", ..))) if one.drawing => Class::MergeBenefits,
        _ => Class::MergeAccounts,
    };
    (class, codes.join(";"))
}

/// How the files are written.
#[derive(Clone, Copy, Debug)]
enum Way {
    Plain,
    LinesShuffled,
    ColumnsShuffled,
    WithMark,
    Gb18030,
    Workbook,
    InTwo,
}

const WAYS: [Way; 7] = [
    Way::Plain,
    Way::LinesShuffled,
    Way::ColumnsShuffled,
    Way::WithMark,
    Way::Gb18030,
    Way::Workbook,
    Way::InTwo,
];

fn files((_, heads, lines): &Sheet, way: Way, rng: &mut Rng) -> Vec<Vec<u8>> {
    let (mut heads, mut lines) = (heads.clone(), lines.clone());
    match way {
        Way::LinesShuffled => rng.shuffle(&mut lines),
        Way::ColumnsShuffled => {
            let mut order: Vec<usize> = (0..heads.len()).collect();
            rng.shuffle(&mut order);
            heads = order.iter().map(|at| heads[*at]).collect();
            lines = lines
                .iter()
                .map(|line| order.iter().map(|at| line[*at].clone()).collect())
                .collect();
        }
        Way::InTwo if lines.len() > 1 => {
            let (front, back) = lines.split_at(lines.len() / 2);
            return [front, back].map(|half| text(&heads, half).into_bytes()).to_vec();
        }
        _ => {}
    }
    let text = text(&heads, &lines);
    vec![match way {
        Way::WithMark => format!("\u{feff}{text}").into_bytes(),
        Way::Gb18030 => GB18030.encode(&text).0.into_owned(),
        Way::Workbook => workbook(&heads, &lines),
        _ => text.into_bytes(),
    }]
}

fn text(heads: &[&str], lines: &[Vec<String>]) -> String {
    let quoted = |cell: &String| format!("\"{cell}\"");
    let row = |line: &Vec<String>| line.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n";
    heads.join(",") + "\r\n" + &lines.iter().map(row).collect::<String>()
}

fn workbook(heads: &[&'static str], lines: &[Vec<String>]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.xlsx");
    let column = |head: &&'static str| DataColumn {
        key: head,
        heading: (*head).to_owned(),
        kind: ColumnKind::Text,
    };
    let rows = lines.iter().map(|line| line.iter().map(|cell| Cell::text(cell)).collect());
    let columns = heads.iter().map(column).collect();
    let table = DataTable { title: "名册".to_owned(), columns, rows: rows.collect() };
    write_table(&table, &path).expect("written");
    std::fs::read(path).expect("there")
}

/// Verdicts by number and name, after all that one district must keep to.
fn compared(
    people: &[Someone],
    sheets: &[Sheet],
    way: Way,
    rng: &mut Rng,
) -> BTreeMap<String, String> {
    let district = District::empty();
    let actor = district.actor("human-resources.clerk");
    for sheet in sheets {
        for bytes in files(sheet, way, rng) {
            match read(sheet.0, "名册.csv", &bytes, &ReadingOptions::default()) {
                Ok(roster) => take_in(&district.office, &actor, &roster, false).expect("taken in"),
                // A roster in which nobody stands is no roster.
                Err(_) if sheet.2.is_empty() => continue,
                Err(refusal) => panic!("{way:?}: {refusal:?}"),
            };
        }
    }
    let reader = district.office.reader(&actor);
    let found = reader.comparison().result();
    assert!(found.totals.tie_out(), "{way:?}: {:?}", found.totals);
    let lines: Vec<&Someone> = people
        .iter()
        .flat_map(|one| std::iter::repeat_n(one, 1 + usize::from(one.is_twice)))
        .collect();
    assert_eq!(found.totals.lines.count, lines.len(), "{way:?}: every line");
    let readable = lines.iter().filter(|one| !one.is_unreadable).map(|one| one.balance);
    assert_eq!(found.totals.lines.balance, readable.sum(), "{way:?}: every fen");
    let monthly = lines.iter().map(|one| one.monthly).sum();
    assert_eq!(found.totals.lines.monthly, monthly, "{way:?}: every fen of a month");
    assert_eq!(found.rows.len(), people.len(), "{way:?}: everybody once");
    let rows = found.rows.iter().map(|row| {
        let person = reader.comparison().person(&row.key).expect("there");
        let verdict = &row.result;
        let told = format!("{:?} {:?}", verdict.figures, verdict.refund);
        let told = format!("{}|{}|{told}", verdict.class.code(), verdict.findings.codes());
        (format!("{} {}", person.number, person.name), told)
    });
    let verdicts: BTreeMap<String, String> = rows.collect();
    assert_eq!(verdicts.len(), people.len(), "{way:?}: nobody twice");
    verdicts
}

fn check(seed: u64) {
    let mut rng = Rng::with_seed(seed);
    let people = people(&mut rng);
    let sheets = rosters(&people, &mut rng);
    let plain = compared(&people, &sheets, Way::Plain, &mut rng);
    for one in &people {
        let (class, findings) = expected(one, &people);
        let told = &plain[&format!("{} {}", one.number, one.name)];
        let wanted = format!("{}|{findings}|", class.code());
        assert!(told.starts_with(&wanted), "seed {seed}, {}: {told}, not {wanted}", one.name);
    }
    for way in &WAYS[1..] {
        let same = compared(&people, &sheets, *way, &mut rng);
        assert_eq!(plain, same, "seed {seed}, {way:?}");
    }
}

#[test]
fn t5_random_districts_come_out_whole_and_the_same_however_their_files_are_written() {
    (0..8).for_each(check);
}

/// Many more, for when somebody changes the comparison: `cargo test -- --ignored districts`.
#[test]
#[ignore = "takes minutes"]
fn t5_many_random_districts_come_out_whole() {
    (1_000..1_300).for_each(check);
}
