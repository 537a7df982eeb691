//! Short names of what casework counts and sorts, for columns and headings.

use super::Words;
use crate::base::Sex;
use crate::casework::comparison::{
    Class, CompareDecision, Likeness, ListedDeath, RosterFinding, RunCause, RunStep,
};
use crate::casework::{
    CaseKind, CaseTopic, ChangeField, Choice, Cohort, Confirmation, Department, EmployeeStatus,
    HouseholdStatus, LegacyEnd, Level, Outcome, RefundCause, RegisterEntry, ResidentStatus,
    RevealedFact, ReviewStep, RosterKind, RoundFate, Route, Scheme, Stage, SubsidyState,
};
use crate::office::CompareList;
use crate::store::Queue;

/// In what a near match is like a compared person.
pub fn likeness_name(likeness: Likeness, words: &Words) -> &str {
    words.say(match likeness {
        Likeness::OneDigit => "near-one-digit",
        Likeness::Transposed => "near-transposed",
        Likeness::BirthAndSequence => "near-birth-and-sequence",
        Likeness::Birth => "near-birth",
        Likeness::Township => "near-township",
    })
}

/// What is to become of a person by the comparison of rosters.
pub fn class_name(class: Class, words: &Words) -> &str {
    words.say(match class {
        Class::Blocked => "compare-class-blocked",
        Class::Surrender => "compare-class-surrender",
        Class::Choose => "compare-class-choose",
        Class::MergeBenefits => "compare-class-merge-benefits",
        Class::MergeAccounts => "compare-class-merge-accounts",
    })
}

/// What staff found about a person whom the rosters do not agree on.
pub fn compare_decision_name<'a>(decision: &CompareDecision, words: &'a Words) -> &'a str {
    words.say(match decision {
        CompareDecision::SamePerson => "compare-decision-same-person",
        CompareDecision::AnotherPerson { .. } => "compare-decision-another-person",
        CompareDecision::TakeLine { .. } => "compare-decision-take-line",
        CompareDecision::Dead { .. } => "compare-decision-dead",
        CompareDecision::SendBack => "compare-decision-send-back",
        CompareDecision::TakeAmounts(_) => "compare-decision-take-amount",
    })
}

/// What a line of another office's roster says of where the person stands.
pub fn register_status_name<'a>(says: &RegisterEntry, words: &'a Words) -> &'a str {
    words.say(match says {
        RegisterEntry::Resident { status, .. } => match status {
            ResidentStatus::Terminated => "standing-terminated",
            ResidentStatus::Contributing => "standing-enrolled",
            ResidentStatus::Drawing => "standing-drawing",
        },
        RegisterEntry::Employee { status, .. } => match status {
            EmployeeStatus::Terminated => "standing-terminated",
            EmployeeStatus::Interrupted => "standing-interrupted",
            EmployeeStatus::Contributing => "standing-contributing",
            EmployeeStatus::Drawing => "standing-drawing",
        },
        RegisterEntry::Household { status, .. } => match status {
            HouseholdStatus::Normal => "standing-normal",
            HouseholdStatus::MovedOut => "standing-moved-out",
            HouseholdStatus::Deceased => "standing-deceased",
        },
    })
}

/// What a transition run does for a person of a class, or why it does nothing.
pub fn run_step_name(step: RunStep, class: Class, words: &Words) -> &str {
    words.say(match step {
        RunStep::CarryOut if class == Class::MergeBenefits => "cli-run-merge-benefits",
        RunStep::CarryOut => "cli-run-merge-accounts",
        RunStep::OpenRefund(RunCause::Draws) => "cli-run-refund-draws",
        RunStep::OpenRefund(RunCause::Employee) => "cli-run-refund-employee",
        RunStep::OpenRefund(RunCause::Neither) => "cli-run-refund-neither",
        RunStep::OpenTransition => "cli-run-open-transition",
        RunStep::Blocked => "cli-run-blocked",
        RunStep::MustChoose => "cli-run-must-choose",
        RunStep::ChoicePending(_) => "cli-run-choice-pending",
        RunStep::UnderReview(_) => "cli-run-under-review",
        RunStep::Done => "cli-run-before",
        RunStep::Undone => "cli-run-undone",
    })
}

/// What a work list of the comparison is called.
pub fn compare_list_name(list: CompareList, words: &Words) -> &str {
    match list {
        CompareList::All => words.say("compare-everybody"),
        CompareList::ToDecide => words.say("compare-to-decide"),
        CompareList::Class(class) => class_name(class, words),
        CompareList::Finding(finding) => roster_finding_name(finding, words),
    }
}

