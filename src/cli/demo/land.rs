//! The land projects that the made-up candidates name: some of their levy is paid, some
//! late, and of one the office was told nothing yet.

use super::story::{Story, member, start_of};
use crate::base::{Area, Money, TownshipCode};
use crate::casework::{Command, Person, ProjectFacts, RecordProject};
use crate::cli::reply::CommandError;
use std::collections::BTreeMap;

/// What they are called, in the order of their numbers.
const NAMES: [&str; 5] =
    ["环湖南路延长线", "古镇提升改造", "工业园二期", "高铁站前广场", "滇池截污管线"];

impl Story<'_> {
    /// Takes the projects down.
    pub(super) fn projects(&self) -> Result<(), CommandError> {
        let clerk = member(self.office, "natural-resources.clerk")?;
        let reader = self.office.reader(&clerk);
        let mut named: BTreeMap<String, TownshipCode> = BTreeMap::new();
        let project = |person: &Person| person.land.as_ref().and_then(|land| land.project.clone());
        for person in reader.people().all() {
            if let Some(number) = project(person) {
                named.entry(number).or_insert(person.township);
            }
        }
        let projects = named.into_iter().zip(NAMES).enumerate();
        let commands = projects.map(|(n, ((number, township), name))| {
            let n = n as i64;
            let owed = Money::yuan(900_000 + 620_000 * n);
            let levy_paid = match n % 3 {
                0 => Money::yuan(450_000),
                1 => owed,
                _ => Money::ZERO,
            };
            // Late, paid, and not due yet.
            let due_on = match n % 3 {
                2 => self.today.plus_days(60),
                _ => start_of(self.today).plus_days(10),
            };
            let facts = ProjectFacts {
                name: name.to_owned(),
                township,
                area: Area::hundredths(4_200 + 3_150 * n as u32),
                levy_owed: owed,
                levy_paid,
                due_on,
            };
            Command::Land(RecordProject { number, facts, source: None })
        });
        self.submit(&clerk, commands.collect())
    }
}
