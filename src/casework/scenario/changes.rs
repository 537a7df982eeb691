//! Steps of changes that two people make.

use super::{Scenario, change, pass};
use crate::base::PersonId;
use crate::casework::command::Command;
use crate::casework::event::{Envelope, Event, PersonEvent};
use crate::casework::evolve::evolve;
use crate::casework::file_change::ChangedFact;

impl Scenario {
    /// Another account takes the place of the one on file.
    pub fn takes_account(&mut self, person: PersonId, account: &str) {
        let case = self.opens("window", change_account(person, account));
        self.does("second", pass(case));
    }

    /// Another name takes the place of the one on file.
    pub fn takes_name(&mut self, person: PersonId, name: &str) {
        let case = self.opens("window", change(person, ChangedFact::Name(name.to_owned())));
        self.does("second", pass(case));
    }

    /// Nothing stands where an account is to be: an older program let one clerk do that.
    pub fn loses_account(&mut self, person: PersonId) {
        let bank_account = Some(String::new());
        let (name, phone, village, land) = (None, None, None, None);
        let event = PersonEvent::Amended { person, name, phone, bank_account, village, land };
        let seq = self.log.last().map_or(0, |(envelope, _)| envelope.seq) + 1;
        let envelope = Envelope { seq, at: self.now, actor: "clerk".into() };
        let event = Event::Person(event);
        evolve(&mut self.state, &envelope, &event);
        self.log.push((envelope, event));
    }
}

pub(crate) fn change_account(person: PersonId, account: &str) -> Command {
    change(person, ChangedFact::BankAccount(account.to_owned()))
}
