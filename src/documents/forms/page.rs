//! The page of a form: as wide as any terminal or printer, facts in two columns.

use crate::words::Words;
use unicode_width::UnicodeWidthStr;

/// Cells of a line.
pub(super) const WIDTH: usize = 78;

/// The text in the middle of a line.
pub(super) fn centred(text: &str) -> String {
    " ".repeat(WIDTH.saturating_sub(text.width()) / 2) + text
}

/// The text filled up with spaces to a number of cells.
pub(super) fn padded(text: &str, cells: usize) -> String {
    text.to_owned() + &" ".repeat(cells.saturating_sub(text.width()))
}

/// A line drawn across the page.
pub(super) fn ruled() -> String {
    "-".repeat(WIDTH)
}

/// Labelled facts, two a line where they fit.
pub(super) fn paired(facts: &[(&str, String)], words: &Words) -> Vec<String> {
    const HALF: usize = WIDTH / 2;
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    for (label, value) in facts {
        let fact = words.say_with(
            "form-fact",
            &[("label", words.say(label).to_owned().into()), ("value", value.clone().into())],
        );
        match lines.last_mut().filter(|line| open && line.width() < HALF && fact.width() <= HALF) {
            Some(line) => {
                *line = padded(line, HALF) + &fact;
                open = false;
            }
            None => {
                lines.push(fact);
                open = true;
            }
        }
    }
    lines
}
