//! Every refusal provoked once, in the order of their list, so that none is missing.

use super::comparison::{arrives, take_balance, unreadable};
use super::files::name_column;
use crate::base::{CaseId, Login, Money, PersonId};
use crate::casework::command::*;
use crate::casework::comparison::CompareDecision;
use crate::casework::refusal::*;
use crate::casework::scenario::*;
use crate::casework::{
    ChangedFact, Choice, Cohort, Contribution, Department, LandFacts, Level, ProposeChange,
    RefundCause, ReviewStep, Scheme,
};
use crate::policy::Policy;

const NOBODY: PersonId = PersonId(99);
const NOWHERE: CaseId = CaseId(99);

fn codes<const N: usize>(refusals: [Refusal; N]) -> [&'static str; N] {
    refusals.map(|refusal| refusal.code())
}

#[test]
fn every_refusal_of_a_persons_file() {
    let mut s = Scenario::new();
    let original_person = s.original();
    let ended = s.surrendered();
    let (open_person, case) = s.candidate();
    s.does("chief", pass(case));
    let confirmed = s.confirmed();
    let number = s.number();
    let known = s.person(confirmed).id_number;
    let of_original = s.person(original_person).id_number;
    let stranger = original(number, 77, 1, 1);
    let phone = |phone: &str| Some(phone.to_owned());
    let land = |taken| Some(land(500, taken));
    let today = s.today();
    s.does("clerk", die(open_person, today));
    let (person, died, reason) = (open_person, None, " ".to_owned());
    let silent = PersonCommand::CorrectDeath { person, died, reason };
    let seen = [
        s.refusal("clerk", die(NOBODY, today)),
        s.refusal("clerk", register(candidate(known))),
        s.refusal("clerk", register(candidate(of_original))),
        s.refusal("clerk", register(RegisterPerson { legacy: None, ..stranger.clone() })),
        s.refusal(
            "clerk",
            register(RegisterPerson { legacy: stranger.legacy, ..candidate(number) }),
        ),
        s.refusal("clerk", register(original(number, original_person.0, 1, 1))),
        s.refusal("clerk", register(RegisterPerson { name: " ".to_owned(), ..candidate(number) })),
        s.refusal("clerk", amend_legacy(ended, 1)),
        s.refusal("clerk", register(original(number, 78, -1, 1))),
        s.refusal("clerk", amend(amendment(confirmed))),
        s.refusal("clerk", amend(AmendPerson { land: land(1), ..amendment(confirmed) })),
        s.refusal("clerk", amend(AmendPerson { land: land(1), ..amendment(open_person) })),
        s.refusal("chief", amend(AmendPerson { phone: phone("1"), ..amendment(open_person) })),
        s.refusal("clerk", die(confirmed, today.plus_days(1))),
        s.refusal("clerk", die(open_person, today)),
        s.refusal("deputy", correct_death(confirmed, None)),
        s.refusal("deputy", Command::Person(silent)),
    ];
    assert_eq!(codes(seen), PersonRefusal::CODES);
    assert_eq!(s.refused("clerk", list_again(confirmed, "L1")), "LegacyNumberTaken");
    assert_eq!(s.refused("clerk", die(confirmed, day("1950-01-01"))), "ImpossibleDeath");
}

#[test]
fn every_refusal_of_confirmation_and_notices() {
    let mut s = Scenario::new();
    let original_person = s.original();
    let confirmed = s.confirmed();
    let (in_notice, case) = s.in_notice();
    let (_, fresh) = s.candidate();
    let without = |land: Option<LandFacts>, s: &mut Scenario| {
        let person = s.state.next_person();
        let registration = RegisterPerson { land, ..candidate(s.number()) };
        s.does("clerk", register(registration));
        person
    };
    let no_land = without(None, &mut s);
    let too_much = without(Some(land(100, 200)), &mut s);
    let silent = NoticeCommand::Object { case, reason: " ".to_owned() };
    let revoked = s.revoked().0;
    s.on("2020-03-09");
    let mut seen = vec![
        s.refusal("clerk", open(original_person)),
        s.refusal("clerk", open(confirmed)),
        s.refusal("clerk", open(in_notice)),
        s.refusal("clerk", open(revoked)),
        s.refusal("clerk", revoke(no_land)),
        s.refusal("clerk", recover_all(confirmed)),
        s.refusal("clerk", open(no_land)),
        s.refusal("clerk", open(too_much)),
        s.refusal("clerk", ask_household(case)),
        s.refusal("clerk", post(fresh)),
        s.refusal("clerk", post(case)),
        s.refusal("clerk", object(fresh)),
    ];
    s.wait(7);
    seen.push(s.refusal("clerk", object(case)));
    s.on("2020-03-10");
    seen.push(s.refusal("inspector", settle(1, true)));
    seen.push(s.refusal("clerk", Command::Notice(silent)));
    let seen: Vec<_> = seen.iter().map(Refusal::code).collect();
    assert_eq!(seen, ConfirmationRefusal::CODES);
}

