//! Staff, their departments and levels (三).

use crate::base::{Date, Instant, Login, TownshipCode};
use serde::{Deserialize, Serialize};

/// A department that takes part (三), with its code as the command line writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Department {
    /// 乡镇(街道)
    Township,
    /// 区自然资源局
    NaturalResources,
    /// 区农业农村局
    Agriculture,
    /// 市公安局晋宁分局
    PublicSecurity,
    /// 区人社局
    HumanResources,
    /// 区城乡居民社会养老保险局
    ResidentPension,
    /// 区财政局
    Finance,
    /// 区审计局
    Audit,
    /// 区工业和科技信息化局
    Information,
}

/// Clerk (经办) or supervisor (复核/审批).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// 经办
    Clerk,
    /// 复核/审批
    Supervisor,
}

impl Department {
    /// Every department, in the order of the policy.
    pub const ALL: [Self; 9] = [
        Self::Township,
        Self::NaturalResources,
        Self::Agriculture,
        Self::PublicSecurity,
        Self::HumanResources,
        Self::ResidentPension,
        Self::Finance,
        Self::Audit,
        Self::Information,
    ];

    /// The code, such as `natural-resources`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Township => "township",
            Self::NaturalResources => "natural-resources",
            Self::Agriculture => "agriculture",
            Self::PublicSecurity => "public-security",
            Self::HumanResources => "human-resources",
            Self::ResidentPension => "resident-pension",
            Self::Finance => "finance",
            Self::Audit => "audit",
            Self::Information => "information",
        }
    }

    /// The department of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|department| department.code() == code)
    }
}

impl Level {
    /// The code, `clerk` or `supervisor`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Supervisor => "supervisor",
        }
    }

    /// The level of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        [Self::Clerk, Self::Supervisor].into_iter().find(|level| level.code() == code)
    }
}

/// A staff account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Sign-in name.
    pub login: Login,
    /// Name of the person.
    pub name: String,
    /// Department.
    pub department: Department,
    /// Level.
    pub level: Level,
    /// Township to which the person is confined; only and always with `Township`.
    pub township: Option<TownshipCode>,
    /// Argon2id hash in PHC form.
    pub password: String,
    /// OpenSSH public key line.
    pub ssh_key: Option<String>,
    /// May no longer sign in.
    pub disabled: bool,
    /// Wrong passwords since the last right one.
    pub failures: u32,
    /// Until when signing in is refused.
    pub locked_until: Option<Instant>,
    /// Who decides while this one is away.
    pub deputy: Option<Deputy>,
}

/// Who decides in another's place, from a day to a day, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deputy {
    /// Sign-in name of the one who stands in.
    pub to: Login,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

impl Staff {
    /// Who stands in for this one on a day.
    pub fn deputy_on(&self, day: Date) -> Option<&Deputy> {
        self.deputy.as_ref().filter(|named| named.from <= day && day <= named.until)
    }
}
