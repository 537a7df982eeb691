//! The papers of made-up people, line by line.

use super::page::{WIDTH, padded};
use super::*;
use crate::base::{CaseId, Date, IdNumber, Instant, Login, Money, PersonId, Places, TownshipCode};
use crate::casework::{
    CaseEvent, CaseKind, Choice, Cohort, Context, Envelope, Event, LegacyRelation, Person,
    PersonEvent, PersonRegistered, State, evolve, options_for,
};
use crate::policy::Policy;
use crate::words::{Lang, Words};
use std::sync::Arc;
use unicode_width::UnicodeWidthStr;

fn day() -> Date {
    Date::new(2020, 3, 2).expect("a day")
}

fn now() -> Instant {
    day().at(9, 41, 0)
}

fn person(enjoyed: Option<Money>) -> Person {
    let birth = Date::new(1966, 5, 17).expect("a day");
    let registered = PersonEvent::Registered(PersonRegistered {
        person: PersonId(1),
        id_number: IdNumber::compose(530_122, birth, 331).expect("a number"),
        name: "张国良".into(),
        cohort: if enjoyed.is_some() { Cohort::Original } else { Cohort::Existing },
        township: TownshipCode(530_115_001),
        village: None,
        phone: "13887654321".into(),
        bank_account: "6217002735061294149".into(),
        legacy: enjoyed.map(|enjoyed| LegacyRelation {
            legacy_no: "JN000123".into(),
            balance: Money::fen(1_234_567),
            enjoyed,
            drawing: false,
            monthly: Money::ZERO,
            ended: None,
        }),
        land: None,
        source: None,
    });
    let mut state = State::default();
    let envelope = Envelope { seq: 1, at: now(), actor: Login::from("li.hua") };
    evolve(&mut state, &envelope, &Event::Person(registered));
    state.person(PersonId(1)).expect("registered").clone()
}

fn form(file: &Person, chosen: Option<Choice>, lang: Lang) -> Vec<String> {
    let policy = Policy::district().expect("the district's policy");
    let actor = Login::from("li.hua");
    let options = options_for(file, day(), &Context { actor: &actor, now: now(), policy: &policy });
    let places = Places::district();
    let printed = day();
    ChoiceForm { file, options: &options, chosen, printed, policy: &policy, places: &places }
        .lines(Words::get(lang))
}

fn receipt(file: &Person, amount: Option<Money>, lang: Lang) -> Vec<String> {
    let matter = CaseKind::Choice { choice: Choice::Employee, chosen_on: day() };
    let opened = CaseEvent::Opened { case: CaseId(42), person: file.id, matter };
    let mut state = State::default();
    let envelope = Envelope { seq: 2, at: now(), actor: Login::from("li.hua") };
    state.people.insert(file.id, Arc::new(file.clone()));
    evolve(&mut state, &envelope, &Event::Case(opened));
    let case = state.case(CaseId(42)).expect("opened");
    CaseReceipt {
        file,
        case,
        amount,
        from_year: None,
        at: now(),
        office: "昆阳街道",
        clerk: "李华",
    }
    .lines(Words::get(lang))
}

#[test]
fn no_line_is_too_wide_and_no_cell_runs_into_the_next() {
    let enjoyed = [None, Some(Money::ZERO), Some(Money::yuan(9000)), Some(Money::yuan(16_800))];
    let policy = Policy::district().expect("the district's policy");
    let actor = Login::from("li.hua");
    let ctx = Context { actor: &actor, now: now(), policy: &policy };
    for (lang, enjoyed) in Lang::ALL.into_iter().flat_map(|lang| enjoyed.map(|e| (lang, e))) {
        let file = person(enjoyed);
        let papers = [form(&file, None, lang), receipt(&file, Some(Money::yuan(1000)), lang)];
        for line in papers.concat() {
            assert!(line.width() <= WIDTH, "{} cells: {line}", line.width());
            assert!(!line.contains(['{', '$']) && !line.contains("form-"), "{line}");
        }
        for row in option_rows(&options_for(&file, day(), &ctx), &policy, day(), Words::get(lang)) {
            assert!(row.label.width() <= 14, "{}", row.label);
            for line in row.cells.iter().flatten() {
                assert!(line.width() <= 20, "{lang:?}: {line}");
            }
        }
    }
}

#[test]
fn e4_an_originally_insured_person_sees_each_figure_with_working_and_clause() {
    let zh = form(&person(Some(Money::yuan(9000))), Some(Choice::Employee), Lang::Zh).join("\n");
    for shown in [
        "6,000.00 元",
        "15 x 1,000.00",
        "- 已享受 9,000.00",
        "依据 五(四)1",
        "12,345.67 元",
        "转入居民个人账户",
        "退到本人银行账户",
        "依据 五(一)1 *",
        "1,000.00 元/年",
        "最多还有 15 年",
        "并轨后不能再改",
        "[ ] 城乡居民    [√] 城镇职工    [ ] 不参保",
        "* 原个人账户余额转入居民账户，是本单位的规定，方案没有写明。",
        "* 补助从哪一年算起，是本单位的规定，方案没有写明。",
        "本人签字",
    ] {
        assert!(zh.contains(shown), "{shown} in\n{zh}");
    }
    assert!(!zh.contains("多享受的不追回"));
}

#[test]
fn t1_who_enjoyed_more_than_the_total_owes_nothing() {
    let zh = form(&person(Some(Money::yuan(16_800))), None, Lang::Zh).join("\n");
    assert!(zh.contains("0.00 元") && zh.contains("多享受的不追回"), "{zh}");
    assert!(zh.contains("我的选择：  [ ] 城乡居民    [ ] 城镇职工    [ ] 不参保"), "{zh}");
}

#[test]
fn who_was_never_insured_has_no_old_account_on_the_form() {
    let zh = form(&person(None), None, Lang::Zh).join("\n");
    assert!(!zh.contains("原个人账户") && !zh.contains("一次性补足"), "{zh}");
    assert!(zh.contains("居民个人账户") && zh.contains("当年缴费才补"), "{zh}");
}

#[test]
fn papers_show_no_whole_number() {
    let file = person(Some(Money::ZERO));
    for lang in Lang::ALL {
        let text = [form(&file, None, lang), receipt(&file, None, lang)].concat().join("\n");
        assert!(text.contains(&file.id_number.masked()));
        for hidden in [file.id_number.as_str(), &file.phone, &file.bank_account] {
            assert!(!text.contains(hidden), "{lang:?}");
        }
    }
}

#[test]
fn a_receipt_says_what_was_taken_in_and_what_comes_next() {
    let zh = receipt(&person(None), None, Lang::Zh);
    assert_eq!(zh[3], padded("办件号：C000042", 39) + "受理时间：2020-03-02 09:41");
    let text = zh.join("\n");
    for shown in
        ["事项：参保选择（城镇职工）", "下一步：选择审核", "受理单位：昆阳街道", "经办人：李华"]
    {
        assert!(text.contains(shown), "{shown} in\n{text}");
    }
}
