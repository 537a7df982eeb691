//! The counter's acts, keys in, screen and journal out; each prints its keystrokes.

use super::{LARGE, SMALL, desk, desk_in};
use crate::support::desk::Driver;
use crate::support::district::{District, KUNYANG, day};
use crate::support::snapshot::assert_screen;
use youyang::base::{CaseId, IdNumber, Money, PersonId};
use youyang::casework::{
    CaseKind, Choice, Command, Contribution, PersonCommand, RecordChoice, ReviewCommand,
    ReviewStep, Scheme, Stage, SubsidyCommand, SubsidyState, TransitionCommand,
};
use youyang::office::Reader;
use youyang::words::Lang;

const CLERK: &str = "530115001.clerk";
const HR: &str = "human-resources.clerk";
const HR_SUPERVISOR: &str = "human-resources.supervisor";
const PENSION: &str = "resident-pension.clerk";
const TREASURER: &str = "finance.clerk";
const PENSION_SUPERVISOR: &str = "resident-pension.supervisor";

const ORIGINAL: PersonId = PersonId(1);
const CANDIDATE: PersonId = PersonId(3);

fn english(district: &District, login: &str, size: (u16, u16)) -> Driver {
    desk_in(district, login, size, Lang::En)
}

fn reader(district: &District) -> Reader {
    district.office.reader(&district.actor(HR))
}

/// The choice of a person, approved.
fn chosen(district: &District, person: PersonId, choice: Choice) {
    let chosen_on = district.office.now().date();
    let record = Command::Choose(RecordChoice { person, choice, chosen_on });
    let case = district.submit(CLERK, record).case().expect("a case");
    district.pass(HR_SUPERVISOR, case);
}

/// 张国良, confirmed, in a scheme.
fn enrolled(choice: Choice) -> District {
    let district = District::new();
    district.confirm(CaseId(1));
    chosen(&district, CANDIDATE, choice);
    district
}

fn contributed(district: &District, scheme: Scheme) {
    let paid_on = district.office.now().date();
    let (amount, voucher) = (Money::yuan(800), "PZ20200017".to_owned());
    let contribution = Contribution { scheme, year: 2020, amount, paid_on, voucher };
    let record = PersonCommand::RecordContribution { person: CANDIDATE, contribution };
    district.submit(CLERK, Command::Person(record));
}

#[test]
fn e4_a_known_person_has_a_recorded_choice_in_nine_keys() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1zgl<Enter>c");
    assert!(driver.sees("张桂兰") && driver.sees("6,000.00"), "{}", driver.screen());
    assert_screen("choice-80", &driver.screen());
    let driver = driver.keys("2<Space>");
    assert_screen("choice-signed-80", &driver.screen());
    let driver = driver.keys("<F2>");
    println!("known person to recorded choice: {} keys", driver.press_count());
    assert!(driver.press_count() <= 9, "{} keys", driver.press_count());
    assert_screen("choice-receipt-80", &driver.screen());
    let reader = reader(&district);
    let case = reader.person(ORIGINAL).and_then(|file| file.open_cases.last()).copied();
    let case = case.and_then(|id| reader.case(id)).expect("a case");
    assert_eq!(case.stage, Stage::Waiting(ReviewStep::Choice));
    let wanted = CaseKind::Choice { choice: Choice::Employee, chosen_on: day("2020-05-04") };
    assert_eq!(case.matter, wanted);
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("概况"), "back in the file:\n{}", driver.screen());
}

#[test]
fn e4_nothing_is_preselected_and_the_signature_is_asked_for() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1zgl<Enter>c<F2>");
    assert!(driver.sees("请先由本人选定一项"), "{}", driver.screen());
    let driver = driver.keys("<Right><F2>");
    assert!(driver.sees("请本人在单上签字"), "{}", driver.screen());
    let driver = driver.keys("<Space><Right>");
    assert!(driver.sees("[ ] 本人已签字"), "another option needs its own signature");
    let driver = driver.keys("<Space><Shift-Tab>20200229<F2>");
    assert!(driver.sees("2020-03-01 至"), "a day before the plan:\n{}", driver.screen());
    let driver = driver.keys("<Ctrl-U>2020-05-01<F2>");
    assert!(driver.sees("2020-05-01 签字"), "{}", driver.screen());
}

