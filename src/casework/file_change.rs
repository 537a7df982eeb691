//! A change (变更登记) of what identity or money rests on: the fields, and what is to stand in
//! one (X1).

use super::comparison::LineAmounts;
use super::former_fact::FormerFact;
use super::person::{Cohort, LegacyRelation, Person};
use crate::base::{IdNumber, Money, PersonId, TownshipCode, fold_width, tidy_name};
use serde::{Deserialize, Serialize};

/// A field that is changed by a case, with its command-line code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeField {
    /// The name of the person (姓名).
    Name,
    /// The account for payments (银行账号).
    BankAccount,
    /// The legacy account's balance (个人账户余额).
    LegacyBalance,
    /// The subsidy enjoyed before (已享受政府补贴).
    Enjoyed,
    /// Whether the benefit is drawn (是否领取待遇).
    Drawing,
    /// The legacy monthly benefit (月待遇标准).
    LegacyMonthly,
    /// Amounts of a roster's line that cannot be read.
    Amounts,
    /// The identity number (公民身份号码).
    IdNumber,
    /// The township (乡镇街道).
    Township,
    /// The cohort (人员类别).
    Cohort,
}

impl ChangeField {
    /// The fields that are changed one by one.
    pub const SINGLE: [Self; 9] = [
        Self::LegacyBalance,
        Self::Enjoyed,
        Self::Drawing,
        Self::LegacyMonthly,
        Self::BankAccount,
        Self::Name,
        Self::IdNumber,
        Self::Township,
        Self::Cohort,
    ];

    /// The code, such as `legacy-balance`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::BankAccount => "bank-account",
            Self::LegacyBalance => "legacy-balance",
            Self::Enjoyed => "enjoyed",
            Self::Drawing => "drawing",
            Self::LegacyMonthly => "legacy-monthly",
            Self::Amounts => "amounts",
            Self::IdNumber => "id-number",
            Self::Township => "township",
            Self::Cohort => "cohort",
        }
    }

    /// Whether a transition or a refund rests on it.
    pub fn is_figure(self) -> bool {
        match self {
            Self::LegacyBalance
            | Self::Enjoyed
            | Self::Drawing
            | Self::LegacyMonthly
            | Self::Amounts => true,
            Self::Name | Self::BankAccount | Self::IdNumber | Self::Township | Self::Cohort => {
                false
            }
        }
    }

    /// Whether two changes of these fields contradict each other (X7).
    pub(super) fn meets(self, other: Self) -> bool {
        let whole = self == Self::Amounts && other.is_figure();
        self == other || whole || other == Self::Amounts && self.is_figure()
    }
}

/// A field with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangedFact {
    /// The name of the person (姓名).
    Name(String),
    /// The account for payments (银行账号).
    BankAccount(String),
    /// The legacy account's balance (个人账户余额).
    LegacyBalance(Money),
    /// The subsidy enjoyed before (已享受政府补贴).
    Enjoyed(Money),
    /// Whether the benefit is drawn (是否领取待遇).
    Drawing(bool),
    /// The legacy monthly benefit (月待遇标准).
    LegacyMonthly(Money),
    /// What stands on the paper where a roster's line cannot be read.
    Amounts(LineAmounts),
    /// The identity number (公民身份号码).
    IdNumber(IdNumber),
    /// The township (乡镇街道).
    Township(TownshipCode),
    /// The cohort (人员类别).
    Cohort(Cohort),
}

impl ChangedFact {
    /// Which field it is of.
    pub fn field(&self) -> ChangeField {
        match self {
            Self::Name(_) => ChangeField::Name,
            Self::BankAccount(_) => ChangeField::BankAccount,
            Self::LegacyBalance(_) => ChangeField::LegacyBalance,
            Self::Enjoyed(_) => ChangeField::Enjoyed,
            Self::Drawing(_) => ChangeField::Drawing,
            Self::LegacyMonthly(_) => ChangeField::LegacyMonthly,
            Self::Amounts(_) => ChangeField::Amounts,
            Self::IdNumber(_) => ChangeField::IdNumber,
            Self::Township(_) => ChangeField::Township,
            Self::Cohort(_) => ChangeField::Cohort,
        }
    }

