//! Refusals in words: what stands against it, the clause behind it, the next step.

mod facts;
mod money;
#[cfg(test)]
mod samples;

use super::names::{
    choice_name, class_name, cohort_name, outcome_name, scheme_name, step_name, topic_key,
};
use super::{Words, moment, yuan};
use crate::casework::{
    AccountRefusal, ChangeRefusal, Choice, ChoiceRefusal, ConfirmationRefusal,
    ContradictionRefusal, MendRefusal, PersonRefusal, RefundRefusal, Refusal, ReviewRefusal,
    RoundCause, SubsidyRefusal, TransitionRefusal,
};
use crate::policy::Rule;
use facts::{Facts, fact};

/// A no as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What was refused and why, one or two sentences.
    pub what: String,
    /// The clause of the plan that forbids it, in the plan's own numbering; marked
    /// where the rule is the office's own.
    pub clause: Option<String>,
    /// What would mend it.
    pub next: Option<String>,
}

/// Words a refusal, under `refusal-AREA-CODE` and `refusal-AREA-CODE-next`.
pub fn explain(refusal: &Refusal, words: &Words) -> Explained {
    let (area, facts) = match refusal {
        Refusal::Person(refusal) => ("person", person(refusal, words)),
        Refusal::Confirmation(refusal) => ("confirmation", confirmation(refusal)),
        Refusal::Review(refusal) => ("review", review(refusal, words)),
        Refusal::Choice(refusal) => ("choice", choice(refusal, words)),
        Refusal::Subsidy(refusal) => ("subsidy", subsidy(refusal, words)),
        Refusal::Transition(refusal) => ("transition", transition(refusal, words)),
        Refusal::Refund(refusal) => ("refund", refund(refusal, words)),
        Refusal::Land(_) => ("land", Facts::new()),
        Refusal::Change(refusal) => ("change", change(refusal, words)),
        Refusal::Mend(refusal) => ("mend", mend(refusal)),
        Refusal::Contradiction(ContradictionRefusal::InTheWay { case, topic }) => {
            let topic = words.say(topic_key(*topic)).to_owned();
            ("contradiction", vec![("case", case.to_string().into()), ("topic", topic.into())])
        }
        Refusal::Compare(_) => ("compare", Facts::new()),
        Refusal::Account(refusal) => ("account", account(refusal)),
        Refusal::Fund(refusal) => ("fund", money::fund(refusal, words)),
        Refusal::Batch(refusal) => ("batch", money::batch(refusal, words)),
    };
    let key = format!("refusal-{area}-{}", kebab(refusal.code()));
    Explained {
        what: words.say_with(&key, &facts),
        clause: Some(clause_of(refusal.rule(), words)),
        next: Some(words.say_with(&format!("{key}-next"), &facts)),
    }
}

/// A rule's clause in the plan's numbering, marked where the rule is the office's own.
pub fn clause_of(rule: Rule, words: &Words) -> String {
    let clause = rule.clause();
    match rule {
        Rule::S1 | Rule::S2 | Rule::W1 => {
            words.say_with("clause-own", &[("clause", clause.into())])
        }
        _ => clause.to_owned(),
    }
}

/// Why the annual round treats a person's year as it does, in a few words; of a rarer
/// refusal its whole sentence.
pub fn round_cause_name(cause: &RoundCause, words: &Words) -> String {
    let key = format!("round-cause-{}", kebab(cause.code()));
    match cause {
        RoundCause::Refused(refusal) if !words.has(&key) => explain(refusal, words).what,
        _ => words.say(&key).to_owned(),
    }
}

/// `OwnWork` as `own-work`.
pub(super) fn kebab(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for ch in name.chars() {
        if ch.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(ch.to_ascii_lowercase());
    }
    out
}

