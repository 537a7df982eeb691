//! Reading `data/policy/`: every setting there, none unknown, no gap, no overlap.

use super::setting::{Origin, Rules, ValueForm};
use crate::base::Date;
use serde::Deserialize;
use sm3::{Digest, Sm3};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The office's whole policy, with two dates for every value.
#[derive(Debug)]
pub struct Policy {
    entries: BTreeMap<String, Entry>,
    first: Rules,
    snapshots: Vec<Snapshot>,
    version: String,
}

/// What applies from a day on, as far as was known from another day on.
#[derive(Debug)]
struct Snapshot {
    known: Date,
    from: Date,
    rules: Rules,
}

/// Why policy files are refused; each names the file or setting and what would correct it.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyFault {
    /// Not TOML, or not of the form of a setting.
    #[error("{file}:{line}:{column}: {cause}")]
    Form {
        /// The file it is in.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What the reader said.
        cause: String,
    },
    /// A setting the program does not know.
    #[error("{file}: unknown setting `{name}`; known are: {known}")]
    Unknown {
        /// The file it is in.
        file: String,
        /// The setting by its key.
        name: String,
        /// What could stand there.
        known: String,
    },
    /// The same setting twice.
    #[error("{file}: setting `{name}` stands in two files; keep one")]
    Twice {
        /// The second file.
        file: String,
        /// The setting by its key.
        name: String,
    },
    /// A setting is missing.
    #[error("setting `{name}` is missing; add it to a file of the policy folder")]
    Missing {
        /// The setting by its key.
        name: String,
    },
    /// A value of the wrong kind.
    #[error("setting `{name}`: not of the form {form:?}")]
    Value {
        /// The setting by its key.
        name: String,
        /// What the value must be.
        form: ValueForm,
    },
    /// Two periods of the same knowledge cover one day.
    #[error(
        "setting `{name}`: two periods known since {known} both cover {day}; end the first with `until`"
    )]
    Overlap {
        /// The setting by its key.
        name: String,
        /// Since when both were known.
        known: Date,
        /// The first day both cover.
        day: Date,
    },
    /// A day that no period covers.
    #[error("setting `{name}`: no value for {day} as known on {known}; add or extend a period")]
    Gap {
        /// The setting by its key.
        name: String,
        /// The first day without value.
        day: Date,
        /// As far as was known on this day.
        known: Date,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rule: String,
    clause: String,
    origin: Origin,
    #[serde(rename = "period")]
    periods: Vec<Period>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Period {
    value: toml::Value,
    effective: Date,
    until: Option<Date>,
    known: Date,
    #[serde(rename = "source")]
    _source: String,
}

const DISTRICT: [(&str, &str); 3] = [
    ("plan.toml", include_str!("../../data/policy/plan.toml")),
    ("office.toml", include_str!("../../data/policy/office.toml")),
    ("security.toml", include_str!("../../data/policy/security.toml")),
];

/// Settings of earlier programs that stores may still name; they decide nothing any more.
const RETIRED: [&str; 1] = ["older_key_exchange"];

impl Policy {
    /// The district's policy as built into the program.
    pub fn district() -> Result<Self, PolicyFault> {
        Self::read(DISTRICT)
    }

    /// The district's policy with a store's own settings, given as file name and text, each
    /// in place of the built-in one.
    pub fn of_store<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, PolicyFault> {
        let mut digest = Sm3::new();
        let mut entries = entries(DISTRICT, &mut digest)?;
        entries.extend(self::entries(files, &mut digest)?);
        Self::from_entries(entries, digest)
    }

    /// Reads whole policies given as file name and text.
    pub fn read<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, PolicyFault> {
        let mut digest = Sm3::new();
        let entries = entries(files, &mut digest)?;
        Self::from_entries(entries, digest)
    }

    fn from_entries(entries: BTreeMap<String, Entry>, digest: Sm3) -> Result<Self, PolicyFault> {
        let version = digest.finalize()[..6].iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        check(&entries)?;
        let snapshots = snapshots(&entries)?;
        let first = snapshots.first().map(|snapshot| snapshot.rules.clone());
        let first =
            first.ok_or_else(|| PolicyFault::Missing { name: Rules::NAMES[0].to_owned() })?;
        Ok(Self { entries, first, snapshots, version })
    }

    /// The version that journal lines name: the start of the files' SM3 digest.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What applies on a day, as far as was known on another.
    ///
    /// Days before the first period take its value: nothing is older than the plan.
    pub fn on(&self, day: Date, known: Date) -> &Rules {
        let heard = self.snapshots.iter().filter(|s| s.known <= known && s.from <= day);
        heard.max_by_key(|s| (s.known, s.from)).map_or(&self.first, |s| &s.rules)
    }

    /// Who decided a setting, and the rule and clause it rests on; for screens that use it.
    pub fn origin(&self, name: &str) -> Option<(Origin, &str, &str)> {
        self.entries.get(name).map(|entry| (entry.origin, &*entry.rule, &*entry.clause))
    }
}

/// The settings of the files, each named once; those the program no longer knows left out.
fn entries<'a>(
    files: impl IntoIterator<Item = (&'a str, &'a str)>,
    digest: &mut Sm3,
) -> Result<BTreeMap<String, Entry>, PolicyFault> {
    let mut entries = BTreeMap::new();
    for (file, text) in files {
        digest.update(text.as_bytes());
        let read: BTreeMap<String, Entry> =
            toml::from_str(text).map_err(|fault| unreadable(file, text, &fault))?;
        for (name, entry) in read {
            if RETIRED.contains(&name.as_str()) {
                continue;
            }
            let file = file.to_owned();
            if !Rules::NAMES.contains(&name.as_str()) {
                let known = Rules::NAMES.join(", ");
                return Err(PolicyFault::Unknown { file, name, known });
            }
            if entries.contains_key(&name) {
                return Err(PolicyFault::Twice { file, name });
            }
            entries.insert(name, entry);
        }
    }
    Ok(entries)
}

