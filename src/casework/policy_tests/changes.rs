//! What identity and money rest on is changed by two people: X1; nothing contradicts it: X7.

use super::comparison::{arrives, take_balance, unreadable};
use crate::base::{CaseId, Date, Login, Money, PersonId};
use crate::casework::scenario::*;
use crate::casework::{
    AmendPerson, ChangeFinding, ChangedFact, Choice, Command, Finding, Hold, Outcome, RefundCause,
    RegisterPerson, Stage, is_clean, pay_line,
};

fn yuan(amount: i64) -> Money {
    Money::yuan(amount)
}

/// Whom a line of the legacy roster names of which the balance cannot be read.
fn named(s: &mut Scenario) -> PersonId {
    let (id, number) = (s.state.next_person(), s.number());
    let (whole, source) = (original(number, 900, 0, 0), Some(arrived(7)));
    s.does("clerk", register(RegisterPerson { legacy: None, source, ..whole }));
    s.does("clerk", arrives(&unreadable(number, "见附件")));
    id
}

fn account(text: &str) -> ChangedFact {
    ChangedFact::BankAccount(text.to_owned())
}

#[test]
fn x1_a_figure_is_changed_by_one_and_decided_by_another() {
    let mut s = Scenario::new();
    let person = s.original();
    for (fact, of) in [
        (ChangedFact::LegacyBalance(yuan(9_000)), "balance"),
        (ChangedFact::Enjoyed(yuan(5_000)), "enjoyed"),
        (ChangedFact::Drawing(false), "drawing"),
        (ChangedFact::LegacyMonthly(yuan(300)), "monthly"),
    ] {
        let before = s.person(person).legacy.clone();
        let case = s.opens("clerk", change(person, fact.clone()));
        assert_eq!(s.person(person).legacy, before, "{of}: the old one stands");
        assert_eq!(s.refused("clerk", pass(case)), "OwnWork", "{of}");
        s.does("chief", pass(case));
        assert_eq!(ChangedFact::on_file(s.person(person), fact.field()), Some(fact), "{of}");
        assert_eq!(s.case(case).stage, Stage::Closed(Outcome::Passed));
        assert_eq!(s.refused("chief", take_back(case)), "InForce", "{of}");
    }
    assert!(s.person(person).open_cases.is_empty());
}

#[test]
fn x1_a_rejected_or_withdrawn_change_leaves_the_file_as_it_was() {
    let mut s = Scenario::new();
    let person = s.original();
    let enjoyed = |amount| change(person, ChangedFact::Enjoyed(yuan(amount)));
    let case = s.opens("clerk", enjoyed(4_000));
    s.does("chief", reject(case));
    let withdrawn = s.opens("clerk", enjoyed(4_500));
    assert_eq!(s.refused("deputy", withdraw(withdrawn)), "NotWithdrawable");
    assert_eq!(s.refused("chief", take_back(case)), "GoneOn");
    s.does("clerk", withdraw(withdrawn));
    let returned = s.opens("clerk", enjoyed(4_600));
    s.does("chief", give_back(returned, None));
    s.does("clerk", hand_in(returned));
    assert_eq!(s.person(person).legacy.as_ref().expect("legacy").enjoyed, yuan(5_600));
    s.does("chief", pass(returned));
    assert_eq!(s.person(person).legacy.as_ref().expect("legacy").enjoyed, yuan(4_600));
}

#[test]
fn x1_what_is_no_change_or_no_value_is_refused_with_its_cause() {
    let mut s = Scenario::new();
    let person = s.original();
    let candidate = s.confirmed();
    let refused = |s: &mut Scenario, person, fact| s.refused("clerk", change(person, fact));
    let enjoyed = |amount| ChangedFact::Enjoyed(yuan(amount));
    assert_eq!(refused(&mut s, person, enjoyed(5_600)), "NothingChanged");
    assert_eq!(refused(&mut s, person, enjoyed(15_001)), "EnjoyedAboveTotal");
    assert_eq!(refused(&mut s, person, enjoyed(-1)), "NegativeAmount");
    assert_eq!(refused(&mut s, candidate, enjoyed(100)), "LegacyNotTheirs");
    assert_eq!(refused(&mut s, person, account("62abc")), "NotAnAccount");
    assert_eq!(refused(&mut s, person, ChangedFact::Name(" ".to_owned())), "NameMissing");
    let Command::ProposeChange(proposal) = change(person, enjoyed(100)) else { unreachable!() };
    let ground = String::new();
    let bare = crate::casework::ProposeChange { ground, ..proposal.clone() };
    assert_eq!(s.refused("clerk", Command::ProposeChange(bare)), "GroundMissing");
    let (to, holder) = (account("6217002735061200041"), String::new());
    let bare = crate::casework::ProposeChange { to, holder, ..proposal };
    assert_eq!(s.refused("clerk", Command::ProposeChange(bare)), "HolderMissing");
    s.does("clerk", die(person, s.today()));
    assert_eq!(refused(&mut s, person, account("6217002735061200041")), "Died");
}