#[test]
fn e4_the_options_and_the_paper_at_every_size_and_in_english() {
    let district = District::new();
    let driver = desk(&district, CLERK, LARGE).keys("1zgl<Enter>c1");
    assert_screen("choice-120", &driver.screen());
    // The first choice is offered again; it is begun anew.
    let english = english(&district, CLERK, SMALL).keys("1zgl<Enter>c<Down><Enter>3");
    assert_screen("choice-80-en", &english.screen());
    let driver = driver.keys("o");
    assert_screen("choice-paper-120", &driver.screen());
    assert!(driver.keys("y").sees("已复制"));
}

#[test]
fn a6_a_year_with_its_contribution_on_record_is_claimed_in_two_keys() {
    let district = enrolled(Choice::Resident);
    contributed(&district, Scheme::Resident);
    let driver = desk(&district, CLERK, SMALL).keys("1zguol<Enter>");
    let before = driver.press_count();
    let driver = driver.keys("b");
    assert_screen("claim-on-record-80", &driver.screen());
    let driver = driver.keys("<F2>");
    let keys = driver.press_count() - before;
    println!("claim with the contribution on record: {keys} keys");
    assert!(keys <= 2 && driver.sees("2020 年度补助 1,000.00 元"), "{}", driver.screen());
    let reader = reader(&district);
    let claimed = reader.person(CANDIDATE).and_then(|file| file.subsidy_of(2020)).expect("there");
    assert_eq!((claimed.state, claimed.amount), (SubsidyState::Due, Money::yuan(1_000)));
}

#[test]
fn a3_a_year_with_a_voucher_on_the_desk_is_claimed_in_nine_keys() {
    let district = enrolled(Choice::Employee);
    let driver = desk(&district, CLERK, SMALL).keys("1zguol<Enter>");
    let before = driver.press_count();
    let driver = driver.keys("bV17<Enter>960");
    assert_screen("claim-voucher-80", &driver.screen());
    let driver = driver.keys("<F2>");
    let keys = driver.press_count() - before;
    println!("claim with a voucher handed in: {keys} keys");
    assert!(keys <= 9, "{keys} keys");
    assert_screen("claim-receipt-80", &driver.screen());
    let driver = driver.keys("<Enter>b");
    assert!(driver.sees("五(四)2"), "the year is taken:\n{}", driver.screen());
}

#[test]
fn a3_a_refusal_keeps_what_was_typed_and_names_the_field() {
    let district = enrolled(Choice::Employee);
    let driver = desk(&district, CLERK, SMALL).keys("1zguol<Enter>b<Enter>960<F2>");
    assert_screen("claim-refused-80", &driver.screen());
    assert!(driver.sees("960"), "what was typed stands");
    assert!(driver.keys("V17<F2>").sees("已办"));
}

