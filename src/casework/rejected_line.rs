//! Roster lines that could not be taken in, kept until they are corrected.

use super::person::{Contribution, Person, Scheme};
use crate::base::{Cells, Date, IdNumber, Money, TownshipCode, VillageCode};
use imbl::HashMap;
use serde::{Deserialize, Serialize};

/// A roster line that could not be taken in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedLine {
    /// Line number as a person sees it.
    pub line: u32,
    /// Heading of the column at fault.
    pub column: String,
    /// The cause, by its code.
    pub cause: String,
    /// What tells the line apart in a corrected roster: legacy number, phone or name.
    pub key: String,
    /// The cells as they stood there.
    pub cells: Cells,
    /// What could be read of it all the same; missing in records of older programs.
    #[serde(default, rename = "said")]
    pub reading: Option<Box<PartialReading>>,
}

/// What could be read of a line that was rejected, and where it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartialReading {
    /// Name of the file.
    pub file: String,
    /// Digest of the file.
    pub digest: String,
    /// The sheet, where the file is a workbook.
    pub sheet: Option<String>,
    /// What stands in the cell at fault.
    pub content: String,
    /// Every cause for which it was rejected, by its code, with our key of the column.
    pub causes: Vec<(String, String)>,
    /// 姓名 in its one form.
    pub name: String,
    /// The identity number as it stood there.
    pub number: String,
    /// 公民身份号码, where it is one.
    pub id_number: Option<IdNumber>,
    /// 乡镇街道
    pub township: Option<TownshipCode>,
    /// 是否领取待遇
    pub drawing: Option<bool>,
    /// 个人账户余额
    pub balance: Option<Money>,
    /// 月待遇标准
    pub monthly: Option<Money>,
    /// 银行账号
    pub bank_account: String,
    /// 已享受政府补贴
    #[serde(default)]
    pub enjoyed: Option<Money>,
    /// 村
    #[serde(default)]
    pub village: Option<VillageCode>,
    /// 联系电话
    #[serde(default)]
    pub phone: String,
}

impl RejectedLine {
    /// What tells a candidate's line apart in a corrected roster: the phone, else the name.
    pub fn candidate_key(name: &str, phone: &str) -> String {
        if phone.is_empty() { name.to_owned() } else { phone.to_owned() }
    }

    /// What tells the line of a choice apart: whose, by number or name, and the day of
    /// the signed form where it could be read.
    pub fn choice_key(whose: &str, chosen_on: Option<Date>) -> String {
        format!("{whose} {}", chosen_on.map(|day| day.to_string()).unwrap_or_default())
    }

    /// Every key that a corrected line of a person's choice may have had.
    pub fn choice_keys(file: &Person, chosen_on: Date) -> [String; 3] {
        [
            Self::choice_key(file.id_number.as_str(), Some(chosen_on)),
            Self::choice_key(&file.name, Some(chosen_on)),
            Self::choice_key(&file.name, None),
        ]
    }

    /// What tells a readable line of a contribution apart: number, scheme and year.
    pub fn contribution_key(id_number: &str, scheme: Scheme, year: u32) -> String {
        format!("{id_number} {scheme:?} {year}")
    }

    /// Every key that a corrected line of a person's contribution may have had.
    pub fn contribution_keys(file: &Person, paid: &Contribution) -> [String; 3] {
        [
            Self::contribution_key(file.id_number.as_str(), paid.scheme, paid.year),
            paid.voucher.clone(),
            if paid.voucher.is_empty() { file.name.clone() } else { String::new() },
        ]
    }
}

/// Lines of the legacy roster that were rejected, found by what they say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RejectedIndex {
    numbers: HashMap<IdNumber, Vec<String>>,
    accounts: HashMap<String, Vec<String>>,
}

impl RejectedIndex {
    /// The keys of the lines with an identity number.
    pub fn of_number(&self, number: &IdNumber) -> &[String] {
        self.numbers.get(number).map_or(&[], Vec::as_slice)
    }

    /// The names on lines with a bank account.
    pub fn names_of_account(&self, account: &str) -> &[String] {
        self.accounts.get(account).map_or(&[], Vec::as_slice)
    }

    pub(super) fn add(&mut self, line: &RejectedLine) {
        let Some(reading) = &line.reading else { return };
        if let Some(number) = reading.id_number {
            put_in(self.numbers.entry(number).or_default(), &line.key);
        }
        if !reading.bank_account.is_empty() {
            put_in(self.accounts.entry(reading.bank_account.clone()).or_default(), &reading.name);
        }
    }

    pub(super) fn remove(&mut self, line: &RejectedLine) {
        let Some(reading) = &line.reading else { return };
        if let Some(number) = &reading.id_number {
            take_out(&mut self.numbers, number, &line.key);
        }
        take_out(&mut self.accounts, &reading.bank_account, &reading.name);
    }
}

/// Puts a text into a sorted list, however often it stands there.
fn put_in(list: &mut Vec<String>, text: &str) {
    let at = list.partition_point(|kept| kept.as_str() < text);
    list.insert(at, text.to_owned());
}

/// Takes one text out of a key's list, and an emptied list out of the map.
fn take_out<K>(lists: &mut HashMap<K, Vec<String>>, key: &K, text: &str)
where
    K: Clone + Eq + std::hash::Hash,
{
    if let Some(list) = lists.get_mut(key) {
        if let Some(at) = list.iter().position(|kept| kept == text) {
            list.remove(at);
        }
        if list.is_empty() {
            lists.remove(key);
        }
    }
}
