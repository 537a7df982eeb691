//! Every event told, in both languages, with nothing said that must stay hidden.

mod changes;
mod mends;
use super::*;
use crate::base::{
    Area, BatchId, CaseId, Cells, Date, IdNumber, Login, Money, Month, ObjectionId, PersonId,
    VillageCode,
};
use crate::casework::scenario::imported;
use crate::casework::{
    AccountEvent, Approval, Arrived, BatchKind, CaseEvent, CaseKind, Choice, Cohort, Contribution,
    Department, EmployeeStatus, FundAccount, FundEvent, FundSubject, LandFacts, LegacyRelation,
    Level, ListedLine, MoneyAllocated, NamedColumn, NoticeEvent, Objects, PaymentEvent,
    PaymentFailed, PersonEvent, PersonRegistered, ProjectFacts, RefundCause, RefundOpened,
    RegisterEntry, RejectedLine, RevealedFact, ReviewStep, Route, Scheme, SubsidyClaimed,
    TransitionCarriedOut, TransitionOpened,
};
use crate::words::Lang;
use std::collections::BTreeSet;

const PHONE: &str = "13887654321";
const BANK: &str = "6217002735061294149";
const HASH: &str = "$argon2id$v=19$secret";
const PERSON: PersonId = PersonId(7);
const CASE: CaseId = CaseId(42);
const KUNYANG: TownshipCode = TownshipCode(530_115_001);

fn day() -> Date {
    Date::new(2020, 3, 2).expect("a day")
}

fn id_number() -> IdNumber {
    IdNumber::compose(530_122, Date::new(1966, 5, 17).expect("a day"), 331).expect("a number")
}

fn arrived() -> Arrived {
    let cells = Cells::new([id_number().as_str(), PHONE, BANK]);
    Arrived { roster: "digest".into(), line: 12, cells }
}

fn land() -> LandFacts {
    LandFacts {
        project: Some("JN-2019-03".into()),
        contracted: Some(Area::hundredths(490)),
        requisitioned: Area::hundredths(120),
        taken_on: Some(day()),
    }
}

fn project() -> ProjectFacts {
    ProjectFacts {
        name: "环湖南路延长线".into(),
        township: KUNYANG,
        area: Area::hundredths(36_703),
        levy_owed: Money::yuan(5000),
        levy_paid: Money::yuan(2500),
        due_on: day(),
    }
}

fn legacy() -> LegacyRelation {
    LegacyRelation {
        legacy_no: "JN000123".into(),
        balance: Money::fen(1_234_567),
        enjoyed: Money::yuan(9000),
        drawing: true,
        monthly: Money::fen(31_240),
        ended: None,
    }
}

fn of_persons() -> Vec<Event> {
    let contribution = Contribution {
        scheme: Scheme::Employee,
        year: 2020,
        amount: Money::yuan(8000),
        paid_on: day(),
        voucher: "V-17".into(),
    };
    let registered = PersonEvent::Registered(PersonRegistered {
        person: PERSON,
        id_number: id_number(),
        name: "张国良".into(),
        cohort: Cohort::Original,
        township: KUNYANG,
        village: Some(VillageCode(530_115_001_201)),
        phone: PHONE.into(),
        bank_account: BANK.into(),
        legacy: Some(legacy()),
        land: Some(land()),
        source: Some(arrived()),
    });
    let amended = PersonEvent::Amended {
        person: PERSON,
        name: Some("张国梁".into()),
        phone: Some(PHONE.into()),
        bank_account: Some(BANK.into()),
        village: Some(VillageCode(530_115_001_201)),
        land: Some(land()),
    };
    let reason = String::from("名册有误");
    [
        registered,
        amended,
        PersonEvent::ListedAgain {
            person: PERSON,
            legacy_no: "JN000124".into(),
            name: "张国良".into(),
            relation: Some(legacy()),
            source: arrived(),
        },
        PersonEvent::ComparisonDecided {
            person: PERSON,
            decision: crate::casework::comparison::CompareDecision::TakeLine {
                legacy_no: "JN000124".into(),
            },
            facts: PHONE.into(),
            note: "已核实".into(),
        },
        PersonEvent::LegacyAmended {
            person: PERSON,
            name: "张国良".into(),
            relation: legacy(),
            source: arrived(),
        },
        PersonEvent::VoucherUsedAgain { person: PERSON, voucher: "V-17".into(), source: arrived() },
        PersonEvent::DeathRecorded { person: PERSON, died: day() },
        PersonEvent::ContributionRecorded { person: PERSON, contribution: contribution.clone() },
        PersonEvent::DeathCorrected {
            person: PERSON,
            was: day(),
            died: Some(day()),
            reason: reason.clone(),
        },
        PersonEvent::DeathCorrected {
            person: PERSON,
            was: day(),
            died: None,
            reason: reason.clone(),
        },
        PersonEvent::ContributionCorrected {
            person: PERSON,
            was: contribution.clone(),
            right: Some(contribution.clone()),
            reason: reason.clone(),
        },
        PersonEvent::ContributionCorrected {
            person: PERSON,
            was: contribution,
            right: None,
            reason: reason.clone(),
        },
        PersonEvent::TransitionReversed { person: PERSON, on: day(), reason },
        PersonEvent::Revealed { person: PERSON, fact: RevealedFact::IdNumber },
    ]
    .map(Event::Person)
    .into()
}

