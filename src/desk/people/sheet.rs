//! What head and pages of a person's file draw from.

use crate::base::Date;
use crate::casework::{Person, RevealedFact};
use crate::desk::shown::person::masked;
use crate::desk::widgets::Table;
use crate::office::{OfficeError, Record};

/// The file of a person as it is today, or was at the end of a day before.
pub struct PersonSheet<'a> {
    /// The person whose file it is.
    pub person: &'a Person,
    /// What happened until then, oldest first.
    pub records: &'a [Record],
    /// Why the history could not be read.
    pub fault: Option<&'a OfficeError>,
    /// The day before today that is shown.
    pub as_of: Option<Date>,
    /// The fact shown in full.
    pub shown: Option<RevealedFact>,
    /// Who else changed the file just now.
    pub news: Option<&'a str>,
    /// How many others could be taken for this person.
    pub alike: usize,
    /// The selection of the page.
    pub table: &'a Table,
}

impl PersonSheet<'_> {
    /// The identity number, masked unless it is being shown.
    pub fn id_number(&self) -> String {
        match self.shown {
            Some(RevealedFact::IdNumber) => self.person.id_number.as_str().to_owned(),
            _ => self.person.id_number.masked(),
        }
    }

    /// The phone or bank account, masked unless it is being shown.
    pub fn number(&self, fact: RevealedFact) -> String {
        match (fact, self.shown == Some(fact)) {
            (RevealedFact::IdNumber, _) => self.id_number(),
            (RevealedFact::Phone, true) => self.person.phone.clone(),
            (RevealedFact::Phone, false) => masked(&self.person.phone),
            (RevealedFact::BankAccount, true) => self.person.bank_account.clone(),
            (RevealedFact::BankAccount, false) => masked(&self.person.bank_account),
        }
    }

    /// The day that is shown.
    pub fn day(&self, today: Date) -> Date {
        self.as_of.unwrap_or(today)
    }
}
