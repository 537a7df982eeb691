//! A district in memory for tests: staff by name, a clock moved by hand, and steps
//! that make a test a short story. Every step goes through `decide` and `evolve`.

mod changes;
mod money;
mod revocation;
mod rosters;

pub(crate) use changes::*;
pub(crate) use money::*;
pub(crate) use revocation::*;
pub(crate) use rosters::*;

use super::command::*;
use super::fund::{BankLine, BatchKind, FundSubject};
use super::person::*;
use super::{Case, Context, Envelope, Event, Refusal, ReviewStep, Stage, State, decide, evolve};
use crate::base::{
    Area, BatchId, CaseId, Cells, Date, IdNumber, Instant, Login, Money, ObjectionId, PersonId,
    TownshipCode,
};
use crate::policy::Policy;

/// The district, its clock, and all that happened.
pub(crate) struct Scenario {
    pub state: State,
    pub policy: Policy,
    pub log: Vec<(Envelope, Event)>,
    pub shadow: Option<Box<dyn Shadow>>,
    now: Instant,
}

/// A store on disk that is told all that is done, and is killed now and then.
pub(crate) trait Shadow {
    /// Does the same.
    fn follow(&mut self, actor: &Login, at: Instant, command: &Command);
    /// May end at once and come back; must then hold the same.
    fn restart(&mut self, state: &State);
}

/// A day written as `2020-03-02`.
pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

impl Scenario {
    /// An empty district on the plan's second day.
    pub fn new() -> Self {
        Self::with(None)
    }

    /// The same, with a store that follows.
    pub fn with(shadow: Option<Box<dyn Shadow>>) -> Self {
        let policy = Policy::district().expect("the district's policy reads");
        let now = day("2020-03-02").at(9, 0, 0);
        let (state, log) = (State::default(), Vec::new());
        let mut district = Self { state, policy, log, shadow, now };
        district.does("treasurer", allocate(1_000_000, FundSubject::DistrictAllocation, 1));
        district
    }

    pub fn today(&self) -> Date {
        self.now.date()
    }

    pub fn on(&mut self, text: &str) {
        self.now = day(text).at(9, 0, 0);
    }

    pub fn wait(&mut self, days: u32) {
        self.now = self.today().plus_days(days).at(9, 0, 0);
    }

    /// Decides and applies; what is refused changes nothing.
    pub fn submit(&mut self, actor: &str, command: &Command) -> Result<Vec<Event>, Refusal> {
        let actor = Login::from(actor);
        let ctx = Context { actor: &actor, now: self.now, policy: &self.policy };
        let events = decide(&self.state, command, &ctx)?;
        let seq = self.log.last().map_or(0, |(envelope, _)| envelope.seq) + 1;
        for event in &events {
            let envelope = Envelope { seq, at: self.now, actor: actor.clone() };
            evolve(&mut self.state, &envelope, event);
            self.log.push((envelope, event.clone()));
        }
        if let Some(shadow) = self.shadow.as_mut().filter(|_| !events.is_empty()) {
            shadow.follow(&actor, self.now, command);
        }
        Ok(events)
    }

    #[track_caller]
    pub fn does(&mut self, actor: &str, command: Command) {
        if let Err(refusal) = self.submit(actor, &command) {
            panic!("{actor} was refused: {refusal:?}");
        }
    }

    /// A step that opens a case.
    #[track_caller]
    pub fn opens(&mut self, actor: &str, command: Command) -> CaseId {
        let case = self.state.next_case();
        self.does(actor, command);
        assert!(self.state.case(case).is_some(), "no case was opened");
        case
    }

    /// A step that the rules refuse.
    #[track_caller]
    pub fn refusal(&mut self, actor: &str, command: Command) -> Refusal {
        self.submit(actor, &command).expect_err("a refusal")
    }

