//! An item as a difference: what is, and what would be once it is passed.

use crate::base::{Area, CaseId, Date, Money, mask_tail};
use crate::casework::{
    Case, CaseEvent, CaseKind, ChangedFact, Choice, Command, Confirmation, Event, FileChange,
    LegacyEnd, Person, ReviewCommand, ReviewStep, SubsidyState,
};
use crate::desk::forms::{destination, hanging_on_it};
use crate::desk::screen::View;
use crate::desk::shown::project::project_line;
use crate::documents::line_as_it_came;
use crate::documents::option_rows;
use crate::office::OfficeError;
use crate::words::{
    Words, change_field_name, change_from_text, changed_fact_text, choice_name, cohort_name,
    confirmation_name, legacy_end_name, refund_cause_name, scheme_name, step_name,
    subsidy_state_name,
};

/// One row: a fact, or what it is now and what it would be.
pub struct Change {
    /// What it is about, worded.
    pub label: String,
    /// What is; nothing for a fact that stays.
    pub before: Option<String>,
    /// What would be.
    pub after: String,
}

/// Where a case would go, or why it cannot be passed.
pub fn outlook(case: &Case, view: &View) -> Result<String, OfficeError> {
    let words = view.words;
    let pass = Command::Review(ReviewCommand::Pass { case: case.id });
    let events = view.reader.foresee(&pass)?;
    let goes = events.iter().find_map(|event| match event {
        Event::Case(CaseEvent::Passed { next, .. }) => Some(step_name(*next, words)),
        Event::Case(CaseEvent::Approved { payable: true, .. }) => Some(words.say("stage-payable")),
        Event::Case(CaseEvent::Approved { .. }) => Some(words.say("outcome-passed")),
        _ => None,
    });
    Ok(goes.unwrap_or_default().to_owned())
}

/// The rows of a case, by what it is about.
pub fn changes(case: &Case, person: &Person, view: &View) -> Vec<Change> {
    let sheet = ChangeSheet { case, person, view, words: view.words };
    match &case.matter {
        CaseKind::Confirmation => sheet.confirmation(),
        CaseKind::Choice { choice, chosen_on } => sheet.choice(*choice, *chosen_on),
        CaseKind::Claim { year } => sheet.claim(*year),
        CaseKind::Transition => sheet.transition(),
        CaseKind::Refund => sheet.refund(),
        CaseKind::Recovery { year, reason } => sheet.recovery(*year, reason),
        CaseKind::TopUpRecovery { transition, reason } => {
            sheet.top_up_recovery(*transition, reason)
        }
        CaseKind::Change(change) => sheet.file_change(change),
        CaseKind::Revocation { reason, paper } => sheet.revocation(reason, paper),
    }
}

struct ChangeSheet<'a> {
    case: &'a Case,
    person: &'a Person,
    view: &'a View<'a>,
    words: &'static Words,
}

