//! The comparison that follows a change is the one made anew, whatever staff do.

use crate::base::{Cells, IdNumber, Money, PersonId};
use crate::casework::command::*;
use crate::casework::comparison::{CompareDecision, Comparison};
use crate::casework::scenario::*;
use crate::casework::{
    AmendPerson, ChangedFact, EmployeeStatus, HouseholdStatus, PartialReading, Register,
    RejectedLine, ResidentStatus, TableHead,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// One random act about somebody, and the dice that choose what of it.
type Act = (u8, usize, u32);

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 120,
        rng_seed: RngSeed::Fixed(20_200_403),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn t1_the_comparison_that_follows_is_the_one_made_anew(
        acts in proptest::collection::vec((0_u8..20, any::<usize>(), any::<u32>()), 30..120),
    ) {
        let mut s = Scenario::new();
        s.original();
        s.original();
        let rules = s.policy.on(s.today(), s.today()).clone();
        let mut found = Comparison::of(&s.state, &rules, s.today());
        let mut followed = 0;
        for act in acts {
            let before = s.state.clone();
            let command = command_of(&s, act);
            if s.submit("clerk", &command).is_err() {
                continue;
            }
            let anew = Comparison::of(&s.state, &rules, s.today());
            prop_assert!(anew.totals.tie_out());
            let after = found.after(&before, &s.state, &rules, s.today());
            let of_one = matches!(command, Command::DecideComparison(_) | Command::Transition(_));
            prop_assert!(after.is_some() || !of_one, "{command:?} does not concern one alone");
            if let Some(after) = after {
                prop_assert_eq!(&after, &anew);
                followed += 1;
            }
            found = anew;
        }
        prop_assert!(followed > 0);
    }
}

fn command_of(s: &Scenario, (kind, pick, dice): Act) -> Command {
    let person = PersonId((pick % s.state.people.len()) as u32 + 1);
    let number = s.person(person).id_number;
    let one = dice.is_multiple_of(2);
    let settled = |decision| decide_comparison(person, decision, "请核实");
    match kind {
        0 | 1 if s.state.people.len() < 8 => {
            let no = s.state.next_person().0;
            register(original(s.number(), no, i64::from(dice % 9_000), 5_600))
        }
        2 if one => list(number, in_residents(ResidentStatus::Drawing)),
        2 => list(number, in_residents(ResidentStatus::Contributing)),
        3 if one => list(number, in_employees(EmployeeStatus::Drawing)),
        3 => list(number, in_employees(EmployeeStatus::Terminated)),
        4 if one => list(number, in_household(HouseholdStatus::Deceased)),
        4 => list(number, in_household(HouseholdStatus::Normal)),
        5 => rejected(number, dice),
        6 => {
            let phone = Some(format!("138{}", dice % 3));
            amend(AmendPerson { phone, ..amendment(person) })
        }
        7 => {
            let name = if one { "李秀英" } else { "李桂英" }.to_owned();
            change(person, ChangedFact::Name(name))
        }
        8 => die(person, s.today()),
        9 | 10 => carry_out(person),
        11 => list_again(person, &format!("L{}-{}", person.0, dice % 3)),
        12 => take_line(person, &format!("L{}-{}", person.0, dice % 3)),
        13 => settled(CompareDecision::SamePerson),
        14 => {
            let register = Register::ALL[dice as usize % 3];
            settled(CompareDecision::AnotherPerson { register })
        }
        15 => settled(CompareDecision::SendBack),
        16 => settled(CompareDecision::Dead { died: s.today() }),
        _ => amend_legacy(person, i64::from(dice % 5) * 1_000),
    }
}

/// A line of the legacy roster that was rejected, under the person's number or nobody's.
fn rejected(number: IdNumber, dice: u32) -> Command {
    let id_number = Some(number).filter(|_| dice.is_multiple_of(3));
    let reading = PartialReading {
        name: "李秀英".to_owned(),
        number: id_number.map_or("5301", |_| number.as_str()).to_owned(),
        id_number,
        balance: Some(Money::yuan(i64::from(dice % 700))),
        bank_account: format!("6217{}", dice % 3),
        ..PartialReading::default()
    };
    let line = RejectedLine {
        line: 9,
        column: "身份证号".to_owned(),
        cause: "id-check".to_owned(),
        key: format!("A{}", dice % 4),
        cells: Cells::default(),
        reading: Some(Box::new(reading)),
    };
    Command::Roster(RosterImport {
        kind: crate::casework::RosterKind::Legacy,
        file: "名册.csv".to_owned(),
        digest: format!("{dice}"),
        lines: 1,
        rejected: vec![line],
        headings: Cells::default(),
        totals: Vec::new(),
        head: TableHead::default(),
    })
}
