//! A month's tie-out: the books, what the bank says, and the sum over people (M4).

use super::account::FundAccount;
use super::batch::{BatchKind, LineOutcome};
use super::payable::kind_of;
use crate::base::{CaseId, Date, Money, Month, PersonId};
use crate::casework::case::{Case, CaseKind};
use crate::casework::figures::paid_amount;
use crate::casework::person::Route;
use crate::casework::state::State;
use std::collections::BTreeMap;

/// The three sides of one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TieRow {
    /// The account.
    pub account: FundAccount,
    /// What the books say.
    pub ledger: Money,
    /// What the bank's results and the references of payments by hand say.
    pub bank: Money,
    /// What the files of people say.
    pub people: Money,
}

/// A case on which the three sides do not agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// The case.
    pub case: CaseId,
    /// Whose.
    pub person: Option<PersonId>,
    /// The three sides of it.
    pub sides: TieRow,
}

/// A month held against itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieOut {
    /// The month.
    pub month: Month,
    /// Each account through which people's money goes.
    pub rows: Vec<TieRow>,
    /// Each break, by case.
    pub breaks: Vec<Break>,
}

/// The accounts that are tied out: money that reached people or came back from them.
const TIED: [FundAccount; 3] =
    [FundAccount::PaidToAccounts, FundAccount::PaidToBanks, FundAccount::Recovered];

type Sides = BTreeMap<(FundAccount, CaseId), TieRow>;

/// Ties a month out, case by case.
pub fn tie_out(state: &State, month: Month) -> TieOut {
    let mut sides = Sides::new();
    let within = |day: Date| Month::of(day) == month;
    for entry in state.fund.entries.iter().filter(|entry| within(entry.day)) {
        let Some(case) = entry.reference.case() else { continue };
        if TIED.contains(&entry.debit) {
            side(&mut sides, entry.debit, case).ledger += entry.amount;
        }
        if TIED.contains(&entry.credit) {
            let recovered = entry.credit == FundAccount::Recovered;
            let row = side(&mut sides, entry.credit, case);
            row.ledger += if recovered { entry.amount } else { -entry.amount };
        }
    }
    for batch in state.fund.batches.values() {
        let account = account_of(batch.kind, batch.route);
        for line in &batch.lines {
            if matches!(line.outcome, Some(LineOutcome::Paid(on)) if within(on)) {
                side(&mut sides, account, line.case).bank += line.amount;
            }
        }
    }
    for case in state.cases.values() {
        let Some(on) = case.payment.paid_on.filter(|on| within(*on)) else { continue };
        let Some((account, amount)) = of_person(state, case) else { continue };
        debug_assert!(within(on));
        let row = side(&mut sides, account, case.id);
        row.people += amount;
        if let Some(by_hand) = &case.payment.by_hand {
            row.bank += by_hand.amount;
        }
    }
    let of = |account: FundAccount| {
        let own = sides.iter().filter(move |((other, _), _)| *other == account);
        own.fold(TieRow::empty(account), |sum, (_, row)| TieRow {
            account,
            ledger: sum.ledger + row.ledger,
            bank: sum.bank + row.bank,
            people: sum.people + row.people,
        })
    };
    let rows = TIED.map(of).into();
    let broken = sides.iter().filter(|(_, row)| !row.agrees());
    let breaks = broken.map(|((_, case), sides)| Break {
        case: *case,
        person: state.case(*case).map(|case| case.person),
        sides: *sides,
    });
    TieOut { month, rows, breaks: breaks.collect() }
}

impl TieRow {
    /// Whether the three sides are one figure.
    pub fn agrees(&self) -> bool {
        self.ledger == self.bank && self.bank == self.people
    }

    fn empty(account: FundAccount) -> Self {
        Self { account, ledger: Money::ZERO, bank: Money::ZERO, people: Money::ZERO }
    }
}

/// The account that money of a kind and way reaches, or from which it came.
pub(super) fn account_of(kind: BatchKind, route: Route) -> FundAccount {
    match (kind, route) {
        (BatchKind::Recovery, _) => FundAccount::Recovered,
        (_, Route::Account) => FundAccount::PaidToAccounts,
        (_, Route::Bank) => FundAccount::PaidToBanks,
    }
}

/// What the person's own file says that a paid case moved.
fn of_person(state: &State, case: &Case) -> Option<(FundAccount, Money)> {
    let file = state.person(case.person)?;
    let amount = paid_amount(file, case)?;
    let route = match case.matter {
        CaseKind::Recovery { .. } | CaseKind::TopUpRecovery { .. } => Route::Bank,
        _ => super::paid_route(file, case)?,
    };
    Some((account_of(kind_of(&case.matter)?, route), amount))
}

fn side(sides: &mut Sides, account: FundAccount, case: CaseId) -> &mut TieRow {
    sides.entry((account, case)).or_insert_with(|| TieRow::empty(account))
}
