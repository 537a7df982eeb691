//! Whether a contribution can come on record, by the roster, the desk or a claim (A3, A6).

use crate::base::number_key;
use crate::casework::context::Context;
use crate::casework::event::{Event, PersonEvent};
use crate::casework::person::{Contribution, Person, Scheme};
use crate::casework::{Refusal, State, SubsidyRefusal};

/// The event of a contribution that was checked.
pub(super) fn recorded(file: &Person, contribution: &Contribution) -> Event {
    Event::Person(PersonEvent::ContributionRecorded {
        person: file.id,
        contribution: Contribution {
            voucher: contribution.voucher.trim().to_owned(),
            ..contribution.clone()
        },
    })
}

/// Whether a contribution can come on record (A3, A6).
pub(super) fn check(
    state: &State,
    file: &Person,
    contribution: &Contribution,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let Contribution { scheme, year, voucher, .. } = contribution;
    not_on_record(file, *scheme, *year)?;
    if file.contribution(*scheme, *year).is_some() && voucher.trim().is_empty() {
        return Err(SubsidyRefusal::ContributionOnRecord.into());
    }
    check_paid(state, contribution, "", ctx)
}

/// Whether the contribution of a scheme and year is still to come on record; one that came
/// without its voucher is completed by the same with it (A6).
pub(in crate::casework) fn not_on_record(
    file: &Person,
    scheme: Scheme,
    year: u32,
) -> Result<(), SubsidyRefusal> {
    match file.contribution(scheme, year) {
        Some(known) if !known.voucher.is_empty() => Err(SubsidyRefusal::ContributionOnRecord),
        _ => Ok(()),
    }
}

/// Whether a contribution can have been paid so, and its voucher proves no other but
/// the one it may have proved before.
pub(super) fn check_paid(
    state: &State,
    contribution: &Contribution,
    before: &str,
    ctx: &Context<'_>,
) -> Result<(), Refusal> {
    let Contribution { year, amount, paid_on, voucher, .. } = contribution;
    let voucher = voucher.trim();
    if amount.decimal().is_zero() || amount.is_negative() || *paid_on > ctx.today() {
        return Err(SubsidyRefusal::ImpossibleContribution.into());
    }
    if paid_on.year() < *year as i32 {
        return Err(SubsidyRefusal::ImpossibleContribution.into());
    }
    match state.voucher_owner(voucher) {
        Some(person) if !voucher.is_empty() && number_key(voucher) != number_key(before) => {
            Err(SubsidyRefusal::VoucherUsed { person }.into())
        }
        _ => Ok(()),
    }
}