/// The choice for telling its cases apart, and its name.
fn present(choice: Option<Choice>, words: &Words) -> Facts {
    let code = if choice.is_some() { "some" } else { "none" };
    let name = choice.map_or("", |choice| choice_name(choice, words));
    vec![("choice", code.into()), ("name", name.to_owned().into())]
}

fn person(refusal: &PersonRefusal, words: &Words) -> Facts {
    use PersonRefusal::*;
    match refusal {
        AlreadyRegistered { person, cohort } => vec![
            ("person", person.to_string().into()),
            ("cohort", cohort_name(*cohort, words).to_owned().into()),
        ],
        OriginallyInsured { person } => fact("person", person),
        FactsUnderReview { case } | OwnApproval { case } => fact("case", case),
        LegacyNumberTaken { legacy_no } => fact("legacy_no", legacy_no),
        ImpossibleDeath { died } | DeathOnRecord { died } => fact("died", died),
        Unknown | LegacyMissing | LegacyNotTheirs | NameMissing | NothingChanged
        | FactsConfirmed | NegativeAmount | LegacyEnded | NoDeathOnRecord | ReasonMissing => {
            Facts::new()
        }
    }
}

fn change(refusal: &ChangeRefusal, words: &Words) -> Facts {
    use ChangeRefusal::*;
    match refusal {
        EnjoyedAboveTotal { most } => fact("most", yuan(*most, words)),
        ListedTwice { legacy_no } => fact("legacy_no", legacy_no),
        Died { died } => fact("died", died),
        NothingChanged | GroundMissing | HolderMissing | NotAName | NotAnAccount
        | AccountByCase | Moved | InForce | FiguresUnread | CohortOfRoster | CohortConfirmed => {
            Facts::new()
        }
    }
}

fn mend(refusal: &MendRefusal) -> Facts {
    use MendRefusal::*;
    match refusal {
        AlreadyProposed { mend } => fact("mend", mend),
        Unknown | LineGone | NothingChanged | GroundMissing | FiguresByChange | AlreadyDecided
        | OwnWork | NotTheirs | ReasonMissing => Facts::new(),
    }
}

fn confirmation(refusal: &ConfirmationRefusal) -> Facts {
    use ConfirmationRefusal::*;
    match refusal {
        AlreadyConfirmed { on } | Revoked { on } => fact("on", on),
        AlreadyOpen { case } => fact("case", case),
        AlreadyPosted { until } | NoticeOver { until } => fact("until", until),
        NotNeeded
        | NotConfirmed
        | NotRevoked
        | LandFactsMissing
        | MoreTakenThanContracted
        | HouseholdNotOpen
        | NotReadyForNotice
        | NotInNotice
        | NoSuchObjection
        | ReasonMissing => Facts::new(),
    }
}

fn review(refusal: &ReviewRefusal, words: &Words) -> Facts {
    use ReviewRefusal::*;
    match refusal {
        InNotice { until: None, objections } => {
            vec![("state", "to-post".into()), ("objections", (*objections).into())]
        }
        InNotice { until: Some(until), objections } => vec![
            ("state", if *objections > 0 { "objected" } else { "running" }.into()),
            ("objections", (*objections).into()),
            ("until", until.to_string().into()),
        ],
        Closed { outcome } => fact("outcome", outcome_name(*outcome, words)),
        NotEarlier { to } => fact("to", step_name(*to, words)),
        FiguresMoved { claimed, computed } => vec![
            ("claimed", yuan(*claimed, words).into()),
            ("computed", yuan(*computed, words).into()),
        ],
        Unknown | OwnWork | NotWaiting | ReasonMissing | NotOwnDecision | GoneOn | NotReturned
        | NotWithdrawable => Facts::new(),
    }
}

