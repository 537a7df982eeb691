//! The receipt (受理回执): what was taken in, by whom, and what comes next.

use super::page::{centred, paired, ruled};
use crate::base::{Instant, Money};
use crate::casework::{Case, Person};
use crate::words::{Words, moment, yuan};
use crate::words::{matter_title, stage_name};

/// A receipt for what one person handed in.
pub struct CaseReceipt<'a> {
    /// The file of the person who submitted it.
    pub file: &'a Person,
    /// The case that was opened.
    pub case: &'a Case,
    /// The money it is about, where it is about money.
    pub amount: Option<Money>,
    /// The first year that a changed choice covers (E5).
    pub from_year: Option<u32>,
    /// Moment of taking it in.
    pub at: Instant,
    /// The office that took it in, in words.
    pub office: &'a str,
    /// The name of the clerk.
    pub clerk: &'a str,
}

impl CaseReceipt<'_> {
    /// The receipt's lines.
    pub fn lines(&self, words: &Words) -> Vec<String> {
        let mut facts = vec![
            ("label-case", self.case.id.to_string()),
            ("label-taken-in", moment(self.at)),
            ("label-name", self.file.name.clone()),
            ("label-id-number", self.file.id_number.masked()),
            ("label-matter", matter_title(&self.case.matter, words)),
        ];
        facts.extend(self.amount.map(|amount| ("label-amount", yuan(amount, words))));
        facts.extend(self.from_year.map(|year| ("label-covers-from", year.to_string())));
        facts.push(("label-next", stage_name(self.case.stage, words).to_owned()));
        facts.push(("label-office", self.office.to_owned()));
        facts.push(("label-clerk", self.clerk.to_owned()));
        let mut lines = vec![
            centred(words.say("form-district")),
            centred(words.say("form-receipt-title")),
            String::new(),
        ];
        lines.extend(paired(&facts, words));
        lines.push(ruled());
        lines.extend(words.say("form-receipt-notes").lines().map(str::to_owned));
        lines
    }
}
