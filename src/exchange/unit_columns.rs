//! Columns that say of each line in which unit its figures are: 单位, 计量单位, 币种.

use super::cells::{RawRow, plain};
use super::heading_text::{heading_key, value_key};
use super::line_reader::LineReader;
use super::line_units::LineUnits;
use super::standing::Standing;
use super::tables::{Measure, words};
use super::units::{
    StatedUnits, Unit, foreign_unit, foreign_unit_of_heading, unit_of_cell, unit_of_heading,
};
use super::{Cells, RosterRefusal};

/// Takes figures in the units that stand in columns of their own. One that is not that of the
/// file, of its title or of the figures' heading, is refused, and so is money of other countries.
pub(super) fn take_line_units(
    reader: &mut LineReader,
    stated: &StatedUnits,
    rows: &[RawRow],
    standing: &[Standing],
) -> Result<(), RosterRefusal> {
    let of_headings = rows.first().map_or(1, |row| row.number.saturating_sub(1));
    for measure in [Measure::Money, Measure::Area] {
        let of_measure =
            |(field, _): &(usize, usize)| reader.table().fields[*field].measure == Some(measure);
        let columns = reader.figure_columns().filter(of_measure);
        let headings: Vec<&String> = columns.map(|(_, at)| &reader.headings()[at]).collect();
        let foreign = headings.iter().find_map(|heading| foreign_unit_of_heading(heading));
        if let Some(unit) = foreign {
            return Err(RosterRefusal::ForeignUnit { line: of_headings, unit });
        }
        let own: Vec<Unit> =
            headings.iter().filter_map(|heading| unit_of_heading(heading, measure)).collect();
        // A title that names a unit which no heading of the money has: one of them is wrong.
        if reader.kind.moves_money()
            && let Some(all) = stated.of_measure(measure)
            && own.len() == headings.len()
            && let Some(other) = own.first()
            && own.iter().all(|unit| unit.factor != all.factor)
        {
            let (first, second) = (all.name.clone(), other.name.clone());
            return Err(RosterRefusal::TwoUnits { line: of_headings, first, second });
        }
        let of_heading = own.into_iter().next();
        let has_figures = !headings.is_empty();
        let units = has_figures.then(|| line_units(reader, measure, rows, standing)).flatten();
        let Some(units) = units else { continue };
        if let Some(all) = of_heading.or_else(|| stated.of_measure(measure).cloned()) {
            let other = |row: &RawRow| {
                let unit = unit_of_cell(row.cells.get(units.column()), measure)?;
                (unit.factor != all.factor).then_some((row.number, unit.name))
            };
            if let Some((line, second)) = rows.iter().find_map(other) {
                return Err(RosterRefusal::TwoUnits { line, first: all.name, second });
            }
        }
        reader.convert_lines(measure, units);
    }
    Ok(())
}

/// The column of units of a measure among those that nothing else is read from, by its heading or
/// by what stands in it; none where it names no unit of the measure.
fn line_units(
    reader: &LineReader,
    measure: Measure,
    rows: &[RawRow],
    standing: &[Standing],
) -> Option<LineUnits> {
    let data = rows.iter().zip(standing).filter(|(_, standing)| **standing == Standing::Data);
    let data: Vec<&Cells> = data.map(|(row, _)| &row.cells).collect();
    let others = reader.columns().unread.iter().copied();
    others.into_iter().find_map(|column| of_column(reader, measure, column, &data))
}

fn of_column(
    reader: &LineReader,
    measure: Measure,
    column: usize,
    data: &[&Cells],
) -> Option<LineUnits> {
    let filled = || data.iter().map(|cells| cells.get(column)).filter(|c| !plain(c).is_empty());
    let is_foreign = |cell: &str| measure == Measure::Money && foreign_unit(cell).is_some();
    let other = |cell: &str| {
        [Measure::Money, Measure::Area].into_iter().any(|any| unit_of_cell(cell, any).is_some())
    };
    let named = is_unit_heading(&reader.headings()[column]);
    if !named && !filled().all(|cell| other(cell) || is_foreign(cell)) {
        return None;
    }
    let mut units = filled().filter_map(|cell| unit_of_cell(cell, measure));
    let foreign = filled().any(is_foreign);
    let Some(first) = units.next() else {
        return foreign.then_some(LineUnits::Each(column));
    };
    let one = !foreign && units.all(|unit| unit.factor == first.factor);
    let known = |cell: &str| unit_of_cell(cell, measure).is_some();
    let all = one && filled().all(|cell| known(cell) || other(cell));
    Some(if all { LineUnits::One(column, first) } else { LineUnits::Each(column) })
}

/// Whether a heading is the word for a unit or for a currency.
fn is_unit_heading(heading: &str) -> bool {
    let key = value_key(heading);
    let own = |words: &[String]| words.iter().any(|word| heading_key(word) == heading_key(&key));
    own(&words().unit_words) || own(&words().currency_headings)
}
