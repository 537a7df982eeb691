//! The made-up district's money: allocations, batches at every stage, a closed month.

use super::story::{Story, member, start_of};
use crate::base::{BatchId, CaseId, Money, Month};
use crate::casework::{
    AllocateMoney, BankLine, BatchKind, CaseKind, Command, FundCommand, FundSubject, Route,
    SettleResult,
};
use crate::cli::reply::CommandError;
use crate::office::Queue;

/// How far a batch of the story comes.
#[derive(Clone, Copy)]
enum Until {
    Made,
    Checked,
    Released,
    Settled,
    GivenUp,
}

/// So many of the payable cases go into each batch, one part of so many.
const PART: usize = 8;

impl Story<'_> {
    /// Money for all that the story promises, from everyone who gives any.
    pub(super) fn allocate(&self, people: usize) -> Result<(), CommandError> {
        let clerk = member(self.office, "finance.clerk")?;
        let day = self.office.now().date();
        let shares = [
            (FundSubject::DistrictAllocation, 6_000, "区级财政被征地人员参保补助"),
            (FundSubject::CityAllocation, 3_000, "市级财政被征地人员参保补助"),
            (FundSubject::LandLevy, 4_000, "征地项目社会保障金"),
            (FundSubject::RiskReserve, 500, "风险准备金"),
        ];
        let commands = shares.into_iter().zip(1..).map(|((subject, each, memo), line)| {
            let amount = Money::yuan(each * people as i64);
            let (memo, roster) = (memo.to_owned(), "demo".to_owned());
            Command::Fund(FundCommand::Allocate(AllocateMoney {
                day,
                subject,
                amount,
                memo,
                roster,
                line,
                second: false,
            }))
        });
        self.submit(&clerk, commands.collect())
    }

    /// A batch of subsidies at every stage, one line of the settled one returned; what is
    /// left stays payable.
    pub(super) fn batches(&self) -> Result<(), CommandError> {
        let maker = member(self.office, "resident-pension.clerk")?;
        let reader = self.office.reader(&maker);
        let claims = |case: &CaseId| {
            reader.case(*case).is_some_and(|case| matches!(case.matter, CaseKind::Claim { .. }))
        };
        let cases: Vec<CaseId> =
            reader.cases().queue(Queue::Payable).into_iter().filter(claims).collect();
        let part = (cases.len() / PART).max(1);
        let stages = [Until::Settled, Until::GivenUp, Until::Released, Until::Checked, Until::Made];
        for (cases, until) in cases.chunks(part).zip(stages) {
            for route in [Route::Account, Route::Bank] {
                self.batch(route, cases, until)?;
            }
        }
        Ok(())
    }

    fn batch(&self, route: Route, cases: &[CaseId], until: Until) -> Result<(), CommandError> {
        let maker = member(self.office, "resident-pension.clerk")?;
        let checker = member(self.office, "resident-pension.supervisor")?;
        let releaser = member(self.office, "finance.supervisor")?;
        let batch = self.office.reader(&maker).fund().account().next_batch();
        let kind = BatchKind::Subsidy;
        let of = |command| vec![Command::Fund(command)];
        let cases = cases.to_vec();
        self.submit(&maker, of(FundCommand::MakeBatch { kind, route, cases, again: false }))?;
        // Where nobody of the part is paid this way there is no batch.
        if self.office.reader(&maker).fund().batch(batch).is_none() {
            return Ok(());
        }
        let reason = "账号待核实".to_owned();
        match until {
            Until::Made => return Ok(()),
            Until::GivenUp => {
                return self.submit(&checker, of(FundCommand::ReturnBatch { batch, reason }));
            }
            Until::Checked | Until::Released | Until::Settled => {}
        }
        self.submit(&checker, of(FundCommand::CheckBatch { batch }))?;
        if matches!(until, Until::Checked) {
            return Ok(());
        }
        self.submit(&releaser, of(FundCommand::ReleaseBatch { batch }))?;
        if matches!(until, Until::Settled) {
            self.submit(&maker, of(self.receipt(batch)?))?;
        }
        Ok(())
    }

    /// The bank's result: all paid but the first.
    fn receipt(&self, batch: BatchId) -> Result<FundCommand, CommandError> {
        let maker = member(self.office, "resident-pension.clerk")?;
        let reader = self.office.reader(&maker);
        let sent = reader.fund().batch(batch).into_iter().flat_map(|batch| &batch.lines);
        let lines = sent.zip(1..).map(|(line, number)| BankLine {
            batch: batch.to_string(),
            line: number,
            account: line.account.clone(),
            holder: line.holder.clone(),
            amount: line.amount,
            failed: (number == 1).then(|| "账号与户名不符".to_owned()),
        });
        let (file, digest) = (format!("{batch}回盘.csv"), format!("demo-{batch}"));
        Ok(FundCommand::SettleResult(SettleResult {
            file,
            digest,
            total: None,
            lines: lines.collect(),
        }))
    }

    /// Closes the story's first month, once it is over.
    pub(super) fn close_month(&self) -> Result<(), CommandError> {
        let closer = member(self.office, "finance.supervisor")?;
        let month = Month::of(start_of(self.today));
        self.submit(&closer, vec![Command::Fund(FundCommand::CloseMonth { month })])
    }
}