    /// The name of the refusal of a step.
    #[track_caller]
    pub fn refused(&mut self, actor: &str, command: Command) -> &'static str {
        self.refusal(actor, command).code()
    }

    #[track_caller]
    pub fn person(&self, id: PersonId) -> &Person {
        self.state.person(id).expect("the person")
    }

    #[track_caller]
    pub fn case(&self, id: CaseId) -> &Case {
        self.state.case(id).expect("the case")
    }

    /// One more identity number.
    pub fn number(&self) -> IdNumber {
        let order = self.state.people.len() as u32 + 1;
        IdNumber::compose(530_122, day("1962-05-04"), order).expect("a number")
    }

    /// An originally insured person: 8,000 yuan in the account, 5,600 enjoyed.
    pub fn original(&mut self) -> PersonId {
        self.original_with(8_000, 5_600)
    }

    pub fn original_with(&mut self, balance: i64, enjoyed: i64) -> PersonId {
        let person = self.state.next_person();
        let registration = original(self.number(), person.0, balance, enjoyed);
        self.does("clerk", register(registration));
        person
    }

    /// A candidate with the confirmation case that opens with the registration.
    pub fn candidate(&mut self) -> (PersonId, CaseId) {
        let (person, case) = (self.state.next_person(), self.state.next_case());
        let registration = candidate(self.number());
        self.does("clerk", register(registration));
        (person, case)
    }

    /// A candidate whose notice was posted today.
    pub fn in_notice(&mut self) -> (PersonId, CaseId) {
        let (person, case) = self.candidate();
        self.does("chief", pass(case));
        self.does("agriculture", pass(case));
        self.does("clerk", post(case));
        (person, case)
    }

    /// A candidate whose identity was confirmed.
    pub fn confirmed(&mut self) -> PersonId {
        let (person, case) = self.candidate();
        self.approve(case);
        person
    }

    /// Passes every layer that is left, each by its own reviewer, waiting out the notice.
    #[track_caller]
    pub fn approve(&mut self, case: CaseId) {
        loop {
            let reviewer = match (self.case(case).stage, self.case(case).step_on(self.today())) {
                (Stage::Waiting(ReviewStep::Notice), Some(ReviewStep::Notice)) => {
                    self.does("clerk", post(case));
                    self.wait(7);
                    continue;
                }
                (_, Some(ReviewStep::LandArea)) => "agriculture",
                (_, Some(ReviewStep::Household)) => "police",
                (_, Some(ReviewStep::Final)) => "resources",
                (_, Some(_)) => "chief",
                (_, None) => return,
            };
            self.does(reviewer, pass(case));
        }
    }

    /// Records a choice signed today and has it approved.
    #[track_caller]
    pub fn chooses(&mut self, person: PersonId, choice: Choice) {
        let case = self.opens("clerk", choose(person, choice, self.today()));
        self.approve(case);
    }

    /// A confirmed person who chose.
    pub fn confirmed_with(&mut self, choice: Choice) -> PersonId {
        let person = self.confirmed();
        self.chooses(person, choice);
        person
    }

    /// An originally insured person who chose the employees' scheme and was refunded.
    pub fn surrendered(&mut self) -> PersonId {
        let person = self.original();
        self.chooses(person, Choice::Employee);
        let case = self.opens("clerk", refund(person, RefundCause::ChoseEmployee));
        self.approve(case);
        self.pays(case);
        person
    }

    /// An originally insured person whose transition was approved; the top-up is due.
    pub fn merged(&mut self) -> (PersonId, CaseId) {
        let person = self.original();
        self.chooses(person, Choice::Resident);
        let case = self.opens("clerk", transition(person));
        self.approve(case);
        (person, case)
    }

    /// A contribution paid today, with a voucher of its own.
    pub fn contribution(&self, scheme: Scheme, year: u32) -> Contribution {
        let voucher = format!("V{:04}", self.log.len());
        Contribution { scheme, year, amount: Money::yuan(400), paid_on: self.today(), voucher }
    }

    /// Hands a contribution in and claims the year with it.
    #[track_caller]
    pub fn claims(&mut self, person: PersonId, scheme: Scheme, year: u32) -> CaseId {
        let contribution = self.contribution(scheme, year);
        self.opens("clerk", claim(person, year, Some(contribution)))
    }

    /// A year claimed, approved and paid.
    #[track_caller]
    pub fn subsidise(&mut self, person: PersonId, scheme: Scheme, year: u32) -> CaseId {
        let case = self.claims(person, scheme, year);
        self.approve(case);
        self.pays(case);
        case
    }

    /// A year with its contribution on record, claimed and approved.
    #[track_caller]
    pub fn subsidise_up_to_approval(&mut self, person: PersonId, year: u32) -> CaseId {
        let case = self.opens("clerk", claim(person, year, None));
        self.approve(case);
        case
    }

    #[track_caller]
    pub fn pays(&mut self, case: CaseId) {
        self.does("cashier", pay(case, self.today()));
    }

    /// A year claimed and approved; the money waits.
    #[track_caller]
    pub fn payable(&mut self, person: PersonId, scheme: Scheme, year: u32) -> CaseId {
        let case = self.claims(person, scheme, year);
        self.approve(case);
        case
    }

    /// A batch of cases, made by the cashier.
    #[track_caller]
    pub fn makes(&mut self, kind: BatchKind, route: Route, cases: &[CaseId]) -> BatchId {
        let batch = self.state.fund.next_batch();
        self.does("cashier", make_batch(kind, route, cases));
        batch
    }

    /// A batch that was checked and released.
    #[track_caller]
    pub fn sends(&mut self, kind: BatchKind, route: Route, cases: &[CaseId]) -> BatchId {
        let batch = self.makes(kind, route, cases);
        self.does("checker", check(batch));
        self.does("treasurer", release(batch));
        batch
    }

    /// The bank's lines for a batch; those of the cases named failed.
    pub fn result_of(&self, batch: BatchId, failed: &[CaseId]) -> Vec<BankLine> {
        let sent = self.state.fund.batches.get(&batch).expect("the batch");
        let lines = sent.lines.iter().zip(1..).map(|(line, number)| BankLine {
            batch: batch.to_string(),
            line: number,
            account: line.account.clone(),
            holder: line.holder.clone(),
            amount: line.amount,
            failed: failed.contains(&line.case).then(|| "账号不存在".to_owned()),
        });
        lines.collect()
    }

    /// The bank's result for a batch, read by the cashier.
    #[track_caller]
    pub fn settles(&mut self, batch: BatchId, failed: &[CaseId]) {
        let lines = self.result_of(batch, failed);
        let digest = format!("{batch}-{}", self.log.len());
        self.does("cashier", result(&digest, None, lines));
    }
}

