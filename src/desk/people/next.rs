//! The next lawful step of a person, who must take it, and the clause it rests on.

use crate::base::{Date, Login};
use crate::casework::{
    BatchStage, Case, Choice, Cohort, Confirmation, Department, Level, Person, ReviewStep, Route,
    Stage,
};
use crate::office::{Permission, Queue, Reader};
use crate::policy::Rule;
use crate::words::{
    Words, bank_cause, department_name, level_name, matter_title, stage_name, step_name,
};

/// What comes next for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next<'a> {
    /// In a few characters, for a column: `待选择`, `公示 3天`.
    pub short: String,
    /// What is to be done, or that nothing is.
    pub what: String,
    /// Who must take the step; [`Next::who`] words it.
    pub taker: Taker<'a>,
    /// The rule it rests on.
    pub rule: Rule,
    /// Whether it can only be waited for.
    pub waits: bool,
    /// Other cases of the person that are open besides.
    pub others: usize,
}

/// Who must take a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taker<'a> {
    /// Nobody has to.
    Nobody,
    /// Staff of these departments; no level means both.
    Staff(&'a [(Department, Option<Level>)]),
    /// Who opened the case.
    Opener(&'a Login),
}

/// What comes next for a person: an open case first, then what is still to be asked for.
pub fn next_step<'a>(reader: &'a Reader, person: &'a Person, words: &'a Words) -> Next<'a> {
    let asker = Asker { reader, person, words };
    let open = person.open_cases.iter().find_map(|id| reader.case(*id));
    match open {
        Some(case) => {
            let others = person.open_cases.len() - 1;
            Next { others, ..asker.of_case(case) }
        }
        None => asker.of_person(),
    }
}

/// What comes next in one of a person's cases; once it is closed, for the person.
pub fn next_of_case<'a>(
    reader: &'a Reader,
    person: &'a Person,
    case: &'a Case,
    words: &'a Words,
) -> Next<'a> {
    match case.is_closed() {
        true => next_step(reader, person, words),
        false => Asker { reader, person, words }.of_case(case),
    }
}

struct Asker<'a> {
    reader: &'a Reader,
    person: &'a Person,
    words: &'a Words,
}

