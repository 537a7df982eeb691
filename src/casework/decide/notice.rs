//! Public notices and objections (C4, N1).

use super::given::{case, required};
use crate::casework::command::NoticeCommand;
use crate::casework::context::Context;
use crate::casework::event::{Event, NoticeEvent};
use crate::casework::{
    ConfirmationRefusal, NoticePeriod, Refusal, ReviewRefusal, ReviewStep, Stage, State,
};

pub(super) fn decide(
    state: &State,
    command: &NoticeCommand,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        NoticeCommand::Post { case: id } => {
            let case = case(state, *id)?;
            if case.stage != Stage::Waiting(ReviewStep::Notice) {
                return Err(ConfirmationRefusal::NotReadyForNotice.into());
            }
            if let Some(period) = case.notice {
                let until = period.last_day();
                return Err(ConfirmationRefusal::AlreadyPosted { until }.into());
            }
            let posted = ctx.today();
            let period = NoticePeriod::of(posted, ctx.rules().notice_days);
            NoticeEvent::Posted { case: case.id, posted, until: period.over }
        }
        NoticeCommand::Object { case: id, reason } => {
            let case = case(state, *id)?;
            let period = match (case.stage, case.notice) {
                (Stage::Waiting(ReviewStep::Notice), Some(period)) => period,
                _ => return Err(ConfirmationRefusal::NotInNotice.into()),
            };
            if period.is_over(ctx.today()) {
                let until = period.last_day();
                return Err(ConfirmationRefusal::NoticeOver { until }.into());
            }
            let reason = required(reason, ConfirmationRefusal::ReasonMissing)?;
            NoticeEvent::Objected { objection: state.next_objection(), case: case.id, reason }
        }
        NoticeCommand::Settle { objection, upheld, finding } => {
            let open = state.objections.get(objection).filter(|o| o.settled.is_none());
            let open = open.ok_or(ConfirmationRefusal::NoSuchObjection)?;
            let finding = required(finding, ConfirmationRefusal::ReasonMissing)?;
            if !upheld && case(state, open.case)?.was_prepared_by(ctx.actor) {
                return Err(ReviewRefusal::OwnWork.into());
            }
            NoticeEvent::Settled { objection: open.id, case: open.case, upheld: *upheld, finding }
        }
    };
    Ok(vec![Event::Notice(event)])
}
