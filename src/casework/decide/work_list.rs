//! Working off the items of lists (S3).

use super::given::required;
use crate::casework::context::Context;
use crate::casework::event::Event;
use crate::casework::missing::missing_of;
use crate::casework::work_list::{FinishItem, ListEvent, WorkList};
use crate::casework::{LandRefusal, Refusal, State};

pub(super) fn decide(
    state: &State,
    command: &FinishItem,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let FinishItem { list, item, outcome } = command;
    let outcome = required(outcome, LandRefusal::OutcomeMissing)?;
    let listed = match list {
        WorkList::Missing => {
            missing_of(state, ctx.rules()).into_iter().any(|one| one.item() == *item)
        }
    };
    if !listed {
        return Err(LandRefusal::NotListed.into());
    }
    let known = state.finished.get(&(*list, item.clone()));
    if known.is_some_and(|finished| finished.outcome == outcome) {
        return Err(LandRefusal::NothingChanged.into());
    }
    // From here it succeeds.
    Ok(vec![Event::List(ListEvent::Finished { list: *list, item: item.clone(), outcome })])
}