#[test]
fn every_refusal_of_a_decision() {
    let mut s = Scenario::new();
    let [case, fresh] = [(); 2].map(|()| s.candidate().1);
    s.does("chief", pass(case));
    s.does("agriculture", pass(case));
    let person = s.confirmed_with(Choice::Resident);
    let claimed = s.claims(person, Scheme::Resident, 2020);
    s.on("2022-06-01");
    let closed = s.subsidise(person, Scheme::Resident, 2021);
    let payable = s.claims(person, Scheme::Resident, 2022);
    s.does("chief", pass(payable));
    let silent = Command::Review(ReviewCommand::Reject { case: fresh, reason: String::new() });
    let seen = [
        s.refusal("chief", pass(NOWHERE)),
        s.refusal("clerk", pass(fresh)),
        s.refusal("resources", pass(case)),
        s.refusal("deputy", pass(payable)),
        s.refusal("deputy", pass(closed)),
        s.refusal("chief", silent),
        s.refusal("chief", give_back(fresh, Some(ReviewStep::LandArea))),
        s.refusal("chief", take_back(fresh)),
        {
            s.does("clerk", die(person, s.today()));
            s.refusal("chief", take_back(payable))
        },
        s.refusal("clerk", hand_in(fresh)),
        s.refusal("chief", withdraw(fresh)),
        {
            s.policy = with_rate("1200.00");
            s.refusal("chief", pass(claimed))
        },
    ];
    assert_eq!(codes(seen), ReviewRefusal::CODES);
}

/// The district's policy with another yearly subsidy.
fn with_rate(rate: &str) -> Policy {
    let plan = include_str!("../../../data/policy/plan.toml")
        .replace("\"1000.00\"", &format!("\"{rate}\""));
    let office = include_str!("../../../data/policy/office.toml");
    let security = include_str!("../../../data/policy/security.toml");
    Policy::read([("plan", &*plan), ("office", office), ("security", security)]).expect("reads")
}

#[test]
fn every_refusal_of_a_choice() {
    let mut s = Scenario::new();
    let (unconfirmed, _) = s.candidate();
    let dead = s.confirmed();
    let chosen = s.confirmed_with(Choice::Resident);
    let (merged, _) = s.merged();
    let surrendering = s.original();
    s.chooses(surrendering, Choice::Employee);
    let surrender = s.opens("clerk", refund(surrendering, RefundCause::ChoseEmployee));
    s.approve(surrender);
    let today = s.today();
    s.does("clerk", die(dead, day("2020-03-02")));
    let seen = [
        s.refusal("clerk", choose(unconfirmed, Choice::Resident, today)),
        s.refusal("clerk", choose(dead, Choice::Resident, today)),
        s.refusal("clerk", choose(chosen, Choice::Resident, today)),
        s.refusal("clerk", choose(merged, Choice::Employee, today)),
        s.refusal("clerk", choose(surrendering, Choice::Resident, today)),
        s.refusal("clerk", choose(chosen, Choice::Employee, today.plus_days(1))),
        s.refusal("clerk", choose(chosen, Choice::Employee, day("2020-03-02"))),
    ];
    assert_eq!(codes(seen), ChoiceRefusal::CODES);
}

/// Where the refusals of subsidies pass from the choice to the contribution, and from
/// there to recovery and payment.
const CLAIM_PARTS: [&str; 2] = ["NoContribution", "NotPaid"];

fn part_of_claims(part: usize) -> &'static [&'static str] {
    let all = SubsidyRefusal::CODES;
    let at = |code: &str| all.iter().position(|known| *known == code).expect("in the list");
    let [contribution, money] = CLAIM_PARTS.map(at);
    [&all[..contribution], &all[contribution..money], &all[money..]][part]
}

