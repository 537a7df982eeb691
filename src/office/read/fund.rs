//! Questions about the special account.

use super::reader::Reader;
use crate::base::{BatchId, Month};
use crate::casework::{
    Batch, BatchKind, BatchPlan, Case, Fund, Hold, PayLine, Refusal, TieOut, closable, is_mended,
    paid_account, pay_line_again, tie_out,
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

    /// The batches that this actor would make of some kinds as things are, and what is
    /// held back (M3).
    pub fn batch_plan(self, kinds: &[BatchKind]) -> BatchPlan {
        let reader = self.reader;
        let cases = reader.cases().queue(Queue::Payable).into_iter();
        let cases: Vec<&Case> = cases.filter_map(|case| reader.case(case)).collect();
        let most = reader.rules().batch_lines as usize;
        BatchPlan::of(reader.state(), kinds, &cases, (&reader.actor().login, most))
    }

    /// What a case that came back would send if this actor decided to pay it again,
    /// wherever to, or what holds it back.
    pub fn pay_line_again(self, case: &Case) -> Result<PayLine, Hold> {
        pay_line_again(self.reader.state(), case, &self.reader.actor().login)
    }

    /// The account that a case's money would go to, whoever sends it.
    pub fn paid_account(self, case: &Case) -> Option<&'r str> {
        paid_account(self.reader.state(), case)
    }

    /// Whether a payment that came back would go to another account now.
    pub fn has_new_account(self, case: &Case) -> bool {
        is_mended(self.reader.state(), case)
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
