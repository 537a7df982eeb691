//! How much of a file is read, so that no file holds the machine.

/// The largest file that is read, in bytes.
pub(super) const MAX_FILE: u64 = 256 << 20;
/// The most rows that say anything, in all sheets of a file.
pub(super) const MAX_LINES: usize = 1_000_000;
/// The most cells of workbooks that say anything, in all sheets of a file.
pub(super) const MAX_CELLS: usize = 12_000_000;
/// The most lines of a file that are kept as rejected: where so many cannot be read, the file is
/// not what it is taken for.
pub(super) const MAX_REJECTED: usize = 20_000;
/// The most columns.
pub(super) const MAX_COLUMNS: usize = 512;
/// The longest cell in bytes; a spreadsheet's holds 32,767 characters.
pub(super) const MAX_CELL: usize = 3 * 32_767;
/// What the rows of a small file may take in memory, in bytes.
pub(super) const MAX_HELD: usize = 80 << 20;
/// What those of a large one may take for each byte of it.
pub(super) const HELD_PER_BYTE: usize = 3;
