//! Text as people type it: width folding, names, masks.

/// Full-width ASCII (U+FF01–FF5E) and the ideographic space in their plain forms.
pub fn fold_width(text: &str) -> String {
    text.chars().map(plain_width).collect()
}

/// One character in its plain form; see [`fold_width`].
pub fn plain_width(ch: char) -> char {
    match ch {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch),
        '\u{3000}' | '\u{00A0}' => ' ',
        other => other,
    }
}

/// A name in the one form it is kept in: no spaces or control characters, and
/// one middle dot `·` whichever of the usual dots was typed.
pub fn tidy_name(text: &str) -> String {
    text.chars()
        .filter(|ch| !ch.is_whitespace() && !ch.is_control())
        .map(|ch| match ch {
            '•' | '．' | '.' | '・' | '‧' | '∙' => '·',
            other => other,
        })
        .collect()
}

/// All but the last `keep` characters as `*`, for phones and bank accounts.
pub fn mask_tail(text: &str, keep: usize) -> String {
    let length = text.chars().count();
    text.chars().enumerate().map(|(i, ch)| if i + keep < length { '*' } else { ch }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_variants_become_one() {
        for text in ["阿依·古丽", "阿依•古丽", " 阿依．古 丽", "阿依.古\u{3000}丽"]
        {
            assert_eq!(tidy_name(text), "阿依·古丽");
        }
    }

    #[test]
    fn masks_all_but_the_tail() {
        assert_eq!(mask_tail("6217002735061294149", 4), "***************4149");
        assert_eq!(mask_tail("12", 4), "12");
    }
}