/// What the comparison of rosters found.
pub fn roster_finding_name(finding: RosterFinding, words: &Words) -> &str {
    words.say(match finding {
        RosterFinding::Deceased => "compare-finding-deceased",
        RosterFinding::DrawingUnderAge => "compare-finding-drawing-under-age",
        RosterFinding::DualEnrolment => "compare-finding-dual-enrolment",
        RosterFinding::DuplicateInRoster => "compare-finding-duplicate-in-roster",
        RosterFinding::InvalidId => "compare-finding-invalid-id",
        RosterFinding::MovedOut => "compare-finding-moved-out",
        RosterFinding::NameMismatch => "compare-finding-name-mismatch",
        RosterFinding::SharedBankAccount => "compare-finding-shared-bank-account",
        RosterFinding::UnreadableAmount => "compare-finding-unreadable-amount",
        RosterFinding::UnreadableLine => "compare-finding-unreadable-line",
    })
}

/// 人员类别
pub fn cohort_name(cohort: Cohort, words: &Words) -> &str {
    words.say(match cohort {
        Cohort::Original => "cohort-original",
        Cohort::Existing => "cohort-existing",
        Cohort::New => "cohort-new",
    })
}

/// The key of a field's name.
pub fn change_field_key(field: ChangeField) -> &'static str {
    match field {
        ChangeField::Name => "label-name",
        ChangeField::BankAccount => "label-bank-account",
        ChangeField::LegacyBalance => "legacy-balance",
        ChangeField::Enjoyed => "label-enjoyed",
        ChangeField::Drawing => "label-drawing",
        ChangeField::LegacyMonthly => "legacy-monthly",
        ChangeField::Amounts => "change-amounts",
        ChangeField::IdNumber => "label-id-number",
        ChangeField::Township => "label-township",
        ChangeField::Cohort => "label-cohort",
    }
}

/// What a field that is changed by a case is called.
pub fn change_field_name(field: ChangeField, words: &Words) -> &str {
    words.say(change_field_key(field))
}

/// 险种: a scheme's name.
pub fn scheme_name(scheme: Scheme, words: &Words) -> &str {
    words.say(match scheme {
        Scheme::Resident => "scheme-resident",
        Scheme::Employee => "scheme-employee",
    })
}

/// 参保选择
pub fn choice_name(choice: Choice, words: &Words) -> &str {
    words.say(match choice {
        Choice::Resident => "choice-resident",
        Choice::Employee => "choice-employee",
        Choice::Neither => "choice-neither",
    })
}

/// The layer at which a case waits.
pub fn step_name(step: ReviewStep, words: &Words) -> &str {
    words.say(match step {
        ReviewStep::Township => "step-township",
        ReviewStep::LandArea => "step-land-area",
        ReviewStep::Household => "step-household",
        ReviewStep::Notice => "step-notice",
        ReviewStep::Final => "step-final",
        ReviewStep::Choice => "step-choice",
        ReviewStep::Claim => "step-claim",
        ReviewStep::Transition => "step-transition",
        ReviewStep::Refund => "step-refund",
        ReviewStep::Recovery => "step-recovery",
        ReviewStep::Change => "step-change",
        ReviewStep::Revocation => "step-revocation",
    })
}

/// Where a case stands: at its step, or how it ended.
pub fn stage_name(stage: Stage, words: &Words) -> &str {
    match stage {
        Stage::Returned => words.say("stage-returned"),
        Stage::Waiting(step) => step_name(step, words),
        Stage::Payable => words.say("stage-payable"),
        Stage::Closed(outcome) => outcome_name(outcome, words),
    }
}

/// A work list.
pub fn queue_name(queue: Queue, words: &Words) -> &str {
    match queue {
        Queue::Returned => stage_name(Stage::Returned, words),
        Queue::ToPost => words.say("queue-to-post"),
        Queue::InNotice => words.say("queue-in-notice"),
        Queue::Waiting(step) => step_name(step, words),
        Queue::Payable => stage_name(Stage::Payable, words),
        Queue::Batched => words.say("queue-batched"),
    }
}

/// How a case ended.
pub fn outcome_name(outcome: Outcome, words: &Words) -> &str {
    words.say(match outcome {
        Outcome::Passed => "outcome-passed",
        Outcome::Rejected => "outcome-rejected",
        Outcome::Withdrawn => "outcome-withdrawn",
        Outcome::Superseded => "outcome-superseded",
    })
}