#[test]
fn every_refusal_of_a_subsidy_by_identity_year_and_choice() {
    let mut s = Scenario::new();
    let (unconfirmed, _) = s.candidate();
    let no_choice = s.confirmed();
    let neither = s.confirmed_with(Choice::Neither);
    let (merged, _) = s.merged();
    let unpaid = s.original();
    s.chooses(unpaid, Choice::Employee);
    let drawing = s.original();
    let surrender = s.opens("clerk", refund(drawing, RefundCause::DrawsEmployeePension));
    s.approve(surrender);
    s.pays(surrender);
    s.chooses(drawing, Choice::Employee);
    let seen = [
        s.refusal("clerk", claim(unconfirmed, 2020, None)),
        s.refusal("clerk", claim(neither, 2019, None)),
        s.refusal("clerk", claim(neither, 2099, None)),
        s.refusal("clerk", claim(no_choice, 2020, None)),
        s.refusal("clerk", claim(neither, 2020, None)),
        s.refusal("clerk", claim(merged, 2020, None)),
        s.refusal("clerk", claim(unpaid, 2020, None)),
        s.refusal("clerk", claim(drawing, 2020, None)),
    ];
    assert_eq!(codes(seen), part_of_claims(0));
}

#[test]
fn every_refusal_of_a_subsidy_by_contribution_and_count() {
    let mut s = Scenario::new();
    let [employee, no_account] = [(); 2].map(|()| s.confirmed_with(Choice::Employee));
    let [resident, dead, used] = [(); 3].map(|()| s.confirmed_with(Choice::Resident));
    s.does("clerk", die(dead, day("2020-03-03")));
    s.loses_account(no_account);
    s.subsidise(resident, Scheme::Resident, 2020);
    s.on("2035-06-01");
    for year in 2020..2035 {
        s.subsidise(used, Scheme::Resident, year);
    }
    let in_employee = s.contribution(Scheme::Employee, 2020);
    let of = |voucher: &str| Contribution { voucher: voucher.into(), ..in_employee.clone() };
    let worthless = Contribution { amount: Money::ZERO, ..of("E2") };
    let in_resident = Contribution { scheme: Scheme::Resident, ..of("") };
    s.does("clerk", contribute(resident, in_employee.clone()));
    let listed = s.confirmed_with(Choice::Resident);
    s.does("police", listed_dead(s.person(listed).id_number, "2020-03-03"));
    let seen = [
        s.refusal("clerk", claim(employee, 2020, None)),
        s.refusal("clerk", claim(employee, 2020, Some(in_resident.clone()))),
        s.refusal("clerk", contribute(resident, in_employee.clone())),
        s.refusal("clerk", contribute(employee, worthless)),
        s.refusal("clerk", claim(employee, 2020, Some(of("")))),
        s.refusal("clerk", claim(employee, 2020, Some(in_employee.clone()))),
        s.refusal("clerk", claim(no_account, 2020, Some(of("E2")))),
        s.refusal("clerk", claim(resident, 2020, None)),
        s.refusal("clerk", claim(used, 2035, None)),
        s.refusal("clerk", claim(dead, 2020, Some(in_resident.clone()))),
        s.refusal("clerk", claim(listed, 2020, Some(in_resident))),
    ];
    assert_eq!(codes(seen), part_of_claims(1));
}

#[test]
fn every_refusal_of_recovery_and_payment() {
    let mut s = Scenario::new();
    let (_, topping_up) = s.merged();
    let person = s.confirmed_with(Choice::Resident);
    let today = s.today();
    let silent = SubsidyCommand::OpenRecovery { person, year: 2020, reason: " ".into() };
    let (case, paid_on) = (topping_up, today);
    let unnamed = SubsidyCommand::RecordPayment { case, paid_on, reference: " ".into() };
    let not_paid = s.refusal("clerk", recover(person, 2020));
    let paid = s.subsidise(person, Scheme::Resident, 2020);
    let no_reason = s.refusal("clerk", Command::Subsidy(silent));
    let recovery = s.opens("clerk", recover(person, 2020));
    let seen = [
        not_paid,
        no_reason,
        s.refusal("clerk", pay(recovery, today)),
        s.refusal("clerk", pay(topping_up, today.plus_days(1))),
        s.refusal("clerk", Command::Subsidy(unnamed)),
        s.refusal("chief", pay(topping_up, today)),
        {
            let merged = s.case(topping_up).person;
            let changing = s.opens("deputy", change_account(merged, "6222020001"));
            s.does("second", pass(changing));
            s.refusal("deputy", pay(topping_up, today))
        },
        s.refusal("clerk", recover_top_up(person)),
        s.refusal("deputy", correct(person, (Scheme::Resident, 2020), None)),
    ];
    assert_eq!(codes(seen), part_of_claims(2));
    assert_eq!(s.refused("clerk", pay(paid, today)), "Closed");
    assert_eq!(s.refused("clerk", pay(topping_up, day("2020-03-01"))), "ImpossibleDay");
}