fn opened() -> Vec<Event> {
    let (case, person) = (CASE, PERSON);
    let choice = CaseKind::Choice { choice: Choice::Employee, chosen_on: day() };
    let recovery = CaseKind::Recovery { year: 2020, reason: "重复".into() };
    let top_up = CaseKind::TopUpRecovery { transition: CASE, reason: "并错人".into() };
    let clause = || String::from("五(四)2");
    [
        CaseEvent::Opened { case, person, matter: CaseKind::Confirmation },
        CaseEvent::Opened { case, person, matter: choice },
        CaseEvent::Opened { case, person, matter: recovery },
        CaseEvent::TransitionCarriedOut(TransitionCarriedOut {
            case,
            person,
            on: day(),
            class: "merge-benefits".into(),
            residents_balance: Money::yuan(1_200),
            residents_monthly: Money::yuan(129),
            top_up: Money::yuan(9_400),
            merged_account: Money::yuan(18_600),
            merged_monthly: Money::yuan(474),
            clause: clause(),
            promised: true,
        }),
        CaseEvent::Opened { case, person, matter: top_up },
        CaseEvent::SubsidyClaimed(SubsidyClaimed {
            case,
            person,
            year: 2020,
            scheme: Scheme::Employee,
            amount: Money::yuan(1000),
            route: Route::Bank,
            clause: clause(),
        }),
        CaseEvent::TransitionOpened(TransitionOpened {
            case,
            person,
            residents_balance: Money::yuan(1),
            residents_monthly: Money::yuan(2),
            top_up: Money::yuan(6000),
            merged_account: Money::yuan(7000),
            merged_monthly: Money::yuan(300),
            clause: clause(),
        }),
        CaseEvent::RefundOpened(RefundOpened {
            case,
            person,
            cause: RefundCause::ChoseNeither,
            amount: Money::yuan(9),
            bank_account: BANK.into(),
            clause: clause(),
        }),
    ]
    .map(Event::Case)
    .into()
}

fn of_cases() -> Vec<Event> {
    let case = CASE;
    let reason = || String::from("面积不符");
    let approved = |step, approval, payable| CaseEvent::Approved { case, step, approval, payable };
    let step = ReviewStep::LandArea;
    [
        CaseEvent::HouseholdAsked { case },
        CaseEvent::Passed { case, step: ReviewStep::Township, next: ReviewStep::LandArea },
        approved(ReviewStep::Final, Approval::Identity { on: day() }, false),
        approved(ReviewStep::Choice, Approval::Choice, false),
        approved(ReviewStep::Claim, Approval::Subsidy, true),
        approved(ReviewStep::Transition, Approval::Transition { on: day() }, true),
        approved(ReviewStep::Refund, Approval::Refund { on: day() }, true),
        approved(ReviewStep::Recovery, Approval::Recovery, true),
        CaseEvent::Returned { case, step, to: Some(ReviewStep::Township), reason: reason() },
        CaseEvent::Returned { case, step, to: None, reason: reason() },
        CaseEvent::Rejected { case, step: ReviewStep::Household, reason: reason() },
        CaseEvent::TakenBack { case, step: ReviewStep::Claim },
        CaseEvent::HandedIn { case, step: ReviewStep::Township },
        CaseEvent::Withdrawn { case },
        CaseEvent::PaymentRecorded {
            case,
            amount: Money::yuan(1000),
            paid_on: day(),
            reference: "B-9".into(),
        },
    ]
    .map(Event::Case)
    .into()
}

