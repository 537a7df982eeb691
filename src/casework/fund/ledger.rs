//! The books: balanced entries, and what each account holds (M2).

use super::account::{FundAccount, FundSubject};
use super::batch::Batch;
use super::command::AllocateMoney;
use crate::base::{BatchId, CaseId, Date, Login, Money, Month, fold_width};
use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What an entry is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reference {
    /// The case that moved the money.
    Case(CaseId),
    /// The case, by the result of a batch.
    Line(CaseId, BatchId),
    /// An allocation by its number.
    Allocation(u32),
}

impl Reference {
    /// The case that moved the money; `None` for an allocation.
    pub fn case(self) -> Option<CaseId> {
        match self {
            Self::Case(case) | Self::Line(case, _) => Some(case),
            Self::Allocation(_) => None,
        }
    }
}

/// One balanced entry; its number is its place in the books, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookEntry {
    /// Booked on.
    pub day: Date,
    /// The account it stands in as a debit.
    pub debit: FundAccount,
    /// The account it stands in as a credit.
    pub credit: FundAccount,
    /// How much, more than zero.
    pub amount: Money,
    /// What it is tied to.
    pub reference: Reference,
}

/// What moved in an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turnover {
    /// Sum of the debits.
    pub debit: Money,
    /// Sum of the credits.
    pub credit: Money,
}

/// Money that came into the special account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// Number, counted from 1.
    pub number: u32,
    /// Day on which it came.
    pub day: Date,
    /// What it is for.
    pub subject: FundSubject,
    /// How much.
    pub amount: Money,
    /// 摘要
    pub memo: String,
    /// Who booked it.
    pub by: Login,
}

/// A result file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultFile {
    /// Its name.
    pub file: String,
    /// Day of reading.
    pub read_on: Date,
    /// Lines paid.
    pub paid: u32,
    /// Lines failed.
    pub failed: u32,
}

/// The special account at one moment. Copies share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fund {
    /// Every entry, in the order of booking.
    pub entries: Vector<BookEntry>,
    /// What moved in each account and month.
    pub turnover: OrdMap<(FundAccount, Month), Turnover>,
    /// Allocations by the file and line that tell of them.
    pub allocations: OrdMap<(String, u32), Allocation>,
    /// Batches by number.
    pub batches: OrdMap<BatchId, Arc<Batch>>,
    /// Result files by digest.
    pub results: OrdMap<String, ResultFile>,
    /// The last closed month; it and all before it take no entry.
    pub closed: Option<Month>,
}

impl Fund {
    /// The allocation of another file that is equal to one to be booked in day, subject,
    /// amount and note (M5); how the note is spaced does not matter.
    pub fn equal_allocation(&self, new: &AllocateMoney) -> Option<&Allocation> {
        let bare = |memo: &str| fold_width(memo).split_whitespace().collect::<String>();
        let memo = bare(&new.memo);
        let others = self.allocations.iter().filter(|((roster, _), _)| *roster != new.roster);
        let mut equal = others.map(|(_, allocation)| allocation).filter(|booked| {
            (booked.day, booked.subject, booked.amount) == (new.day, new.subject, new.amount)
                && bare(&booked.memo) == memo
        });
        equal.next()
    }

    /// Books an entry; nothing moves where there is no amount.
    pub fn book(&mut self, entry: BookEntry) {
        if entry.amount == Money::ZERO {
            return;
        }
        self.count(&entry);
        self.entries.push_back(entry);
    }

    /// Counts an entry's two sides, as booking does, and as reading kept entries does.
    pub fn count(&mut self, entry: &BookEntry) {
        let month = Month::of(entry.day);
        self.turnover.entry((entry.debit, month)).or_default().debit += entry.amount;
        self.turnover.entry((entry.credit, month)).or_default().credit += entry.amount;
    }

    /// What an account holds, on the side where it holds something.
    pub fn balance(&self, account: FundAccount) -> Money {
        self.balance_until(account, None)
    }

    /// What an account held at the end of a month.
    pub fn balance_at(&self, account: FundAccount, month: Month) -> Money {
        self.balance_until(account, Some(month))
    }

    /// What moved in an account in a month.
    pub fn moved(&self, account: FundAccount, month: Month) -> Turnover {
        self.turnover.get(&(account, month)).copied().unwrap_or_default()
    }

    /// What unsettled lines of open batches will take out.
    pub fn in_batches(&self) -> Money {
        let paying = self.batches.values().filter(|batch| batch.kind.pays_out());
        paying.map(|batch| batch.outstanding()).sum()
    }

    /// What can still be paid: money at hand that no open batch takes. The risk reserve
    /// is set apart (M1).
    pub fn payable(&self) -> Money {
        self.balance(FundAccount::Special) - self.in_batches()
    }

    /// What is promised to people and not yet paid, returned payments included.
    pub fn promised(&self) -> Money {
        self.balance(FundAccount::Promised) + self.balance(FundAccount::Returned)
    }

    /// What is free: money at hand that is promised to nobody. Negative where more was
    /// promised than came in.
    pub fn free(&self) -> Money {
        self.balance(FundAccount::Special) - self.promised()
    }

    /// Whether a day lies in a closed month.
    pub fn is_closed(&self, day: Date) -> bool {
        self.closed.is_some_and(|closed| Month::of(day) <= closed)
    }

    /// The number that the next batch gets.
    pub fn next_batch(&self) -> BatchId {
        BatchId(self.batches.get_max().map_or(0, |(id, _)| id.0) + 1)
    }

    fn balance_until(&self, account: FundAccount, last: Option<Month>) -> Money {
        let last = last.unwrap_or(Month::LAST);
        let own = self.turnover.range((account, Month::FIRST)..=(account, last));
        let (debit, credit) = own.fold((Money::ZERO, Money::ZERO), |sums, (_, moved)| {
            (sums.0 + moved.debit, sums.1 + moved.credit)
        });
        if account.is_debit() { debit - credit } else { credit - debit }
    }
}
