//! What a clerk can do on a person's file by filling a form.

use crate::words::Words;

/// Something a clerk does on a person's file by filling a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Records an enrolment choice (E1–E4).
    Choose,
    /// Claims a year's subsidy (A1–A7).
    Claim,
    /// Opens the refund of the legacy balance (R1, R2).
    Refund,
    /// Opens the transition into the residents' scheme (T1–T6).
    OpenTransition,
    /// Reverses a transition (T7).
    ReverseTransition,
    /// Opens the recovery of a year paid in error (R3).
    Recovery,
    /// Opens the recovery of a top-up whose transition was reversed (R3, T7).
    TopUpRecovery,
    /// Corrects facts of the file.
    Amend,
    /// Records a death (A7).
    RecordDeath,
    /// Sets the household roster's line of a death aside: it is another person's (A7).
    SetAsideDeath,
    /// Records a contribution (A6).
    RecordContribution,
    /// Corrects a death that was recorded wrongly (A7).
    CorrectDeath,
    /// Corrects a contribution on record (A6).
    CorrectContribution,
    /// Opens identity confirmation (C3).
    OpenConfirmation,
    /// Asks for the household check (C3).
    AskHousehold,
    /// Records that the money of an approved case moved (M3).
    RecordPayment,
}

impl Act {
    /// Every act, those of the counter's day first.
    pub const ALL: [Self; 16] = [
        Self::Choose,
        Self::Claim,
        Self::Refund,
        Self::OpenTransition,
        Self::ReverseTransition,
        Self::Recovery,
        Self::TopUpRecovery,
        Self::Amend,
        Self::RecordDeath,
        Self::RecordContribution,
        Self::OpenConfirmation,
        Self::AskHousehold,
        Self::RecordPayment,
        Self::CorrectDeath,
        Self::CorrectContribution,
        Self::SetAsideDeath,
    ];

    /// The key of its name, by which drafts know its form.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Choose => "act-choose",
            Self::Claim => "act-claim",
            Self::Refund => "act-refund",
            Self::OpenTransition => "act-transition",
            Self::ReverseTransition => "act-reverse",
            Self::Recovery => "act-recovery",
            Self::TopUpRecovery => "act-top-up-recovery",
            Self::Amend => "act-amend",
            Self::RecordDeath => "act-death",
            Self::SetAsideDeath => "act-not-dead",
            Self::RecordContribution => "act-contribution",
            Self::CorrectDeath => "act-correct-death",
            Self::CorrectContribution => "act-correct-contribution",
            Self::OpenConfirmation => "act-confirmation",
            Self::AskHousehold => "act-ask-household",
            Self::RecordPayment => "act-payment",
        }
    }

    /// The act whose form a draft names.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name)
    }
}

/// What an act is called.
pub fn act_name(act: Act, words: &Words) -> &str {
    words.say(act.name())
}
