//! Names of what reports are about and what they count.

use super::Words;
use super::money::{batch_kind_name, fund_account_name};
use super::names::{cohort_name, scheme_name};
use crate::base::Places;
use crate::report::{Figure, FigureGroup, ReportKind, Task};

/// The name of a report.
pub fn report_name(kind: ReportKind, words: &Words) -> &str {
    words.say(match kind {
        ReportKind::Statistics => "report-statistics",
        ReportKind::Finance => "report-finance",
        ReportKind::Progress => "report-progress",
    })
}

/// A task of the plan.
pub fn task_name(task: Task, words: &Words) -> &str {
    words.say(match task {
        Task::MergedPayment => "task-merged-payment",
        Task::Merge => "task-merge",
        Task::Confirmation => "task-confirmation",
    })
}

/// What a row of figures is about.
pub fn group_name(group: FigureGroup, words: &Words, places: &Places) -> String {
    match group {
        FigureGroup::Whole => words.say("group-whole").to_owned(),
        FigureGroup::Township(code) => places.township_name(code),
        FigureGroup::Cohort(cohort) => cohort_name(cohort, words).to_owned(),
        FigureGroup::Scheme(scheme) => scheme_name(scheme, words).to_owned(),
        FigureGroup::Kind(kind) => batch_kind_name(kind, words).to_owned(),
        FigureGroup::Account(account) => fund_account_name(account, words).to_owned(),
        FigureGroup::Month(month) => month.to_string(),
        FigureGroup::Task(task) => task_name(task, words).to_owned(),
    }
}

/// What a row is about, as programs read it.
pub fn group_code(group: FigureGroup) -> String {
    match group {
        FigureGroup::Whole => "all".to_owned(),
        FigureGroup::Township(code) => code.to_string(),
        FigureGroup::Cohort(crate::casework::Cohort::Original) => "original".to_owned(),
        FigureGroup::Cohort(crate::casework::Cohort::Existing) => "existing".to_owned(),
        FigureGroup::Cohort(crate::casework::Cohort::New) => "new".to_owned(),
        FigureGroup::Scheme(crate::casework::Scheme::Resident) => "resident".to_owned(),
        FigureGroup::Scheme(crate::casework::Scheme::Employee) => "employee".to_owned(),
        FigureGroup::Kind(kind) => kind.code().to_owned(),
        FigureGroup::Account(account) => account.code().to_owned(),
        FigureGroup::Month(month) => month.to_string(),
        FigureGroup::Task(task) => task.code().to_owned(),
    }
}

/// The heading of a section, by its code.
pub fn section_name(code: &str, words: &Words) -> String {
    words.say(&format!("section-{code}")).to_owned()
}

/// What is counted, by its code.
pub fn measure_name(code: &str, words: &Words) -> String {
    words.say(&format!("measure-{code}")).to_owned()
}

/// A figure for people: money grouped, days as they are.
pub fn figure_text(figure: Figure) -> String {
    match figure {
        Figure::Count(count) => count.to_string(),
        Figure::Money(amount) => amount.grouped(),
        Figure::Day(day) => day.to_string(),
        Figure::Days(days) => days.to_string(),
    }
}
