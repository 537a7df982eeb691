//! Stand-in until the forms are there; not to be merged.
#![allow(missing_docs)]

use super::screen::Screen;
use super::screens::Message;
use crate::base::PersonId;
use crate::casework::{
    Choice, Command, ConfirmationCommand, OpenRefund, PersonCommand, RecordChoice, RefundCause,
    SubsidyCommand, TransitionCommand,
};
use crate::office::{OfficeError, Reader};
use crate::words::Words;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Choose,
    Claim,
    Refund,
    OpenTransition,
    ReverseTransition,
    Recovery,
    Amend,
    RecordDeath,
    RecordContribution,
    OpenConfirmation,
    RecordPayment,
}

pub fn acts_for(reader: &Reader, person: PersonId) -> Vec<(Act, Result<(), OfficeError>)> {
    let today = reader.today();
    let choose = RecordChoice { person, choice: Choice::Employee, chosen_on: today };
    let claim = SubsidyCommand::Claim { person, year: 2020, contribution: None };
    let refund = OpenRefund {
        person,
        cause: RefundCause::ChoseNeither,
        bank_account: "1".into(),
        account_holder: reader.person(person).map(|p| p.name.clone()).unwrap_or_default(),
    };
    let reverse = TransitionCommand::Reverse { person, reason: "-".into() };
    let death = PersonCommand::RecordDeath { person, died: today };
    [
        (Act::Choose, Command::Choose(choose)),
        (Act::Claim, Command::Subsidy(claim)),
        (Act::Refund, Command::Refund(refund)),
        (Act::ReverseTransition, Command::Transition(reverse)),
        (Act::RecordDeath, Command::Person(death)),
        (Act::OpenConfirmation, Command::Confirmation(ConfirmationCommand::Open { person })),
    ]
    .map(|(act, command)| (act, reader.would(&command)))
    .into()
}

pub fn open(act: Act, _reader: &Reader, _person: PersonId) -> Box<dyn Screen> {
    Box::new(Message::new(act_key(act), Vec::new()))
}

pub fn register(_reader: &Reader) -> Box<dyn Screen> {
    Box::new(Message::new("key-new", Vec::new()))
}

pub fn act_name(act: Act, words: &Words) -> &str {
    words.say(act_key(act))
}

fn act_key(act: Act) -> &'static str {
    match act {
        Act::Choose => "key-choose",
        Act::Claim => "key-claim",
        Act::Refund => "key-refund",
        _ => "matter-confirmation",
    }
}
