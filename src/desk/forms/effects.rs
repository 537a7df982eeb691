//! What an act brings, in figures, before it is done and after.

use crate::base::PersonId;
use crate::casework::comparison::CompareDecision;
use crate::casework::{
    CaseEvent, CaseKind, Choice, Event, FundEvent, MoneyAllocated, PersonEvent, PersonRegistered,
    RefundOpened, Register, Route, Scheme, SubsidyClaimed, TransitionOpened, covered_from,
};
use crate::office::Reader;
use crate::words::Message;

/// The household roster's line is another person's (A7).
const NOT_THEIRS: CompareDecision =
    CompareDecision::AnotherPerson { register: Register::Household };

/// One saying for each thing that events change; nothing for what only keeps books.
pub fn effects(events: &[Event], reader: &Reader) -> Vec<Message> {
    let each = events.iter().map(|event| match event {
        Event::Case(event) => case_effects(event, reader),
        Event::Person(event) => person_effects(event, reader),
        Event::Fund(FundEvent::Allocated(MoneyAllocated { amount, .. })) => {
            vec![Message::of("act-did-allocate").with("amount", amount.grouped())]
        }
        Event::Land(event) => {
            vec![Message::of("act-did-project").with("number", event.number())]
        }
        Event::Notice(_)
        | Event::Roster(_)
        | Event::Account(_)
        | Event::Fund(_)
        | Event::Payment(_)
        | Event::List(_) => Vec::new(),
    });
    each.flatten().collect()
}

fn case_effects(event: &CaseEvent, reader: &Reader) -> Vec<Message> {
    match event {
        CaseEvent::Opened { matter, person, .. } => opened(matter, *person, reader),
        CaseEvent::SubsidyClaimed(SubsidyClaimed { year, amount, route, clause, .. }) => {
            let key = match route {
                Route::Account => "act-did-claim-account",
                Route::Bank => "act-did-claim-bank",
            };
            let claimed = Message::of(key).with("year", year.to_string());
            vec![claimed.with("amount", amount.grouped()).with("clause", clause)]
        }
        CaseEvent::TransitionOpened(TransitionOpened {
            top_up,
            merged_account,
            merged_monthly,
            clause,
            ..
        }) => {
            vec![
                Message::of("act-did-top-up")
                    .with("amount", top_up.grouped())
                    .with("clause", clause),
                Message::of("act-did-merge")
                    .with("account", merged_account.grouped())
                    .with("monthly", merged_monthly.grouped()),
            ]
        }
        CaseEvent::RefundOpened(RefundOpened { amount, bank_account, clause, .. }) => {
            let refund = Message::of("act-did-refund").with("amount", amount.grouped());
            vec![refund.with("account", tail(bank_account)).with("clause", clause)]
        }
        CaseEvent::PaymentRecorded { case, amount, paid_on, reference } => {
            let recovery = reader.case(*case).is_some_and(|case| case.matter.is_recovery());
            let key = if recovery { "act-did-return" } else { "act-did-pay" };
            let paid = Message::of(key).with("amount", amount.grouped());
            vec![paid.with("day", paid_on.to_string()).with("reference", reference)]
        }
        CaseEvent::HouseholdAsked { .. } => vec!["act-did-ask-household".into()],
        _ => Vec::new(),
    }
}

/// The last four characters of a phone or an account, by which people check it aloud.
fn tail(number: &str) -> &str {
    let start = number.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    &number[start..]
}

fn opened(matter: &CaseKind, person: PersonId, reader: &Reader) -> Vec<Message> {
    let said = match matter {
        CaseKind::Choice { choice, chosen_on } => {
            let key = match choice {
                Choice::Resident => "act-did-choose-resident",
                Choice::Employee => "act-did-choose-employee",
                Choice::Neither => "act-did-choose-neither",
            };
            let said = Message::of(key).with("day", chosen_on.to_string());
            let file = reader.person(person).filter(|file| !file.choices.is_empty());
            let change = file.map(|file| {
                let from = covered_from(file, *chosen_on, reader.rules());
                Message::of("act-did-change-from").with("year", from.to_string())
            });
            return std::iter::once(said).chain(change).collect();
        }
        CaseKind::Recovery { year, .. } => {
            Message::of("act-did-recovery").with("year", year.to_string())
        }
        CaseKind::TopUpRecovery { .. } => Message::of("act-did-top-up-recovery"),
        CaseKind::Change(_) => Message::of("act-did-change"),
        CaseKind::Revocation { .. } => Message::of("act-did-revoke"),
        CaseKind::Confirmation => Message::of("act-did-confirmation"),
        CaseKind::Claim { .. } | CaseKind::Transition | CaseKind::Refund => return Vec::new(),
    };
    vec![said]
}

fn person_effects(event: &PersonEvent, reader: &Reader) -> Vec<Message> {
    match event {
        PersonEvent::Registered(PersonRegistered { person, name, .. }) => {
            vec![
                Message::of("act-did-register")
                    .with("name", name)
                    .with("person", person.to_string()),
            ]
        }
        PersonEvent::Amended { name, phone, bank_account, village, land, .. } => {
            let name = name.as_ref().map(|name| Message::of("act-did-name").with("name", name));
            let phone =
                phone.as_ref().map(|new| Message::of("act-did-phone").with("phone", tail(new)));
            let account = bank_account
                .as_ref()
                .map(|new| Message::of("act-did-account").with("account", tail(new)));
            let village = village.map(|code| {
                Message::of("act-did-village").with("village", reader.places().village_name(code))
            });
            let land = land.as_ref().map(|_| Message::of("act-did-land"));
            [name, phone, account, village, land].into_iter().flatten().collect()
        }
        PersonEvent::DeathRecorded { person, died } => {
            let open = reader.person(*person).map_or(0, |file| file.open_cases.len());
            vec![Message::of("act-did-death").with("day", died.to_string()).count("open", open)]
        }
        PersonEvent::ContributionRecorded { contribution, .. } => {
            let key = match contribution.scheme {
                Scheme::Resident => "act-did-contribution-resident",
                Scheme::Employee => "act-did-contribution-employee",
            };
            let said = Message::of(key).with("year", contribution.year.to_string());
            vec![said.with("amount", contribution.amount.grouped())]
        }
        PersonEvent::DeathCorrected { died, .. } => vec![match died {
            Some(died) => Message::of("act-did-correct-death").with("day", died.to_string()),
            None => Message::of("act-did-strike-death"),
        }],
        PersonEvent::ContributionCorrected { was, right, .. } => {
            let key = match right {
                Some(_) => "act-did-correct-contribution",
                None => "act-did-strike-contribution",
            };
            let amount = right.as_ref().map_or(was.amount, |right| right.amount);
            let said = Message::of(key).with("year", was.year.to_string());
            vec![said.with("amount", amount.grouped())]
        }
        PersonEvent::TransitionReversed { .. } => vec!["act-did-reverse".into()],
        PersonEvent::ComparisonDecided { decision, .. } if *decision == NOT_THEIRS => {
            vec!["act-did-not-dead".into()]
        }
        _ => Vec::new(),
    }
}
