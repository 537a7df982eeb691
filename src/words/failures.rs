//! Why something was not carried out, in words: the rules, the role, somebody
//! else's change, the sign-in, the machine.

use super::refusals::kebab;
use super::{Explained, Words, clause_of, explain, explain_policy, explain_store, moment};
use crate::journal::JournalFault;
use crate::office::{Changed, Forbidden, OfficeError, OfficeFault, StoreHealth};
use crate::policy::Rule;
use crate::store::StoreFault;

/// Words why something was not carried out.
pub fn explain_error(error: &OfficeError, words: &Words) -> Explained {
    match error {
        OfficeError::Refused(refusal) => explain(refusal, words),
        OfficeError::Forbidden(forbidden) => explain_forbidden(forbidden, words),
        OfficeError::Changed(changed) => explain_changed(changed, words),
        OfficeError::SignIn => Explained {
            what: words.say("failure-sign-in").to_owned(),
            clause: None,
            next: Some(words.say("failure-sign-in-next").to_owned()),
        },
        OfficeError::Fault(fault) => explain_fault(fault, words),
    }
}

/// Words why an actor may not. Who does what stands in the plan (三); accounts are the
/// office's own.
pub fn explain_forbidden(forbidden: &Forbidden, words: &Words) -> Explained {
    let (key, act) = match forbidden {
        Forbidden::Role(permission) => {
            let act = format!("permission-{}", kebab(&format!("{permission:?}")));
            ("forbidden-role", words.say(&act).to_owned())
        }
        Forbidden::OtherTownship => ("forbidden-other-township", String::new()),
        Forbidden::NoAccount => ("forbidden-no-account", String::new()),
    };
    let clause = match forbidden {
        Forbidden::NoAccount => clause_of(Rule::S1, words),
        Forbidden::Role(_) | Forbidden::OtherTownship => Rule::W1.clause().to_owned(),
    };
    Explained {
        what: words.say_with(key, &[("act", act.into())]),
        clause: Some(clause),
        next: Some(words.say(&format!("{key}-next")).to_owned()),
    }
}

fn explain_changed(changed: &Changed, words: &Words) -> Explained {
    let what = match changed.records.last() {
        Some(last) => {
            let gaps = [("by", last.actor.to_string().into()), ("at", moment(last.at).into())];
            words.say_with("failure-changed-by", &gaps)
        }
        None => words.say("failure-changed").to_owned(),
    };
    let next = Some(words.say("failure-changed-next").to_owned());
    Explained { what, clause: None, next }
}

/// One line on how far a store can be relied on, for as long as it is so; none for a
/// sound one.
pub fn store_health_text(standing: &StoreHealth, words: &Words) -> Option<String> {
    match standing {
        StoreHealth::Sound => None,
        StoreHealth::Loading => Some(words.say("standing-loading").to_owned()),
        StoreHealth::Faulty(fault) => Some(match &**fault {
            StoreFault::Journal(JournalFault::Damaged(damage)) => {
                words.say_with("standing-damaged", &[("line", damage.seq.to_string().into())])
            }
            _ => words.say("standing-unread").to_owned(),
        }),
    }
}

/// What is wrong with the store or the policy says itself what would correct it. The cause
/// of a bug is quoted as the program has it: it is for whoever mends the program.
fn explain_fault(fault: &OfficeFault, words: &Words) -> Explained {
    let quoted = |cause: &String| words.say_with("failure-fault", &[("cause", cause.into())]);
    let (what, next) = match fault {
        OfficeFault::Store(fault) => (explain_store(fault, words), None),
        OfficeFault::Policy(fault) => (explain_policy(fault, words), None),
        OfficeFault::Closed => {
            (words.say("failure-closed").to_owned(), Some("failure-closed-next"))
        }
        OfficeFault::Roles(cause) | OfficeFault::Encoding(cause) => {
            (quoted(cause), Some("failure-fault-next"))
        }
    };
    let next = next.map(|key| words.say(key).to_owned());
    Explained { what, clause: None, next }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Date, Instant, Login};
    use crate::casework::ReviewRefusal;
    use crate::office::{Permission, Record};
    use crate::words::Lang;
    use crate::words::plain_language::stray;
    use std::sync::Arc;

    fn changed_at(at: Instant) -> Changed {
        let record = Record { seq: 1, at, actor: Login::from("li.hua"), events: Vec::new() };
        Changed { records: vec![record] }
    }

    #[test]
    fn every_act_of_the_table_of_roles_has_a_name() {
        let table = include_str!("../../data/roles.toml");
        let acts: Vec<&str> = table
            .lines()
            .filter_map(|line| Some(line.split_once(" = ")?.0).filter(|act| !act.starts_with('#')))
            .collect();
        assert!(acts.len() > 30, "{acts:?}");
        for act in acts {
            for lang in Lang::ALL {
                let words = Words::get(lang);
                assert!(words.has(&format!("permission-{act}")), "{lang:?} lacks {act}");
            }
        }
    }

    #[test]
    fn who_may_not_is_told_what_and_by_which_clause() {
        let zh = Words::get(Lang::Zh);
        let said = explain_forbidden(&Forbidden::Role(Permission::DecideLandArea), zh);
        assert_eq!(said.what, "您的岗位不能办理“审核承包地和征地面积”。");
        assert_eq!(said.clause.as_deref(), Some("三"));
        let said = explain_forbidden(&Forbidden::NoAccount, zh);
        assert_eq!(said.clause.as_deref(), Some("三（本单位规定）"));
    }

    #[test]
    fn every_failure_is_worded_in_both_languages() {
        let at = Date::new(2020, 3, 2).expect("a day").at(9, 41, 0);
        let known = changed_at(at);
        let failures = [
            OfficeError::Refused(ReviewRefusal::OwnWork.into()),
            OfficeError::Forbidden(Forbidden::OtherTownship),
            OfficeError::Forbidden(Forbidden::NoAccount),
            OfficeError::Forbidden(Forbidden::Role(Permission::ExportUnmasked)),
            OfficeError::Changed(known),
            OfficeError::Changed(Changed::default()),
            OfficeError::SignIn,
            OfficeError::Fault(Arc::new(OfficeFault::Closed)),
            OfficeError::Fault(Arc::new(OfficeFault::Encoding("no such thing".to_owned()))),
        ];
        for lang in Lang::ALL {
            for failure in &failures {
                let said = explain_error(failure, Words::get(lang));
                for text in [said.what, said.next.expect("a next step")] {
                    assert!(!text.contains(['{', '$']), "{text}");
                    assert_eq!(stray(&text, lang == Lang::Zh), None, "{text}");
                    for area in ["failure-", "forbidden-", "refusal-", "permission-"] {
                        assert!(!text.contains(area), "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_change_says_who_and_when() {
        let at = Date::new(2020, 3, 2).expect("a day").at(9, 41, 0);
        let changed = changed_at(at);
        let said = explain_error(&OfficeError::Changed(changed), Words::get(Lang::En));
        assert_eq!(said.what, "li.hua changed this at 2020-03-02 09:41.");
    }
}
