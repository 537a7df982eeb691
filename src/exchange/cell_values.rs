//! From the text of one cell to a value, as offices write it; or the cause why not.

use super::FaultCause;
use super::cells::unseen;
use super::heading_text::value_key;
use super::sums_in_words::sum_in_words;
use super::tables::words;
use super::units::foreign_unit_behind;
use crate::base::{
    Date, IdNumber, IdNumberFault, Money, MoneyFault, Places, TownshipCode, VillageCode,
    fold_width, is_grouped_well, short_township,
};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::{HashMap, HashSet};

/// The most 亩 a cell can mean; what is above it is a slip of the keyboard,
/// and sums of it would overflow.
const MOST: Decimal = Decimal::from_parts(3_567_587_328, 232, 0, false, 0);

/// The first two digits of every province's code (GB/T 2260).
const PROVINCES: [&str; 35] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
    "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
    "81", "82", "83",
];

/// Nobody older is alive, nor was when the plan began.
const OLDEST: i32 = 125;

/// 公民身份号码, told apart from one that a spreadsheet spoiled and from one that nobody can
/// have: of no province, born after the day of reading, or too long ago.
pub(super) fn id_number(text: &str, today: Option<Date>) -> Result<IdNumber, FaultCause> {
    if is_scientific(text) {
        return Err(FaultCause::PrecisionLost);
    }
    let seen: String = text.chars().filter(|ch| !unseen(*ch)).collect();
    let number = IdNumber::parse_written(&seen).map_err(|fault| match fault {
        // A spreadsheet keeps fifteen digits and writes zeros for the rest.
        IdNumberFault::CheckCharacter if seen.ends_with("000") => FaultCause::PrecisionLost,
        other => other.into(),
    })?;
    let impossible =
        today.is_some_and(|today| number.birth_date() > today || number.age_on(today) > OLDEST);
    match () {
        () if !PROVINCES.contains(&&number.as_str()[..2]) => Err(FaultCause::IdRegion),
        () if impossible => Err(FaultCause::IdAge),
        () => Ok(number),
    }
}

/// A whole identity number of eighteen characters that stands somewhere in a text.
pub(super) fn number_within(text: &str) -> Option<IdNumber> {
    const LENGTH: usize = 18;
    let chars: Vec<char> = fold_width(text).chars().collect();
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let begins = |at: &usize| is_digit(*at) && (*at == 0 || !is_digit(at - 1));
    (0..chars.len().saturating_sub(LENGTH - 1)).filter(begins).find_map(|at| {
        let window: String = chars[at..at + LENGTH].iter().collect();
        let ends = !is_digit(at + LENGTH);
        ends.then(|| IdNumber::parse_written(&window).ok()).flatten()
    })
}

/// Whether a cell says the birth date, or its year and month, of a number.
pub(super) fn is_birth_date(text: &str, birth: Date) -> bool {
    if let Ok(day) = Date::parse(text) {
        return day == birth;
    }
    let digits: Vec<u32> = value_key(text)
        .split(|ch: char| !ch.is_ascii_digit())
        .filter_map(|t| t.parse().ok())
        .collect();
    let (year, month) = (birth.year() as u32, birth.month());
    match digits[..] {
        [alone] if alone >= 190_000 => alone == year * 100 + month,
        [alone] => alone == year,
        [of_year, of_month, ..] => (of_year, of_month) == (year, month),
        [] => true,
    }
}

/// An amount that is not negative, in 元: in figures, with or without a unit of its own behind
/// them, or in words; without such a unit in the one of its column, which is so many 元.
pub(super) fn money(text: &str, factor: Option<Decimal>) -> Result<Money, FaultCause> {
    let plain = Money::parse(text);
    let amount = match plain {
        Ok(amount) if factor.is_none() => amount,
        Err(MoneyFault::PartsOfFen) if factor.is_none() => return Err(FaultCause::PartsOfFen),
        _ => {
            let factor = factor.unwrap_or(Decimal::ONE);
            let in_words = || {
                let sum = sum_in_words(text)?;
                sum.amount.checked_mul(if sum.in_yuan { Decimal::ONE } else { factor })
            };
            let number = converted(text, &words().money_units, factor).or_else(in_words);
            let not_read = || match foreign_unit_behind(text) {
                true => FaultCause::ForeignUnit,
                false => FaultCause::NotAnAmount,
            };
            Money::from_decimal(number.ok_or_else(not_read)?)?
        }
    };
    if amount.is_negative() { Err(FaultCause::Negative) } else { Ok(amount) }
}

/// An area in 亩 with at most two decimals.
fn plain_area(text: &str) -> Result<Decimal, FaultCause> {
    let folded = fold_width(text);
    let area = figure(folded.trim().trim_end_matches('亩')).ok_or(FaultCause::NotAnArea)?;
    if area.scale() > 2 { Err(FaultCause::NotAnArea) } else { bounded_area(area) }
}