#[test]
fn r1_a_refund_goes_from_application_to_money_received() {
    let district = District::new();
    chosen(&district, ORIGINAL, Choice::Employee);
    let driver = desk(&district, CLERK, SMALL).keys("5");
    assert_screen("refunds-80", &driver.screen());
    let driver = driver.keys("r");
    assert_screen("refund-80", &driver.screen());
    let driver = driver.keys("<F2>");
    assert_screen("refund-asked-80", &driver.screen());
    let driver = driver.keys("1");
    println!("refund from the list of those to apply: {} keys", driver.press_count());
    assert!(driver.press_count() <= 4 && driver.sees("12,345.67"), "{}", driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("▲审批"), "{}", driver.screen());
    let case = reader(&district).person(ORIGINAL).and_then(|f| f.refund().map(|r| r.case));
    district.pass(HR_SUPERVISOR, case.expect("a refund"));

    let clerk = desk(&district, CLERK, SMALL).keys("5");
    assert!(!clerk.sees("r 登记付款"), "{}", clerk.screen());
    assert!(clerk.keys("r").sees("您的岗位不能办理"), "the money is another's to move");
    let payer = desk(&district, TREASURER, SMALL).keys("5r");
    assert_screen("payment-80", &payer.screen());
    let payer = payer.keys("HD77<F2>");
    assert!(payer.sees("12,345.67") && payer.sees("HD77"), "{}", payer.screen());
    let payer = payer.keys("1");
    println!("payment recorded from the list: {} keys", payer.press_count());
    assert_screen("payment-receipt-80", &payer.screen());
    let paid = reader(&district).person(ORIGINAL).and_then(|f| f.refund().and_then(|r| r.paid));
    assert_eq!(paid, Some(day("2020-05-04")));
    let payer = payer.keys("<Enter>");
    assert!(payer.sees("■到账") && payer.keys("r").sees("这一笔已到账"));
}

#[test]
fn r2_only_the_persons_own_account_takes_a_refund() {
    let district = District::new();
    chosen(&district, ORIGINAL, Choice::Neither);
    let driver = desk(&district, CLERK, SMALL).keys("5r<Tab><Tab><Ctrl-U>李四<F2>");
    assert_screen("refund-other-name-80", &driver.screen());
    assert!(driver.sees("李四") && driver.sees("五(一)3"));
}

#[test]
fn c3_a_person_is_registered_and_stands_in_the_townships_queue() {
    let district = District::new();
    let number = IdNumber::compose(530_122, day("1975-04-18"), 51).expect("a number");
    let driver = desk(&district, CLERK, SMALL).keys("<Ctrl-P>djry<Enter>");
    assert!(driver.sees("输入证件号后即时核对"), "{}", driver.screen());
    let driver = driver.keys("530122197504180518");
    assert!(driver.sees("校验码不符"), "{}", driver.screen());
    let driver = driver.keys("<Ctrl-U>").keys(number.as_str());
    assert!(driver.sees("1975-04-18 出生，45 岁"), "{}", driver.screen());
    let driver = driver.keys("<Enter>王秀英<Enter>1<Enter><F4>hany<Enter>");
    let driver = driver.keys("13887100051<Enter><Enter>4.9<Enter>1.2<Enter>20130630");
    assert_screen("register-80", &driver.screen());
    let driver = driver.keys("<F2>");
    println!("register with all facts: {} keys", driver.press_count());
    assert_screen("register-receipt-80", &driver.screen());
    let reader = reader(&district);
    let file = reader.people().by_id_number(&number).expect("registered");
    assert_eq!((file.name.as_str(), file.township), ("王秀英", KUNYANG));
    let case = file.open_cases.first().and_then(|id| reader.case(*id)).expect("a case");
    assert_eq!(case.stage, Stage::Waiting(ReviewStep::Township));
}

#[test]
fn c1_who_is_registered_already_is_told_while_the_number_is_typed() {
    let district = District::new();
    let number = reader(&district).person(ORIGINAL).expect("there").id_number;
    let driver = desk(&district, CLERK, LARGE).keys("<Ctrl-P>djry<Enter>").keys(number.as_str());
    assert!(driver.sees("已登记：张桂兰"), "{}", driver.screen());
    let driver = driver.keys("<Ctrl-U><Enter>张国良<Enter>1<Enter><F4>");
    let village = reader(&district).person(CANDIDATE).and_then(|f| f.village).expect("a village");
    let village = reader(&district).places().village_short(village);
    let driver = driver.keys(&village).keys("<Enter>");
    assert!(driver.sees("同村同名"), "{}", driver.screen());
}

