//! The made-up district's people, led into every state that a case can be in.

use super::made_up::MadeUp;
use super::story::{Story, member, pass, returned};
use crate::base::{CaseId, Date, FixedClock, Money, PersonId};
use crate::casework::comparison::{Class, RunStep};
use crate::casework::{
    Choice, Cohort, Command, ConfirmationCommand, Contribution, NoticeCommand, OpenRefund, Person,
    RecordChoice, RefundCause, ReviewCommand, ReviewStep, Scheme, SubsidyCommand,
};
use crate::cli::args::DemoArgs;
use crate::cli::reply::CommandError;
use crate::exchange::{ReadingOptions, RosterKind, read_file, take_in};
use crate::office::{Actor, Office, Queue};
use std::path::Path;

/// Reads the made-up rosters as if the offices had sent them, then works on them until
/// the given day.
pub(super) fn settle(
    office: &Office,
    clock: &FixedClock,
    asked: &DemoArgs,
    today: Date,
) -> Result<(), CommandError> {
    let folder = scratch(asked)?;
    let read = || {
        let district = MadeUp::new(asked.people, asked.seed);
        let [legacy, candidates] = district.write_rosters(&folder)?;
        let registers = district.write_registers(&folder)?;
        drop(district);
        let importer = member(office, "human-resources.clerk")?;
        take(office, &importer, RosterKind::Legacy, &legacy)?;
        take(office, &importer, RosterKind::Candidates, &candidates)?;
        let kinds = [RosterKind::Resident, RosterKind::Employee, RosterKind::Household];
        let mut registers = kinds.into_iter().zip(&registers);
        registers.try_for_each(|(kind, path)| take(office, &importer, kind, path))
    };
    let taken = read();
    let cleared = std::fs::remove_dir_all(&folder);
    taken?;
    cleared.map_err(|fault| CommandError::file(&folder, &fault))?;
    let story = Story { office, clock, today };
    story.allocate(asked.people)?;
    story.projects()?;
    story.confirm()?;
    story.settle_found()?;
    story.choose()?;
    story.run_transitions()?;
    story.pay()?;
    story.batches()?;
    story.close_month()
}

fn scratch(asked: &DemoArgs) -> Result<std::path::PathBuf, CommandError> {
    let name = format!("youyang-demo-{}-{}-{}", std::process::id(), asked.people, asked.seed);
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).map_err(|fault| CommandError::file(&folder, &fault))?;
    Ok(folder)
}

fn take(office: &Office, actor: &Actor, kind: RosterKind, path: &Path) -> Result<(), CommandError> {
    let options = ReadingOptions::default();
    let roster = read_file(kind, path, &options)
        .map_err(|refusal| CommandError::Roster(path.to_owned(), refusal))?;
    take_in(office, actor, &roster, false)?;
    Ok(())
}

