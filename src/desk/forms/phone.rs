//! A phone number as it is typed into a form; what rosters bring is taken as it comes.

use super::slip::FieldError;
use crate::desk::widgets::Form;

/// The phone typed, without spaces; empty where nothing is typed.
pub fn read(form: &Form) -> Result<String, FieldError> {
    let typed = crate::base::fold_width(form.text("phone")).replace(' ', "");
    match typed.is_empty() || is_phone(&typed) {
        true => Ok(typed),
        false => Err(FieldError { field: "phone", why: "act-phone-shape" }),
    }
}

/// 7 to 12 digits, with hyphens, a leading 0 or the country's +86.
fn is_phone(typed: &str) -> bool {
    let national = typed.strip_prefix("+86").or(typed.strip_prefix('+')).unwrap_or(typed);
    let digits: String = national.chars().filter(|ch| *ch != '-').collect();
    let number = digits.strip_prefix('0').unwrap_or(&digits);
    (7..=12).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_phone;

    #[test]
    fn phones_as_they_are_commonly_written_are_taken_and_accounts_are_not() {
        for phone in ["13900001234", "0871-67801234", "+86-139-0000-1234", "67801234", "7801234"] {
            assert!(is_phone(phone), "{phone}");
        }
        for other in ["62170027350612000", "139000", "1390000123a", "-", "+", "+86"] {
            assert!(!is_phone(other), "{other}");
        }
    }
}
