//! What the rosters of other offices say of a person: the residents' scheme, the
//! employees' scheme, public security. Whom they list need not be on file here.

use super::roster_kind::RosterKind;
use super::whom::Whom;
use crate::base::{Cells, Date, IdNumber, Money, TownshipCode};
use serde::{Deserialize, Serialize};

/// An office's roster that people on file are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Register {
    /// 城乡居民养老保险名册
    Resident,
    /// 城镇职工养老保险名册
    Employee,
    /// 户籍状态
    Household,
}

impl Register {
    /// Every register, in the order in which rosters are named.
    pub const ALL: [Self; 3] = [Self::Resident, Self::Employee, Self::Household];

    /// The code, that of the roster's kind on the command line.
    pub fn code(self) -> &'static str {
        RosterKind::from(self).code()
    }

    /// The register of a kind of roster, where it is one.
    pub fn of_kind(kind: RosterKind) -> Option<Self> {
        Self::ALL.into_iter().find(|register| RosterKind::from(*register) == kind)
    }

    /// The register of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|register| register.code() == code)
    }
}

impl From<Register> for RosterKind {
    fn from(register: Register) -> Self {
        match register {
            Register::Resident => Self::Resident,
            Register::Employee => Self::Employee,
            Register::Household => Self::Household,
        }
    }
}

/// Where a person stands in the residents' scheme; the later weighs more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResidentStatus {
    /// 终止参保
    Terminated,
    /// 正常参保
    Contributing,
    /// 待遇领取
    Drawing,
}

/// Where a person stands in the employees' scheme; the later weighs more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmployeeStatus {
    /// 终止参保
    Terminated,
    /// 中断缴费
    Interrupted,
    /// 正常缴费
    Contributing,
    /// 领取待遇
    Drawing,
}

/// What public security says of a registration; the later weighs more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HouseholdStatus {
    /// 正常
    Normal,
    /// 迁出
    MovedOut,
    /// 死亡注销
    Deceased,
}

/// What a register's line says, read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterEntry {
    /// Of the residents' scheme.
    Resident {
        /// 参保状态
        #[serde(rename = "standing")]
        status: ResidentStatus,
        /// 个人账户余额
        balance: Money,
        /// 月养老金; zero where nothing is drawn.
        monthly: Money,
        /// The township, where the line names one that is known.
        township: Option<TownshipCode>,
    },
    /// Of the employees' scheme.
    Employee {
        /// 人员状态
        #[serde(rename = "standing")]
        status: EmployeeStatus,
        /// 单位名称
        employer: Option<String>,
    },
    /// Of public security.
    Household {
        /// 户口状态
        #[serde(rename = "standing")]
        status: HouseholdStatus,
        /// 状态日期
        since: Option<Date>,
    },
}

impl RegisterEntry {
    /// Whose roster the line is of.
    pub fn register(&self) -> Register {
        match self {
            Self::Resident { .. } => Register::Resident,
            Self::Employee { .. } => Register::Employee,
            Self::Household { .. } => Register::Household,
        }
    }

    /// How much it weighs beside another line of the same number and register.
    pub fn weight(&self) -> u8 {
        match self {
            Self::Resident { status, .. } => *status as u8,
            Self::Employee { status, .. } => *status as u8,
            Self::Household { status, .. } => *status as u8,
        }
    }
}

/// A register's line on its way into the journal: as read and as it arrived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedLine {
    /// 公民身份号码
    pub id_number: IdNumber,
    /// 姓名 in its one form.
    pub name: String,
    /// What it says.
    pub says: RegisterEntry,
    /// Line number as a person sees it in the file.
    pub line: u32,
    /// The cells as they stood there.
    pub cells: Cells,
}

impl ListedLine {
    /// Whom the line is about.
    pub fn whom(&self) -> Whom<'_> {
        let township = match self.says {
            RegisterEntry::Resident { township, .. } => township,
            _ => None,
        };
        Whom { id_number: Some(self.id_number), number: "", name: &self.name, township }
    }
}

/// Where a line came from: the record that holds it as it arrived, and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineSource {
    /// Sequence number of the record.
    pub seq: u64,
    /// Line number as a person sees it in the file.
    pub line: u32,
}

/// A register's present line of one identity number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresentLine {
    /// 姓名 in its one form.
    pub name: String,
    /// What it says.
    pub says: RegisterEntry,
    /// Where it came from.
    pub source: LineSource,
}

impl PresentLine {
    /// The township that it names, where that is known.
    pub fn township(&self) -> Option<TownshipCode> {
        match self.says {
            RegisterEntry::Resident { township, .. } => township,
            _ => None,
        }
    }

    /// Whether a line that arrives says the same.
    pub fn is_same(&self, line: &ListedLine) -> bool {
        self.name == line.name && self.says == line.says
    }
}

/// The present lines of one identity number, at most one a register.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterEntries {
    /// In the order of [`Register::ALL`].
    lines: [Option<PresentLine>; 3],
}

impl RegisterEntries {
    /// A register's line.
    pub fn of(&self, register: Register) -> Option<&PresentLine> {
        self.lines[register as usize].as_ref()
    }

    /// Puts a line in its register's place.
    pub(super) fn put(&mut self, line: PresentLine) {
        let at = line.says.register() as usize;
        self.lines[at] = Some(line);
    }

    /// Every line there is, in the order of [`Register::ALL`].
    pub fn lines(&self) -> impl Iterator<Item = &PresentLine> {
        self.lines.iter().flatten()
    }
}
