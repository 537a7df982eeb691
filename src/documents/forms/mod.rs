//! Papers for the citizen as plain text: the choice form to sign (E4) and the receipt.
//!
//! Pure: everything comes from what is given, the identity number masked. No line is
//! wider than 78 cells, so that it prints on any terminal or printer.

mod choice_form;
mod options;
mod page;
mod pdf;
mod receipt;
#[cfg(test)]
mod tests;

pub use choice_form::ChoiceForm;
pub use options::{OptionRow, option_rows};
pub use pdf::pdf_of;
pub use receipt::CaseReceipt;