#[test]
fn t1_the_transition_shows_its_working_while_it_is_typed() {
    let district = District::new();
    chosen(&district, ORIGINAL, Choice::Resident);
    let driver = desk(&district, HR, SMALL).keys("1zgl<Enter>a");
    let driver = open_from_list(driver, "并轨衔接").keys("2345.6<Enter>110");
    assert_screen("transition-80", &driver.screen());
    let driver = driver.keys("<F2>1");
    assert!(driver.sees("20,691.27"), "{}", driver.screen());
    let reader = reader(&district);
    let made = reader.person(ORIGINAL).and_then(|file| file.transition()).expect("opened");
    assert_eq!(made.merged_monthly, Money::fen(42_240));
}

/// Moves down the list of acts to one of a name and opens it.
pub(super) fn open_from_list(mut driver: Driver, name: &str) -> Driver {
    for _ in 0..20 {
        let screen = driver.screen();
        let at = screen.lines().find(|line| line.contains('▸') && line.contains(name));
        if at.is_some() {
            return driver.keys("<Enter>");
        }
        driver = driver.keys("<Down>");
    }
    panic!("no {name} in the list:\n{}", driver.screen());
}

#[test]
fn t7_a_reversal_is_typed_out_and_leaves_both_on_record() {
    let district = District::new();
    chosen(&district, ORIGINAL, Choice::Resident);
    let open = TransitionCommand::Open {
        person: ORIGINAL,
        residents_balance: Money::ZERO,
        residents_monthly: Money::ZERO,
    };
    let case = district.submit(HR, Command::Transition(open)).case().expect("a case");
    district.pass(HR_SUPERVISOR, case);
    let driver = desk(&district, HR_SUPERVISOR, SMALL).keys("1zgl<Enter>a");
    let driver = open_from_list(driver, "撤销并轨").keys("录入有误<F2>");
    assert!(driver.sees("确认"), "{}", driver.screen());
    let driver = driver.keys("确认<Enter>");
    assert!(driver.sees("已办：撤销并轨"), "{}", driver.screen());
    let reader = reader(&district);
    let file = reader.person(ORIGINAL).expect("there");
    assert!(file.transition().is_none() && file.transitions.len() == 1);
}

#[test]
fn t7_once_a_paid_top_up_was_reversed_the_file_says_that_it_is_to_be_recovered_and_where() {
    let district = District::new();
    let case = district.top_up(ORIGINAL);
    let paid_on = district.office.now().date();
    let reference = "HD7".to_owned();
    let paid = SubsidyCommand::RecordPayment { case, paid_on, reference };
    district.submit(TREASURER, Command::Subsidy(paid));
    let reason = "名册有误".to_owned();
    let reversal = TransitionCommand::Reverse { person: ORIGINAL, reason };
    district.submit(HR_SUPERVISOR, Command::Transition(reversal));
    for (lang, size, end) in [(Lang::Zh, SMALL, "80"), (Lang::En, LARGE, "120-en")] {
        let driver = desk_in(&district, CLERK, size, lang).keys("1zgl<Enter>");
        assert_screen(&format!("person-to-recover-{end}"), &driver.screen());
        let driver = driver.keys("c");
        assert_screen(&format!("choice-topped-up-{end}"), &driver.screen());
    }
    let driver = desk(&district, HR, SMALL).keys("1zgl<Enter>");
    assert!(driver.sees("追回一次性补足 6,000.00 元"), "{}", driver.screen());
    let driver = driver.keys("c");
    assert!(
        driver.sees("一次补足，不再按年") && !driver.sees("补助年限已满"),
        "{}",
        driver.screen()
    );
    let driver = open_from_list(driver.keys("<Esc>a"), "追回一次性补足");
    assert!(driver.sees("6,000.00"), "{}", driver.screen());
}

