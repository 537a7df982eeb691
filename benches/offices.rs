//! The rosters of four offices of a made-up district, with the faults of real ones in
//! their proportions. The same every time.

use fastrand::Rng;
use std::path::Path;
use youyang::base::{IdNumber, Money, Places, TownshipCode};
use youyang::exchange::{Cell, Column, ColumnKind, MadeUp, RosterKind, Table, write_table};

const SEED: u64 = 2020;

/// A roster's kind and the name of its file.
pub const FILES: [(RosterKind, &str); 4] = [
    (RosterKind::Legacy, "原参保人员名册.csv"),
    (RosterKind::Resident, "城乡居民养老保险名册.csv"),
    (RosterKind::Employee, "城镇职工养老保险名册.xlsx"),
    (RosterKind::Household, "户籍状态.csv"),
];

/// Somebody as the other offices list them.
struct Listed {
    name: String,
    id_number: IdNumber,
    township: TownshipCode,
    drawing: bool,
    employed: bool,
}

/// Writes the four rosters of a district of so many originally insured people.
pub fn write(people: usize, folder: &Path) {
    let mut district = MadeUp::new(people + people.div_ceil(3), SEED);
    district.legacy.truncate(people);
    let mut rng = Rng::with_seed(SEED);
    for at in rng.choose_multiple(1..people, share(people, 15)) {
        district.legacy[at].bank_account = district.legacy[at - 1].bank_account.clone();
    }
    district.write_rosters(folder).expect("written");
    let insured = district.legacy.iter().map(|row| Listed {
        name: row.name.clone(),
        id_number: row.id_number,
        township: row.township,
        drawing: row.drawing,
        employed: rng.u32(..10_000) < 714,
    });
    let insured: Vec<Listed> = insured.collect();
    let strangers = district.candidates.iter().map(|row| Listed {
        name: row.name.clone(),
        id_number: row.id_number,
        township: row.township,
        drawing: rng.u32(..100) < 8,
        employed: rng.u32(..100) < 30,
    });
    let strangers: Vec<Listed> = strangers.collect();
    let mut maker = Maker { rng: Rng::with_seed(!SEED), places: Places::district() };
    for ((_, name), table) in FILES[1..].iter().zip([
        maker.residents(&insured, &strangers),
        maker.employees(&insured, &strangers),
        maker.households(&insured),
    ]) {
        write_table(&table, &folder.join(name)).expect("written");
    }
}

/// So many of ten thousand.
fn share(people: usize, of_ten_thousand: usize) -> usize {
    people * of_ten_thousand / 10_000
}

struct Maker {
    rng: Rng,
    places: Places,
}

impl Maker {
    fn of_ten_thousand(&mut self, share: u32) -> bool {
        self.rng.u32(..10_000) < share
    }

    /// The name, and of some another name.
    fn name(&mut self, person: &Listed) -> Cell {
        let other = self.of_ten_thousand(180);
        Cell::Text(if other { format!("{}平", person.name) } else { person.name.clone() })
    }

    /// Most of the insured and many others; some terminated.
    fn residents(&mut self, insured: &[Listed], strangers: &[Listed]) -> Table {
        let mut rows = Vec::new();
        let others = strangers.len() * 82 / 100;
        for (at, person) in insured.iter().chain(&strangers[..others]).enumerate() {
            let listed = if person.employed { 1270 } else { 9560 };
            if at < insured.len() && !self.of_ten_thousand(listed) {
                continue;
            }
            let standing = match (self.of_ten_thousand(20), person.drawing) {
                (true, _) => "终止参保",
                (_, true) => "待遇领取",
                (_, false) => "正常参保",
            };
            let monthly = if person.drawing { self.rng.i64(10_000..=26_000) } else { 0 };
            rows.push(vec![
                self.name(person),
                Cell::text(person.id_number.as_str()),
                Cell::Text(self.places.township_name(person.township)),
                Cell::text(standing),
                Cell::Money(Money::fen(self.rng.i64(80_000..=900_000))),
                Cell::Money(Money::fen(monthly)),
            ]);
        }
        self.rng.shuffle(&mut rows);
        let headings = ["姓名", "公民身份号码", "乡镇街道", "参保状态", "个人账户余额", "月养老金"];
        table(&headings, rows)
    }

    /// Some of the insured, drawing or contributing, and others.
    fn employees(&mut self, insured: &[Listed], strangers: &[Listed]) -> Table {
        let mut rows = Vec::new();
        for person in insured.iter().chain(strangers).filter(|person| person.employed) {
            let standing = match self.rng.u32(..100) {
                0..28 => "领取待遇",
                28..80 => "正常缴费",
                80..98 => "中断缴费",
                _ => "终止参保",
            };
            let id_number = Cell::text(person.id_number.as_str());
            rows.push(vec![
                Cell::text(&person.name),
                id_number,
                Cell::text(standing),
                Cell::text("灵活就业"),
            ]);
        }
        self.rng.shuffle(&mut rows);
        table(&["姓名", "证件号码", "人员状态", "单位名称"], rows)
    }

    /// Whoever died or moved out, and a few of whom public security was asked.
    fn households(&mut self, insured: &[Listed]) -> Table {
        let mut rows = Vec::new();
        for person in insured {
            let (standing, since) = match self.rng.u32(..10_000) {
                0..150 => ("死亡注销", "2018-12-03"),
                150..190 => ("迁出", "2017-05-20"),
                190..206 => ("正常", ""),
                _ => continue,
            };
            rows.push(vec![
                Cell::text(person.id_number.as_str()),
                Cell::text(&person.name),
                Cell::text(standing),
                Cell::text(since),
            ]);
        }
        table(&["公民身份号码", "姓名", "户口状态", "状态日期"], rows)
    }
}

fn table(headings: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    let column =
        |heading: &&str| Column { key: "", heading: (*heading).to_owned(), kind: ColumnKind::Text };
    Table { title: "名册".to_owned(), columns: headings.iter().map(column).collect(), rows }
}