/// An originally insured person's registration under the legacy number `L…`.
pub(crate) fn original(number: IdNumber, no: u32, balance: i64, enjoyed: i64) -> RegisterPerson {
    RegisterPerson {
        cohort: Cohort::Original,
        legacy: Some(LegacyRelation {
            legacy_no: format!("L{no}"),
            balance: Money::yuan(balance),
            enjoyed: Money::yuan(enjoyed),
            drawing: true,
            monthly: Money::fen(34_486),
            ended: None,
        }),
        land: None,
        ..candidate(number)
    }
}

/// A candidate's registration with 3.00 of 5.00 mu taken.
pub(crate) fn candidate(number: IdNumber) -> RegisterPerson {
    RegisterPerson {
        id_number: number,
        name: "李秀英".to_owned(),
        cohort: Cohort::Existing,
        township: TownshipCode(530_115_001),
        village: None,
        phone: "13632755053".to_owned(),
        bank_account: format!("62170071{}", number.last_four()),
        legacy: None,
        land: Some(land(500, 300)),
        source: None,
    }
}

/// Land facts by hundredths of a mu.
pub(crate) fn land(contracted: u32, requisitioned: u32) -> LandFacts {
    LandFacts {
        project: None,
        contracted: Some(Area::hundredths(contracted)),
        requisitioned: Area::hundredths(requisitioned),
        taken_on: None,
    }
}

/// An amendment of nothing, to be filled.
pub(crate) fn amendment(person: PersonId) -> AmendPerson {
    AmendPerson { person, phone: None, bank_account: None, village: None, land: None }
}

/// A roster's line.
pub(crate) fn arrived(line: u32) -> Arrived {
    Arrived { roster: "digest".to_owned(), line, cells: Cells::new(["李秀英"]) }
}

pub(crate) fn register(registration: RegisterPerson) -> Command {
    Command::Person(PersonCommand::Register(Box::new(registration)))
}

pub(crate) fn amend(amendment: AmendPerson) -> Command {
    Command::Person(PersonCommand::Amend(amendment))
}

pub(crate) fn list_again(person: PersonId, legacy_no: &str) -> Command {
    let legacy_no = legacy_no.to_owned();
    let relation = LegacyRelation {
        legacy_no: legacy_no.clone(),
        balance: Money::yuan(8_100),
        enjoyed: Money::yuan(5_600),
        drawing: true,
        monthly: Money::fen(34_486),
        ended: None,
    };
    let name = "李秀英".to_owned();
    Command::Person(PersonCommand::NoteListedAgain {
        person,
        legacy_no,
        name,
        relation,
        source: arrived(9),
    })
}