fn unreadable(file: &str, text: &str, fault: &toml::de::Error) -> PolicyFault {
    let before = fault.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let last = before.rsplit('\n').next().unwrap_or_default();
    PolicyFault::Form {
        file: file.to_owned(),
        line: before.matches('\n').count() + 1,
        column: last.chars().count() + 1,
        cause: fault.message().replace('\n', " "),
    }
}

fn check(entries: &BTreeMap<String, Entry>) -> Result<(), PolicyFault> {
    for name in Rules::NAMES {
        let missing = || PolicyFault::Missing { name: (*name).to_owned() };
        entries.get(*name).ok_or_else(missing)?.check(name)?;
    }
    Ok(())
}

/// All settings together at every day on which one changes, at every state of knowledge.
fn snapshots(entries: &BTreeMap<String, Entry>) -> Result<Vec<Snapshot>, PolicyFault> {
    let periods = || entries.values().flat_map(|entry| &entry.periods);
    let known: BTreeSet<Date> = periods().map(|period| period.known).collect();
    let days: BTreeSet<Date> = periods()
        .flat_map(|p| [Some(p.effective), p.until.map(|until| until.plus_days(1))])
        .flatten()
        .collect();
    let moments = known.iter().flat_map(|known| days.iter().map(|day| (*known, *day)));
    moments
        .map(|(known, from)| Ok(Snapshot { known, from, rules: at(entries, from, known)? }))
        .collect()
}

fn at(entries: &BTreeMap<String, Entry>, day: Date, known: Date) -> Result<Rules, PolicyFault> {
    Rules::read(
        |name| {
            let missing = || PolicyFault::Missing { name: name.to_owned() };
            let entry = entries.get(name).ok_or_else(missing)?;
            let found = entry
                .value_on(day, known)
                .or_else(|| entry.value_on(entry.start().max(day), entry.first_known().max(known)));
            found.cloned().ok_or_else(|| PolicyFault::Gap { name: name.to_owned(), day, known })
        },
        |name, form| PolicyFault::Value { name: name.to_owned(), form },
    )
}

impl Entry {
    fn start(&self) -> Date {
        self.periods.iter().map(|period| period.effective).min().unwrap_or(Date::EPOCH)
    }

    fn first_known(&self) -> Date {
        self.periods.iter().map(|period| period.known).min().unwrap_or(Date::EPOCH)
    }

    fn value_on(&self, day: Date, known: Date) -> Option<&toml::Value> {
        let heard =
            self.periods.iter().filter(|period| period.known <= known && period.covers(day));
        heard.max_by_key(|period| period.known).map(|period| &period.value)
    }

    /// No two periods of one knowledge overlap, and from the first day on, at
    /// every state of knowledge, some period covers every day.
    fn check(&self, name: &str) -> Result<(), PolicyFault> {
        for (i, first) in self.periods.iter().enumerate() {
            for second in &self.periods[i + 1..] {
                let day = first.effective.max(second.effective);
                if first.known == second.known && first.covers(day) && second.covers(day) {
                    return Err(PolicyFault::Overlap {
                        name: name.to_owned(),
                        known: first.known,
                        day,
                    });
                }
            }
        }
        let start = self.start();
        for known in self.periods.iter().map(|period| period.known) {
            let ends = self.periods.iter().filter_map(|period| period.until);
            let days = std::iter::once(start).chain(ends.map(|until| until.plus_days(1)));
            for day in days.filter(|day| *day >= start) {
                if self.value_on(day, known).is_none() {
                    return Err(PolicyFault::Gap { name: name.to_owned(), day, known });
                }
            }
        }
        if self.periods.is_empty() {
            return Err(PolicyFault::Missing { name: name.to_owned() });
        }
        Ok(())
    }
}

