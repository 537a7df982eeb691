//! Citizen identity numbers (公民身份号码, GB 11643-1999).

use super::{Date, fold_width};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A valid 18-character citizen identity number, upper-case check character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdNumber([u8; 18]);

/// Sex as the seventeenth digit of an identity number tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// 男: an odd sequence number.
    Male,
    /// 女: an even sequence number.
    Female,
}

/// Why a text is nobody's identity number (GB 11643).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum IdNumberFault {
    /// Neither 15 digits nor 17 digits and a check character.
    #[error("identity number is not 15 or 18 characters of the standard's form")]
    Shape,
    /// The birth date inside it is no day of the calendar.
    #[error("identity number holds an impossible birth date")]
    BirthDate,
    /// The check character does not match.
    #[error("identity number fails its check character")]
    CheckCharacter,
}

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: &[u8; 11] = b"10X98765432";

/// What offices write where an `X` belongs.
const LOOK_LIKE_X: [char; 13] = ['Ⅹ', 'ⅹ', '×', 'Х', 'х', 'χ', 'Χ', '✕', '✖', '⨯', '╳', '✗', '✘'];

impl IdNumber {
    /// Reads a number as offices write it: full-width digits, spaces, a leading
    /// apostrophe, lower-case `x`, and first-generation 15-digit numbers, which
    /// become the 18-character number of the same person (born 19xx).
    pub fn parse(text: &str) -> Result<Self, IdNumberFault> {
        let mut raw: Vec<u8> = Vec::with_capacity(18);
        for ch in fold_width(text).chars() {
            match ch {
                '0'..='9' => raw.push(ch as u8),
                'x' | 'X' => raw.push(b'X'),
                c if c.is_whitespace() => {}
                '\'' | '\u{2018}' | '\u{2019}' if raw.is_empty() => {}
                _ => return Err(IdNumberFault::Shape),
            }
        }
        if raw.len() == 15 && raw.iter().all(u8::is_ascii_digit) {
            raw.splice(6..6, *b"19");
            let check = check_character(&raw);
            raw.push(check);
        }
        let number: [u8; 18] = raw.try_into().map_err(|_| IdNumberFault::Shape)?;
        if !number[..17].iter().all(u8::is_ascii_digit) {
            return Err(IdNumberFault::Shape);
        }
        let number = Self(number);
        number.birth().ok_or(IdNumberFault::BirthDate)?;
        if check_character(&number.0[..17]) != number.0[17] {
            return Err(IdNumberFault::CheckCharacter);
        }
        Ok(number)
    }

    /// Reads a number as [`IdNumber::parse`] does, and one whose check character `X` was
    /// written as something that looks like it (`Ⅹ`, `×`, Cyrillic `Х`, Greek `χ`), where
    /// `X` fits. A `*` looks like nothing: it stands for what was left out.
    pub fn parse_written(text: &str) -> Result<Self, IdNumberFault> {
        let text = text.trim_end();
        let plain = |digits: &str| Self::parse(&format!("{digits}X"));
        match text.strip_suffix(LOOK_LIKE_X) {
            Some(digits) => plain(digits).map_err(|_| IdNumberFault::Shape),
            None => Self::parse(text),
        }
    }

    /// Whether a text comes within one character of this number: one digit is another, is
    /// missing, or is too many.
    pub fn is_near(&self, text: &str) -> bool {
        let written: Vec<u8> = fold_width(text)
            .chars()
            .filter(|ch| !ch.is_whitespace())
            .map(|ch| {
                if LOOK_LIKE_X.contains(&ch) {
                    b'X'
                } else {
                    u8::try_from(ch.to_ascii_uppercase()).unwrap_or(0)
                }
            })
            .collect();
        let (own, written) = (&self.0[..], &written[..]);
        let before = own.iter().zip(written).take_while(|(one, other)| one == other).count();
        let (own, written) = (&own[before..], &written[before..]);
        match (own, written) {
            ([], []) => true,
            ([_, own @ ..], [_, rest @ ..]) if own.len() == rest.len() => own == rest,
            ([_, own @ ..], written) if own.len() == written.len() => own == written,
            (own, [_, rest @ ..]) => own == rest,
            _ => false,
        }
    }

    /// The number made of a region code, birth date and order code, with its
    /// check character; for made-up districts. `None` where a part does not fit.
    pub fn compose(region: u32, birth: Date, order: u32) -> Option<Self> {
        let text = format!("{region:06}{}{order:03}", birth.compact());
        let check = char::from(check_character(text.as_bytes()));
        Self::parse(&format!("{text}{check}")).ok()
    }

