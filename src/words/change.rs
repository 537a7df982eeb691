//! Changes of what identity and money rest on: the fields and what stands in them.

use super::{Words, yuan};
use crate::base::mask_tail;
use crate::casework::comparison::LineAmount;
use crate::casework::{ChangeField, ChangedFact, FileChange};

/// The key of a field's name.
pub fn change_field_key(field: ChangeField) -> &'static str {
    match field {
        ChangeField::Name => "label-name",
        ChangeField::BankAccount => "label-bank-account",
        ChangeField::LegacyBalance => "legacy-balance",
        ChangeField::Enjoyed => "label-enjoyed",
        ChangeField::Drawing => "label-drawing",
        ChangeField::LegacyMonthly => "legacy-monthly",
        ChangeField::Amounts => "change-amounts",
    }
}

/// What a field that is changed by a case is called.
pub fn change_field_name(field: ChangeField, words: &Words) -> &str {
    words.say(change_field_key(field))
}

/// What is called an amount that a roster's line does not tell.
pub fn line_amount_name(amount: LineAmount, words: &Words) -> &str {
    words.say(match amount {
        LineAmount::Balance => "compare-balance",
        LineAmount::Enjoyed => "compare-enjoyed",
        LineAmount::Monthly => "compare-monthly",
    })
}

/// What stands in a field, an account masked; each amount of a line with its name.
pub fn changed_fact_text(fact: &ChangedFact, words: &Words) -> String {
    match fact {
        ChangedFact::Name(name) => name.clone(),
        ChangedFact::BankAccount(account) => mask_tail(account, 4),
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
pub fn change_from_text(change: &FileChange, words: &Words) -> String {
    match (&change.from, &change.to) {
        (Some(from), _) => changed_fact_text(from, words),
        (None, ChangedFact::Amounts(_)) => words.say("change-unreadable").to_owned(),
        (None, _) => words.say("review-none").to_owned(),
    }
}