#[test]
fn r3_a_year_paid_in_error_is_recovered_in_a_case_of_its_own() {
    let district = enrolled(Choice::Resident);
    contributed(&district, Scheme::Resident);
    let driver = desk(&district, CLERK, SMALL).keys("1zguol<Enter>b<F2>");
    assert!(driver.sees("已办"), "{}", driver.screen());
    let case = |district: &District| {
        let reader = reader(district);
        reader.person(CANDIDATE).and_then(|file| file.open_cases.last().copied()).expect("open")
    };
    district.pass(PENSION_SUPERVISOR, case(&district));
    let payer = desk(&district, TREASURER, LARGE).keys("4");
    assert_screen("subsidies-120", &payer.screen());
    let payer = payer.keys("rHD1<F2>1<Enter>");
    assert!(payer.sees("■到账"), "{}", payer.screen());
    let driver = desk(&district, PENSION, LARGE).keys("4<Enter>a");
    let driver = open_from_list(driver, "追回补助").keys("重复发放<F2>1");
    assert!(driver.sees("已办：追回补助"), "{}", driver.screen());
    district.pass(HR_SUPERVISOR, case(&district));
    let driver = desk(&district, TREASURER, LARGE).keys("5");
    assert_screen("recovery-120", &driver.screen());
    let driver = driver.keys("rHD2<F2>1<Enter>");
    assert!(driver.sees("■到账"), "{}", driver.screen());
    let reader = reader(&district);
    assert_eq!(reader.person(CANDIDATE).map(|file| file.years_subsidised()), Some(0));
}

#[test]
fn facts_are_mended_without_showing_the_old_ones() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1zguol<Enter>a");
    let driver = open_from_list(driver, "修改档案");
    assert_screen("amend-80", &driver.screen());
    let account = reader(&district).person(CANDIDATE).expect("there").bank_account.clone();
    assert!(!driver.sees(&account));
    let driver = driver.keys("139 8888 0001<F2>");
    assert!(driver.sees("0001") && driver.sees("已办"), "{}", driver.screen());
    assert_eq!(reader(&district).person(CANDIDATE).expect("there").phone, "13988880001");
}

#[test]
fn a7_a_death_is_asked_about_before_it_is_taken_down() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1zguol<Enter>a");
    let driver = open_from_list(driver, "登记死亡").keys("20200503<F2>");
    assert_screen("death-asked-80", &driver.screen());
    assert_eq!(reader(&district).person(CANDIDATE).expect("there").died, None);
    assert!(driver.keys("<Right><Enter>").sees("已办：登记死亡"));
    assert_eq!(reader(&district).person(CANDIDATE).expect("there").died, Some(day("2020-05-03")));
}

#[test]
fn what_somebody_else_changed_meanwhile_is_told_before_it_is_done() {
    let district = enrolled(Choice::Resident);
    contributed(&district, Scheme::Resident);
    let driver = desk(&district, CLERK, SMALL).keys("1zguol<Enter>b");
    let died = day("2020-05-10");
    let death = PersonCommand::RecordDeath { person: CANDIDATE, died };
    district.submit(HR, Command::Person(death));
    let driver = driver.keys("<F2>");
    assert!(driver.sees("内容已变动"), "{}", driver.screen());
    let driver = driver.keys("<Enter><F2>");
    assert!(driver.sees("去世"), "told, then decided again:\n{}", driver.screen());
}

#[test]
fn a_claim_rejected_stands_in_the_list_as_such() {
    let district = enrolled(Choice::Resident);
    contributed(&district, Scheme::Resident);
    desk(&district, CLERK, SMALL).keys("1zguol<Enter>b<F2>");
    let case = reader(&district).person(CANDIDATE).and_then(|f| f.open_cases.last().copied());
    let case = case.expect("open");
    let reason = "凭证不清".to_owned();
    let reject = ReviewCommand::Reject { case, reason };
    district.submit(PENSION_SUPERVISOR, Command::Review(reject));
    let driver = desk(&district, PENSION, SMALL).keys("4");
    assert!(driver.sees("未通过或已追回"), "{}", driver.screen());
    let driver = driver.keys("f");
    assert!(driver.sees("合计 1 件，1,000.00 元"), "{}", driver.screen());
}

