//! The program as a clerk at a shell and a script meet it: arguments in, text, JSON,
//! files and exit code out. Each test has stores of its own.

mod accounts;
mod changing;
mod comparing;
mod confirming;
mod exporting;
mod field;
mod field_kinds;
mod importing;
mod keeping;
mod mending;
mod missing;
mod papers;
mod paying;
mod registers;
mod reporting;
mod revoking;
mod serving;
pub mod store;
mod using;
mod withdrawing;
mod workbooks;