/// What a case is about, without its year.
pub fn matter_name<'a>(matter: &CaseKind, words: &'a Words) -> &'a str {
    words.say(topic_key(CaseTopic::of(matter)))
}

/// What a case is about, where only its topic is known.
pub fn topic_key(topic: CaseTopic) -> &'static str {
    match topic {
        CaseTopic::Confirmation => "matter-confirmation",
        CaseTopic::Choice => "matter-choice",
        CaseTopic::Claim => "matter-claim",
        CaseTopic::Transition => "matter-transition",
        CaseTopic::Refund => "matter-refund",
        CaseTopic::Recovery(_) => "matter-recovery",
        CaseTopic::TopUpRecovery => "matter-top-up-recovery",
        CaseTopic::Change(_) => "matter-change",
        CaseTopic::Revocation => "matter-revocation",
    }
}

/// What a case is about, with its year or choice.
pub fn matter_title(matter: &CaseKind, words: &Words) -> String {
    let name = matter_name(matter, words);
    let of = match matter {
        CaseKind::Choice { choice, .. } => choice_name(*choice, words).to_owned(),
        CaseKind::Claim { year } | CaseKind::Recovery { year, .. } => year.to_string(),
        CaseKind::Change(change) => change_field_name(change.to.field(), words).to_owned(),
        CaseKind::Confirmation
        | CaseKind::Transition
        | CaseKind::Refund
        | CaseKind::TopUpRecovery { .. }
        | CaseKind::Revocation { .. } => return name.to_owned(),
    };
    words.say_with("matter-of", &[("matter", name.into()), ("of", of.into())])
}

/// How far a year's subsidy has come.
pub fn subsidy_state_name(state: SubsidyState, words: &Words) -> &str {
    words.say(match state {
        SubsidyState::Due => "subsidy-state-due",
        SubsidyState::Approved => "subsidy-state-approved",
        SubsidyState::Paid => "subsidy-state-paid",
        SubsidyState::Rejected => "subsidy-state-rejected",
        SubsidyState::Recovered => "subsidy-state-recovered",
    })
}

/// Why a legacy relation is surrendered.
pub fn refund_cause_name(cause: RefundCause, words: &Words) -> &str {
    words.say(match cause {
        RefundCause::ChoseEmployee => "refund-cause-chose-employee",
        RefundCause::ChoseNeither => "refund-cause-chose-neither",
        RefundCause::DrawsEmployeePension => "refund-cause-draws-employee-pension",
    })
}

/// Where a subsidy goes.
pub fn route_name(route: Route, words: &Words) -> &str {
    words.say(match route {
        Route::Account => "route-account",
        Route::Bank => "route-bank",
    })
}

/// A department as the district calls it for short.
pub fn department_name(department: Department, words: &Words) -> &str {
    words.say(match department {
        Department::Township => "department-township",
        Department::NaturalResources => "department-natural-resources",
        Department::Agriculture => "department-agriculture",
        Department::PublicSecurity => "department-public-security",
        Department::HumanResources => "department-human-resources",
        Department::ResidentPension => "department-resident-pension",
        Department::Finance => "department-finance",
        Department::Audit => "department-audit",
        Department::Information => "department-information",
    })
}

/// 经办 or 复核
pub fn level_name(level: Level, words: &Words) -> &str {
    words.say(match level {
        Level::Clerk => "level-clerk",
        Level::Supervisor => "level-supervisor",
    })
}

/// What becomes of a person's year in the annual round.
pub fn round_fate_name(fate: RoundFate, words: &Words) -> &str {
    words.say(match fate {
        RoundFate::Due => "round-due",
        RoundFate::Review => "round-review",
        RoundFate::Held => "round-held",
        RoundFate::Refused => "round-refused",
        RoundFate::Claimed => "round-claimed",
    })
}

/// `登记死亡 2020-11-04`: what the household roster alone tells (A7).
pub fn listed_death_line(listed: ListedDeath, words: &Words) -> String {
    if listed.unreadable {
        return words.say("listed-unreadable").to_owned();
    }
    let day =
        listed.on.map_or_else(|| words.say("day-not-given").to_owned(), |day| day.to_string());
    words.say_with("listed-death", &[("day", day.into())])
}

