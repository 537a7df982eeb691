//! The number formats that make a number a code: zeros before it, letters before it.

use super::numbers::number_text;

/// How a format writes the numbers of a cell, where that differs from the plain number
/// in more than looks. Currencies, percentages, dates and grouping are looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// Signs and digits in their places: `"BZD"000000`.
    Code(Vec<Place>),
    /// At least so many decimals: `0.00`.
    Decimals(usize),
}

/// A place of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A sign that stands there.
    Sign(char),
    /// A digit of the number, zero where it has none.
    Digit,
}

impl NumberFormat {
    /// Reads a format code; none where the plain number says all.
    pub fn of_code(code: &str) -> Option<Self> {
        let code = code.trim();
        if let Some(zeros) = code.strip_prefix("0.")
            && !zeros.is_empty()
            && zeros.len() <= 15
            && zeros.bytes().all(|byte| byte == b'0')
        {
            return Some(Self::Decimals(zeros.len()));
        }
        let places = places(code)?;
        let digits = places.iter().filter(|place| **place == Place::Digit).count();
        let first = places.iter().position(|place| *place == Place::Digit)?;
        let before: String = places[..first].iter().filter_map(Place::sign).collect();
        let currency = ["RMB", "CNY", "USD", "HKD", "EUR"].contains(&before.trim());
        let lettered = before.chars().any(|ch| ch.is_ascii_alphabetic());
        (digits <= 18 && !currency && (digits >= 2 || lettered)).then_some(Self::Code(places))
    }

    /// The number as the format shows it, never with less than it says.
    pub fn text(&self, number: f64) -> Option<String> {
        let plain = number_text(number);
        match self {
            Self::Decimals(shown) => {
                let had = match plain.split_once('.') {
                    Some((_, decimals)) => decimals.len(),
                    None if plain.bytes().all(|byte| byte.is_ascii_digit()) => 0,
                    None => return None,
                };
                let dot = if had == 0 { "." } else { "" };
                Some(format!("{plain}{dot}{}", "0".repeat(shown.saturating_sub(had))))
            }
            Self::Code(places) if plain.bytes().all(|byte| byte.is_ascii_digit()) => {
                let width = places.iter().filter(|place| **place == Place::Digit).count();
                let digits = format!("{plain:0>width$}");
                // The first place takes all digits that are too many.
                let (over, digits) = digits.split_at(digits.len() - width);
                let (mut over, mut digits) = (Some(over), digits.chars());
                let mut text = String::new();
                for place in places {
                    match place {
                        Place::Sign(sign) => text.push(*sign),
                        Place::Digit => {
                            text.push_str(over.take().unwrap_or_default());
                            text.extend(digits.next());
                        }
                    }
                }
                Some(text)
            }
            Self::Code(_) => None,
        }
    }
}

impl Place {
    fn sign(&self) -> Option<char> {
        match self {
            Self::Sign(sign) => Some(*sign),
            Self::Digit => None,
        }
    }
}

/// The places of the first section of a code that has only signs and zeros.
fn places(code: &str) -> Option<Vec<Place>> {
    let mut places = Vec::new();
    let mut chars = code.chars();
    while let Some(ch) = chars.next() {
        match ch {
            ';' => break,
            '0' => places.push(Place::Digit),
            '"' => places.extend(chars.by_ref().take_while(|ch| *ch != '"').map(Place::Sign)),
            '\\' | '!' => places.push(Place::Sign(chars.next()?)),
            '-' | ' ' | '(' | ')' | '/' => places.push(Place::Sign(ch)),
            // As wide as the next, or filled with it.
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|ch| *ch != ']').collect();
                // A colour or a language only.
                let looks = inside.starts_with("$-") || inside.chars().all(char::is_alphabetic);
                if !looks {
                    return None;
                }
            }
            _ => return None,
        }
    }
    Some(places)
}

/// Whether a format writes numbers as days or times: letters of these stand in it outside
/// quotation marks and brackets.
pub(super) fn is_date(code: &str) -> bool {
    let mut chars = code.chars();
    while let Some(ch) = chars.next() {
        match ch {
            ';' => return false,
            '"' => {
                chars.by_ref().find(|ch| *ch == '"');
            }
            '[' => {
                chars.by_ref().find(|ch| *ch == ']');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return true,
            _ => (),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: f64) -> Option<String> {
        NumberFormat::of_code(code)?.text(number)
    }

    #[test]
    fn codes_keep_their_zeros_and_letters() {
        for (code, number, text) in [
            ("000000", 1.0, "000001"),
            ("\"BZD\"000000", 2.0, "BZD000002"),
            ("\\B\\Z0000", 7.0, "BZ0007"),
            ("\"BZD\"0", 12.0, "BZD12"),
            ("000-000", 12_345.0, "012-345"),
            ("0000;-0000", 5.0, "0005"),
            ("00000000", 123_456_789.0, "123456789"),
            ("0.00", 300.0, "300.00"),
            ("0.00", 12.345, "12.345"),
            ("0.00", 12.5, "12.50"),
            ("[Red]0000_ ", 5.0, "0005"),
        ] {
            assert_eq!(shown(code, number).as_deref(), Some(text), "{code}");
        }
    }

    #[test]
    fn dates_are_told_by_their_letters() {
        for code in ["yyyy/m/d", "[$-804]yyyy\"年\"m\"月\"", "h:mm", "dd-mmm"] {
            assert!(is_date(code), "{code}");
        }
        for code in ["General", "0.00\"元/month\"", "[Red]0", "#,##0_d", "0;yyyy"] {
            assert!(!is_date(code), "{code}");
        }
    }

    #[test]
    fn looks_change_nothing() {
        for code in [
            "General",
            "0",
            "#,##0.00\"元\"",
            "_ \"¥\"* #,##0.00_ ",
            "0.00_);[Red]\\(0.00\\)",
            "[$¥-804]#,##0.00",
            "0.00\"元/month\"",
            "0!.0,\"万\"",
            "0%",
            "[DBNum2][$-804]General\"元\"",
            "\"RMB\"0",
            "yyyy/m/d",
        ] {
            assert_eq!(shown(code, 12.0), None, "{code}");
        }
        assert_eq!(shown("000000", 1.5), None);
        assert_eq!(shown("000000", -1.0), None);
        assert_eq!(shown("000000000000000000", 530_122_194_006_158_260.0), None, "lost digits");
    }
}
