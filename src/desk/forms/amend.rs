//! Mending facts of a file: what is left as it is stays (C5).

use super::slip::{FieldError, FormSpec};
use super::{land, phone};
use crate::base::{PersonId, VillageCode};
use crate::casework::{
    AmendPerson, Cohort, Command, Confirmation, PersonCommand, PersonRefusal, Refusal,
};
use crate::desk::screen::View;
use crate::desk::shown::person::masked;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::Reader;

/// The amendment of one file.
pub struct Amendment {
    person: PersonId,
    villages: Vec<VillageCode>,
    /// Whether the land facts may still be changed: they are confirmed later.
    land_open: bool,
}

impl Amendment {
    /// The amendment of a person's file.
    pub fn new(reader: &Reader, person: PersonId) -> Self {
        let file = reader.person(person);
        let villages = file.map(|file| {
            reader.places().villages_of(file.township).map(|(code, _)| *code).collect()
        });
        let land_open = file.is_some_and(|file| {
            file.cohort != Cohort::Original
                && !matches!(file.confirmation, Confirmation::Confirmed(_))
        });
        Self { person, villages: villages.unwrap_or_default(), land_open }
    }
}

impl FormSpec for Amendment {
    fn form(&self, reader: &Reader) -> Form {
        let file = reader.person(self.person);
        let names = self.villages.iter().map(|code| reader.places().village_name(*code)).collect();
        let village = file.and_then(|file| file.village);
        let at = self.villages.iter().position(|code| Some(*code) == village);
        let mut fields = vec![
            Field::text("phone", "act-new-phone", ""),
            Field::text("account", "act-new-account", ""),
            Field::choice("village", "label-village", names, at),
        ];
        if self.land_open {
            fields.extend(land::fields(file.and_then(|file| file.land.as_ref())));
        }
        let mut form = Form::new(fields, "act-record");
        form.hide("account", file.is_some_and(|file| !file.bank_account.is_empty()));
        form
    }

    fn needs(&self) -> &'static [&'static str] {
        &[]
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let typed = |field: &str| {
            let text = crate::base::fold_width(form.text(field)).replace(' ', "");
            (!text.is_empty()).then_some(text)
        };
        let village = form.choice("village").and_then(|at| self.villages.get(at)).copied();
        Ok(Command::Person(PersonCommand::Amend(AmendPerson {
            person: self.person,
            phone: Some(phone::read(form)?).filter(|phone| !phone.is_empty()),
            bank_account: typed("account"),
            village,
            land: if self.land_open { land::read(form)? } else { None },
        })))
    }

    fn facts(&self, _form: &Form, view: &View) -> Vec<Fact> {
        let Some(file) = view.reader.person(self.person) else { return Vec::new() };
        let words = view.words;
        vec![
            Fact::new(words.say("act-phone-on-file"), masked(&file.phone)),
            Fact::new(words.say("act-account-on-file"), masked(&file.bank_account)),
        ]
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Person(PersonRefusal::FactsConfirmed) => Some("contracted"),
            _ => None,
        }
    }

    fn note(&self) -> &'static str {
        "act-amend-note"
    }
}
