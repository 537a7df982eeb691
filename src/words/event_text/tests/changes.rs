//! A sample of each change of what identity and money rest on.

use super::{BANK, CASE, PERSON};
use crate::base::Money;
use crate::casework::comparison::LineAmounts;
use crate::casework::{
    Approval, CaseEvent, CaseKind, ChangedFact, Event, FileChange, PersonEvent, ReviewStep,
};

pub(super) fn of_changes() -> Vec<Event> {
    let (case, person) = (CASE, PERSON);
    let amounts = LineAmounts {
        legacy_no: "JN000123".into(),
        balance: Some(Money::yuan(8_000)),
        ..LineAmounts::default()
    };
    let facts = [
        (None, ChangedFact::Amounts(amounts)),
        (Some(ChangedFact::Name("李秀英".into())), ChangedFact::Name("李秀瑛".into())),
        (None, ChangedFact::BankAccount(BANK.into())),
        (Some(ChangedFact::Drawing(true)), ChangedFact::Drawing(false)),
        (Some(ChangedFact::Enjoyed(Money::ZERO)), ChangedFact::Enjoyed(Money::yuan(1))),
    ];
    let opened = facts.clone().map(|(from, to)| {
        let (holder, ground) = ("李秀英".into(), "缴费证第 12 页".into());
        let matter = CaseKind::Change(Box::new(FileChange { from, to, holder, ground }));
        Event::Case(CaseEvent::Opened { case, person, matter })
    });
    let changed =
        facts.map(|(from, to)| Event::Person(PersonEvent::Changed { person, case, from, to }));
    let (step, approval) = (ReviewStep::Change, Approval::Change);
    let approved = Event::Case(CaseEvent::Approved { case, step, approval, payable: false });
    opened.into_iter().chain(changed).chain([approved]).chain(of_revocation()).collect()
}

fn of_revocation() -> [Event; 4] {
    let (case, person) = (CASE, PERSON);
    let (reason, paper) = ("冒名顶替".into(), "派出所证明".into());
    let matter = CaseKind::Revocation { reason, paper };
    let (step, approval) = (ReviewStep::Revocation, Approval::Revocation { on: super::day() });
    [
        CaseEvent::Opened { case, person, matter },
        CaseEvent::Approved { case, step, approval, payable: false },
        CaseEvent::Superseded { case, by: CASE },
        CaseEvent::GroundGiven { case, ground: "经复核确系本人".into() },
    ]
    .map(Event::Case)
}
