//! Text in cells: widths, cutting, wrapping. A Han character is two cells.

use std::borrow::Cow;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Shows that something was cut off; one cell in every terminal.
const CUT: char = '~';

/// Cells a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text without what would move the cursor or turn the line: control
/// characters, escape sequences' lead bytes, and marks of direction.
pub fn clean(text: &str) -> Cow<'_, str> {
    let unsafe_to_draw = |ch: char| {
        ch.is_control()
            || matches!(ch, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
    };
    if !text.contains(unsafe_to_draw) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().map(|ch| if matches!(ch, '\n' | '\t') { ' ' } else { ch });
    Cow::Owned(kept.filter(|ch| !unsafe_to_draw(*ch)).collect())
}

/// The text cut to a number of cells, ending in `~` where something was cut.
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(1) else { return Cow::Borrowed("") };
    let mut cut = head(text, room).to_owned();
    cut.push(CUT);
    Cow::Owned(cut)
}

/// A number of people or cases with thousands separators: `42,013`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The longest start of a text that takes at most that number of cells.
pub fn head(text: &str, cells: usize) -> &str {
    let mut used = 0;
    for (at, ch) in text.char_indices() {
        used += ch.width().unwrap_or(0);
        if used > cells {
            return &text[..at];
        }
    }
    text
}

/// The text in lines of at most that number of cells: broken at spaces, between Han
/// characters, and before no closing sign.
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(2);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut rest = paragraph.trim_end();
        while width(rest) > cells {
            let at = break_at(rest, cells);
            lines.push(rest[..at].trim_end().to_owned());
            rest = rest[at..].trim_start();
        }
        lines.push(rest.to_owned());
    }
    lines
}

/// Where a line too long breaks; never at its start.
fn break_at(text: &str, cells: usize) -> usize {
    let full = head(text, cells).len().max(text.chars().next().map_or(0, char::len_utf8));
    let fits = |at: &usize| *at > 0 && *at <= full;
    let mut best = None;
    let mut before: Option<char> = None;
    for (at, ch) in text.char_indices().take_while(|(at, _)| *at <= full) {
        let loose = before.is_some_and(|before| before == ' ' || is_wide(before) || is_wide(ch));
        if fits(&at) && loose && !closes(ch) && !before.is_some_and(opens) {
            best = Some(at);
        }
        before = Some(ch);
    }
    best.unwrap_or(full)
}

fn is_wide(ch: char) -> bool {
    ch.width() == Some(2)
}

fn closes(ch: char) -> bool {
    "，。、；：？！）》」』】,.;:?!)]%".contains(ch)
}

fn opens(ch: char) -> bool {
    "（《「『【([".contains(ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cutting_never_splits_a_wide_character() {
        for (cells, wanted) in [(8, "张桂兰ab"), (7, "张桂兰~"), (6, "张桂~"), (1, "~"), (0, "")]
        {
            assert_eq!(fit("张桂兰ab", cells), wanted, "{cells}");
            assert!(width(&fit("张桂兰ab", cells)) <= cells);
        }
    }

    #[test]
    fn nothing_in_a_text_can_steer_the_terminal() {
        assert_eq!(clean("张\u{1b}[2J桂\u{9b}1m\u{202e}兰\n"), "张[2J桂1m兰 ");
        assert!(matches!(clean("张桂兰"), Cow::Borrowed(_)));
    }

    #[test]
    fn wraps_between_han_and_at_spaces_but_not_before_a_stop() {
        assert_eq!(wrap("身份确认完成，方可补助。", 12), ["身份确认完", "成，方可补", "助。"]);
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("53012219600101", 6), ["530122", "196001", "01"]);
        assert_eq!(wrap("一\n二", 10), ["一", "二"]);
    }
}