impl<'a> Asker<'a> {
    fn of_case(&self, case: &'a Case) -> Next<'a> {
        let matter = matter_title(&case.matter, self.words);
        match (case.stage, case.step_on(self.reader.today())) {
            (Stage::Payable, _) if case.in_batch().is_some() => self.of_batched(case, &matter),
            (Stage::Payable, _) if case.payment.failed.is_some() => self.of_returned(case, &matter),
            (Stage::Payable, _) => {
                let what = self.words.say_with("next-pay", &[("matter", matter.into())]);
                self.next(stage_name(case.stage, self.words), what, Rule::M3)
                    .by(self.may(Permission::MakeBatch))
            }
            (_, Some(ReviewStep::Notice)) => self.of_notice(case),
            (_, Some(step)) => {
                let step_name = step_name(step, self.words);
                let what = self.words.say_with(
                    "next-decide",
                    &[("step", step_name.into()), ("matter", matter.into())],
                );
                self.next(step_name, what, queue_clause(Queue::Waiting(step)))
                    .by(Taker::Staff(self.reader.review().who_decides(step)))
            }
            (stage, None) => {
                let what = self.words.say_with("next-mend", &[("matter", matter.into())]);
                self.next(stage_name(stage, self.words), what, Rule::C5)
                    .by(case.opener().map_or(Taker::Nobody, Taker::Opener))
            }
        }
    }

    fn of_notice(&self, case: &'a Case) -> Next<'a> {
        let Some(until) = case.notice_until else {
            return self
                .said("queue-to-post", "next-post", Rule::C4)
                .by(self.may(Permission::PostNotice));
        };
        let objections = case.objections.len();
        if objections > 0 {
            let gap = [("count", objections.into())];
            let what = self.words.say_with("next-settle", &gap);
            return self
                .next(self.words.say("next-objection-short"), what, Rule::C4)
                .by(self.may(Permission::SettleObjection));
        }
        let left = days(self.reader.today(), until, self.words);
        let gaps = [("until", until.to_string().into()), ("left", left.into())];
        let what = self.words.say_with("next-notice", &gaps);
        let count = self.reader.today().days_until(until).to_string();
        let short = self.words.say_with("next-notice-short", &[("count", count.into())]);
        Next { waits: true, ..self.next(&short, what, Rule::C4) }
    }

    fn of_person(&self) -> Next<'a> {
        let person = self.person;
        if let Some(made) = person.top_up_to_recover() {
            let gap = [("amount", made.top_up.grouped().into())];
            let what = self.words.say_with("next-recover-top-up", &gap);
            return self
                .next(self.words.say("next-recover-top-up-short"), what, Rule::R3)
                .by(self.may(Permission::OpenRecovery));
        }
        match &person.confirmation {
            _ if person.died.is_some() => self.nothing("next-died-short", "next-died", Rule::A7),
            Confirmation::NotOpened | Confirmation::Open(_) => self
                .said("next-confirm-short", "next-confirm", Rule::C3)
                .by(self.may(Permission::OpenConfirmation)),
            Confirmation::Rejected(_) => self
                .said("next-rejected-short", "next-rejected", Rule::C5)
                .by(self.may(Permission::OpenConfirmation)),
            Confirmation::NotNeeded | Confirmation::Confirmed(_) => match person.present_choice() {
                None => self
                    .said("next-choose-short", "next-choose", Rule::E4)
                    .by(self.may(Permission::RecordChoice)),
                Some(choice) => self.after_choice(choice),
            },
        }
    }

    fn after_choice(&self, choice: Choice) -> Next<'a> {
        let person = self.person;
        let original = person.cohort == Cohort::Original;
        let lasting = person.legacy.as_ref().is_some_and(|legacy| legacy.ended.is_none());
        match choice {
            _ if lasting && !person.listed_again.is_empty() => self
                .said("next-listed-short", "next-listed", Rule::T1)
                .by(self.may(Permission::OpenTransition)),
            Choice::Resident if original && person.refund().is_none() => {
                match person.transition() {
                    Some(_) => self.nothing("next-none", "next-topped-up", Rule::A5),
                    None => self
                        .said("next-transition-short", "next-transition", Rule::T1)
                        .by(self.may(Permission::OpenTransition)),
                }
            }
            Choice::Employee | Choice::Neither if lasting => {
                let rule = if choice == Choice::Employee { Rule::T3 } else { Rule::T4 };
                self.said("next-refund-short", "next-refund", rule)
                    .by(self.may(Permission::OpenRefund))
            }
            Choice::Neither => self.nothing("next-none", "next-neither", Rule::E1),
            Choice::Resident | Choice::Employee => self.of_years(),
        }
    }