#[test]
fn every_refusal_of_a_transition() {
    let mut s = Scenario::new();
    let confirmed = s.confirmed_with(Choice::Resident);
    let (merged, _) = s.merged();
    let surrendered = s.surrendered();
    let unchosen = s.original();
    let [dead, twice, fine] = [(); 3].map(|()| {
        let person = s.original();
        s.chooses(person, Choice::Resident);
        person
    });
    s.does("clerk", die(dead, s.today()));
    s.does("clerk", list_again(twice, "L1-2"));
    let negative = TransitionCommand::Open {
        person: fine,
        residents_balance: Money::yuan(-1),
        residents_monthly: Money::ZERO,
    };
    let silent = TransitionCommand::Reverse { person: merged, reason: String::new() };
    let settled = s.original();
    s.does("clerk", list_again(settled, "L1-9"));
    s.does("chief", take_line(settled, "L1-9"));
    let unread = named_only(&mut s);
    let seen = [
        s.refusal("clerk", transition(confirmed)),
        s.refusal("clerk", transition(unread)),
        s.refusal("clerk", transition(unchosen)),
        s.refusal("clerk", transition(merged)),
        s.refusal("clerk", transition(surrendered)),
        s.refusal("clerk", transition(dead)),
        s.refusal("clerk", transition(twice)),
        s.refusal("chief", carry_out(settled)),
        s.refusal("chief", carry_out(unchosen)),
        s.refusal("clerk", Command::Transition(negative)),
        s.refusal("chief", reverse(fine)),
        s.refusal("chief", Command::Transition(silent)),
    ];
    assert_eq!(codes(seen), TransitionRefusal::CODES);
}

/// Somebody whom a line of the legacy roster names, and no more of it can be read.
fn named_only(s: &mut Scenario) -> PersonId {
    let id = s.state.next_person();
    let whole = original(s.number(), 0, 0, 0);
    let source = Some(arrived(3));
    s.does("clerk", register(RegisterPerson { legacy: None, source, ..whole }));
    id
}

#[test]
fn every_refusal_of_a_refund() {
    let mut s = Scenario::new();
    let confirmed = s.confirmed();
    let (merged, _) = s.merged();
    let surrendered = s.surrendered();
    let [fine, twice] = [(); 2].map(|()| {
        let person = s.original();
        s.chooses(person, Choice::Neither);
        person
    });
    s.does("clerk", list_again(twice, "L1-2"));
    let cause = RefundCause::ChoseNeither;
    let to = |bank_account: &str, account_holder: &str| {
        Command::Refund(OpenRefund {
            person: fine,
            cause,
            bank_account: bank_account.to_owned(),
            account_holder: account_holder.to_owned(),
        })
    };
    let unread = named_only(&mut s);
    let seen = [
        s.refusal("clerk", refund(confirmed, cause)),
        s.refusal("clerk", refund(unread, cause)),
        s.refusal("clerk", refund(surrendered, cause)),
        s.refusal("clerk", refund(merged, cause)),
        s.refusal("clerk", refund(fine, RefundCause::ChoseEmployee)),
        s.refusal("clerk", to(" ", "李秀英")),
        s.refusal("clerk", to("6217001", "王五")),
        s.refusal("clerk", refund(twice, cause)),
    ];
    assert_eq!(codes(seen), RefundRefusal::CODES);
}

#[test]
fn every_refusal_of_a_change() {
    let mut s = Scenario::new();
    let [fine, twice, dead] = [(); 3].map(|()| s.original());
    let (unread, candidate) = (named_only(&mut s), s.confirmed());
    s.does("clerk", list_again(twice, "L2-2"));
    s.does("clerk", die(dead, s.today()));
    let balance = |person, yuan| change(person, ChangedFact::LegacyBalance(Money::yuan(yuan)));
    let account = |text: &str| ChangedFact::BankAccount(text.to_owned());
    let bare = |to, holder: &str, ground: &str| {
        let (holder, ground) = (holder.to_owned(), ground.to_owned());
        Command::ProposeChange(ProposeChange { person: fine, to, holder, ground })
    };
    let case = s.opens("clerk", balance(fine, 1));
    let new = account("6228480402564890018");
    let seen = [
        s.refusal("clerk", change(fine, ChangedFact::Enjoyed(Money::yuan(5_600)))),
        s.refusal("clerk", bare(new.clone(), "李秀英", " ")),
        s.refusal("clerk", bare(new.clone(), " ", "存折")),
        s.refusal("clerk", change(fine, ChangedFact::Name("53012219670712920X".to_owned()))),
        s.refusal("clerk", change(fine, account("1"))),
        {
            let bank_account = Some("6222020001".to_owned());
            s.refusal("clerk", amend(AmendPerson { bank_account, ..amendment(fine) }))
        },
        s.refusal("clerk", change(fine, ChangedFact::Enjoyed(Money::yuan(15_001)))),
        {
            s.does("clerk", amend_legacy(fine, 8_500));
            s.refusal("chief", pass(case))
        },
        {
            s.does("chief", reject(case));
            let case = s.opens("clerk", balance(fine, 1));
            s.does("chief", pass(case));
            s.refusal("chief", take_back(case))
        },
        s.refusal("clerk", change(unread, ChangedFact::Drawing(true))),
        s.refusal("clerk", balance(twice, 1)),
        s.refusal("clerk", change(fine, ChangedFact::Cohort(Cohort::New))),
        s.refusal("clerk", change(candidate, ChangedFact::Cohort(Cohort::New))),
        s.refusal("clerk", change(dead, new)),
    ];
    assert_eq!(codes(seen), ChangeRefusal::CODES);
}