/// Forms name a holder whatever is changed; only an account has one.
#[test]
fn x1_only_an_account_has_a_holder() {
    let mut s = Scenario::new();
    let person = s.original();
    let holder_of = |s: &Scenario, case| match &s.state.case(case).expect("a case").matter {
        crate::casework::CaseKind::Change(change) => change.holder.clone(),
        other => panic!("{other:?}"),
    };
    let figure = s.opens("clerk", change(person, ChangedFact::Enjoyed(yuan(4_600))));
    assert_eq!(holder_of(&s, figure), "");
    let card = s.opens("clerk", change(person, account("6217002735061200041")));
    assert_eq!(holder_of(&s, card), "李秀英");
}

#[test]
fn x7_two_changes_of_one_field_are_refused_and_what_rests_on_it_waits() {
    let mut s = Scenario::new();
    let person = s.original();
    s.chooses(person, Choice::Resident);
    let case = s.opens("clerk", change(person, ChangedFact::Enjoyed(yuan(4_000))));
    let again = change(person, ChangedFact::Enjoyed(yuan(3_000)));
    assert_eq!(s.refused("deputy", again), "InTheWay");
    assert_eq!(s.refused("clerk", transition(person)), "InTheWay");
    assert_eq!(s.refused("chief", carry_out(person)), "InTheWay");
    let cause = RefundCause::DrawsEmployeePension;
    let other = s.original();
    s.does("clerk", change(other, ChangedFact::LegacyBalance(yuan(1))));
    assert_eq!(s.refused("clerk", refund(other, cause)), "InTheWay");
    s.does("chief", pass(case));
    let under_way = s.opens("clerk", transition(person));
    let balance = ChangedFact::LegacyBalance(yuan(9_000));
    assert_eq!(s.refused("clerk", change(person, balance.clone())), "InTheWay");
    s.does("chief", pass(under_way));
    assert_eq!(s.refused("clerk", change(person, balance.clone())), "LegacyEnded");
}

#[test]
fn x1_a_file_that_moved_on_is_not_changed_from_what_it_no_longer_says() {
    let mut s = Scenario::new();
    let person = s.original();
    let case = s.opens("clerk", change(person, ChangedFact::LegacyBalance(yuan(9_000))));
    s.does("clerk", amend_legacy(person, 8_500));
    assert_eq!(s.refused("chief", pass(case)), "Moved");
    s.does("chief", reject(case));
    assert_eq!(s.person(person).legacy.as_ref().expect("legacy").balance, yuan(8_500));
}

#[test]
fn x1_money_to_an_account_that_is_changing_is_held_and_neither_of_the_two_pays_it() {
    let mut s = Scenario::new();
    let person = s.confirmed_with(Choice::Employee);
    let case = s.payable(person, crate::casework::Scheme::Employee, 2020);
    let line = |s: &Scenario, maker: &str| {
        pay_line(&s.state, s.case(case), &Login::from(maker)).map(|line| line.account)
    };
    let old = s.person(person).bank_account.clone();
    assert_eq!(line(&s, "maker"), Ok(old));
    let new = "6228480402564890018";
    let changing = s.opens("deputy", change(person, account("6228 4804 0256 4890 018")));
    assert_eq!(line(&s, "maker"), Err(Hold::AccountChanging(changing)));
    let typed = Some("6217002735061200041".to_owned());
    let typed = amend(AmendPerson { bank_account: typed, ..amendment(person) });
    assert_eq!(s.refused("clerk", typed), "AccountByCase");
    assert_eq!(s.refused("clerk", change_account(person, "6217002735061200041")), "InTheWay");
    s.does("second", pass(changing));
    assert_eq!(line(&s, "maker"), Ok(new.to_owned()));
    for stands_behind in ["deputy", "second"] {
        assert_eq!(line(&s, stands_behind), Err(Hold::OwnApproval), "{stands_behind}");
    }
}