fn choice(refusal: &ChoiceRefusal, words: &Words) -> Facts {
    use ChoiceRefusal::*;
    match refusal {
        Died { died } => fact("died", died),
        SameChoice { choice } => fact("choice", choice_name(*choice, words)),
        Transitioned { on: None } => fact("state", "open"),
        Transitioned { on: Some(on) } => {
            vec![("state", "made".into()), ("on", on.to_string().into())]
        }
        ImpossibleDay { from, until } => {
            vec![("from", from.to_string().into()), ("until", until.to_string().into())]
        }
        BeforePresentChoice { chosen_on } => fact("chosen_on", chosen_on),
        NotConfirmed | Surrendering => Facts::new(),
    }
}

fn subsidy(refusal: &SubsidyRefusal, words: &Words) -> Facts {
    use SubsidyRefusal::*;
    match refusal {
        TooEarly { first, present } | YearNotCome { first, present } => {
            vec![("first", first.to_string().into()), ("present", present.to_string().into())]
        }
        NoContribution { scheme, in_other_scheme } => vec![
            ("scheme", scheme_name(*scheme, words).to_owned().into()),
            ("other", if *in_other_scheme { "yes" } else { "no" }.into()),
        ],
        OtherContribution { scheme } => fact("scheme", scheme_name(*scheme, words)),
        VoucherUsed { person } => fact("person", person),
        YearTaken { case } | SubsidisedOnIt { case } => fact("case", case),
        YearsUsed { years, subsidised } => vec![
            ("years", years.to_string().into()),
            ("subsidised", yuan(*subsidised, words).into()),
        ],
        ContributedAfterDeath { died } | ContributedAfterListedDeath { died } => fact("died", died),
        NotConfirmed
        | NoChoice
        | ChoseNeither
        | ToppedUp
        | SurrenderNotPaid
        | DrawsEmployeePension
        | ContributionOnRecord
        | ImpossibleContribution
        | VoucherMissing
        | BankAccountMissing
        | NotPaid
        | ReasonMissing
        | NotPayable
        | ImpossibleDay
        | ReferenceMissing
        | OwnApproval
        | OwnAccountChange
        | NoTopUpToRecover => Facts::new(),
    }
}

fn transition(refusal: &TransitionRefusal, words: &Words) -> Facts {
    use TransitionRefusal::*;
    match refusal {
        NotChosen { choice } => present(*choice, words),
        Surrendered { on } => fact("on", on),
        Died { died } => fact("died", died),
        ListedTwice { legacy_no } => fact("legacy_no", legacy_no),
        NotCleared { class } => fact("class", class_name(*class, words)),
        NotOriginal | FiguresUnread | OwnDecision | AlreadyMade | NegativeAmount | NotMade
        | ReasonMissing => Facts::new(),
    }
}

fn refund(refusal: &RefundRefusal, words: &Words) -> Facts {
    use RefundRefusal::*;
    match refusal {
        AlreadyOpened { case } => fact("case", case),
        Merged { on } => fact("on", on),
        CauseNotOnRecord { choice } => present(*choice, words),
        ListedTwice { legacy_no } => fact("legacy_no", legacy_no),
        NotOriginal | FiguresUnread | BankAccountMissing | NotOwnAccount => Facts::new(),
    }
}