    /// The years that can still be claimed, those with a contribution on record first.
    fn of_years(&self) -> Next<'a> {
        let rules = self.reader.rules();
        if self.person.years_subsidised() >= rules.subsidy_years {
            return self.nothing("next-none", "next-years-used", Rule::A1);
        }
        let present = self.reader.today().year().unsigned_abs();
        let free = |year: &u32| self.person.subsidy_of(*year).is_none();
        let years = || (rules.first_subsidy_year..=present).filter(free);
        let paid = |year: &u32| {
            let scheme = self.person.choice_for(*year).and_then(Choice::scheme);
            scheme.is_some_and(|scheme| self.person.contribution(scheme, *year).is_some())
        };
        let rule = match self.person.present_choice() {
            Some(Choice::Employee) => Rule::A3,
            _ => Rule::A2,
        };
        let (short, what, year) = match (years().find(paid), years().next()) {
            (Some(year), _) => ("next-claim-short", "next-claim", year),
            (None, Some(year)) => ("next-contribute-short", "next-contribute", year),
            (None, None) => return self.nothing("next-none", "next-year-claimed", rule),
        };
        let what = self.words.say_with(what, &[("year", year.to_string().into())]);
        self.next(self.words.say(short), what, rule).by(self.may(Permission::ClaimSubsidy))
    }

    /// A payment that came back waits for another account; from the residents' scheme, for
    /// whoever finds out there what was wrong (M3).
    fn of_returned(&self, case: &'a Case, matter: &str) -> Next<'a> {
        let failed = case.payment.failed.as_ref();
        let cause = failed.map_or("", |failed| bank_cause(&failed.cause, self.words));
        let batch = failed.and_then(|failed| self.reader.fund().batch(failed.batch));
        let (what, permission) = match batch.map(|batch| batch.route) {
            Some(Route::Account) => ("next-came-back-scheme", Permission::MakeBatch),
            _ if self.reader.fund().has_new_account(case) => {
                ("next-came-back-mended", Permission::MakeBatch)
            }
            _ => ("next-came-back", Permission::AmendPerson),
        };
        let gaps = [("matter", matter.into()), ("cause", cause.into())];
        let what = self.words.say_with(what, &gaps);
        self.next(self.words.say("fund-returned"), what, Rule::M3).by(self.may(permission))
    }

    /// A case in a payment batch waits for whoever takes the batch's next step (M3).
    fn of_batched(&self, case: &Case, matter: &str) -> Next<'a> {
        let batch = case.in_batch();
        let stage = batch.and_then(|id| self.reader.fund().batch(id)).map(|batch| batch.stage);
        let permission = match stage {
            Some(BatchStage::Made) => Permission::CheckBatch,
            Some(BatchStage::Checked) => Permission::ReleaseBatch,
            _ => Permission::SettleBatch,
        };
        let batch = batch.map(|id| id.to_string()).unwrap_or_default();
        let gaps = [("matter", matter.into()), ("batch", batch.into())];
        let what = self.words.say_with("next-batched", &gaps);
        self.next(self.words.say("queue-batched"), what, Rule::M3).by(self.may(permission))
    }

    fn next(&self, short: &str, what: String, rule: Rule) -> Next<'a> {
        let short = short.to_owned();
        Next { short, what, taker: Taker::Nobody, rule, waits: false, others: 0 }
    }

    fn said(&self, short: &str, what: &str, rule: Rule) -> Next<'a> {
        self.next(self.words.say(short), self.words.say(what).to_owned(), rule)
    }

    fn nothing(&self, short: &str, what: &str, rule: Rule) -> Next<'a> {
        Next { waits: true, ..self.said(short, what, rule) }
    }

    fn may(&self, permission: Permission) -> Taker<'a> {
        Taker::Staff(self.reader.who_may(permission))
    }
}

impl<'a> Next<'a> {
    /// Who must take the step: `昆阳街道复核、区人社局复核`, the township being the
    /// person's own; empty where nobody has to.
    pub fn who(&self, reader: &Reader, person: &Person, words: &Words) -> String {
        let may = match self.taker {
            Taker::Nobody => return String::new(),
            Taker::Opener(login) => return reader.staff().name(login),
            Taker::Staff(may) => may,
        };
        who_of(may, Some(&reader.places().township_name(person.township)), words)
    }

    fn by(self, taker: Taker<'a>) -> Self {
        Self { taker, ..self }
    }
}

/// Departments and levels in words: `昆阳街道复核、区人社局复核`, a township by its name
/// where it is known.
pub fn who_of(
    may: &[(Department, Option<Level>)],
    township: Option<&str>,
    words: &Words,
) -> String {
    let named = may.iter().map(|(department, level)| {
        let place = match (department, township) {
            (Department::Township, Some(name)) => name.to_owned(),
            (other, _) => department_name(*other, words).to_owned(),
        };
        let Some(level) = level else { return place };
        let level = level_name(*level, words);
        words.say_with("next-who", &[("place", place.into()), ("level", level.into())])
    });
    named.collect::<Vec<_>>().join(words.say("next-or"))
}

/// `还有 3 天`, `今天`, `已过 2 天`, as few characters as tell it.
pub fn days(today: Date, until: Date, words: &Words) -> String {
    let left = today.days_until(until);
    let count = usize::try_from(left.abs()).unwrap_or(usize::MAX);
    let key = if left < 0 { "days-over" } else { "days-left" };
    words.say_with(key, &[("count", count.into())])
}

/// The rule on which the cases of a queue stand there.
pub fn queue_clause(queue: Queue) -> Rule {
    match queue {
        Queue::Returned => Rule::C5,
        Queue::ToPost | Queue::InNotice => Rule::C4,
        Queue::Payable | Queue::Batched => Rule::M3,
        Queue::Waiting(ReviewStep::Choice) => Rule::E1,
        Queue::Waiting(ReviewStep::Claim) => Rule::A1,
        Queue::Waiting(ReviewStep::Transition) => Rule::T1,
        Queue::Waiting(ReviewStep::Refund) => Rule::R1,
        Queue::Waiting(ReviewStep::Recovery) => Rule::R3,
        Queue::Waiting(_) => Rule::C3,
    }
}