    /// All eighteen characters. Personal data: show [`IdNumber::masked`] instead.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The form shown by default: first six and last four, `530122********3316`.
    pub fn masked(&self) -> String {
        let text = self.as_str();
        format!("{}********{}", &text[..6], &text[14..])
    }

    /// The last four characters, by which people are told apart aloud.
    pub fn last_four(&self) -> &str {
        &self.as_str()[14..]
    }

    /// The birth date within the number.
    pub fn birth_date(&self) -> Date {
        self.birth().unwrap_or(Date::EPOCH)
    }

    /// Completed years of age on a day.
    pub fn age_on(&self, day: Date) -> i32 {
        self.birth_date().years_until(day)
    }

    /// Sex by the order code's last digit: odd is male.
    pub fn sex(&self) -> Sex {
        if (self.0[16] - b'0') % 2 == 1 { Sex::Male } else { Sex::Female }
    }

    fn birth(&self) -> Option<Date> {
        let digits = |from: usize, to: usize| -> u32 {
            self.0[from..to].iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'))
        };
        Date::new(digits(6, 10) as i32, digits(10, 12), digits(12, 14))
    }
}

fn check_character(first_seventeen: &[u8]) -> u8 {
    let sum: u32 = WEIGHTS.iter().zip(first_seventeen).map(|(w, d)| w * u32::from(d - b'0')).sum();
    CHECKS[(sum % 11) as usize]
}

/// Masked, so that no panic or log shows a whole number.
impl fmt::Debug for IdNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl Serialize for IdNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for IdNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_offices_write_them() {
        let plain = IdNumber::parse("53012219400615826X").expect("valid");
        for text in
            ["'53012219400615826x ", "５３０１２２１９４００６１５８２６Ｘ", "530122 19400615 826x"]
        {
            assert_eq!(IdNumber::parse(text), Ok(plain), "{text}");
        }
        assert_eq!(plain.birth_date(), Date::new(1940, 6, 15).expect("day"));
        assert_eq!(plain.sex(), Sex::Female);
        assert_eq!(plain.age_on(Date::new(2020, 6, 14).expect("day")), 79);
        assert_eq!(plain.age_on(Date::new(2020, 6, 15).expect("day")), 80);
    }

    #[test]
    fn first_generation_numbers_are_the_same_person() {
        let long = IdNumber::parse("530122194703172046").map_err(|_| ());
        let base = "53012219470317204";
        let check = char::from(check_character(base.as_bytes()));
        let long =
            long.unwrap_or_else(|()| IdNumber::parse(&format!("{base}{check}")).expect("valid"));
        assert_eq!(IdNumber::parse("530122470317204"), Ok(long));
    }

    #[test]
    fn k12_look_alikes_of_x_are_x_where_it_fits() {
        let plain = IdNumber::parse("53012219500101005X").expect("valid");
        for sign in ["Ⅹ", "ⅹ", "×", "Х", "х", "χ", "Χ", "x", "Ｘ", "ｘ"] {
            let text = format!("53012219500101005{sign} ");
            assert_eq!(IdNumber::parse_written(&text), Ok(plain), "{sign}");
        }
        for text in ["53012219500101005*", "53012219500101007×", "5301221950010100×X"] {
            assert!(IdNumber::parse_written(text).is_err(), "{text}");
        }
    }

    #[test]
    fn k1_numbers_within_one_character_are_near() {
        let number = IdNumber::parse("530122195001010076").expect("valid");
        for text in [
            "530122195001010070",
            "530122195001010016",
            "53012219500101007",
            "53012219500101076",
            "5301221950010100766",
            "５30122195001010076 ",
        ] {
            assert!(number.is_near(text), "{text}");
        }
        for text in ["", "530122195001010033", "530122500101007", "见附件"] {
            assert!(!number.is_near(text), "{text}");
        }
    }

    #[test]
    fn names_the_fault() {
        assert_eq!(IdNumber::parse("530122"), Err(IdNumberFault::Shape));
        assert_eq!(IdNumber::parse("53012219400615A26X"), Err(IdNumberFault::Shape));
        assert_eq!(IdNumber::parse("530122193104310603"), Err(IdNumberFault::BirthDate));
        assert_eq!(IdNumber::parse("530122194604284236"), Err(IdNumberFault::CheckCharacter));
    }

    #[test]
    fn is_masked_wherever_it_is_printed() {
        let number = IdNumber::parse("53012219400615826X").expect("valid");
        assert_eq!(format!("{number:?}"), "530122********826X");
    }
}
