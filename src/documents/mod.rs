//! Documents that leave the desk: lists, reports, forms, receipts and the bank's file, as
//! CSV, XLSX, JSON lines, PDF or text.
//!
//! Owns what stands in each of them and how a file comes into being, whole or not at all.
//! An export is noted in the journal before it is written. It never decides anything.

mod bank_file;
mod book;
mod document;
mod format;
mod forms;
mod import_account;
mod lists;
mod masked_cell;
mod new_file;
mod outgoing;
mod report;
mod table;
mod whole_file;
mod write_csv;
mod write_fault;
mod write_jsonl;
mod write_page;
mod write_xlsx;

pub use bank_file::{BankFile, bank_file};
pub use book::{BookSheet, write_book};
pub use document::Document;
pub use format::{known_format, write_table};
pub use forms::{CaseReceipt, ChoiceForm, OptionRow, option_rows, pdf_of};
pub use import_account::{differing_total, import_account, sheet_fate, stored_total};
pub use lists::{
    Export, Exported, FaultsOf, exported, exported_faults, exported_file_faults, exported_people,
    listed, townships_to_mend,
};
pub use masked_cell::{line_as_it_came, masked_cell};
pub use new_file::NewFile;
pub use outgoing::{ExportFault, export_batch, export_table, note_export};
pub use report::report_document;
pub use table::{Cell, ColumnKind, DataColumn, DataTable};
pub(crate) use whole_file::{write_whole, write_workbook};
pub use write_fault::{WriteFault, explain_write};
pub(crate) use write_xlsx::undated;

#[cfg(test)]
mod tests;