impl ChangeSheet<'_> {
    fn fact(&self, label: &str, value: impl Into<String>) -> Change {
        Change { label: self.words.say(label).to_owned(), before: None, after: value.into() }
    }

    fn change(&self, label: &str, before: impl Into<String>, after: impl Into<String>) -> Change {
        Change { before: Some(before.into()), ..self.fact(label, after) }
    }

    fn none(&self) -> String {
        self.words.say("review-none").to_owned()
    }

    fn area(&self, area: Area) -> String {
        crate::words::mu(area, self.words)
    }

    fn confirmation(&self) -> Vec<Change> {
        let (person, words) = (self.person, self.words);
        let cohort = cohort_name(person.cohort, words);
        let places = self.view.reader.places();
        let village = person.village.map_or_else(|| self.none(), |code| places.village_name(code));
        let mut rows = Vec::new();
        if self.case.step_on(self.view.reader.today()) == Some(ReviewStep::Final) {
            let confirmed = Confirmation::Confirmed(self.view.reader.today());
            let now = confirmation_name(&person.confirmation, words);
            let then = confirmation_name(&confirmed, words);
            rows.push(self.change("matter-confirmation", now, then));
        }
        if !self.case.ground.is_empty() {
            rows.push(self.fact("revocation-anew", &*self.case.ground));
        }
        rows.extend([self.fact("label-cohort", cohort), self.fact("label-village", village)]);
        let Some(land) = &person.land else {
            rows.push(self.fact("act-land", self.none()));
            return rows;
        };
        let taken = land.taken_on.map_or_else(
            || self.none(),
            |day| {
                let age = person.id_number.age_on(day);
                let gaps = [("day", day.to_string().into()), ("age", age.to_string().into())];
                words.say_with("review-taken", &gaps)
            },
        );
        let contracted = land.contracted.map_or_else(|| self.none(), |area| self.area(area));
        rows.extend([
            self.fact("label-contracted", contracted),
            self.fact("label-requisitioned", self.area(land.requisitioned)),
            self.fact("label-taken-on", taken),
            self.fact(
                "label-project",
                match &land.project {
                    Some(number) => project_line(number, self.view),
                    None => self.none(),
                },
            ),
        ]);
        rows
    }

    fn choice(&self, choice: Choice, chosen_on: Date) -> Vec<Change> {
        let words = self.words;
        let present = self.person.present_choice().map(|choice| choice_name(choice, words));
        let present = present.map_or_else(|| self.none(), str::to_owned);
        let mut rows = vec![
            self.change("label-choice", present, choice_name(choice, words)),
            self.fact("label-chosen-on", chosen_on.to_string()),
        ];
        rows.extend(self.brings(choice, chosen_on));
        rows
    }

    /// What a choice brings, in the words of the form that was signed; whether it can be
    /// changed later is left to that form.
    fn brings(&self, choice: Choice, signed: Date) -> Vec<Change> {
        let reader = self.view.reader;
        let figures = reader.people().options(self.person, signed);
        let at = Choice::ALL.iter().position(|one| *one == choice).unwrap_or(0);
        let rows = option_rows(&figures, reader.policy(), reader.today(), self.words);
        let told = rows.len().saturating_sub(1);
        let told = rows.into_iter().take(told).skip(1).map(|row| Change {
            label: row.label,
            before: None,
            after: row.cells[at].join("  "),
        });
        told.collect()
    }

    fn claim(&self, year: u32) -> Vec<Change> {
        let (person, words) = (self.person, self.words);
        let most = self.view.reader.rules().subsidy_years;
        let own = person.subsidies.iter().find(|subsidy| subsidy.case == self.case.id);
        let Some(own) = own else { return Vec::new() };
        let years = person.years_subsidised();
        let tally = |years: u32, sum: Money| {
            let left = most.saturating_sub(years).to_string();
            let (used, amount) = (years.to_string(), sum.grouped());
            let gaps = [("used", used.into()), ("amount", amount.into()), ("left", left.into())];
            words.say_with("years-totals", &gaps)
        };
        let sum = person.subsidised();
        let before = tally(years.saturating_sub(1), sum - own.amount);
        let paid = person.contribution(own.scheme, year).map(|contribution| {
            let gaps = [
                ("amount", contribution.amount.grouped().into()),
                ("day", contribution.paid_on.to_string().into()),
                ("voucher", contribution.voucher.as_str().into()),
            ];
            words.say_with("act-on-record", &gaps)
        });
        vec![
            self.fact("label-year", year.to_string()),
            self.fact("label-scheme", scheme_name(own.scheme, words)),
            self.fact("label-amount", self.yuan(own.amount)),
            self.fact("label-route", destination(person, self.case, words)),
            self.change("review-used", before, tally(years, sum)),
            self.fact("act-contribution-fact", paid.unwrap_or_else(|| self.none())),
        ]
    }

    fn transition(&self) -> Vec<Change> {
        let words = self.words;
        let made = self.person.transitions.iter().find(|made| made.case == self.case.id);
        let (Some(made), Some(legacy)) = (made, &self.person.legacy) else { return Vec::new() };
        let merged = LegacyEnd::Merged(self.view.reader.today());
        vec![
            self.change(
                "review-legacy",
                legacy_end_name(legacy.ended, words),
                legacy_end_name(Some(merged), words),
            ),
            self.fact("label-enjoyed", self.yuan(legacy.enjoyed)),
            self.fact("label-top-up", self.yuan(made.top_up)),
            self.change(
                "label-merged-account",
                self.yuan(made.residents_balance),
                self.yuan(made.merged_account),
            ),
            self.change(
                "label-merged-monthly",
                self.yuan(made.residents_monthly),
                self.yuan(made.merged_monthly),
            ),
        ]
    }

    fn refund(&self) -> Vec<Change> {
        let words = self.words;
        let (Some(refund), Some(legacy)) = (self.person.refund(), &self.person.legacy) else {
            return Vec::new();
        };
        let surrendered = LegacyEnd::Surrendered(self.view.reader.today());
        vec![
            self.change(
                "review-legacy",
                legacy_end_name(legacy.ended, words),
                legacy_end_name(Some(surrendered), words),
            ),
            self.fact("act-cause", refund_cause_name(refund.cause, words)),
            self.change(
                "label-legacy-balance",
                self.yuan(legacy.balance),
                self.yuan(legacy.balance - refund.amount),
            ),
            self.fact("act-refund-amount", self.yuan(refund.amount)),
            self.fact("label-bank-account", mask_tail(&refund.bank_account, 4)),
        ]
    }

    fn recovery(&self, year: u32, reason: &str) -> Vec<Change> {
        let words = self.words;
        let Some(paid) = self.person.subsidy_of(year) else { return Vec::new() };
        vec![
            self.fact("label-year", year.to_string()),
            self.change(
                "form-row-yearly",
                subsidy_state_name(paid.state, words),
                subsidy_state_name(SubsidyState::Recovered, words),
            ),
            self.fact("act-back", self.yuan(paid.amount)),
            self.fact("act-error", reason),
        ]
    }

    fn top_up_recovery(&self, transition: CaseId, reason: &str) -> Vec<Change> {
        let made = self.person.transitions.iter().find(|made| made.case == transition);
        let Some(made) = made else { return Vec::new() };
        let paid_on = made.paid_on.map(|day| day.to_string()).unwrap_or_default();
        vec![
            self.fact("label-case", transition.to_string()),
            self.fact("act-top-up-paid", paid_on),
            self.fact("act-back", self.yuan(made.top_up)),
            self.fact("act-error", reason),
        ]
    }

    /// From, to and ground; of a roster's line that cannot be read also the line.
    fn file_change(&self, change: &FileChange) -> Vec<Change> {
        let words = self.words;
        let from = change_from_text(change, self.view.reader.places(), words);
        let name = change_field_name(change.to.field(), words).to_owned();
        let after = match &change.to {
            // Whoever decides holds every sign of it against the paper.
            ChangedFact::IdNumber(number) => number.as_str().to_owned(),
            to => changed_fact_text(to, self.view.reader.places(), words),
        };
        let mut rows = vec![Change { label: name, before: Some(from), after }];
        if !change.holder.is_empty() {
            rows.push(self.fact("label-account-holder", &*change.holder));
        }
        rows.push(self.fact("change-ground", &*change.ground));
        if let ChangedFact::Amounts(amounts) = &change.to {
            let line = self.view.reader.rosters().rejected_line(&amounts.legacy_no);
            rows.extend(line.map(|line| self.fact("rejected-line", line_as_it_came(line))));
        }
        rows
    }

    /// What no longer holds, and what hangs on it.
    fn revocation(&self, reason: &str, paper: &str) -> Vec<Change> {
        let now = confirmation_name(&self.person.confirmation, self.words);
        let then = self.words.say("confirmation-revoked");
        let mut rows = vec![
            self.change("matter-confirmation", now, then),
            self.fact("revocation-reason", reason),
        ];
        rows.extend((!paper.is_empty()).then(|| self.fact("revocation-paper", paper)));
        let hanging = hanging_on_it(self.person, self.words).into_iter();
        rows.extend(hanging.map(|(label, after)| Change {
            label: label.to_owned(),
            before: None,
            after,
        }));
        rows
    }

    fn yuan(&self, amount: Money) -> String {
        crate::words::yuan(amount, self.words)
    }
}
