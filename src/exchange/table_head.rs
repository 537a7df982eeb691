//! What stands around the lines of a table and gives them their meaning: with it one that was
//! rejected is read again.

use super::cells::RawRow;
use super::standing::{NoData, Standing};
use super::told::Told;
use super::units::StatedUnits;
use crate::casework::TableHead;

/// What is above a table's lines, what names a unit below, and what was told beside the file.
pub(super) fn table_head(
    above: &[RawRow],
    (below, standing): (&[RawRow], &[Standing]),
    told: &Told,
) -> TableHead {
    let names_unit = |(row, standing): &(&RawRow, &Standing)| match standing {
        Standing::NoData(NoData::Units) => true,
        Standing::NoData(_) => {
            let stated = StatedUnits::of([(row.number, &row.cells)].into_iter());
            stated.is_ok_and(|stated| stated.is_any())
        }
        _ => false,
    };
    let below = below.iter().zip(standing);
    let below = below.filter(names_unit).map(|(row, _)| row);
    let rows = above.iter().chain(below).map(|row| (row.number, row.cells.clone()));
    let (township, columns) = (told.township, told.columns.clone());
    TableHead { rows: rows.collect(), township, columns }
}
