//! Changes of what identity and money rest on: the fields and what stands in them.

use super::cohort_name;
use super::{Words, yuan};
use crate::base::{Places, mask_tail};
use crate::casework::comparison::LineAmount;
use crate::casework::{ChangedFact, FileChange};

/// What is called an amount that a roster's line does not tell.
pub fn line_amount_name(amount: LineAmount, words: &Words) -> &str {
    words.say(match amount {
        LineAmount::Balance => "compare-balance",
        LineAmount::Enjoyed => "compare-enjoyed",
        LineAmount::Monthly => "compare-monthly",
    })
}

/// What stands in a field, an account or number masked; each amount of a line with its name.
pub fn changed_fact_text(fact: &ChangedFact, places: &Places, words: &Words) -> String {
    match fact {
        ChangedFact::Name(name) => name.clone(),
        ChangedFact::BankAccount(account) => mask_tail(account, 4),
        ChangedFact::IdNumber(number) => number.masked(),
        ChangedFact::Township(code) => places.township_name(*code),
        ChangedFact::Cohort(cohort) => cohort_name(*cohort, words).to_owned(),
        ChangedFact::LegacyBalance(amount)
        | ChangedFact::Enjoyed(amount)
        | ChangedFact::LegacyMonthly(amount) => yuan(*amount, words),
        ChangedFact::Drawing(yes) => {
            words.say(if *yes { "answer-yes" } else { "answer-no" }).to_owned()
        }
        ChangedFact::Amounts(taken) => {
            let told = LineAmount::ALL.into_iter().filter_map(|amount| {
                let name = line_amount_name(amount, words);
                Some(format!("{name} {}", yuan(taken.of(amount)?, words)))
            });
            told.collect::<Vec<_>>().join(words.say("fault-between"))
        }
    }
}

/// What was on file when a change was proposed.
pub fn change_from_text(change: &FileChange, places: &Places, words: &Words) -> String {
    match (&change.from, &change.to) {
        (Some(from), _) => changed_fact_text(from, places, words),
        (None, ChangedFact::Amounts(_)) => words.say("change-unreadable").to_owned(),
        (None, _) => words.say("review-none").to_owned(),
    }
}