/// An area in 亩; one that has another unit behind it, or that of its column, is rounded to the
/// two decimals that are kept.
pub(super) fn area(text: &str, factor: Option<Decimal>) -> Result<Decimal, FaultCause> {
    let plain = plain_area(text);
    if factor.is_none() && (plain != Err(FaultCause::NotAnArea) || figure(text).is_some()) {
        return plain;
    }
    let factor = factor.unwrap_or(Decimal::ONE);
    let area = converted(text, &words().area_units, factor).ok_or(FaultCause::NotAnArea)?;
    bounded_area(area.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize())
}

fn bounded_area(area: Decimal) -> Result<Decimal, FaultCause> {
    match area {
        _ if area.is_sign_negative() && !area.is_zero() => Err(FaultCause::Negative),
        _ if area > MOST => Err(FaultCause::NotAnArea),
        _ => Ok(area),
    }
}

/// A number times the unit of its column; a cell that names a unit itself is in that one.
fn converted(text: &str, units: &HashMap<String, Decimal>, factor: Decimal) -> Option<Decimal> {
    let text = value_key(text);
    let own = units.iter().filter(|(name, _)| text.ends_with(name.as_str()));
    let (bare, factor) = match own.max_by_key(|(name, _)| name.len()) {
        Some((name, own)) => (text.strip_suffix(name.as_str())?, *own),
        None => (text.as_str(), factor),
    };
    figure(bare)?.checked_mul(factor)
}

