//! Sums in words, as papers write them so that nobody alters a figure: 叁佰伍拾万元整.

use super::heading_text::value_key;
use super::tables::words;
use rust_decimal::Decimal;

/// A sum in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SumInWords {
    pub amount: Decimal,
    /// Whether it says 元, 角 or 分 itself; else it is in the unit of its column.
    pub in_yuan: bool,
}

/// A character of a sum in words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Digit(u64),
    /// 拾 佰 仟: a place within a group of four
    Place(u64),
    /// 万 亿: the end of such a group
    Group(u64),
    Yuan,
    Jiao,
    Fen,
    /// 整 正: that nothing follows
    Whole,
}

impl Sign {
    fn of(ch: char) -> Option<Self> {
        let sums = &words().sums;
        if let Some(digit) = sums.digits.iter().position(|forms| forms.contains(ch)) {
            return Some(Self::Digit(digit as u64));
        }
        [
            (&sums.tens, Self::Place(10)),
            (&sums.hundreds, Self::Place(100)),
            (&sums.thousands, Self::Place(1_000)),
            (&sums.ten_thousands, Self::Group(10_000)),
            (&sums.hundred_millions, Self::Group(100_000_000)),
            (&sums.yuan, Self::Yuan),
            (&sums.jiao, Self::Jiao),
            (&sums.fen, Self::Fen),
            (&sums.whole, Self::Whole),
        ]
        .into_iter()
        .find_map(|(forms, sign)| forms.contains(ch).then_some(sign))
    }
}

/// The sum that a cell says in words and in nothing else; none where a figure may be read in
/// two ways, or a place is named twice. A lone digit is none: 一 stands for a dash too.
pub(super) fn sum_in_words(cell: &str) -> Option<SumInWords> {
    if cell.is_ascii() {
        return None;
    }
    let text = value_key(cell);
    let mut bare = text.as_str();
    while let Some(rest) = words().sums.before.iter().find_map(|word| bare.strip_prefix(&**word)) {
        bare = rest;
    }
    parse(&bare.chars().map(Sign::of).collect::<Option<Vec<Sign>>>()?)
}

/// Every sum with its 元, 角 or 分 that stands anywhere in a text.
pub(super) fn sums_within(cell: &str) -> Vec<Decimal> {
    if cell.is_ascii() {
        return Vec::new();
    }
    let text = value_key(cell);
    let signs: Vec<Option<Sign>> = text.chars().map(Sign::of).collect();
    let runs = signs.split(Option::is_none);
    let runs = runs.map(|run| run.iter().flatten().copied().collect::<Vec<Sign>>());
    let sums = runs.filter_map(|run| parse(&run)).filter(|sum| sum.in_yuan);
    sums.map(|sum| sum.amount).collect()
}

fn parse(signs: &[Sign]) -> Option<SumInWords> {
    let yuan = signs.iter().position(|sign| *sign == Sign::Yuan);
    let parts = signs.iter().any(|sign| matches!(sign, Sign::Jiao | Sign::Fen));
    let names_place = signs.iter().any(|sign| matches!(sign, Sign::Place(_) | Sign::Group(_)));
    let (whole, rest) = match yuan {
        Some(at) => (number(&signs[..at])?, &signs[at + 1..]),
        None if parts => (0, signs),
        None if names_place => {
            let end = signs.strip_suffix(&[Sign::Whole]).unwrap_or(signs);
            (number(end)?, &[][..])
        }
        None => return None,
    };
    let fen = fen(rest)?;
    let amount = Decimal::from(whole).checked_add(Decimal::new(fen, 2))?;
    Some(SumInWords { amount: amount.normalize(), in_yuan: yuan.is_some() || parts })
}

