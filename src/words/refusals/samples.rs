//! One of each refusal, with facts.

use crate::base::{BatchId, CaseId, Date, Login, MendId, Money, Month, PersonId};
use crate::casework::{
    AccountRefusal, BatchKind, BatchRefusal, BatchStage, CaseTopic, ChangeRefusal, Choice,
    ChoiceRefusal, Cohort, CompareRefusal, ConfirmationRefusal, ContradictionRefusal, FundRefusal,
    LandRefusal, LineField, MendRefusal, Outcome, PersonRefusal, RefundRefusal, Refusal,
    ReviewRefusal, ReviewStep, Scheme, SubsidyRefusal, TransitionRefusal,
};

fn day() -> Date {
    Date::new(2020, 3, 9).expect("a day")
}

fn into<T: Into<Refusal>>(refusals: Vec<T>) -> Vec<Refusal> {
    refusals.into_iter().map(Into::into).collect()
}

/// At least one of every refusal.
pub(super) fn all() -> Vec<Refusal> {
    [
        people(),
        cases(),
        choices(),
        subsidies(),
        money(),
        compared(),
        changes(),
        mends(),
        contradictions(),
        land(),
        funds(),
        batches(),
        accounts(),
    ]
    .concat()
}

/// Some refusals with the Chinese sentences they come to.
pub(super) fn worded() -> Vec<(Refusal, &'static str, &'static str)> {
    vec![
        (
            ReviewRefusal::InNotice { until: Some(day()), objections: 0 }.into(),
            "公示期未满，2020-03-09 起才能最终确认。",
            "期满且没有异议，本件会自动进入最终确认。",
        ),
        (
            ReviewRefusal::InNotice { until: Some(day()), objections: 2 }.into(),
            "本件有 2 条异议没有处理完，暂停确认。",
            "请先核实异议，并登记处理结果。",
        ),
        (
            SubsidyRefusal::YearsUsed { years: 15, subsidised: Money::yuan(15_000) }.into(),
            "补助已满 15 年，共 15,000.00 元，不能再补。",
            "已到最高年限，不必再申领。",
        ),
        (
            PersonRefusal::AlreadyRegistered { person: PersonId(42), cohort: Cohort::Existing }
                .into(),
            "该身份证号已经登记，档案编号 P000042（现有）。",
            "请打开该档案办理，不必重新登记。",
        ),
        (
            AccountRefusal::Locked { until: day().at(9, 41, 7) }.into(),
            "密码连续输错，账号锁定到 2020-03-09 09:41。",
            "请到时再登录，或请区人社局复核人员解锁。",
        ),
    ]
}

fn people() -> Vec<Refusal> {
    use PersonRefusal::*;
    let person = PersonId(7);
    into(vec![
        Unknown,
        AlreadyRegistered { person, cohort: Cohort::New },
        OriginallyInsured { person },
        LegacyMissing,
        LegacyNotTheirs,
        LegacyNumberTaken { legacy_no: "JN000123".into() },
        NameMissing,
        NothingChanged,
        FactsConfirmed,
        NegativeAmount,
        LegacyEnded,
        FactsUnderReview { case: CaseId(42) },
        OwnApproval { case: CaseId(42) },
        ImpossibleDeath { died: day() },
        DeathOnRecord { died: day() },
        NoDeathOnRecord,
        ReasonMissing,
    ])
}

fn cases() -> Vec<Refusal> {
    use ConfirmationRefusal as C;
    use ReviewRefusal as R;
    let case = CaseId(42);
    let confirmation = into(vec![
        C::NotNeeded,
        C::AlreadyConfirmed { on: day() },
        C::AlreadyOpen { case },
        C::Revoked { on: day() },
        C::NotConfirmed,
        C::NotRevoked,
        C::LandFactsMissing,
        C::MoreTakenThanContracted,
        C::HouseholdNotOpen,
        C::NotReadyForNotice,
        C::AlreadyPosted { until: day() },
        C::NotInNotice,
        C::NoticeOver { until: day() },
        C::NoSuchObjection,
        C::ReasonMissing,
    ]);
    let review = into(vec![
        R::Unknown,
        R::OwnWork,
        R::InNotice { until: None, objections: 0 },
        R::InNotice { until: Some(day()), objections: 0 },
        R::InNotice { until: Some(day()), objections: 1 },
        R::InNotice { until: Some(day()), objections: 3 },
        R::NotWaiting,
        R::Closed { outcome: Outcome::Withdrawn },
        R::ReasonMissing,
        R::NotEarlier { to: ReviewStep::LandArea },
        R::NotOwnDecision,
        R::GoneOn,
        R::NotReturned,
        R::NotWithdrawable,
        R::FiguresMoved { claimed: Money::yuan(1000), computed: Money::yuan(1200) },
    ]);
    [confirmation, review].concat()
}

fn choices() -> Vec<Refusal> {
    use ChoiceRefusal::*;
    into(vec![
        NotConfirmed,
        Died { died: day() },
        SameChoice { choice: Choice::Neither },
        Transitioned { on: None },
        Transitioned { on: Some(day()) },
        Surrendering,
        ImpossibleDay { from: day(), until: day() },
        BeforePresentChoice { chosen_on: day() },
    ])
}

