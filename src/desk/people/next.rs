//! The next lawful step of a person in words, and who must take it.

use crate::base::Date;
use crate::casework::{AtRest, Case, Department, FollowUp, Level, Person};
use crate::office::{Queue, Reader, Taker};
use crate::policy::Rule;
use crate::words::{
    Message, Words, bank_cause, department_name, level_name, matter_title, stage_name, step_name,
};

/// What comes next for a person, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextText<'a> {
    /// In a few characters, for a column: `待选择`, `公示 3天`.
    pub short: String,
    /// What is to be done, or that nothing is.
    pub what: String,
    /// Who must take the step; [`NextText::who`] names them.
    pub taker: Taker<'a>,
    /// The rule it rests on.
    pub rule: Rule,
    /// Whether it can only be waited for.
    pub waits: bool,
    /// Other cases of the person that are open besides.
    pub others: usize,
}

/// What comes next for a person, in words.
pub fn next_step<'a>(reader: &'a Reader, person: &Person, words: &Words) -> NextText<'a> {
    worded(reader, person, None, words)
}

/// What comes next in one of a person's cases; once it is closed, for the person.
pub fn next_of_case<'a>(
    reader: &'a Reader,
    person: &Person,
    case: &Case,
    words: &Words,
) -> NextText<'a> {
    worded(reader, person, Some(case), words)
}

fn worded<'a>(
    reader: &'a Reader,
    person: &Person,
    case: Option<&Case>,
    words: &Words,
) -> NextText<'a> {
    let next = reader.next_of(person, case);
    let case = next.case.and_then(|case| reader.case(case));
    NextText {
        short: short(next.what, case, reader.today(), words),
        what: what(next.what, case, reader.today(), words),
        taker: reader.who_takes(&next),
        rule: next.rule,
        waits: next.what.waits(),
        others: next.others,
    }
}

/// In a few characters: of an open case its stage, else the step.
fn short(what: FollowUp, case: Option<&Case>, today: Date, words: &Words) -> String {
    let key = match what {
        FollowUp::Decide(step) => return step_name(step, words).to_owned(),
        FollowUp::AwaitNotice(until) => {
            let count = today.days_until(until).to_string();
            return words.say_with("next-notice-short", &[("count", count.into())]);
        }
        FollowUp::HandIn | FollowUp::Batch | FollowUp::PayByHand | FollowUp::Collect => {
            return case.map(|case| stage_name(case.stage, words).to_owned()).unwrap_or_default();
        }
        FollowUp::PostNotice => "queue-to-post",
        FollowUp::SettleObjections(_) => "next-objection-short",
        FollowUp::GoOnWithBatch(_) => "queue-batched",
        FollowUp::CorrectReturned | FollowUp::PayAgain | FollowUp::AskScheme => "fund-returned",
        FollowUp::RecoverTopUp(_) | FollowUp::RecoverRevoked(_) => "next-recover-top-up-short",
        FollowUp::SettleDeath => "next-death-short",
        FollowUp::CompleteLandFacts => "next-land-short",
        FollowUp::OpenConfirmation => "next-confirm-short",
        FollowUp::ReopenConfirmation => "next-rejected-short",
        FollowUp::SettleTwice => "next-listed-short",
        FollowUp::SettleFindings => "next-findings-short",
        FollowUp::RecordChoice => "next-choose-short",
        FollowUp::RunTransition | FollowUp::OpenTransition => "next-transition-short",
        FollowUp::OpenRefund(_) => "next-refund-short",
        FollowUp::Claim(_) => "next-claim-short",
        FollowUp::Contribute(_) => "next-contribute-short",
        FollowUp::EnterAccount => "next-account-short",
        FollowUp::Nothing(AtRest::Died) => "next-died-short",
        FollowUp::Nothing(AtRest::Revoked) => "confirmation-revoked",
        FollowUp::Nothing(_) => "next-none",
    };
    words.say(key).to_owned()
}

