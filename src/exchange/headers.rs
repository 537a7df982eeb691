//! Which column a heading means, and whose it is.

use super::RosterKind;
use super::heading_text::{heading_key, name_and_note, value_key};
use super::tables::{KindTable, Measure, table, words};

/// What headings mean in one file: by the tables of its kind, and by what was named by hand
/// for its sender.
#[derive(Clone, Copy)]
pub(super) struct Meanings<'a> {
    pub kind: RosterKind,
    pub table: &'static KindTable,
    named: &'a [(String, String)],
}

impl<'a> Meanings<'a> {
    /// Of a kind's files, with headings named by hand: a heading, and our key of it.
    pub fn of(kind: RosterKind, named: &'a [(String, String)]) -> Self {
        Self { kind, table: table(kind), named }
    }

    /// Which field a heading means; what was named by hand goes before.
    pub fn field_of(&self, heading: &str) -> Option<usize> {
        if self.named.is_empty() {
            return field_of(self.table, heading);
        }
        let key = value_key(heading);
        let by_hand = self.named.iter().find(|(name, _)| !key.is_empty() && value_key(name) == key);
        let by_hand = by_hand.and_then(|(_, field)| self.table.position(field));
        by_hand.or_else(|| field_of(self.table, heading))
    }
}

/// Which field of a kind a heading means, if any: by its own name, without its note in
/// brackets, or by its words. One that names somebody else's (户主, 配偶) is none of ours.
pub(super) fn field_of(table: &KindTable, heading: &str) -> Option<usize> {
    let key = heading_key(heading);
    if key.is_empty() {
        return None;
    }
    if let Some(at) = table.named(&key) {
        return Some(at);
    }
    let (name, note) = name_and_note(heading);
    if is_of_another(&value_key(heading)) || is_of_another(&note) {
        return None;
    }
    let bare = heading_key(&name);
    if bare.is_empty() {
        return None;
    }
    if bare == key {
        return table.worded(&key).or_else(|| of_sums(table, &key));
    }
    let by_words = || table.worded(&key).or_else(|| table.worded(&bare));
    table.named(&bare).or_else(by_words).or_else(|| of_sums(table, &key))
}

/// The amounts that a heading means besides saying that they are in words or in figures:
/// 金额（大写）; where it says nothing else the only ones of the kind.
fn of_sums(table: &KindTable, key: &str) -> Option<usize> {
    let marks = &words().sums.headings;
    let mark = marks.iter().find(|mark| key.contains(mark.as_str()))?;
    let name = key.replacen(mark.as_str(), "", 1).replacen("人民币", "", 1);
    let is_money = |at: &usize| table.fields[*at].measure == Some(Measure::Money);
    match name.is_empty() {
        true => {
            let mut all = (0..table.fields.len()).filter(is_money);
            all.next().filter(|_| all.next().is_none())
        }
        false => table.named(&name).filter(is_money),
    }
}

/// Whether the sums of a column are in words, or those in figures beside such a column.
pub(super) fn is_of_sums(heading: &str) -> bool {
    let key = heading_key(heading);
    words().sums.headings.iter().any(|mark| key.contains(mark.as_str()))
}

/// Whether a heading says that a column is about somebody beside the person of the line.
pub(super) fn is_of_another(heading: &str) -> bool {
    words().persons.others.iter().any(|word| heading.contains(word.as_str()))
}

/// Whether a heading says that a column is about the person of the line.
pub(super) fn is_own(heading: &str) -> bool {
    !is_of_another(heading)
        && words().persons.own.iter().any(|word| heading.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key_of(kind: RosterKind, heading: &str) -> Option<&'static str> {
        let table = table(kind);
        field_of(table, heading).map(|at| table.fields[at].key.as_str())
    }

    #[test]
    fn headings_match_whatever_offices_vary() {
        for (heading, key) in [
            ("月待遇标准（元）", "monthly"),
            (" 月 待遇标准(元/月) ", "monthly"),
            ("*身份证号：", "id_number"),
            ("证件号码\n（18位）", "id_number"),
            ("乡镇/街道", "township"),
            ("乡（镇、街道）", "township"),
            ("【村（社区）】", "village"),
            ("个人帐户余额［元］", "balance"),
            ("Ｉｄ＿Number", "id_number"),
            ("个人账户余额（万元）", "balance"),
            ("姓名（与身份证一致）", "name"),
            ("居民身份证号码（必填，文本格式）", "id_number"),
        ] {
            assert_eq!(key_of(RosterKind::Legacy, heading), Some(key), "{heading}");
        }
        for heading in ["金额（大写）", "大写金额", "人民币（大写）", "大写"] {
            assert_eq!(key_of(RosterKind::Allocations, heading), Some("amount"), "{heading}");
        }
        for heading in [
            "大写",
            "序号",
            "户主姓名",
            "身份证号（配偶）",
            "",
            "（元）",
            "户主身份证号码",
            "代领人姓名",
        ] {
            assert_eq!(key_of(RosterKind::Legacy, heading), None, "{heading}");
        }
    }

    /// K14: usual names are matched by the words they are made of.
    #[test]
    fn headings_are_known_by_their_words() {
        for heading in [
            "开户银行账号",
            "社保卡银行账号",
            "社会保障卡账号",
            "惠农一卡通账号",
            "银行存折账号",
            "本人银行账户",
            "农信社账号",
            "待遇发放账号",
            "收款银行卡号（本人）",
        ] {
            assert_eq!(key_of(RosterKind::Candidates, heading), Some("bank_account"), "{heading}");
        }
        for (heading, key) in [
            ("行政村（社区）", "village"),
            ("联系电话（手机）", "phone"),
            ("本人手机号码", "phone"),
            ("参保人员身份证号码", "id_number"),
            ("户籍所在乡镇（街道）", "township"),
        ] {
            assert_eq!(key_of(RosterKind::Candidates, heading), Some(key), "{heading}");
        }
        for heading in ["开户银行", "村民小组长", "备注", "银行", "电话是否有效"]
        {
            assert_eq!(key_of(RosterKind::Candidates, heading), None, "{heading}");
        }
    }
}