fn of_notices_and_rosters() -> Vec<Event> {
    let (objection, case) = (ObjectionId(3), CASE);
    let finding = || String::from("核实无误");
    let (list, item) = (WorkList::Missing, String::from("JN2020-001 张国良"));
    let cells = arrived().cells;
    let line = RejectedLine {
        line: 5,
        column: "身份证号".into(),
        cause: "id-shape".into(),
        key: PHONE.into(),
        cells,
        reading: None,
    };
    let number = || "JN2020-001".to_owned();
    vec![
        Event::Notice(NoticeEvent::Posted { case, posted: day(), until: day().plus_days(7) }),
        Event::Notice(NoticeEvent::Objected { objection, case, reason: "并未征地".into() }),
        Event::Notice(NoticeEvent::Settled { objection, case, upheld: true, finding: finding() }),
        Event::Notice(NoticeEvent::Settled { objection, case, upheld: false, finding: finding() }),
        Event::Land(LandEvent::ProjectRegistered {
            number: number(),
            facts: project(),
            source: Some(arrived()),
        }),
        Event::Land(LandEvent::ProjectChanged { number: number(), facts: project(), source: None }),
        Event::Roster(imported(line)),
        Event::Roster(RosterEvent::CompensationListed { digest: "d".into(), lines: vec![] }),
        Event::List(ListEvent::Finished { list, item, outcome: "已通知本人".into() }),
        Event::Roster(RosterEvent::Listed {
            digest: "d".into(),
            lines: vec![ListedLine {
                id_number: id_number(),
                name: "张国良".into(),
                says: RegisterEntry::Employee { status: EmployeeStatus::Drawing, employer: None },
                line: 7,
                cells: arrived().cells,
            }],
        }),
        Event::Roster(RosterEvent::ColumnNamed(NamedColumn {
            kind: crate::casework::RosterKind::Candidates,
            department: Department::Township,
            township: Some(KUNYANG),
            heading: "联系电话2".into(),
            field: "phone".into(),
        })),
    ]
}

fn of_accounts() -> Vec<Event> {
    let login = || Login::from("li.hua");
    let failed = |failures, locked_until| AccountEvent::SignInFailed {
        login: login(),
        failures,
        locked_until,
        from: Some("10.8.0.4".into()),
    };
    [
        AccountEvent::Added {
            login: login(),
            name: "李华".into(),
            department: Department::Township,
            level: Level::Clerk,
            township: Some(KUNYANG),
            password: HASH.into(),
            ssh_key: Some("ssh-ed25519 AAAA".into()),
        },
        AccountEvent::Disabled { login: login() },
        AccountEvent::PasswordSet { login: login(), password: HASH.into() },
        AccountEvent::Unlocked { login: login() },
        AccountEvent::Delegated { login: login(), to: login(), from: day(), until: day() },
        AccountEvent::DelegationEnded { login: login() },
        AccountEvent::SignedIn { login: login(), from: None, by_key: false },
        AccountEvent::SignedIn { login: login(), from: Some("10.8.0.4".into()), by_key: true },
        failed(1, None),
        failed(5, Some(day().at(9, 41, 0))),
        AccountEvent::SessionEnded { login: login(), session: "a1b2".into() },
        AccountEvent::Exported(Objects { what: "persons".into(), rows: 40, unmasked: true }),
    ]
    .map(Event::Account)
    .into()
}

fn of_money() -> Vec<Event> {
    let (batch, case, amount) = (BatchId(7), CASE, Money::yuan(1_000));
    let text = |text: &str| text.to_owned();
    let fund = [
        FundEvent::Allocated(MoneyAllocated {
            number: 1,
            day: day(),
            subject: FundSubject::LandLevy,
            amount,
            memo: text("征地项目社保金"),
            roster: text("5f0c"),
            line: 4,
        }),
        FundEvent::BatchMade {
            batch,
            kind: BatchKind::Subsidy,
            route: Route::Bank,
            lines: 1,
            total: amount,
        },
        FundEvent::BatchChecked { batch },
        FundEvent::BatchReleased { batch, total: amount },
        FundEvent::BatchReturned { batch, reason: text("账号待核") },
        FundEvent::BatchWritten {
            batch,
            file: text("B7.csv"),
            digest: text("8a1f"),
            total: amount,
        },
        FundEvent::ResultRead {
            file: text("B7.csv"),
            digest: text("91bc"),
            paid: 1,
            failed: 0,
            total: amount,
        },
        FundEvent::MonthClosed {
            month: Month::of(day()),
            balances: FundAccount::ALL.map(|account| (account, amount)).into(),
        },
    ];
    let payments = [
        PaymentEvent::Batched {
            case,
            batch,
            line: 1,
            account: BANK.into(),
            holder: text("李秀英"),
            amount,
        },
        PaymentEvent::Freed { case, batch },
        PaymentEvent::Settled { case, batch, line: 1, amount, paid_on: day() },
        PaymentEvent::Failed(PaymentFailed {
            case,
            batch,
            line: 1,
            cause: String::new(),
            on: day(),
        }),
    ];
    fund.map(Event::Fund).into_iter().chain(payments.map(Event::Payment)).collect()
}