/// A plain number, with commas only where they group thousands.
fn figure(text: &str) -> Option<Decimal> {
    let folded = fold_width(text.trim());
    let body = folded.trim_start_matches(['¥', '￥']).trim();
    let bare: String = body.chars().filter(|ch| *ch != ',').collect();
    let digits = bare.trim_start_matches(['-', '+']);
    let shaped = bare.len() - digits.len() <= 1
        && digits.starts_with(|ch: char| ch.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number = (shaped && is_grouped_well(body)).then(|| bare.parse::<Decimal>().ok())?;
    number.map(|number| number.normalize())
}

/// A day of the calendar.
pub(super) fn date(text: &str) -> Result<Date, FaultCause> {
    Date::parse(text).map_err(|_| FaultCause::NotADate)
}

/// A contribution year, `2020` or `2020年度`.
pub(super) fn year(text: &str) -> Result<u16, FaultCause> {
    let folded = value_key(text);
    let year = folded.trim_end_matches('度').trim_end_matches('年').parse().ok();
    year.filter(|year| (1990..=2100).contains(year)).ok_or(FaultCause::NotAYear)
}

/// A counting number.
pub(super) fn count(text: &str) -> Result<u32, FaultCause> {
    value_key(text).parse().map_err(|_| FaultCause::NotACount)
}

/// A code or number of an office: width and spaces do not belong to it.
pub(super) fn code(text: &str) -> Result<String, FaultCause> {
    if is_scientific(text) {
        return Err(FaultCause::PrecisionLost);
    }
    Ok(fold_width(text).split_whitespace().collect())
}

/// A telephone number, as its digits.
pub(super) fn phone(text: &str) -> Result<String, FaultCause> {
    let bare = value_key(text);
    let bare = bare.strip_prefix("+86").unwrap_or(&bare);
    let digits: String = bare.chars().filter(|ch| !matches!(ch, '-' | '(' | ')')).collect();
    digits_of(digits, 7..=12).ok_or(FaultCause::NotAPhone)
}

/// A bank account number, as its digits.
pub(super) fn account(text: &str) -> Result<String, FaultCause> {
    if is_scientific(text) {
        return Err(FaultCause::PrecisionLost);
    }
    let bare = value_key(text).replace('-', "");
    digits_of(bare, 8..=32).ok_or(FaultCause::NotAnAccount)
}

/// An account that was paid: a bank account number, or the identity number that names a
/// personal account.
pub(super) fn paid_account(text: &str) -> Result<String, FaultCause> {
    match id_number(text, None) {
        Ok(number) if value_key(text).len() == number.as_str().len() => {
            Ok(number.as_str().to_owned())
        }
        _ => account(text),
    }
}

/// A township by any name, also with district before it and office behind it.
pub(super) fn township(places: &Places, text: &str) -> Result<TownshipCode, FaultCause> {
    let said = value_key(text);
    if let Some(code) = places.township(&said) {
        return Ok(code);
    }
    if names_two_townships(places, &said) {
        return Err(FaultCause::TwoPlaces);
    }
    let endings = &words().township_endings;
    let bare = endings.iter().find_map(|ending| said.strip_suffix(ending.as_str()));
    let bare = bare.unwrap_or(&said);
    let from = |(at, _): (usize, char)| places.township(&bare[at..]);
    let after_district = bare.rsplit_once(['区', '县', '市']).map_or(bare, |(_, after)| after);
    let short = || {
        let without_ending = || places.township_of_short(short_township(after_district));
        places.township_of_short(after_district).or_else(without_ending)
    };
    bare.char_indices().find_map(from).or_else(short).ok_or(FaultCause::UnknownTownship)
}

/// Whether a name is only a part of a longer one.
fn is_within_another(name: &str, all: &[&String]) -> bool {
    all.iter().any(|other| other.len() > name.len() && other.contains(name))
}

/// What stands between two places in one cell.
const BETWEEN_PLACES: [char; 13] =
    ['/', '\\', '、', ',', ';', '+', '&', '|', '和', '及', '与', '或', '→'];

/// `昆阳街道/二街镇`: two townships, or one and another that is none of the district's.
fn names_two_townships(places: &Places, said: &str) -> bool {
    let by_name = |part: &str| places.township(part).or_else(|| places.township_of_short(part));
    let parts = || said.split(BETWEEN_PLACES);
    let known: HashSet<TownshipCode> = parts().filter_map(by_name).collect();
    let named = places.townships().iter().filter(|(code, name)| {
        said.contains(name.as_str()) || said.contains(&*places.township_name_of_2020(*code))
    });
    let stranger = |part: &str| {
        by_name(part).is_none()
            && ["街道", "镇", "乡"].iter().any(|end| part.ends_with(end))
            && part.chars().count() > 2
    };
    known.len() > 1 || named.count() > 1 || !known.is_empty() && parts().any(stranger)
}

/// A village of a township, also with the township before it or a group behind it.
pub(super) fn village(
    places: &Places,
    township: TownshipCode,
    text: &str,
) -> Result<VillageCode, FaultCause> {
    let said = value_key(text);
    if let Some(village) = places.village(township, &said) {
        return Ok(village);
    }
    let named: Vec<&String> = places
        .villages_of(township)
        .map(|(_, full)| full)
        .filter(|full| said.contains(full.as_str()))
        .collect();
    let apart = || said.split(BETWEEN_PLACES).filter_map(|part| places.village(township, part));
    if apart().collect::<HashSet<_>>().len() > 1
        || named.iter().filter(|one| !is_within_another(one, &named)).nth(1).is_some()
    {
        return Err(FaultCause::TwoPlaces);
    }
    let after_township = |(at, ch): (usize, char)| {
        let end = at + ch.len_utf8();
        (places.township(&said[..end]) == Some(township)).then(|| &said[end..])
    };
    let bare = said.char_indices().find_map(after_township).unwrap_or(&said);
    let township_name = places.township_name(township);
    let bare = bare.strip_prefix(short_township(&township_name)).unwrap_or(bare);
    let mut villages = places.villages_of(township);
    let mut within = || villages.find(|(_, full)| bare.starts_with(full.as_str()));
    places
        .village(township, bare)
        .or_else(|| within().map(|(code, _)| *code))
        .or_else(|| village_of_group(places, township, bare))
        .ok_or(FaultCause::UnknownVillage)
}

/// The village whose group a text names by its short name: `汉营村三组`, `汉营小组`.
fn village_of_group(places: &Places, township: TownshipCode, text: &str) -> Option<VillageCode> {
    let is_group = |rest: &str| {
        let rest = rest.trim_start_matches('村').trim_start_matches("民");
        let bare = rest.trim_end_matches(['组', '小', '社', '队']);
        bare.len() < rest.len()
            && bare.chars().all(|ch| ch.is_ascii_digit() || "第一二三四五六七八九十".contains(ch))
    };
    let mut found = places
        .villages_of(township)
        .filter(|(code, _)| text.strip_prefix(&*places.village_short(*code)).is_some_and(is_group));
    let first = found.next()?;
    found.next().is_none().then_some(first.0)
}

/// Whether characters were lost before the name came here.
pub(super) fn is_garbled(name: &str) -> bool {
    name.contains(['?', '？', '\u{fffd}', '□', '*', '＊'])
}

/// `5.30122E+17`: how spreadsheets write a number whose digits they lost.
fn is_scientific(text: &str) -> bool {
    let folded = value_key(text);
    let Some((digits, power)) = folded.split_once('e') else { return false };
    let numeric = |text: &str, marks: &[char]| {
        text.starts_with(|ch: char| ch.is_ascii_digit() || ch == '+')
            && text.chars().all(|ch| ch.is_ascii_digit() || marks.contains(&ch))
    };
    numeric(digits, &['.']) && numeric(power, &['+'])
}

fn digits_of(text: String, lengths: std::ops::RangeInclusive<usize>) -> Option<String> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    (digits && lengths.contains(&text.len())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spoiled_numbers_are_told_apart_from_wrong_ones() {
        for text in
            ["5.30122E+17", "5.3012219400615E17", "５.３０１２２ｅ＋１７", "530122194006158000"]
        {
            assert_eq!(id_number(text, None), Err(FaultCause::PrecisionLost), "{text}");
        }
        assert_eq!(id_number("530122194006158261", None), Err(FaultCause::IdCheckCharacter));
        assert_eq!(id_number("53012219400615826", None), Err(FaultCause::IdShape));
        assert_eq!(id_number("53012219401315826X", None), Err(FaultCause::IdBirthDate));
        assert!(id_number("\u{202d}5301221940061\u{200b}5826x\u{202c}", None).is_ok());
        assert_eq!(account("6.21700273506129E+18"), Err(FaultCause::PrecisionLost));
    }

    #[test]
    fn amounts_and_areas_have_bounds() {
        assert_eq!(money("￥1,234.5", None), Ok(Money::fen(123_450)));
        assert_eq!(money("-1", None), Err(FaultCause::Negative));
        assert_eq!(money("0.005", None), Err(FaultCause::PartsOfFen));
        assert_eq!(money("79228162514264337593543950335", None), Err(FaultCause::NotAnAmount));
        assert_eq!(money("待核", None), Err(FaultCause::NotAnAmount));
        assert_eq!(money("999,999,999,999", None), Ok(Money::yuan(999_999_999_999)));
        assert_eq!(money("1,000,000,000,000", None), Err(FaultCause::NotAnAmount));
        assert_eq!(area("１,234.50 亩", None), Ok(Decimal::new(12345, 1)));
        assert_eq!(area("0.125", None), Err(FaultCause::NotAnArea));
        assert_eq!(area("-0.5", None), Err(FaultCause::Negative));
        assert_eq!(area("约3", None), Err(FaultCause::NotAnArea));
    }

    #[test]
    fn numbers_of_phones_accounts_and_years_are_read_by_their_digits() {
        assert_eq!(phone("0871-6779 1234"), Ok("087167791234".into()));
        assert_eq!(phone("+86 13888888888"), Ok("13888888888".into()));
        assert_eq!(phone("13888888888/13999999999"), Err(FaultCause::NotAPhone));
        assert_eq!(account("6217 0027 3506 1294 149"), Ok("6217002735061294149".into()));
        assert_eq!(account("农行"), Err(FaultCause::NotAnAccount));
        assert_eq!((year("２０２０年度"), year("2020年")), (Ok(2020), Ok(2020)));
        assert_eq!(year("20"), Err(FaultCause::NotAYear));
        assert_eq!(count("1.5"), Err(FaultCause::NotACount));
    }

    #[test]
    fn places_are_found_with_what_offices_write_around_them() {
        let places = Places::district();
        let kunyang = TownshipCode(530_115_001);
        for text in [
            "昆阳街道",
            "昆 阳街道办事处",
            "云南省昆明市晋宁区昆阳街道",
            "530115001",
            "昆阳",
            "晋宁区昆阳",
            "昆阳街道办",
            "晋宁县昆阳镇",
        ] {
            assert_eq!(township(&places, text), Ok(kunyang), "{text}");
        }
        for text in [
            "昆阳街道/二街镇",
            "昆阳街道、二街镇",
            "昆阳、二街",
            "昆阳街道及二街镇",
            "昆阳街道二街镇",
            "呈贡街道/昆阳街道",
        ] {
            assert_eq!(township(&places, text), Err(FaultCause::TwoPlaces), "{text}");
        }
        assert_eq!(township(&places, "晋宁区/昆阳街道"), Ok(kunyang));
        assert_eq!(township(&places, "昆阳街道、昆阳街道"), Ok(kunyang));
        assert_eq!(township(&places, "晋城镇"), Ok(TownshipCode(530_115_003)));
        for text in ["呈贡街道", "十二街", "街道"] {
            assert_eq!(township(&places, text), Err(FaultCause::UnknownTownship), "{text}");
        }
        let hanying = VillageCode(530_115_001_204);
        for text in ["汉营村委会", "汉营", "昆阳街道汉营村委会", "汉营村委会三组"]
        {
            assert_eq!(village(&places, kunyang, text), Ok(hanying), "{text}");
        }
        for text in ["汉营村委会、旧寨村委会", "汉营/旧寨", "汉营村委会旧寨村委会"]
        {
            assert_eq!(village(&places, kunyang, text), Err(FaultCause::TwoPlaces), "{text}");
        }
        assert_eq!(village(&places, kunyang, "大汉营"), Err(FaultCause::UnknownVillage));
    }
}
