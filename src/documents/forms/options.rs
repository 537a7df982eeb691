//! The options side by side: what each choice brings, its working and its clause.

use crate::base::{Date, Money};
use crate::casework::{NoSubsidy, OptionFigures, Route};
use crate::policy::{Origin, Policy, Rule, Rules};
use crate::words::{Words, choice_name, route_name, yuan};

/// One row of the comparison: a heading, and the lines of each option's cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionRow {
    /// What the row is about.
    pub label: String,
    /// The lines of each option, in the order of [`Choice::ALL`].
    pub cells: [Vec<String>; 3],
}

/// The rows of a comparison as of a day. A clause with `*` rests on a setting of the
/// office's own as well as on the plan. Rows in which no option has anything are left out.
pub fn option_rows(
    options: &[OptionFigures; 3],
    policy: &Policy,
    on: Date,
    words: &Words,
) -> Vec<OptionRow> {
    let sheet = OptionSheet { policy, rules: policy.on(on, on), words };
    let row = |key: &str, cell: &dyn Fn(&OptionFigures) -> Vec<String>| OptionRow {
        label: words.say(key).to_owned(),
        cells: [cell(&options[0]), cell(&options[1]), cell(&options[2])],
    };
    let mut rows =
        vec![row("form-row-choice", &|option| vec![choice_name(option.choice, words).to_owned()])];
    if options.iter().any(|option| option.top_up.is_some()) {
        rows.push(row("form-row-top-up", &|option| sheet.top_up(option)));
    }
    if options.iter().any(|option| option.carried_over.or(option.refund).is_some()) {
        rows.push(row("form-row-legacy", &|option| sheet.legacy(option)));
    }
    rows.push(row("form-row-yearly", &|option| sheet.yearly(option)));
    rows.push(row("form-row-route", &|option| sheet.route(option)));
    rows.push(row("form-row-later", &|option| sheet.later(option)));
    rows
}

/// Whether the office, and not the plan, set a setting.
pub(super) fn is_own(policy: &Policy, setting: &str) -> bool {
    matches!(policy.origin(setting), Some((Origin::Office, ..)))
}

struct OptionSheet<'a> {
    policy: &'a Policy,
    rules: &'a Rules,
    words: &'a Words,
}

impl OptionSheet<'_> {
    fn top_up(&self, option: &OptionFigures) -> Vec<String> {
        let Some(amount) = option.top_up else { return self.none() };
        let total = self.rules.annual_subsidy * self.rules.subsidy_years;
        let mut lines = vec![
            yuan(amount, self.words),
            format!("{} x {}", self.rules.subsidy_years, self.rules.annual_subsidy.grouped()),
            self.said("form-less-enjoyed", "amount", &option.enjoyed.grouped()),
        ];
        if option.enjoyed > total {
            lines.push(self.words.say("form-not-clawed-back").to_owned());
        }
        lines.push(self.clause(option.rules[0], &["annual_subsidy", "subsidy_years"]));
        lines
    }

    fn legacy(&self, option: &OptionFigures) -> Vec<String> {
        let told = |amount: Money, key: &str, settings: &[&str]| {
            let clause = self.clause(option.rules[1], settings);
            vec![yuan(amount, self.words), self.words.say(key).to_owned(), clause]
        };
        match (option.carried_over, option.refund) {
            (Some(amount), _) => told(amount, "form-carried-over", &["legacy_balance_carried"]),
            (None, Some(amount)) => told(amount, "form-paid-back", &[]),
            (None, None) => self.none(),
        }
    }

    fn yearly(&self, option: &OptionFigures) -> Vec<String> {
        let rule = option.rules[2];
        let amount = match option.yearly {
            Ok(amount) => amount,
            Err(why_none) => {
                let why = match why_none {
                    NoSubsidy::NotEnrolled => "form-no-subsidy",
                    NoSubsidy::ToppedUp => "form-topped-up",
                    NoSubsidy::DrawsEmployeePension => "form-draws-pension",
                    NoSubsidy::YearsUsed => "form-years-used",
                };
                let mut lines = vec![self.words.say(why).to_owned(), self.clause(rule, &[])];
                // Who leaves keeps the years before the change.
                let leaves = why_none == NoSubsidy::NotEnrolled
                    && option.from_year > self.rules.first_subsidy_year;
                if leaves {
                    lines.insert(1, self.beginning(option));
                }
                return lines;
            }
        };
        let condition = match option.route {
            Some(Route::Bank) => "form-on-voucher",
            Some(Route::Account) | None => "form-on-contribution",
        };
        vec![
            self.said("form-a-year", "amount", &amount.grouped()),
            self.said("form-years-left", "years", &option.years_left.to_string()),
            self.beginning(option),
            self.words.say(condition).to_owned(),
            self.clause(rule, &["annual_subsidy", "subsidy_years", "first_subsidy_year"]),
        ]
    }

    fn beginning(&self, option: &OptionFigures) -> String {
        self.said("form-from-year", "year", &option.from_year.to_string())
    }

    fn route(&self, option: &OptionFigures) -> Vec<String> {
        let route = option.route.or(option.refund.map(|_| Route::Bank));
        match route {
            Some(route) => vec![route_name(route, self.words).to_owned()],
            None => self.none(),
        }
    }

    fn later(&self, option: &OptionFigures) -> Vec<String> {
        let (key, rule) = match option.top_up {
            Some(_) => ("form-final", Rule::T7),
            None => ("form-changeable", Rule::E3),
        };
        vec![self.words.say(key).to_owned(), self.clause(rule, &[])]
    }

    fn none(&self) -> Vec<String> {
        vec![self.words.say("form-none").to_owned()]
    }

    fn clause(&self, rule: Rule, settings: &[&str]) -> String {
        let own = settings.iter().any(|setting| is_own(self.policy, setting));
        let mark = if own { " *" } else { "" };
        self.said("form-clause", "clause", rule.clause()) + mark
    }

    fn said(&self, key: &str, gap: &'static str, text: &str) -> String {
        self.words.say_with(key, &[(gap, text.into())])
    }
}
