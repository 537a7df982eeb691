//! Roster lines that could not be taken in, kept until they are corrected.

use super::person::{Contribution, Person, Scheme};
use super::whom::Whom;
use crate::base::{Cells, Date, IdNumber, Money, TownshipCode, VillageCode, same_name};
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
    /// What stands where the register says how the person stands with the office.
    #[serde(default)]
    pub standing: String,
    /// Its cells with ditto marks spelt out, where it has any.
    #[serde(default)]
    pub meant: Option<Cells>,
}

impl PartialReading {
    /// Whom the line is about, as far as it can be told.
    pub fn whom(&self) -> Whom<'_> {
        let Self { id_number, number, name, township, .. } = self;
        Whom { id_number: *id_number, number, name, township: *township }
    }

    /// Whether all that cannot be read are amounts.
    pub fn lacks_amounts_only(&self) -> bool {
        const AMOUNTS: [&str; 3] = ["balance", "subsidy_enjoyed", "monthly"];
        let amount = |(_, field): &(String, String)| AMOUNTS.contains(&field.as_str());
        !self.causes.is_empty() && self.causes.iter().all(amount)
    }
}

impl RejectedLine {
    /// What tells a candidate's line apart in a corrected roster: the phone, else the name.
    pub fn candidate_key(name: &str, phone: &str) -> String {
        if phone.is_empty() { name.to_owned() } else { phone.to_owned() }
    }

    /// What tells apart a line of somebody on file that says something else: whose, and
    /// which township's.
    pub fn candidate_difference(number: &IdNumber, township: TownshipCode) -> String {
        format!("{} {}", number.as_str(), township.0)
    }

    /// Whether all that such a line says otherwise stands in the file by now; of land facts
    /// it is settled once they were edited.
    pub(super) fn is_settled_by(&self, file: &Person, land_edited: bool) -> bool {
        let Some(reading) = self.reading.as_deref() else { return false };
        reading.causes.iter().all(|(_, field)| match field.as_str() {
            "name" => same_name(&reading.name, &file.name),
            "township" => reading.township == Some(file.township),
            "village" => reading.village == file.village,
            "phone" => reading.phone == file.phone,
            "bank_account" => reading.bank_account == file.bank_account,
            "cohort" => false,
            _ => land_edited,
        })
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
