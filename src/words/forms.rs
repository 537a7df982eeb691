//! Papers for the citizen as plain text: the choice form to sign (E4) and the receipt.
//!
//! Pure: everything comes from what is given, the identity number masked. No line is
//! wider than 78 cells, so that it prints on any terminal or printer.

mod choice_form;
mod options;
mod pdf;
mod receipt;
#[cfg(test)]
mod tests;

pub use choice_form::ChoiceForm;
pub use options::{OptionRow, option_rows};
pub use pdf::pdf_of;
pub use receipt::Receipt;

use super::Words;
use unicode_width::UnicodeWidthStr;

/// Cells of a line.
const WIDTH: usize = 78;

/// The text in the middle of a line.
fn centred(text: &str) -> String {
    " ".repeat(WIDTH.saturating_sub(text.width()) / 2) + text
}

/// The text filled up with spaces to a number of cells.
fn padded(text: &str, cells: usize) -> String {
    text.to_owned() + &" ".repeat(cells.saturating_sub(text.width()))
}

fn ruled() -> String {
    "-".repeat(WIDTH)
}

/// Labelled facts, two a line where they fit.
fn paired(facts: &[(&str, String)], words: &Words) -> Vec<String> {
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
