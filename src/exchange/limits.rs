//! How much of a file is read, so that no file holds the machine.

/// The largest file that is read, in bytes.
pub(super) const MAX_FILE: u64 = 256 << 20;
/// The most rows of one sheet or file.
pub(super) const MAX_LINES: usize = 2_000_000;
/// The most columns.
pub(super) const MAX_COLUMNS: usize = 512;
/// The longest cell in bytes; a spreadsheet's holds 32,767 characters.
pub(super) const MAX_CELL: usize = 3 * 32_767;