/// How far identity confirmation has come.
pub fn confirmation_name<'a>(confirmation: &Confirmation, words: &'a Words) -> &'a str {
    words.say(match confirmation {
        Confirmation::NotNeeded => "confirmation-not-needed",
        Confirmation::NotOpened => "confirmation-not-opened",
        Confirmation::Open(_) => "confirmation-open",
        Confirmation::Confirmed(_) => "confirmation-confirmed",
        Confirmation::Rejected(_) => "confirmation-rejected",
        Confirmation::Revoked(_) => "confirmation-revoked",
    })
}

/// How a legacy relation ended; `None` while it lasts.
pub fn legacy_end_name(end: Option<LegacyEnd>, words: &Words) -> &str {
    words.say(match end {
        None => "legacy-lasting",
        Some(LegacyEnd::Merged(_)) => "legacy-merged",
        Some(LegacyEnd::Surrendered(_)) => "legacy-surrendered",
    })
}

/// 男 or 女
pub fn sex_name(sex: Sex, words: &Words) -> &str {
    words.say(match sex {
        Sex::Male => "sex-male",
        Sex::Female => "sex-female",
    })
}

/// A fact that is masked by default.
pub fn fact_name(fact: RevealedFact, words: &Words) -> &str {
    words.say(match fact {
        RevealedFact::IdNumber => "label-id-number",
        RevealedFact::Phone => "label-phone",
        RevealedFact::BankAccount => "label-bank-account",
    })
}

/// A kind of roster, such as 城乡居民养老保险名册.
pub fn roster_name(kind: RosterKind, words: &Words) -> String {
    by_code("roster", kind.code(), words)
}

/// What an export covers, by its code on the command line; the code where it is none.
pub fn export_name(what: &str, words: &Words) -> String {
    by_code("exported", what, words)
}

fn by_code(area: &str, code: &str, words: &Words) -> String {
    let key = format!("{area}-{code}");
    if words.has(&key) { words.say(&key).to_owned() } else { code.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::Finding;
    use crate::words::Lang;
    use crate::words::finding_name;
    use unicode_width::UnicodeWidthStr;

    const NARROW: [&str; 15] = [
        "cohort-",
        "scheme-",
        "choice-",
        "step-",
        "stage-",
        "outcome-",
        "subsidy-state-",
        "route-",
        "finding-",
        "confirmation-",
        "legacy-",
        "sex-",
        "level-",
        "queue-",
        "refund-cause-",
    ];

    #[test]
    fn short_names_fit_their_columns() {
        let mut seen = 0;
        for (lang, most) in [(Lang::Zh, 12), (Lang::En, 22)] {
            for (key, text) in &Words::get(lang).plain {
                if NARROW.iter().any(|prefix| key.starts_with(prefix)) {
                    assert!(text.width() <= most, "{lang:?} {key}: {text} is too wide");
                    seen += 1;
                }
            }
        }
        assert!(seen > 90, "{seen} names");
    }

    #[test]
    fn names_with_codes_are_worded_under_their_codes() {
        for lang in Lang::ALL {
            let words = Words::get(lang);
            for step in ReviewStep::ALL {
                assert_eq!(step_name(step, words), words.say(&format!("step-{}", step.code())));
            }
            for department in Department::ALL {
                let key = format!("department-{}", department.code());
                assert_eq!(department_name(department, words), words.say(&key));
                assert!(words.has(&key), "{key}");
            }
            for cohort in [Cohort::Original, Cohort::Existing, Cohort::New] {
                let key = format!("cohort-{}", cohort.code());
                assert_eq!(cohort_name(cohort, words), words.say(&key));
            }
            for choice in Choice::ALL {
                let key = format!("choice-{}", choice.code());
                assert_eq!(choice_name(choice, words), words.say(&key));
            }
            for finding in [Finding::Deceased, Finding::ListedTwice, Finding::UnderAgeAtTaking] {
                let key = format!("finding-{}", finding.code());
                assert_eq!(finding_name(finding, words), words.say(&key));
            }
        }
    }

    #[test]
    fn a_matter_says_its_year_or_choice() {
        let zh = Words::get(Lang::Zh);
        assert_eq!(matter_title(&CaseKind::Claim { year: 2021 }, zh), "补助申领（2021）");
        assert_eq!(matter_title(&CaseKind::Refund, zh), "退保退款");
    }

    #[test]
    fn codes_from_the_command_line_have_names() {
        let zh = Words::get(Lang::Zh);
        assert_eq!(roster_name(RosterKind::Legacy, zh), "原参保人员名册");
        assert_eq!(export_name("persons", zh), "人员档案");
    }
}