#[test]
fn every_refusal_of_a_comparison() {
    let mut s = Scenario::new();
    let confirmed = s.confirmed();
    let surrendered = s.surrendered();
    let [twice, fine] = [(); 2].map(|()| s.original());
    s.does("clerk", list_again(twice, "L1-2"));
    s.does("clerk", take_line(twice, "L1-2"));
    let silent = decide_comparison(fine, CompareDecision::SendBack, " ");
    let line = unreadable(s.number(), "待查");
    s.does("clerk", arrives(&line));
    let mut worse = unreadable(s.number(), "待查");
    worse.key = "L901".to_owned();
    worse.reading.iter_mut().for_each(|reading| reading.township = None);
    s.does("clerk", arrives(&worse));
    let seen = [
        s.refusal("clerk", take_line(confirmed, "L1-2")),
        s.refusal("clerk", take_line(surrendered, "L1-2")),
        s.refusal("clerk", take_line(twice, "L1-2")),
        s.refusal("clerk", decide_comparison(fine, CompareDecision::SamePerson, "")),
        s.refusal("clerk", take_line(twice, "L-77")),
        s.refusal("clerk", silent),
        s.refusal("clerk", take_balance("L901", Some(1), "缴费证")),
        s.refusal("clerk", take_balance("L900", None, "缴费证")),
        s.refusal("clerk", take_balance("L900", Some(1), "")),
        s.refusal("clerk", name_column(" ", "phone")),
    ];
    assert_eq!(codes(seen), CompareRefusal::CODES);
}

/// The length of a password is judged where it is typed: here there is only its hash.
#[test]
fn every_refusal_of_an_account() {
    let mut s = Scenario::new();
    let account = |login: &str, name: &str, department| {
        Command::Account(AccountCommand::Add {
            login: Login::from(login),
            name: name.to_owned(),
            department,
            level: Level::Clerk,
            township: None,
            password: "$argon2id$".to_owned(),
            ssh_key: None,
        })
    };
    let of = |login: &str| Login::from(login);
    for login in ["audit.clerk", "audit.second", "gone"] {
        s.does("root", account(login, "杨云", Department::Audit));
    }
    let disable = |login: &str| Command::Account(AccountCommand::Disable { login: of(login) });
    let today = s.today();
    let delegate = |to: &str, until| {
        let (to, from) = (of(to), today);
        Command::Account(AccountCommand::Delegate { to, from, until })
    };
    let sign_in = Command::Account(AccountCommand::SignIn { from: None, by_key: false });
    let unknown = Command::Account(AccountCommand::Unlock { login: of("nobody") });
    s.does("root", disable("gone"));
    for _ in 0..5 {
        s.does("audit.clerk", Command::Account(AccountCommand::FailSignIn { from: None }));
    }
    let seen = [
        s.refusal("root", unknown),
        s.refusal("root", account("gone", "杨云", Department::Audit)),
        s.refusal("root", account("Root!", "杨云", Department::Audit)),
        s.refusal("root", account("new", "杨云", Department::Township)),
        s.refusal("gone", sign_in.clone()),
        s.refusal("audit.clerk", sign_in),
        s.refusal("audit.clerk", disable("audit.clerk")),
        s.refusal("audit.clerk", delegate("audit.clerk", today)),
        s.refusal("audit.clerk", delegate("audit.second", day("2020-01-01"))),
        s.refusal("audit.clerk", Command::Account(AccountCommand::EndDelegation)),
        AccountRefusal::PasswordTooShort { least: 8 }.into(),
        s.refusal("root", account("new", " ", Department::Audit)),
    ];
    assert_eq!(codes(seen), AccountRefusal::CODES);
}