impl Period {
    fn covers(&self, day: Date) -> bool {
        self.effective <= day && self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Money;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("day")
    }

    fn with(replaced: &str, by: &str) -> Result<Policy, PolicyFault> {
        let texts: Vec<(&str, String)> =
            DISTRICT.iter().map(|(file, text)| (*file, text.replace(replaced, by))).collect();
        Policy::read(texts.iter().map(|(file, text)| (*file, text.as_str())))
    }

    #[test]
    fn a1_the_plan_gives_1000_yuan_for_15_years() {
        let policy = Policy::district().expect("the district's own policy");
        let rules = policy.on(day("2020-05-01"), day("2020-05-01"));
        assert_eq!((rules.annual_subsidy, rules.subsidy_years), (Money::yuan(1000), 15));
        assert_eq!((rules.first_subsidy_year, rules.notice_days), (2020, 7));
        assert_eq!(rules.confirmation_deadline, day("2020-06-30"));
    }

    #[test]
    fn a_later_rate_applies_from_its_day_once_known() {
        let period = "[[annual_subsidy.period]]\nvalue = \"1200.00\"\neffective = \"2023-01-01\"\n\
                      known = \"2023-03-01\"\nsource = \"市发文\"\n\n[subsidy_years]";
        let policy = with("[subsidy_years]", period).expect("a newer period supersedes");
        let rate = |on: &str, known: &str| policy.on(day(on), day(known)).annual_subsidy;
        assert_eq!(rate("2023-02-01", "2023-02-01"), Money::yuan(1000));
        assert_eq!(rate("2023-02-01", "2023-03-01"), Money::yuan(1200));
        assert_eq!(rate("2022-12-31", "2023-03-01"), Money::yuan(1000));
    }

    /// Such numbers stopped the program, let a notice end before it began, or let anybody in.
    #[test]
    fn a_number_that_no_office_can_mean_is_refused_with_its_bounds() {
        let of_store = |name: &str, value: &str| {
            let text = format!(
                "[{name}]\nrule = \"G9\"\nclause = \"三\"\norigin = \"office\"\n\
                 [[{name}.period]]\nvalue = {value}\neffective = \"2020-01-01\"\n\
                 known = \"2020-01-01\"\nsource = \"x\"\n"
            );
            Policy::of_store([("own.toml", text.as_str())])
        };
        for (setting, value, least, most) in [
            ("draft_days", "200000000", 1, 3_660),
            ("notice_days", "0", 1, 365),
            ("password_length", "0", 6, 128),
            ("connections", "0", 1, 100_000),
            ("review_draw_percent", "101", 0, 100),
            ("subsidy_years", "-1", 1, 60),
        ] {
            let fault = of_store(setting, value).expect_err("refused");
            let form = ValueForm::WholeNumber(least, most);
            assert_eq!(fault, PolicyFault::Value { name: setting.to_owned(), form });
        }
        let age = of_store("scope_least_age", "200").expect_err("refused");
        let form = ValueForm::WholeNumberOrNone(0, 120);
        assert_eq!(age, PolicyFault::Value { name: "scope_least_age".to_owned(), form });
        for (setting, value) in
            [("notice_days", "1"), ("notice_days", "365"), ("scope_least_age", "\"none\"")]
        {
            assert!(of_store(setting, value).is_ok(), "{setting} = {value}");
        }
    }

    #[test]
    fn faulty_files_are_refused_by_name() {
        let gap = with("value = 7\neffective", "value = 7\nuntil = \"2020-12-31\"\neffective");
        assert!(
            matches!(gap, Err(PolicyFault::Gap { ref name, day: d, .. })
            if name == "notice_days" && d == day("2021-01-01")),
            "{gap:?}"
        );
        let twice = "[[notice_days.period]]\nvalue = 8\neffective = \"2021-01-01\"\n\
                     known = \"2020-01-01\"\nsource = \"x\"\n[legacy_balance_carried]";
        let overlap = with("[legacy_balance_carried]", twice);
        assert!(matches!(overlap, Err(PolicyFault::Overlap { .. })), "{overlap:?}");
        let unknown = with("[notice_days]", "[notice_dais]");
        assert!(matches!(unknown, Err(PolicyFault::Form { .. } | PolicyFault::Unknown { .. })));
        let value = with("value = 15", "value = \"fifteen\"");
        assert!(
            matches!(value, Err(PolicyFault::Value { ref name, .. }) if name == "subsidy_years")
        );
        let key = with("origin = \"office\"", "origin = \"office\"\nnote = \"x\"");
        assert!(matches!(key, Err(PolicyFault::Form { .. })));
        let missing = Policy::read([DISTRICT[0]]);
        assert!(matches!(missing, Err(PolicyFault::Missing { .. })));
    }
}