/// The step as a sentence.
fn what(what: FollowUp, case: Option<&Case>, today: Date, words: &Words) -> String {
    let matter = || case.map(|case| matter_title(&case.matter, words)).unwrap_or_default();
    let of_case = |key: &'static str| Message::of(key).with("matter", matter());
    let came_back = |key| {
        let failed = case.and_then(|case| case.payment.failed.as_ref());
        of_case(key).with("cause", failed.map_or("", |failed| bank_cause(&failed.cause, words)))
    };
    let of_year = |key: &'static str, year: u32| Message::of(key).with("year", year.to_string());
    let message = match what {
        FollowUp::Decide(step) => of_case("next-decide").with("step", step_name(step, words)),
        FollowUp::HandIn => of_case("next-mend"),
        FollowUp::PostNotice => "next-post".into(),
        FollowUp::SettleObjections(open) => Message::of("next-settle").count("count", open),
        FollowUp::AwaitNotice(until) => Message::of("next-notice")
            .with("until", until.to_string())
            .with("left", days(today, until, words)),
        FollowUp::Batch => of_case("next-pay"),
        FollowUp::PayByHand => of_case("next-pay-by-hand"),
        FollowUp::Collect => of_case("next-collect"),
        FollowUp::GoOnWithBatch(batch) => of_case("next-batched").with("batch", batch.to_string()),
        FollowUp::CorrectReturned => came_back("next-came-back"),
        FollowUp::PayAgain => came_back("next-came-back-mended"),
        FollowUp::AskScheme => came_back("next-came-back-scheme"),
        FollowUp::RecoverTopUp(amount) => {
            Message::of("next-recover-top-up").with("amount", amount.grouped())
        }
        FollowUp::RecoverRevoked(years) => {
            Message::of("next-recover-revoked").count("count", years)
        }
        FollowUp::Claim(year) => of_year("next-claim", year),
        FollowUp::Contribute(year) => of_year("next-contribute", year),
        FollowUp::SettleDeath => "next-death".into(),
        FollowUp::CompleteLandFacts => "next-land".into(),
        FollowUp::OpenConfirmation => "next-confirm".into(),
        FollowUp::ReopenConfirmation => "next-rejected".into(),
        FollowUp::SettleTwice => "next-listed".into(),
        FollowUp::SettleFindings => "next-findings".into(),
        FollowUp::RecordChoice => "next-choose".into(),
        FollowUp::RunTransition => "next-run".into(),
        FollowUp::OpenTransition => "next-transition".into(),
        FollowUp::OpenRefund(_) => "next-refund".into(),
        FollowUp::EnterAccount => "next-account".into(),
        FollowUp::Nothing(rest) => at_rest(rest).into(),
    };
    message.text(words)
}

fn at_rest(rest: AtRest) -> &'static str {
    match rest {
        AtRest::Died => "next-died",
        AtRest::Merged => "next-topped-up",
        AtRest::DrawsEmployeePension => "next-draws-pension",
        AtRest::NotEnrolled => "next-neither",
        AtRest::YearsUsed => "next-years-used",
        AtRest::YearsClaimed => "next-year-claimed",
        AtRest::Revoked => "next-revoked",
    }
}

impl NextText<'_> {
    /// Who must take the step: `昆阳街道复核、区人社局复核`, the township being the
    /// person's own; empty where nobody has to.
    pub fn who(&self, reader: &Reader, person: &Person, words: &Words) -> String {
        let may = match self.taker {
            Taker::Nobody => return String::new(),
            Taker::Opener(login) => return reader.staff().name(login),
            Taker::Staff(may) => may,
        };
        who_of(may, Some(&reader.places().township_name(person.township)), words)
    }
}

/// Departments and levels in words: `昆阳街道复核、区人社局复核`, a township by its name
/// where it is known.
pub fn who_of(
    may: &[(Department, Option<Level>)],
    township: Option<&str>,
    words: &Words,
) -> String {
    let named = may.iter().map(|(department, level)| {
        let place = match (department, township) {
            (Department::Township, Some(name)) => name.to_owned(),
            (other, _) => department_name(*other, words).to_owned(),
        };
        let Some(level) = level else { return place };
        let level = level_name(*level, words);
        words.say_with("next-who", &[("place", place.into()), ("level", level.into())])
    });
    named.collect::<Vec<_>>().join(words.say("next-or"))
}

/// `还有 3 天`, `今天`, `已过 2 天`, as few characters as tell it.
pub fn days(today: Date, until: Date, words: &Words) -> String {
    let left = today.days_until(until);
    let count = usize::try_from(left.abs()).unwrap_or(usize::MAX);
    let key = match left {
        ..0 => "days-over",
        0 => "days-last",
        1.. => "days-left",
    };
    words.say_with(key, &[("count", count.into())])
}

/// The rule on which the cases of a queue are there.
pub fn queue_clause(queue: Queue) -> Rule {
    match queue {
        Queue::Returned => Rule::C5,
        Queue::ToPost | Queue::InNotice => Rule::C4,
        Queue::Payable | Queue::Batched => Rule::M3,
        Queue::Waiting(step) => step.rule(),
    }
}
