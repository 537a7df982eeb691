//! Two columns of a table that mean the same.

use super::cells::{RawRow, plain};
use super::heading_text::{heading_key, value_key};
use super::line_reader::LineReader;
use super::standing::Standing;
use super::sums_in_words::sum_in_words;
use super::tables::{CellRule, Measure};
use super::units::unit_of_heading;
use super::{RosterRefusal, cell_values};

/// Two columns of one meaning must not say different things of what identity or money rests
/// on: nobody would know which of them was read.
pub(super) fn check_second_columns(
    reader: &LineReader,
    rows: &[RawRow],
    standing: &[Standing],
) -> Result<(), RosterRefusal> {
    for (second, first) in &reader.columns().second {
        let (second_at, first_at) = (*second, *first);
        let field = reader.read_columns().find(|(_, column)| column == first).map(|(at, _)| at);
        let Some(field) = field.map(|at| &reader.table().fields[at]) else { continue };
        // Under headings of their own, as 人员状态 and 缴费状态, the better known is read.
        let headings = [first, second].map(|at| heading_key(&reader.headings()[*at]));
        let identity =
            matches!(field.key.as_str(), "id_number" | "name" | "bank_account" | "since");
        let of_money = field.measure == Some(Measure::Money) && reader.kind.moves_money();
        if headings[0] != headings[1] && !identity && !of_money {
            continue;
        }
        let amount = |column: usize, text: &str| {
            let unit = unit_of_heading(&reader.headings()[column], Measure::Money);
            cell_values::money(text, unit.map(|unit| unit.factor)).ok()
        };
        let weighs =
            field.cell != CellRule::Any || matches!(field.key.as_str(), "bank_account" | "since");
        let differs = |(row, standing): (&RawRow, &Standing)| {
            let [first, second] = [first, second].map(|at| value_key(plain(row.cells.get(*at))));
            // Sums in words are held against those in figures when the line is read.
            let in_words = |text: &String| {
                field.measure == Some(Measure::Money) && sum_in_words(text).is_some()
            };
            let both = !first.is_empty() && !second.is_empty();
            let both = both && !in_words(&first) && !in_words(&second);
            let same = match of_money {
                true => {
                    let [one, other] = [(first_at, &first), (second_at, &second)]
                        .map(|(column, text)| amount(column, text));
                    one.is_some() && one == other
                }
                false => first == second,
            };
            let differs = *standing == Standing::Data && both && !same;
            (weighs && differs).then_some(row.number)
        };
        if let Some(line) = rows.iter().zip(standing).find_map(differs) {
            let heading = reader.headings()[*second].clone();
            return Err(RosterRefusal::TwoColumns {
                heading,
                columns: (first + 1, second + 1),
                line,
            });
        }
    }
    Ok(())
}
