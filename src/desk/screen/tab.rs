//! The tabs by name: their digits, their order and the queues listed in them.

use crate::office::Queue;

/// A tab of the desk, in the order of their digits; 0 is last, as on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TabName {
    /// People are looked for 查人.
    Search,
    /// A clerk's own cases 办件.
    Cases,
    /// What waits for review 审核.
    Review,
    /// Yearly subsidies 补助.
    Subsidies,
    /// Refunds of legacy balances 退保.
    Refunds,
    /// Comparison of the rosters 比对.
    Comparison,
    /// The special account and its payments 资金.
    Money,
    /// Land projects and their levy 征地.
    Land,
    /// Consultations, inquiries and tip-offs 来访.
    Visits,
    /// Figures of a period 报表.
    Reports,
}

impl TabName {
    /// The digit that opens it.
    pub fn digit(self) -> u8 {
        match self {
            Self::Search => 1,
            Self::Cases => 2,
            Self::Review => 3,
            Self::Subsidies => 4,
            Self::Refunds => 5,
            Self::Comparison => 6,
            Self::Money => 7,
            Self::Land => 8,
            Self::Visits => 9,
            Self::Reports => 0,
        }
    }

    /// The key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Search => "tab-search",
            Self::Cases => "tab-cases",
            Self::Review => "tab-review",
            Self::Subsidies => "tab-subsidy",
            Self::Refunds => "tab-refund",
            Self::Comparison => "tab-compare",
            Self::Money => "tab-funds",
            Self::Land => "tab-land",
            Self::Visits => "tab-visits",
            Self::Reports => "tab-reports",
        }
    }

    /// The tab in which a queue is listed.
    pub fn of_queue(queue: Queue) -> Self {
        match queue {
            Queue::Waiting(_) => Self::Review,
            _ => Self::Cases,
        }
    }
}
