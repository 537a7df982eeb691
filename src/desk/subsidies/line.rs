//! What the lists hold: one line for each sum on its way to or from a person.

use crate::base::{CaseId, Money, PersonId};
use crate::casework::{
    CaseKind, Choice, Person, ReviewStep, Stage, Subsidy, SubsidyState, Transition,
};
use crate::office::{Queue, Reader};

/// One sum on its way to or from a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayoutLine {
    /// Who is paid, or pays back.
    pub person: PersonId,
    /// In which case; none before it is applied for.
    pub case: Option<CaseId>,
    /// What the sum is for.
    pub what: PayoutKind,
    /// The sum in yuan.
    pub amount: Money,
    /// How far it has come.
    pub progress: PayoutProgress,
}

/// What a sum is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PayoutKind {
    /// A year's subsidy (A1).
    Claim(u32),
    /// The top-up of a transition (T1).
    TopUp,
    /// The refund of the legacy balance (R1).
    Refund,
    /// The recovery of a year's subsidy (R3).
    Recovery(u32),
    /// The recovery of a top-up (R3, T7).
    TopUpRecovery,
}

/// How far a sum has come, from application to money received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayoutProgress {
    /// The choice is made; nobody has applied yet.
    ToApply,
    /// Applied for, not yet approved.
    InReview,
    /// Approved; the money is to move.
    ToPay,
    /// The money moved.
    Done,
    /// Rejected, or recovered after payment.
    Undone,
}

impl PayoutProgress {
    /// All of them, in the order of their way.
    pub const ALL: [Self; 5] =
        [Self::ToApply, Self::InReview, Self::ToPay, Self::Done, Self::Undone];

    /// The key of its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::ToApply => "payout-to-apply",
            Self::InReview => "payout-in-review",
            Self::ToPay => "payout-to-pay",
            Self::Done => "payout-done",
            Self::Undone => "payout-undone",
        }
    }
}

impl PayoutKind {
    /// The year it is for, if it is for one.
    pub fn year(self) -> Option<u32> {
        match self {
            Self::Claim(year) | Self::Recovery(year) => Some(year),
            Self::TopUp | Self::Refund | Self::TopUpRecovery => None,
        }
    }
}

/// Every claim and top-up, oldest case first.
pub fn subsidies(reader: &Reader) -> Vec<PayoutLine> {
    let lines = reader.people().all().flat_map(|person| {
        let claims = person.subsidies.iter().map(move |subsidy| claim(person, subsidy));
        claims.chain(person.transition().and_then(|made| top_up(person, made)))
    });
    sorted(lines.collect())
}

/// Every refund, begun or to be begun, and every recovery, oldest case first.
pub fn refunds(reader: &Reader) -> Vec<PayoutLine> {
    let people = reader.people().all();
    let own = people.flat_map(|person| refund(person).into_iter().chain(recovered(person)));
    sorted(own.chain(recoveries(reader)).collect())
}

fn sorted(mut lines: Vec<PayoutLine>) -> Vec<PayoutLine> {
    lines.sort_by_key(|line| (line.case.is_none(), line.case, line.person));
    lines
}

fn claim(person: &Person, subsidy: &Subsidy) -> PayoutLine {
    let progress = match subsidy.state {
        SubsidyState::Due => PayoutProgress::InReview,
        SubsidyState::Approved => PayoutProgress::ToPay,
        SubsidyState::Paid => PayoutProgress::Done,
        SubsidyState::Rejected | SubsidyState::Recovered => PayoutProgress::Undone,
    };
    let (case, amount) = (Some(subsidy.case), subsidy.amount);
    PayoutLine { person: person.id, case, what: PayoutKind::Claim(subsidy.year), amount, progress }
}

fn top_up(person: &Person, made: &Transition) -> Option<PayoutLine> {
    let progress = match (made.carried_out, made.paid_on) {
        (_, Some(_)) => PayoutProgress::Done,
        (Some(_), None) => PayoutProgress::ToPay,
        (None, None) => PayoutProgress::InReview,
    };
    let (case, amount) = (Some(made.case), made.top_up);
    let line = PayoutLine { person: person.id, case, what: PayoutKind::TopUp, amount, progress };
    (!amount.decimal().is_zero()).then_some(line)
}

fn refund(person: &Person) -> Option<PayoutLine> {
    let legacy = person.legacy.as_ref()?;
    let line = |case, amount, progress| {
        Some(PayoutLine { person: person.id, case, what: PayoutKind::Refund, amount, progress })
    };
    if let Some(refund) = person.refund() {
        let progress = match (refund.approved, refund.paid) {
            (_, Some(_)) => PayoutProgress::Done,
            (Some(_), None) => PayoutProgress::ToPay,
            (None, None) => PayoutProgress::InReview,
        };
        return line(Some(refund.case), refund.amount, progress);
    }
    let leaves = matches!(person.present_choice(), Some(Choice::Employee | Choice::Neither));
    if leaves && legacy.ended.is_none() && !legacy.balance.decimal().is_zero() {
        return line(None, legacy.balance, PayoutProgress::ToApply);
    }
    None
}

/// Recoveries whose money came back: the year they were of says so.
fn recovered(person: &Person) -> impl Iterator<Item = PayoutLine> {
    let top_ups = person.transitions.iter().filter(|made| made.recovered.is_some());
    let top_ups = top_ups.map(|made| PayoutLine {
        person: person.id,
        case: Some(made.case),
        what: PayoutKind::TopUpRecovery,
        amount: made.top_up,
        progress: PayoutProgress::Done,
    });
    let back = person.subsidies.iter().filter(|s| s.state == SubsidyState::Recovered);
    back.map(|subsidy| PayoutLine {
        person: person.id,
        case: Some(subsidy.case),
        what: PayoutKind::Recovery(subsidy.year),
        amount: subsidy.amount,
        progress: PayoutProgress::Done,
    })
    .chain(top_ups)
}

fn recoveries(reader: &Reader) -> impl Iterator<Item = PayoutLine> {
    let queues =
        [Queue::Waiting(ReviewStep::Recovery), Queue::Returned, Queue::Payable, Queue::Batched];
    let cases = queues.into_iter().flat_map(|queue| reader.cases().queue(queue));
    cases.filter_map(|id| {
        let row = reader.cases().row(id)?;
        let what = match row.case.matter {
            CaseKind::Recovery { year, .. } => PayoutKind::Recovery(year),
            CaseKind::TopUpRecovery { .. } => PayoutKind::TopUpRecovery,
            _ => return None,
        };
        let progress = match row.case.stage {
            Stage::Payable => PayoutProgress::ToPay,
            _ => PayoutProgress::InReview,
        };
        let amount = reader.review().working(row.case)?.claimed;
        let person = row.person.id;
        Some(PayoutLine { person, case: Some(id), what, amount, progress })
    })
}