    /// What a file has in a field; `None` where nothing is on file.
    pub fn on_file(file: &Person, field: ChangeField) -> Option<Self> {
        let legacy = file.legacy.as_ref();
        match field {
            ChangeField::Name => Some(Self::Name(file.name.clone())),
            ChangeField::BankAccount => Some(&file.bank_account)
                .filter(|account| !account.is_empty())
                .map(|account| Self::BankAccount(account.clone())),
            ChangeField::LegacyBalance => legacy.map(|line| Self::LegacyBalance(line.balance)),
            ChangeField::Enjoyed => legacy.map(|line| Self::Enjoyed(line.enjoyed)),
            ChangeField::Drawing => legacy.map(|line| Self::Drawing(line.drawing)),
            ChangeField::LegacyMonthly => legacy.map(|line| Self::LegacyMonthly(line.monthly)),
            ChangeField::Amounts => None,
            ChangeField::IdNumber => Some(Self::IdNumber(file.id_number)),
            ChangeField::Township => Some(Self::Township(file.township)),
            ChangeField::Cohort => Some(Self::Cohort(file.cohort)),
        }
    }

    /// The same as what stood on file before, where somebody is still looked for by it (X2).
    pub(super) fn former(&self) -> Option<FormerFact> {
        match self {
            Self::Name(name) => Some(FormerFact::Name(name.clone())),
            Self::IdNumber(number) => Some(FormerFact::IdNumber(*number)),
            Self::Township(township) => Some(FormerFact::Township(*township)),
            _ => None,
        }
    }

    /// Puts it on file. What an index of the state holds too, or a line of a roster, the
    /// state sees to.
    pub(super) fn put_into(&self, file: &mut Person) {
        match self {
            Self::Name(name) => file.name.clone_from(name),
            Self::IdNumber(number) => file.id_number = *number,
            Self::Township(township) => {
                file.township = *township;
                // A village is one of its township's.
                file.village = file.village.filter(|village| village.township() == *township);
            }
            Self::Cohort(cohort) => file.cohort = *cohort,
            figure => {
                if let Some(legacy) = &mut file.legacy {
                    figure.put_into_legacy(legacy);
                }
            }
        }
    }

    fn put_into_legacy(&self, legacy: &mut LegacyRelation) {
        match self {
            Self::LegacyBalance(amount) => legacy.balance = *amount,
            Self::Enjoyed(amount) => legacy.enjoyed = *amount,
            Self::Drawing(drawing) => legacy.drawing = *drawing,
            Self::LegacyMonthly(amount) => legacy.monthly = *amount,
            _ => {}
        }
    }

    /// The value in its one form.
    pub(super) fn tidied(self) -> Self {
        match self {
            Self::Name(name) => Self::Name(tidy_name(&name)),
            Self::BankAccount(account) => {
                let signs = fold_width(&account);
                Self::BankAccount(signs.chars().filter(|ch| !matches!(ch, ' ' | '-')).collect())
            }
            other => other,
        }
    }
}

/// What a change case is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileChange {
    /// What was on file when it was proposed; `None` where nothing was, or it is unreadable.
    pub from: Option<ChangedFact>,
    /// What is to be on file.
    pub to: ChangedFact,
    /// In whose name a bank account is; empty of other fields.
    pub holder: String,
    /// On what it rests, with the paper.
    pub ground: String,
}

/// Proposes a change of one field of a file (X1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposeChange {
    /// Whose file is to change.
    pub person: PersonId,
    /// What is to be on file.
    pub to: ChangedFact,
    /// In whose name a bank account is; of other fields it says nothing.
    pub holder: String,
    /// On what it rests, with the paper.
    pub ground: String,
}

/// Digits as banks give them out: neither too few nor too many for any of their accounts.
pub(super) fn is_account(text: &str) -> bool {
    (8..=32).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a card number's check digit does not fit; other accounts have none (X1).
pub(super) fn check_digit_differs(account: &str) -> bool {
    let card = (16..=19).contains(&account.len()) && account.starts_with("62");
    let digits = account.bytes().rev().map(|byte| u32::from(byte.wrapping_sub(b'0')));
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits.enumerate().map(|(at, d)| if at % 2 == 1 { doubled(d) } else { d }).sum();
    card && is_account(account) && !sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x1_a_card_number_is_held_against_its_check_digit_and_other_accounts_are_not() {
        assert!(!check_digit_differs("6228480402564890018"));
        assert!(check_digit_differs("6228480402564890081"));
        assert!(!check_digit_differs("530115990000000001"), "no card");
    }

    #[test]
    fn x7_two_changes_meet_in_one_field_and_amounts_in_every_figure() {
        use ChangeField::{Amounts, Enjoyed, LegacyBalance, Name};
        assert!(Enjoyed.meets(Enjoyed) && Amounts.meets(Enjoyed) && LegacyBalance.meets(Amounts));
        assert!(!Enjoyed.meets(LegacyBalance) && !Name.meets(Amounts) && !Amounts.meets(Name));
    }
}