pub(crate) fn die(person: PersonId, died: Date) -> Command {
    Command::Person(PersonCommand::RecordDeath { person, died })
}

pub(crate) fn correct_death(person: PersonId, died: Option<Date>) -> Command {
    let reason = "登错了人".to_owned();
    Command::Person(PersonCommand::CorrectDeath { person, died, reason })
}

pub(crate) fn correct(
    person: PersonId,
    (scheme, year): (Scheme, u32),
    right: Option<Contribution>,
) -> Command {
    let reason = "凭证看错".to_owned();
    Command::Person(PersonCommand::CorrectContribution { person, scheme, year, right, reason })
}

pub(crate) fn recover_top_up(person: PersonId) -> Command {
    let reason = "并错人员".to_owned();
    Command::Subsidy(SubsidyCommand::OpenTopUpRecovery { person, reason })
}

pub(crate) fn contribute(person: PersonId, contribution: Contribution) -> Command {
    Command::Person(PersonCommand::RecordContribution { person, contribution })
}

pub(crate) fn open(person: PersonId) -> Command {
    Command::Confirmation(ConfirmationCommand::Open { person })
}

pub(crate) fn ask_household(case: CaseId) -> Command {
    Command::Confirmation(ConfirmationCommand::AskHousehold { case })
}

pub(crate) fn pass(case: CaseId) -> Command {
    Command::Review(ReviewCommand::Pass { case })
}

/// Returns to an earlier layer, or to the opener.
pub(crate) fn give_back(case: CaseId, to: Option<ReviewStep>) -> Command {
    Command::Review(ReviewCommand::Return { case, to, reason: "面积不符".to_owned() })
}

pub(crate) fn reject(case: CaseId) -> Command {
    Command::Review(ReviewCommand::Reject { case, reason: "不符合条件".to_owned() })
}

pub(crate) fn take_back(case: CaseId) -> Command {
    Command::Review(ReviewCommand::TakeBack { case })
}

pub(crate) fn hand_in(case: CaseId) -> Command {
    Command::Review(ReviewCommand::HandIn { case })
}

pub(crate) fn withdraw(case: CaseId) -> Command {
    Command::Review(ReviewCommand::Withdraw { case })
}

pub(crate) fn post(case: CaseId) -> Command {
    Command::Notice(NoticeCommand::Post { case })
}

pub(crate) fn object(case: CaseId) -> Command {
    Command::Notice(NoticeCommand::Object { case, reason: "不是本村人".to_owned() })
}

pub(crate) fn settle(objection: u32, upheld: bool) -> Command {
    let finding = "已核实".to_owned();
    Command::Notice(NoticeCommand::Settle { objection: ObjectionId(objection), upheld, finding })
}

pub(crate) fn choose(person: PersonId, choice: Choice, chosen_on: Date) -> Command {
    Command::Choose(RecordChoice { person, choice, chosen_on })
}

pub(crate) fn claim(person: PersonId, year: u32, contribution: Option<Contribution>) -> Command {
    Command::Subsidy(SubsidyCommand::Claim { person, year, contribution })
}

pub(crate) fn recover(person: PersonId, year: u32) -> Command {
    let reason = "重复享受".to_owned();
    Command::Subsidy(SubsidyCommand::OpenRecovery { person, year, reason })
}

pub(crate) fn pay(case: CaseId, paid_on: Date) -> Command {
    let reference = "GK-1".to_owned();
    Command::Subsidy(SubsidyCommand::RecordPayment { case, paid_on, reference })
}

/// A transition with 1,200 yuan and 129.50 a month in the residents' scheme.
pub(crate) fn transition(person: PersonId) -> Command {
    Command::Transition(TransitionCommand::Open {
        person,
        residents_balance: Money::yuan(1_200),
        residents_monthly: Money::fen(12_950),
    })
}

pub(crate) fn reverse(person: PersonId) -> Command {
    Command::Transition(TransitionCommand::Reverse { person, reason: "并错人员".to_owned() })
}

pub(crate) fn refund(person: PersonId, cause: RefundCause) -> Command {
    Command::Refund(OpenRefund {
        person,
        cause,
        bank_account: "6217001".to_owned(),
        account_holder: "李 秀英".to_owned(),
    })
}