#[test]
fn x1_a_new_account_is_held_against_holder_check_digit_and_others() {
    let mut s = Scenario::new();
    let (person, other) = (s.original(), s.original());
    let theirs = "6228480402564890018".to_owned();
    s.takes_account(other, &theirs);
    let found = |s: &mut Scenario, account: &str, holder: &str| {
        let to = ChangedFact::BankAccount(account.to_owned());
        let Command::ProposeChange(command) = change(person, to) else { unreachable!() };
        let holder = holder.to_owned();
        let command = crate::casework::ProposeChange { holder, ..command };
        let case = s.opens("clerk", Command::ProposeChange(command));
        let found = s.findings(case);
        s.does("clerk", withdraw(case));
        found
    };
    let name = s.person(person).name.clone();
    let clean = found(&mut s, "6228480402564890026", &name);
    assert!(!clean.contains(&Finding::SharedBankAccount), "{clean:?}");
    assert!(found(&mut s, &theirs, &name).contains(&Finding::SharedBankAccount));
    let digit = Finding::Change(ChangeFinding::AccountCheckDigit);
    assert!(found(&mut s, "6228480402564890081", &name).contains(&digit));
    let holder = Finding::Change(ChangeFinding::HolderDiffers);
    assert!(found(&mut s, &theirs, "普永昌").contains(&holder));
}

#[test]
fn x1_who_approved_a_layer_neither_proposes_nor_decides_a_change() {
    let mut s = Scenario::new();
    let (person, case) = s.candidate();
    s.does("chief", pass(case));
    let name = change(person, ChangedFact::Name("李秀瑛".to_owned()));
    assert_eq!(s.refused("chief", name.clone()), "OwnApproval");
    let changing = s.opens("clerk", name);
    assert_eq!(s.refused("chief", pass(changing)), "OwnApproval");
    s.does("deputy", pass(changing));
    assert_eq!(s.person(person).name, "李秀瑛");
    assert_eq!(s.refused("deputy", pass(case)), "OwnWork", "they stand behind the facts");
}

#[test]
fn x1_amounts_from_the_paper_count_once_another_person_passes_them() {
    let mut s = Scenario::new();
    let person = named(&mut s);
    let case = s.opens("clerk", take_balance("L900", Some(8_000), "缴费证第 12 页"));
    assert!(s.person(person).lacks_figures(), "it waits");
    assert_eq!(s.state.rejected_lines.len(), 1, "the line stays in the list");
    assert_eq!(s.refused("clerk", transition(person)), "FiguresUnread");
    assert!(!is_clean(&s.findings(case)), "a typed figure is looked at");
    assert_eq!(s.refused("deputy", take_balance("L900", Some(1), "缴费证")), "InTheWay");
    assert_eq!(s.refused("clerk", pass(case)), "OwnWork");
    s.does("chief", pass(case));
    assert_eq!(s.person(person).legacy.as_ref().expect("a relation").balance, yuan(8_000));
    assert!(s.state.rejected_lines.is_empty(), "the line leaves the list");
}

#[test]
fn x1_one_unreadable_figure_is_proposed_by_its_field() {
    let mut s = Scenario::new();
    let person = named(&mut s);
    let enjoyed = change(person, ChangedFact::Enjoyed(yuan(1)));
    assert_eq!(s.refused("clerk", enjoyed), "AmountsDiffer");
    let drawing = change(person, ChangedFact::Drawing(true));
    assert_eq!(s.refused("clerk", drawing), "FiguresUnread");
    let balance = change(person, ChangedFact::LegacyBalance(yuan(8_000)));
    let case = s.opens("clerk", balance);
    s.does("chief", pass(case));
    assert_eq!(s.person(person).legacy.as_ref().expect("a relation").balance, yuan(8_000));
}

#[test]
fn k1b_whom_an_old_line_names_comes_on_file_with_the_proposal_and_without_figures() {
    let mut s = Scenario::new();
    let number = s.number();
    s.does("clerk", arrives(&unreadable(number, "见附件")));
    let case: CaseId = s.opens("clerk", take_balance("L900", Some(8_000), "缴费证"));
    let person = s.state.person_of(&number).expect("on file").id;
    assert!(s.person(person).lacks_figures());
    s.does("chief", pass(case));
    assert!(!s.person(person).lacks_figures());
    assert_eq!(s.person(person).registered, Date::parse("2020-03-02").expect("a day"));
}
