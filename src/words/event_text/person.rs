//! Events of a person's file.

use super::builder::{EventBuilder, EventTexts};
use crate::base::Money;
use crate::casework::comparison::{CompareDecision, LineAmount, LineAmounts};
use crate::casework::{LandFacts, LegacyRelation, PersonEvent, PersonRegistered};
use crate::words::names::{
    cohort_name, compare_decision_name, fact_name, roster_name, scheme_name,
};
use crate::words::{change_field_name, changed_fact_text, mu, yuan};

pub(super) fn text<'a>(texts: &'a EventTexts<'a>, event: &PersonEvent) -> EventBuilder<'a> {
    let words = texts.words;
    match event {
        PersonEvent::Registered(PersonRegistered {
            id_number,
            name,
            cohort,
            township,
            village,
            phone,
            bank_account,
            legacy,
            land,
            source,
            person: _,
        }) => {
            let village = village.map(|code| texts.places.village_name(code));
            let text = texts
                .title("event-registered", &[("cohort", cohort_name(*cohort, words))])
                .with("label-name", name)
                .with("label-id-number", id_number.masked())
                .with("label-township", texts.places.township_name(*township))
                .with_some("label-village", village)
                .with_masked("label-phone", phone)
                .with_masked("label-bank-account", bank_account)
                .with_some("label-roster-line", source.as_ref().map(|source| source.line));
            with_land(with_legacy(text, legacy.as_ref()), land.as_ref())
        }
        PersonEvent::Amended { name, phone, bank_account, village, land, person: _ } => {
            let village = village.map(|code| texts.places.village_name(code));
            let text = texts
                .title("event-amended", &[])
                .with_some("label-name", name.as_ref())
                .with_masked("label-phone", phone.as_deref().unwrap_or_default())
                .with_masked("label-bank-account", bank_account.as_deref().unwrap_or_default())
                .with_some("label-village", village);
            with_land(text, land.as_ref())
        }
        PersonEvent::ListedAgain { legacy_no, name, relation, source, person: _ } => {
            let text = texts.title("event-listed-again", &[]).with("label-name", name);
            let text = match relation {
                Some(relation) => with_legacy(text, Some(relation)),
                None => text.with("label-legacy-no", legacy_no),
            };
            text.with("label-roster-line", source.line)
        }
        PersonEvent::LegacyAmended { name, relation, source, person: _ } => {
            let text = texts.title("event-legacy-amended", &[]).with("label-name", name);
            with_legacy(text, Some(relation)).with("label-roster-line", source.line)
        }
        PersonEvent::VoucherUsedAgain { voucher, source, person: _ } => texts
            .title("event-voucher-used-again", &[])
            .with("label-voucher", voucher)
            .with("label-roster-line", source.line),
        PersonEvent::ComparisonDecided { decision, note, .. } => {
            let register = match decision {
                CompareDecision::AnotherPerson { register } => {
                    Some(roster_name((*register).into(), words))
                }
                _ => None,
            };
            let line = match decision {
                CompareDecision::TakeLine { legacy_no }
                | CompareDecision::TakeAmounts(LineAmounts { legacy_no, .. }) => Some(legacy_no),
                _ => None,
            };
            let taken = match decision {
                CompareDecision::TakeAmounts(taken) => taken.clone(),
                _ => LineAmounts::default(),
            };
            let [balance, enjoyed, monthly] =
                LineAmount::ALL.map(|amount| taken.of(amount).map(Money::grouped));
            let decided = compare_decision_name(decision, words);
            texts
                .title("event-compare-settled", &[("decision", decided)])
                .with_some("label-roster", register)
                .with_some("label-legacy-no", line)
                .with_some("compare-balance", balance.as_deref())
                .with_some("compare-enjoyed", enjoyed.as_deref())
                .with_some("compare-monthly", monthly.as_deref())
                .with("label-reason", note)
        }
        PersonEvent::DeathRecorded { died, person: _ } => {
            texts.title("event-death-recorded", &[("died", &died.to_string())])
        }
        PersonEvent::ContributionRecorded { contribution, person: _ } => {
            let scheme = scheme_name(contribution.scheme, words);
            let gaps = [("year", &*contribution.year.to_string()), ("scheme", scheme)];
            texts
                .title("event-contribution-recorded", &gaps)
                .with_money("label-amount", contribution.amount)
                .with("label-day", contribution.paid_on)
                .with("label-voucher", &contribution.voucher)
        }
        PersonEvent::DeathCorrected { was, died, reason, person: _ } => {
            let (key, day) = match died {
                Some(died) => ("event-death-corrected", died.to_string()),
                None => ("event-death-struck", String::new()),
            };
            texts.title(key, &[("died", &day)]).with("label-was", was).with("label-reason", reason)
        }
        PersonEvent::ContributionCorrected { was, right, reason, person: _ } => {
            let scheme = scheme_name(was.scheme, words);
            let gaps = [("year", &*was.year.to_string()), ("scheme", scheme)];
            let text = match right {
                Some(right) => texts
                    .title("event-contribution-corrected", &gaps)
                    .with_money("label-amount", right.amount)
                    .with("label-day", right.paid_on)
                    .with("label-voucher", &right.voucher),
                None => texts.title("event-contribution-struck", &gaps),
            };
            let was = format!("{} · {} · {}", yuan(was.amount, words), was.paid_on, was.voucher);
            text.with("label-was", was.trim_end_matches(" · ").to_owned())
                .with("label-reason", reason)
        }
        PersonEvent::TransitionReversed { on, reason, person: _ } => texts
            .title("event-transition-reversed", &[])
            .with("label-day", on)
            .with("label-reason", reason),
        PersonEvent::Changed { case, from, to, person: _ } => texts
            .title("event-changed", &[("field", change_field_name(to.field(), words))])
            .with_some(
                "label-was",
                from.as_ref().map(|from| changed_fact_text(from, texts.places, words)),
            )
            .with("change-to", changed_fact_text(to, texts.places, words))
            .with("label-case", case),
        PersonEvent::Revealed { fact, person: _ } => {
            texts.title("event-revealed", &[("fact", fact_name(*fact, words))])
        }
    }
}

fn with_legacy<'a>(text: EventBuilder<'a>, legacy: Option<&LegacyRelation>) -> EventBuilder<'a> {
    let Some(legacy) = legacy else { return text };
    text.with("label-legacy-no", &legacy.legacy_no)
        .with_money("label-legacy-balance", legacy.balance)
        .with_money("label-enjoyed", legacy.enjoyed)
        .with_answer("label-drawing", legacy.drawing)
        .with_money("label-legacy-monthly", legacy.monthly)
}

fn with_land<'a>(text: EventBuilder<'a>, land: Option<&LandFacts>) -> EventBuilder<'a> {
    let Some(land) = land else { return text };
    let words = text.texts.words;
    text.with_some("label-project", land.project.as_ref())
        .with_some("label-contracted", land.contracted.map(|area| mu(area, words)))
        .with("label-requisitioned", mu(land.requisitioned, words))
        .with_some("label-taken-on", land.taken_on)
}