fn all() -> Vec<Event> {
    let changed = [changes::of_changes(), mends::of_mends()].concat();
    let roots = [of_notices_and_rosters(), of_accounts(), of_money(), changed];
    [of_persons(), opened(), of_cases(), roots.concat()].concat()
}

/// Every event as casework declares it: its area and the name it is stored by.
fn declared() -> BTreeSet<(String, String)> {
    let (mut area, mut stored) = (None, None);
    let mut found = BTreeSet::new();
    let sources = [
        include_str!("../../casework/event.rs"),
        include_str!("../../casework/event/account.rs"),
        include_str!("../../casework/event/roster.rs"),
        include_str!("../../casework/fund/event.rs"),
        include_str!("../../casework/land_event.rs"),
        include_str!("../../casework/work_list.rs"),
    ];
    for line in sources.into_iter().flat_map(str::lines) {
        if let Some(name) = line.strip_prefix("pub enum ") {
            let name = name.trim_end_matches(" {");
            area = name.strip_suffix("Event").filter(|area| !area.is_empty());
        } else if !line.starts_with(' ') {
            area = None;
        }
        if let Some(name) = line.strip_prefix("    #[serde(rename = \"") {
            stored = name.split('"').next();
        }
        let variant = line.strip_prefix("    ").filter(|rest| rest.starts_with(char::is_uppercase));
        if let (Some(area), Some(variant)) = (area, variant) {
            let end = variant.find(|ch: char| !ch.is_alphanumeric()).unwrap_or(variant.len());
            found.insert((area.to_owned(), stored.take().unwrap_or(&variant[..end]).to_owned()));
        }
    }
    found
}

fn name_of(event: &Event) -> (String, String) {
    let stored = serde_json::to_value(event).expect("stored as JSON");
    let (area, inner) = stored.as_object().and_then(|o| o.iter().next()).expect("an area");
    let name = inner.as_object().and_then(|o| o.keys().next()).expect("a name");
    (area.clone(), name.clone())
}

fn told(event: &Event, lang: Lang) -> EventText {
    event_text(event, Words::get(lang), &Places::district(), Some(KUNYANG))
}

#[test]
fn every_event_is_told_whole_in_both_languages() {
    let events = all();
    let sampled: BTreeSet<_> = events.iter().map(name_of).collect();
    assert_eq!(sampled, declared(), "a sample for each event");
    for event in &events {
        for lang in Lang::ALL {
            let told = told(event, lang);
            let details = told.details.iter().flat_map(|(label, value)| [label, value]);
            for text in details.chain([&told.title]) {
                assert!(!text.is_empty() && !text.contains(['{', '\n']), "{text}");
                for area in ["event-", "label-", "place-"] {
                    assert!(!text.starts_with(area), "{text}");
                }
            }
        }
    }
}

#[test]
fn nothing_hidden_is_told() {
    let id_number = id_number();
    let born = &id_number.as_str()[6..14];
    for event in all() {
        for lang in Lang::ALL {
            let told = told(&event, lang);
            let text = format!("{told:?}");
            for secret in [born, &PHONE[..7], &BANK[..15], "argon2id", "ssh-ed25519"] {
                assert!(!text.contains(secret), "{text}");
            }
        }
    }
}

#[test]
fn a_title_names_who_decided_and_who_is_next() {
    let passed =
        CaseEvent::Passed { case: CASE, step: ReviewStep::Township, next: ReviewStep::LandArea };
    let event = Event::Case(passed);
    assert_eq!(told(&event, Lang::Zh).title, "昆阳街道复核通过，转区农业农村局核地");
    let unknown = event_text(&event, Words::get(Lang::Zh), &Places::district(), None);
    assert_eq!(unknown.title, "乡镇（街道）复核通过，转区农业农村局核地");
    assert_eq!(
        told(&event, Lang::En).title,
        "Passed by 昆阳街道 (township review), on to Agriculture (land check)"
    );
}

#[test]
fn facts_are_labelled_and_masked() {
    let registered = told(&of_persons()[0], Lang::Zh);
    let fact = |label: &str| {
        registered.details.iter().find(|(l, _)| l == label).map(|(_, value)| value.as_str())
    };
    assert_eq!(registered.title, "登记建档（原参保）");
    assert_eq!(fact("联系电话"), Some("*******4321"));
    assert_eq!(fact("原个人账户余额"), Some("12,345.67 元"));
    assert_eq!(fact("家庭承包面积"), Some("4.90 亩"));
    assert_eq!(fact("名册行号"), Some("12"));
}