fn account(refusal: &AccountRefusal) -> Facts {
    use AccountRefusal::*;
    match refusal {
        Taken { login } | NoPeer { login } => fact("login", login),
        Locked { until } => fact("until", moment(*until)),
        PasswordTooShort { least } => fact("least", least),
        Unknown | ImpossibleLogin | TownshipMismatch | Disabled | OwnAccount | NameMissing
        | ImpossibleSpan | NoDelegation => Facts::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;
    use crate::words::plain_language::stray;
    use std::collections::BTreeSet;

    /// Every refusal as casework declares it: its area and code.
    fn declared() -> BTreeSet<(String, String)> {
        let sources = [
            include_str!("../casework/refusal.rs"),
            include_str!("../casework/refusal/change.rs"),
            include_str!("../casework/refusal/compare.rs"),
            include_str!("../casework/refusal/contradiction.rs"),
            include_str!("../casework/refusal/land.rs"),
            include_str!("../casework/refusal/mend.rs"),
            include_str!("../casework/refusal/money.rs"),
            include_str!("../casework/refusal/subsidy.rs"),
        ];
        let mut area = String::new();
        let mut found = BTreeSet::new();
        for line in sources.into_iter().flat_map(str::lines) {
            if let Some((name, _)) =
                line.trim().split_once("::").filter(|_| line.ends_with("Refusal {"))
            {
                area = kebab(name);
            }
            let mut words = line.trim().trim_end_matches(['{', ',', ' ']).split(' ');
            if let (Some(rule), Some(code), None) = (words.next(), words.next(), words.next())
                && Rule::ALL.iter().any(|known| known.id() == rule)
            {
                found.insert((area.clone(), kebab(code)));
            }
        }
        found
    }

    fn area_of(refusal: &Refusal) -> String {
        let shown = format!("{refusal:?}");
        kebab(shown.split('(').next().unwrap_or_default())
    }

    #[test]
    fn every_refusal_has_both_texts_in_both_languages() {
        let declared = declared();
        assert!(declared.len() > 80, "{} refusals were found", declared.len());
        for (area, code) in &declared {
            for lang in Lang::ALL {
                for end in ["", "-next"] {
                    let key = format!("refusal-{area}-{code}{end}");
                    assert!(Words::get(lang).has(&key), "{lang:?} lacks {key}");
                }
            }
        }
    }

    #[test]
    fn no_text_is_left_of_a_refusal_that_is_gone() {
        let declared = declared();
        for key in super::super::keys_of(include_str!("zh-CN/refusals.ftl")) {
            let Some(rest) = key.strip_prefix("refusal-") else { continue };
            let rest = rest.strip_suffix("-next").unwrap_or(rest);
            let known = rest.split_once('-').map(|(area, code)| (area.into(), code.into()));
            assert!(known.is_some_and(|known| declared.contains(&known)), "{key}");
        }
    }

    #[test]
    fn every_refusal_reads_whole_with_its_facts() {
        let samples = samples::all();
        let sampled: BTreeSet<_> =
            samples.iter().map(|refusal| (area_of(refusal), kebab(refusal.code()))).collect();
        assert_eq!(sampled, declared(), "a sample for each refusal");
        for refusal in &samples {
            for lang in Lang::ALL {
                let said = explain(refusal, Words::get(lang));
                for text in [Some(&said.what), said.clause.as_ref(), said.next.as_ref()] {
                    let text = text.expect("a text");
                    assert!(!text.is_empty() && !text.contains(['{', '$', '\n']), "{text}");
                    assert!(!text.starts_with("refusal-"), "{text}");
                }
                for text in [Some(&said.what), said.next.as_ref()].into_iter().flatten() {
                    assert_eq!(stray(text, lang == Lang::Zh), None, "{text}");
                }
            }
        }
    }

    #[test]
    fn facts_stand_in_the_text() {
        let zh = Words::get(Lang::Zh);
        for (refusal, what, next) in samples::worded() {
            let said = explain(&refusal, zh);
            assert_eq!((said.what.as_str(), said.next.as_deref()), (what, Some(next)));
        }
    }

    #[test]
    fn the_clause_is_the_plans_and_the_offices_own_is_marked() {
        let zh = Words::get(Lang::Zh);
        let clause = |refusal: Refusal| explain(&refusal, zh).clause;
        assert_eq!(clause(SubsidyRefusal::ToppedUp.into()).as_deref(), Some("五(四)1"));
        assert_eq!(clause(ReviewRefusal::OwnWork.into()).as_deref(), Some("三（本单位规定）"));
        let en = explain(&AccountRefusal::Disabled.into(), Words::get(Lang::En));
        assert_eq!(en.clause.as_deref(), Some("三 (the office's own rule)"));
    }
}