/// What stands behind 元: 角 and 分, each at most once and in this order, and 整.
fn fen(signs: &[Sign]) -> Option<i64> {
    let (mut fen, mut digit, mut least) = (0, None, 100);
    let signs = signs.strip_suffix(&[Sign::Whole]).unwrap_or(signs);
    for sign in signs {
        let worth = match sign {
            Sign::Digit(0) if digit.is_none() => {
                digit = Some(0);
                continue;
            }
            Sign::Digit(next) if digit.is_none_or(|before| before == 0) => {
                digit = Some(*next as i64);
                continue;
            }
            Sign::Jiao => 10,
            Sign::Fen => 1,
            _ => return None,
        };
        if worth >= least {
            return None;
        }
        fen += digit.take()? * worth;
        least = worth;
    }
    digit.is_none().then_some(fen)
}

/// A whole number in words: the places of each group of four only ever fall.
fn number(signs: &[Sign]) -> Option<u64> {
    const TOP: u64 = 10_000;
    let (mut total, mut group, mut digit) = (0_u64, 0_u64, None);
    let (mut place, mut above, mut zero) = (TOP, u64::MAX, false);
    // A bare digit behind 仟 without 零 may mean its own place or the next one below.
    let bare = |digit: u64, place: u64, zero: bool, total: u64| {
        (place == 10 || zero || place == TOP && total == 0).then_some(digit)
    };
    for sign in signs {
        match *sign {
            Sign::Digit(_) if digit.is_some() => return None,
            Sign::Digit(0) => zero = true,
            Sign::Digit(next) => digit = Some(next),
            Sign::Place(worth) if worth < place => {
                let implied = worth == 10 && group == 0 && !zero && place == TOP;
                group += digit.take().or(implied.then_some(1))? * worth;
                (place, zero) = (worth, false);
            }
            Sign::Group(worth) if worth < above => {
                group += digit.take().map_or(Some(0), |digit| bare(digit, place, zero, total))?;
                if group == 0 {
                    return None;
                }
                total += group * worth;
                (group, place, above, zero) = (0, TOP, worth, false);
            }
            _ => return None,
        }
    }
    let last = digit.map_or(Some(0), |digit| bare(digit, place, zero, total))?;
    (!signs.is_empty()).then_some(total + group + last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        sum_in_words(text).map(|sum| sum.amount.to_string())
    }

    #[test]
    fn k5_sums_in_words_are_read_exactly() {
        for (text, amount) in [
            ("叁佰伍拾万元整", "3500000"),
            ("壹仟元整", "1000"),
            ("人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分", "123456.78"),
            ("人民币（大写）：壹亿零贰佰万零叁元正", "102000003"),
            ("拾万圆整", "100000"),
            ("一百二十三元五角", "123.5"),
            ("壹万零伍元零陆分", "10005.06"),
            ("壹元零陆分", "1.06"),
            ("伍角整", "0.5"),
            ("叁分", "0.03"),
            ("零元整", "0"),
            ("叁佰伍拾万", "3500000"),
            ("贰拾億元", "2000000000"),
            ("壹仟万元", "10000000"),
            ("壹仟伍拾元整", "1050"),
            ("壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角整", "12345678.9"),
        ] {
            assert_eq!(said(text).as_deref(), Some(amount), "{text}");
        }
    }

    #[test]
    fn k5_what_may_be_read_in_two_ways_is_none() {
        for text in [
            "一",
            "十分钟",
            "壹贰叁元",
            "壹仟贰元",
            "壹万贰元",
            "佰元",
            "壹拾贰拾元",
            "壹万壹亿元",
            "元整",
            "壹元伍",
            "壹元伍分叁角",
            "张三",
            "二街镇",
            "万元",
            "100元",
            "",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
        assert_eq!(said("三百二").as_deref(), None);
    }

    #[test]
    fn k5_sums_are_found_within_a_text() {
        let within = |text| sums_within(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(within("合计人民币（大写）：叁佰伍拾万元整（共贰笔）"), ["3500000"]);
        assert_eq!(within("二街镇共三十人"), [""; 0]);
    }
}
