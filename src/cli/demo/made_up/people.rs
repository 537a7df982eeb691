//! Made-up people: names, numbers and places in the proportions of the district.

use crate::base::{Date, IdNumber, Money, Places, TownshipCode, VillageCode};
use crate::exchange::{CandidateCohort, CandidateRow, LegacyRow};
use fastrand::Rng;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The parts of `data/made-up.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Makings {
    surnames: Vec<(String, u32)>,
    pub given: String,
    rare: String,
    rare_of_thousand: u32,
    yi: Vec<String>,
    yi_of_thousand: u32,
    townships: Vec<(u32, u32)>,
    regions: Vec<(u32, u32)>,
    subsidies: Vec<i64>,
    projects: Vec<String>,
    pub legacy: LegacyWords,
    pub candidates: CandidateWords,
    pub fates: Fates,
    pub residents: ResidentWords,
    pub employees: EmployeeWords,
    pub household: HouseholdWords,
}

/// How many of a thousand originally insured people stand in other offices' rosters
/// otherwise than most.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fates {
    pub draws_employees: usize,
    pub pays_employees: usize,
    pub paused_employees: usize,
    pub left_employees: usize,
    pub in_none: usize,
    pub left_residents: usize,
    pub dead: usize,
    pub moved_out: usize,
    pub other_name: usize,
}

/// What the residents' roster says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResidentWords {
    pub file: String,
    pub headings: Vec<String>,
    pub contributing: String,
    pub drawing: String,
    pub terminated: String,
}

/// What the employees' roster says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EmployeeWords {
    pub file: String,
    pub title: String,
    pub headings: Vec<String>,
    pub contributing: String,
    pub interrupted: String,
    pub drawing: String,
    pub terminated: String,
    pub employers: Vec<String>,
}

/// What the household register says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HouseholdWords {
    pub file: String,
    pub headings: Vec<String>,
    pub normal: String,
    pub deceased: String,
    pub moved_out: String,
}

/// What the roster of the originally insured says around its lines.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LegacyWords {
    pub file: String,
    pub title: String,
    pub unit_line: Vec<String>,
    pub headings: Vec<String>,
    pub yes: String,
    pub no: String,
    pub total: String,
    pub counter: String,
    pub unreadable: Vec<String>,
}

/// What the register of candidates says around its lines.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CandidateWords {
    pub file: String,
    pub title: String,
    pub headings: Vec<String>,
    pub existing: String,
    pub new: String,
}

static MAKINGS: LazyLock<Makings> = LazyLock::new(|| {
    // Part of the program: one that does not parse is a bug, which any test finds.
    toml::from_str(include_str!("../../../../data/made-up.toml"))
        .unwrap_or_else(|fault| panic!("data/made-up.toml: {fault}"))
});

/// What a made-up district is made of.
pub(super) fn makings() -> &'static Makings {
    &MAKINGS
}

/// Makes people, no two with one identity number.
pub(super) struct People {
    rng: Rng,
    villages: Vec<(TownshipCode, Vec<VillageCode>)>,
    given: Vec<char>,
    rare: Vec<char>,
    numbers: HashSet<IdNumber>,
}

/// The year in which ages are told: the plan took effect in it.
const YEAR: i32 = 2020;

impl People {
    /// A maker that makes the same people for the same seed.
    pub fn new(seed: u64) -> Self {
        let places = Places::district();
        let villages = makings().townships.iter().map(|(code, _)| {
            let township = TownshipCode(*code);
            (township, places.villages_of(township).map(|(code, _)| *code).collect())
        });
        Self {
            rng: Rng::with_seed(seed),
            villages: villages.collect(),
            given: makings().given.chars().collect(),
            rare: makings().rare.chars().collect(),
            numbers: HashSet::new(),
        }
    }

    /// An originally insured person: nine of ten are 55 or older and draw a benefit.
    pub fn legacy(&mut self, number: usize) -> LegacyRow {
        let old = self.of_thousand(885);
        let id_number = if old { self.id_number(55..=90) } else { self.id_number(18..=54) };
        // A few draw before their time, and a few do not draw though they may.
        let drawing = if old { !self.of_thousand(10) } else { self.of_thousand(15) };
        let (township, village) = self.place();
        LegacyRow {
            name: self.name(),
            id_number,
            township,
            village,
            legacy_no: format!("BZD{number:06}"),
            balance: Money::fen(self.rng.i64(150_000..=2_900_000)),
            subsidy_enjoyed: self.subsidy(),
            drawing,
            monthly: if drawing { Money::fen(self.rng.i64(16_000..=45_000)) } else { Money::ZERO },
            phone: self.phone(),
            bank_account: self.bank_account(),
        }
    }

    /// A candidate: one of nine is of a requisition of the year.
    pub fn candidate(&mut self) -> CandidateRow {
        let id_number = self.id_number(17..=82);
        let (township, village) = self.place();
        let new = self.of_thousand(117);
        let contracted = self.rng.i64(10..=99);
        let project = self.rng.choice(&makings().projects).filter(|_| new);
        let taken = if new {
            Date::new(YEAR, self.rng.u32(3..=9), 15)
        } else {
            Date::new(self.rng.i32(2008..=2019), 6, 30)
        };
        CandidateRow {
            name: self.name(),
            id_number,
            township,
            village,
            cohort: if new { CandidateCohort::New } else { CandidateCohort::Existing },
            project_no: project.cloned(),
            contracted_area: Some(Decimal::new(contracted, 1).normalize()),
            requisitioned_area: Decimal::new(self.rng.i64(1..=contracted), 1).normalize(),
            requisitioned_on: taken,
            phone: self.phone(),
            bank_account: self.bank_account(),
        }
    }

    fn name(&mut self) -> String {
        if self.of_thousand(makings().yi_of_thousand) {
            return format!("{}·{}", self.yi_part(), self.yi_part());
        }
        let mut name = weighted(&mut self.rng, &makings().surnames).clone();
        let length = if self.of_thousand(120) { 1 } else { 2 };
        let rare = self.of_thousand(makings().rare_of_thousand);
        for at in 0..length {
            let from = if rare && at + 1 == length { &self.rare } else { &self.given };
            name.extend(self.rng.choice(from));
        }
        name
    }

    fn yi_part(&mut self) -> &'static str {
        self.rng.choice(&makings().yi).map_or("", String::as_str)
    }

    /// A number nobody in the district has yet, born so many years ago.
    fn id_number(&mut self, ages: std::ops::RangeInclusive<i32>) -> IdNumber {
        loop {
            let region = *weighted(&mut self.rng, &makings().regions);
            let born = YEAR - 1 - self.rng.i32(ages.clone());
            let day = Date::new(born, 1, 1).map(|day| day.plus_days(self.rng.u32(0..365)));
            let order = self.rng.u32(1..=999);
            let made = day.and_then(|day| IdNumber::compose(region, day, order));
            if let Some(number) = made.filter(|number| self.numbers.insert(*number)) {
                return number;
            }
        }
    }

    fn place(&mut self) -> (TownshipCode, Option<VillageCode>) {
        let code = TownshipCode(*weighted(&mut self.rng, &makings().townships));
        let villages = self.villages.iter().find(|(township, _)| *township == code);
        (code, villages.and_then(|(_, villages)| self.rng.choice(villages)).copied())
    }

    fn subsidy(&mut self) -> Money {
        if self.of_thousand(600) {
            return Money::yuan(self.rng.choice(&makings().subsidies).copied().unwrap_or_default());
        }
        Money::fen(self.rng.i64(100_000..=1_800_000))
    }

    fn phone(&mut self) -> Option<String> {
        let second = self.rng.choice([3, 5, 7, 8, 9])?;
        let number = format!("1{second}{:09}", self.rng.u32(0..1_000_000_000));
        Some(number).filter(|_| !self.of_thousand(20))
    }

    fn bank_account(&mut self) -> Option<String> {
        let number = format!("621700{:013}", self.rng.u64(0..10_000_000_000_000));
        Some(number).filter(|_| !self.of_thousand(20))
    }

    fn of_thousand(&mut self, share: u32) -> bool {
        self.rng.u32(0..1000) < share
    }
}

fn weighted<'a, T>(rng: &mut Rng, choices: &'a [(T, u32)]) -> &'a T {
    let all: u32 = choices.iter().map(|(_, weight)| weight).sum();
    let mut at = rng.u32(0..all.max(1));
    let chosen = choices.iter().find(|(_, weight)| {
        let here = at < *weight;
        at = at.saturating_sub(*weight);
        here
    });
    &chosen.unwrap_or(&choices[0]).0
}
