//! `manual`: the manual by role, as `data/manual/` has it.

use super::reply::CommandReply;
use serde_json::json;

/// Whose page of the manual is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ManualRole {
    Clerk,
    Reviewer,
    Finance,
    Audit,
    System,
}

impl ManualRole {
    /// Every role that has a page.
    pub const ALL: [Self; 5] =
        [Self::Clerk, Self::Reviewer, Self::Finance, Self::Audit, Self::System];

    /// As the command line names it, and its file in `data/manual/`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Reviewer => "reviewer",
            Self::Finance => "finance",
            Self::Audit => "audit",
            Self::System => "system",
        }
    }

    fn page(self) -> &'static str {
        match self {
            Self::Clerk => include_str!("../../data/manual/clerk.md"),
            Self::Reviewer => include_str!("../../data/manual/reviewer.md"),
            Self::Finance => include_str!("../../data/manual/finance.md"),
            Self::Audit => include_str!("../../data/manual/audit.md"),
            Self::System => include_str!("../../data/manual/system.md"),
        }
    }
}

/// The page of a role, else the one that everybody begins with.
pub(super) fn manual(role: Option<ManualRole>) -> CommandReply {
    let page = role.map_or(include_str!("../../data/manual/start.md"), ManualRole::page);
    CommandReply::done(page.to_owned(), json!({ "page": page }))
}
