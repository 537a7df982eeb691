//! Headings and values without what offices vary, and the words that headings are made of.

use super::cells::unseen;
use crate::base::plain_width;
use serde::Deserialize;

/// The words that headings of one meaning are made of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeadingWords {
    /// One of these stands in it.
    head: Vec<String>,
    /// And nothing else but these.
    with: Vec<String>,
}

impl HeadingWords {
    /// Whether a heading is one of the head words among nothing but the others.
    pub fn make_up(&self, heading: &str) -> bool {
        // Every cell that may be a heading comes here, and hardly one has such a word.
        if !self.head.iter().any(|word| heading.contains(word.as_str())) {
            return false;
        }
        // What a heading's beginning can be, up to each byte: nothing known, only words
        // beside the head, or the head among them.
        let mut reached = vec![(false, false); heading.len() + 1];
        reached[0].0 = true;
        for at in heading.char_indices().map(|(at, _)| at) {
            let (plain, headed) = reached[at];
            if !plain && !headed {
                continue;
            }
            let rest = &heading[at..];
            let starts = |word: &&String| rest.starts_with(word.as_str());
            for word in self.with.iter().filter(starts) {
                let end = &mut reached[at + word.len()];
                *end = (end.0 || plain, end.1 || headed);
            }
            for word in self.head.iter().filter(starts) {
                reached[at + word.len()].1 = true;
            }
        }
        reached[heading.len()].1
    }
}

/// A heading without what offices vary: width, spaces, brackets and marks.
pub(super) fn heading_key(heading: &str) -> String {
    let folded = value_key(heading);
    let kept = folded.chars().filter(|ch| !ch.is_ascii_punctuation() && !MARKS.contains(ch));
    kept.map(|ch| if ch == '帐' { '账' } else { ch }).collect()
}

/// A heading's name and the notes in brackets in or behind it: its unit, as a rule.
pub(super) fn name_and_note(heading: &str) -> (String, String) {
    let (mut name, mut note) = (String::new(), String::new());
    let mut depth = 0_usize;
    for ch in value_key(heading).chars() {
        match ch {
            '(' | '[' | '【' | '〔' => {
                if depth == 0 && !note.is_empty() {
                    note.push('、');
                }
                depth += 1;
            }
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            ch if depth > 0 => note.push(ch),
            ch => name.push(ch),
        }
    }
    (name, note)
}

/// A cell without width, spaces and case: how values and headings are compared.
pub(super) fn value_key(cell: &str) -> String {
    let shown = |ch: &char| !ch.is_whitespace() && !unseen(*ch);
    let shown = cell.chars().map(plain_width).filter(shown);
    let mut key = String::with_capacity(cell.len());
    key.extend(shown.map(|ch| ch.to_ascii_lowercase()));
    key
}

const MARKS: [char; 12] = ['【', '】', '〔', '〕', '《', '》', '、', '·', '“', '”', '：', '，'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_its_name_and_its_notes() {
        let parted = |heading| {
            let (name, note) = name_and_note(heading);
            format!("{name}|{note}")
        };
        assert_eq!(parted("个人账户余额（万元）"), "个人账户余额|万元");
        assert_eq!(parted("身份证号（18位）[必填]"), "身份证号|18位、必填");
        assert_eq!(heading_key("乡（镇、街道）"), "乡镇街道");
        assert_eq!(heading_key("个人帐户余额"), "个人账户余额");
    }

    #[test]
    fn words_make_up_a_heading_with_nothing_between_them() {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        let parts =
            HeadingWords { head: words(&["账号"]), with: words(&["银行", "开户银行"]) };
        for (heading, fits) in [
            ("账号", true),
            ("开户银行账号", true),
            ("银行", false),
            ("开户账号", false),
            ("账号甲", false),
        ] {
            assert_eq!(parts.make_up(heading), fits, "{heading}");
        }
    }
}
