//! Payment batches: make, check, release, give up, write out (M3, 四眼).

use super::given::required;
use super::revocation;
use crate::base::{BatchId, CaseId, Money};
use crate::casework::comparison::listed_death;
use crate::casework::context::Context;
use crate::casework::event::Event;
use crate::casework::fund::{
    Batch, BatchKind, BatchLine, BatchStage, FundEvent, PayLine, PaymentEvent, kind_of, pay_line,
    pay_line_again,
};
use crate::casework::person::Route;
use crate::casework::{BatchRefusal, FundRefusal, Refusal, State};

/// By another than made it (四眼).
pub(super) fn check(
    state: &State,
    batch: BatchId,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let found = at_stage(state, batch, &[BatchStage::Made])?;
    check_eyes(state, found, ctx)?;
    Ok(vec![Event::Fund(FundEvent::BatchChecked { batch })])
}

/// By a third, who approved no case in it, while its money is there.
pub(super) fn release(
    state: &State,
    batch: BatchId,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let found = at_stage(state, batch, &[BatchStage::Checked])?;
    check_eyes(state, found, ctx)?;
    if found.lines.iter().any(|line| approved(state, line.case, ctx)) {
        return Err(BatchRefusal::OwnWork.into());
    }
    // Its own lines are among what open batches take.
    check_held(state, Money::ZERO)?;
    Ok(vec![Event::Fund(FundEvent::BatchReleased { batch, total: found.total() })])
}

pub(super) fn give_up(state: &State, batch: BatchId, reason: &str) -> Result<Vec<Event>, Refusal> {
    let found = at_stage(state, batch, &BatchStage::BEFORE_RELEASE)?;
    let reason = required(reason, BatchRefusal::ReasonMissing)?;
    // From here it succeeds.
    let returned = Event::Fund(FundEvent::BatchReturned { batch, reason });
    let freed = found.lines.iter().map(|line| PaymentEvent::Freed { case: line.case, batch });
    let ended = found.lines.iter().filter_map(|line| revocation::ended_since(state, line.case));
    Ok(std::iter::once(returned).chain(freed.map(Event::Payment)).chain(ended).collect())
}

/// A file can be written again until the bank has answered.
pub(super) fn note_file(
    state: &State,
    batch: BatchId,
    file: &str,
    digest: &str,
) -> Result<Vec<Event>, Refusal> {
    let found = at_stage(state, batch, &[BatchStage::Released, BatchStage::Settled])?;
    if found.lines.iter().any(|line| line.outcome.is_some()) {
        return Err(BatchRefusal::Answered { batch }.into());
    }
    let (file, digest, total) = (file.to_owned(), digest.to_owned(), found.total());
    Ok(vec![Event::Fund(FundEvent::BatchWritten { batch, file, digest, total })])
}

/// Takes the cases in their order, as many as the account holds and a batch may have;
/// those that cannot be paid are left out, and whoever asked can tell them by
/// [`pay_line`].
pub(super) fn make(
    state: &State,
    (kind, route): (BatchKind, Route),
    (cases, again): (&[CaseId], bool),
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let of_case = if again { pay_line_again } else { pay_line };
    let line_of = |id: &CaseId| {
        let case = state.case(*id).filter(|case| kind_of(&case.matter) == Some(kind))?;
        let line = of_case(state, case, ctx.actor).ok()?;
        (line.route == route).then_some((*id, line))
    };
    let mut once = cases.to_vec();
    once.sort_unstable();
    once.dedup();
    let free = if kind.pays_out() { Some(state.fund.payable()) } else { None };
    let mut total = Money::ZERO;
    let fits = |(_, line): &(CaseId, PayLine)| {
        total += line.amount;
        free.is_none_or(|free| total <= free)
    };
    // No more are judged than go in: of very many that can be paid, each batch takes a few.
    let most = ctx.rules().batch_lines as usize;
    let lines: Vec<(CaseId, PayLine)> =
        once.iter().filter_map(line_of).take(most).take_while(fits).collect();
    if lines.is_empty() {
        let payable: Vec<Money> =
            once.iter().filter_map(line_of).map(|(_, line)| line.amount).collect();
        if payable.is_empty() {
            return Err(BatchRefusal::NothingPayable { kind, held: cases.len() as u32 }.into());
        }
        let needed = payable.into_iter().sum();
        return Err(FundRefusal::NotEnough { needed, held: state.fund.payable() }.into());
    }
    // From here it succeeds.
    let batch = state.fund.next_batch();
    let total = lines.iter().map(|(_, line)| line.amount).sum();
    let made = FundEvent::BatchMade { batch, kind, route, lines: lines.len() as u32, total };
    let batched = lines.into_iter().zip(1..).map(|((case, line), number)| {
        let PayLine { account, holder, amount, .. } = line;
        Event::Payment(PaymentEvent::Batched { case, batch, line: number, account, holder, amount })
    });
    Ok(std::iter::once(Event::Fund(made)).chain(batched).collect())
}

/// Whether money that is to leave now is there, beyond what open batches take (M2).
pub(super) fn check_held(state: &State, needed: Money) -> Result<(), FundRefusal> {
    let held = state.fund.payable();
    if needed > held { Err(FundRefusal::NotEnough { needed, held }) } else { Ok(()) }
}

/// A batch that stands at one of these stages.
pub(super) fn at_stage<'a>(
    state: &'a State,
    id: BatchId,
    stages: &[BatchStage],
) -> Result<&'a Batch, BatchRefusal> {
    let batch = state.fund.batches.get(&id).ok_or(BatchRefusal::Unknown)?;
    if stages.contains(&batch.stage) {
        Ok(batch)
    } else {
        Err(BatchRefusal::OtherStage { batch: id, stage: batch.stage })
    }
}

/// Another person than had it in hand, and nobody in it who died since or whose confirmation
/// was revoked (W1, A7, X5).
fn check_eyes(state: &State, batch: &Batch, ctx: &Context<'_>) -> Result<(), BatchRefusal> {
    if batch.was_handled_by(ctx.actor) {
        return Err(BatchRefusal::OwnWork);
    }
    let barred = |line: &BatchLine| {
        let (case, file) = (line.case, state.person(line.person)?);
        if revocation::ended_since(state, case).is_some() {
            return Some(BatchRefusal::Revoked { case });
        }
        match file.died {
            Some(died) => Some(BatchRefusal::Deceased { case, died }),
            None => listed_death(state, file).map(|_| BatchRefusal::ListedDead { case }),
        }
    };
    batch.lines.iter().find_map(barred).map_or(Ok(()), Err)
}

fn approved(state: &State, case: CaseId, ctx: &Context<'_>) -> bool {
    state.case(case).is_some_and(|case| case.was_approved_by(ctx.actor))
}
