//! Questions about the special account.

use super::reader::Reader;
use crate::base::{BatchId, Month};
use crate::casework::{
    Batch, BatchKind, Case, Fund, Hold, PayLine, Refusal, TieOut, closable, kind_of, paid_account,
    pay_line, tie_out,
};
use crate::office::permission::Permission;
use crate::store::Queue;

/// Questions about the special account, its batches and its months.
#[derive(Clone, Copy)]
pub struct FundReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

impl Reader {
    /// The special account, as far as the actor may see it.
    pub fn fund(&self) -> FundReader<'_> {
        FundReader { reader: self }
    }
}

impl<'r> FundReader<'r> {
    /// The special account and its batches; empty for those who may not see them.
    pub fn account(self) -> &'r Fund {
        static NOTHING: std::sync::LazyLock<Fund> = std::sync::LazyLock::new(Fund::default);
        if self.reader.may(Permission::SeeFund) { &self.reader.state().fund } else { &NOTHING }
    }

    /// A payment batch.
    pub fn batch(self, id: BatchId) -> Option<&'r Batch> {
        self.account().batches.get(&id).map(|batch| &**batch)
    }

    /// The payable cases of a kind, oldest first, with what each would send in a batch
    /// that this actor makes, or what holds it back.
    pub fn payables(self, kind: BatchKind) -> Vec<(&'r Case, Result<PayLine, Hold>)> {
        let cases = self
            .reader
            .cases()
            .queue(Queue::Payable)
            .into_iter()
            .filter_map(|case| self.reader.case(case));
        let own = cases.filter(|case| kind_of(&case.matter) == Some(kind));
        own.map(|case| (case, self.pay_line(case))).collect()
    }

    /// What a case would send in a batch that this actor makes, or what holds it back.
    pub fn pay_line(self, case: &Case) -> Result<PayLine, Hold> {
        pay_line(self.reader.state(), case, &self.reader.actor().login)
    }

    /// The account that a case's money would go to, whoever sends it.
    pub fn paid_account(self, case: &Case) -> Option<&'r str> {
        paid_account(self.reader.state(), case)
    }

    /// Whether a payment that came back would go to another account now.
    pub fn has_new_account(self, case: &Case) -> bool {
        let now = self.paid_account(case);
        let failed = case.payment.failed.as_ref();
        failed.is_some_and(|failed| now.is_some_and(|now| now != failed.account))
    }

    /// A month held against itself: books, bank, people (M4).
    pub fn tie_out(self, month: Month) -> TieOut {
        tie_out(self.reader.state(), month)
    }

    /// Whether a month, held against itself, can be closed today, whoever closes it (M4).
    pub fn closable(self, tied: &TieOut) -> Result<(), Refusal> {
        closable(self.reader.state(), tied, self.reader.today())
    }
}
