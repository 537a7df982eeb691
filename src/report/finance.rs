//! The special account: what each account held and moved, month by month, and what was
//! paid for what.

use super::figures::{Figure, FigureGroup, Section, townships};
use super::period::Period;
use crate::base::{Money, Month};
use crate::casework::{BatchKind, Case, FundAccount, Turnover, kind_of};
use crate::office::Reader;

pub(super) fn sections(period: Period, reader: &Reader) -> Vec<Section> {
    vec![
        accounts(period, reader),
        months(period, reader),
        kinds(period, reader),
        places(period, reader),
    ]
}

/// Opening balance, debits, credits, closing balance of every account.
fn accounts(period: Period, reader: &Reader) -> Section {
    let fund = reader.fund().account();
    let before = Month::of(period.first_day()).previous();
    let row = |account: FundAccount| {
        let moved = turnover(reader, account, period.months());
        let figures = [
            fund.balance_at(account, before),
            moved.debit,
            moved.credit,
            fund.balance_at(account, period.last()),
        ];
        (FigureGroup::Account(account), figures.map(Figure::Money).into())
    };
    Section {
        code: "by-account",
        measures: vec!["opening", "debits", "credits", "closing"],
        rows: FundAccount::ALL.map(row).into(),
    }
}

/// What came in and went out, month by month.
fn months(period: Period, reader: &Reader) -> Section {
    let income = [
        FundAccount::DistrictAllocation,
        FundAccount::CityAllocation,
        FundAccount::LandLevy,
        FundAccount::RiskReserve,
    ];
    let row = |month: Month| {
        let credit = |account| reader.fund().account().moved(account, month).credit;
        let debit = |account| reader.fund().account().moved(account, month).debit;
        let figures = [
            income.map(credit).into_iter().sum(),
            debit(FundAccount::PaidToAccounts),
            debit(FundAccount::PaidToBanks),
            credit(FundAccount::Returned),
            credit(FundAccount::Recovered),
        ];
        (FigureGroup::Month(month), figures.map(Figure::Money).into())
    };
    Section {
        code: "by-month",
        measures: vec!["income", "paid-to-accounts", "paid-to-banks", "returned", "recovered"],
        rows: period.months().map(row).collect(),
    }
}

/// How many cases were paid, for what.
fn kinds(period: Period, reader: &Reader) -> Section {
    let row = |kind: BatchKind| {
        let own =
            paid_within(period, reader).filter(|(case, _)| kind_of(&case.matter) == Some(kind));
        (FigureGroup::Kind(kind), count_and_sum(own.map(|(_, amount)| amount)))
    };
    Section {
        code: "by-kind",
        measures: vec!["cases", "amount"],
        rows: BatchKind::ALL.map(row).into(),
    }
}

/// What was paid to the people of each township; recoveries are not taken off.
fn places(period: Period, reader: &Reader) -> Section {
    let paid: Vec<_> = paid_within(period, reader)
        .filter(|(case, _)| kind_of(&case.matter).is_some_and(BatchKind::pays_out))
        .filter_map(|(case, amount)| Some((reader.person(case.person)?.township, amount)))
        .collect();
    let rows = townships(reader).map(|code| {
        let own = paid.iter().filter(|(township, _)| *township == code);
        (FigureGroup::Township(code), count_and_sum(own.map(|(_, amount)| *amount)))
    });
    let whole = count_and_sum(paid.iter().map(|(_, amount)| *amount));
    Section {
        code: "by-township",
        measures: vec!["cases", "amount"],
        rows: rows.chain([(FigureGroup::Whole, whole)]).collect(),
    }
}

/// Every case paid in the period, with what the books say of it.
fn paid_within(period: Period, reader: &Reader) -> impl Iterator<Item = (&Case, Money)> {
    let moved = [FundAccount::PaidToAccounts, FundAccount::PaidToBanks];
    let entries = reader.fund().account().entries.iter().filter(move |entry| {
        period.contains(entry.day)
            && (moved.contains(&entry.debit) || entry.credit == FundAccount::Recovered)
    });
    entries.filter_map(|entry| Some((reader.case(entry.reference.case()?)?, entry.amount)))
}

fn count_and_sum(amounts: impl Iterator<Item = Money>) -> Vec<Figure> {
    let (count, sum) =
        amounts.fold((0, Money::ZERO), |(count, sum), amount| (count + 1, sum + amount));
    vec![Figure::Count(count), Figure::Money(sum)]
}

fn turnover(
    reader: &Reader,
    account: FundAccount,
    months: impl Iterator<Item = Month>,
) -> Turnover {
    let moved = months.map(|month| reader.fund().account().moved(account, month));
    moved.fold(Turnover::default(), |sum, moved| Turnover {
        debit: sum.debit + moved.debit,
        credit: sum.credit + moved.credit,
    })
}
