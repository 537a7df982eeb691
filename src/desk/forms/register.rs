//! Taking a person into the register, with a look at the number while it is typed (C3).

use super::slip::{FieldError, FormSpec};
use super::{land, phone};
use crate::base::{
    IdNumber, IdNumberFault, PersonId, TownshipCode, VillageCode, same_name, tidy_name,
};
use crate::casework::{Cohort, Command, PersonCommand, PersonRefusal, Refusal, RegisterPerson};
use crate::desk::screen::View;
use crate::desk::shown::project::project_line;
use crate::desk::terminal::Tone;
use crate::desk::widgets::{Fact, Field, Form};
use crate::office::{Forbidden, OfficeError, Permission, Reader};
use crate::words::{cohort_name, sex_name};

/// The registration of one person.
pub struct Registration {
    townships: Vec<TownshipCode>,
    /// Where the villages offered lie.
    offered: Option<TownshipCode>,
    villages: Vec<VillageCode>,
    /// People of the same name in the same village.
    alike: Vec<PersonId>,
}

const COHORTS: [Cohort; 2] = [Cohort::Existing, Cohort::New];

/// Why the user cannot register anybody.
pub fn blocked(reader: &Reader) -> Option<OfficeError> {
    let needed = Permission::RegisterPerson;
    (!reader.may(needed)).then_some(OfficeError::Forbidden(Forbidden::Role(needed)))
}

impl Registration {
    /// A registration in one's own township, or in any for whoever has none.
    pub fn new(reader: &Reader) -> Self {
        let all = reader.places().townships().iter().map(|(code, _)| *code);
        let own = reader.actor().township;
        let townships = all.filter(|code| own.is_none_or(|own| own == *code)).collect();
        Self { townships, offered: None, villages: Vec::new(), alike: Vec::new() }
    }

    fn township(&self, form: &Form) -> Option<TownshipCode> {
        form.choice("township").and_then(|at| self.townships.get(at)).copied()
    }

    fn village(&self, form: &Form) -> Option<VillageCode> {
        form.choice("village").and_then(|at| self.villages.get(at)).copied()
    }

    fn offer_villages(&mut self, form: &mut Form, reader: &Reader) {
        let township = self.township(form);
        if township == self.offered {
            return;
        }
        self.offered = township;
        let villages = township.into_iter().flat_map(|code| reader.places().villages_of(code));
        let (codes, names): (Vec<_>, Vec<_>) =
            villages.map(|(code, name)| (*code, name.clone())).unzip();
        self.villages = codes;
        form.offer("village", names, None);
    }

    fn look_for_others(&mut self, form: &Form, reader: &Reader) {
        const ENOUGH: usize = 20;
        let (name, village) = (tidy_name(form.text("name")), self.village(form));
        self.alike.clear();
        if name.is_empty() || village.is_none() {
            return;
        }
        let found =
            reader.people().search(&name, ENOUGH).map(|found| found.hits).unwrap_or_default();
        let people = found.iter().filter_map(|hit| reader.person(hit.person));
        let alike = people.filter(|file| same_name(&file.name, &name) && file.village == village);
        self.alike.extend(alike.map(|file| file.id));
    }

    /// What the number says, or what is wrong with it.
    fn number_facts(&self, form: &Form, view: &View) -> Vec<Fact> {
        let words = view.words;
        let label = words.say("act-number");
        let typed = form.text("number").trim();
        if typed.is_empty() {
            return vec![Fact::new(label, words.say("act-number-empty")).tone(Tone::Muted)];
        }
        let glyphs = view.theme.glyphs();
        let number = match IdNumber::parse(typed) {
            Ok(number) => number,
            Err(fault) => {
                let typed = typed.chars().count().to_string();
                let told = words.say_with(number_fault(fault), &[("typed", typed.into())]);
                return vec![Fact::new(label, format!("{} {told}", glyphs.failed)).tone(Tone::Bad)];
            }
        };
        let gaps = [
            ("sex", sex_name(number.sex(), words).into()),
            ("born", number.birth_date().to_string().into()),
            ("age", number.age_on(view.now.date()).to_string().into()),
        ];
        let told = format!("{} {}", glyphs.marked, words.say_with("act-number-says", &gaps));
        let mut facts = vec![Fact::new(label, told).tone(Tone::Good)];
        if let Some(file) = view.reader.people().by_id_number(&number) {
            let gaps = [
                ("name", file.name.as_str().into()),
                ("cohort", cohort_name(file.cohort, words).into()),
                ("person", file.id.to_string().into()),
            ];
            let told = format!("{} {}", glyphs.failed, words.say_with("act-number-known", &gaps));
            facts.push(Fact::new("", told).tone(Tone::Bad));
        }
        facts
    }
}

