//! Whom a land project compensated, by the list of those who paid (补偿名册): the other way
//! round from the candidates, to see who was never put forward (S3).

use super::registers::LineSource;
use crate::base::{Area, Cells, IdNumber, Money, TownshipCode, VillageCode, name_key, number_key};
use serde::{Deserialize, Serialize};

/// What a compensation list says of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compensated {
    /// 项目编号
    pub project: String,
    /// 姓名 in its one form.
    pub name: String,
    /// 公民身份号码, where the list tells a readable one.
    pub id_number: Option<IdNumber>,
    /// 面积, of all lines of the person in the project.
    pub area: Area,
    /// 金额, of all lines of the person in the project.
    pub amount: Money,
    /// 乡镇街道, where the list tells it.
    pub township: Option<TownshipCode>,
    /// 村, where the list tells it.
    pub village: Option<VillageCode>,
}

impl Compensated {
    /// What tells the person apart within the project: the number, else the folded name.
    pub fn sign(&self) -> String {
        match &self.id_number {
            Some(number) => number.as_str().to_owned(),
            None => name_key(&self.name),
        }
    }

    /// What tells the line apart among all projects.
    pub fn key(&self) -> CompensationKey {
        (number_key(&self.project), self.sign())
    }

    /// What tells a rejected line of the person apart: project and name as they stand.
    pub fn rejected_key(project: &str, name: &str) -> String {
        format!("{project} {name}")
    }
}

/// Project by the normal form of its number, and what tells the person apart within it.
pub type CompensationKey = (String, String);

/// A line of a compensation list on its way into the journal: as read and as it arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompensatedLine {
    /// What it says.
    pub says: Compensated,
    /// Line number as a person sees it in the file.
    pub line: u32,
    /// The cells as they stood there.
    pub cells: Cells,
}

/// A present line of a compensation list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompensationEntry {
    /// What it says.
    pub says: Compensated,
    /// Where it came from.
    pub source: LineSource,
}

/// Lines of one compensation list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompensationLines {
    /// Digest of its bytes.
    pub digest: String,
    /// The lines, at most some hundreds at once.
    pub lines: Vec<CompensatedLine>,
}