fn subsidies() -> Vec<Refusal> {
    use SubsidyRefusal::*;
    let (case, scheme) = (CaseId(42), Scheme::Employee);
    into(vec![
        NotConfirmed,
        TooEarly { first: 2020, present: 2020 },
        YearNotCome { first: 2020, present: 2020 },
        NoChoice,
        ChoseNeither,
        ToppedUp,
        SurrenderNotPaid,
        DrawsEmployeePension,
        NoContribution { scheme, in_other_scheme: true },
        NoContribution { scheme, in_other_scheme: false },
        OtherContribution { scheme },
        ContributionOnRecord,
        ImpossibleContribution,
        VoucherMissing,
        VoucherUsed { person: PersonId(9) },
        BankAccountMissing,
        YearTaken { case },
        YearsUsed { years: 15, subsidised: Money::yuan(15_000) },
        ContributedAfterDeath { died: day() },
        ContributedAfterListedDeath { died: day() },
        NotPaid,
        ReasonMissing,
        NotPayable,
        ImpossibleDay,
        ReferenceMissing,
        OwnApproval,
        OwnAccountChange,
        NoTopUpToRecover,
        SubsidisedOnIt { case },
    ])
}

fn compared() -> Vec<Refusal> {
    use CompareRefusal::*;
    into(vec![
        NotOriginal,
        Ended,
        SameDecision,
        NothingToSettle,
        NoSuchLine,
        ReasonMissing,
        LineToMend,
        AmountsDiffer,
        PaperMissing,
        HeadingMissing,
    ])
}

fn changes() -> Vec<Refusal> {
    use ChangeRefusal::*;
    into(vec![
        NothingChanged,
        GroundMissing,
        HolderMissing,
        NotAName,
        NotAnAccount,
        AccountByCase,
        EnjoyedAboveTotal { most: Money::yuan(15_000) },
        Moved,
        InForce,
        CohortOfRoster,
        CohortConfirmed,
        FiguresUnread,
        ListedTwice { legacy_no: "JN000124".into() },
        Died { died: day() },
    ])
}

fn mends() -> Vec<Refusal> {
    use MendRefusal::*;
    into(vec![
        Unknown,
        LineGone,
        AlreadyProposed { mend: MendId(7) },
        NothingChanged,
        GroundMissing,
        FiguresByChange,
        AlreadyDecided,
        OwnWork,
        NotTheirs,
        ReasonMissing,
    ])
}

fn contradictions() -> Vec<Refusal> {
    let case = CaseId(42);
    let in_the_way = |topic| ContradictionRefusal::InTheWay { case, topic };
    into(CaseTopic::ALL.map(in_the_way).to_vec())
}

fn money() -> Vec<Refusal> {
    use RefundRefusal as R;
    use TransitionRefusal as T;
    let legacy_no = || "JN000124".to_owned();
    let transition = into(vec![
        T::NotOriginal,
        T::FiguresUnread,
        T::NotChosen { choice: None },
        T::NotChosen { choice: Some(Choice::Employee) },
        T::AlreadyMade,
        T::Surrendered { on: day() },
        T::Died { died: day() },
        T::ListedTwice { legacy_no: legacy_no() },
        T::OwnDecision,
        T::NotCleared { class: crate::casework::comparison::Class::Blocked },
        T::NegativeAmount,
        T::NotMade,
        T::ReasonMissing,
    ]);
    let refund = into(vec![
        R::NotOriginal,
        R::FiguresUnread,
        R::AlreadyOpened { case: CaseId(42) },
        R::Merged { on: day() },
        R::CauseNotOnRecord { choice: None },
        R::CauseNotOnRecord { choice: Some(Choice::Resident) },
        R::BankAccountMissing,
        R::NotOwnAccount,
        R::ListedTwice { legacy_no: legacy_no() },
    ]);
    [transition, refund].concat()
}

fn land() -> Vec<Refusal> {
    use LandRefusal::*;
    into(vec![FactsMissing, NegativeAmount, NothingChanged, OutcomeMissing, NotListed])
}

fn funds() -> Vec<Refusal> {
    use FundRefusal::*;
    let month = Month::of(day());
    into(vec![
        NotEnough { needed: Money::yuan(31_000), held: Money::yuan(500) },
        AmountMissing,
        ImpossibleDay { day: day() },
        BookedBefore { number: 3, day: day(), amount: Money::yuan(1_000_000) },
        SecondByTheSame,
        MonthClosed { month },
        MonthNotOver { month },
        EarlierOpen { month },
        Breaks { month, breaks: 3, case: CaseId(42) },
    ])
}

fn batches() -> Vec<Refusal> {
    use BatchRefusal::*;
    let (case, batch, line) = (CaseId(42), BatchId(7), 12);
    into(vec![
        Unknown,
        NothingPayable { kind: BatchKind::TopUp, held: 2 },
        InBatch { case, batch },
        OtherStage { batch, stage: BatchStage::Released },
        Answered { batch },
        OwnWork,
        Revoked { case },
        Deceased { case, died: day() },
        ListedDead { case },
        ReasonMissing,
        TotalDiffers { said: Money::yuan(3_000), found: Money::yuan(2_000) },
        UnknownBatch { text: "B000099".into() },
        UnknownLine { batch, line },
        LineDiffers { batch, line, field: LineField::Account },
        LineDiffers { batch, line, field: LineField::Holder },
        LineDiffers { batch, line, field: LineField::Amount },
        AlreadySettled { batch, line },
    ])
}

fn accounts() -> Vec<Refusal> {
    use AccountRefusal::*;
    into(vec![
        Unknown,
        Taken { login: Login::from("li.hua") },
        ImpossibleLogin,
        TownshipMismatch,
        Disabled,
        Locked { until: day().at(9, 41, 0) },
        OwnAccount,
        NoPeer { login: Login::from("li.hua") },
        ImpossibleSpan,
        NoDelegation,
        PasswordTooShort { least: 8 },
        NameMissing,
    ])
}
