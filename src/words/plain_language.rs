//! Whether a text keeps to its language: no English sentence in Chinese, no Chinese in
//! English. What is quoted, clauses in brackets, paths and commands may be in any.

/// The words that do not belong, where there are any.
pub fn stray(text: &str, is_chinese: bool) -> Option<String> {
    let text = unquoted(text);
    if is_chinese { english_sentence(&text) } else { chinese(&text) }
}

/// The text without paths, and without what is quoted or stands in square brackets.
fn unquoted(text: &str) -> String {
    let parts = text.split_inclusive(char::is_whitespace).filter(|part| !part.contains('/'));
    let text: String = parts.collect();
    let mut kept = String::new();
    let mut closing = None;
    for ch in text.chars() {
        match (closing, ch) {
            (Some(close), ch) if close == ch => closing = None,
            (Some(_), _) => {}
            (None, '“') => closing = Some('”'),
            (None, '"') => closing = Some('"'),
            (None, '[') => closing = Some(']'),
            (None, ch) => kept.push(ch),
        }
    }
    kept
}

/// Three words of Latin letters in a row; a call of the program is none.
fn english_sentence(text: &str) -> Option<String> {
    let parts = text.split(|ch: char| !ch.is_ascii());
    parts.into_iter().find_map(|part| {
        let mut run: Vec<&str> = Vec::new();
        for token in part.split_whitespace() {
            let word = token.trim_end_matches([',', '.', ';', ':', '!', '?']);
            match word.len() > 1 && word.chars().all(|ch| ch.is_ascii_alphabetic()) {
                true => run.push(word),
                // An option or a number within a call of the program.
                false if run.first() == Some(&"youyang") => {}
                false => run.clear(),
            }
            if run.len() >= 3 && run[0] != "youyang" {
                return Some(run.join(" "));
            }
        }
        None
    })
}

fn chinese(text: &str) -> Option<String> {
    let is_han = |ch: &char| matches!(*ch, '\u{3400}'..='\u{9fff}' | '\u{3001}'..='\u{3017}');
    let found: String = text.chars().filter(is_han).collect();
    (!found.is_empty()).then_some(found)
}
