//! The form by which the numbers of papers and registers are compared: vouchers (A10), legacy
//! numbers, batches.

use super::fold_width;

/// What a number comes to however it was written: width, case, blanks, №, No., 字第…号, leading
/// zeros and hyphens tell no two apart. A hyphen between figures does: rosters number a second
/// line so (`BZD000001-2`). Only for comparing, never kept in its place.
pub fn number_key(text: &str) -> String {
    // Most numbers are letters and figures already.
    match text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        true => without_words(&text.to_ascii_uppercase()),
        false => without_words(&without_marks(text)),
    }
}

/// A number in capitals, without blanks, marks, and hyphens but between figures.
fn without_marks(text: &str) -> String {
    let folded: Vec<char> = fold_width(text)
        .chars()
        .filter(|ch| !ch.is_whitespace() && !ch.is_control() && !is_mark(*ch))
        .flat_map(char::to_uppercase)
        .collect();
    let is_digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
    let between = |at: usize| {
        is_digit(at.checked_sub(1).and_then(|before| folded.get(before)))
            && is_digit(folded.get(at + 1))
    };
    let kept = folded.iter().enumerate().filter(|(at, ch)| !is_hyphen(**ch) || between(*at));
    kept.map(|(_, ch)| if is_hyphen(*ch) { '-' } else { *ch }).collect()
}

/// A number without the words and zeros around its figures.
fn without_words(plain: &str) -> String {
    let bare = plain.strip_suffix('号').unwrap_or(plain).replacen("字第", "", 1);
    let bare = bare.strip_prefix('第').unwrap_or(&bare);
    let after_no = bare.strip_prefix("NO");
    let bare =
        after_no.filter(|rest| rest.starts_with(|ch: char| ch.is_ascii_digit())).unwrap_or(bare);
    let Some(at) = bare.find(|ch: char| ch.is_ascii_digit()) else { return bare.to_owned() };
    let (letters, digits) = bare.split_at(at);
    let run = digits.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(digits.len());
    let zeros = digits[..run].bytes().take_while(|byte| *byte == b'0').count();
    format!("{letters}{}", &digits[zeros.min(run - 1)..])
}

fn is_mark(ch: char) -> bool {
    matches!(ch, '.' | '№' | '#' | ':' | '\'' | '’' | '(' | ')')
}

fn is_hyphen(ch: char) -> bool {
    matches!(ch, '-' | '–' | '—' | '‐' | '‑' | '−' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k10_a_number_is_one_however_it_is_written() {
        for text in [
            "123456",
            "00123456",
            "№00123456",
            "No.123456",
            "１２３４５６",
            "001 23456 ",
            "第123456号",
        ] {
            assert_eq!(number_key(text), "123456", "{text}");
        }
        for text in ["PZ 00123458", "pz00123458", "PZ-123458", "ＰＺ123458"] {
            assert_eq!(number_key(text), "PZ123458", "{text}");
        }
        assert_eq!(number_key("云财字第0012号"), "云财12");
        for (text, key) in
            [("", ""), ("0", "0"), ("000", "0"), ("NOVA1", "NOVA1"), ("x", "X"), ("0A", "0A")]
        {
            assert_eq!(number_key(text), key, "{text}");
        }
        assert_ne!(number_key("PZ1"), number_key("PZ2"));
        assert_ne!(number_key("BZD000001-2"), number_key("BZD000012"));
        assert_eq!(number_key("bzd 000001—2"), number_key("BZD000001-2"));
    }
}