#[test]
fn the_forms_read_as_well_in_english() {
    let district = enrolled(Choice::Employee);
    chosen(&district, ORIGINAL, Choice::Employee);
    let driver = english(&district, CLERK, SMALL).keys("1zguol<Enter>bV17<Enter>960");
    assert_screen("claim-80-en", &driver.screen());
    assert_screen("claim-receipt-80-en", &driver.keys("<F2>").screen());
    let driver = english(&district, CLERK, SMALL).keys("5");
    assert_screen("refunds-80-en", &driver.screen());
    assert_screen("refund-asked-80-en", &driver.keys("r<F2>").screen());
    let driver = english(&district, CLERK, LARGE).keys("<Ctrl-P>regi<Enter>53012219750418051");
    assert_screen("register-120-en", &driver.screen());
}

#[test]
fn c3_a_clerk_asks_for_the_household_check_from_the_persons_acts() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1zguol<Enter>a");
    let driver = open_from_list(driver, "请公安核户籍");
    assert_screen("household-asked-80", &driver.screen());
    let driver = driver.keys("<F2>");
    assert!(driver.sees("已办：请公安核户籍"), "{}", driver.screen());
    assert!(reader(&district).case(CaseId(1)).is_some_and(|case| case.household_asked));
    println!("asking for the household check: {} keys", driver.press_count());
}

#[test]
fn a7_a_supervisor_corrects_a_death_and_both_stay_in_the_history() {
    let district = District::new();
    let died = day("2020-05-03");
    let death = PersonCommand::RecordDeath { person: CANDIDATE, died };
    district.submit(CLERK, Command::Person(death));
    let driver = desk(&district, HR_SUPERVISOR, SMALL).keys("1zguol<Enter>a");
    let driver = open_from_list(driver, "更正死亡登记").keys("<Enter>登错了人<F2>");
    assert_screen("death-corrected-80", &driver.screen());
    let driver = driver.keys("<Right><Enter>");
    assert!(driver.sees("已办：更正死亡登记"), "{}", driver.screen());
    assert_eq!(reader(&district).person(CANDIDATE).expect("there").died, None);
    let history = reader(&district).people().history(CANDIDATE).expect("readable");
    assert_eq!(history.len(), 3, "registered, died, corrected");
}

#[test]
fn a6_a_supervisor_corrects_a_contribution_and_strikes_it_out() {
    let district = enrolled(Choice::Resident);
    contributed(&district, Scheme::Resident);
    let driver = desk(&district, PENSION_SUPERVISOR, SMALL).keys("1zguol<Enter>a");
    let driver = open_from_list(driver, "更正缴费记录");
    assert_screen("contribution-corrected-80", &driver.screen());
    let driver = driver.keys("<Right><Enter>没有缴费<F2>");
    assert!(driver.sees("2020 年度缴费记录作废"), "{}", driver.screen());
    let driver = driver.keys("<Right><Enter>");
    assert!(driver.sees("已办：更正缴费记录"), "{}", driver.screen());
    assert!(reader(&district).person(CANDIDATE).expect("there").contributions.is_empty());
}

#[test]
fn an_account_typed_into_the_field_of_the_phone_is_not_taken() {
    let district = District::new();
    let driver = desk(&district, CLERK, SMALL).keys("1张国良<Enter>a");
    let driver = open_from_list(driver, "修改档案").keys("62170027350612000<F2>");
    assert!(driver.sees("电话应为 7 至 12 位数字"), "{}", driver.screen());
    let driver = driver.keys("<Ctrl-U>0871-6780 1234<F2>");
    assert!(!driver.sees("电话应为"), "{}", driver.screen());
    let reader = district.office.reader(&district.actor(CLERK));
    let phone = reader.person(PersonId(3)).map(|file| file.phone.clone());
    assert_eq!(phone.as_deref(), Some("0871-67801234"));
}