impl FormSpec for Registration {
    fn form(&self, reader: &Reader) -> Form {
        let names = self.townships.iter().map(|code| reader.places().township_name(*code));
        let only = (self.townships.len() == 1).then_some(0);
        let cohorts = ["cohort-existing", "cohort-new"].map(str::to_owned).to_vec();
        let mut fields = vec![
            Field::text("number", "label-id-number", ""),
            Field::text("name", "label-name", ""),
            Field::choice("cohort", "label-cohort", cohorts, None),
            Field::choice("township", "label-township", names.collect(), only),
            Field::choice("village", "label-village", Vec::new(), None),
            Field::text("phone", "label-phone", ""),
            Field::text("account", "label-bank-account", ""),
        ];
        fields.extend(land::fields(None));
        let mut form = Form::new(fields, "act-record");
        form.hide("township", only.is_some());
        form
    }

    fn needs(&self) -> &'static [&'static str] {
        &["number", "name", "cohort", "township", "village"]
    }

    fn follow(&mut self, form: &mut Form, reader: &Reader) {
        self.offer_villages(form, reader);
        self.look_for_others(form, reader);
    }

    fn command(&self, form: &Form) -> Result<Command, FieldError> {
        let number = IdNumber::parse(form.text("number"));
        let id_number = number.map_err(|_| FieldError { field: "number", why: "act-see-above" })?;
        let cohort = form.choice("cohort").and_then(|at| COHORTS.get(at));
        let compact = |field: &str| crate::base::fold_width(form.text(field)).replace(' ', "");
        Ok(Command::Person(PersonCommand::Register(Box::new(RegisterPerson {
            id_number,
            name: form.text("name").to_owned(),
            cohort: *cohort.ok_or(FieldError::empty("cohort"))?,
            township: self.township(form).ok_or(FieldError::empty("township"))?,
            village: Some(self.village(form).ok_or(FieldError::empty("village"))?),
            phone: phone::read(form)?,
            bank_account: compact("account"),
            legacy: None,
            land: land::read(form)?,
            source: None,
        }))))
    }

    fn facts(&self, form: &Form, view: &View) -> Vec<Fact> {
        let words = view.words;
        let mut facts = self.number_facts(form, view);
        if let [only] = self.townships[..] {
            let name = view.reader.places().township_name(only);
            facts.push(Fact::new(words.say("label-township"), name));
        }
        let project = form.text("project").trim();
        if !project.is_empty() {
            facts.push(Fact::new(words.say("label-project"), project_line(project, view)));
        }
        for file in self.alike.iter().filter_map(|id| view.reader.person(*id)) {
            let gaps = [
                ("person", file.id.to_string().into()),
                ("number", file.id_number.masked().into()),
            ];
            let told = format!("! {}", words.say_with("act-alike", &gaps));
            facts.push(Fact::new(words.say("act-look-twice"), told).tone(Tone::Warn));
        }
        facts
    }

    fn field_of(&self, refusal: &Refusal) -> Option<&'static str> {
        match refusal {
            Refusal::Person(PersonRefusal::NameMissing) => Some("name"),
            _ => Some("number"),
        }
    }

    fn note(&self) -> &'static str {
        "act-register-note"
    }
}

fn number_fault(fault: IdNumberFault) -> &'static str {
    match fault {
        IdNumberFault::Shape => "act-number-shape",
        IdNumberFault::BirthDate => "act-number-birth",
        IdNumberFault::CheckCharacter => "act-number-check",
    }
}
