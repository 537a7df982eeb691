//! The acts on a person's file by their names.

use crate::casework::PersonAct;
use crate::words::Words;

/// The key of its name, by which drafts know its form.
pub(super) fn key_of(act: PersonAct) -> &'static str {
    match act {
        PersonAct::Choose => "act-choose",
        PersonAct::Claim => "act-claim",
        PersonAct::Refund => "act-refund",
        PersonAct::OpenTransition => "act-transition",
        PersonAct::ReverseTransition => "act-reverse",
        PersonAct::Recovery => "act-recovery",
        PersonAct::TopUpRecovery => "act-top-up-recovery",
        PersonAct::Amend => "act-amend",
        PersonAct::RecordDeath => "act-death",
        PersonAct::SetAsideDeath => "act-not-dead",
        PersonAct::RecordContribution => "act-contribution",
        PersonAct::CorrectDeath => "act-correct-death",
        PersonAct::CorrectContribution => "act-correct-contribution",
        PersonAct::OpenConfirmation => "act-confirmation",
        PersonAct::AskHousehold => "act-ask-household",
        PersonAct::RecordPayment => "act-payment",
        PersonAct::ProposeChange => "act-change",
        PersonAct::Revoke => "act-revoke",
        PersonAct::RecoverAll => "act-recover-all",
    }
}

/// The act whose form a draft names.
pub(super) fn act_named(draft: &str) -> Option<PersonAct> {
    PersonAct::ALL.into_iter().find(|act| key_of(*act) == draft)
}

/// What an act is called.
pub fn act_name(act: PersonAct, words: &Words) -> &str {
    words.say(key_of(act))
}