impl Story<'_> {
    /// Candidates spread over the layers: some stay behind at each, the rest goes on.
    fn confirm(&self) -> Result<(), CommandError> {
        let reader = self.reader()?;
        let townships: Vec<_> = reader.places().townships().iter().map(|(code, _)| *code).collect();
        drop(reader);
        for code in &townships {
            let reviewer = member(self.office, &format!("{code}.supervisor"))?;
            let waiting =
                self.office.reader(&reviewer).cases().queue(Queue::Waiting(ReviewStep::Township));
            self.act(&reviewer, &waiting, |n, case| match n % 20 {
                0..=3 => None,
                4 => Some(returned(case, "承包面积与台账不一致，请核对后再报")),
                6 => Some(Command::Confirmation(ConfirmationCommand::AskHousehold { case })),
                _ => Some(pass(case)),
            })?;
            let asked: Vec<CaseId> = waiting
                .iter()
                .copied()
                .enumerate()
                .filter(|(n, _)| n % 20 == 6)
                .map(|(_, c)| c)
                .collect();
            self.act(&reviewer, &asked, |_, case| Some(pass(case)))?;
        }
        self.decide("agriculture.supervisor", ReviewStep::LandArea, |n, case| match n % 16 {
            0 | 1 => None,
            2 => Some(Command::Review(ReviewCommand::Reject {
                case,
                reason: "被征地块不在本户承包地内".to_owned(),
            })),
            _ => Some(pass(case)),
        })?;
        self.decide("public-security.supervisor", ReviewStep::Household, |n, case| {
            (n % 4 != 3).then(|| pass(case))
        })?;
        self.move_to(20);
        let poster = member(self.office, "natural-resources.clerk")?;
        let ready = self.office.reader(&poster).cases().queue(Queue::ToPost);
        self.act(&poster, &ready, |n, case| {
            (n % 5 != 0).then_some(Command::Notice(NoticeCommand::Post { case }))
        })?;
        self.move_to(30);
        self.decide("natural-resources.supervisor", ReviewStep::Final, |n, case| {
            (n % 8 != 0).then(|| pass(case))
        })?;
        self.move_to_before_today(3);
        let late = self.office.reader(&poster).cases().queue(Queue::ToPost);
        self.act(&poster, &late, |n, case| {
            (n % 2 == 0).then_some(Command::Notice(NoticeCommand::Post { case }))
        })?;
        let running = self.office.reader(&poster).cases().queue(Queue::InNotice);
        self.act(&poster, &running, |n, case| {
            let reason = "邻居反映该户征地后户口已迁出".to_owned();
            (n % 12 == 0).then_some(Command::Notice(NoticeCommand::Object { case, reason }))
        })
    }

    /// Choices of the confirmed and of the originally insured.
    fn choose(&self) -> Result<(), CommandError> {
        let clerk = member(self.office, "human-resources.clerk")?;
        let reader = self.office.reader(&clerk);
        // Of the originally insured only those choose who must (E1).
        let must = |person: &&Person| {
            person.cohort != Cohort::Original
                || reader
                    .comparison()
                    .of(person.id)
                    .is_some_and(|found| found.class == Class::Choose)
        };
        let confirmed = reader.people().all().filter(|person| person.is_confirmed());
        let able: Vec<(PersonId, Cohort)> =
            confirmed.filter(must).map(|person| (person.id, person.cohort)).collect();
        let chosen_on = reader.today();
        let commands = able.iter().enumerate().filter_map(|(n, (person, cohort))| {
            let choice = match (cohort, n % 10) {
                (Cohort::Original, 0..=4) => return None,
                (_, 5 | 8) => Choice::Employee,
                (_, 9) if n % 20 == 9 => Choice::Neither,
                _ => Choice::Resident,
            };
            Some(Command::Choose(RecordChoice { person: *person, choice, chosen_on }))
        });
        self.submit(&clerk, commands.collect())?;
        self.decide("human-resources.supervisor", ReviewStep::Choice, |n, case| {
            (n % 7 != 0).then(|| pass(case))
        })
    }

    /// Transitions, refunds and claims, some paid.
    fn pay(&self) -> Result<(), CommandError> {
        let hr = member(self.office, "human-resources.clerk")?;
        let reader = self.office.reader(&hr);
        let commands = reader.people().all().filter_map(|person| {
            match (person.cohort, person.present_choice()?) {
                (Cohort::Original, Choice::Resident) => {
                    reader.jobs().transition_command(person.id, RunStep::OpenTransition)
                }
                (Cohort::Original, choice) => Some(Command::Refund(OpenRefund {
                    person: person.id,
                    cause: match choice {
                        Choice::Employee => RefundCause::ChoseEmployee,
                        _ => RefundCause::ChoseNeither,
                    },
                    bank_account: person.bank_account.clone(),
                    account_holder: person.name.clone(),
                })),
                _ => None,
            }
        });
        self.submit(&hr, commands.collect())?;
        self.decide("human-resources.supervisor", ReviewStep::Transition, |n, case| {
            (n % 3 != 0).then(|| pass(case))
        })?;
        self.decide("human-resources.supervisor", ReviewStep::Refund, |n, case| {
            (n % 3 != 0).then(|| pass(case))
        })?;
        self.record_payments(|n| n % 2 != 0)?;
        self.claim()?;
        self.decide("resident-pension.supervisor", ReviewStep::Claim, |n, case| {
            (n % 4 != 0).then(|| pass(case))
        })?;
        self.record_payments(|n| n % 3 == 0)
    }

    fn claim(&self) -> Result<(), CommandError> {
        let clerk = member(self.office, "resident-pension.clerk")?;
        let reader = self.office.reader(&clerk);
        let first = reader.rules().first_subsidy_year;
        let last = reader.today().year() as u32;
        let today = reader.today();
        let mut commands = Vec::new();
        for person in reader.people().all() {
            let scheme = match person.present_choice() {
                Some(Choice::Resident) if person.cohort != Cohort::Original => Scheme::Resident,
                Some(Choice::Employee) => Scheme::Employee,
                _ => continue,
            };
            let years = (first..=last).take(1 + person.id.0 as usize % 5);
            commands.extend(years.map(|year| {
                let paid_on =
                    Date::new(year as i32, 6, 10).filter(|day| *day <= today).unwrap_or(today);
                let voucher = format!("PZ{year}{:07}", person.id.0);
                let amount = Money::yuan(if scheme == Scheme::Resident { 300 } else { 3_000 });
                let contribution = Some(Contribution { scheme, year, amount, paid_on, voucher });
                Command::Subsidy(SubsidyCommand::Claim { person: person.id, year, contribution })
            }));
        }
        self.submit(&clerk, commands)
    }

    /// Pays by hand some of what is payable, by their place in the queue.
    fn record_payments(&self, paid: impl Fn(usize) -> bool) -> Result<(), CommandError> {
        let payer = member(self.office, "finance.clerk")?;
        let reader = self.office.reader(&payer);
        let paid_on = reader.today();
        let cases = reader.cases().queue(Queue::Payable);
        self.act(&payer, &cases, |n, case| {
            let reference = format!("FK{}{:04}", paid_on.compact(), n);
            let pay = SubsidyCommand::RecordPayment { case, paid_on, reference };
            paid(n).then_some(Command::Subsidy(pay))
        })
    }
}
